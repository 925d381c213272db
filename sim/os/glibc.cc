#include "sim/os/glibc.h"

#include "sim/os/thread.h"

namespace interleave {

// The closures that futexes are asked with are named locals: a temporary inside a co_await expression is destroyed
// twice by GCC 12.

Co<> Mutex::lock(Thread& self) {
  const std::function<bool()> still = [this] { return locked_ && contended_; };
  while (locked_) {                        // __lll_lock_wait: the word becomes 2 before each wait
    contended_ = true;
    co_await futex_.wait(self, still);
    if (!locked_) contended_ = true;       // taken as contended: others may be waiting still
  }
  locked_ = true;
}

Co<> Mutex::unlock(Thread& self) {
  locked_ = false;
  const bool wakes = contended_;
  contended_ = false;
  if (wakes) co_await futex_.wake(self);
}

Co<bool> Condition::wait(Thread& self, Mutex& mutex, Time deadline) {
  Group& group = groups_[1 - older_];      // G2
  ++group.waiting;
  ++group.inside;
  ++waiters_;
  co_await mutex.unlock(self);
  const std::function<bool()> still = [&group] { return group.signals == 0; };
  bool signalled = true;
  while (group.signals == 0) {
    const Futex::Woken woken = co_await group.futex.wait(self, still, deadline);
    if (woken != Futex::Woken::by_timer || group.signals > 0) continue;
    signalled = false;                     // __condvar_cancel_waiting: it leaves its group
    if (group.waiting > 0) --group.waiting;
    break;
  }
  if (signalled) --group.signals;
  --waiters_;
  if (--group.inside == 0 && quiescing_) {
    quiescing_ = false;
    co_await quiescence_.wake(self);
  }
  co_await mutex.lock(self);
  co_return signalled;
}

Co<> Condition::signal(Thread& self) {
  if (waiters_ == 0) co_return;
  if (groups_[older_].waiting == 0) {
    const bool somebody = co_await switch_groups(self);
    if (!somebody) co_return;
  }
  Group& group = groups_[older_];
  --group.waiting;
  ++group.signals;
  co_await group.futex.wake(self);
}

// __condvar_quiesce_and_switch_g1: up to glibc 2.40 it waits until all members of the old G1 have left, those that
// were woken and have not run yet included.
Co<bool> Condition::switch_groups(Thread& self) {
  if (groups_[1 - older_].waiting == 0) co_return false;
  Group& old = groups_[older_];
  const std::function<bool()> still = [&old] { return old.inside > 0; };
  while (old.inside > 0) {
    quiescing_ = true;
    co_await quiescence_.wait(self, still);
  }
  old.signals = 0;
  older_ = 1 - older_;
  co_return groups_[older_].waiting > 0;
}

Co<bool> Semaphore::wait(Thread& self, Time deadline) {
  const std::function<bool()> still = [this] { return value_ == 0; };
  while (!try_wait()) {
    ++waiters_;
    const Futex::Woken woken = co_await futex_.wait(self, still, deadline);
    --waiters_;
    if (woken == Futex::Woken::by_timer) co_return try_wait();
  }
  co_return true;
}

Co<> Semaphore::post(Thread& self) {
  ++value_;
  if (waiters_ > 0) co_await futex_.wake(self);
}

}  // namespace interleave
