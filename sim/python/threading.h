// The threading and queue modules: Lib/threading.py, Lib/queue.py, Modules/_queuemodule.c, Python/thread_pthread.h.
// Every function is called by a thread that holds the GIL and returns with it held; what blocks releases it.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "sim/core/activity.h"
#include "sim/os/doing.h"
#include "sim/os/glibc.h"
#include "sim/os/thread.h"

namespace interleave {

class Interpreter;

// threading.Lock: PyThread_acquire_lock_timed tries with the GIL held, and releases it only to block.
class Lock {
 public:
  explicit Lock(Interpreter& interpreter) : interpreter_(interpreter) {}
  Co<> acquire(Thread& self);
  Co<> release(Thread& self);
  bool try_acquire() { return free_.try_wait(); }
  bool locked() const { return free_.value() == 0; }

 private:
  Interpreter& interpreter_;
  Semaphore free_{1};
};

// threading.Condition over a Lock: each waiter waits for a lock of its own, in a FIFO queue.
class PyCondition {
 public:
  PyCondition(Interpreter& interpreter, Lock& lock) : interpreter_(interpreter), lock_(lock) {}
  Co<> wait(Thread& self);
  Co<> notify(Thread& self, int count = 1);
  Co<> notify_all(Thread& self);

 private:
  Interpreter& interpreter_;
  Lock& lock_;
  std::deque<Lock*> waiters_;
};

// threading.Event.
class PyEvent {
 public:
  explicit PyEvent(Interpreter& interpreter) : lock_(interpreter), condition_(interpreter, lock_) {}
  Co<> set(Thread& self);
  Co<> wait(Thread& self);
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
  Co<> put(Thread& self);
  // What the wait counts as: a worker that waits for work is idle.
  Co<> get(Thread& self, Doing waiting = Doing::queue);

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
  Co<> get(Thread& self);
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
  Co<> join(Thread& self);
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

}  // namespace interleave
