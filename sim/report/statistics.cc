#include "sim/report/statistics.h"

#include <cmath>
#include <numbers>

#include "sim/core/distribution.h"

namespace interleave {

// Quotients and remainders are summed apart: neither sum can overflow where the sum of the values would.
Duration mean(const std::vector<Duration>& values) {
  const auto n = static_cast<std::int64_t>(values.size());
  std::int64_t quotients = 0, remainders = 0;
  for (const Duration value : values) {
    quotients += value.count() / n;
    remainders += value.count() % n;
  }
  return Duration(quotients + (remainders + n / 2) / n);
}

Duration percentile(const std::vector<Duration>& sorted, int percent) {
  const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return sorted[rank == 0 ? 0 : rank - 1];
}

Estimate estimate(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  if (values.size() < 2 || !std::isfinite(mean)) return {mean, std::nullopt};
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  return {mean, student_t(0.95, static_cast<int>(values.size()) - 1) * error};
}

Estimate paired_difference(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(a[i] - b[i]);
  return estimate(differences);
}

// The regularised incomplete beta function I_y(1/2, n/2) with y = t^2 / (n + t^2), by the series of Abramowitz and
// Stegun 26.5.4 (Handbook, 1964): all its terms are positive, so nothing cancels. B(1/2, n/2) by recurrence from
// B(1/2, 1/2) = pi and B(1/2, 1) = 2.
double student_t_probability(double t, int degrees) {
  if (t <= 0) return 0;
  const double n = degrees, y = t * t / (n + t * t), rest = n / (n + t * t);
  double beta = degrees % 2 == 1 ? std::numbers::pi : 2;
  for (int k = degrees % 2 == 1 ? 1 : 2; k < degrees; k += 2) beta = beta * k / (k + 1);
  double sum = 1, term = 1, before = 0;
  for (int i = 0; sum != before; ++i) {
    before = sum;
    term = term * (0.5 * (n + 1) + i) / (1.5 + i) * y;
    sum = before + term;
  }
  return 2 * std::sqrt(y) * portable_exp(0.5 * n * portable_log(rest)) / beta * sum;
}

double student_t(double p, int degrees) {
  double low = 0, high = 1;
  while (student_t_probability(high, degrees) < p) high *= 2;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (student_t_probability(middle, degrees) < p ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace interleave
