#include "sim/report/summary.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "sim/report/statistics.h"

namespace interleave {

namespace {

void check_accounting(const Result& result) {
  Duration sum{};
  for (const Duration duration : result.time) sum += duration;
  if (sum != result.lifetimes)
    throw std::logic_error("the time accounting adds up to " + std::to_string(sum.count()) +
                           " ns, the lifetimes of the threads to " + std::to_string(result.lifetimes.count()) + " ns");
}

double ratio(Duration a, Duration b) {
  return b.count() == 0 ? 0 : static_cast<double>(a.count()) / static_cast<double>(b.count());
}

}  // namespace

Summary summarise(const Result& result) {
  // A run that failed was stopped in the middle of something.
  if (result.outcome == Result::Outcome::done) check_accounting(result);
  std::vector<Duration> latencies;
  std::int64_t unfinished = 0;
  for (const TaskResult& task : result.tasks) {
    unfinished += task.end == never || task.end > result.arrivals_end;
    if (task.end != never) latencies.push_back(task.end - task.arrival);
  }
  std::sort(latencies.begin(), latencies.end());

  Summary summary;
  const auto finished = static_cast<std::int64_t>(latencies.size());
  summary.tasks = static_cast<std::int64_t>(result.tasks.size());
  summary.unfinished = unfinished;
  summary.elapsed = result.elapsed;
  if (finished > 0)   // in no time at all: infinitely many a second
    summary.throughput_per_s = static_cast<double>(finished) * 1e9 / static_cast<double>(result.elapsed.count());
  if (finished > 0)
    summary.latency = {mean(latencies), percentile(latencies, 50), percentile(latencies, 90), percentile(latencies, 99),
                       latencies.back()};
  summary.cpu = result.cpu;
  summary.utilisation = ratio(result.cpu, result.capacity);
  return summary;
}

}  // namespace interleave
