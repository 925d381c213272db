// glibc 2.36's mutex, condition variable and semaphore on futexes: CPython's GIL and locks hang on their wake-up
// order, which is not FIFO.
#pragma once

#include <cstdint>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/futex.h"

namespace interleave {

class Thread;

// A plain pthread_mutex_t (nptl/pthread_mutex_lock.c, lowlevellock.c): no spinning; unlocking wakes one waiter, and
// who comes first takes it: barging is allowed, the loser goes to the tail.
class Mutex {
 public:
  Co<> lock(Thread& self);
  Co<> unlock(Thread& self);
  bool locked() const { return locked_; }

 private:
  bool locked_ = false;
  bool contended_ = false;
  Futex futex_;
};

// A pthread_cond_t (nptl/pthread_cond_wait.c). Waiters stand in two groups: signals are for the older, G1; who comes
// later joins G2, which becomes G1 when G1 is used up. Within G1 any member may take a signal, so that one who is
// still awake overtakes one who sleeps.
class Condition {
 public:
  // The mutex is held on entry and on return. False: the deadline has passed.
  Co<bool> wait(Thread& self, Mutex& mutex, Time deadline = never);
  Co<> signal(Thread& self);

 private:
  struct Group {
    int waiting = 0;     // members not yet meant by a signal: g_size
    int signals = 0;     // to be taken: g_signals
    int inside = 0;      // members that have not left yet: g_refs
    Futex futex;
  };

  Co<bool> switch_groups(Thread& self);

  Group groups_[2];
  int older_ = 0;        // G1's place; the other is G2
  int waiters_ = 0;      // in either
  Futex quiescence_;     // who switches groups waits here for the last member of the old G1 to leave
  bool quiescing_ = false;
};

// A sem_t (nptl/sem_waitcommon.c): PyThread's locks on Linux. A post wakes one waiter; anyone passing may take it
// first.
class Semaphore {
 public:
  explicit Semaphore(std::int64_t value) : value_(value) {}

  bool try_wait() { return value_ > 0 && value_-- > 0; }
  // False: the deadline has passed.
  Co<bool> wait(Thread& self, Time deadline = never);
  Co<> post(Thread& self);
  std::int64_t value() const { return value_; }

 private:
  std::int64_t value_;
  int waiters_ = 0;
  Futex futex_;
};

}  // namespace interleave
