#include "sim/study/intervals.h"

#include <algorithm>
#include <cmath>

#include "sim/report/figures.h"

namespace interleave {
namespace {

double t_95(std::int64_t degrees) {
  static std::map<std::int64_t, double> known;
  const auto [there, is_new] = known.emplace(degrees, 0);
  if (is_new) there->second = student_t(0.95, static_cast<int>(degrees));
  return there->second;
}

void append_estimate(std::vector<std::string>& cells, const Accumulator& of) {
  if (of.count() == 0) {
    cells.insert(cells.end(), {"", ""});
    return;
  }
  const Estimate estimate = of.estimate();
  cells.push_back(plain_number(estimate.mean));
  cells.push_back(estimate.half_width ? plain_number(*estimate.half_width) : "");
}

}  // namespace

void Accumulator::add(double value) {
  ++count_;
  const double away = value - mean_;
  mean_ += away / static_cast<double>(count_);
  squares_ += away * (value - mean_);
}

Estimate Accumulator::estimate() const {
  if (count_ < 2) return {mean_, std::nullopt};
  const double n = static_cast<double>(count_);
  return {mean_, t_95(count_ - 1) * std::sqrt(squares_ / (n - 1) / n)};
}

void Precision::add(const RunRecord& record) {
  ++repetitions_;
  for (const Row& row : record.rows)
    if (const auto value = figure_of(row, rule_.of)) by_label_[cell_of(row, "label")].add(*value);
}

bool Precision::enough() const {
  if (repetitions_ < rule_.at_least) return false;
  return std::all_of(by_label_.begin(), by_label_.end(), [&](const auto& entry) {
    const Estimate estimate = entry.second.estimate();
    return estimate.half_width && *estimate.half_width <= rule_.half_width * std::fabs(estimate.mean);
  });
}

std::vector<std::string> Intervals::header() const {
  std::vector<std::string> cells = {"point"};
  cells.insert(cells.end(), columns_.begin() + 2, columns_.begin() + 2 + static_cast<std::ptrdiff_t>(parameters()));
  cells.insert(cells.end(), {"approach", "label", "options", "figure", "repetitions", "failed", "mean", "half_width_95",
                             "difference_from", "difference_mean", "difference_half_width_95"});
  return cells;
}

void Intervals::add(const RunRecord& record) {
  for (std::size_t i = 0; i < record.rows.size(); ++i) {
    const Row& row = record.rows[i];
    const auto same = [&](const OfApproach& of) { return cell_of(of.first, "label") == cell_of(row, "label"); };
    auto of = std::find_if(approaches_.begin(), approaches_.end(), same);
    if (of == approaches_.end()) of = approaches_.insert(approaches_.end(), OfApproach{row, 0, 0, {}, {}});
    ++of->repetitions;
    of->failed += !cell_of(row, "failure").empty();
    for (const std::string& figure : interval_figures()) {
      const auto value = figure_of(row, figure);
      if (!value) continue;
      of->figures[figure].add(*value);
      const auto reference = figure_of(record.rows.front(), figure);
      if (paired_ && i > 0 && reference) of->differences[figure].add(*value - *reference);
    }
  }
}

std::vector<std::vector<std::string>> Intervals::take() {
  std::vector<std::vector<std::string>> rows;
  for (OfApproach& of : approaches_)
    for (const std::string& figure : interval_figures()) {
      std::vector<std::string> cells = {of.first[0]};
      cells.insert(cells.end(), of.first.begin() + 2, of.first.begin() + 2 + static_cast<std::ptrdiff_t>(parameters()));
      for (const char* name : {"approach", "label", "options"}) cells.push_back(cell_of(of.first, name));
      cells.insert(cells.end(), {figure, std::to_string(of.repetitions), std::to_string(of.failed)});
      append_estimate(cells, of.figures[figure]);
      const Accumulator& difference = of.differences[figure];
      cells.push_back(difference.count() > 0 ? cell_of(approaches_.front().first, "label") : "");
      append_estimate(cells, difference);
      rows.push_back(std::move(cells));
    }
  approaches_.clear();
  return rows;
}

}  // namespace interleave
