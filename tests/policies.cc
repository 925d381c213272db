// Policies through scenarios: options, an operating system for each approach, the look ahead, the figures of a course.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "sim/os/kernel.h"
#include "sim/os/policy.h"
#include "sim/report/report.h"
#include "sim/report/scheduling.h"
#include "tests/report_results.h"
#include "tests/runs.h"
#include "tests/source_dir.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

Time end_of(const Result& result, const char* name) { return task_named(result, name).end; }

// On one core without costs.
Result with_jobs(const std::string& policy, const std::string& jobs, const std::string& approach = "native_threads") {
  return run_text("machine: {cores: 1}\nos: {run_queues: shared, policy: " + policy + "}\nworkload:\n  jobs:\n" + jobs +
                  "approaches: [" + approach + "]\n");
}

}  // namespace

// ---- an operating system of the approach's own ----

TEST_CASE("an approach's os replaces the scenario's, and can be set from the command line") {
  const std::string text =
      "os: {policy: fifo, run_queues: shared}\nworkload: {jobs: [{name: A, steps: [{cpu: 8 ms}]}, "
      "{name: B, steps: [{cpu: 2 ms}]}]}\napproaches:\n  - native_threads\n"
      "  - native_threads: {label: sjf, os: {policy: sjf, run_queues: shared}}\n"
      "  - {approach: native_threads, label: rr, os: textbook}\n";
  const Scenario scenario = parse_scenario(text, "test.yaml", {});
  CHECK_FALSE(scenario.approaches[0].os);
  CHECK(end_of(simulate(scenario, scenario.approaches[0], {}), "B") - Time{} == 10ms);
  CHECK(end_of(simulate(scenario, scenario.approaches[1], {}), "B") - Time{} == 2ms);
  CHECK(end_of(simulate(scenario, scenario.approaches[2], {}), "B") - Time{} == 6ms);
  const Scenario set = parse_scenario(text, "test.yaml", {"approaches[2].os.quantum=1 ms"});
  CHECK(end_of(simulate(set, set.approaches[2], {}), "B") - Time{} == 4ms);
  CHECK(parse_scenario("workload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [{native_threads: {os: {policy: mlfq, "
                       "quanta: [1 ms, 2 ms]}}}]", "test.yaml", {}).approaches[0].label ==
        "native_threads(os={policy: mlfq, quanta: [1 ms, 2 ms]})");
}

// ---- arrivals ----

TEST_CASE("jobs come at their dates, in whatever order they are listed, under every approach") {
  const char* const approaches[] = {"native_threads", "native_threads: {threads: 2}", "sequential", "threading",
                                    "threading: {threads: 2}", "multiprocessing", "multiprocessing: {workers: 2}",
                                    "futures", "futures: {executor: process}", "asyncio"};
  for (const char* approach : approaches) {
    INFO(approach);
    const Result result = run_text(
        std::string("machine: {cores: 2}\nos: textbook\nworkload:\n  jobs:\n") +
        "    - {name: late, arrive: 2 s, steps: [{cpu: 5 ms}]}\n"
        "    - {name: early, arrive: 1 s, steps: [{cpu: 5 ms}]}\n"
        "    - {name: latest, arrive: 3 s, steps: [{cpu: 5 ms}]}\napproaches:\n  - " + approach + "\n");
    CHECK(result.tasks[0].name == "late");   // the report has them as they are listed
    for (const TaskResult& task : result.tasks) {
      CHECK(task.first_run - task.arrival >= 0ms);
      CHECK(task.first_run - task.arrival < 20ms);
    }
  }
}

// ---- the look ahead ----

