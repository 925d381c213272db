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

// In no time at all: infinitely many.
double per_second(std::int64_t count, Duration elapsed) {
  return count > 0 ? static_cast<double>(count) * 1e9 / static_cast<double>(elapsed.count()) : 0;
}

void count(const TaskResult& task, Time arrivals_end, Summary& summary) {
  const bool served = task.fate == TaskResult::Fate::served;
  summary.unfinished += served && (task.end == never || task.end > arrivals_end) ? 1 : 0;
  summary.turned_away += task.fate == TaskResult::Fate::turned_away ? 1 : 0;
  summary.timed_out += task.fate == TaskResult::Fate::timed_out ? 1 : 0;
  summary.retried += task.attempt > 0 ? 1 : 0;
  summary.deadlines += task.deadline != TaskResult::Deadline::none ? 1 : 0;
  summary.deadlines_missed += task.deadline == TaskResult::Deadline::missed ? 1 : 0;
}

}  // namespace

std::string fate_of(const TaskResult& task) {
  if (task.fate == TaskResult::Fate::turned_away) return "turned away";
  if (task.fate == TaskResult::Fate::timed_out) return "timed out";
  return task.end == never ? "unfinished" : "served";
}

std::string deadline_of(const TaskResult& task) {
  if (task.deadline == TaskResult::Deadline::none) return "none";
  return task.deadline == TaskResult::Deadline::met ? "met" : "missed";
}

Summary summarise(const Result& result) {
  // A run that failed was stopped in the middle of something.
  if (result.outcome == Result::Outcome::done) check_accounting(result);
  std::vector<Duration> latencies;
  Summary summary;
  std::int64_t finished = 0;
  for (const TaskResult& task : result.tasks) {
    count(task, result.arrivals_end, summary);
    if (task.end == never) continue;
    ++finished;
    if (task.fate == TaskResult::Fate::served) latencies.push_back(task.end - task.arrival + task.earlier);
  }
  std::sort(latencies.begin(), latencies.end());
  summary.tasks = static_cast<std::int64_t>(result.tasks.size());
  summary.elapsed = result.elapsed;
  summary.throughput_per_s = per_second(finished, result.elapsed);
  summary.goodput_per_s = per_second(static_cast<std::int64_t>(latencies.size()), result.elapsed);
  if (!latencies.empty())
    summary.latency = {mean(latencies), percentile(latencies, 50), percentile(latencies, 90), percentile(latencies, 99),
                       latencies.back()};
  summary.cpu = result.cpu;
  summary.utilisation = ratio(result.cpu, result.capacity);
  return summary;
}

}  // namespace interleave
