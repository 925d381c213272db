// The objects of processes: multiprocessing's. Every caller brings the interpreter of its own process.
#include <limits>

#include "models/objects.h"
#include "sim/os/kernel.h"
#include "sim/python/barrier.h"
#include "sim/python/interpreter.h"
#include "sim/python/synchronize.h"

namespace interleave {
namespace {

// Lock, RLock, Semaphore, BoundedSemaphore.
class ProcessSemLock final : public SharedObject {
 public:
  ProcessSemLock(const std::string& name, const Object& object)
      : SharedObject(name, object),
        lock_(object.kind == Object::Kind::rlock ? SemLock::Kind::recursive : SemLock::Kind::semaphore,
              object.capacity) {}
  SemLock& lock() { return lock_; }

 private:
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override {
    return lock_.acquire(caller.self, *caller.own, deadline);
  }
  Co<> do_release(Caller caller, Holding) override { return lock_.release(caller.self, *caller.own); }
  SemLock lock_;
};

class ProcessConditionObject final : public SharedObject {
 public:
  ProcessConditionObject(const std::string& name, const Object& object, ProcessSemLock* over)
      : SharedObject(name, object), condition_(over ? over->lock() : own_) {}

 private:
  bool has_owner() const override { return true; }
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override {
    return own_.acquire(caller.self, *caller.own, deadline);
  }
  Co<> do_release(Caller caller, Holding) override { return own_.release(caller.self, *caller.own); }
  Co<bool> do_wait(Caller caller, Time deadline) override {
    return condition_.wait(caller.self, *caller.own, deadline);
  }
  Co<> do_notify(Caller caller, std::int64_t count) override {
    return condition_.notify(caller.self, *caller.own, count);
  }
  SemLock own_{SemLock::Kind::recursive, 1};
  ProcessCondition condition_;
};

class ProcessEventObject final : public SharedObject {
 public:
  using SharedObject::SharedObject;

 private:
  Co<> do_set(Caller caller) override { return event_.set(caller.self, *caller.own); }
  Co<> do_clear(Caller caller) override { return event_.clear(caller.self, *caller.own); }
  Co<bool> do_wait(Caller caller, Time deadline) override { return event_.wait(caller.self, *caller.own, deadline); }
  ProcessEvent event_;
};

class ProcessBarrier final : public SharedObject {
 public:
  ProcessBarrier(const std::string& name, const Object& object)
      : SharedObject(name, object), barrier_(condition_, object.capacity) {}

 private:
  std::int64_t arrived() const override { return barrier_.arrived(); }
  Co<bool> do_wait(Caller caller, Time deadline) override {
    const BarrierWait result = co_await barrier_.wait(deadline, caller.self, *caller.own);
    if (result == BarrierWait::broken) refuse_broken(caller.self);
    co_return result == BarrierWait::passed;
  }
  SemLock lock_{SemLock::Kind::recursive, 1};
  ProcessCondition condition_{lock_};
  BarrierOver<ProcessCondition, Thread, Interpreter> barrier_;
};

// What bounds a multiprocessing.Queue is a BoundedSemaphore of places; the pipe behind it is taken for a semaphore of
// entries.
class ProcessQueueObject final : public SharedObject {
 public:
  ProcessQueueObject(const std::string& name, const Object& object)
      : SharedObject(name, object),
        places_(SemLock::Kind::semaphore, object.capacity > 0 ? object.capacity : no_limit) {}

 private:
  static constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();
  Co<bool> do_put(Caller caller, Time deadline) override { return pass(caller, places_, entries_, deadline); }
  Co<bool> do_get(Caller caller, Time deadline) override { return pass(caller, entries_, places_, deadline); }
  static Co<bool> pass(Caller caller, SemLock& from, SemLock& to, Time deadline) {
    co_await caller.own->spend(caller.self, caller.own->profile().queue_operation);
    const bool in_time = co_await from.acquire(caller.self, *caller.own, deadline);
    if (in_time) co_await to.release(caller.self, *caller.own);
    co_return in_time;
  }
  SemLock places_, entries_{SemLock::Kind::semaphore, 0};
};

}  // namespace

MadeObject make_process_object(const std::string& name, const Object& object, SharedObject* lock) {
  switch (object.kind) {
    case Object::Kind::lock:
    case Object::Kind::rlock:
    case Object::Kind::semaphore:
    case Object::Kind::bounded_semaphore: return std::make_unique<ProcessSemLock>(name, object);
    case Object::Kind::condition:
      return std::make_unique<ProcessConditionObject>(name, object, static_cast<ProcessSemLock*>(lock));
    case Object::Kind::event: return std::make_unique<ProcessEventObject>(name, object);
    case Object::Kind::barrier: return std::make_unique<ProcessBarrier>(name, object);
    default: return std::make_unique<ProcessQueueObject>(name, object);
  }
}

}  // namespace interleave
