// concurrent.futures.as_completed: Lib/concurrent/futures/_base.py.
#pragma once

#include <deque>
#include <vector>

#include "sim/python/job.h"

namespace interleave {

// One waiter hangs on all futures; whoever sets a result puts the future into its list and sets its event. The thread
// that waits takes all that have come together: a burst of results wakes it once.
class AsCompleted final : public FutureWaiter {
 public:
  explicit AsCompleted(Interpreter& interpreter) : lock_(interpreter), event_(interpreter) {}

  // Once, before the first next().
  Co<> watch(Thread& self, const std::vector<Future*>& futures);
  // Another that is done, in the order in which they came to be; those that were done before watch() come first. To be
  // called once a future at most.
  Co<Future*> next(Thread& self);

  Co<> add_result(Thread& self, Future& future) override;

 private:
  Lock lock_;
  PyEvent event_;
  std::deque<Future*> finished_;     // finished_futures
  std::deque<Future*> taken_;        // the waiting thread's, to be handed out
};

}  // namespace interleave
