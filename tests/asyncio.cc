// What tasks on an event loop share and say.
#include <doctest/doctest.h>

#include <string>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

std::string failure_of_first(const std::string& text) {
  return run_first(parse_scenario(text, "test.yaml", {})).failure;
}

}  // namespace

TEST_CASE("asyncio: a deadlock is told with the tasks that are parked on the loop") {
  const std::string head =
      "machine: {cores: 1}\nos: textbook\nworkload:\n  objects: {a: lock, s: {semaphore: 1}, q: queue}\n";
  const std::string thread = "MainThread waits for events; on its loop ";
  const std::string two_locks = failure_of_first(
      head + "  jobs:\n    - {name: A, steps: [{with: {a: [{sleep: 1 ms}, {with: {s: [{cpu: 1 ms}]}}]}}]}\n"
      "    - {name: B, steps: [{with: {s: [{sleep: 1 ms}, {with: {a: [{cpu: 1 ms}]}}]}}]}\napproaches: [asyncio]\n");
  CHECK(two_locks.find(thread +
                       "A waits for the semaphore \"s\", which B holds; "
                       "B waits for the lock \"a\", which A holds") != std::string::npos);
  const std::string many = failure_of_first(head + "  tasks: 9\n  steps: [{get: q}]\napproaches: [asyncio]\n");
  CHECK(many.find(thread + "task-0 waits for an entry of the queue \"q\"; task-1") != std::string::npos);
  CHECK(many.find("task-4 waits for an entry of the queue \"q\"; and 4 more") != std::string::npos);
  const std::string child = failure_of_first(
      head + "  tasks: 2\n  steps: [{spawn: {name: x, steps: [{get: q}]}}, {join: x}]\n"
      "approaches: [{asyncio: {limit: 1}}]\n");
  CHECK(child.find(thread + "task-0 waits for a child task; task-1 waits for the limit's semaphore; x waits for an "
                            "entry of the queue \"q\"") != std::string::npos);
  const std::string client = failure_of_first(
      head + "  clients: {requests: 2}\n  steps: [{get: q}]\napproaches: [asyncio]\n");
  CHECK(client.find("client 0 waits for an answer; on its loop server 0 waits for an entry of the queue \"q\"") !=
        std::string::npos);
}

// ---- what a task used ----

namespace {

void check_bursts(const Result& result, Duration least, Duration most) {
  Duration sum{};
  REQUIRE(!result.tasks.empty());
  for (const TaskResult& task : result.tasks) {
    CHECK(task.cpu >= least);
    CHECK(task.cpu <= most);
    sum += task.cpu;
  }
  CHECK(sum <= result.cpu);
}

std::string program(const std::string& workload, const std::string& approach) {
  return "machine: {cores: 4}\nos: textbook\nworkload: {" + workload + "}\napproaches: [" + approach + "]\n";
}

}  // namespace

TEST_CASE("a task's CPU time is that of its steps, on a loop, in its executor, in its children") {
  const std::string plain = "tasks: 3, repeat: 4, steps: [{python: 2 ms}, {sleep: 5 ms}]";
  const std::string spawning = "steps: [{python: 3 ms}, {spawn: {name: x, steps: [{sleep: 3 ms}, {python: 5 ms}]}}]";
  const std::string clients = "clients: {count: 3, requests: 4}, steps: [{python: 8 ms}]";
  for (const char* approach : {"asyncio", "{asyncio: {offload: thread}}", "{asyncio: {offload: process}}",
                               "{asyncio: {limit: 2}}", "threading", "native_threads"})
    for (const std::string& workload :
         {plain, "tasks: 3, " + spawning, clients, "clients: {count: 3, requests: 4}, " + spawning}) {
      CAPTURE(approach);
      CAPTURE(workload);
      // Whoever first asks for a process forks it in its own step.
      const bool forks = std::string(approach).find("process") != std::string::npos;
      check_bursts(run_text(program(workload, approach)), 8ms, forks ? 14ms : 9ms);
    }
}

TEST_CASE("the rounds of a periodic task on a loop have their own CPU time") {
  const Result result =
      run_text(program("jobs: [{name: A, period: 10 ms, repeat: 5, steps: [{python: 2 ms}]}]", "asyncio"));
  CHECK(result.tasks.size() == 5);
  check_bursts(result, 2ms, 2100us);
}

