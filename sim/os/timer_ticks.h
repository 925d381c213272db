// The timer's interrupts: one period apart, at the same time on all cores (tick_setup_sched_timer without skew_tick).
#pragma once

#include "sim/core/time.h"

namespace interleave {

class TimerTicks {
 public:
  TimerTicks() = default;   // none
  // `hz` of them a second, > 0, the first at `phase`, which is less than a period.
  TimerTicks(int hz, Duration phase) : period_(Duration(std::chrono::seconds(1)) / hz), phase_(phase) {}

  bool none() const { return period_ == Duration{}; }
  Duration period() const { return period_; }

  // The last one until that date; without ticks the date itself, as in from().
  Time floor(Time date) const {
    if (none()) return date;
    const Duration since = date.time_since_epoch() - phase_ + period_;   // never negative
    return Time(since / period_ * period_ - period_ + phase_);
  }
  // The first one from that date on.
  Time from(Time date) const {
    if (none() || date >= never) return date;
    const Time last = floor(date);
    return last == date ? date : last + period_;
  }
  // The first one after that date; never without ticks.
  Time after(Time date) const { return none() ? never : floor(date) + period_; }

 private:
  Duration period_{}, phase_{};
};

}  // namespace interleave
