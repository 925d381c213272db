// What once crashed, hung or was ignored: children that nobody joins, shared queues, rounds without time, attributes.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

TEST_CASE("no child outlives the task that spawned it, joined or not") {
  const std::string head =
      "machine: {cores: 4}\nos: textbook\nworkload:\n  tasks: 3\n  repeat: 3\n  steps:\n"
      "    - spawn: {name: x, steps: [{sleep: 10 ms}, {cpu: 1 ms}]}\n    - cpu: 1 ms\napproaches: [";
  // A round begins its child once that of the round before has ended; the last one ends with the task.
  CHECK(run_text(head + "native_threads]\n").elapsed == 33ms);
  for (const char* approach : {"threading", "sequential", "asyncio", "{approach: multiprocessing, workers: 2}",
                               "{approach: futures, executor: process, workers: 2}"}) {
    CAPTURE(approach);
    CHECK(run_text(head + approach + "]\n").elapsed >= 33ms);
  }
}

TEST_CASE("every policy serves a queue that cores share") {
  for (const char* policy : {"fifo", "round_robin", "eevdf"}) {
    CAPTURE(policy);
    const Result result = run_text("machine: {cores: 2}\nos: {policy: " + std::string(policy) +
                                   ", run_queues: shared}\nworkload: {tasks: 5, repeat: 3, steps: [{cpu: 4 ms}, "
                                   "{sleep: 1 ms}]}\napproaches: [native_threads]\n");
    CHECK(result.elapsed >= 30ms);
    CHECK(result.elapsed <= 40ms);
    // No core idles while somebody waits.
    CHECK(run_text("machine: {cores: 2}\nos: {policy: " + std::string(policy) +
                   ", run_queues: shared}\nworkload: {tasks: 4, steps: [{cpu: 10 ms}]}\n"
                   "approaches: [native_threads]\n")
              .elapsed <= 21ms);
  }
}

TEST_CASE("a thread that may run on one core alone waits for it, on a shared queue too") {
  const Result result = run_text(
      "machine: {cores: 2}\nos: {policy: fifo, run_queues: shared}\nworkload:\n  jobs:\n"
      "    - {name: A, affinity: [0], steps: [{cpu: 20 ms}]}\n    - {name: B, affinity: [0], steps: [{cpu: 20 ms}]}\n"
      "    - {name: C, affinity: [1], steps: [{cpu: 20 ms}]}\napproaches: [native_threads]\n");
  CHECK(task_named(result, "A").end == Time(20ms));
  CHECK(task_named(result, "B").end == Time(40ms));
  CHECK(task_named(result, "C").end == Time(20ms));
}

TEST_CASE("a workload whose rounds take no time fails instead of hanging") {
  const Scenario scenario = parse_scenario(
      "machine: {cores: 1}\nos: textbook\nworkload:\n  tasks: 1\n  for: 1 s\n  repeat: forever\n"
      "  objects: {q: {queue: 1}}\n  steps: [{put: q}, {get: q}]\napproaches: [native_threads]\n",
      "timeless", {});
  const Result result = run_first(scenario);
  CHECK(result.outcome == Result::Outcome::failed);
  CHECK(result.failure.find("takes no time") != std::string::npos);
}

// Two threads with the same random steps would never wait for each other here.
TEST_CASE("each background thread draws its own steps, the same under every approach") {
  const auto text = [](const std::string& background, const std::string& approach) {
    return "machine: {cores: 4}\nos: textbook\nworkload:\n  jobs: [{name: A, steps: [{sleep: 1 s}]}]\n"
           "  background: " + background + "\napproaches: [" + approach + "]\n";
  };
  const std::string steps = "steps: [{choose: [{p: 0.5, steps: [{native: 7 ms}]}, {steps: [{sleep: 7 ms}]}]}]";
  const auto computed = [&](const std::string& background, const std::string& approach) {
    return run_text(text(background, approach)).time[static_cast<std::size_t>(Doing::native_)];
  };
  const Duration one = computed("[{" + steps + "}]", "native_threads");
  const Duration two = computed("[{threads: 2, " + steps + "}]", "native_threads");
  CHECK(two != 2 * one);
  // With an interpreter rounds are a little longer, and the last one may be another.
  for (const char* approach : {"threading", "asyncio", "sequential"}) {
    CAPTURE(approach);
    const Duration there = computed("[{threads: 2, " + steps + "}]", approach);
    CHECK(there >= two - 14ms);
    CHECK(there <= two + 14ms);
  }
}

// sem_post wakes a waiter and hands nothing over: who released takes the lock again before the other has a core
// (glibc's new_sem_wait_fast; PyThread_acquire_lock_timed tries first). asyncio.Lock hands over.
TEST_CASE("locks of threads barge, asyncio's are handed over in order") {
  const auto ends = [](const std::string& approach) {
    const Result result = run_text(
        "machine: {cores: 1}\nos: textbook\nworkload:\n  objects: {l: lock}\n  jobs:\n"
        "    - {name: A, repeat: 3, steps: [{with: {l: [{cpu: 2 ms}, {sleep: 1 ms}]}}]}\n"
        "    - {name: B, repeat: 3, steps: [{with: {l: [{cpu: 2 ms}, {sleep: 1 ms}]}}]}\napproaches: [" + approach +
        "]\n");
    return std::pair(task_named(result, "A").end, task_named(result, "B").end);
  };
  CHECK(ends("native_threads") == std::pair(Time(9ms), Time(18ms)));
  CHECK(ends("threading").first < Time(10ms));
  CHECK(ends("asyncio").first > Time(15ms));    // A B A B A B
  CHECK(ends("asyncio").first < Time(16ms));
}

TEST_CASE("the nice value of a job holds for its process") {
  const Result result = run_text(
      "machine: {cores: 1}\nos: linux-6.18\nworkload:\n  jobs:\n    - {name: A, steps: [{cpu: 200 ms}]}\n"
      "    - {name: B, nice: 19, steps: [{cpu: 200 ms}]}\napproaches: [multiprocessing]\n");
  CHECK(task_named(result, "A").end < Time(260ms));
  CHECK(task_named(result, "B").end > Time(380ms));
}
