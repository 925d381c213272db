// The threading and queue modules: Lib/threading.py, Lib/queue.py, Modules/_queuemodule.c, Python/thread_pthread.h.
// Every function is called by a thread that holds the GIL and returns with it held; what blocks releases it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/doing.h"
#include "sim/os/glibc.h"
#include "sim/os/thread.h"

namespace interleave {

class Interpreter;

// What a Condition may stand over: a Lock or an RLock. Where there is a deadline, false says that it has passed.
class PyLockable {
 public:
  virtual Co<bool> acquire(Thread& self, Time deadline = never) = 0;
  virtual Co<> release(Thread& self) = 0;
  // _release_save and _acquire_restore: out of all of an RLock's levels at once, and back into them.
  virtual Co<int> release_save(Thread& self) = 0;
  virtual Co<> acquire_restore(Thread& self, int saved) = 0;

 protected:
  ~PyLockable() = default;
};

// threading.Lock: PyThread_acquire_lock_timed tries with the GIL held, and releases it only to block.
class Lock final : public PyLockable {
 public:
  explicit Lock(Interpreter& interpreter) : interpreter_(interpreter) {}
  Co<bool> acquire(Thread& self, Time deadline = never) override;
  Co<> release(Thread& self) override;
  Co<int> release_save(Thread& self) override;
  Co<> acquire_restore(Thread& self, int saved) override;
  bool try_acquire() { return free_.try_wait(); }
  bool locked() const { return free_.value() == 0; }

 private:
  Interpreter& interpreter_;
  Semaphore free_{1};
};

// threading.RLock, in C (rlock_acquire, rlock_release in Modules/_threadmodule.c): a lock with an owner and a count.
class RLock final : public PyLockable {
 public:
  explicit RLock(Interpreter& interpreter) : interpreter_(interpreter), lock_(interpreter) {}
  Co<bool> acquire(Thread& self, Time deadline = never) override;
  // By its owner: see owned_by.
  Co<> release(Thread& self) override;
  Co<int> release_save(Thread& self) override;
  Co<> acquire_restore(Thread& self, int saved) override;
  bool owned_by(const Thread& thread) const { return owner_ == &thread; }

 private:
  Interpreter& interpreter_;
  Lock lock_;
  const Thread* owner_ = nullptr;
  int count_ = 0;
};

// threading.Condition: each waiter waits for a lock of its own, in a FIFO queue.
class PyCondition {
 public:
  PyCondition(Interpreter& interpreter, PyLockable& lock) : interpreter_(interpreter), lock_(lock) {}
  static constexpr bool giving_up_breaks_barriers = true;
  Co<bool> wait(Thread& self, Time deadline = never);
  Co<> notify(Thread& self, std::int64_t count = 1);
  Co<> notify_all(Thread& self);
  // `with condition:`
  Co<bool> acquire(Thread& self) { return lock_.acquire(self); }
  Co<> release(Thread& self) { return lock_.release(self); }

 private:
  Co<bool> poll_for(Thread& self, Lock& waiter, Time deadline);

  Interpreter& interpreter_;
  PyLockable& lock_;
  std::deque<std::shared_ptr<Lock>> waiters_;
};

// threading.Semaphore: a number under a Condition over a Lock. Whoever comes first takes what was released: barging.
class PySemaphore {
 public:
  PySemaphore(Interpreter& interpreter, std::int64_t value)
      : lock_(interpreter), condition_(interpreter, lock_), value_(value) {}
  Co<bool> acquire(Thread& self, Time deadline = never);
  Co<> release(Thread& self);
  std::int64_t value() const { return value_; }

 private:
  Lock lock_;
  PyCondition condition_;
  std::int64_t value_;
};

// threading.Event.
class PyEvent {
 public:
  explicit PyEvent(Interpreter& interpreter) : lock_(interpreter), condition_(interpreter, lock_) {}
  Co<> set(Thread& self);
  Co<> clear(Thread& self);
  Co<bool> wait(Thread& self, Time deadline = never);
  bool is_set() const { return set_; }

 private:
  Lock lock_;
  PyCondition condition_;
  bool set_ = false;
};

// queue.Queue: one mutex and two conditions (the third, all_tasks_done, is for join alone). It counts places; what is
// in it is its owner's business.
class Queue {
 public:
  // capacity 0: no limit.
  Queue(Interpreter& interpreter, std::int64_t capacity)
      : interpreter_(interpreter),
        mutex_(interpreter),
        not_empty_(interpreter, mutex_),
        not_full_(interpreter, mutex_),
        capacity_(capacity) {}
  Co<bool> put(Thread& self, Time deadline = never);
  // What the wait counts as: a worker that waits for work is idle.
  Co<bool> get(Thread& self, Doing waiting = Doing::queue, Time deadline = never);

 private:
  Interpreter& interpreter_;
  Lock mutex_;
  PyCondition not_empty_, not_full_;
  std::int64_t capacity_, size_ = 0;
};

// queue.SimpleQueue, in C: a list and a lock that says that there may be nothing.
class SimpleQueue {
 public:
  explicit SimpleQueue(Interpreter& interpreter) : lock_(interpreter) {}
  Co<> put(Thread& self);
  Co<bool> get(Thread& self, Time deadline = never);
  bool try_get() { return size_ > 0 && size_-- > 0; }

 private:
  Lock lock_;
  bool locked_ = false;
  std::int64_t size_ = 0;
};

// threading.Thread.
class PyThread {
 public:
  using Body = std::function<Co<>(Thread&)>;

  PyThread(Interpreter& interpreter, std::string name, Body body, ThreadAttributes attributes = {});

  // Makes the OS thread and waits until it has had the GIL once (Thread.start, _started.wait).
  Co<> start(Thread& self);
  // False: the deadline has passed.
  Co<bool> join(Thread& self, Time deadline = never);
  bool done() const { return done_; }

 private:
  Co<> bootstrap(Thread& self);

  Interpreter& interpreter_;
  std::string name_;
  Body body_;
  ThreadAttributes attributes_;
  PyEvent started_;
  Lock alive_;         // _tstate_lock: released when the thread has ended
  bool done_ = false;
};

// Around a blocking call: Py_BEGIN_ALLOW_THREADS ... Py_END_ALLOW_THREADS.
Co<> allow_threads(Interpreter& interpreter, Thread& self, Co<> blocking);

// time.sleep.
Co<> time_sleep(Interpreter& interpreter, Thread& self, Duration time);

}  // namespace interleave
