#include "sim/report/scheduling.h"

#include <vector>

#include "sim/report/statistics.h"

namespace interleave {

namespace {

// Jain, Chiu and Hawe, A Quantitative Measure of Fairness (DEC-TR-301, 1984).
double jain(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (const double value : values) {
    sum += value;
    squares += value * value;
  }
  return squares > 0 ? sum * sum / (static_cast<double>(values.size()) * squares) : 1;
}

}  // namespace

std::optional<SchedulingFigures> scheduling_figures(const Result& result) {
  std::vector<Duration> turnaround, response, waiting;
  std::vector<double> pace;
  for (const TaskResult& task : result.tasks) {
    if (task.end == never || task.first_run == never || task.fate != TaskResult::Fate::served) continue;
    turnaround.push_back(task.end - task.arrival);
    response.push_back(task.first_run - task.arrival);
    waiting.push_back(task.runnable);
    if (turnaround.back() > Duration{})
      pace.push_back(seconds(turnaround.back() - task.runnable) / seconds(turnaround.back()));
  }
  if (turnaround.empty()) return std::nullopt;
  return SchedulingFigures{mean(turnaround), mean(response), mean(waiting), jain(pace),
                           result.switches_voluntary + result.switches_involuntary};
}

}  // namespace interleave
