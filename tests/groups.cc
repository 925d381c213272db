// Control groups and scheduling classes, as scenarios say them.
#include <map>

#include "tests/runs.h"
#include "tests/wrong.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

std::string hogs(const std::string& os, const std::string& jobs, int cores = 1) {
  return "machine: {cores: " + std::to_string(cores) + "}\nos: " + os + "\nworkload: {for: 6 s, jobs: [" + jobs +
         "]}\napproaches: [native_threads]\n";
}

std::string hog(const std::string& name, const std::string& keys) {
  return "{name: " + name + ", repeat: forever, steps: [{cpu: 100 ms}]" + (keys.empty() ? "" : ", " + keys) + "}";
}

double seconds_of(const Result& result, const std::string& name) {
  return std::chrono::duration<double>(task_named(result, name).cpu).count();
}

}  // namespace

TEST_CASE("cpu.weight: overcommitted shares are in proportion within 1 %") {
  const std::string groups = "{preset: linux-6.18, groups: {a: {weight: 50}, b: {weight: 100}, c: {weight: 150}}}";
  const std::string jobs = hog("A", "group: a") + ", " + hog("B", "group: b") + ", " + hog("C", "group: c");
  const Result result = run_text(hogs(groups, jobs));
  CHECK(seconds_of(result, "A") == doctest::Approx(1).epsilon(0.01));
  CHECK(seconds_of(result, "B") == doctest::Approx(2).epsilon(0.01));
  CHECK(seconds_of(result, "C") == doctest::Approx(3).epsilon(0.01));
}

TEST_CASE("cpu.weight: nested groups add up, whatever the number of threads in each") {
  const Result result = run_text(
      hogs("{preset: linux-6.18, hrtick: true, groups: {web: {weight: 300}, web/api: {weight: 200}, web/static: {}, "
           "batch: {}}}",
           hog("api-1", "group: web/api") + ", " + hog("api-2", "group: web/api") + ", " +
               hog("static", "group: web/static") + ", " + hog("batch", "group: batch")));
  CHECK(seconds_of(result, "api-1") + seconds_of(result, "api-2") == doctest::Approx(3).epsilon(0.02));
  CHECK(seconds_of(result, "static") == doctest::Approx(1.5).epsilon(0.02));
  CHECK(seconds_of(result, "batch") == doctest::Approx(1.5).epsilon(0.02));
}

TEST_CASE("cpu.weight: groups hold as many tickets as they weigh; where policies know no shares, a warning says so") {
  const std::string groups = "groups: {web: {weight: 300}, web/api: {weight: 200}, batch: {}}";
  const std::string jobs = hog("A", "group: web/api") + ", " + hog("B", "group: web") + ", " + hog("C", "group: batch");
  const auto played = [&](const std::string& policy) { return hogs("{policy: " + policy + ", " + groups + "}", jobs); };
  const Result result = run_text(played("stride"));
  CHECK(seconds_of(result, "A") == doctest::Approx(3).epsilon(0.01));
  CHECK(seconds_of(result, "B") == doctest::Approx(1.5).epsilon(0.01));
  CHECK(seconds_of(result, "C") == doctest::Approx(1.5).epsilon(0.01));
  CHECK(seconds_of(run_text(played("lottery")), "A") == doctest::Approx(3).epsilon(0.15));
  CHECK(parse_scenario(played("lottery"), "f.yaml", {}).warnings.empty());
  const std::vector<std::string> warnings = parse_scenario(played("round_robin"), "f.yaml", {}).warnings;
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].ends_with("os.groups.web.weight: warning: got 300, which changes nothing: the policy round_robin "
                              "knows no shares; cfs, eevdf, lottery, stride do"));
}

