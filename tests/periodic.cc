// Jobs in time and in order: periods and deadlines, and jobs that come after others.
#include "sim/report/summary.h"
#include "tests/runs.h"
#include "tests/source_dir.h"
#include "tests/wrong.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

std::string jobs(const std::string& list, const std::string& more = "") {
  return "machine: {cores: 1}\nos: {policy: fifo, run_queues: shared}\nworkload:\n" + more + "  jobs: [" + list +
         "]\napproaches: [native_threads]\n";
}

std::vector<std::string> warnings_of(const std::string& text) { return parse_scenario(text, "f.yaml", {}).warnings; }

}  // namespace

TEST_CASE("a periodic job: each round is a task of its own, and is late only when the core is taken") {
  const Result result =
      run_text(jobs("{name: P, period: 10 ms, deadline: 8 ms, repeat: 4, steps: [{cpu: 2 ms}]}, "
                    "{name: B, arrive: 5 ms, steps: [{cpu: 12 ms}]}"));
  REQUIRE(result.tasks.size() == 5);
  CHECK(task_named(result, "P 1").end == Time(2ms));
  CHECK(task_named(result, "P 2").arrival == Time(10ms));
  CHECK(task_named(result, "P 2").first_run == Time(17ms));
  CHECK(task_named(result, "P 2").end == Time(19ms));
  CHECK(task_named(result, "P 2").runnable == 7ms);
  CHECK(task_named(result, "P 2").cpu == 2ms);
  CHECK(task_named(result, "P 3").end == Time(22ms));
  const Summary summary = summarise(result);
  CHECK(summary.deadlines == 4);
  CHECK(summary.deadlines_missed == 1);
  CHECK(task_named(result, "P 2").deadline == TaskResult::Deadline::missed);
  CHECK(task_named(result, "B").deadline == TaskResult::Deadline::none);
}

TEST_CASE("rounds that a run stops before they were begun have missed their deadlines, too") {
  const Result result = run_text(jobs(
      "{name: P, period: 10 ms, deadline: 10 ms, repeat: forever, steps: [{cpu: 30 ms}]}", "  for: 95 ms\n"));
  CHECK(result.tasks.size() == 10);
  CHECK(summarise(result).deadlines_missed == 9);   // that of the tenth is still to come
}

TEST_CASE("periods and deadlines under every approach") {
  for (const char* approach : {"sequential", "native_threads: {threads: 1}", "threading", "multiprocessing",
                               "multiprocessing: {workers: 1}", "futures: {executor: thread}", "asyncio"}) {
    CAPTURE(approach);
    const Result result =
        run_text(jobs("{name: P, period: 100 ms, deadline: 50 ms, repeat: 3, steps: [{cpu: 2 ms}]}"),
                 {"approaches=[{" + std::string(approach) + "}]"});
    REQUIRE(result.tasks.size() == 3);
    CHECK(result.tasks[2].arrival - result.tasks[0].arrival == 200ms);
    CHECK(result.tasks[2].end - result.tasks[2].arrival < 10ms);
    CHECK(summarise(result).deadlines_missed == 0);
  }
}

TEST_CASE("a job comes after the last of those before it, or at its own date, if that is later") {
  for (const char* approach : {"sequential", "native_threads", "native_threads: {threads: 2}", "threading",
                               "threading: {threads: 3}", "multiprocessing", "multiprocessing: {workers: 2}",
                               "futures: {executor: thread}", "futures: {executor: process}", "asyncio"}) {
    CAPTURE(approach);
    const Result result = run_text(
        jobs("{name: D, after: [B, C], steps: [{cpu: 1 ms}]}, {name: B, after: [A], steps: [{cpu: 2 ms}]}, "
             "{name: C, after: [A], arrive: 500 ms, steps: [{cpu: 4 ms}]}, {name: A, steps: [{cpu: 8 ms}]}"),
        {"approaches=[{" + std::string(approach) + "}]", "machine.cores=2"});
    REQUIRE(result.tasks.size() == 4);
    CHECK(task_named(result, "B").arrival == task_named(result, "A").end);
    CHECK(task_named(result, "C").arrival == Time(500ms));
    CHECK(task_named(result, "D").arrival == task_named(result, "C").end);
    CHECK(summarise(result).unfinished == 0);
  }
}

TEST_CASE("jobs after others, wrong") {
  check({{workload("jobs: [{name: A, after: [C], steps: [{cpu: 1 ms}]}, {name: B, after: [A], steps: [{cpu: 1 ms}]}, "
                   "{name: C, after: [B], steps: [{cpu: 1 ms}]}]"),
          "1:36: workload.jobs[0].after: waits forever: A after C after B after A; remove one of them"},
         {workload("jobs: [{name: A, after: [A], steps: [{cpu: 1 ms}]}]"),
          "1:36: workload.jobs[0].after: waits forever: A after A; remove one of them"},
         {workload("jobs: [{name: Alpha, after: [Alhpa], steps: [{cpu: 1 ms}]}]"),
          "1:41: workload.jobs[0].after[0]: got \"Alhpa\", expected another job; did you mean \"Alpha\"?"},
         {workload("for: 1 s, jobs: [{name: A, repeat: forever, steps: [{cpu: 1 ms}]}, "
                   "{name: B, after: [A], steps: [{cpu: 1 ms}]}]"),
          "1:97: workload.jobs[1].after[0]: waits forever: the job \"A\" repeats forever"}});
}

TEST_CASE("a deadline or a period shorter than the steps is legal: a warning") {
  const std::string text = jobs("{name: P, period: 5 ms, deadline: 4 ms, repeat: 2, steps: [{cpu: 6 ms}]}");
  const std::vector<std::string> warnings = warnings_of(text);
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0] == "f.yaml:4:44: workload.jobs[0].deadline: warning: got 4 ms, less than the 6 ms that its steps "
                       "take: it will be missed each time");
  CHECK(warnings[1] == "f.yaml:4:28: workload.jobs[0].period: warning: got 5 ms, less than the 6 ms that its steps "
                       "take: it will fall behind");
  CHECK(warnings_of(jobs("{name: P, period: 6 ms, deadline: 6 ms, repeat: 2, steps: [{cpu: 6 ms}]}")).empty());
  CHECK(summarise(run_text(text)).deadlines_missed == 2);
}

TEST_CASE("Liu and Layland: 34 of 35 ms are too much for fixed priorities, and not for earliest deadline first") {
  const Scenario scenario = read_scenario(INTERLEAVE_SOURCE_DIR "/scenarios/deadlines.yaml", {});
  const auto missed = [&](std::size_t i, const std::string& name) {
    int count = 0;
    for (const TaskResult& round : simulate(scenario, scenario.approaches.at(i), {}).tasks)
      count += round.name.starts_with(name) && round.deadline == TaskResult::Deadline::missed;
    return count;
  };
  CHECK(scenario.approaches.at(0).label == "first come first served");
  CHECK(missed(0, "fast") == 9);
  CHECK(missed(0, "slow") == 0);
  CHECK(missed(1, "fast") == 0);
  CHECK(missed(1, "slow") == 10);   // once in 35 ms: 2 to 5 ms and 7 to 8 ms, when both are released together
  CHECK(missed(2, "fast") + missed(2, "slow") == 0);
}
