// A pthread_mutex_t with PTHREAD_PRIO_INHERIT: while somebody more urgent waits for it, its holder is as urgent
// (kernel/locking/rtmutex.c, whose functions are named at each rule; futex's FUTEX_LOCK_PI and FUTEX_UNLOCK_PI). What
// is inherited is what the policy orders by, see Policy::urgency: a priority, the class of who has a higher one, and
// between fair threads nothing.
#pragma once

#include <deque>

#include "sim/os/lockable.h"

namespace interleave {

class PiMutex final : public Lockable {
 public:
  Co<> lock(Thread& self) override;
  Co<bool> lock_until(Thread& self, Time deadline) override;
  Co<> unlock(Thread& self) override;

 private:
  void queue(Thread& waiter);
  static void adjust_priority_chain(Thread* thread);
  static void adjust_priority(Thread& thread);

  Thread* owner_ = nullptr;
  std::deque<Thread*> waiters_;   // the most urgent first, equals in the order of their arrival
};

}  // namespace interleave
