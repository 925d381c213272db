// Real-time theory against the simulation: the response times of fixed priorities on published sets of tasks.
#include "sim/report/summary.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

struct Periodic {
  std::string name;
  int period_ms, cost_ms;
};
// In the order of their priorities, the most urgent first.
using Set = std::vector<Periodic>;

// One batch of rounds up to the horizon, all released together at first: the critical instant.
std::string played(const Set& set, const std::string& os, int horizon_ms) {
  std::string jobs;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const Periodic& job = set[i];
    const std::string period = std::to_string(job.period_ms) + " ms";
    jobs += "    - {name: " + job.name + ", priority: " + std::to_string(set.size() - i) + ", period: " + period +
            ", deadline: " + period + ", repeat: " + std::to_string(horizon_ms / job.period_ms) +
            ", steps: [{cpu: " + std::to_string(job.cost_ms) + " ms}]}\n";
  }
  return "machine: {cores: 1}\nos: " + os + "\nworkload:\n  jobs:\n" + jobs +
         "approaches: [native_threads]\n";
}

const std::string fixed_priorities = "{policy: priority, run_queues: shared}";

// R = C + sum over the more urgent of ceil(R / T) C, from below until it stands still: Joseph and Pandya (1986),
// Audsley et al. (1993).
int response_ms(const Set& set, std::size_t place) {
  int response = set[place].cost_ms;
  for (;;) {
    int next = set[place].cost_ms;
    for (std::size_t i = 0; i < place; ++i)
      next += (response + set[i].period_ms - 1) / set[i].period_ms * set[i].cost_ms;
    if (next == response) return response;
    response = next;
  }
}

Duration longest_response(const Result& result, const std::string& name) {
  Duration longest{};
  for (const TaskResult& task : result.tasks)
    if (task.name.rfind(name + " ", 0) == 0) longest = std::max(longest, task.end - task.arrival);
  return longest;
}

void check_responses(const Set& set, const std::vector<int>& published_ms, int hyperperiod_ms) {
  const Result result = run_text(played(set, fixed_priorities, hyperperiod_ms));
  for (std::size_t i = 0; i < set.size(); ++i) {
    CAPTURE(set[i].name);
    CHECK(response_ms(set, i) == published_ms[i]);
    CHECK(longest_response(result, set[i].name) == std::chrono::milliseconds(published_ms[i]));
  }
  CHECK(summarise(result).deadlines_missed == 0);
}

}  // namespace

TEST_CASE("response times of fixed priorities: Burns and Wellings, Real-Time Systems and Programming Languages") {
  check_responses({{"a", 7, 3}, {"b", 12, 3}, {"c", 20, 5}}, {3, 6, 20}, 420);
  check_responses({{"c", 20, 5}, {"b", 40, 10}, {"a", 80, 40}}, {5, 15, 80}, 80);   // full, and yet in time: harmonic
}

TEST_CASE("rate-monotonic priorities are optimal among the fixed: Liu and Layland's pair (1973, section 4)") {
  const Set rate_monotonic = {{"one", 2, 1}, {"two", 5, 2}};
  const Set reversed = {{"two", 5, 2}, {"one", 2, 1}};
  CHECK(summarise(run_text(played(rate_monotonic, fixed_priorities, 10))).deadlines_missed == 0);
  CHECK(summarise(run_text(played(reversed, fixed_priorities, 10))).deadlines_missed > 0);
}
