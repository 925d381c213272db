// asyncio's locks and queues: Lib/asyncio/locks.py, Lib/asyncio/queues.py, as of 3.11. All waiting is FIFO. In every
// operation false says that the task has been cancelled.
#pragma once

#include <cstdint>
#include <deque>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/python/event_loop.h"

namespace interleave {

// asyncio.Lock: a release wakes the first who waits, and nobody overtakes it.
class LoopLock {
 public:
  Co<bool> acquire(LoopTask& task);
  void release();
  bool locked() const { return locked_; }

 private:
  void wake_first();
  bool locked_ = false;
  std::deque<LoopFuture*> waiters_;
};

// asyncio.Semaphore: the permit is handed on directly.
class LoopSemaphore {
 public:
  explicit LoopSemaphore(std::int64_t value) : value_(value) {}
  Co<bool> acquire(LoopTask& task);
  void release();

 private:
  void wake_next();
  std::int64_t value_;
  std::deque<LoopFuture*> waiters_;
};

// asyncio.Event.
class LoopEvent {
 public:
  Co<bool> wait(LoopTask& task);
  void set();
  void clear() { set_ = false; }

 private:
  bool set_ = false;
  std::deque<LoopFuture*> waiters_;
};

// asyncio.Condition.
class LoopCondition {
 public:
  static constexpr bool giving_up_breaks_barriers = false;
  explicit LoopCondition(LoopLock& lock) : lock_(&lock) {}
  Co<bool> acquire(LoopTask& task) { return lock_->acquire(task); }
  Co<> release(LoopTask& task);
  // The deadline is the task's own: it is cancelled.
  Co<bool> wait(LoopTask& task, Time deadline = never);
  void notify(std::int64_t count);
  Co<> notify_all(LoopTask& task);

 private:
  LoopLock* lock_;
  std::deque<LoopFuture*> waiters_;
};

// asyncio.Queue.
class LoopQueue {
 public:
  explicit LoopQueue(std::int64_t capacity) : capacity_(capacity) {}
  Co<bool> put(LoopTask& task);
  Co<bool> get(LoopTask& task);

 private:
  bool full() const { return capacity_ > 0 && size_ >= capacity_; }
  static void wake_next(std::deque<LoopFuture*>& waiters);
  std::int64_t capacity_, size_ = 0;
  std::deque<LoopFuture*> getters_, putters_;
};

}  // namespace interleave
