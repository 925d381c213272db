// Schedules as text: the charts that books draw, and how a chart is made of turns.
#include "sim/report/schedule.h"

#include <doctest/doctest.h>

#include "sim/report/gantt.h"
#include "sim/report/wire.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

std::string jobs(const std::string& machine, const std::string& os, const std::string& list) {
  return "machine: " + machine + "\nos: " + os + "\nworkload:\n  jobs: [" + list +
         "]\napproaches: [native_threads]\n";
}

std::string job(const std::string& name, int arrive_ms, const std::string& steps) {
  return "{name: " + name + ", arrive: " + std::to_string(arrive_ms) + " ms, steps: [" + steps + "]}";
}

// Stallings, Operating Systems: Internals and Design Principles, chapter 9, table 9.4.
const std::string stallings = job("A", 0, "{cpu: 3 ms}") + ", " + job("B", 2, "{cpu: 6 ms}") + ", " +
                              job("C", 4, "{cpu: 4 ms}") + ", " + job("D", 6, "{cpu: 5 ms}") + ", " +
                              job("E", 8, "{cpu: 2 ms}");

Time at(Duration time) { return Time(time); }

}  // namespace

TEST_CASE("Stallings, figure 9.5: FCFS, round robin with q = 1 and q = 4") {
  CHECK(schedule_of(jobs("{cores: 1}", "{policy: fifo, run_queues: shared}", stallings), 1ms) ==
        Lines{"AAABBBBBBCCCCDDDDDEE"});
  CHECK(schedule_of(jobs("{cores: 1}", "{policy: round_robin, quantum: 1 ms, run_queues: shared}", stallings), 1ms) ==
        Lines{"AABABCBDCBEDCBEDCBDD"});
  CHECK(schedule_of(jobs("{cores: 1}", "{policy: round_robin, quantum: 4 ms, run_queues: shared}", stallings), 1ms) ==
        Lines{"AAABBBBCCCCDDDDBBEED"});
}

TEST_CASE("a line for each core, dots where it idles") {
  const std::string list = job("A", 0, "{cpu: 3 ms}, {sleep: 4 ms}, {cpu: 2 ms}") + ", " + job("B", 1, "{cpu: 4 ms}");
  CHECK(schedule_of(jobs("{cores: 2}", "{policy: fifo, run_queues: shared}", list), 1ms) ==
        Lines{"AAA....AA", ".BBBB...."});
}

TEST_CASE("a window shows that part alone, with those who ran in it") {
  const std::string text = jobs("{cores: 1}", "{policy: fifo, run_queues: shared}", stallings);
  const Result result = run_text(text, {}, {.schedule = Window{at(4ms), at(11ms)}});
  CHECK(schedule_lines(result.schedule, 1ms) == Lines{"BBBBBCC"});
  CHECK(result.schedule.threads == Lines{"B", "C"});
  CHECK(schedule_of(text, 1ms, {at(18ms), never}) == Lines{"EE"});
}

TEST_CASE("a step shows who had the most of it, idling included; a tie goes to the first") {
  Schedule schedule;
  schedule.cores = 2;
  schedule.window = {at(0ms), at(10ms)};
  schedule.threads = {"x", "y"};
  schedule.spans = {{0, 0, at(0ms), at(1ms)}, {0, 1, at(1ms), at(2ms)}, {0, 0, at(2ms), at(3ms)},
                    {1, 1, at(3ms), at(5ms)}, {0, 0, at(4ms), at(9ms)}};
  CHECK(schedule_lines(schedule, 5ms) == Lines{"xx", ".."});
  CHECK(schedule_lines(schedule, 2ms) == Lines{"xxxxx", "..y.."});   // at 4 ms a tie on core 1: y was first
  CHECK(schedule_lines(schedule, 1ms) == Lines{"xyx.xxxxx.", "...yy....."});
  CHECK(schedule_lines(schedule, 1h) == Lines{"x", "."});
}

