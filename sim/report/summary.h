// The figures of one run: what SCENARIO.md's "What comes out" names, from a Result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/result.h"

namespace interleave {

struct Summary {
  std::int64_t tasks = 0;
  std::int64_t unfinished = 0;          // when arrivals stopped, though finished then; or when the run stopped
  Duration elapsed{};
  double throughput_per_s = 0;          // finished tasks over the time elapsed; infinite if they took no time at all
  struct Latency { Duration mean, p50, p90, p99, max; };
  // From arrival to end; where clients can fail, of those that got their answer, from when they first asked. None
  // where there is no such task.
  std::optional<Latency> latency;
  std::int64_t turned_away = 0, timed_out = 0, retried = 0;   // of `tasks`
  double goodput_per_s = 0;             // of the throughput, what somebody still waited for
  std::int64_t deadlines = 0, deadlines_missed = 0;
  Duration cpu{};
  double utilisation = 0;               // cpu over capacity
};

// In a word: "served", "turned away", "timed out", "unfinished"; "met", "missed" or "none".
std::string fate_of(const TaskResult& task);
std::string deadline_of(const TaskResult& task);

// Throws std::logic_error if the times of a run that is done do not add up to the lifetimes: it has lost time.
Summary summarise(const Result& result);

inline Duration time_of(const Result& result, Doing doing) { return result.time[static_cast<std::size_t>(doing)]; }

}  // namespace interleave
