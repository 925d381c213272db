// A moving average of how busy something is: PELT, kernel/sched/pelt.c. What happened 32 ms ago counts half.
#pragma once

#include <cstdint>

#include "sim/core/time.h"

namespace interleave {

class Utilisation {
 public:
  static constexpr std::int64_t full = 1024;   // always busy, at the speed of the fastest core: SCHED_CAPACITY_SCALE

  // From the last call to now it was this busy, 0 .. full.
  void advance(Time now, std::int64_t busy) {
    average_ = after(now, busy);
    at_ = now;
  }
  // The average now if it was this busy since the last advance().
  std::int64_t value(Time now, std::int64_t busy) const { return after(now, busy) >> precision; }
  void set(Time now, std::int64_t value) {
    average_ = value << precision;
    at_ = now;
  }

 private:
  static constexpr int precision = 20;
  std::int64_t after(Time now, std::int64_t busy) const;

  std::int64_t average_ = 0;
  Time at_{};
};

}  // namespace interleave