// calc_group_shares: half of a's load is on each core, so that on the first it weighs half as much as b.
TEST_CASE("cpu.weight: a group's weight is split over the cores that it uses") {
  const Result result = run_text(
      hogs("{preset: linux-6.18, hrtick: true, groups: {a: {}, b: {}}}",
           hog("a-0", "group: a, affinity: [0]") + ", " + hog("a-1", "group: a, affinity: [1]") + ", " +
               hog("b-0", "group: b, affinity: [0]"), 2));
  CHECK(seconds_of(result, "a-0") == doctest::Approx(2).epsilon(0.02));
  CHECK(seconds_of(result, "a-1") == doctest::Approx(6).epsilon(0.02));
  CHECK(seconds_of(result, "b-0") == doctest::Approx(4).epsilon(0.02));
}

TEST_CASE("cpu.max: 1 ms in 100 ms is 10 ms in a second") {
  const Result result = run_text(
      hogs("{preset: linux-6.18, hrtick: true, groups: {g: {max: 1 ms / 100 ms}}}", hog("A", "group: g")),
      {"workload.for=1 s"});
  CHECK(seconds_of(result, "A") == doctest::Approx(0.010).epsilon(0.02));
  CHECK(result.time[static_cast<std::size_t>(Doing::throttled)] > Duration(980ms));
}

TEST_CASE("cpu.max: what is overrun before a tick is repaid, at any tick") {
  for (const std::string hz : {"100", "250", "1000"}) {
    CAPTURE(hz);
    const Result result = run_text(
        hogs("{preset: linux-6.18, hz: " + hz + ", groups: {g: {max: 1 ms / 100 ms}}}", hog("A", "group: g")),
        {"workload.for=2 s"});
    CHECK(seconds_of(result, "A") == doctest::Approx(0.020).epsilon(0.001));
  }
}

TEST_CASE("cpu.max: the quota of a parent holds for all its children together, on all cores") {
  const Result result = run_text(
      hogs("{preset: linux-6.18, groups: {g: {max: 50 ms / 100 ms}, g/a: {}, g/b: {}}}",
           hog("A", "group: g/a") + ", " + hog("B", "group: g/b") + ", " + hog("free", ""), 4));
  const double used = seconds_of(result, "A") + seconds_of(result, "B");
  CHECK(used <= 3.05);
  CHECK(used >= 2.9);
  CHECK(seconds_of(result, "free") == doctest::Approx(6).epsilon(0.01));
}

// unthrottle_cfs_rq, add_nr_running: the core that has gone idle meanwhile takes one of the two at a tick.
TEST_CASE("cpu.max: who comes back when its quota is refilled, behind a busy core, is seen by an idle one") {
  const std::string jobs = "    - {name: X, affinity: [1], steps: [{cpu: 30 ms}]}\n"
                           "    - {name: D, affinity: [0, 1], steps: [{cpu: 100 ms}]}\n"
                           "    - {name: E, group: e, affinity: [0, 1], steps: [{cpu: 40 ms}]}\n";
  const Result result = run_text("machine: {cores: 2}\nos: {preset: linux-6.18, groups: {e: {max: 10 ms / 50 ms}}}\n"
                                 "workload:\n  jobs:\n" + jobs + "approaches: [native_threads]\n");
  CHECK(task_named(result, "D").end < Time{} + 125ms);
}

TEST_CASE("classes: a real-time job comes before fair ones, one with a deadline before both") {
  const std::string jobs = hog("fair", "") + ", {name: rt, class: fifo, priority: 10, steps: [{cpu: 300 ms}]}, "
                           "{name: edf, class: deadline, runtime: 10 ms, period: 100 ms, repeat: 10, steps: [{cpu: "
                           "5 ms}]}";
  const Result result = run_text(hogs("linux-6.18", jobs), {"workload.for=2 s"});
  CHECK(task_named(result, "rt").end <= Time(320ms));
  CHECK(seconds_of(result, "fair") >= 1.6);
  for (const TaskResult& task : result.tasks)
    if (task.name.starts_with("edf")) CHECK(task.deadline != TaskResult::Deadline::missed);
}

