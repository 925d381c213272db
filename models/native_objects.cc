// The objects of native threads: glibc's.
#include <limits>
#include <utility>

#include "models/objects.h"
#include "sim/os/glibc.h"
#include "sim/os/kernel.h"
#include "sim/os/pi_mutex.h"
#include "sim/os/rwlock.h"
#include "sim/os/spinlock.h"

namespace interleave {
namespace {

std::unique_ptr<Lockable> make_mutex(const Approach& approach) {
  switch (approach.mutex) {
    case Approach::Mutex::plain: break;
    case Approach::Mutex::adaptive: return std::make_unique<AdaptiveMutex>();
    case Approach::Mutex::spin: return std::make_unique<Spinlock>();
    case Approach::Mutex::ticket: return std::make_unique<TicketLock>();
    case Approach::Mutex::inherit: return std::make_unique<PiMutex>();
  }
  return std::make_unique<Mutex>();
}

// PTHREAD_MUTEX_RECURSIVE, if it is one: an owner and a count around the same lock.
class NativeMutex final : public SharedObject {
 public:
  NativeMutex(const std::string& name, const Object& object, const Approach& approach)
      : SharedObject(name, object), mutex_(make_mutex(approach)), recursive_(object.kind == Object::Kind::rlock) {}
  Lockable& mutex() { return *mutex_; }
  // Around a condition's wait, out of all levels at once.
  int leave() {
    owner_ = nullptr;
    return std::exchange(count_, 0);
  }
  void come_back(const Thread& self, int levels) {
    owner_ = &self;
    count_ = levels;
  }

 private:
  bool has_owner() const override { return true; }
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override {
    if (recursive_ && owner_ == &caller.self) {
      ++count_;
      co_return true;
    }
    bool in_time = true;
    if (deadline < never)
      in_time = co_await mutex_->lock_until(caller.self, deadline);
    else
      co_await mutex_->lock(caller.self);
    if (!in_time) co_return false;
    owner_ = &caller.self;
    count_ = 1;
    co_return true;
  }
  Co<> do_release(Caller caller, Holding) override {
    if (--count_ > 0) co_return;
    owner_ = nullptr;
    co_await mutex_->unlock(caller.self);
  }

  std::unique_ptr<Lockable> mutex_;
  const bool recursive_;
  const Thread* owner_ = nullptr;
  int count_ = 0;
};

class NativeSemaphore final : public SharedObject {
 public:
  NativeSemaphore(const std::string& name, const Object& object)
      : SharedObject(name, object), semaphore_(object.capacity) {}

 private:
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override { return semaphore_.wait(caller.self, deadline); }
  Co<> do_release(Caller caller, Holding) override { return semaphore_.post(caller.self); }
  Semaphore semaphore_;
};

// pthread_cond_t over a mutex of its own, or of the workload.
class NativeCondition final : public SharedObject {
 public:
  NativeCondition(const std::string& name, const Object& object, NativeMutex* over, const Approach& approach)
      : SharedObject(name, object), own_(over ? nullptr : make_mutex(approach)), over_(over),
        mutex_(over ? over->mutex() : *own_) {}

 private:
  bool has_owner() const override { return true; }
  Co<bool> do_acquire(Caller caller, Holding, Time deadline) override {
    return mutex_.lock_until(caller.self, deadline);
  }
  Co<> do_release(Caller caller, Holding) override { return mutex_.unlock(caller.self); }
  Co<bool> do_wait(Caller caller, Time deadline) override {
    const int levels = over_ ? over_->leave() : 0;
    const bool in_time = co_await condition_.wait(caller.self, mutex_, deadline);
    if (over_) over_->come_back(caller.self, levels);
    co_return in_time;
  }
  Co<> do_notify(Caller caller, std::int64_t count) override {
    if (count == notify_all) co_return co_await condition_.broadcast(caller.self);
    for (; count > 0; --count) co_await condition_.signal(caller.self);
  }

