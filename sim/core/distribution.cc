#include "sim/core/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interleave {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double greatest = 0x1p61;

// ln 2 in two parts; the first has 21 zero bits at its end, so that its product with an exponent is exact.
constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;

// coefficients[0] + coefficients[1] x + ..., Horner's scheme.
template <std::size_t size>
constexpr double polynomial(const double (&coefficients)[size], double x) {
  double sum = coefficients[size - 1];
  for (std::size_t i = size - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

// Halves go up. Not std::nearbyint, which asks the rounding mode.
std::int64_t whole(double x) {
  if (!(x > 0)) return 0;
  if (x >= greatest) return static_cast<std::int64_t>(greatest);
  const double below = std::floor(x);
  return static_cast<std::int64_t>(below) + (x - below >= 0.5 ? 1 : 0);
}

// The upper 64 bits of a product of 64 by 64: a whole number below `range` from 64 uniform bits.
std::uint64_t scaled(std::uint64_t bits, std::uint64_t range) {
  const std::uint64_t b0 = bits & 0xffffffff, b1 = bits >> 32, r0 = range & 0xffffffff, r1 = range >> 32;
  const std::uint64_t middle = b1 * r0 + (b0 * r0 >> 32);
  const std::uint64_t other = b0 * r1 + (middle & 0xffffffff);
  return b1 * r1 + (middle >> 32) + (other >> 32);
}

double standard_normal(Stream& stream) { return normal_quantile(stream.uniform()); }

// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). Shape >= 1, scale 1.
double gamma_of_large_shape(double shape, Stream& stream) {
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double z = standard_normal(stream), root = 1 + c * z;
    if (root <= 0) continue;
    const double v = root * root * root, u = stream.uniform();
    if (portable_log(u) < 0.5 * z * z + d - d * v + d * portable_log(v)) return d * v;
  }
}

// Below shape 1 by their section 6: one shape more, times a power of a uniform.
double standard_gamma(double shape, Stream& stream) {
  if (shape >= 1) return gamma_of_large_shape(shape, stream);
  const double larger = gamma_of_large_shape(shape + 1, stream);
  return larger * portable_exp(portable_log(stream.uniform()) / shape);
}

double quantile(const Empirical& empirical, double p) {
  const auto& points = empirical.points;
  if (points.empty()) return 0;
  const auto above = std::upper_bound(points.begin(), points.end(), p,
                                      [](double x, const Empirical::Point& point) { return x < point.p; });
  if (above == points.begin()) return points.front().value;
  if (above == points.end()) return points.back().value;
  const auto& a = *(above - 1);
  return a.value + (above->value - a.value) * ((p - a.p) / (above->p - a.p));
}

// One draw of each kind.
struct Draw {
  Stream& stream;

  std::int64_t operator()(const Constant& c) const {
    return std::clamp<std::int64_t>(c.value, 0, static_cast<std::int64_t>(greatest));
  }
  std::int64_t operator()(const Uniform& u) const {
    const auto range = static_cast<std::uint64_t>(u.max) - static_cast<std::uint64_t>(u.min) + 1;
    const std::uint64_t offset = scaled(stream.bits(), range);
    return (*this)(Constant{static_cast<std::int64_t>(static_cast<std::uint64_t>(u.min) + offset)});
  }
  std::int64_t operator()(const Exponential& e) const { return whole(-e.mean * portable_log(stream.uniform())); }
  std::int64_t operator()(const Normal& n) const { return whole(n.mean + n.sd * standard_normal(stream)); }
  std::int64_t operator()(const Lognormal& l) const {
    return whole(l.median * portable_exp(l.sigma * standard_normal(stream)));
  }
  std::int64_t operator()(const Gamma& g) const {
    return whole(g.mean / g.shape * standard_gamma(g.shape, stream));
  }
  std::int64_t operator()(const Pareto& p) const {
    return whole(p.min * portable_exp(-portable_log(stream.uniform()) / p.shape));
  }
  std::int64_t operator()(const Empirical& e) const { return whole(quantile(e, stream.uniform())); }
};

// The standard normal's density and distribution function; the latter by its power series (Marsaglia, "Evaluating the
// normal distribution", JSS 11, 2004), which needs but + * / and meets no cancellation.
double normal_density(double x) { return portable_exp(-0.5 * x * x) * 0.3989422804014326779; }
double normal_probability(double x) {
  if (x < -8) return 0;
  if (x > 8) return 1;
  double sum = x, term = x, before = 0;
  for (int i = 3; sum != before; i += 2) {
    before = sum;
    term = term * x * x / i;
    sum = before + term;
  }
  return 0.5 + sum * normal_density(x);
}

// The mean of each kind, of the real number before rounding.
struct Mean {
  double operator()(const Constant& c) const { return static_cast<double>(c.value); }
  double operator()(const Uniform& u) const {
    return 0.5 * static_cast<double>(u.min) + 0.5 * static_cast<double>(u.max);
  }
  double operator()(const Exponential& e) const { return e.mean; }
  // What lies below 0 counts as 0.
  double operator()(const Normal& n) const {
    if (n.sd == 0) return std::max(n.mean, 0.0);
    const double z = n.mean / n.sd;
    return n.mean * normal_probability(z) + n.sd * normal_density(z);
  }
  double operator()(const Lognormal& l) const { return l.median * portable_exp(0.5 * l.sigma * l.sigma); }
  double operator()(const Gamma& g) const { return g.mean; }
  double operator()(const Pareto& p) const { return p.shape > 1 ? p.min * p.shape / (p.shape - 1) : infinity; }
  double operator()(const Empirical& e) const {
    double sum = 0;
    for (std::size_t i = 1; i < e.points.size(); ++i)
      sum += (e.points[i].p - e.points[i - 1].p) * 0.5 * (e.points[i].value + e.points[i - 1].value);
    return e.points.size() == 1 ? e.points.front().value : sum;
  }
};

}  // namespace

