// Measured cases against their simulation: errors, ranks, bands.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/report/report.h"
#include "sim/scenario/scenario.h"
#include "sim/study/measured.h"

namespace interleave {

struct ValidatedCase {
  MeasuredCase measured;
  std::vector<double> simulated_s;     // a seed each, ascending
  std::vector<double> latencies_s;     // of `latency`: of all seeds, ascending
  std::vector<double> shares;          // of `nice`: the mean of the seeds
  // What hangs on noisy primitives: the elapsed time with all costs at their lower and at their upper quartile.
  std::optional<std::pair<double, double>> band_s;
  std::string failure;                 // of a run, in words; empty: none

  bool simulated() const { return measured.left_out.empty() && failure.empty(); }
  // Shown and scored; the others are shown.
  bool counts() const { return measured.clean && simulated(); }
  double median_s() const;
  // As a share: of elapsed times their distance, below zero when simulated too fast; of `latency` the distance of the
  // distributions (Wasserstein-1), or where only the mean was measured that of the means, over the measured mean; of
  // `nice` half the sum of the differences of shares.
  double error() const;
  // The distance from the range of the repetitions, zero inside; none where it is not the elapsed time that counts.
  std::optional<double> error_of_range() const;
  std::optional<double> closed_form_error() const;
  // Does the band, the median included, meet the range of the repetitions?
  bool band_meets() const;
  // Of `latency`: the share of requests above half a switch interval.
  double slow_measured() const;
  double slow_simulated() const;
};

double mean(const std::vector<double>& values);
// The area between two distributions, given by samples in ascending order, none empty.
double wasserstein_1(const std::vector<double>& a, const std::vector<double>& b);

struct ValidateOptions {
  int seeds = 10;                      // runs of each case, >= 1; their median counts. Of `latency` five times as many
  int jobs = 1;                        // cases at a time, each in a process
  std::string only;                    // cases whose id holds this; empty: all
  std::string family;                  // cases of this family, or of a group of this name; empty: all
  Overrides set;                       // what changes in each case's scenario, as on another machine or Python
};

// The files DIR/*.jsonl, or one file; by version of the interpreter, then in the order of the files' names. Throws
// std::runtime_error where there are none.
std::vector<MeasuredCase> measured_cases_in(const std::string& path);
// Throws InputError where `set` goes with none of them.
std::vector<MeasuredCase> chosen_cases(std::vector<MeasuredCase> cases, const ValidateOptions& options);
// `done` is called after each case with how many there are so far.
std::vector<ValidatedCase> validate(const std::vector<MeasuredCase>& cases, const ValidateOptions& options,
                                    const std::function<void(std::size_t)>& done);

// Pairs of approaches to the same work whose measured medians differ by more than 10 %, and how many of them the
// simulation puts in the same order.
struct RankAgreement { int pairs = 0, right = 0; };
RankAgreement rank_agreement(const std::vector<const ValidatedCase*>& cases);

// At q (n - 1) of the sorted values, linear between.
double quantile(std::vector<double> values, double q);

// By group, by family, by approach; what is not scored is shown apart. `each`: a line for each case too.
std::string validation_table(const std::vector<ValidatedCase>& cases, bool each, Style style);
std::string validation_csv(const std::vector<ValidatedCase>& cases);

}  // namespace interleave
