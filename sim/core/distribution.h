// Distributions of whole quantities (nanoseconds, bytes), exact across compilers: inverse transforms made of
// +, -, *, / and sqrt alone (built with -ffp-contract=off), with a log and an exp of our own. The standard
// library's distributions are implementation-defined, and its log and exp differ between C libraries.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/core/random.h"

namespace interleave {

// All parameters in the quantity's base unit (ns, bytes), as doubles where they are not bounds.
struct Constant { std::int64_t value = 0; };
struct Uniform { std::int64_t min = 0, max = 0; };                 // min <= max, both drawn
struct Exponential { double mean = 0; };                           // mean > 0
struct Normal { double mean = 0, sd = 0; };                        // cut off below at 0
struct Lognormal { double median = 0, sigma = 0; };                // sigma of the logarithm, >= 0
struct Gamma { double mean = 0, shape = 1; };                      // shape > 0; Marsaglia and Tsang (2000)
struct Pareto { double min = 0, shape = 1; };                      // shape > 0; mean infinite for shape <= 1
struct Empirical {                                                 // quantiles, linear between
  struct Point { double p; double value; };                        // p in [0, 1], both ascending, first p 0, last 1
  std::vector<Point> points;
};

class Distribution {
 public:
  using Kind = std::variant<Constant, Uniform, Exponential, Normal, Lognormal, Gamma, Pareto, Empirical>;

  Distribution() = default;  // constantly 0
  Distribution(std::int64_t value) : kind_(Constant{value}) {}
  Distribution(Kind kind) : kind_(std::move(kind)) {}

  // Never negative; rounded to the nearest whole, at most 2^61.
  std::int64_t draw(Stream& stream) const;
  // Infinite for a Pareto of shape <= 1.
  double mean() const;
  bool is_constant() const { return std::holds_alternative<Constant>(kind_); }
  bool is_zero() const { return is_constant() && std::get<Constant>(kind_).value == 0; }
  const Kind& kind() const { return kind_; }

 private:
  Kind kind_;
};

// Exact to the last bit on every compiler, and within 2 units in the last place of the true value. x > 0 for log.
double portable_log(double x);
double portable_exp(double x);
// The standard normal quantile: Wichura's AS 241 (PPND16). 0 < p < 1.
double normal_quantile(double p);

// One line of help for each distribution, in the order of Distribution::Kind.
struct DistributionHelp { std::string name, parameters, help; };
const std::vector<DistributionHelp>& distribution_list();

}  // namespace interleave
