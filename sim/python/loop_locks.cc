#include "sim/python/loop_locks.h"

#include <algorithm>

namespace interleave {

// ---- Lock ----

Co<bool> LoopLock::acquire(LoopTask& task) {
  const bool nobody = std::all_of(waiters_.begin(), waiters_.end(), [](LoopFuture* each) { return each->cancelled; });
  if (!locked_ && nobody) {
    locked_ = true;
    co_return true;
  }
  LoopFuture future(task);
  waiters_.push_back(&future);
  const bool granted = co_await task.loop.wait(task, future);
  std::erase(waiters_, &future);
  if (granted)
    locked_ = true;
  else if (!locked_)
    wake_first();
  co_return granted;
}

void LoopLock::release() {
  locked_ = false;
  wake_first();
}

void LoopLock::wake_first() {
  if (waiters_.empty()) return;
  LoopFuture& first = *waiters_.front();
  first.task.loop.set_result(first);
}

// ---- Semaphore ----

Co<bool> LoopSemaphore::acquire(LoopTask& task) {
  const bool nobody = std::all_of(waiters_.begin(), waiters_.end(), [](LoopFuture* each) { return each->cancelled; });
  if (value_ > 0 && nobody) {
    --value_;
    co_return true;
  }
  LoopFuture future(task);
  waiters_.push_back(&future);
  const bool granted = co_await task.loop.wait(task, future);
  std::erase(waiters_, &future);
  if (!granted && !future.cancelled) {   // cancelled with the permit in its hand
    ++value_;
    wake_next();
  }
  if (granted && value_ > 0) wake_next();
  co_return granted;
}

void LoopSemaphore::release() {
  ++value_;
  wake_next();
}

void LoopSemaphore::wake_next() {
  for (LoopFuture* future : waiters_) {
    if (future->done) continue;
    --value_;
    future->task.loop.set_result(*future);
    return;
  }
}

// ---- Event ----

Co<bool> LoopEvent::wait(LoopTask& task) {
  if (set_) co_return true;
  LoopFuture future(task);
  waiters_.push_back(&future);
  const bool in_time = co_await task.loop.wait(task, future);
  std::erase(waiters_, &future);
  co_return in_time;
}

void LoopEvent::set() {
  if (set_) return;
  set_ = true;
  for (LoopFuture* future : waiters_) future->task.loop.set_result(*future);
}

// ---- Condition ----

Co<> LoopCondition::release(LoopTask&) {
  lock_->release();
  co_return;
}

// Even who is cancelled has the lock again first.
Co<bool> LoopCondition::wait(LoopTask& task, Time) {
  lock_->release();
  LoopFuture future(task);
  waiters_.push_back(&future);
  bool in_time = co_await task.loop.wait(task, future);
  std::erase(waiters_, &future);
  for (bool locked = false; !locked;) {
    locked = co_await lock_->acquire(task);
    if (!locked) in_time = false;
  }
  co_return in_time;
}

void LoopCondition::notify(std::int64_t count) {
  for (LoopFuture* future : waiters_) {
    if (count <= 0) return;
    if (future->done) continue;
    --count;
    future->task.loop.set_result(*future);
  }
}

Co<> LoopCondition::notify_all(LoopTask&) {
  notify(static_cast<std::int64_t>(waiters_.size()));
  co_return;
}

// ---- Queue ----

void LoopQueue::wake_next(std::deque<LoopFuture*>& waiters) {
  while (!waiters.empty()) {
    LoopFuture& future = *waiters.front();
    waiters.pop_front();
    if (future.done) continue;
    future.task.loop.set_result(future);
    return;
  }
}

Co<bool> LoopQueue::put(LoopTask& task) {
  while (full()) {
    LoopFuture future(task);
    putters_.push_back(&future);
    const bool woken = co_await task.loop.wait(task, future);
    if (woken) continue;
    std::erase(putters_, &future);
    if (!full() && !future.cancelled) wake_next(putters_);
    co_return false;
  }
  ++size_;
  wake_next(getters_);
  co_return true;
}

Co<bool> LoopQueue::get(LoopTask& task) {
  while (size_ == 0) {
    LoopFuture future(task);
    getters_.push_back(&future);
    const bool woken = co_await task.loop.wait(task, future);
    if (woken) continue;
    std::erase(getters_, &future);
    if (size_ > 0 && !future.cancelled) wake_next(getters_);
    co_return false;
  }
  --size_;
  wake_next(putters_);
  co_return true;
}

}  // namespace interleave
