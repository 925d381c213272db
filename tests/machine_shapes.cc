// What the machine's description means for those who compute: speeds, hardware threads that slow each other, the costs
// of switches, migrations and wake-ups, and a platform's host.
#include <doctest/doctest.h>

#include "sim/machine/topology.h"
#include "sim/scenario/scenario.h"
#include "tests/runs.h"
#include "tests/source_dir.h"

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

namespace {

MachineSpec machine(const std::string& text) {
  return parse_scenario("machine: " + text + "\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [sequential]\n",
                        "m.yaml", {}).machine;
}

// One digit for each hardware thread: where it lies.
std::string places(const MachineSpec& machine, int LogicalCore::*where) {
  std::string text;
  for (const LogicalCore& core : topology(machine)) text += std::to_string(core.*where);
  return text;
}

void refused(const std::string& text, const std::string& message) {
  std::string got;
  try {
    machine(text);
  } catch (const InputError& error) {
    got = error.what();
  }
  CAPTURE(text);
  CHECK(got == "m.yaml:" + message);
}

}  // namespace

TEST_CASE("sockets hold nodes, nodes hold caches, caches hold cores, cores hold threads") {
  const MachineSpec four = machine("{cores: 8, sockets: 2, nodes: 4, smt: 2}");
  CHECK(places(four, &LogicalCore::core) == "0011223344556677");
  CHECK(places(four, &LogicalCore::cache) == "0000111122223333");
  CHECK(places(four, &LogicalCore::node) == "0000111122223333");
  CHECK(places(four, &LogicalCore::socket) == "0000000011111111");
  // A cluster of big cores with two threads, one of little cores with one: caches of their own.
  const MachineSpec hybrid = machine("{cores: [{count: 2, smt: 2}, {count: 4, speed: 0.5}], caches: [2, 4]}");
  CHECK(hybrid.logical_cores() == 8);
  CHECK(places(hybrid, &LogicalCore::core) == "00112345");
  CHECK(places(hybrid, &LogicalCore::cache) == "00001111");
  CHECK(places(hybrid, &LogicalCore::node) == "00000000");
  // What overrides a preset's cores is split as the preset says.
  CHECK(places(machine("{preset: server-2x32, cores: 4}"), &LogicalCore::socket) == "00001111");
}

TEST_CASE("impossible shapes are refused, with the place and the remedy") {
  refused("{cores: 6, sockets: 4}",
          "1:30: machine.sockets: got 4, but 6 cores cannot be split evenly into so many; write how many each has, as "
          "a list");
  refused("{cores: 8, caches: [4, 2]}",
          "1:29: machine.caches: got a list of 6 cores in all, expected those of the machine, 8");
  refused("{cores: 8, sockets: 2, nodes: 1}",
          "1:40: machine.nodes: core 3 and core 4 are together here, but in two sockets; expected parts that lie "
          "within those");
  refused("{cores: 8, nodes: 2, caches: [2, 6]}",
          "1:39: machine.caches: core 3 and core 4 are together here, but in two nodes; expected parts that lie "
          "within those");
  refused("{preset: server-2x32, cores: 5}",
          "1:10: machine: does not go with the preset's sockets: got 2, but 5 cores cannot be split evenly into so "
          "many; write how many each has, as a list; give sockets too");
  refused("{cores: 4, sockets: 0}",
          "1:30: machine.sockets: got \"0\", expected a whole number >= 1; write e.g. sockets: 2");
  refused("{cores: 4, sockets: []}",
          "1:30: machine.sockets: got an empty list, expected a whole number >= 1 or a list such as [4, 8]; write e.g. "
          "sockets: 2");
  refused("{migration: {smt: 1 us, core: 1}}",
          "1:40: machine.migration.core: got \"1\", expected a duration with its unit (ns, us, ms, s, min, h); write "
          "e.g. core: 5 us");
  refused("{migration: {sokcet: 1 us}}",
          "1:23: machine.migration: got the key \"sokcet\", expected one of smt, core, cache, node, socket; did you "
          "mean \"socket\"?");
}

TEST_CASE("a migration is paid for by the outermost boundary crossed") {
  // Of six jobs for 8 ms each, the one that may run on two threads alone is moved from one to the other when the jobs
  // that are bound to the first come.
  const auto switched = [](int to) {
    const Scenario scenario = parse_scenario(
        "machine: {cores: 8, smt: 2, sockets: 2, nodes: 4, caches: 8, context_switch: 0 s,\n"
        "          migration: {smt: 1 us, core: 2 us, cache: 4 us, node: 8 us, socket: 16 us}}\n"
        "os: {policy: fifo}\nworkload:\n  jobs:\n"
        "    - {name: A, affinity: [0, " + std::to_string(to) + "], steps: [{cpu: 1 ms}, {sleep: 1 ms}, {cpu: 1 ms}]}\n"
        "    - {name: B, affinity: [0], arrive: 1500 us, steps: [{cpu: 2 ms}]}\napproaches: [native_threads]\n",
        "migration", {});
    const Result result = simulate(scenario, scenario.approaches.front(), {});
    CHECK(result.migrations == 1);
    return result.time[static_cast<std::size_t>(Doing::switch_)];
  };
  CHECK(switched(1) == 1us);
  CHECK(switched(2) == 4us);     // each core has a cache of its own
  CHECK(switched(4) == 8us);
  CHECK(switched(8) == 16us);
  const MachineSpec some = machine("{cores: 2, migration: {core: 3 us, node: 9 us}}");
  const auto price = [&some](Boundary boundary) { return some.migration[static_cast<std::size_t>(boundary)].mean(); };
  CHECK(price(Boundary::smt) == 0);
  CHECK(price(Boundary::cache) == 3000);
  CHECK(price(Boundary::socket) == 9000);
}

TEST_CASE("an affinity names cores that exist, hardware threads included") {
  const auto parse = [](const std::string& machine, int core) {
    parse_scenario("machine: " + machine + "\nworkload: {jobs: [{name: A, affinity: [" + std::to_string(core) +
                       "], steps: [{cpu: 1 ms}]}]}\napproaches: [native_threads]\n",
                   "a", {});
  };
  CHECK_NOTHROW(parse("{cores: [{count: 2, smt: 2}, {count: 1}]}", 4));
  CHECK_THROWS_AS(parse("{cores: [{count: 2, smt: 2}, {count: 1}]}", 5), InputError);
  const std::string host = "{platform: " INTERLEAVE_SOURCE_DIR "/tests/platform.xml, host: node-1}";
  CHECK_NOTHROW(parse(host, 3));
  CHECK_THROWS_AS(parse(host, 4), InputError);
}
