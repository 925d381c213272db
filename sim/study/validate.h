// Measured cases against their simulation: the error of the elapsed time, family by family and approach by approach.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/report.h"
#include "sim/study/measured.h"

namespace interleave {

struct ValidatedCase {
  MeasuredCase measured;
  std::vector<double> simulated_s;     // a seed each, ascending
  std::string failure;                 // of a run, in words; empty: none

  double median_s() const;
  // The distance of the medians, as a share of the measured one; below zero: simulated too fast.
  double error() const { return median_s() / measured.median_s() - 1; }
  // The distance from the range of the repetitions, zero inside.
  double error_of_range() const;
  std::optional<double> closed_form_error() const;
};

struct ValidateOptions {
  int seeds = 5;                       // runs of each case, >= 1; their median counts
  std::string only;                    // cases whose id holds this; empty: all
};

// The files DIR/*.jsonl, or one file, in the order of their names. Throws std::runtime_error where there are none.
std::vector<MeasuredCase> measured_cases_in(const std::string& path);
// `done` is called after each case with how many there are so far.
std::vector<ValidatedCase> validate(const std::vector<MeasuredCase>& cases, const ValidateOptions& options,
                                    const std::function<void(std::size_t)>& done);

// Pairs of approaches to the same work whose measured medians differ by more than 10 %, and how many of them the
// simulation puts in the same order.
struct RankAgreement { int pairs = 0, right = 0; };
RankAgreement rank_agreement(const std::vector<const ValidatedCase*>& cases);

// By family, by approach, and all; clean cases count, the others are shown. `each`: a line for each case too.
std::string validation_table(const std::vector<ValidatedCase>& cases, bool each, Style style);
std::string validation_csv(const std::vector<ValidatedCase>& cases);

}  // namespace interleave
