// Answers that stand in books or follow from a line of arithmetic: the simulator gives them to the nanosecond.
#include <doctest/doctest.h>

#include <vector>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

struct Job {
  const char* name;
  int arrive, work;   // ms
};

// One core, one queue, no costs: the machine of the exercises.
std::string exercise(const std::string& os, const std::vector<Job>& jobs) {
  std::string text = "machine: {cores: 1, context_switch: 0 s}\nos: " + os + "\nworkload:\n  jobs:\n";
  for (const Job& job : jobs)
    text += std::string("    - {name: ") + job.name + ", arrive: " + std::to_string(job.arrive) +
            " ms, steps: [{cpu: " + std::to_string(job.work) + " ms}]}\n";
  return text + "approaches: [native_threads]\n";
}

void check_ends(const std::string& os, const std::vector<Job>& jobs, const std::vector<int>& ends) {
  CAPTURE(os);
  const Result result = run_text(exercise(os, jobs));
  REQUIRE(result.tasks.size() == jobs.size());
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    CAPTURE(jobs[i].name);
    const TaskResult& task = task_named(result, jobs[i].name);
    CHECK((task.end - Time{}).count() == ends[i] * 1'000'000LL);
    CHECK(task.cpu == jobs[i].work * 1ms);
    CHECK(task.runnable == task.end - task.arrival - task.cpu);   // nobody waits for anything else
  }
}

std::string round_robin(const std::string& quantum) {
  return "{policy: round_robin, quantum: " + quantum + ", run_queues: shared}";
}
const std::string fifo = "{policy: fifo, run_queues: shared}";

// Stallings, Operating Systems: Internals and Design Principles, chapter 9, table 9.4.
const std::vector<Job> stallings = {{"A", 0, 3}, {"B", 2, 6}, {"C", 4, 4}, {"D", 6, 5}, {"E", 8, 2}};
// Silberschatz, Galvin and Gagne, Operating System Concepts, chapter 5 (CPU scheduling), all at 0.
const std::vector<Job> silberschatz = {{"P1", 0, 24}, {"P2", 0, 3}, {"P3", 0, 3}};

}  // namespace

// ---- charts of the textbooks ----

TEST_CASE("Silberschatz: 24, 3 and 3 under FCFS and under round robin with a quantum of 4") {
  check_ends(fifo, silberschatz, {24, 27, 30});                // mean wait 17
  check_ends(fifo, {{"P2", 0, 3}, {"P3", 0, 3}, {"P1", 0, 24}}, {3, 6, 30});
  check_ends(round_robin("4 ms"), silberschatz, {30, 7, 10});   // mean wait 17/3
}

TEST_CASE("Stallings, table 9.5: FCFS, round robin with q = 1 and q = 4") {
  check_ends(fifo, stallings, {3, 9, 13, 18, 20});
  check_ends(round_robin("1 ms"), stallings, {4, 18, 17, 20, 15});
  check_ends(round_robin("4 ms"), stallings, {3, 17, 11, 20, 19});
}

// Stallings' q = 1 chart has it at 2, 6 and 8; here it decides, whatever was scheduled first in the simulator.
TEST_CASE("who arrives when a quantum ends stands before who is preempted") {
  for (const int b : {0, 1, 2, 3}) {
    CAPTURE(b);
    // At 4, A's quantum ends and C arrives: B 4-5, C 5-6, A 6-10.
    check_ends(round_robin("4 ms"), {{"A", 0, 8}, {"B", b, 1}, {"C", 4, 1}}, {10, 5, 6});
  }
  // Alone until a quantum's end, A has had its turn then; in the middle of one it has the rest of it.
  check_ends(round_robin("4 ms"), {{"A", 0, 12}, {"B", 8, 4}}, {16, 12});
  check_ends(round_robin("4 ms"), {{"A", 0, 12}, {"B", 6, 4}}, {16, 12});
}

