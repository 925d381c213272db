// The rows of a study's results: one for each run and approach.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/result.h"
#include "sim/study/plan.h"

namespace interleave {

using Row = std::vector<std::string>;

// What one run came to. A run that met no approach has one row, with its failure.
struct RunRecord {
  std::int64_t run = 0;
  std::string id;
  std::vector<Row> rows;               // cells as in record_columns()

  bool failed() const;
  bool operator==(const RunRecord&) const = default;
};

// What each row ends with, the same in every study: seed, approach, label, options, failure, warm_up_tasks, figures
// with their units.
const std::vector<std::string>& row_columns();
// A cell of a row by one of these names.
const std::string& cell_of(const Row& row, const std::string& column);

// All names that results have beside the varied values.
std::vector<std::string> results_columns();
// point, repetition, the varied values, row_columns(). A line of results.csv is run, run_id and these.
std::vector<std::string> record_columns(const Plan& plan);

Row result_row(const Plan& plan, const Scenario& scenario, const PlannedRun& run, std::size_t approach, Result result);
// Of an approach that is known by its number, or of none.
Row failure_row(const Plan& plan, const PlannedRun& run, const Scenario* scenario, std::size_t approach,
                const std::string& failure);

// The columns of which confidence intervals are made, and a row's value of one; none where the run failed.
const std::vector<std::string>& interval_figures();
std::optional<double> figure_of(const Row& row, const std::string& figure);

}  // namespace interleave