  std::unique_ptr<Lockable> own_;
  NativeMutex* over_;
  Lockable& mutex_;
  Condition condition_;
};

// A flag under a mutex and a condition: POSIX has no event.
class NativeEvent final : public SharedObject {
 public:
  using SharedObject::SharedObject;

 private:
  Co<> do_set(Caller caller) override {
    co_await mutex_.lock(caller.self);
    set_ = true;
    co_await condition_.broadcast(caller.self);
    co_await mutex_.unlock(caller.self);
  }
  Co<> do_clear(Caller caller) override {
    co_await mutex_.lock(caller.self);
    set_ = false;
    co_await mutex_.unlock(caller.self);
  }
  Co<bool> do_wait(Caller caller, Time deadline) override {
    co_await mutex_.lock(caller.self);
    bool seen = set_;
    if (!seen) seen = co_await condition_.wait(caller.self, mutex_, deadline);
    co_await mutex_.unlock(caller.self);
    co_return seen;
  }

  Mutex mutex_;
  Condition condition_;
  bool set_ = false;
};

class NativeBarrier final : public SharedObject {
 public:
  NativeBarrier(const std::string& name, const Object& object)
      : SharedObject(name, object), barrier_(object.capacity) {}

 private:
  std::int64_t arrived() const override { return barrier_.arrived(); }
  Co<bool> do_wait(Caller caller, Time) override {
    co_await barrier_.wait(caller.self);
    co_return true;
  }
  Barrier barrier_;
};

class NativeRwLock final : public SharedObject {
 public:
  NativeRwLock(const std::string& name, const Object& object, const Approach& approach)
      : SharedObject(name, object), lock_(approach.rwlock == Approach::RwLock::prefer_writers) {}

 private:
  bool has_owner() const override { return true; }
  Co<bool> do_acquire(Caller caller, Holding how, Time deadline) override {
    return how == Holding::read ? lock_.read_lock(caller.self, deadline) : lock_.write_lock(caller.self, deadline);
  }
  Co<> do_release(Caller caller, Holding how) override {
    return how == Holding::read ? lock_.read_unlock(caller.self) : lock_.write_unlock(caller.self);
  }
  RwLock lock_;
};

// Dijkstra's bounded buffer: a semaphore of places, one of entries.
class NativeQueue final : public SharedObject {
 public:
  NativeQueue(const std::string& name, const Object& object)
      : SharedObject(name, object), places_(object.capacity > 0 ? object.capacity : no_limit) {}

 private:
  static constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();
  Co<bool> do_put(Caller caller, Time deadline) override { return pass(caller.self, places_, entries_, deadline); }
  Co<bool> do_get(Caller caller, Time deadline) override { return pass(caller.self, entries_, places_, deadline); }
  static Co<bool> pass(Thread& self, Semaphore& from, Semaphore& to, Time deadline) {
    const bool in_time = co_await from.wait(self, deadline);
    if (in_time) co_await to.post(self);
    co_return in_time;
  }
  Semaphore places_, entries_{0};
};

}  // namespace

MadeObject make_native_object(const std::string& name, const Object& object, SharedObject* lock,
                              const Approach& approach) {
  switch (object.kind) {
    case Object::Kind::lock:
    case Object::Kind::rlock: return std::make_unique<NativeMutex>(name, object, approach);
    case Object::Kind::semaphore:
    case Object::Kind::bounded_semaphore: return std::make_unique<NativeSemaphore>(name, object);
    case Object::Kind::condition:
      return std::make_unique<NativeCondition>(name, object, static_cast<NativeMutex*>(lock), approach);
    case Object::Kind::event: return std::make_unique<NativeEvent>(name, object);
    case Object::Kind::barrier: return std::make_unique<NativeBarrier>(name, object);
    case Object::Kind::rwlock: return std::make_unique<NativeRwLock>(name, object, approach);
    default: break;
  }
  return std::make_unique<NativeQueue>(name, object);
}

}  // namespace interleave
