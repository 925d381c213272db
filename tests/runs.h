// Runs for tests: a scenario as text, simulated in this process.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/study/simulate.h"

namespace interleave {

inline Result run_first(const Scenario& scenario, const RunOptions& options = {}) {
  return simulate(scenario, scenario.approaches.at(0), options);
}

// The first approach of a scenario that is written out.
inline Result run_text(const std::string& text, const Overrides& overrides = {}, const RunOptions& options = {}) {
  const Scenario scenario = parse_scenario(text, "test.yaml", overrides);
  Result result = run_first(scenario, options);
  INFO(result.failure);
  CHECK(result.outcome == Result::Outcome::done);
  return result;
}

// Who ran where, as text: a line for each core, a letter for each step (sim/report/schedule.h).
inline std::vector<std::string> schedule_of(const std::string& text, Duration step, Window window = {}) {
  return schedule_lines(run_text(text, {}, {.schedule = window}).schedule, step);
}

inline const TaskResult& task_named(const Result& result, const std::string& name) {
  for (const TaskResult& task : result.tasks)
    if (task.name == name) return task;
  FAIL("no task is called " << name);
  return result.tasks.at(0);
}

}  // namespace interleave