TEST_CASE("sjf reads the next burst up to what blocks, over steps, rounds and branches, and again after each wait") {
  // B's bursts are 1 + 1 and 5; A's 3, C's two rounds of 2.
  const Result result = with_jobs(
      "sjf",
      "    - {name: A, steps: [{cpu: 3 ms}]}\n"
      "    - {name: B, steps: [{cpu: 1 ms}, {choose: [{p: 1, steps: [{cpu: 1 ms}]}]}, {sleep: 1 ms}, {cpu: 5 ms}]}\n"
      "    - {name: C, steps: [{cpu: 2 ms}], repeat: 2}\n");
  CHECK(end_of(result, "A") - Time{} == 5ms);
  CHECK(end_of(result, "C") - Time{} == 9ms);
  CHECK(end_of(result, "B") - Time{} == 14ms);
}

TEST_CASE("a lock does not end a burst, a queue does, and forever is the longest") {
  const Result result = run_text(
      "machine: {cores: 1}\nos: {run_queues: shared, policy: sjf}\nworkload:\n  for: 20 ms\n"
      "  objects: {l: lock, q: queue}\n  jobs:\n"
      "    - {name: F, steps: [{cpu: forever}]}\n"
      "    - {name: L, steps: [{cpu: 2 ms}, {with: {l: [{cpu: 3 ms}]}}]}\n"
      "    - {name: Q, steps: [{cpu: 4 ms}, {put: q}, {cpu: 9 ms}]}\napproaches: [native_threads]\n");
  CHECK(end_of(result, "Q") - Time{} == 13ms);   // 4 < 5; a put that finds room does not leave the core
  CHECK(end_of(result, "L") - Time{} == 18ms);
  CHECK(task_named(result, "F").cpu == 2ms);
}

TEST_CASE("under srtf a Python thread's burst is its own code's") {
  const Result result = with_jobs("srtf",
                                  "    - {name: A, steps: [{python: 20 ms}]}\n"
                                  "    - {name: B, steps: [{python: 2 ms}]}\n", "threading");
  CHECK(end_of(result, "B") < end_of(result, "A"));
}

namespace {

struct Job final : Entity {
  using Entity::Entity;
};

}  // namespace

TEST_CASE("a policy that reads bursts without saying so fails and says what to do") {
  const std::string remedy =
      "the policy reads Entity::burst, which is kept only for one that foresees; say so in its line of "
      "sim/os/policies/list.cc, as sjf's does: {..., make_sjf, {}, true}";
  Calendar calendar;
  const Random random(1, 0);
  const OsSpec os;
  for (const PolicyInfo& info : policy_infos()) {
    if (!info.foresees) continue;
    INFO(std::string(info.name));
    const auto policy = info.make({os, 1, &calendar, &random});
    Job job(1), other(2);
    const auto asks = [&] {   // on a thread's way in, or when it has to choose
      for (Job* each : {&job, &other}) {
        policy->admit(*each);
        policy->enqueue(*each, Why::created);
      }
      policy->pick();
    };
    CHECK_THROWS_WITH_AS(asks(), remedy.c_str(), std::logic_error);
  }
}

TEST_CASE("sjf and srtf: the shorter burst comes first, and who runs is asked for its own") {
  for (const PolicyInfo& info : policy_infos()) {
    if (std::string(info.name) != "sjf" && std::string(info.name) != "srtf") continue;
    const OsSpec os;
    const auto policy = info.make({os});
    Job job(1), other(2);
    job.burst = 2ms;
    for (Job* each : {&job, &other}) policy->admit(*each);
    policy->enqueue(job, Why::created);
    if (policy->preemptive()) CHECK_THROWS_AS(policy->preempts(job, other), std::logic_error);
    other.burst = 1ms;
    policy->enqueue(other, Why::created);
    CHECK(policy->pick() == &other);
  }
}

TEST_CASE("under a policy that foresees, of a group nothing is known, and it goes first") {
  for (const char* policy : {"sjf", "srtf"}) {
    const Result result = run_text(
        "machine: {cores: 1}\nos: {policy: " + std::string(policy) + ", groups: {g: {}}}\nworkload:\n  jobs:\n"
        "    - {name: A, steps: [{cpu: 2 ms}]}\n    - {name: B, group: g, steps: [{cpu: 9 ms}]}\n"
        "    - {name: C, group: g, steps: [{cpu: 3 ms}]}\napproaches: [native_threads]\n");
    CHECK(end_of(result, "C") < end_of(result, "B"));
    CHECK(end_of(result, "B") < end_of(result, "A"));
  }
}

