// glibc 2.36's mutex, condition variable and semaphore on futexes: CPython's GIL and locks hang on their wake-up
// order, which is not FIFO.
#pragma once

#include <cstdint>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/futex.h"
#include "sim/os/lockable.h"

namespace interleave {

class Thread;

// A plain pthread_mutex_t (nptl/pthread_mutex_lock.c, lowlevellock.c): no spinning; unlocking wakes one waiter, and
// who comes first takes it: barging is allowed, the loser goes to the tail.
class Mutex final : public Lockable {
 public:
  Co<> lock(Thread& self) override;
  Co<bool> lock_until(Thread& self, Time deadline) override;
  Co<> unlock(Thread& self) override;
  // __pthread_mutex_cond_lock: as if others were waiting, so that the next unlock asks the kernel in any case.
  Co<> lock_as_contended(Thread& self) override;
  bool locked() const { return locked_; }

 private:
  Co<bool> wait(Thread& self, Time deadline = never);
  bool locked_ = false;
  bool contended_ = false;
  Futex futex_;
};

// A pthread_cond_t (nptl/pthread_cond_wait.c, pthread_cond_common.c, pthread_cond_signal.c, whose words are used
// here). Waiters are numbered and stand in two groups: signals are for the older, G1; who comes later joins G2, which
// becomes G1 when G1 is used up. Within G1 any member may take a signal, so that one who is still awake overtakes one
// who sleeps; and who waits no longer must not take one along.
class Condition {
 public:
  // The mutex is held on entry and on return. False: the deadline has passed.
  Co<bool> wait(Thread& self, Lockable& mutex, Time deadline = never);
  Co<> signal(Thread& self);
  Co<> broadcast(Thread& self);

 private:
  struct Group {
    std::int64_t size = 0;   // members not yet meant by a signal; of G2 less those who have left it, 0 or below: g_size
    int signals = 0;         // to be taken: g_signals
    bool closed = false;     // its last bit: all members are meant, no need to take one
    int blocked = 0;         // on the futex, or about to be: g_refs
    bool quiescing = false;  // its last bit: the last to leave wakes the one that switches groups
    Futex futex, quiescence;
  };

  Co<> leave_futex(Thread& self, Group& group);
  Co<> cancel(Thread& self, std::int64_t number, int group);
  Co<bool> quiesce_and_switch_g1(Thread& self);

  Group groups_[2];
  int g1_ = 0;                      // G1's place; the other is G2
  std::int64_t arrived_ = 0;        // who waits next has this number: wseq
  std::int64_t g1_start_ = 0;       // the first number of G1
  std::int64_t g1_orig_size_ = 0;   // and how many were in it
  int waiters_ = 0;                 // in either: wrefs
  Mutex internal_;                  // between signallers, and those who leave
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

// A pthread_barrier_t (nptl/pthread_barrier_wait.c): whoever comes last wakes all others, and the next round may begin.
class Barrier {
 public:
  explicit Barrier(std::int64_t count) : count_(count) {}
  // Nobody can give up waiting here: POSIX has no time-out for it.
  Co<> wait(Thread& self);
  std::int64_t arrived() const { return arrived_; }

 private:
  const std::int64_t count_;
  std::int64_t arrived_ = 0, round_ = 0;
  Futex futex_;
};

}  // namespace interleave
