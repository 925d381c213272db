// cpu.max of a control group: a pool of CPU time, filled once a period, from which the group's run queues take slices.
// A queue that gets none is throttled until a later period, or until another gives back what it does not need. What it
// has overrun by then, because nobody looked before a tick, it owes. cfs_bandwidth, kernel/sched/fair.c.
#pragma once

#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/scheduling.h"
#include "sim/os/entity.h"

namespace interleave {

class Bandwidth {
 public:
  Bandwidth(Calendar& calendar, const GroupSpec& group)
      : calendar_(calendar), quota_(*group.quota), period_(group.period), burst_(group.burst), pool_(*group.quota) {}

  // The group on one run queue.
  class Local {
   public:
    Duration left{};             // of its slices; below zero: owed
    bool throttled = false;
    virtual void unthrottle() = 0;

   protected:
    ~Local() = default;
  };

  // assign_cfs_rq_runtime: up to a slice in hand. False: there is nothing left in this period.
  bool request(Local& local);
  // return_cfs_rq_runtime: its last thread sleeps; all but a millisecond goes back.
  void give_back(Local& local);
  // Until there is something in the pool again.
  void throttle(Local& local);

 private:
  std::int64_t period_now() const { return calendar_.now().time_since_epoch() / period_; }
  void refill();
  void distribute();
  void period_begins();
  void wait_for_period() { calendar_.schedule(timer_, Time((period_now() + 1) * period_)); }

  Calendar& calendar_;
  const Duration quota_, period_, burst_;
  Duration pool_;
  std::int64_t period_count_ = 0;    // the period in which the pool was filled last
  std::vector<Local*> throttled_;    // in the order in which they get more
  EventOf<Bandwidth, &Bandwidth::period_begins> timer_{*this};
  EventOf<Bandwidth, &Bandwidth::distribute> given_back_{*this};
};

}  // namespace interleave
