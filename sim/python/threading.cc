#include "sim/python/threading.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/os/poll.h"
#include "sim/python/interpreter.h"

namespace interleave {

Co<> allow_threads(Interpreter& interpreter, Thread& self, Co<> blocking) {
  co_await interpreter.gil().drop(self);
  co_await blocking;
  co_await interpreter.gil().take(self);
}

// pysleep: from 3.11 on clock_nanosleep, whose date is fixed before the GIL is released; until 3.10 select, which is
// told for how long, and has its slack.
Co<> time_sleep(Interpreter& interpreter, Thread& self, Duration time) {
  co_await interpreter.spend(self, interpreter.profile().call_overhead);
  const Time date = self.kernel().now() + time;
  co_await interpreter.gil().drop(self);
  if (interpreter.profile().since(3, 11) || date >= never) {   // never: no time-out at all, for a Poll
    co_await self.sleep_until(date);
  } else {
    const As as(self, Doing::io);
    self.waits_for = "a sleep";
    Poll nothing;
    co_await nothing.wait(self, self.kernel().now() + time);
    self.kernel().count_completion();
  }
  co_await interpreter.gil().take(self);
}

// ---- Lock ----

Co<bool> Lock::acquire(Thread& self, Time deadline) {
  co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
  if (free_.try_wait()) co_return true;
  co_await interpreter_.gil().drop(self);
  const bool in_time = co_await free_.wait(self, deadline);
  co_await interpreter_.gil().take(self);
  co_return in_time;
}

Co<> Lock::release(Thread& self) {
  co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
  co_await free_.post(self);
}

Co<int> Lock::release_save(Thread& self) {
  co_await release(self);
  co_return 0;
}

Co<> Lock::acquire_restore(Thread& self, int) { co_await acquire(self); }

// ---- RLock ----

Co<bool> RLock::acquire(Thread& self, Time deadline) {
  if (owner_ == &self) {
    co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
    ++count_;
    co_return true;
  }
  const bool in_time = co_await lock_.acquire(self, deadline);
  if (!in_time) co_return false;
  owner_ = &self;
  count_ = 1;
  co_return true;
}

Co<> RLock::release(Thread& self) {
  if (--count_ > 0) {
    co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
    co_return;
  }
  owner_ = nullptr;
  co_await lock_.release(self);
}

Co<int> RLock::release_save(Thread& self) {
  const int saved = count_;
  count_ = 0;
  owner_ = nullptr;
  co_await lock_.release(self);
  co_return saved;
}

Co<> RLock::acquire_restore(Thread& self, int saved) {
  co_await lock_.acquire(self);
  owner_ = &self;
  count_ = saved;
}

// ---- Condition: wait, notify ----

Co<bool> PyCondition::wait(Thread& self, Time deadline) {
  const auto waiter = std::make_shared<Lock>(interpreter_);
  co_await waiter->acquire(self);
  waiters_.push_back(waiter);
  const int saved = co_await lock_.release_save(self);
  bool notified = false;
  if (deadline < never && interpreter_.profile().gil == GilKind::legacy)
    notified = co_await poll_for(self, *waiter, deadline);
  else
    notified = co_await waiter->acquire(self, deadline);
  co_await lock_.acquire_restore(self, saved);
  if (!notified) std::erase(waiters_, waiter);
  co_return notified;
}

// Up to 3.1 no lock could be waited for with a time-out: Condition.wait looks after 1 ms, then twice as long each time,
// up to 50 ms (Lib/threading.py of 2.7).
Co<bool> PyCondition::poll_for(Thread& self, Lock& waiter, Time deadline) {
  using namespace std::chrono_literals;
  for (Duration delay = 500us;;) {
    co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
    if (waiter.try_acquire()) co_return true;
    const Duration remaining = deadline - self.kernel().now();
    if (remaining <= Duration{}) co_return false;
    delay = std::min({2 * delay, remaining, Duration(50ms)});
    co_await time_sleep(interpreter_, self, delay);
  }
}

Co<> PyCondition::notify(Thread& self, std::int64_t count) {
  for (; count > 0 && !waiters_.empty(); --count) {
    const std::shared_ptr<Lock> waiter = waiters_.front();
    waiters_.pop_front();
    co_await waiter->release(self);
  }
}

Co<> PyCondition::notify_all(Thread& self) { return notify(self, static_cast<std::int64_t>(waiters_.size())); }

// ---- Semaphore ----

Co<bool> PySemaphore::acquire(Thread& self, Time deadline) {
  co_await lock_.acquire(self);
  while (value_ == 0 && self.kernel().now() < deadline) co_await condition_.wait(self, deadline);
  const bool in_time = value_ > 0;
  if (in_time) --value_;
  co_await lock_.release(self);
  co_return in_time;
}

Co<> PySemaphore::release(Thread& self) {
  co_await lock_.acquire(self);
  ++value_;
  co_await condition_.notify(self);
  co_await lock_.release(self);
}

// ---- Event ----

Co<> PyEvent::set(Thread& self) {
  co_await lock_.acquire(self);
  set_ = true;
  co_await condition_.notify_all(self);
  co_await lock_.release(self);
}

Co<> PyEvent::clear(Thread& self) {
  co_await lock_.acquire(self);
  set_ = false;
  co_await lock_.release(self);
}

// Who was notified has seen it set, even if it is clear again by now.
Co<bool> PyEvent::wait(Thread& self, Time deadline) {
  co_await lock_.acquire(self);
  bool seen = set_;
  if (!seen) seen = co_await condition_.wait(self, deadline);
  co_await lock_.release(self);
  co_return seen;
}

// ---- queues ----

Co<bool> Queue::put(Thread& self, Time deadline) {
  const As as(self, Doing::queue);
  self.waits_for = "a place in a queue";
  co_await interpreter_.spend(self, interpreter_.profile().queue_operation);
  co_await mutex_.acquire(self);
  const auto full = [this] { return capacity_ > 0 && size_ >= capacity_; };
  while (full() && self.kernel().now() < deadline) co_await not_full_.wait(self, deadline);
  const bool in_time = !full();
  if (in_time) {
    ++size_;
    co_await not_empty_.notify(self);
  }
  co_await mutex_.release(self);
  co_return in_time;
}

Co<bool> Queue::get(Thread& self, Doing waiting, Time deadline) {
  const As as(self, waiting);
  self.waits_for = "an item of a queue";
  co_await interpreter_.spend(self, interpreter_.profile().queue_operation);
  co_await mutex_.acquire(self);
  while (size_ == 0 && self.kernel().now() < deadline) co_await not_empty_.wait(self, deadline);
  const bool in_time = size_ > 0;
  if (in_time) {
    --size_;
    co_await not_full_.notify(self);
  }
  co_await mutex_.release(self);
  co_return in_time;
}

// _queue_SimpleQueue_put_impl, _queue_SimpleQueue_get_impl.
Co<> SimpleQueue::put(Thread& self) {
  ++size_;
  if (!locked_) co_return;
  locked_ = false;
  co_await lock_.release(self);
}

Co<bool> SimpleQueue::get(Thread& self, Time deadline) {
  while (size_ == 0) {
    const bool in_time = co_await lock_.acquire(self, deadline);
    if (!in_time) co_return false;
    locked_ = true;
  }
  --size_;
  co_return true;
}

// ---- Thread ----

PyThread::PyThread(Interpreter& interpreter, std::string name, Body body, ThreadAttributes attributes)
    : interpreter_(interpreter),
      name_(std::move(name)),
      body_(std::move(body)),
      attributes_(std::move(attributes)),
      started_(interpreter),
      alive_(interpreter) {}

Co<> PyThread::start(Thread& self) {
  const As as(self, Doing::startup);
  self.waits_for = "a thread to start";
  co_await interpreter_.spend_once(self, interpreter_.profile().thread_create);
  interpreter_.kernel().create_thread(interpreter_.process(), name_, attributes_, &self,
                                      [this](Thread& thread) { return bootstrap(thread); });
  co_await started_.wait(self);
}

// thread_run, Thread._bootstrap_inner.
Co<> PyThread::bootstrap(Thread& self) {
  const Profile& profile = interpreter_.profile();
  alive_.try_acquire();
  co_await interpreter_.gil().take(self);
  co_await interpreter_.spend_once(self, profile.thread_bootstrap);
  co_await started_.set(self);
  {
    const As as(self, Doing::python);
    co_await body_(self);
  }
  co_await interpreter_.spend_once(self, profile.thread_exit);
  done_ = true;
  co_await alive_.release(self);           // tstate_delete_common, release_sentinel
  co_await interpreter_.gil().drop(self);
}

// _wait_for_tstate_lock.
Co<bool> PyThread::join(Thread& self, Time deadline) {
  const As as(self, Doing::join);
  self.waits_for = "a thread to end";
  co_await interpreter_.spend_once(self, interpreter_.profile().thread_join);
  if (done_) co_return true;
  const bool ended = co_await alive_.acquire(self, deadline);
  if (ended) co_await alive_.release(self);
  co_return ended;
}

}  // namespace interleave
