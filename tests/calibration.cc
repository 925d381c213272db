// From measured primitives to a profile: records in, costs out, and the shipped profiles are what comes out.
#include "sim/study/calibration.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "sim/report/figures.h"
#include "sim/scenario/scenario.h"
#include "tests/source_dir.h"

using namespace interleave;

namespace {

// One repetition after the other, in microseconds each operation.
// `workers`: of an executor.
std::string record(const std::string& what, int n, const std::vector<double>& per_op_us,
                   const std::string& workers = "") {
  std::string repetitions;
  for (const double us : per_op_us)
    repetitions += std::string(repetitions.empty() ? "" : ", ") + "{\"wall\": " + plain_number(us * n * 1e-6) +
                   ", \"per_op\": " + plain_number(us * 1e-6) + "}";
  return "{\"id\": \"prim/" + what + (workers.empty() ? "" : "-w" + workers) +
         "\", \"python\": \"3.11.9\", \"cores\": 2, \"family\": \"primitive\", " +
         "\"clean\": true, \"params\": {\"what\": \"" + what + "\", \"n\": " + std::to_string(n) +
         (workers.empty() ? "" : ", \"workers\": " + workers) + "}, \"reps\": [" +
         repetitions + "]}\n";
}

Scenario with(const std::string& profile, const std::string& machine) {
  return parse_scenario("python: " + profile + "\nmachine: " + machine +
                            "\nworkload: {tasks: 1, steps: [{python: 1 ms}]}\napproaches: [sequential]\n",
                        "text", {});
}

std::string why_not(const std::string& text) {
  Primitives primitives;
  try {
    primitives.add(text, "r.jsonl");
  } catch (const std::exception& wrong) {
    return wrong.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a cost that is part of a primitive is what makes the simulated primitive as long as the measured") {
  Primitives primitives;
  primitives.add(record("lock", 1000, {1.0, 1.0, 1.0}), "records");
  const Scenario base = with("cpython-3.11", "{cores: 2}");
  const Calibration found = calibrate(primitives, base.python, base.machine);
  // Taken and released once in each operation.
  CHECK(found.profile.lock_operation.mean() == doctest::Approx(500).epsilon(0.01));
  CHECK(found.origin.at("lock_operation") == "prim/lock");
  CHECK(found.profile.version == "3.11.9");
  CHECK(!found.origin.contains("task_create"));   // not measured: as in the base
  CHECK(found.profile.task_create.mean() == base.python.task_create.mean());
}

TEST_CASE("a calibrated cost has the spread of its primitive's repetitions") {
  Primitives primitives;
  primitives.add(record("lock", 1000, {1.3, 0.8, 1.0}), "records");
  const Scenario base = with("cpython-3.11", "{cores: 2}");
  const Calibration found = calibrate(primitives, base.python, base.machine);
  const auto& points = std::get<Empirical>(found.profile.lock_operation.kind()).points;
  REQUIRE(points.size() == 3);
  CHECK(points[0].value / points[1].value == doctest::Approx(0.8).epsilon(0.01));
  CHECK(points[2].value / points[1].value == doctest::Approx(1.3).epsilon(0.01));
}

TEST_CASE("what the machine takes of a primitive is no part of the interpreter's cost") {
  Primitives primitives;
  primitives.add(record("thread_start_join", 200, {400, 400, 400}), "records");
  const Scenario fast = with("cpython-3.11", "{cores: 1}");
  const Scenario slow = with("cpython-3.11", "{cores: 1, context_switch: 50 us}");
  const auto created_ns = [&](const Scenario& where) {
    return calibrate(primitives, where.python, where.machine).profile.thread_create.mean();
  };
  CHECK(created_ns(slow) < 0.8 * created_ns(fast));
}

TEST_CASE("a primitive that takes longer than measured even for nothing is a warning") {
  Primitives primitives;
  primitives.add(record("thread_start_join", 200, {50, 50, 50}), "records");
  const Scenario slow = with("cpython-3.11", "{cores: 1, context_switch: 100 us}");
  const Calibration found = calibrate(primitives, slow.python, slow.machine);
  REQUIRE(found.warnings.size() == 1);
  CHECK(found.warnings[0].find("prim/thread_start_join: simulated, ") == 0);
}

TEST_CASE("a cost that several primitives contain makes them as long as measured on average, or one alone") {
  const Scenario base = with("cpython-3.11", "{cores: 2}");
  const auto submit_ns = [&](const std::vector<std::pair<std::string, double>>& measured_us) {
    Primitives primitives;
    for (const auto& [workers, us] : measured_us)
      primitives.add(record("threadpool_submit", 1000, {us, us, us}, workers), "records");
    const Calibration found = calibrate(primitives, base.python, base.machine);
    CHECK(found.warnings.empty());
    for (const auto& [workers, us] : measured_us)
      CHECK(found.origin.at("executor_submit").find("prim/threadpool_submit-w" + workers) != std::string::npos);
    CHECK((found.origin.at("executor_submit").find(',') != std::string::npos) == (measured_us.size() > 1));
    return found.profile.executor_submit.mean();
  };
  const double quick = submit_ns({{"1", 40}}), slow = submit_ns({{"2", 160}});
  const double both = submit_ns({{"1", 40}, {"2", 160}});
  CHECK(quick < both);
  CHECK(both < slow);
  CHECK(both / quick == doctest::Approx(2).epsilon(0.3));   // of 40 and 160: 80
}

TEST_CASE("records of primitives: two interpreters, nonsense and failures") {
  std::string other = record("lock", 10, {1, 1});
  other.replace(other.find("3.11.9"), 6, "3.12.1");
  CHECK(why_not(record("lock", 10, {1, 1}) + other).find("r.jsonl:2: expected a record of measured primitives: it was "
                                                         "measured on 3.12.1, an earlier line on 3.11.9") == 0);
  CHECK(why_not("nonsense\n").find("r.jsonl:1: expected a record of measured primitives: ") == 0);
  CHECK(why_not("{}\n").find("r.jsonl:1: expected") == 0);
  CHECK(why_not(record("lock", 10, {})).find("r.jsonl:1: expected") == 0);
  CHECK_THROWS_WITH(Primitives::read({"no/such"}), "no/such: cannot be read");
}

TEST_CASE("quantiles of a primitive: the clock is taken off, outliers end at the 99th percentile") {
  const std::map<std::string, double> q = {{"min", 0.9e-6}, {"p1", 1e-6}, {"p10", 1e-6}, {"p25", 1.2e-6}, {"p50", 2e-6},
                                           {"p75", 2e-6}, {"p90", 3e-6}, {"p99", 4e-6}, {"max", 1.0}};
  const Distribution cost = distribution_of(q, 1.1e-6);
  const auto& points = std::get<Empirical>(cost.kind()).points;
  CHECK(points.front().value == 0);
  CHECK(points[3].p == 0.5);
  CHECK(points[3].value == 900);
  CHECK(points.back().p == 1);
  CHECK(points.back().value == 2900);
}

TEST_CASE("a profile's text: calibrated costs are replaced, what stays keeps its comment") {
  Calibration calibration;
  calibration.profile.name = "mine";
  calibration.profile.version = "3.11.9";
  calibration.profile.source = "a test";
  calibration.profile.lock_operation = 123;
  calibration.origin["lock_operation"] = "prim/lock";
  const std::string base = "# Old head\nschema: 1\nname: other\nversion: 1\nsource: s\nswitch_interval: 7 ms\ncosts:\n"
                           "  # why\n  gil_poll: {lognormal: {median: 1 us,\n      sigma: 1}}\n  # old\n"
                           "  lock_operation: {empirical: {p0: 1 ns,\n      p100: 2 ns}}\n  gil_take: 5 ns   # so\n";
  CHECK(profile_text(calibration, base, {"New head"}) ==
        "# New head\nschema: 1\nname: mine\nversion: 3.11.9\nsource: a test\nswitch_interval: 7 ms\ncosts:\n"
        "  # why\n  gil_poll: {lognormal: {median: 1 us, sigma: 1}}\n"
        "  lock_operation: 123 ns  # prim/lock\n  gil_take: 5 ns   # so\n");
}

// After a change of the models or of the machine: the commands in the heads of these files write them anew.
TEST_CASE("the shipped profiles are what the derivation makes of their primitives") {
  for (const std::string version : {"3.11.7", "3.13.0"}) {
    const std::string folder = INTERLEAVE_SOURCE_DIR "/tests/groundtruth/";
    const Primitives primitives =
        Primitives::read({folder + "samples-" + version + ".jsonl", folder + "cpython-" + version + ".jsonl"});
    const Scenario shipped = with("cpython-" + version.substr(0, 4), "milan-2vcpu");
    const Calibration found = calibrate(primitives, shipped.python, shipped.machine);
    CHECK(found.warnings.empty());
    CHECK(found.origin.size() >= 25);
    for (const ProfileCost& cost : profile_costs()) {
      const double now = (found.profile.*cost.cost).mean(), then = (shipped.python.*cost.cost).mean();
      CHECK_MESSAGE(std::abs(now - then) <= 0.1 * then + 20,
                    version << " " << cost.key << ": " << now << " ns, shipped " << then);
    }
  }
}
