// Queueing theory: M/M/c, whose mean wait Erlang (1917) gave; Kleinrock, Queueing Systems I (1975), chapter 3.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tests/runs.h"

using namespace interleave;

namespace {

// Erlang's C: the probability of waiting with c servers and an offered load of `a` of them.
double erlang_c(int servers, double a) {
  double term = 1, sum = 0;
  for (int k = 0; k < servers; ++k) {
    sum += term;
    term *= a / (k + 1);
  }
  const double waits = term * servers / (servers - a);
  return waits / (sum + waits);
}

// The mean over all arrivals of the time in which a task was not served, in means of the service time.
double mean_wait(const Result& result, double service_s) {
  double sum = 0;
  for (const TaskResult& task : result.tasks) sum += seconds(task.end - task.arrival - task.cpu);
  return sum / static_cast<double>(result.tasks.size()) / service_s;
}

struct Mean {
  double value, half_width;   // of the 99 % confidence interval
};

// Student's t for 29 degrees of freedom, two-sided 99 %: 2.756.
Mean mean_of_30(const std::vector<double>& values) {
  REQUIRE(values.size() == 30);
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  const double mean = sum / 30;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, 2.756 * std::sqrt(squares / 29 / 30)};
}

// A mean service of 10 ms, about `arrivals` arrivals.
std::string station(int servers, double load, int arrivals, const std::string& policy) {
  const int per_s = static_cast<int>(std::lround(100 * servers * load));
  return "machine: {cores: " + std::to_string(servers) + ", context_switch: 0 s}\nos: {" + policy +
         ", run_queues: shared}\nworkload:\n  arrivals: {poisson: {rate: " + std::to_string(per_s) +
         "/s}}\n  for: " + std::to_string(arrivals / per_s) +
         " s\n  steps: [{cpu: {exponential: {mean: 10 ms}}}]\napproaches: [native_threads]\n";
}

Mean simulated_wait(const std::string& text) {
  const Scenario scenario = parse_scenario(text, "test.yaml", {});
  std::vector<double> waits;
  for (std::uint32_t repetition = 0; repetition < 30; ++repetition) {
    RunOptions options;
    options.repetition = repetition;
    waits.push_back(mean_wait(run_first(scenario, options), 0.010));
  }
  return mean_of_30(waits);
}

}  // namespace

TEST_CASE("Erlang's C is what tables say") {
  CHECK(erlang_c(1, 0.8) == doctest::Approx(0.8));
  CHECK(erlang_c(2, 1.0) == doctest::Approx(1.0 / 3));
  CHECK(erlang_c(4, 3.2) == doctest::Approx(0.5964).epsilon(0.0002));
}

TEST_CASE("M/M/1 and M/M/4: Erlang's mean wait lies in the 99 % confidence interval") {
  for (const int servers : {1, 4})
    for (const double load : {0.5, 0.8}) {
      CAPTURE(servers);
      CAPTURE(load);
      const Mean wait = simulated_wait(station(servers, load, 40'000, "policy: fifo"));
      const double theory = erlang_c(servers, servers * load) / (servers * (1 - load));
      CAPTURE(theory);
      CAPTURE(wait.value);
      CAPTURE(wait.half_width);
      CHECK(std::abs(wait.value - theory) <= wait.half_width);
      CHECK(wait.half_width < 0.05 * theory);   // or the check above would say little
    }
}

// Kleinrock (1967): round robin with quanta that tend to 0 is processor sharing, under which a task of length x stays
// x / (1 - load) in the mean, so that long tasks and short ones suffer alike.
TEST_CASE("M/M/1 under round robin with short quanta is processor sharing") {
  const Scenario scenario =
      parse_scenario(station(1, 0.5, 5'000, "policy: round_robin, quantum: 200 us"), "test.yaml", {});
  std::vector<double> means, short_ones, long_ones;
  for (std::uint32_t repetition = 0; repetition < 30; ++repetition) {
    RunOptions options;
    options.repetition = repetition;
    const Result result = run_first(scenario, options);
    means.push_back(mean_wait(result, 0.010));
    double stay[2] = {}, work[2] = {};
    for (const TaskResult& task : result.tasks) {
      const bool is_long = task.cpu > std::chrono::milliseconds(10);
      stay[is_long] += seconds(task.end - task.arrival);
      work[is_long] += seconds(task.cpu);
    }
    short_ones.push_back(stay[0] / work[0]);
    long_ones.push_back(stay[1] / work[1]);
  }
  for (const auto& entry : {std::pair{means, 1.0}, {short_ones, 2.0}, {long_ones, 2.0}}) {
    const double theory = entry.second;
    const Mean mean = mean_of_30(entry.first);
    CAPTURE(theory);
    CAPTURE(mean.value);
    CAPTURE(mean.half_width);
    CHECK(std::abs(mean.value - theory) <= mean.half_width + 0.02 * theory);   // a quantum is no infinitesimal
  }
}
