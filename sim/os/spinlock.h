// Locks whose waiters stay on their core. Short waits cost no switch; but who spins while the holder is off its core
// burns all of its time, and with fewer cores than threads that is what happens.
#pragma once

#include <cstdint>
#include <deque>

#include "sim/os/futex.h"
#include "sim/os/lockable.h"

namespace interleave {

// From a look at the lock's word to the next: a load and a `pause`.
inline constexpr Duration spin_turn = std::chrono::nanoseconds(40);

// Those who look at a word again and again: one event for each look would be dear, so whoever changes it tells them.
class Spinners {
 public:
  // Looks until notify(), or for `most` of work.
  Co<> spin(Thread& self, Duration most);
  void notify();

 private:
  std::deque<Thread*> spinning_;
};

// pthread_spinlock_t (nptl/pthread_spin_lock.c): who is on a core and looks first has it.
class Spinlock final : public Lockable {
 public:
  Co<> lock(Thread& self) override;
  Co<bool> lock_until(Thread& self, Time deadline) override;
  Co<> unlock(Thread& self) override;

 private:
  bool locked_ = false;
  Spinners spinners_;
};

// A ticket lock (Mellor-Crummey and Scott 1991; the kernel's spinlock from 2.6.25 to 4.1): who came first is next, even
// if it has no core just now and all others must wait for it.
class TicketLock final : public Lockable {
 public:
  Co<> lock(Thread& self) override;
  Co<bool> lock_until(Thread& self, Time deadline) override;
  Co<> unlock(Thread& self) override;

 private:
  std::int64_t next_ticket_ = 0, now_serving_ = 0;
  std::deque<Thread*> waiting_;      // the holder, and who waits, in the order of their tickets
};

// PTHREAD_MUTEX_ADAPTIVE_NP (nptl/pthread_mutex_lock.c): looks for a while, longer where that has helped, then sleeps
// like a plain mutex.
class AdaptiveMutex final : public Lockable {
 public:
  Co<> lock(Thread& self) override;
  Co<bool> lock_until(Thread& self, Time deadline) override;
  Co<> unlock(Thread& self) override;

 private:
  static constexpr int most_turns = 100;   // max_adaptive_count: glibc.pthread.mutex_spin_count
  bool locked_ = false, contended_ = false;
  int spins_ = 0;                          // __spins: a running mean
  Spinners spinners_;
  Futex futex_;
};

}  // namespace interleave