TEST_CASE("who wakes up when a quantum ends stands before who is preempted") {
  const Result result = run_text("machine: {cores: 1, context_switch: 0 s}\nos: " + round_robin("4 ms") +
                                 "\nworkload:\n  jobs:\n    - {name: A, steps: [{cpu: 12 ms}]}\n"
                                 "    - {name: B, steps: [{cpu: 1 ms}, {sleep: 4 ms}, {cpu: 1 ms}]}\n"
                                 "    - {name: C, steps: [{cpu: 12 ms}]}\napproaches: [native_threads]\n");
  // A 0-4, B 4-5, C 5-9, where B is back; A 9-13, B 13-14, C 14-18, A 18-22, C 22-26.
  CHECK(task_named(result, "A").end - Time{} == 22ms);
  CHECK(task_named(result, "B").end - Time{} == 14ms);
  CHECK(task_named(result, "C").end - Time{} == 26ms);
}

TEST_CASE("a quantum longer than every job is FCFS") {
  check_ends(round_robin("1 s"), stallings, {3, 9, 13, 18, 20});
}

// ---- arithmetic ----

TEST_CASE("n equal computations on c cores") {
  for (const int cores : {1, 2, 3, 4})
    for (const int n : {1, 2, 5, 12}) {
      CAPTURE(cores);
      CAPTURE(n);
      const auto elapsed = [&](const std::string& os) {
        return run_text("machine: {cores: " + std::to_string(cores) + ", context_switch: 0 s}\nos: " + os +
                        "\nworkload: {tasks: " + std::to_string(n) +
                        ", steps: [{cpu: 12 ms}]}\napproaches: [native_threads]\n").elapsed;
      };
      CHECK(elapsed(fifo) == (n + cores - 1) / cores * 12ms);
      if (n % cores == 0) CHECK(elapsed(round_robin("1 ms")) == n / cores * 12ms);
      // Turns so short that the cores stay even: McNaughton's bound max(n work / c, work), to within a quantum.
      const Duration bound = std::max(Duration(n * 12ms) / cores, Duration(12ms));
      const Duration shared = elapsed(round_robin("10 us"));
      CHECK(shared >= bound);
      CHECK(shared <= bound + 20us);
    }
}

// Amdahl (1967): the serial part s, then the parallel part p over k children on c cores.
TEST_CASE("Amdahl's law: a serial part, children, a join") {
  for (const int cores : {1, 2, 4})
    for (const int children : {1, 2, 4, 8}) {
      CAPTURE(cores);
      CAPTURE(children);
      std::string text = "machine: {cores: " + std::to_string(cores) + ", context_switch: 0 s}\nos: " + fifo +
                         "\nworkload:\n  tasks: 1\n  steps:\n    - cpu: 30 ms\n";
      for (int i = 0; i < children; ++i)
        text += "    - spawn: {name: c" + std::to_string(i) + ", steps: [{cpu: " + std::to_string(240 / children) +
                " ms}]}\n";
      for (int i = 0; i < children; ++i) text += "    - join: c" + std::to_string(i) + "\n";
      text += "    - cpu: 10 ms\napproaches: [native_threads]\n";
      const Result result = run_text(text);
      const int rounds = (children + cores - 1) / cores;
      CHECK(result.elapsed == 40ms + rounds * (240ms / children));
      CHECK(result.cpu == 280ms);
      CHECK(result.threads == 1 + children);
    }
}

TEST_CASE("waiting needs no core: as many threads as tasks wait for exactly one latency") {
  const std::string head = "machine: {cores: 1, context_switch: 0 s, devices: {net: {latency: 30 ms}}}\n"
                           "os: textbook\nworkload: {tasks: 50, steps: [";
  for (const char* step : {"{sleep: 30 ms}", "{input: {from: net}}"}) {
    CAPTURE(step);
    const std::string text = head + step + "]}\napproaches: [{native_threads: {threads: 50}}]\n";
    CHECK(run_text(text).elapsed == 30ms);
    CHECK(run_text(text).cpu == 0ms);
    // With fewer threads in as many rounds as it takes; one after the other with one.
    CHECK(run_text(text, {"approaches[0]={native_threads: {threads: 20}}"}).elapsed == 3 * 30ms);
    CHECK(run_text(text, {"approaches[0]={native_threads: {threads: 1}}"}).elapsed == 50 * 30ms);
    CHECK(run_text(text, {"approaches[0]=native_threads"}).elapsed == 30ms);
  }
}

