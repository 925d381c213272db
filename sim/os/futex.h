// A futex: a queue of threads in the kernel, the more urgent first, equals FIFO (kernel/futex). The word that guards it
// is the caller's: wait() asks `still` once the waiter is in the kernel, and returns at once if it has changed.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "sim/core/activity.h"
#include "sim/core/time.h"

namespace interleave {

class Thread;

class Futex {
 public:
  enum class Woken { by_waker, by_timer, changed };

  // Blocks while `still()` holds, at most until `deadline`. A waiter that its timer woke stands in the queue until it
  // runs, and may absorb a wake-up there.
  Co<Woken> wait(Thread& self, const std::function<bool()>& still, Time deadline = never);
  // Wakes up to `count` waiters, from the front of the queue; returns how many.
  Co<int> wake(Thread& self, int count = 1);

 private:
  struct Waiter {
    Thread& thread;
    bool queued = true;
  };
  void queue(Waiter& waiter);
  std::deque<Waiter*> waiters_;
};

}  // namespace interleave
