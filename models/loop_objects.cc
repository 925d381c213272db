#include "models/loop_objects.h"

#include <stdexcept>

#include "sim/os/kernel.h"
#include "sim/python/barrier.h"
#include "sim/python/interpreter.h"
#include "sim/python/loop_locks.h"

namespace interleave {

void LoopObject::cannot() const { throw std::logic_error(named_object(object_, name_) + " cannot do that"); }

void LoopObject::refuse(LoopTask& task, const std::string& what) const {
  const Time now = task.loop.interpreter().kernel().now();
  throw RunFailure("at " + std::to_string(seconds(now)) + " s " + task.name() + " " + what);
}

Co<bool> LoopObject::acquire(LoopTask& task) {
  if (lock_) co_return co_await lock_->acquire(task);
  const Awaiting<LoopTask> awaiting(task, to_hold_);
  const bool got = co_await do_acquire(task);
  if (got) holders_.add(task);
  co_return got;
}

void LoopObject::release(LoopTask& task) {
  if (lock_) return lock_->release(task);
  const std::string fault = release_fault(object_, name_, holders_, task, false);
  if (!fault.empty()) refuse(task, fault);
  holders_.remove(task);
  do_release();
}

Co<bool> LoopObject::wait(LoopTask& task) {
  const bool condition = object_.kind == Object::Kind::condition;
  const std::string it = named_object(object_, name_);
  if (condition && !holders().has(task)) refuse(task, "waits for " + it + " without holding its lock");
  const Awaiting<LoopTask> awaiting(task, to_wait_);
  const std::size_t levels = condition ? holders().leave(task) : 0;
  const bool in_time = co_await do_wait(task);
  holders().come_back(task, levels);
  co_return in_time;
}

Co<bool> LoopObject::put(LoopTask& task) {
  const Awaiting<LoopTask> awaiting(task, to_put_);
  const bool in_time = co_await do_put(task);
  co_return in_time;
}

Co<bool> LoopObject::get(LoopTask& task) {
  const Awaiting<LoopTask> awaiting(task, to_get_);
  const bool in_time = co_await do_get(task);
  co_return in_time;
}

void LoopObject::notify(LoopTask& task, std::int64_t count) {
  if (!holders().has(task)) refuse(task, "notifies " + named_object(object_, name_) + " without holding its lock");
  do_notify(count);
}

// ---- each kind ----

namespace {

class AsyncioLock final : public LoopObject {
 public:
  using LoopObject::LoopObject;
  LoopLock& lock() { return lock_; }

 private:
  Co<bool> do_acquire(LoopTask& task) override { return lock_.acquire(task); }
  void do_release() override { lock_.release(); }
  LoopLock lock_;
};

class AsyncioSemaphore final : public LoopObject {
 public:
  AsyncioSemaphore(const std::string& name, const Object& object)
      : LoopObject(name, object), semaphore_(object.capacity) {}

 private:
  Co<bool> do_acquire(LoopTask& task) override { return semaphore_.acquire(task); }
  void do_release() override { semaphore_.release(); }
  LoopSemaphore semaphore_;
};

class AsyncioCondition final : public LoopObject {
 public:
  AsyncioCondition(const std::string& name, const Object& object) : LoopObject(name, object), condition_(own_) {}
  void stands_over(LoopObject& lock) override {
    LoopObject::stands_over(lock);
    condition_ = LoopCondition(static_cast<AsyncioLock&>(lock).lock());
  }

 private:
  Co<bool> do_acquire(LoopTask& task) override { return own_.acquire(task); }
  void do_release() override { own_.release(); }
  Co<bool> do_wait(LoopTask& task) override { return condition_.wait(task); }
  void do_notify(std::int64_t count) override { condition_.notify(count); }
  LoopLock own_;
  LoopCondition condition_;
};

class AsyncioEvent final : public LoopObject {
 public:
  using LoopObject::LoopObject;

 private:
  void set() override { event_.set(); }
  void clear() override { event_.clear(); }
  Co<bool> do_wait(LoopTask& task) override { return event_.wait(task); }
  LoopEvent event_;
};

class AsyncioBarrier final : public LoopObject {
 public:
  AsyncioBarrier(const std::string& name, const Object& object)
      : LoopObject(name, object), barrier_(condition_, object.capacity) {}

 private:
  std::int64_t arrived() const override { return barrier_.arrived(); }
  Co<bool> do_wait(LoopTask& task) override {
    const BarrierWait result = co_await barrier_.wait(never, task);
    co_return result == BarrierWait::passed;
  }
  LoopLock lock_;
  LoopCondition condition_{lock_};
  BarrierOver<LoopCondition, LoopTask> barrier_;
};

class AsyncioQueue final : public LoopObject {
 public:
  AsyncioQueue(const std::string& name, const Object& object) : LoopObject(name, object), queue_(object.capacity) {}

 private:
  Co<bool> do_put(LoopTask& task) override { return queue_.put(task); }
  Co<bool> do_get(LoopTask& task) override { return queue_.get(task); }
  LoopQueue queue_;
};

}  // namespace

std::unique_ptr<LoopObject> make_loop_object(const std::string& name, const Object& object) {
  switch (object.kind) {
    case Object::Kind::semaphore:
    case Object::Kind::bounded_semaphore: return std::make_unique<AsyncioSemaphore>(name, object);
    case Object::Kind::condition: return std::make_unique<AsyncioCondition>(name, object);
    case Object::Kind::event: return std::make_unique<AsyncioEvent>(name, object);
    case Object::Kind::barrier: return std::make_unique<AsyncioBarrier>(name, object);
    case Object::Kind::queue: return std::make_unique<AsyncioQueue>(name, object);
    default: return std::make_unique<AsyncioLock>(name, object);
  }
}

}  // namespace interleave