// update_curr_dl, up to 6.11: what the deadline class uses counts towards the 950 ms of the real-time class too.
TEST_CASE("classes: with real-time throttling, real-time and deadline jobs together leave 50 ms in each second") {
  const std::string jobs = hog("fair", "") + ", " + hog("rt", "class: fifo, priority: 10") +
                           ", {name: edf, class: deadline, runtime: 10 ms, period: 100 ms, repeat: 100, steps: [{cpu: "
                           "5 ms}]}";
  const Result throttled = run_text(hogs("linux-5.15", jobs), {"workload.for=4 s"});
  CHECK(seconds_of(throttled, "fair") == doctest::Approx(0.2).epsilon(0.1));
  const Result served = run_text(hogs("linux-6.18", jobs), {"workload.for=4 s"});
  CHECK(seconds_of(served, "fair") == doctest::Approx(0.2).epsilon(0.1));
}

TEST_CASE("deadline: EDF meets all up to a utilisation of 1, where the same tasks in order of arrival do not") {
  const std::string jobs = "{name: fast, period: 5 ms, deadline: 5 ms, repeat: 70, steps: [{cpu: 2 ms}]}, "
                           "{name: slow, period: 7 ms, deadline: 7 ms, repeat: 50, steps: [{cpu: 4200 us}]}";
  const auto missed = [&](const std::string& policy) {
    int count = 0;
    const Result result = run_text(hogs("{policy: " + policy + ", run_queues: shared}", jobs));
    for (const TaskResult& task : result.tasks) count += task.deadline == TaskResult::Deadline::missed ? 1 : 0;
    return count;
  };
  CHECK(missed("deadline") == 0);
  CHECK(missed("fifo") > 0);
}

// Dhall and Liu, Operations Research 26, 1978: m light tasks and a heavy one, hardly more than 1 in all on m cores.
TEST_CASE("deadline: on many cores EDF may miss with little more than a utilisation of 1") {
  const std::string light = "period: 100 ms, deadline: 100 ms, repeat: 5, steps: [{cpu: 1 ms}]}";
  const std::string jobs = "{name: a, " + light + ", {name: b, " + light +
                           ", {name: heavy, period: 101 ms, deadline: 101 ms, repeat: 4, steps: [{cpu: 100500 us}]}";
  const Result result = run_text(hogs("{policy: deadline, run_queues: shared}", jobs, 2));
  int missed = 0;
  for (const TaskResult& task : result.tasks) missed += task.deadline == TaskResult::Deadline::missed ? 1 : 0;
  CHECK(missed > 0);
}

TEST_CASE("groups and classes that are wrong") {
  const auto said = [](const std::string& os, const std::string& job) { return message_of(hogs(os, job)); };
  const std::map<std::string, std::pair<std::string, std::string>> wrong = {
      {"expected one of g; did you mean \"g\"", {"{groups: {g: {}}}", hog("A", "group: gg")}},
      {"but os.groups has none", {"linux-6.18", hog("A", "group: g")}},
      {"without its parent; add a: {}", {"{groups: {a/b: {}}}", hog("A", "")}},
      {"expected CPU time in a period such as 50 ms / 100 ms", {"{groups: {g: {max: 50 ms}}}", hog("A", "")}},
      {"expected at least 1 ms of CPU time", {"{groups: {g: {max: 10 us / 100 ms}}}", hog("A", "")}},
      {"expected a period from 1 ms to 1 s", {"{groups: {g: {max: 10 ms / 2 s}}}", hog("A", "")}},
      {"os.groups: got groups with one shared run queue; write run_queues: per_core",
       {"{preset: textbook, groups: {g: {}}}", hog("A", "group: g")}},
      {"got burst without max", {"{groups: {g: {burst: 10 ms}}}", hog("A", "")}},
      {"got more than the quota", {"{groups: {g: {max: 5 ms / 10 ms, burst: 6 ms}}}", hog("A", "")}},
      {"os.groups.g.weight: got \"-5\", expected a whole number >= 1", {"{groups: {g: {weight: -5}}}", hog("A", "")}},
      {"priority: got 100, expected a real-time priority from 1 to 99",
       {"linux-6.18", hog("A", "class: fifo, priority: 100")}},
      {"priority: got -1, expected a real-time priority from 1 to 99",
       {"linux-6.18", hog("A", "class: rr, priority: -1")}},
      {"got class deadline without runtime and period", {"linux-6.18", hog("A", "class: deadline")}},
      {"got more runtime than there is until the deadline",
       {"linux-6.18", hog("A", "class: deadline, runtime: 9 ms, deadline: 5 ms, period: 10 ms")}},
  };
  for (const auto& each : wrong) {
    const std::string& message = each.first;
    CAPTURE(message);
    const std::string what = said(each.second.first, each.second.second);
    CAPTURE(what);
    CHECK(what.find(message) != std::string::npos);
  }
}