std::int64_t Distribution::draw(Stream& stream) const { return std::visit(Draw{stream}, kind_); }

double Distribution::mean() const { return std::visit(Mean{}, kind_); }

// x = 2^k m with m in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f): log m = 2 (s + s^3/3 + s^5/5 + ...). As
// 2s = f - s f, and f is exact, it is summed as f - s (f - rest): the rounding of s then weighs little.
double portable_log(double x) {
  if (!(x > 0)) return x == 0 ? -infinity : std::numeric_limits<double>::quiet_NaN();
  if (x == infinity) return x;
  int exponent;
  double m = std::frexp(x, &exponent);
  if (m < 0.7071067811865475) {
    m *= 2;
    --exponent;
  }
  constexpr double series[] = {2. / 3, 2. / 5, 2. / 7, 2. / 9, 2. / 11, 2. / 13, 2. / 15, 2. / 17, 2. / 19, 2. / 21};
  const double f = m - 1, s = f / (2 + f), z = s * s, k = exponent;
  const double rest = z * polynomial(series, z);
  return k * ln2_high - ((s * (f - rest) - k * ln2_low) - f);
}

// x = k ln 2 + r with |r| <= ln(2) / 2: exp x = 2^k (1 + r + r^2/2! + ...), the rounding of r carried along.
double portable_exp(double x) {
  if (x != x) return x;
  if (x > 710) return infinity;
  if (x < -746) return 0;
  const double k = std::floor(x * 1.4426950408889634 + 0.5);
  const double high = x - k * ln2_high, low = k * ln2_low, r = high - low, lost = (high - r) - low;
  constexpr double series[] = {1. / 2,      1. / 6,       1. / 24,       1. / 120,       1. / 720,       1. / 5040,
                               1. / 40320,  1. / 362880,  1. / 3628800,  1. / 39916800,  1. / 479001600,
                               1. / 6227020800};
  return std::ldexp(1 + (r + (r * r * polynomial(series, r) + lost)), static_cast<int>(k));
}

// Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988): three
// rational approximations, of the middle, the tails and the far tails; a relative error of about 1e-16.
double normal_quantile(double p) {
  constexpr double a[] = {3.3871328727963666080,     1.3314166789178437745e+2, 1.9715909503065514427e+3,
                          1.3731693765509461125e+4,  4.5921953931549871457e+4, 6.7265770927008700853e+4,
                          3.3430575583588128105e+4,  2.5090809287301226727e+3};
  constexpr double b[] = {1.0,                       4.2313330701600911252e+1, 6.8718700749205790830e+2,
                          5.3941960214247511077e+3,  2.1213794301586595867e+4, 3.9307895800092710610e+4,
                          2.8729085735721942674e+4,  5.2264952788528545610e+3};
  constexpr double c[] = {1.42343711074968357734,    4.63033784615654529590,    5.76949722146069140550,
                          3.64784832476320460504,    1.27045825245236838258,    2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr double d[] = {1.0,                       2.05319162663775882187,    1.67638483018380384940,
                          6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
                          5.47593808499534494600e-4, 1.05075007164441684324e-9};
  constexpr double e[] = {6.65790464350110377720,    5.46378491116411436990,    1.78482653991729133580,
                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr double f[] = {1.0,                       5.99832206555887937690e-1, 1.36929880922735805310e-1,
                          1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                          1.42151175831644588870e-7, 2.04426310338993978564e-15};
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
  }
  const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  const bool far = r > 5;
  const double z = far ? polynomial(e, r - 5) / polynomial(f, r - 5) : polynomial(c, r - 1.6) / polynomial(d, r - 1.6);
  return q < 0 ? -z : z;
}

const std::vector<DistributionHelp>& distribution_list() {
  static const std::vector<DistributionHelp> list = {
      {"constant", "", "a plain quantity, as in `python: 5 ms`: always the same"},
      {"uniform", "min, max", "every value from min to max alike"},
      {"exponential", "mean", "memoryless: the time to the next of many independent events"},
      {"normal", "mean, sd", "the bell curve; what falls below 0 counts as 0"},
      {"lognormal", "median, sigma", "its logarithm is normal with standard deviation sigma: a long tail"},
      {"gamma", "mean, shape", "a sum of `shape` exponentials; shape 1 is exponential, more is narrower"},
      {"pareto", "min, shape", "a power-law tail; the mean is infinite for a shape up to 1"},
      {"empirical", "p0, ..., p100", "measured quantiles, in a map or a file, linear between"},
  };
  return list;
}

}  // namespace interleave
