// Measured against simulated: what the errors and the ranks are, on small numbers.
#include "sim/study/validate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/scenario/scenario.h"
#include "sim/study/case_scenario.h"
#include "sim/study/quartiles.h"
#include "sim/study/validation_plot.h"

using namespace interleave;

namespace {

ValidatedCase a_case(const std::string& work, const std::string& approach, double measured_s, double simulated_s) {
  ValidatedCase made;
  made.measured.id = work + "/" + approach;
  made.measured.family = work;
  made.measured.python = "3.11.7";
  made.measured.approach = approach;
  made.measured.scenario = work + "\napproaches: [" + approach + "]\n";
  made.measured.elapsed_s = {measured_s * 0.9, measured_s, measured_s * 1.1};
  made.simulated_s = {simulated_s};
  return made;
}

std::string message_of_file(const std::string& text) {
  const std::string path = "validate_test.jsonl";
  std::ofstream(path) << text;
  try {
    read_measured_cases(path);
  } catch (const std::exception& wrong) {
    std::remove(path.c_str());
    return wrong.what();
  }
  std::remove(path.c_str());
  return "";
}

}  // namespace

TEST_CASE("an error is the distance of medians; of the range: zero inside it") {
  CHECK(a_case("w", "a", 2, 2.1).error() == doctest::Approx(0.05));
  CHECK(a_case("w", "a", 2, 2.1).error_of_range() == 0);
  CHECK(a_case("w", "a", 2, 2.42).error_of_range() == doctest::Approx(0.1));
  CHECK(a_case("w", "a", 2, 1.62).error_of_range() == doctest::Approx(0.1));
}

TEST_CASE("ranks: pairs of the same work more than 10 % apart") {
  const ValidatedCase a = a_case("w", "a", 1, 1), close = a_case("w", "b", 1.05, 0.5), right = a_case("w", "c", 2, 1.5),
                      wrong = a_case("w", "d", 4, 0.9), other = a_case("v", "a", 9, 0.1);
  CHECK(rank_agreement({&a, &close, &other}).pairs == 0);
  const RankAgreement agreement = rank_agreement({&a, &right, &wrong, &other});
  CHECK(agreement.pairs == 3);
  CHECK(agreement.right == 1);
}

TEST_CASE("cases that were disturbed are shown and not counted") {
  std::vector<ValidatedCase> cases = {a_case("w", "a", 1, 1.5), a_case("w", "b", 1, 1.01)};
  cases[0].measured.clean = false;
  const std::string table = validation_table(cases, false, {});
  CHECK(table.find("disturbed when measured, not scored") != std::string::npos);
  const std::string all = table.substr(table.find("\n3.11.7  tasks ") + 1);
  CHECK(all.substr(0, all.find('%')).find(" 1   1.0 ") != std::string::npos);
  CHECK(table.find("50.0 %") != std::string::npos);   // of the case, in its line
}

TEST_CASE("the distance of distributions is the area between them") {
  CHECK(wasserstein_1({1, 2, 3}, {1, 2, 3}) == 0);
  CHECK(wasserstein_1({1, 2, 3}, {3, 4, 5}) == doctest::Approx(2));
  CHECK(wasserstein_1({0, 10}, {0, 0, 0, 10}) == doctest::Approx(2.5));   // a quarter of the mass goes ten far
  CHECK(wasserstein_1({0, 0, 0, 10}, {0, 10}) == doctest::Approx(2.5));
  CHECK(wasserstein_1({5}, {4, 6, 9}) == doctest::Approx(2));
}

TEST_CASE("latencies are judged by their distribution and by who waits for more than half an interval") {
  ValidatedCase echo = a_case("latency", "echo", 1, 1);
  echo.measured.group = MeasuredCase::Group::latency;
  echo.measured.latencies_s = {0.0001, 0.0026, 0.005, 0.0123};
  echo.measured.latency_mean_s = 0.005;
  echo.latencies_s = {0.0001, 0.0026, 0.005, 0.0023};
  std::sort(echo.latencies_s.begin(), echo.latencies_s.end());
  CHECK(echo.error() == doctest::Approx(0.5));
  CHECK(!echo.error_of_range());
  CHECK(echo.slow_measured() == 0.75);
  CHECK(echo.slow_simulated() == 0.5);
  echo.measured.latencies_s.clear();   // only the mean was written down
  CHECK(echo.error() == doctest::Approx(-0.5));
}

