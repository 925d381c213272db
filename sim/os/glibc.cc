#include "sim/os/glibc.h"

#include <limits>

#include "sim/os/thread.h"

namespace interleave {

// The closures that futexes are asked with are named locals: a temporary inside a co_await expression is destroyed
// twice by GCC 12.

Co<> Mutex::lock(Thread& self) {
  if (locked_) co_await wait(self);
  locked_ = true;
}

Co<> Mutex::lock_as_contended(Thread& self) {
  if (locked_) co_await wait(self);
  locked_ = contended_ = true;
}

Co<bool> Mutex::lock_until(Thread& self, Time deadline) {
  if (locked_) {
    const bool in_time = co_await wait(self, deadline);
    if (!in_time) co_return false;
  }
  locked_ = true;
  co_return true;
}

// __lll_lock_wait: the word becomes 2 before each wait, and stays 2: others may be waiting still.
Co<bool> Mutex::wait(Thread& self, Time deadline) {
  const std::function<bool()> still = [this] { return locked_ && contended_; };
  while (locked_) {
    contended_ = true;
    const Futex::Woken woken = co_await futex_.wait(self, still, deadline);
    if (woken == Futex::Woken::by_timer && locked_) co_return false;
  }
  contended_ = true;
  co_return true;
}

Co<> Mutex::unlock(Thread& self) {
  locked_ = false;
  const bool wakes = contended_;
  contended_ = false;
  if (wakes) co_await futex_.wake(self);
}

// __pthread_cond_wait_common.
Co<bool> Condition::wait(Thread& self, Lockable& mutex, Time deadline) {
  const int place = 1 - g1_;
  const std::int64_t number = arrived_++;
  Group& group = groups_[place];
  ++waiters_;
  co_await mutex.unlock(self);
  const std::function<bool()> still = [&group] { return group.signals == 0 && !group.closed; };
  bool in_time = true;
  while (!group.closed) {
    if (group.signals > 0) {               // without having blocked, perhaps
      --group.signals;
      // Of a later group in the same place, its own being closed: given back.
      if (number < g1_start_) {
        ++group.signals;
        co_await group.futex.wake(self);
      }
      break;
    }
    ++group.blocked;
    const bool late = number < g1_start_;
    Futex::Woken woken = Futex::Woken::changed;
    if (!late) woken = co_await group.futex.wait(self, still, deadline);
    co_await leave_futex(self, group);
    if (late) break;
    if (woken == Futex::Woken::by_timer) {
      co_await cancel(self, number, place);
      in_time = false;
      break;
    }
  }
  --waiters_;
  co_await mutex.lock_as_contended(self);
  co_return in_time;
}

// __condvar_dec_grefs.
Co<> Condition::leave_futex(Thread& self, Group& group) {
  if (--group.blocked > 0 || !group.quiescing) co_return;
  group.quiescing = false;
  co_await group.quiescence.wake(self);
}

// __condvar_cancel_waiting: who has been meant by a signal, and has timed out instead, signals somebody else.
Co<> Condition::cancel(Thread& self, std::int64_t number, int place) {
  co_await internal_.lock(self);
  Group& group = groups_[place];
  const bool in_g2 = number >= g1_start_ + g1_orig_size_;
  const bool meant = number < g1_start_ || (!in_g2 && group.size == 0);
  if (!meant) --group.size;
  co_await internal_.unlock(self);
  if (meant) co_await signal(self);
}

Co<> Condition::signal(Thread& self) {
  if (waiters_ == 0) co_return;
  co_await internal_.lock(self);
  bool somebody = groups_[g1_].size > 0;
  if (!somebody) somebody = co_await quiesce_and_switch_g1(self);
  Futex* futex = nullptr;
  if (somebody) {
    Group& group = groups_[g1_];
    --group.size;
    ++group.signals;
    futex = &group.futex;
  }
  co_await internal_.unlock(self);
  if (futex) co_await futex->wake(self);
}

// __pthread_cond_broadcast: all that are left in G1, then all of G2, which becomes G1 for it.
Co<> Condition::broadcast(Thread& self) {
  if (waiters_ == 0) co_return;
  co_await internal_.lock(self);
  if (groups_[g1_].size > 0) {
    groups_[g1_].signals += static_cast<int>(groups_[g1_].size);
    groups_[g1_].size = 0;
    co_await groups_[g1_].futex.wake(self, std::numeric_limits<int>::max());
  }
  Futex* futex = nullptr;
  const bool somebody = co_await quiesce_and_switch_g1(self);
  if (somebody) {
    Group& group = groups_[g1_];
    group.signals += static_cast<int>(group.size);
    group.size = 0;
    futex = &group.futex;
  }
  co_await internal_.unlock(self);
  if (futex) co_await futex->wake(self, std::numeric_limits<int>::max());
}

// __condvar_quiesce_and_switch_g1: up to glibc 2.40 it waits until nobody of the old G1 is on its futex any more, those
// that were woken and have not run yet included.
Co<bool> Condition::quiesce_and_switch_g1(Thread& self) {
  const std::int64_t old_end = g1_start_ + g1_orig_size_;
  if (arrived_ - old_end + groups_[1 - g1_].size == 0) co_return false;
  Group& old = groups_[g1_];
  old.closed = true;
  const std::function<bool()> still = [&old] { return old.blocked > 0; };
  while (old.blocked > 0) {
    old.quiescing = true;
    co_await old.quiescence.wait(self, still);
  }
  g1_start_ = old_end;
  old.closed = false;
  old.signals = 0;
  g1_ = 1 - g1_;
  g1_orig_size_ = arrived_ - old_end;
  groups_[g1_].size += g1_orig_size_;      // less those who left it as G2
  co_return groups_[g1_].size > 0;
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

Co<> Barrier::wait(Thread& self) {
  if (++arrived_ == count_) {
    arrived_ = 0;
    ++round_;
    if (count_ > 1) co_await futex_.wake(self, std::numeric_limits<int>::max());
    co_return;
  }
  const std::int64_t round = round_;
  const std::function<bool()> still = [this, round] { return round_ == round; };
  while (round_ == round) co_await futex_.wait(self, still);
}

}  // namespace interleave
