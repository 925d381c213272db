// Results made by hand, for the tests of the reports.
#pragma once

#include <initializer_list>
#include <utility>

#include "sim/report/report.h"

namespace interleave {

inline Duration milliseconds(std::int64_t count) { return std::chrono::milliseconds(count); }

// Two tasks on one thread: A runs 0 to 30 ms, B waits for it and runs 30 to 50 ms.
inline Result two_tasks() {
  Result result;
  result.tasks = {{"A", Time{}, Time{}, Time(milliseconds(30)), milliseconds(30), Duration{}},
                  {"B", Time(milliseconds(10)), Time(milliseconds(30)), Time(milliseconds(50)), milliseconds(20),
                   milliseconds(20)}};
  result.elapsed = milliseconds(50);
  result.cpu = milliseconds(50) - Duration(7);
  result.capacity = milliseconds(200);
  result.events = 12;
  result.switches_voluntary = 3;
  result.switches_involuntary = 1;
  result.threads = result.processes = 1;
  result.memory_peak_bytes = 60 << 20;
  result.time[static_cast<std::size_t>(Doing::python)] = milliseconds(40);
  result.time[static_cast<std::size_t>(Doing::native_)] = milliseconds(10) - Duration(7);
  result.time[static_cast<std::size_t>(Doing::io)] = Duration(7);
  result.lifetimes = milliseconds(50);
  result.measured = result.time;
  return result;
}

using Times = std::initializer_list<std::pair<Doing, int>>;   // milliseconds

// One task a run; `cpu` and `elapsed` in milliseconds, four cores.
inline Result result_of(int elapsed, int cpu, int threads, int processes, Times times) {
  Result result;
  result.tasks = {{"t", Time{}, Time{}, Time(milliseconds(elapsed)), milliseconds(cpu), Duration{}}};
  result.elapsed = milliseconds(elapsed);
  result.cpu = milliseconds(cpu);
  result.capacity = result.allowed = milliseconds(4 * elapsed);
  result.threads = threads;
  result.processes = processes;
  result.memory_peak_bytes = std::int64_t{10 << 20} * processes;
  for (const auto& [doing, time] : times) {
    result.time[static_cast<std::size_t>(doing)] += milliseconds(time);
    result.lifetimes += milliseconds(time);
  }
  result.measured = result.time;
  return result;
}

inline Result failed_result(const char* failure) {
  Result result;
  result.outcome = Result::Outcome::failed;
  result.failure = failure;
  return result;
}

inline Approach approach_of(const char* model, const char* label, const char* options = "") {
  Approach approach;
  approach.model = model;
  approach.label = label;
  approach.options = options;
  return approach;
}

inline Report report_of(std::vector<ApproachRuns> approaches) {
  Report report;
  report.title = "Two tasks";
  report.scenario_hash = "abc123";
  report.version = "0.1.0";
  report.seed = 42;
  report.approaches = std::move(approaches);
  return report;
}

}  // namespace interleave
