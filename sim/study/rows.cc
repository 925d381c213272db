#include "sim/study/rows.h"

#include <algorithm>
#include <charconv>

#include "sim/report/csv.h"
#include "sim/report/reason.h"
#include "sim/study/warm_up.h"

namespace interleave {
namespace {

// Whatever a scenario's points have, the columns are the same.
constexpr Occurs everything{.failing_clients = true, .deadlines = true, .updates = true};

std::vector<std::string> make_row_columns() {
  std::vector<std::string> columns = {"seed", "approach", "label", "options", "failure", "warm_up_tasks"};
  const std::vector<std::string> figures = csv_figure_columns(everything);
  columns.insert(columns.end(), figures.begin(), figures.end());
  return columns;
}

void append(std::vector<std::string>& cells, const std::vector<std::string>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
}

Row point_cells(const Plan& plan, const PlannedRun& run) {
  Row cells = {std::to_string(run.point), std::to_string(run.repetition)};
  append(cells, plan.parameters(run.point));
  return cells;
}

}  // namespace

bool RunRecord::failed() const {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !cell_of(row, "failure").empty(); });
}

const std::vector<std::string>& row_columns() {
  static const std::vector<std::string> columns = make_row_columns();
  return columns;
}

const std::string& cell_of(const Row& row, const std::string& column) {
  const auto& columns = row_columns();
  const auto found = std::find(columns.begin(), columns.end(), column);
  return row[row.size() - static_cast<std::size_t>(columns.end() - found)];
}

std::vector<std::string> results_columns() {
  std::vector<std::string> columns = {"run", "run_id", "point", "repetition"};
  append(columns, row_columns());
  return columns;
}

std::vector<std::string> record_columns(const Plan& plan) {
  std::vector<std::string> columns = {"point", "repetition"};
  append(columns, plan.parameter_columns());
  append(columns, row_columns());
  return columns;
}

Row result_row(const Plan& plan, const Scenario& scenario, const PlannedRun& run, std::size_t approach, Result result) {
  if (result.outcome == Result::Outcome::failed)
    return failure_row(plan, run, &scenario, approach, failure_of(result));
  const Approach& played = scenario.approaches[approach];
  const bool cut = plan.study().warm_up == WarmUp::mser_5;
  const std::size_t warm_up = cut ? cut_warm_up(result) : 0;
  Row row = point_cells(plan, run);
  append(row, {std::to_string(plan.seed(scenario, run.point, approach)), played.model, played.label, played.options, "",
               std::to_string(warm_up)});
  append(row, csv_figure_cells(everything, result, cut ? steady_summary(result) : summarise(result)));
  return row;
}

Row failure_row(const Plan& plan, const PlannedRun& run, const Scenario* scenario, std::size_t approach,
                const std::string& failure) {
  Row row = point_cells(plan, run), rest(4);
  if (scenario) {
    const Approach& played = scenario->approaches[approach];
    rest = {std::to_string(plan.seed(*scenario, run.point, approach)), played.model, played.label, played.options};
  }
  rest.push_back(failure);
  rest.resize(row_columns().size());
  append(row, rest);
  return row;
}

const std::vector<std::string>& interval_figures() {
  static const std::vector<std::string> figures = {
      "throughput_per_s", "goodput_per_s", "elapsed_s", "latency_mean_s", "latency_p50_s", "latency_p90_s",
      "latency_p99_s", "latency_max_s", "cpu_s", "utilisation"};
  return figures;
}

std::optional<double> figure_of(const Row& row, const std::string& figure) {
  const std::string& cell = cell_of(row, figure);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty() || error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

}  // namespace interleave