TEST_CASE("shares of the CPU err by what is at the wrong process; counts are held against the fastest repetition") {
  ValidatedCase nice = a_case("nice", "processes", 1, 1);
  nice.measured.group = MeasuredCase::Group::nice;
  nice.measured.shares = {0.7, 0.2, 0.1};
  nice.shares = {0.6, 0.25, 0.15};
  CHECK(nice.error() == doctest::Approx(0.1));
  ValidatedCase count = a_case("count", "threads", 1, 0.9);
  count.measured.group = MeasuredCase::Group::count;
  CHECK(count.error() == doctest::Approx(0));
}

TEST_CASE("a band meets the range of the repetitions where they have a time in common") {
  ValidatedCase one = a_case("fine", "a", 1, 0.85);   // measured 0.9 to 1.1
  CHECK(!one.band_meets());
  one.band_s = {0.8, 0.89};
  CHECK(!one.band_meets());
  one.band_s = {0.8, 0.9};
  CHECK(one.band_meets());
  one.band_s = {1.1, 1.2};
  CHECK(one.band_meets());
  one.band_s = {0.5, 1.5};
  CHECK(one.band_meets());
}

TEST_CASE("costs at a quartile: the median of each of the profile's and the machine's is there, and it still varies") {
  const Scenario scenario = parse_scenario("machine: {context_switch: {uniform: {min: 100 ns, max: 200 ns}}}\n"
                                           "python: {thread_join: {empirical: {p0: 1 us, p50: 2 us, p100: 9 us}},\n"
                                           "         thread_exit: 8 us}\n"
                                           "workload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [sequential]\n",
                                           "text", {});
  const auto median = [](const Distribution& distribution) {
    const Random random(3, 0);
    Stream stream(random, Domain::statistics, 0);
    std::vector<std::int64_t> draws;
    for (int i = 0; i < 4001; ++i) draws.push_back(distribution.draw(stream));
    std::sort(draws.begin(), draws.end());
    CHECK(draws.front() < draws.back());
    return static_cast<double>(draws[2000]);
  };
  const Scenario low = with_costs_at(scenario, 0.25), high = with_costs_at(scenario, 0.75);
  CHECK(median(low.machine.context_switch) == doctest::Approx(125).scale(0).epsilon(0.03));
  CHECK(median(low.python.thread_join) == doctest::Approx(1500).scale(0).epsilon(0.05));
  CHECK(low.python.thread_exit.mean() == 8000);
  CHECK(median(high.machine.context_switch) == doctest::Approx(175).scale(0).epsilon(0.03));
}

TEST_CASE("a version without a profile is said, not dropped") {
  const std::string path = "validate_test.jsonl";
  std::ofstream(path) << R"({"id": "cpu/sequential/2", "python": "3.2.1", "family": "tasks", "clean": true,)"
                      << R"( "cores": 2, "params": {"approach": "sequential", "tasks": 2, "rounds": 1, "cpu": 0.01},)"
                      << R"( "reps": [{"wall": 0.02}]})" << "\n";
  const std::vector<ValidatedCase> cases = validate(measured_cases_in(path), {}, [](auto) {});
  std::remove(path.c_str());
  REQUIRE(cases.size() == 1);
  CHECK(!cases[0].simulated());
  CHECK(validation_table(cases, false, {}).find("1 cases of 3.2.1 not simulated: no profile cpython-3.2; give one by "
                                                "--set python.profile=FILE.\n") !=
        std::string::npos);
}

TEST_CASE("what a measuring script's own import takes is as it says, however its processes start") {
  const auto import = [](const std::string& text) { return text.substr(text.find("main_import: "), 17); };
  for (const char* what : {"fork", "spawn"}) {
    const std::string named = std::string(R"({"n": 8, "what": ")") + what + '"';
    CHECK(import(primitive_scenario("cpython-3.11", named + R"(, "main_import": 0})", false)) == "main_import: 0 ns");
    CHECK(import(primitive_scenario("cpython-3.11", named + "}", false)) == "main_import: 60 m");
  }
  CHECK(import(forkserver_scenario("cpython-3.11", R"({"main_import": 0})", 2)) == "main_import: 0 ns");
  CHECK(import(forkserver_scenario("cpython-3.11", "{}", 2)) == "main_import: 60 m");
}

