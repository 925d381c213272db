// Distributions: the right moments, the same bits on every compiler, and what happens at the edges.
#include "sim/core/distribution.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

using namespace interleave;

namespace {

const Random fixed_seed(42, 0);

struct Moments { double mean, sd; };

Moments moments(const Distribution& distribution, std::uint64_t entity) {
  Stream stream(fixed_seed, Domain::workload, entity);
  const int n = 100'000;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const auto x = static_cast<double>(distribution.draw(stream));
    sum += x;
    squares += x * x;
  }
  return {sum / n, std::sqrt(squares / n - sum / n * (sum / n))};
}

void check_moments(const Distribution::Kind& kind, double mean, double sd, double tolerance = 0.01) {
  CAPTURE(kind.index());
  const Moments found = moments(kind, 1000 + kind.index());
  CHECK(found.mean == doctest::Approx(mean).epsilon(tolerance));
  CHECK(found.sd == doctest::Approx(sd).epsilon(tolerance));
  CHECK(Distribution(kind).mean() == doctest::Approx(mean).epsilon(1e-9));
}

std::int64_t first_draw(const Distribution::Kind& kind) {
  Stream stream(fixed_seed, Domain::workload, 1);
  return Distribution(kind).draw(stream);
}

// The distance in units in the last place of the true value.
double ulps(double found, long double exact) {
  const auto near = static_cast<double>(exact);
  const double unit = std::nextafter(std::fabs(near), std::numeric_limits<double>::infinity()) - std::fabs(near);
  return static_cast<double>(std::fabs(static_cast<long double>(found) - exact) / unit);
}

const Empirical wake_up{{{0, 40'000}, {0.5, 52'000}, {0.9, 67'000}, {1, 180'000}}};

}  // namespace

TEST_CASE("the moments of 100,000 draws") {
  check_moments(Constant{5'000'000}, 5e6, 0);
  check_moments(Uniform{1'000'000, 21'000'000}, 11e6, 20e6 / std::sqrt(12.0));
  check_moments(Exponential{5e6}, 5e6, 5e6);
  check_moments(Normal{5e6, 1e6}, 5e6 + 0.0533, 1e6);   // 5 sd above 0: the cut adds sd * 5.3e-8
  check_moments(Lognormal{5e6, 0.8}, 5e6 * std::exp(0.32), 5e6 * std::exp(0.32) * std::sqrt(std::exp(0.64) - 1), 0.02);
  check_moments(Gamma{5e6, 4}, 5e6, 2.5e6);
  check_moments(Gamma{5e6, 0.5}, 5e6, 5e6 * std::numbers::sqrt2, 0.02);
  check_moments(Pareto{1e6, 5}, 1.25e6, 1.25e6 * std::sqrt(1.0 / 15), 0.02);
  check_moments(wake_up, 0.5 * 46'000 + 0.4 * 59'500 + 0.1 * 123'500, 24'910.06, 0.02);
}

TEST_CASE("a normal cut off at 0 has the mean of what is drawn") {
  const Distribution cut(Normal{1e6, 1e6});
  CHECK(cut.mean() == doctest::Approx(1e6 * (0.8413447460685429 + 0.24197072451914337)).epsilon(1e-14));
  CHECK(moments(cut, 5).mean == doctest::Approx(cut.mean()).epsilon(0.01));
  CHECK(Distribution(Normal{-1e6, 0}).mean() == 0);
}

