// Where threads run: the core for a new or woken one, and what idle and busy cores take from each other. With a
// shared run queue only the first question arises.
#pragma once

#include <deque>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/time.h"

namespace interleave {

class Kernel;
class Thread;
struct Core;

class Placement {
 public:
  explicit Placement(Kernel& kernel) : kernel_(kernel) {}

  // For a new thread: select_task_rq_fair with SD_BALANCE_FORK.
  Core& for_new(const Thread& thread, const Core* creator);
  // For a woken one; `here` is the core on which the waker or the timer's interrupt runs.
  Core& for_woken(const Thread& thread, Core& here, bool sync);

  // The core has just run dry: a thread that it may take from elsewhere, already dequeued, or nullptr.
  Thread* steal(Core& core);
  // Something has joined a queue whose core is busy: balance at the next tick if it is still so then.
  void watch();

 private:
  bool available(const Core& core) const;
  Core* wake_affine(const Thread& thread, Core& here, Core& previous, bool sync);
  Core& select_idle_sibling(const Thread& thread, Core& target, Core& previous);
  Thread* take_from(Core& busiest, Core& taker, bool hot_too);
  Core* busiest_but(const Core& taker);
  void balance();
  void balance_busy();

  Kernel& kernel_;
  Time busy_balance_{};            // the next time that busy cores compare
  int failed_ = 0;                 // balancings in a row that found too little to move
  EventOf<Placement, &Placement::balance> tick_{*this};
};

}  // namespace interleave
