#include "models/objects.h"

#include <stdexcept>

#include "sim/os/kernel.h"

namespace interleave {

std::string SharedObject::Aspect::words() const {
  return awaited_words(object_.object_, object_.name_, asked_, object_.holders().names(), object_.arrived());
}

void SharedObject::cannot() const { throw std::logic_error(named() + " cannot do that"); }

void SharedObject::refuse(const Thread& self, const std::string& what) const {
  throw RunFailure("at " + std::to_string(seconds(self.kernel().now())) + " s " + self.name() + " " + what);
}

Co<bool> SharedObject::acquire(Caller caller, Holding how, Time deadline) {
  if (lock_) co_return co_await lock_->acquire(caller, how, deadline);
  const As as(caller.self, Doing::lock);
  const Awaiting<Thread> awaiting(caller.self, to_hold_);
  const bool got = co_await do_acquire(caller, how, deadline);
  if (got) holders_.add(caller.self);
  co_return got;
}

Co<> SharedObject::release(Caller caller, Holding how) {
  if (lock_) co_return co_await lock_->release(caller, how);
  const std::string fault = release_fault(object_, name_, holders_, caller.self, has_owner());
  if (!fault.empty()) refuse(caller.self, fault);
  holders_.remove(caller.self);
  co_await do_release(caller, how);
}

Co<bool> SharedObject::wait(Caller caller, Time deadline) {
  const bool condition = object_.kind == Object::Kind::condition;
  if (condition && !holders().has(caller.self))
    refuse(caller.self, "waits for " + named() + " without holding its lock");
  const As as(caller.self, Doing::lock);
  const Awaiting<Thread> awaiting(caller.self, to_wait_);
  const std::size_t levels = condition ? holders().leave(caller.self) : 0;
  const bool in_time = co_await do_wait(caller, deadline);
  holders().come_back(caller.self, levels);
  co_return in_time;
}

Co<bool> SharedObject::put(Caller caller, Time deadline) {
  const As as(caller.self, Doing::queue);
  const Awaiting<Thread> awaiting(caller.self, to_put_);
  const bool in_time = co_await do_put(caller, deadline);
  co_return in_time;
}

Co<bool> SharedObject::get(Caller caller, Time deadline) {
  const As as(caller.self, Doing::queue);
  const Awaiting<Thread> awaiting(caller.self, to_get_);
  const bool in_time = co_await do_get(caller, deadline);
  co_return in_time;
}

Co<> SharedObject::notify(Caller caller, std::int64_t count) {
  if (!holders().has(caller.self)) refuse(caller.self, "notifies " + named() + " without holding its lock");
  co_await do_notify(caller, count);
}

// ---- all of a workload ----

namespace {

MadeObject make_object(const std::string& name, const Object& object, SharedObject* lock, const Approach& approach,
                       Interpreter& interpreter) {
  if (object.kind == Object::Kind::counter || object.kind == Object::Kind::dict)
    return make_shared_data(name, object, approach);
  switch (object_library(approach)) {
    case ObjectLibrary::pthreads: return make_native_object(name, object, lock, approach);
    case ObjectLibrary::multiprocessing: return make_process_object(name, object, lock);
    default: return make_threading_object(name, object, lock, interpreter);   // asyncio: of background threads
  }
}

}  // namespace

// Conditions after the locks that they stand over.
ObjectMap::ObjectMap(const Workload& workload, const Approach& approach, Interpreter& interpreter) {
  for (const bool over_others : {false, true})
    for (const auto& [name, object] : workload.objects) {
      if (object.lock.empty() == over_others) continue;
      SharedObject* const lock = over_others ? objects_.at(object.lock).get() : nullptr;
      MadeObject made = make_object(name, object, lock, approach, interpreter);
      if (lock) made->stands_over(*lock);
      objects_.emplace(name, std::move(made));
    }
}

}  // namespace interleave
