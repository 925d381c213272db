// What holds of every run, whatever it simulates: no time is lost or made up, and equal seeds give equal results.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/report/wire.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> shipped() {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(INTERLEAVE_SOURCE_DIR "/scenarios"))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// In children: a device with bandwidth allows one run per process.
std::vector<Result> run_all(const Scenario& scenario, std::uint64_t seed) {
  std::vector<RunRequest> requests;
  for (const Approach& approach : scenario.approaches) requests.push_back({&approach, {.seed = seed}});
  return simulate_in_children(scenario, requests, 2, [](std::size_t) {});
}

// Of Poisson arrivals five standard deviations about the mean.
bool expected_arrivals(std::size_t tasks, const Workload& workload) {
  const double mean = workload.arrivals->rate_per_s * seconds(*workload.run_for);
  return std::abs(static_cast<double>(tasks) - mean) < 5 * std::sqrt(mean);
}

std::size_t expected_tasks(const Workload& workload) {
  if (workload.clients) return static_cast<std::size_t>(workload.clients->count * workload.clients->requests);
  return workload.tasks.size();
}

void check_accounts(const Result& result, const Scenario& scenario) {
  REQUIRE_MESSAGE(result.outcome == Result::Outcome::done, result.failure);
  const Duration sum = std::accumulate(result.time.begin(), result.time.end(), Duration{});
  CHECK(sum == result.lifetimes);
  for (const Duration time : result.time) CHECK(time >= 0ns);
  CHECK(result.elapsed > 0ns);
  CHECK(result.capacity == result.elapsed * scenario.machine.logical_cores());
  CHECK(result.cpu > 0ns);
  CHECK(result.cpu <= result.lifetimes);
  if (scenario.workload.arrivals)
    CHECK(expected_arrivals(result.tasks.size(), scenario.workload));
  else
    CHECK(result.tasks.size() == expected_tasks(scenario.workload));
  Duration cpu_of_tasks{};
  for (const TaskResult& task : result.tasks) {
    REQUIRE(task.end < never);
    CHECK(task.arrival <= task.first_run);
    CHECK(task.first_run <= task.end);
    CHECK(task.cpu >= 0ns);
    CHECK(task.runnable >= 0ns);
    cpu_of_tasks += task.cpu;
  }
  CHECK(cpu_of_tasks <= result.cpu);
  CHECK(result.events >= result.switches_voluntary + result.switches_involuntary);
  if (scenario.machine.memory_bytes) CHECK(result.memory_peak_bytes <= *scenario.machine.memory_bytes);
}

}  // namespace

TEST_CASE("shipped scenarios: under every approach all tasks end and time adds up to the nanosecond") {
  for (const std::string& path : shipped()) {
    const Scenario scenario = read_scenario(path, {});
    const std::vector<Result> results = run_all(scenario, scenario.seed);
    for (std::size_t i = 0; i < results.size(); ++i) {
      CAPTURE(path);
      CAPTURE(scenario.approaches[i].label);
      check_accounts(results[i], scenario);
      // What was started before the clock is no part of the measured section's capacity.
      if (!scenario.approaches[i].warm) CHECK(results[i].cpu <= results[i].capacity);
    }
  }
}

// Work is neither lost nor done twice: the sum of what the tasks asked for, under any policy and number of cores.
TEST_CASE("work is conserved") {
  for (const char* os : {"{policy: fifo}", "{policy: fifo, run_queues: shared}", "textbook", "{policy: round_robin}",
                         "linux-6.18", "linux-6.6", "{preset: linux-6.18, hrtick: true}"})
    for (const int cores : {1, 2, 5}) {
      CAPTURE(os);
      CAPTURE(cores);
      const std::string text = "machine: {cores: " + std::to_string(cores) + "}\nos: " + os +
                               "\nworkload: {tasks: 17, steps: [{cpu: 3 ms}, {sleep: 1 ms}], repeat: 11}\n"
                               "approaches: [native_threads, {native_threads: {threads: 4}}]\n";
      const Scenario scenario = parse_scenario(text, "test.yaml", {});
      for (const Approach& approach : scenario.approaches) {
        const Result result = simulate(scenario, approach, {});
        check_accounts(result, scenario);
        CHECK(result.cpu == 17 * 11 * 3ms);   // switches and migrations are free here
        CHECK(result.time[static_cast<std::size_t>(Doing::native_)] == result.cpu);
        for (const TaskResult& task : result.tasks) CHECK(task.cpu == 33ms);
        CHECK(result.elapsed >= 17 * 33ms / cores);
      }
    }
}

