#include "sim/python/threading.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

Co<> allow_threads(Interpreter& interpreter, Thread& self, Co<> blocking) {
  co_await interpreter.gil().drop(self);
  co_await blocking;
  co_await interpreter.gil().take(self);
}

// ---- Lock ----

Co<> Lock::acquire(Thread& self) {
  co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
  if (free_.try_wait()) co_return;
  co_await interpreter_.gil().drop(self);
  co_await free_.wait(self);
  co_await interpreter_.gil().take(self);
}

Co<> Lock::release(Thread& self) {
  co_await interpreter_.spend(self, interpreter_.profile().lock_operation);
  co_await free_.post(self);
}

// ---- Condition: wait, notify ----

Co<> PyCondition::wait(Thread& self) {
  Lock waiter(interpreter_);
  co_await waiter.acquire(self);
  waiters_.push_back(&waiter);
  co_await lock_.release(self);
  co_await waiter.acquire(self);
  co_await lock_.acquire(self);
}

Co<> PyCondition::notify(Thread& self, int count) {
  for (; count > 0 && !waiters_.empty(); --count) {
    Lock* waiter = waiters_.front();
    waiters_.pop_front();
    co_await waiter->release(self);
  }
}

Co<> PyCondition::notify_all(Thread& self) { return notify(self, static_cast<int>(waiters_.size())); }

// ---- Event ----

Co<> PyEvent::set(Thread& self) {
  co_await lock_.acquire(self);
  set_ = true;
  co_await condition_.notify_all(self);
  co_await lock_.release(self);
}

Co<> PyEvent::wait(Thread& self) {
  co_await lock_.acquire(self);
  if (!set_) co_await condition_.wait(self);
  co_await lock_.release(self);
}

// ---- queues ----

Co<> Queue::put(Thread& self) {
  const As as(self, Doing::queue);
  self.waits_for = "a place in a queue";
  co_await interpreter_.spend(self, interpreter_.profile().queue_operation);
  co_await mutex_.acquire(self);
  while (capacity_ > 0 && size_ >= capacity_) co_await not_full_.wait(self);
  ++size_;
  co_await not_empty_.notify(self);
  co_await mutex_.release(self);
}

Co<> Queue::get(Thread& self, Doing waiting) {
  const As as(self, waiting);
  self.waits_for = "an item of a queue";
  co_await interpreter_.spend(self, interpreter_.profile().queue_operation);
  co_await mutex_.acquire(self);
  while (size_ == 0) co_await not_empty_.wait(self);
  --size_;
  co_await not_full_.notify(self);
  co_await mutex_.release(self);
}

// _queue_SimpleQueue_put_impl, _queue_SimpleQueue_get_impl.
Co<> SimpleQueue::put(Thread& self) {
  ++size_;
  if (!locked_) co_return;
  locked_ = false;
  co_await lock_.release(self);
}

Co<> SimpleQueue::get(Thread& self) {
  while (size_ == 0) {
    co_await lock_.acquire(self);
    locked_ = true;
  }
  --size_;
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
  co_await interpreter_.spend(self, interpreter_.profile().thread_create);
  interpreter_.kernel().create_thread(interpreter_.process(), name_, attributes_, &self,
                                      [this](Thread& thread) { return bootstrap(thread); });
  co_await started_.wait(self);
}

// thread_run, Thread._bootstrap_inner.
Co<> PyThread::bootstrap(Thread& self) {
  const Profile& profile = interpreter_.profile();
  alive_.try_acquire();
  co_await interpreter_.gil().take(self);
  co_await interpreter_.spend(self, profile.thread_bootstrap);
  co_await started_.set(self);
  {
    const As as(self, Doing::python);
    co_await body_(self);
  }
  co_await interpreter_.spend(self, profile.thread_exit);
  done_ = true;
  co_await alive_.release(self);           // tstate_delete_common, release_sentinel
  co_await interpreter_.gil().drop(self);
}

// _wait_for_tstate_lock.
Co<> PyThread::join(Thread& self) {
  const As as(self, Doing::join);
  self.waits_for = "a thread to end";
  co_await interpreter_.spend(self, interpreter_.profile().thread_join);
  if (done_) co_return;
  co_await alive_.acquire(self);
  co_await alive_.release(self);
}

}  // namespace interleave