TEST_CASE("these draws are pinned: another compiler must give the same") {
  CHECK(first_draw(Uniform{0, 1'000'000'000}) == 327'063'381);
  CHECK(first_draw(Exponential{1e9}) == 1'117'601'301);
  CHECK(first_draw(Normal{1e12, 1e9}) == 999'551'963'372);
  CHECK(first_draw(Lognormal{1e9, 0.8}) == 698'773'026);
  CHECK(first_draw(Gamma{1e9, 2.5}) == 628'729'560);
  CHECK(first_draw(Gamma{1e9, 0.3}) == 1'300'701'752);
  CHECK(first_draw(Pareto{1e9, 1.5}) == 2'106'583'696);
  CHECK(first_draw(wake_up) == 47'850);
}

TEST_CASE("the bits of log, exp and the normal quantile, summed over many arguments, are pinned") {
  std::uint64_t sum = 0;
  Stream stream(fixed_seed, Domain::statistics, 1);
  for (int i = 0; i < 100'000; ++i) {
    const double u = stream.uniform();
    for (const double y : {portable_log(u), portable_exp(100 * u - 50), normal_quantile(u)})
      sum = sum * 0x9e3779b97f4a7c15 + std::bit_cast<std::uint64_t>(y);
  }
  CHECK(sum == 5622239273479213018u);
}

TEST_CASE("log and exp are within 1 unit in the last place, half of what is promised") {
  Stream stream(fixed_seed, Domain::statistics, 2);
  double worst_log = 0, worst_exp = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double u = stream.uniform();
    const double any = std::ldexp(u, static_cast<int>(stream.bits() % 2000) - 1000);
    for (const double x : {u, 0.5 + u, 1 + 1e-3 * (u - 0.5), any})
      worst_log = std::max(worst_log, ulps(portable_log(x), std::log(static_cast<long double>(x))));
    for (const double x : {u, 2 * u - 1, 1400 * u - 700, 1e-5 * (u - 0.5)})
      worst_exp = std::max(worst_exp, ulps(portable_exp(x), std::exp(static_cast<long double>(x))));
  }
  CHECK(worst_log < 1);
  CHECK(worst_exp < 1);
}

TEST_CASE("log and exp at their edges") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(portable_log(1) == 0);
  CHECK(portable_log(0) == -infinity);
  CHECK(std::isnan(portable_log(-1)));
  CHECK(portable_log(infinity) == infinity);
  CHECK(portable_log(0x1p-1074) == doctest::Approx(-744.4400719213812));
  CHECK(portable_exp(0) == 1);
  CHECK(portable_exp(-infinity) == 0);
  CHECK(portable_exp(infinity) == infinity);
  CHECK(std::isnan(portable_exp(std::numeric_limits<double>::quiet_NaN())));
  CHECK(portable_exp(709.7) < infinity);
  CHECK(portable_exp(709.8) == infinity);
  CHECK(portable_exp(-745) == 0x1p-1074);
}

TEST_CASE("the normal quantile: values of tables, and symmetry") {
  CHECK(normal_quantile(0.5) == 0);
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
  CHECK(normal_quantile(0.25) == doctest::Approx(-0.6744897501960817).epsilon(1e-15));
  CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-15));
  for (const double p : {0x1p-10, 0x1p-4, 0.125, 0.375}) CHECK(normal_quantile(p) == -normal_quantile(1 - p));
}

TEST_CASE("draws at the edges: never negative, at most 2^61, halves go up") {
  const std::int64_t most = std::int64_t{1} << 61;
  CHECK(first_draw(Constant{-5}) == 0);
  CHECK(first_draw(Constant{std::numeric_limits<std::int64_t>::max()}) == most);
  CHECK(first_draw(Uniform{7, 7}) == 7);
  CHECK(first_draw(Normal{-1e9, 1}) == 0);
  CHECK(first_draw(Normal{2.5, 0}) == 3);
  CHECK(first_draw(Normal{2.4999, 0}) == 2);
  CHECK(first_draw(Normal{1e300, 0}) == most);
  CHECK(first_draw(Pareto{1e9, 1e-3}) == most);
  CHECK(std::isinf(Distribution(Pareto{1, 1}).mean()));
  CHECK(first_draw(Empirical{{{0, 3}, {0.5, 3}, {1, 3}}}) == 3);
  CHECK(first_draw(Empirical{}) == 0);
}

TEST_CASE("uniform draws both ends, and each value alike") {
  Stream stream(fixed_seed, Domain::workload, 3);
  const Distribution die(Uniform{1, 6});
  int counts[8] = {};
  for (int i = 0; i < 60'000; ++i) ++counts[die.draw(stream)];
  CHECK(counts[0] + counts[7] == 0);
  for (int i = 1; i <= 6; ++i) CHECK(counts[i] == doctest::Approx(10'000).epsilon(0.03));
}

TEST_CASE("the list of distributions has a line for each kind") {
  CHECK(distribution_list().size() == std::variant_size_v<Distribution::Kind>);
}
