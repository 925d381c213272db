// The figures of one run: what SCENARIO.md's "What comes out" names, from a Result.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/report/result.h"

namespace interleave {

struct Summary {
  std::int64_t tasks = 0;
  std::int64_t unfinished = 0;          // when arrivals stopped, though finished then; or when the run stopped
  Duration elapsed{};
  double throughput_per_s = 0;          // finished tasks over the time elapsed; infinite if they took no time at all
  struct Latency { Duration mean, p50, p90, p99, max; };
  std::optional<Latency> latency;       // from arrival to end; none where no task finished
  Duration cpu{};
  double utilisation = 0;               // cpu over capacity
};

// Throws std::logic_error if the times of a run that is done do not add up to the lifetimes: it has lost time.
Summary summarise(const Result& result);

inline Duration time_of(const Result& result, Doing doing) { return result.time[static_cast<std::size_t>(doing)]; }

}  // namespace interleave
