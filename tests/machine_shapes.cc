// What the machine's description means for those who compute: speeds, hardware threads that slow each other, the costs
// of switches, migrations and wake-ups, and a platform's host.
#include <doctest/doctest.h>

#include "sim/scenario/scenario.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

Result computed(const std::string& machine, int threads) {
  const Scenario scenario =
      parse_scenario("machine: " + machine + "\nos: {policy: fifo, run_queues: shared}\nworkload:\n  tasks: " +
                         std::to_string(threads) + "\n  steps: [{cpu: 10 ms}]\napproaches: [native_threads]\n",
                     "shapes", {});
  return simulate(scenario, scenario.approaches.front(), {});
}

}  // namespace

TEST_CASE("a core of half the speed takes twice the time") {
  CHECK(computed("{cores: [{count: 1, speed: 0.5}]}", 1).elapsed == 20ms);
}

TEST_CASE("hardware threads of one core slow each other while both are busy") {
  CHECK(computed("{cores: 1, smt: 2, smt_speed: 0.6}", 1).elapsed == 10ms);
  // 10 ms of work at 0.6 of the speed, rounded up to the nanosecond.
  CHECK(computed("{cores: 1, smt: 2, smt_speed: 0.6}", 2).elapsed == 16'666'667ns);
}

TEST_CASE("a switch costs the thread that comes, and not the first on an idle core") {
  const Result result = computed("{cores: 1, context_switch: 1 ms}", 3);
  CHECK(result.elapsed == 32ms);
  CHECK(result.time[static_cast<std::size_t>(Doing::switch_)] == 2ms);
}

TEST_CASE("waking an idle core takes as long as it was idle for") {
  const std::string steps = "[{cpu: 1 ms}, {sleep: 50 ms}, {cpu: 1 ms}]";
  const Scenario scenario = parse_scenario(
      "machine: {cores: 1, wake_idle: [{idle: 0 s, latency: 100 us}, {idle: 10 ms, latency: 1 ms}]}\n"
      "os: {policy: fifo, run_queues: shared}\nworkload:\n  tasks: 1\n  steps: " +
          steps + "\napproaches: [native_threads]\n",
      "wake", {});
  CHECK(simulate(scenario, scenario.approaches.front(), {}).elapsed == 100us + 1ms + 50ms + 1ms + 1ms);
}

TEST_CASE("a platform's host brings its cores") {
  const Scenario scenario = parse_scenario("machine: {platform: " INTERLEAVE_SOURCE_DIR
                                           "/tests/platform.xml, host: node-1}\n"
                                           "workload: {tasks: 1, steps: [{read: {from: hdd, size: 1 MB}}]}\n"
                                           "approaches: [native_threads]\n",
                                           "platform", {});
  CHECK(scenario.machine.logical_cores() == 4);
}
