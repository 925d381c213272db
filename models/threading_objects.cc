// The objects of threads under one interpreter: those of the threading and queue modules.
#include "models/objects.h"
#include "sim/os/kernel.h"
#include "sim/python/barrier.h"
#include "sim/python/threading.h"

namespace interleave {
namespace {

// A Lock or an RLock.
class ThreadingLock final : public SharedObject {
 public:
  ThreadingLock(const std::string& name, const Object& object, Interpreter& interpreter)
      : SharedObject(name, object), plain_(interpreter), recursive_(interpreter) {}
  PyLockable& lock() {
    if (object().kind == Object::Kind::rlock) return recursive_;
    return plain_;
  }

 private:
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override { return lock().acquire(caller.self, deadline); }
  Co<> do_release(Caller caller, Holding) override { return lock().release(caller.self); }
  Lock plain_;
  RLock recursive_;
};

class ThreadingSemaphore final : public SharedObject {
 public:
  ThreadingSemaphore(const std::string& name, const Object& object, Interpreter& interpreter)
      : SharedObject(name, object), semaphore_(interpreter, object.capacity) {}

 private:
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override {
    return semaphore_.acquire(caller.self, deadline);
  }
  Co<> do_release(Caller caller, Holding) override { return semaphore_.release(caller.self); }
  PySemaphore semaphore_;
};

// Condition() makes itself an RLock.
class ThreadingCondition final : public SharedObject {
 public:
  ThreadingCondition(const std::string& name, const Object& object, ThreadingLock* over, Interpreter& interpreter)
      : SharedObject(name, object), own_(interpreter), condition_(interpreter, over ? over->lock() : own_) {}

 private:
  bool has_owner() const override { return true; }
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override { return own_.acquire(caller.self, deadline); }
  Co<> do_release(Caller caller, Holding) override { return own_.release(caller.self); }
  Co<bool> do_wait(Caller caller, Time deadline) override { return condition_.wait(caller.self, deadline); }
  Co<> do_notify(Caller caller, std::int64_t count) override { return condition_.notify(caller.self, count); }
  RLock own_;
  PyCondition condition_;
};

class ThreadingEvent final : public SharedObject {
 public:
  ThreadingEvent(const std::string& name, const Object& object, Interpreter& interpreter)
      : SharedObject(name, object), event_(interpreter) {}

 private:
  Co<> do_set(Caller caller) override { return event_.set(caller.self); }
  Co<> do_clear(Caller caller) override { return event_.clear(caller.self); }
  Co<bool> do_wait(Caller caller, Time deadline) override { return event_.wait(caller.self, deadline); }
  PyEvent event_;
};

class ThreadingBarrier final : public SharedObject {
 public:
  ThreadingBarrier(const std::string& name, const Object& object, Interpreter& interpreter)
      : SharedObject(name, object), lock_(interpreter), condition_(interpreter, lock_),
        barrier_(condition_, object.capacity) {}

 private:
  std::int64_t arrived() const override { return barrier_.arrived(); }
  Co<bool> do_wait(Caller caller, Time deadline) override {
    const BarrierWait result = co_await barrier_.wait(deadline, caller.self);
    if (result == BarrierWait::broken) refuse_broken(caller.self);
    co_return result == BarrierWait::passed;
  }
  Lock lock_;
  PyCondition condition_;
  BarrierOver<PyCondition, Thread> barrier_;
};

class ThreadingQueue final : public SharedObject {
 public:
  ThreadingQueue(const std::string& name, const Object& object, Interpreter& interpreter)
      : SharedObject(name, object), queue_(interpreter, object.capacity) {}

 private:
  Co<bool> do_put(Caller caller, Time deadline) override { return queue_.put(caller.self, deadline); }
  Co<bool> do_get(Caller caller, Time deadline) override { return queue_.get(caller.self, Doing::queue, deadline); }
  Queue queue_;
};

class ThreadingSimpleQueue final : public SharedObject {
 public:
  ThreadingSimpleQueue(const std::string& name, const Object& object, Interpreter& interpreter)
      : SharedObject(name, object), queue_(interpreter) {}

 private:
  Co<bool> do_put(Caller caller, Time) override {
    co_await queue_.put(caller.self);
    co_return true;
  }
  Co<bool> do_get(Caller caller, Time deadline) override { return queue_.get(caller.self, deadline); }
  SimpleQueue queue_;
};

}  // namespace

MadeObject make_threading_object(const std::string& name, const Object& object, SharedObject* lock,
                                 Interpreter& interpreter) {
  switch (object.kind) {
    case Object::Kind::lock:
    case Object::Kind::rlock: return std::make_unique<ThreadingLock>(name, object, interpreter);
    case Object::Kind::semaphore:
    case Object::Kind::bounded_semaphore: return std::make_unique<ThreadingSemaphore>(name, object, interpreter);
    case Object::Kind::condition:
      return std::make_unique<ThreadingCondition>(name, object, static_cast<ThreadingLock*>(lock), interpreter);
    case Object::Kind::event: return std::make_unique<ThreadingEvent>(name, object, interpreter);
    case Object::Kind::barrier: return std::make_unique<ThreadingBarrier>(name, object, interpreter);
    case Object::Kind::queue: return std::make_unique<ThreadingQueue>(name, object, interpreter);
    default: return std::make_unique<ThreadingSimpleQueue>(name, object, interpreter);
  }
}

}  // namespace interleave