TEST_CASE("a turn that no step shows stands below, in the step where it begins") {
  Schedule schedule;
  schedule.cores = 2;
  schedule.window = {at(0ms), at(20ms)};
  schedule.threads = {"x", "y", "z"};
  schedule.spans = {{0, 0, at(0ms), at(4ms)}, {0, 1, at(4ms), at(5ms)}, {0, 0, at(5ms), at(9ms)},
                    {0, 1, at(9ms), at(10ms)}, {0, 1, at(10ms), at(13ms)},   // one turn, seen in its second step
                    {0, 0, at(13ms), at(14ms)}, {0, 2, at(14ms), at(15ms)},
                    {1, 2, at(18ms), at(19ms)}};
  const auto lines = schedule_lines_of(schedule, 5ms);
  CHECK(lines[0].most == "xxy.");
  CHECK(lines[0].brief == Lines{"y x ", "  z "});
  CHECK(lines[1].most == "....");
  CHECK(lines[1].brief == Lines{"   z"});
  const std::string chart = gantt_text(schedule, {.step = 5ms, .width = 80}, {});
  CHECK(chart.find("core 0  xxy.\nalso    y x\nalso      z\ncore 1  ....\nalso       z\n") != std::string::npos);
  CHECK(chart.find("\nalso: turns that no column shows, where they begin; * for several threads\n") !=
        std::string::npos);
  CHECK(gantt_text(schedule, {.step = 1ms, .width = 80}, {}).find("also") == std::string::npos);
  schedule.cores = 5;
  CHECK(schedule_lines_of(schedule, 5ms)[0].brief == Lines{"y * "});
}

TEST_CASE("letters: a name of one letter is its own, others get what is free, the rest share one") {
  Schedule schedule;
  schedule.threads = {"worker 0", "B", "worker 1", "A", "B", "#"};
  CHECK(schedule_letters(schedule) == "CBDAEF");
  schedule.threads.assign(64, "t");
  CHECK(schedule_letters(schedule).substr(60) == "89++");
}

TEST_CASE("watching changes nothing, and a schedule crosses the wire") {
  const std::string text =
      "machine: {cores: 2, context_switch: 2 us, migration: 5 us, devices: {net: {latency: 3 ms}}}\n"
      "workload: {tasks: 20, steps: [{python: 1 ms}, {input: {from: net}}]}\napproaches: [threading]\n";
  Result watched = run_text(text, {}, {.schedule = Window{}});
  const Result alone = run_text(text);
  REQUIRE(watched.schedule.spans.size() > 20);
  CHECK(to_bytes(from_bytes(to_bytes(watched))) == to_bytes(watched));
  Duration busy{};
  for (const Schedule::Span& span : watched.schedule.spans) busy += span.end - span.begin;
  CHECK(busy == watched.cpu);
  watched.schedule = {};
  CHECK(to_bytes(watched) == to_bytes(alone));
}

TEST_CASE("a chart fits the width, and goes on below where the step is given") {
  const Result result = run_text(jobs("{cores: 1}", "{policy: fifo, run_queues: shared}", stallings), {},
                                 {.schedule = Window{}});
  const std::string fitted = gantt_text(result.schedule, {.width = 80}, {});
  CHECK(fitted.find("core 0  AAAAAABBBBBBBBBBBBCCCCCCCCDDDDDDDDDDEEEE\n"
                    "        |         |         |         |         |\n"
                    "        0         5         10        15        20 ms\n") != std::string::npos);
  CHECK(fitted.find("a column is 500 us") != std::string::npos);
  const std::string narrow = gantt_text(result.schedule, {.step = 500us, .width = 40}, {});
  const std::string marks = "        |         |         |\n        ";
  CHECK(narrow.find("core 0  AAAAAABBBBBBBBBBBBCC\n" + marks + "0         5         10 ms\n") != std::string::npos);
  CHECK(narrow.find("core 0  CCCCCCDDDDDDDDDDEEEE\n" + marks + "10        15        20 ms\n") != std::string::npos);
  CHECK(gantt_text(result.schedule, {}, {.colour = true}).find("\x1b[30;48;5;") != std::string::npos);
  CHECK_THROWS_AS(gantt_text(result.schedule, {.step = 1ns}, {}), InputError);
}