TEST_CASE("a group is looked for under the operating systems that are played, no others") {
  const auto said = [](const std::string& os, const std::string& approaches) {
    return message_of("os: " + os + "\nworkload:\n  jobs: [{name: A, group: g, steps: [{cpu: 1 ms}]}]\napproaches: [" +
                      approaches + "]\n");
  };
  const std::string with = "{native_threads: {label: with, os: {groups: {g: {}}}}}";
  CHECK(said("linux-6.18", with) == "no error");
  CHECK(said("{groups: {g: {}}}", with + ", {native_threads: {label: other, os: linux-6.6}}")
            .find("but the os of \"other\" has none, which replaces the scenario's whole; add groups: {g: {}} to it") !=
        std::string::npos);
}

TEST_CASE("class rr: a turn is rr_slice long, whatever the policy below") {
  for (const char* os : {"{policy: rt, rr_slice: 3 ms}", "{policy: fifo, rr_slice: 3 ms}"}) {
    const Result result = run_text(hogs(os, "{name: A, class: rr, priority: 1, steps: [{cpu: 5 ms}]}, "
                                            "{name: B, class: rr, priority: 1, steps: [{cpu: 5 ms}]}"));
    CHECK(task_named(result, "A").end == Time(8ms));
  }
}

TEST_CASE("a priority beyond a policy's range is legal: a warning says what it counts as") {
  const auto warnings = [](const std::string& os, const std::string& priority) {
    return parse_scenario("os: " + os + "\nworkload:\n  jobs: [{name: A, priority: " + priority +
                              ", steps: [{cpu: 1 ms}]}]\napproaches: [native_threads]\n",
                          "f.yaml", {})
        .warnings;
  };
  CHECK(warnings("{policy: rt}", "99").empty());
  CHECK(warnings("{policy: priority}", "-500").empty());
  CHECK(warnings("windows-nt", "23").empty());
  REQUIRE(warnings("{policy: rt}", "100").size() == 1);
  CHECK(warnings("{policy: rt}", "100")[0] ==
        "f.yaml:3:30: workload.jobs[0].priority: warning: got 100, which counts as 99 under the policy rt");
  REQUIRE(warnings("windows-nt", "-8").size() == 1);
  CHECK(warnings("windows-nt", "-8")[0] ==
        "f.yaml:3:30: workload.jobs[0].priority: warning: got -8, which counts as -7 under the policy windows_nt");
}

TEST_CASE("a quota above the machine is legal: a warning") {
  const auto warnings = [](const std::string& max) {
    return parse_scenario("machine: {cores: 2}\nos: {preset: linux-6.18, groups: {g: {max: " + max +
                              "}}}\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [sequential]\n",
                          "f.yaml", {})
        .warnings;
  };
  CHECK(warnings("200 ms / 100 ms").empty());
  REQUIRE(warnings("900 ms / 100 ms").size() == 1);
  CHECK(warnings("900 ms / 100 ms")[0] ==
        "f.yaml:2:44: os.groups.g.max: warning: got \"900 ms / 100 ms\", more than 2 cores can give in that time: it "
        "limits nothing");
}
