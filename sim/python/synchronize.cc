#include "sim/python/synchronize.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {
namespace {

constexpr Time at_once{};   // a deadline that has passed: acquire(False)

}  // namespace

// _multiprocessing_SemLock_acquire_impl: sem_trywait with the GIL held, then sem_wait or sem_timedwait without it.
Co<bool> SemLock::acquire(Thread& self, Interpreter& own, Time deadline) {
  co_await own.spend(self, own.profile().lock_operation);
  if (kind_ == Kind::recursive && owner_ == &self) {
    ++count_;
    co_return true;
  }
  bool in_time = value_.try_wait();
  if (!in_time && deadline > self.kernel().now()) {
    co_await own.gil().drop(self);
    in_time = co_await value_.wait(self, deadline);
    co_await own.gil().take(self);
  }
  if (!in_time) co_return false;
  owner_ = &self;
  ++count_;
  co_return true;
}

// _multiprocessing_SemLock_release_impl.
Co<> SemLock::release(Thread& self, Interpreter& own) {
  co_await own.spend(self, own.profile().lock_operation);
  --count_;
  if (kind_ == Kind::recursive) {
    if (count_ > 0) co_return;
    owner_ = nullptr;
  }
  co_await value_.post(self);
}

// ---- Condition ----

Co<bool> ProcessCondition::wait(Thread& self, Interpreter& own, Time deadline) {
  co_await sleeping_.release(self, own);
  const int levels = lock_.count();
  for (int i = 0; i < levels; ++i) co_await lock_.release(self, own);
  const bool notified = co_await wait_.acquire(self, own, deadline);
  co_await woken_.release(self, own);
  for (int i = 0; i < levels; ++i) co_await lock_.acquire(self, own);
  co_return notified;
}

Co<> ProcessCondition::notify(Thread& self, Interpreter& own, std::int64_t count) {
  co_await wait_.acquire(self, own, at_once);
  // Those who have given up since the last time are no sleepers any more.
  for (;;) {
    const bool gave_up = co_await woken_.acquire(self, own, at_once);
    if (!gave_up) break;
    co_await sleeping_.acquire(self, own, at_once);
  }
  std::int64_t sleepers = 0;
  for (; sleepers < count; ++sleepers) {
    const bool sleeps = co_await sleeping_.acquire(self, own, at_once);
    if (!sleeps) break;
    co_await wait_.release(self, own);
  }
  if (sleepers == 0) co_return;
  for (std::int64_t i = 0; i < sleepers; ++i) co_await woken_.acquire(self, own);
  for (;;) {
    const bool left_over = co_await wait_.acquire(self, own, at_once);
    if (!left_over) break;
  }
}

// ---- Event ----

Co<> ProcessEvent::set(Thread& self, Interpreter& own) {
  co_await lock_.acquire(self, own);
  co_await flag_.acquire(self, own, at_once);
  co_await flag_.release(self, own);
  co_await condition_.notify_all(self, own);
  co_await lock_.release(self, own);
}

Co<> ProcessEvent::clear(Thread& self, Interpreter& own) {
  co_await lock_.acquire(self, own);
  co_await flag_.acquire(self, own, at_once);
  co_await lock_.release(self, own);
}

Co<bool> ProcessEvent::wait(Thread& self, Interpreter& own, Time deadline) {
  co_await lock_.acquire(self, own);
  bool set = co_await flag_.acquire(self, own, at_once);
  if (set)
    co_await flag_.release(self, own);
  else
    co_await condition_.wait(self, own, deadline);
  set = co_await flag_.acquire(self, own, at_once);
  if (set) co_await flag_.release(self, own);
  co_await lock_.release(self, own);
  co_return set;
}

}  // namespace interleave
