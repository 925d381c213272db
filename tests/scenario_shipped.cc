// Every scenario, profile and machine that ships can be read.
#include "sim/scenario/scenario.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "sim/python/profile.h"
#include "tests/source_dir.h"

using namespace interleave;
namespace fs = std::filesystem;

TEST_CASE("every shipped scenario parses, has a title, notes and a hash of its own") {
  std::set<std::string> hashes;
  int count = 0;
  for (const auto& entry : fs::directory_iterator(INTERLEAVE_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    CAPTURE(entry.path().string());
    Scenario scenario;
    REQUIRE_NOTHROW(scenario = read_scenario(entry.path().string(), {}));
    CHECK_FALSE(scenario.title.empty());
    CHECK_FALSE(scenario.notes.empty());
    CHECK(hashes.insert(scenario.hash).second);
    CHECK(scenario.python.name == "cpython-3.11");
    ++count;
  }
  CHECK(count >= 11);
}

TEST_CASE("the flagship says what it is meant to say") {
  const Scenario scenario = read_scenario(INTERLEAVE_SOURCE_DIR "/scenarios/image_service.yaml", {});
  CHECK(scenario.seed == 42);
  CHECK(scenario.machine.logical_cores() == 4);
  CHECK(scenario.machine.devices.at("net").link);
  CHECK(*scenario.machine.devices.at("net").read_bytes_per_s == 125e6);
  CHECK(scenario.machine.devices.at("ssd").queue == 64);
  REQUIRE(scenario.workload.tasks.size() == 400);
  CHECK(scenario.workload.tasks[399].name == "task-399");
  const auto& steps = scenario.workload.tasks[7].steps;
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].kind == Step::Kind::receive);
  CHECK(std::get<Constant>(steps[0].amount.kind()).value == 300 * 1024);
  CHECK(steps[2].number == 2);
  REQUIRE(scenario.approaches.size() == 9);
  CHECK(scenario.approaches[6].label == "futures(executor=process, workers=4)");
  CHECK(scenario.approaches[6].executor == Approach::Executor::process);
  CHECK(scenario.approaches[0].label == "sequential");
}

TEST_CASE("profiles and machines are listed with a line each") {
  for (const auto& list : {profile_list(), machine_list()}) {
    CHECK_FALSE(list.empty());
    for (const Named& named : list) CHECK_FALSE(named.help.empty());
  }
  const std::string minimal = "workload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [sequential]\n";
  for (const Named& named : profile_list())
    CHECK(parse_scenario(minimal, "f.yaml", {"python=" + named.name}).python.name == named.name);
  for (const Named& named : machine_list())
    CHECK_FALSE(parse_scenario(minimal, "f.yaml", {"machine=" + named.name}).machine.context_switch.is_zero());
}