TEST_CASE("docs/scenarios.md names the policies that foresee") {
  std::ifstream in(INTERLEAVE_SOURCE_DIR "/docs/scenarios.md");
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  const std::size_t end = all.find(" know how long a thread will compute");
  REQUIRE(end != std::string::npos);
  const std::size_t start = all.rfind("\n\n", end);
  const auto in_order = [](const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
  };
  std::set<std::string> documented, foreseeing;
  std::istringstream names(all.substr(start, end - start));
  for (std::string between, name; std::getline(names, between, '`') && std::getline(names, name, '`');)
    documented.insert(name);
  for (const PolicyInfo& info : policy_infos())
    if (info.foresees) foreseeing.insert(info.name);
  CHECK(in_order(documented) == in_order(foreseeing));
}

// ---- rules that no book's table shows ----

TEST_CASE("ageing: waiting is worth priorities, and a stream of urgent jobs cannot starve the other") {
  std::string jobs = "    - {name: low, steps: [{cpu: 4 ms}]}\n";
  for (int i = 0; i < 100; ++i)
    jobs += "    - {name: h" + std::to_string(i) + ", arrive: " + std::to_string(2 * i) +
            " ms, priority: 5, steps: [{cpu: 2 ms}]}\n";
  CHECK(end_of(with_jobs("priority", jobs), "low") - Time{} == 204ms);
  // At 50 ms it is worth as much as who comes then, who would have to be worth more by one to displace it later.
  CHECK(end_of(with_jobs("priority, ageing: 10 ms", jobs), "low") - Time{} == 54ms);
}

TEST_CASE("two hogs under ageing: the less urgent one has its share again and again") {
  const Result result = run_text(
      "machine: {cores: 1}\nos: {policy: priority, ageing: 10 ms}\nworkload:\n  for: 10 s\n  jobs:\n"
      "    - {name: low, steps: [{cpu: forever}]}\n    - {name: high, priority: 9, steps: [{cpu: forever}]}\n"
      "approaches: [native_threads]\n");
  // 100 ms of waiting make it worth 10; it has then fallen to 9, and the other risen to 10, after 10 ms.
  const double share = seconds(task_named(result, "low").cpu) / 10;
  CHECK(share > 0.05);
  CHECK(share < 0.10);
}

TEST_CASE("priority that does not preempt lets the burst end; a displaced thread comes before its equals") {
  const std::string jobs = "    - {name: A, steps: [{cpu: 4 ms}]}\n"
                           "    - {name: B, arrive: 1 ms, steps: [{cpu: 1 ms}]}\n"
                           "    - {name: H, arrive: 2 ms, priority: 1, steps: [{cpu: 1 ms}]}\n";
  const Result preempts = with_jobs("priority", jobs), waits = with_jobs("priority, preemptive: false", jobs);
  CHECK(end_of(preempts, "H") - Time{} == 3ms);
  CHECK(end_of(preempts, "A") - Time{} == 5ms);
  CHECK(end_of(waits, "H") - Time{} == 5ms);
  CHECK(end_of(waits, "B") - Time{} == 6ms);
}

TEST_CASE("on several cores it is the least urgent, or longest, that is displaced") {
  const auto run = [](const std::string& policy) {
    return run_text("machine: {cores: 2}\nos: {run_queues: shared, policy: " + policy +
                    "}\nworkload:\n  jobs:\n    - {name: A, priority: 2, steps: [{cpu: 4 ms}]}\n"
                    "    - {name: B, priority: 1, steps: [{cpu: 8 ms}]}\n"
                    "    - {name: C, arrive: 1 ms, priority: 3, steps: [{cpu: 2 ms}]}\napproaches: [native_threads]\n");
  };
  for (const char* policy : {"priority", "srtf"}) {
    const Result result = run(policy);
    CHECK(end_of(result, "A") - Time{} == 4ms);
    CHECK(end_of(result, "C") - Time{} == 3ms);
    CHECK(end_of(result, "B") - Time{} == 10ms);
  }
}

