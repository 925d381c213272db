// What holds of every run, whatever it simulates: no time is lost or made up, and equal seeds give equal results.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <cmath>
#include <numeric>
#include <vector>

#include "models/door.h"
#include "sim/report/summary.h"
#include "sim/report/wire.h"
#include "tests/runs.h"
#include "tests/source_dir.h"

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

// Those that ask again apart.
std::size_t expected_tasks(const Scenario& scenario) {
  const Workload& workload = scenario.workload;
  if (workload.clients) return static_cast<std::size_t>(workload.clients->count * workload.clients->requests);
  if (workload.arrivals) return arrival_dates(workload, Random(scenario.seed, 0)).size();
  std::size_t count = 0;
  for (const Task& task : workload.tasks)
    count += !task.period ? 1 : task.repeat ? static_cast<std::size_t>(*task.repeat)
                                            : static_cast<std::size_t>((*workload.run_for - 1ns) / *task.period + 1);
  return count;
}

// May a task have no end? Where its client found no place, or what runs for ever was stopped.
bool may_not_end(const TaskResult& task, const Workload& workload) {
  return task.fate != TaskResult::Fate::served || (workload.run_for && !workload.arrivals);
}

void check_accounts(const Result& result, const Scenario& scenario, const MachineSpec& machine) {
  REQUIRE_MESSAGE(result.outcome == Result::Outcome::done, result.failure);
  const Duration sum = std::accumulate(result.time.begin(), result.time.end(), Duration{});
  CHECK(sum == result.lifetimes);
  for (const Duration time : result.time) CHECK(time >= 0ns);
  CHECK(result.elapsed > 0ns);
  CHECK(result.capacity == result.elapsed * machine.logical_cores());
  CHECK(result.cpu > 0ns);
  CHECK(result.cpu <= result.lifetimes);
  const auto first_attempt = [](const TaskResult& task) { return task.attempt == 0; };
  CHECK(std::count_if(result.tasks.begin(), result.tasks.end(), first_attempt) ==
        static_cast<std::ptrdiff_t>(expected_tasks(scenario)));
  Duration cpu_of_tasks{};
  for (const TaskResult& task : result.tasks) {
    if (task.end == never && may_not_end(task, scenario.workload)) continue;
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
      const Approach& approach = scenario.approaches[i];
      check_accounts(results[i], scenario, approach.machine ? *approach.machine : scenario.machine);
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
        check_accounts(result, scenario, scenario.machine);
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

// ---- the measured section ----

TEST_CASE("of a warm pool the measured section has the work and not the start") {
  const auto run = [](const std::string& approach) {
    return run_text("machine: {cores: 2}\nworkload: {tasks: 8, steps: [{cpu: 5 ms}], arguments: 1 KiB}\n"
                    "approaches: [{" + approach + "}]\n");
  };
  for (const std::string pool : {"multiprocessing: {workers: 2", "futures: {executor: process, workers: 2"}) {
    CAPTURE(pool);
    const Result cold = run(pool + "}"), warm = run(pool + ", warm: true}");
    const Duration measured = std::accumulate(warm.measured.begin(), warm.measured.end(), Duration{});
    CHECK(cold.measured == cold.time);
    CHECK(std::accumulate(warm.time.begin(), warm.time.end(), Duration{}) == warm.lifetimes);
    CHECK(measured < warm.lifetimes - 15ms);   // the warm-up alone takes 20 ms
    CHECK(measured >= warm.elapsed);
    for (std::size_t i = 0; i < doing_count; ++i) CHECK(warm.measured[i] <= warm.time[i]);
    CHECK(warm.measured[static_cast<std::size_t>(Doing::startup)] == 0ns);
    CHECK(warm.time[static_cast<std::size_t>(Doing::startup)] > 0ns);
    CHECK(warm.measured[static_cast<std::size_t>(Doing::python)] >= 8 * 5ms);
  }
}

TEST_CASE("for counts from when the workers are up") {
  const std::string text =
      "machine: {cores: 2}\nos: textbook\nworkload: {tasks: 4, for: 30 ms, repeat: forever, steps: [{cpu: 5 ms}]}\n"
      "approaches: [{multiprocessing: {workers: 2, warm: true}}]\n";
  const Result result = run_text(text);
  CHECK(result.elapsed == 30ms);
  CHECK(result.cpu >= 55ms);
  // Shorter than the workers take to come up.
  CHECK(run_text(text, {"workload.for=1 ms"}).elapsed == 1ms);
}

// One task of 30 ms every 20 ms on one core: of ten in 200 ms six have ended by then.
TEST_CASE("arrivals stop at for; what is in the system then is finished and counted apart") {
  const Scenario scenario = parse_scenario(
      "machine: {cores: 1}\nos: {policy: fifo}\nworkload:\n  arrivals: {every: 20 ms}\n  for: 201 ms\n"
      "  steps: [{cpu: 30 ms}]\napproaches: [native_threads]\n", "test.yaml", {});
  const Result result = run_first(scenario);
  const Summary summary = summarise(result);
  CHECK(result.arrivals_end == Time(201ms));
  CHECK(summary.tasks == 10);
  CHECK(summary.unfinished == 4);                 // the sixth ends at 200 ms
  CHECK(result.elapsed == 20ms + 10 * 30ms);
  CHECK(summary.latency->max == 320ms - 200ms);   // those four are in the latencies
  // Clients are another matter: the run stops there, in the middle of a request.
  const Result clients = run_text(
      "machine: {cores: 1}\nos: textbook\nworkload: {clients: {requests: 100}, for: 200 ms, steps: [{cpu: 30 ms}]}\n"
      "approaches: [native_threads]\n");
  CHECK(clients.elapsed == 200ms);
  CHECK(summarise(clients).tasks == 7);
  CHECK(summarise(clients).unfinished == 1);
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

TEST_CASE("idle_charge: the end of a wake-up's latency is CPU time of the woken thread, and no later for it") {
  const auto result = [](const std::string& charge) {
    return run_text("machine: {cores: 1, wake_idle: 50 us" + charge + "}\nos: textbook\n"
                    "workload: {tasks: 1, steps: [{sleep: 1 ms}, {cpu: 1 ms}]}\napproaches: [native_threads]\n");
  };
  const Result without = result(""), with = result(", idle_charge: 20 us"), all = result(", idle_charge: 80 us");
  const auto wake_ups = (with.cpu - without.cpu) / 20us;   // of the task, and of the main thread that joins it
  CHECK(wake_ups >= 1);
  CHECK(with.cpu - without.cpu == wake_ups * 20us);
  CHECK(all.cpu - without.cpu == wake_ups * 50us);         // no more than the latency
  CHECK(with.elapsed == without.elapsed);
  CHECK(all.elapsed == without.elapsed);
}

TEST_CASE("cache_cooling: the longer a process was away from a core, the more CPU time it loses when it comes back") {
  const auto cpu = [](const std::string& costs, const std::string& steps) {
    return run_text("machine: {cores: 1" + costs + "}\nos: textbook\nworkload: {tasks: 1, steps: [" + steps +
                    "]}\napproaches: [native_threads]\n")
        .tasks.at(0)
        .cpu;
  };
  const std::string sleeps = "{sleep: 8 ms}, {cpu: 1 ms}, {sleep: 2 ms}, {cpu: 1 ms}";
  CHECK(cpu("", sleeps) == 2ms);
  CHECK(cpu(", cache_cooling: 10 us", sleeps) == 2ms + 100us);
  CHECK(cpu(", cache_cooling: 10 us, cache_refill: 50 us", sleeps) == 2ms + 70us);
  CHECK(cpu(", cache_cooling: 10 us", "{cpu: 5 ms}") == 5ms);   // who comes for the first time has its own prices
}

// Two take turns of 4 ms: what one process left of the caches the other has used, threads of one process share it.
TEST_CASE("cache_cooling: another process cools a core as idling does, another thread of the same one does not") {
  const auto cpu = [](const std::string& approach) {
    return run_text("machine: {cores: 1, cache_cooling: 10 us}\nos: textbook\npython: {gil: none}\nworkload: "
                    "{tasks: 2, steps: [{native: 8 ms}]}\napproaches: [" + approach + "]\n")
        .cpu;
  };
  CHECK(cpu("native_threads") == 16ms);
  CHECK(cpu("multiprocessing") > cpu("threading") + 80us);
}

// Of the two operations after the pause the first finds their code cold.
TEST_CASE("code_cooling: the interpreter's own code takes the longer, the longer it has not run, whoever ran") {
  const auto cpu = [](const std::string& costs, const std::string& pause) {
    const std::string both = "{put: box}, {get: box}";
    return run_text("machine: {cores: 1" + costs + "}\nos: textbook\npython: {gil_take: 0, gil_drop: 0, "
                    "call_overhead: 0, lock_operation: 0, queue_operation: 10 us}\nworkload:\n"
                    "  objects: {box: queue}\n  tasks: 1\n  steps: [" + both + ", " + pause + ", " + both +
                    "]\napproaches: [sequential]\n")
        .tasks.at(0)
        .cpu;
  };
  const std::string sleep = "{sleep: 4 ms}", compute = "{python: 4 ms}";
  CHECK(cpu("", sleep) == 40us);
  CHECK(cpu(", code_cooling: 0.5", sleep) == 60us);                      // twice its length more, once
  CHECK(cpu(", code_cooling: 0.5, code_refill: 1.5", sleep) == 55us);
  CHECK(cpu("", compute) == 4ms + 40us);
  CHECK(cpu(", code_cooling: 0.5", compute) == 4ms + 60us);
}

// A client's code is its own process's: after 10 ms of thought it finds that cold, and so does the server its own, be
// that the program's first process or another.
TEST_CASE("code_cooling: a client warms its own code, not the server's") {
  const auto answer = [](const std::string& costs, const std::string& approach) {
    const Result result = run_text(
        "machine: {cores: 2" + costs + "}\nos: textbook\npython: {gil_take: 0, gil_drop: 0, call_overhead: 0, "
        "socket_operation: 100 us}\nworkload:\n  clients: {count: 1, requests: 2, think: 10 ms}\n"
        "  steps: [{python: 1 ms}]\napproaches: [" + approach + "]\n");
    return result.tasks.at(1).end - result.tasks.at(1).arrival;
  };
  const std::string other = "{approach: prefork, processes: 1, each: sequential}";
  CHECK(answer("", "sequential") == 1300us);
  CHECK(answer("", other) == 1300us);
  const Duration cold = answer(", code_cooling: 1", "sequential");
  CHECK(cold > 1300us + 2 * 1ms);
  CHECK(cold == answer(", code_cooling: 1", other));
}

// resched_curr, native_smp_send_reschedule.
TEST_CASE("a busy core notices a wake-up elsewhere when the interrupt is there, which costs its sender as much") {
  const std::string text =
      "machine: {cores: 2, wake_remote: 3 ms}\nos: {policy: priority}\nworkload:\n  objects: {go: {semaphore: 0}}\n"
      "  jobs:\n"
      "    - {name: B, priority: 5, affinity: [1], steps: [{acquire: go}, {cpu: 2 ms}]}\n"
      "    - {name: A, affinity: [0], arrive: 1 ms, steps: [{cpu: 4 ms}, {release: go}, {cpu: 2 ms}]}\n"
      "    - {name: C, affinity: [1], arrive: 1 ms, steps: [{cpu: 10 ms}]}\napproaches: [native_threads]\n";
  const std::vector<std::string> lines = schedule_of(text, 1ms);
  CHECK(lines[1].substr(1) == "CCCCCCCBBCCC");
  CHECK(lines[0].substr(1, 9) == "AAAAAAAAA");
}

TEST_CASE("an interrupt on its way is not lost when somebody else joins the queue meanwhile") {
  const std::vector<std::string> lines = schedule_of(
      "machine: {cores: 2, wake_remote: 3 ms}\nos: {policy: deadline}\nworkload:\n  objects: {go: {semaphore: 0}}\n"
      "  jobs:\n"
      "    - {name: B, deadline: 20 ms, affinity: [1], steps: [{acquire: go}, {cpu: 2 ms}]}\n"
      "    - {name: A, deadline: 500 ms, affinity: [0], arrive: 1 ms, steps: [{cpu: 4 ms}, {release: go}]}\n"
      "    - {name: C, deadline: 100 ms, affinity: [1], arrive: 1 ms, steps: [{cpu: 10 ms}]}\n"
      "    - {name: D, deadline: 900 ms, affinity: [1], arrive: 6 ms, steps: [{cpu: 1 ms}]}\n"
      "approaches: [native_threads]\n",
      1ms);
  CHECK(lines[1].substr(1) == "CCCCCCCBBCCCD");
}