TEST_CASE("every parameter of the measuring script becomes part of a scenario") {
  using nlohmann::json;
  const auto holds = [](const std::string& text, const char* part) { return text.find(part) != std::string::npos; };
  json p = {{"approach", "mppool"}, {"tasks", 20}, {"rounds", 3}, {"cpu", 0.001}, {"native", 0.002}, {"chunk", 4096},
            {"sleep", 0}, {"workers", 4}, {"chunksize", 5}, {"start", "spawn"}, {"switch_interval", 0.001}, {"pin", 1}};
  std::string text = tasks_scenario("cpython-3.11", p.dump());
  for (const char* part : {"{preset: milan-2vcpu}", "affinity: [0]\n", "switch_interval: 1000000 ns", "tasks: 20",
                           "repeat: 3", "python: 1005000 ns",
                           "native: {time: 2000000 ns, call: 2353 ns, python: {lognormal: {median: 1955 ns, "
                           "sigma: 0.1}}}",
                           "sleep: 0 ns",
                           "{approach: multiprocessing, warm: true, workers: 4, chunksize: 5, start: spawn}"})
    CHECK_MESSAGE(holds(text, part), part);
  CHECK_NOTHROW(parse_scenario(text, "tasks", {}));
  p = {{"approach", "asyncio"}, {"tasks", 2}, {"rounds", 1}, {"sleep", nullptr}, {"limit", 3}};
  text = tasks_scenario("cpython-3.11", p.dump());
  CHECK(!holds(text, "sleep"));
  CHECK(holds(text, "{approach: asyncio, limit: 3}"));
  p = {{"spinners", 2}, {"requests", 30}, {"think", 0.002}, {"service", 0.0005}, {"pin", 1}, {"client_cpu", 1}};
  text = latency_scenario("cpython-3.11", p.dump());
  for (const char* part : {"affinity: [0]\n", "requests: 30", "think: 2000000 ns", "affinity: [1]", "threads: 2",
                           "steps: [{python: 505000 ns}]"})
    CHECK_MESSAGE(holds(text, part), part);
  const Scenario apart = parse_scenario(text, "latency", {});
  CHECK(apart.workload.affinity == std::vector<int>{0});
  CHECK(apart.workload.clients->affinity == std::vector<int>{1});
  text = nice_scenario("cpython-3.11", R"({"nice": [0, 5], "cpus": 2, "seconds": 2.0})");
  CHECK(parse_scenario(text, "nice", {}).workload.tasks[1].nice == 5);
}

TEST_CASE("what is no record of the measuring script is refused with its line") {
  CHECK(message_of_file("{}\n").rfind("validate_test.jsonl:1: expected a record of the measuring script: ", 0) == 0);
  CHECK(message_of_file("nonsense\n").rfind("validate_test.jsonl:1: expected a record", 0) == 0);
  CHECK_THROWS_WITH(measured_cases_in("no/such/file"), "no/such/file: cannot be read");
}

TEST_CASE("the picture of a validation: a point each case that is scored, names for those that are far off") {
  std::vector<ValidatedCase> cases = {a_case("w", "a", 1, 1.01), a_case("w", "b", 2, 3), a_case("v", "a", 0.1, 0.09),
                                      a_case("u", "a", 5, 1)};
  cases[3].measured.clean = false;
  const FigureScript figure = validation_plot(cases);
  CHECK(figure.text.find("'3 measured cases against their simulation") != std::string::npos);
  CHECK(figure.text.find("$s1 << EOD\n1 1.01 1.01\n0.1 0.09 0.9\nEOD") != std::string::npos);
  CHECK(figure.text.find("$s2 << EOD\n2 3 1.5\nEOD") != std::string::npos);
  CHECK(figure.text.find("'w/b'") != std::string::npos);
  CHECK(figure.text.find("'w/a'") == std::string::npos);   // 1 %
  cases[1].measured.python = "3.13.0";                      // told apart where there are several
  CHECK(validation_plot(cases).text.find("'w/b (3.13)'") != std::string::npos);
}
