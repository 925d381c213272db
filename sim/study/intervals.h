// Confidence intervals of a study's points: over the repetitions of each, by Student's t, 95 %.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/report/statistics.h"
#include "sim/study/rows.h"
#include "sim/study/store.h"

namespace interleave {

// Mean and squared deviations of values that come one after the other (B. P. Welford, Technometrics 4 (1962) 419-420).
class Accumulator {
 public:
  void add(double value);
  std::int64_t count() const { return count_; }
  Estimate estimate() const;             // of at least one value

 private:
  std::int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

// Is a point known well enough? Fed with its repetitions in their order, it says the same whatever order they ran in.
class Precision {
 public:
  explicit Precision(StoppingRule rule) : rule_(std::move(rule)) {}
  void add(const RunRecord& record);
  bool enough() const;

 private:
  StoppingRule rule_;
  std::int64_t repetitions_ = 0;
  std::map<std::string, Accumulator> by_label_;   // of those that ever came to a figure
};

// The rows of intervals.csv, point by point: each figure of each approach, and its difference from the first approach
// in the same repetitions, where they met the same draws.
class Intervals {
 public:
  explicit Intervals(const FrozenPlan& plan) : paired_(plan.paired), columns_(plan.columns) {}
  std::vector<std::string> header() const;
  void add(const RunRecord& record);     // all of one point
  std::vector<std::vector<std::string>> take();   // its rows; the next point may begin

 private:
  struct OfApproach {
    Row first;                           // for what its rows have in common
    std::int64_t repetitions = 0, failed = 0;
    std::map<std::string, Accumulator> figures, differences;
  };
  std::size_t parameters() const { return columns_.size() - 2 - row_columns().size(); }

  bool paired_;
  std::vector<std::string> columns_;
  std::vector<OfApproach> approaches_;
};

}  // namespace interleave