TEST_CASE("mlfq: allotments, boosts, and the two ways back from I/O") {
  const std::string hogs = "    - {name: A, steps: [{cpu: 30 ms}]}\n"
                           "    - {name: B, arrive: 20 ms, steps: [{cpu: 10 ms}]}\n";
  CHECK(end_of(with_jobs("mlfq, levels: 2, quantum: 5 ms", hogs), "B") - Time{} == 35ms);
  CHECK(end_of(with_jobs("mlfq, quanta: [5 ms, 5 ms], allotments: [10 ms, 10 ms]", hogs), "B") - Time{} == 30ms);
  // At 22 ms A is at the top again, and B's turn begins anew: B 20-27, A 27-32, B 32-35.
  CHECK(end_of(with_jobs("mlfq, quanta: [5 ms, 5 ms], allotments: [10 ms, 10 ms], boost: 22 ms", hogs), "B") - Time{} ==
        35ms);
  // Who waited through the boost at 50 ms has the top's quantum too: A 30-60, B 60-70, C 70-80, then A 80-100.
  const std::string three = "    - {name: A, steps: [{cpu: 80 ms}]}\n    - {name: B, steps: [{cpu: 60 ms}]}\n"
                            "    - {name: C, arrive: 15 ms, steps: [{cpu: 20 ms}]}\n";
  const Result lifted = with_jobs("mlfq, quanta: [10 ms, 20 ms, 40 ms], boost: 50 ms", three);
  CHECK(end_of(lifted, "C") - Time{} == 80ms);
  // Both compute for 3 of 5 ms between waits: it sinks in its second burst unless a wait begins the allotment anew.
  const std::string waits = "    - {name: W, steps: [{cpu: 3 ms}, {sleep: 2 ms}], repeat: 4}\n"
                            "    - {name: H, steps: [{cpu: 100 ms}]}\n";
  const Time sinks = end_of(with_jobs("mlfq, levels: 2, quantum: 5 ms", waits), "W");
  CHECK(sinks > end_of(with_jobs("mlfq, levels: 2, quantum: 5 ms, io_renews: true", waits), "W"));
  CHECK(sinks > end_of(with_jobs("mlfq, levels: 2, quantum: 5 ms, io_bump: true", waits), "W"));
}

// Waldspurger and Weihl (1994), 4.5: A computes on, B uses a fifth of each quantum. While B waits A has a quantum,
// and then as many as it wins: one in the mean against as many tickets, 1/5 against five times as many.
TEST_CASE("lottery: compensation tickets give back the share that blocking early costs") {
  const auto share = [](const std::string& policy) {
    const Result result = run_text(
        "machine: {cores: 1}\nos: {quantum: 10 ms, policy: lottery" + policy + "}\nworkload:\n  for: 100 s\n  jobs:\n"
        "    - {name: A, steps: [{cpu: forever}]}\n"
        "    - {name: B, steps: [{cpu: 2 ms}, {sleep: 1 ns}], repeat: forever}\napproaches: [native_threads]\n");
    return seconds(task_named(result, "B").cpu) / 100;
  };
  CHECK(std::abs(share("") - 2.0 / 22) < 0.003);
  CHECK(std::abs(share(", compensation: true") - 2.0 / 14) < 0.003);
}

