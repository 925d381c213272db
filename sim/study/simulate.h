// One run: a scenario, one of its approaches, a seed and a repetition in; a result out.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/result.h"
#include "sim/scenario/scenario.h"

namespace interleave {

class Observer;

// How far a run is, told while it goes on: shared with the process that waits for it.
struct RunProgress {
  std::atomic<std::int64_t> simulated_ns{0}, events{0};
};

struct RunOptions {
  std::uint64_t seed = 1;
  std::uint32_t repetition = 0;
  bool lockstep = false;     // bring SimGrid's clock forward at every event
  std::optional<Window> schedule{}; // who ran where then goes into the result
  Observer* observer = nullptr;     // who else watches the kernel; then there is no schedule
  RunProgress* progress = nullptr;  // where it is told, every now and then
};

// In this process. At most one run that needs a device with bandwidth per process: SimGrid has one Engine.
Result simulate(const Scenario& scenario, const Approach& approach, const RunOptions& options);

// One of several runs to be made.
struct RunRequest {
  const Approach* approach;
  RunOptions options;
};

// In this process, within the scenario's limit of memory; whatever it throws is a Result that failed.
Result simulate_in_limits(const Scenario& scenario, const RunRequest& request);
// What it means that a process in which a run went on was ended by this signal.
std::string death_by_signal(int signal, std::optional<std::int64_t> memory_limit);

// Each in a child process, which contains crashes, `jobs` at a time; the parent never makes an Engine. Results stand in
// the order of the requests, whatever the number of jobs; a run that fails or dies is a Result with its failure.
// `done` is called after each with how many there are so far, `going_on` a few times a second with the simulated time
// and the calendar's events of all runs together.
using GoingOn = std::function<void(Duration simulated, std::int64_t events)>;
std::vector<Result> simulate_in_children(const Scenario& scenario, const std::vector<RunRequest>& requests, int jobs,
                                         const std::function<void(std::size_t)>& done, const GoingOn& going_on = {});

}  // namespace interleave