TEST_CASE("two computing threads under the GIL take as long as one after the other") {
  for (const char* os : {"textbook", "linux-6.18"}) {
    CAPTURE(os);
    const std::string text = std::string("machine: {cores: 2}\nos: ") + os +
                             "\npython: cpython-3.11\nworkload: {tasks: 2, steps: [{python: 1 s}]}\n"
                             "approaches: [threading]\n";
    const Result gil = run_text(text);
    CHECK(gil.elapsed >= 2s);
    CHECK(gil.elapsed <= 2040ms);
    CHECK(run_text(text, {"approaches[0]=native_threads"}).elapsed == 1s);
  }
}

// ---- failures ----

namespace {

std::string failure_of(const std::string& text) {
  const Scenario scenario = parse_scenario(text, "test.yaml", {});
  const Result result = run_first(scenario);
  CHECK(result.outcome == Result::Outcome::failed);
  return result.failure;
}

}  // namespace

TEST_CASE("a deadlock is told, with who waits for what") {
  for (const char* approach : {"native_threads", "threading"}) {
    CAPTURE(approach);
    const std::string failure = failure_of(std::string("workload:\n  objects: {inbox: queue}\n  jobs:\n"
                                                       "    - {name: reader, steps: [{cpu: 1 ms}, {get: inbox}]}\n"
                                                       "    - {name: other, steps: [{cpu: 2 ms}]}\napproaches: [") +
                                           approach + "]\n");
    CAPTURE(failure);
    CHECK(failure.find("deadlock") != std::string::npos);
    CHECK(failure.find("reader waits for an entry of the queue \"inbox\"") != std::string::npos);
    CHECK(failure.find("other waits") == std::string::npos);
  }
}

// Dijkstra's deadly embrace: two locks in opposite order.
TEST_CASE("a deadly embrace of two locks is told") {
  const std::string failure = failure_of(
      "machine: {cores: 2}\nworkload:\n  objects: {a: lock, b: lock}\n  jobs:\n"
      "    - {name: first, steps: [{with: {a: [{sleep: 1 ms}, {with: {b: [{cpu: 1 ms}]}}]}}]}\n"
      "    - {name: second, steps: [{with: {b: [{sleep: 1 ms}, {with: {a: [{cpu: 1 ms}]}}]}}]}\n"
      "approaches: [native_threads]\n");
  CHECK(failure.find("deadlock") != std::string::npos);
  CHECK(failure.find("first waits for the lock \"b\", which second holds") != std::string::npos);
  CHECK(failure.find("second waits for the lock \"a\", which first holds") != std::string::npos);
}

TEST_CASE("limits end a run and say which one it was") {
  const std::string text = "workload: {tasks: 10, steps: [{cpu: 10 ms}, {sleep: 10 ms}], repeat: 100}\n"
                           "approaches: [threading]\nlimits: ";
  CHECK(failure_of(text + "{events: 500}").find("limits.events") != std::string::npos);
  CHECK(failure_of(text + "{simulated: 100 ms}").find("limits.simulated") != std::string::npos);
}

TEST_CASE("processes that do not fit into the machine's memory fail") {
  const std::string text = "machine: {cores: 4, memory: 250 MiB}\n"
                           "workload: {tasks: 8, memory: 60 MiB, copy_on_write: 100 %, steps: [{python: 50 ms}]}\n"
                           "approaches: [{multiprocessing: {workers: ";
  CHECK(failure_of(text + "8}}]\n").find("out of memory") != std::string::npos);
  CHECK(run_text(text + "2}}]\n").memory_peak_bytes <= 250 << 20);
}
