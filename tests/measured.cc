// Real CPython 3.11 on two cores (tests/groundtruth) against its simulation, from a profile and a machine that know the
// primitives alone. The closed forms are those that people use instead: see sim/study/measured.cc.
#include "sim/study/measured.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>

#include "sim/scenario/scenario.h"
#include "sim/study/simulate.h"

using namespace interleave;

namespace {

struct Errors {
  std::vector<double> simulated, closed_form;
};

double simulated_s(const MeasuredCase& measured) {
  const Scenario scenario = parse_scenario(measured.scenario, measured.id, {});
  std::vector<double> elapsed_s;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Result result = simulate(scenario, scenario.approaches.front(), {.seed = seed});
    REQUIRE_MESSAGE(result.outcome == Result::Outcome::done, measured.id << ": " << result.failure);
    elapsed_s.push_back(seconds(result.elapsed));
  }
  std::sort(elapsed_s.begin(), elapsed_s.end());
  return elapsed_s[2];
}

// Of the sorted values, as the measuring people count: the element at q (n - 1), rounded down.
double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

bool judged(const MeasuredCase& measured) {
  for (const char* start : {"cpu/", "io/", "mixed20/", "mixed80/", "native", "latency/spin0", "latency/spin1"})
    if (measured.id.rfind(start, 0) == 0) return true;
  return false;
}

}  // namespace

TEST_CASE("elapsed time of measured cases: median error at most 4 %, 90th percentile at most 12 %") {
  std::map<std::string, Errors> families;
  Errors all;
  for (const MeasuredCase& measured : read_measured_cases(INTERLEAVE_SOURCE_DIR
                                                          "/tests/groundtruth/cpython-3.11.7.jsonl")) {
    if (!judged(measured)) continue;
    const double error = std::abs(simulated_s(measured) / measured.median_s() - 1);
    Errors& family = families[measured.family];
    all.simulated.push_back(error);
    family.simulated.push_back(error);
    if (measured.closed_form_s)
      family.closed_form.push_back(std::abs(*measured.closed_form_s / measured.median_s() - 1));
  }
  REQUIRE(all.simulated.size() == 78);
  std::printf("measured: %zu cases, median error %.1f %%, 90th percentile %.1f %%\n", all.simulated.size(),
              100 * quantile(all.simulated, 0.5), 100 * quantile(all.simulated, 0.9));
  CHECK(quantile(all.simulated, 0.5) <= 0.04);
  CHECK(quantile(all.simulated, 0.9) <= 0.12);
  for (const auto& entry : families) {   // no structured binding: doctest's lambdas cannot capture one
    const std::string& name = entry.first;
    const Errors& family = entry.second;
    if (family.closed_form.empty()) {
      std::printf("  %-10s %2zu cases, median %.1f %%\n", name.c_str(), family.simulated.size(),
                  100 * quantile(family.simulated, 0.5));
      continue;
    }
    const double ours = quantile(family.simulated, 0.5), theirs = quantile(family.closed_form, 0.5);
    std::printf("  %-10s %2zu cases, median %.1f %%, closed forms %.1f %%\n", name.c_str(), family.simulated.size(),
                100 * ours, 100 * theirs);
    if (theirs > 0.03) CHECK_MESSAGE(ours < theirs, name);
  }
}
