// The rules of the policies that guess who sits at the desk: windows_nt and o1.
#include <doctest/doctest.h>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

const char* const from_a_tick = "{preset: windows-nt, tick_phase: start}";

std::string desk(const std::string& os, const std::string& jobs, const std::string& run_for) {
  return "machine: {cores: 1, devices: {keyboard: {latency: 50 ms}}}\nos: " + os + "\nworkload:\n  for: " + run_for +
         "\n  jobs:\n" + jobs + "approaches: [native_threads]\n";
}

std::string hog(const std::string& name, const std::string& keys = "") {
  return "    - {name: " + name + keys + ", steps: [{cpu: forever}]}\n";
}

}  // namespace

// Windows Internals (6th ed.), chapter 5, table 5-3: short, variable quanta are 2 clock intervals, 6 in the foreground;
// long, fixed ones 12.
TEST_CASE("windows_nt: a foreground quantum is three times as long, a server's are all equal") {
  const std::string two = hog("F", ", foreground: true") + hog("B");
  const Result desktop = run_text(desk("windows-nt", two, "5 s"));
  CHECK(task_named(desktop, "F").cpu == 3750ms);
  CHECK(task_named(desktop, "B").cpu == 1250ms);
  CHECK(desktop.switches_involuntary == 2 * 40);   // 40 rounds of 125 ms
  const Result server = run_text(desk("{preset: windows-nt, separation: 0, quantum: 187500 us}", two, "3 s"));
  CHECK(task_named(server, "F").cpu == 1500ms);
  CHECK(server.switches_involuntary == 16);
}

TEST_CASE("windows_nt: whoever runs at the clock interrupt pays for the whole interval") {
  // H takes 0 to 10 of each 15.625 ms, so that A and B only ever run at the interrupt: two of them are a quantum.
  const std::string jobs = hog("A") + hog("B") +
                           "    - {name: H, priority: 1, period: 15625 us, repeat: forever, steps: [{cpu: 10 ms}]}\n";
  const Result result = run_text(desk(from_a_tick, jobs, "1 s"));
  CHECK(task_named(result, "A").cpu == 32 * 5625us);
  CHECK(task_named(result, "B").cpu == 32 * 5625us);
}

TEST_CASE("windows_nt: who waited for a device displaces its equals; a timer gives nothing") {
  const auto first_answer = [](const std::string& wait, int boost) {
    const std::string jobs =
        "    - {name: S, steps: [{cpu: 1 ms}, " + wait + ", {cpu: 1 ms}]}\n" + hog("A") + hog("B", ", priority: 1");
    return run_text(desk("{preset: windows-nt, io_boost: " + std::to_string(boost) + "}", jobs, "1 s"));
  };
  // B stands at level 9 from the start and leaves nobody a turn before its fourth second.
  CHECK(task_named(first_answer("{input: {from: keyboard}}", 2), "S").first_run == never);
  const auto beside_equal = [](const std::string& wait) {
    const std::string jobs = "    - {name: S, steps: [{cpu: 1 ms}, " + wait + ", {cpu: 1 ms}]}\n" + hog("A");
    return task_named(run_text(desk(from_a_tick, jobs, "1 s")), "S").end - Time{};
  };
  CHECK(beside_equal("{input: {from: keyboard}}") == 52ms);   // S 0-1, waits to 51, displaces A
  CHECK(beside_equal("{sleep: 50 ms}") == 63'500us);   // A's quantum ends at the fourth interrupt, at 62.5 ms
}

// "Priority Boosts": one level for each time slice, down to the base.
TEST_CASE("windows_nt: a boost of six levels lasts six quanta against its equal") {
  const std::string jobs = "    - {name: S, steps: [{input: {from: keyboard}}, {cpu: forever}]}\n" + hog("A");
  const Result result = run_text(desk("{preset: windows-nt, io_boost: 6, hz: 0}", jobs, "300 ms"),
                                 {}, {.schedule = Window{}});
  // S begins at once and waits until 50 ms; a third of an interval of its first quantum is gone by then.
  CHECK(schedule_lines(result.schedule, 10ms)[0].substr(0, 5) == "AAAAA");
  CHECK(schedule_lines(result.schedule, 10ms)[0].substr(5, 18) == std::string(18, 'S'));
  CHECK(schedule_lines(result.schedule, 10ms)[0].find('A', 5) != std::string::npos);
}

TEST_CASE("windows_nt: after four seconds who starves has two quanta at level 15, and real-time levels no boosts") {
  const Result starved = run_text(desk(from_a_tick, hog("H", ", priority: 2") + hog("L"), "4500 ms"));
  CHECK(task_named(starved, "L").first_run - Time{} == 4s);
  CHECK(task_named(starved, "L").cpu == 62'500us);
  const std::string urgent = hog("H", ", priority: 20") + hog("L", ", priority: 10");
  const Result real_time = run_text(desk("windows-nt", urgent, "30 s"));
  CHECK(task_named(real_time, "L").cpu == 0ns);
}

// kernel/sched.c of 2.6.22: static_prio_timeslice.
TEST_CASE("o1: slices by nice, each once before the arrays change places") {
  const Result result = run_text(desk("{policy: o1}", hog("A") + hog("B", ", nice: 10") + hog("C", ", nice: 19"),
                                      "15500 ms"));
  CHECK(task_named(result, "A").cpu == 100 * 100ms);
  CHECK(task_named(result, "B").cpu == 100 * 50ms);
  CHECK(task_named(result, "C").cpu == 100 * 5ms);
  const Result urgent = run_text(desk("{policy: o1}", hog("A", ", nice: -20") + hog("B"), "1800 ms"));
  CHECK(task_named(urgent, "A").cpu == 1600ms);
}

TEST_CASE("o1: who sleeps comes to displace its equals; who computes more than it sleeps does not") {
  const std::string sleeper = "    - {name: S, steps: [{sleep: 900 ms}, {cpu: 1 ms}]}\n";
  const Result slept = run_text(desk("{policy: o1}", hog("A") + hog("B") + sleeper, "2 s"));
  CHECK(task_named(slept, "S").end - Time{} == 1101ms);   // its first turn comes after A's and B's, its second at once
  const std::string brief = "    - {name: S, steps: [{sleep: 5 ms}, {cpu: 20 ms}], repeat: forever}\n";
  const Result computes = run_text(desk("{policy: o1}", hog("A") + brief, "10 s"));
  CHECK(task_named(computes, "S").cpu < 6s);
}

TEST_CASE("o1: interactive threads cannot keep the second array waiting for ever") {
  std::string jobs = hog("H");
  for (int i = 0; i < 4; ++i)
    jobs += "    - {name: s" + std::to_string(i) + ", steps: [{sleep: 60 ms}, {cpu: 20 ms}], repeat: forever}\n";
  const Result result = run_text(desk("{policy: o1}", jobs, "20 s"));
  CHECK(task_named(result, "H").cpu >= 200ms);   // a slice for each time that the limit of a second a thread is reached
}