TEST_CASE("slow cores take longer over the same work") {
  const std::string text = "machine: {cores: [{count: 1, speed: 0.5}]}\nos: textbook\n"
                           "workload: {tasks: 3, steps: [{cpu: 7 ms}]}\napproaches: [native_threads]\n";
  CHECK(run_text(text).elapsed == 42ms);
}

// ---- determinism ----

TEST_CASE("one seed, one result, to the last byte; another seed, another") {
  const std::string text =
      "machine: milan-2vcpu\nworkload:\n  tasks: 30\n"
      "  steps: [{python: {exponential: {mean: 2 ms}}}, {sleep: {uniform: {min: 1 ms, max: 9 ms}}}, {native: 1 ms}]\n"
      "  repeat: 3\napproaches:\n  - sequential\n  - native_threads\n  - threading: {threads: 4}\n  - threading\n"
      "  - multiprocessing: {workers: 3}\n  - futures: {executor: thread, workers: 5}\n"
      "  - futures: {executor: process, workers: 2}\n  - asyncio\n  - asyncio: {limit: 7}\n";
  const Scenario scenario = parse_scenario(text, "test.yaml", {});
  for (const Approach& approach : scenario.approaches) {
    CAPTURE(approach.label);
    const Result first = simulate(scenario, approach, {.seed = 5});
    REQUIRE_MESSAGE(first.outcome == Result::Outcome::done, first.failure);
    CHECK(to_bytes(first) == to_bytes(simulate(scenario, approach, {.seed = 5})));
    // Whatever was simulated in between, and in another process.
    CHECK(to_bytes(first) == to_bytes(simulate_in_children(scenario, {{&approach, {.seed = 5}}}, 1,
                                                           [](std::size_t) {}).front()));
    CHECK(to_bytes(first) != to_bytes(simulate(scenario, approach, {.seed = 6})));
    CHECK(to_bytes(first) != to_bytes(simulate(scenario, approach, {.seed = 5, .repetition = 1})));
  }
}

// Common random numbers: what tasks ask for hangs on the seed alone, not on who does it when.
TEST_CASE("all approaches meet the same work") {
  const std::string text = "machine: {cores: 3}\nos: textbook\nworkload:\n  tasks: 40\n"
                           "  steps: [{cpu: {exponential: {mean: 2 ms}}}, {choose: [{p: 0.5, steps: [{cpu: 1 ms}]}, "
                           "{steps: []}]}]\n  repeat: 5\napproaches:\n"
                           "  - native_threads\n  - native_threads: {threads: 1}\n  - native_threads: {threads: 7}\n";
  const Scenario scenario = parse_scenario(text, "test.yaml", {});
  const Result one = run_first(scenario);
  for (const Approach& approach : scenario.approaches) {
    const Result other = simulate(scenario, approach, {});
    REQUIRE(other.tasks.size() == 40);
    for (std::size_t i = 0; i < 40; ++i) CHECK(other.tasks[i].cpu == one.tasks[i].cpu);
  }
  // And on any machine: another policy, other cores.
  const Scenario linux = parse_scenario(text, "test.yaml", {"os=linux-6.18", "machine.cores=2"});
  const Result there = run_first(linux);
  for (std::size_t i = 0; i < 40; ++i) CHECK(there.tasks[i].cpu == one.tasks[i].cpu);
}