// On one core beside a thread of native code that never gives way by itself: two turns of 4 ms, and waiting between.
TEST_CASE("a task on a loop waits for a core when the loop does, and a request for its server") {
  const std::string head =
      "machine: {cores: 1}\nos: textbook\nworkload: {background: [{steps: [{native: forever}]}], ";
  const Result task = run_text(head + "tasks: 1, steps: [{python: 6 ms}]}\napproaches: [asyncio]\n");
  CHECK(task.tasks.front().cpu >= 6ms);
  CHECK(task.tasks.front().runnable >= 4ms);
  const TaskResult& one = task.tasks.front();
  CHECK(one.cpu + one.runnable <= one.end - one.arrival);
  for (const char* approach : {"asyncio", "threading", "native_threads"}) {
    CAPTURE(approach);
    const Result result = run_text(
        head + "clients: {requests: 3, think: 1 ms}, steps: [{python: 6 ms}]}\napproaches: [" + approach + "]\n");
    REQUIRE(result.tasks.size() == 3);
    for (const TaskResult& request : result.tasks) {
      CHECK(request.first_run > request.arrival);
      CHECK(request.cpu >= 6ms);
      CHECK(request.runnable >= 4ms);
      CHECK(request.cpu + request.runnable <= request.end - request.arrival);
    }
  }
}

TEST_CASE("what a task used is known when the run stops in the middle of it") {
  const std::string endless = "for: 50 ms, repeat: forever, steps: [{python: 20 ms}]";
  for (const char* approach : {"asyncio", "threading", "{asyncio: {offload: thread}}"}) {
    CAPTURE(approach);
    const Result tasks = run_text(program("tasks: 1, " + endless, approach));
    CHECK(tasks.tasks.front().end == never);
    check_bursts(tasks, 49ms, 50ms);
    const Result requests = run_text(
        program("clients: {requests: 9}, for: 50 ms, steps: [{python: 100 ms}]", approach));
    CHECK(requests.tasks.front().end == never);
    check_bursts(requests, 49ms, 50ms);
  }
  // One that has never run has waited since it arrived.
  const Result waiting = run_text(program("tasks: 2, " + endless, "sequential"));
  CHECK(waiting.tasks.back().first_run == never);
  CHECK(waiting.tasks.back().runnable == 50ms);
}

// ---- task groups ----

namespace {

// A task's end, in whole milliseconds.
std::int64_t end_of(const std::string& steps, const std::string& approach) {
  const Result result = run_text(program("tasks: 1, steps: " + steps, approach));
  return (result.tasks.at(0).end - Time{}) / 1ms;
}

std::string sleeper(const std::string& name, const std::string& time) {
  return "{spawn: {name: " + name + ", steps: [{sleep: " + time + "}]}}";
}

}  // namespace

TEST_CASE("a task group waits at its end for all that it has spawned") {
  const std::string group = "{task_group: [" + sleeper("a", "10 ms") + ", " + sleeper("b", "30 ms") + ", " +
                            sleeper("c", "20 ms") + "]}";
  for (const char* approach : {"threading", "native_threads", "asyncio"}) {
    CAPTURE(approach);
    const std::int64_t end = end_of("[" + sleeper("z", "35 ms") + ", " + group + ", {sleep: 50 ms}]", approach);
    CHECK(end >= 80);   // and not for what was spawned outside
    CHECK(end < 85);
  }
}

TEST_CASE("asyncio: who is cancelled in a task group cancels all its children, a join the one that it waits for") {
  const std::string children = sleeper("a", "1 s") + ", " + sleeper("b", "1 s");
  const auto within = [](const std::string& steps) {
    return "[{timeout: {after: 10 ms, steps: [" + steps + "]}}, {python: 1 ms}]";
  };
  const std::int64_t group = end_of(within("{task_group: [" + children + "]}"), "asyncio");
  CHECK(group >= 11);
  CHECK(group < 15);
  CHECK(end_of(within("{task_group: [" + children + ", {sleep: 1 s}]}"), "asyncio") < 15);
  CHECK(end_of(within(children + ", {join: a}, {join: b}"), "asyncio") >= 1000);
  CHECK(end_of(within("{task_group: [" + children + "]}"), "threading") >= 1000);
}

TEST_CASE("asyncio: a group's child that is cancelled by itself does not touch the others") {
  const std::string group = "{task_group: [" + sleeper("a", "1 s") + ", " + sleeper("b", "20 ms") + ", {cancel: a}]}";
  const std::int64_t end = end_of("[" + group + "]", "asyncio");
  CHECK(end >= 20);
  CHECK(end < 25);
}

TEST_CASE("task groups nest, and each round has its own") {
  const std::string inner = "{task_group: [" + sleeper("b", "20 ms") + "]}";
  for (const char* approach : {"threading", "asyncio"}) {
    CAPTURE(approach);
    const std::string outer = "{task_group: [" + sleeper("a", "50 ms") + ", " + inner + ", {sleep: 5 ms}]}";
    const std::string steps = "[" + outer + "], repeat: 2";
    const std::int64_t end = end_of(steps, approach);
    CHECK(end >= 100);
    CHECK(end < 105);
  }
}
