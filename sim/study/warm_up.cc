#include "sim/study/warm_up.h"

namespace interleave {

std::size_t mser_5(const std::vector<double>& values) {
  constexpr std::size_t batch = 5;
  const std::size_t batches = values.size() / batch;
  std::vector<double> means(batches);
  for (std::size_t i = 0; i < batches * batch; ++i) means[i / batch] += values[i] / batch;
  // From the end: mean and squared deviations of the batches from `cut` on (Welford's update).
  double mean = 0, squares = 0, best = 0;
  std::size_t best_cut = 0;
  bool any = false;
  for (std::size_t cut = batches; cut-- > 0;) {
    const double n = static_cast<double>(batches - cut), away = means[cut] - mean;
    mean += away / n;
    squares += away * (means[cut] - mean);
    const double error = squares / (n * n);
    if (2 * cut <= batches && (!any || error <= best)) {
      best = error;
      best_cut = cut;
      any = true;
    }
  }
  return best_cut * batch;
}

std::size_t cut_warm_up(Result& result) {
  std::vector<double> latencies;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < result.tasks.size(); ++i) {
    const TaskResult& task = result.tasks[i];
    if (task.end == never || task.fate != TaskResult::Fate::served) continue;
    latencies.push_back(static_cast<double>((task.end - task.arrival + task.earlier).count()));
    at.push_back(i);
  }
  const std::size_t cut = mser_5(latencies);
  if (cut == 0) return 0;
  const std::size_t tasks = at[cut];
  result.tasks.erase(result.tasks.begin(), result.tasks.begin() + static_cast<std::ptrdiff_t>(tasks));
  return tasks;
}

Summary steady_summary(const Result& result) {
  Summary summary = summarise(result);
  if (result.tasks.empty()) return summary;
  const Duration steady = result.elapsed - result.tasks.front().arrival.time_since_epoch();
  if (steady.count() <= 0) return summary;
  const double longer = static_cast<double>(result.elapsed.count()) / static_cast<double>(steady.count());
  summary.throughput_per_s *= longer;
  summary.goodput_per_s *= longer;
  return summary;
}

}  // namespace interleave
