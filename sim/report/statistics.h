// Means, percentiles and confidence intervals, of few values or many, the same on every compiler.
#pragma once

#include <optional>
#include <vector>

#include "sim/core/time.h"

namespace interleave {

// Rounded to the nearest nanosecond, halves up; exact however long the sum. At least one value, none negative.
Duration mean(const std::vector<Duration>& values);

// By nearest rank: the smallest value that at least `percent` of all do not exceed; always a value that occurred.
// `sorted` ascending and not empty; 0 <= percent <= 100.
Duration percentile(const std::vector<Duration>& sorted, int percent);

// A mean and half the width of its 95 % confidence interval by Student's t; none from a single value, nor where one
// is infinite.
struct Estimate {
  double mean = 0;
  std::optional<double> half_width;

  bool holds_zero() const { return half_width && mean - *half_width <= 0 && mean + *half_width >= 0; }
};
Estimate estimate(const std::vector<double>& values);
// Of a[i] - b[i]: what the repetitions have in common (their draws) cancels out. Of one length, not empty.
Estimate paired_difference(const std::vector<double>& a, const std::vector<double>& b);

// P(|T| <= t) of Student's t with that many degrees of freedom; t >= 0.
double student_t_probability(double t, int degrees);
// Its inverse: the t with P(|T| <= t) = p, 0 < p < 1.
double student_t(double p, int degrees);

}  // namespace interleave
