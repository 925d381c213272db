// One run: a scenario, one of its approaches, a seed and a repetition in; a result out.
#pragma once

#include <cstdint>
#include <functional>

#include "sim/report/result.h"
#include "sim/scenario/scenario.h"

namespace interleave {

struct RunOptions {
  std::uint64_t seed = 1;
  std::uint32_t repetition = 0;
  bool lockstep = false;     // bring SimGrid's clock forward at every event
};

// In this process. At most one run that needs a device with bandwidth per process: SimGrid has one Engine.
Result simulate(const Scenario& scenario, const Approach& approach, const RunOptions& options);

// In a child process, which contains crashes; the parent never makes an Engine. A run that fails or dies is a Result
// with its failure.
Result simulate_in_child(const Scenario& scenario, const Approach& approach, const RunOptions& options);

}  // namespace interleave