// fair.c of 5.15 on two CPUs: a latency of 12 ms, ticks of 4 ms: two hogs take turns of 8 ms.
TEST_CASE("cfs: turns, shares by weight, a sleeper displaces a hog") {
  const auto run = [](const std::string& jobs, const std::string& os) {
    return run_text("machine: {cores: 2}\nos: " + os + "\nworkload:\n  for: 10 s\n  jobs:\n" + jobs +
                    "approaches: [native_threads]\n");
  };
  const std::string hog = ", affinity: [0], steps: [{cpu: forever}]}\n";
  const Result two = run("    - {name: A" + hog + "    - {name: B" + hog, "linux-5.15");
  CHECK(two.switches_involuntary >= 10'000 / 8 - 3);
  CHECK(two.switches_involuntary <= 10'000 / 8 + 3);
  for (const char* os : {"linux-5.15", "{preset: linux-5.15, hz: 0}"}) {
    const Result nice = run("    - {name: A" + hog + "    - {name: B, nice: 5" + hog, os);
    CHECK(seconds(task_named(nice, "A").cpu) / 10 == doctest::Approx(1024.0 / 1359).epsilon(0.01));
  }
  const Result sleeper = run("    - {name: A" + hog +
                             "    - {name: S, affinity: [0], steps: [{cpu: 1 ms}, {sleep: 20 ms}], repeat: 100}\n",
                             "{preset: linux-5.15, hz: 0, timer_slack: 0}");
  CHECK(task_named(sleeper, "S").runnable < 100 * 1ms);
}

// ---- the figures of a course ----

TEST_CASE("scheduling figures: means over the tasks that ended, Jain's index") {
  const auto figures = scheduling_figures(two_tasks());
  REQUIRE(figures);
  CHECK(figures->turnaround == 35ms);   // 30 and 40
  CHECK(figures->response == 10ms);
  CHECK(figures->waiting == 10ms);
  CHECK(figures->switches == 4);
  CHECK(figures->fairness == doctest::Approx(1.5 * 1.5 / (2 * 1.25)));   // paces 1 and 1/2
  CHECK_FALSE(scheduling_figures(Result{}));
}

TEST_CASE("compare shows the scheduling figures when asked") {
  Report report = report_of({{approach_of("native_threads", "a"), {two_tasks()}}});
  CHECK(usual_by(report) == By::throughput);
  CHECK(compare_table(report, By::mean, {}).find("fairness") == std::string::npos);
  CHECK(to_json(report).find("scheduling") == std::string::npos);
  report.scheduling = true;
  CHECK(usual_by(report) == By::mean);
  CHECK(compare_table(report, By::mean, {}).find("turnaround  response  waiting  fairness  switches") !=
        std::string::npos);
  CHECK(to_json(report).find("\"scheduling\": {\"turnaround_s\": 0.035000000, \"response_s\": 0.010000000, "
                             "\"waiting_s\": 0.010000000, \"fairness\": 0.9, \"switches\": 4}") != std::string::npos);
  CHECK(to_csv(report).find("turnaround_mean_s,response_mean_s,waiting_mean_s,fairness,switches\n") !=
        std::string::npos);
  CHECK(run_table(report, {}).find("fairness (Jain)") != std::string::npos);
}

TEST_CASE("compare ranks by a scheduling figure: the one asked for first, each as good as it is") {
  CHECK(by_named("turnaround") == By::mean);
  Result sooner = two_tasks();          // both at once: paces alike
  for (TaskResult& task : sooner.tasks) task.runnable = {};
  Report report = report_of({{approach_of("native_threads", "a"), {two_tasks()}},
                             {approach_of("native_threads", "b"), {sooner}}});
  report.scheduling = true;
  const std::string fair = compare_table(report, By::fairness, {});
  CHECK(fair.find("turnaround  fairness  response  waiting  switches") != std::string::npos);
  CHECK(fair.find("Ranked by fairness, the highest first.") != std::string::npos);
  CHECK(fair.find("   1  b ") != std::string::npos);
  CHECK(fair.find("   2  a ") != std::string::npos);
  const std::string waiting = compare_table(report, By::waiting, {});
  CHECK(waiting.find("Ranked by waiting, the lowest first.") != std::string::npos);
  CHECK(waiting.find("   1  b ") != std::string::npos);
  report.scheduling = false;            // not in the table: a column
  CHECK(compare_table(report, By::waiting, {}).find("waiting") != std::string::npos);
}
