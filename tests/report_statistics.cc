// Statistics, figures as text, summaries and the wire format.
#include "sim/report/statistics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "sim/report/figures.h"
#include "sim/report/summary.h"
#include "sim/report/wire.h"
#include "tests/report_results.h"

using namespace interleave;

TEST_CASE("percentiles by nearest rank are values that occurred") {
  // The example of the definition: 15, 20, 35, 40, 50.
  const std::vector<Duration> five = {Duration(15), Duration(20), Duration(35), Duration(40), Duration(50)};
  CHECK(percentile(five, 0) == Duration(15));
  CHECK(percentile(five, 5) == Duration(15));
  CHECK(percentile(five, 30) == Duration(20));
  CHECK(percentile(five, 40) == Duration(20));
  CHECK(percentile(five, 50) == Duration(35));
  CHECK(percentile(five, 100) == Duration(50));
  std::vector<Duration> hundred;
  for (int i = 1; i <= 100; ++i) hundred.push_back(Duration(i));
  CHECK(percentile(hundred, 99) == Duration(99));
  CHECK(percentile({Duration(7)}, 99) == Duration(7));
}

TEST_CASE("a mean is exact where the sum would not fit") {
  CHECK(mean({Duration(1), Duration(2)}) == Duration(2));
  CHECK(mean({Duration(1), Duration(1), Duration(2)}) == Duration(1));
  const std::vector<Duration> long_ones(5, forever - Duration(1));
  CHECK(mean(long_ones) == forever - Duration(1));
}

TEST_CASE("Student's t as in tables") {
  for (const auto& [degrees, t] : {std::pair{1, 12.7062047362}, {2, 4.3026527297}, {4, 2.7764451052},
                                   {9, 2.2621571628}, {29, 2.0452296421}, {120, 1.9799304051}, {10000, 1.9602012399}})
    CHECK(student_t(0.95, degrees) == doctest::Approx(t).epsilon(1e-10));
  CHECK(student_t(0.99, 5) == doctest::Approx(4.0321429836).epsilon(1e-10));
  CHECK(student_t_probability(1, 1) == doctest::Approx(0.5).epsilon(1e-14));
}

TEST_CASE("confidence intervals: none from one value; pairs cancel what the repetitions share") {
  CHECK(!estimate({3}).half_width);
  const Estimate e = estimate({1, 2, 3, 4, 5});
  CHECK(e.mean == 3);
  CHECK(*e.half_width == doctest::Approx(2.7764451052 * std::sqrt(0.5)));
  CHECK(!e.holds_zero());
  const Estimate d = paired_difference({101, 202, 303}, {100, 200, 300});
  CHECK(d.mean == 2);
  CHECK(*d.half_width == doctest::Approx(4.3026527297 / std::sqrt(3.0)));
  CHECK(d.holds_zero());
}

TEST_CASE("figures for programs are exact, those for people short") {
  CHECK(exact_seconds(Duration(32'457'600)) == "0.032457600");
  CHECK(exact_seconds(Duration(-1)) == "-0.000000001");
  CHECK(exact_seconds(forever) == "4611686018.427387904");
  CHECK(plain_number(320.5) == "320.5");
  CHECK(plain_number(1.0 / 3) == "0.333333333");
  CHECK(plain_number(0) == "0");
  CHECK(human(Duration(0)) == "0 s");
  CHECK(human(Duration(250)) == "250 ns");
  CHECK(human(Duration(999'499)) == "999 us");
  CHECK(human(Duration(999'500)) == "1.00 ms");
  CHECK(human(Duration(12'345'678)) == "12.3 ms");
  CHECK(human(milliseconds(1250)) == "1.25 s");
  CHECK(human(milliseconds(599'000)) == "599 s");
  CHECK(human(milliseconds(600'000)) == "10.0 min");
  CHECK(human(milliseconds(7'200'000)) == "2.00 h");
  CHECK(human_nanoseconds(-1.5e6) == "-1.50 ms");
  CHECK(human_nanoseconds(0.25) == "0.25 ns");
  CHECK(human_rate(340.2) == "340/s");
  CHECK(human_rate(12345.6) == "12346/s");
  CHECK(human_bytes(60 << 20) == "60.0 MiB");
  CHECK(human_bytes(1023) == "1023 B");
  CHECK(human_percent(0.61) == "61 %");
  CHECK(human_percent(0.001) == "<1 %");
  CHECK(human_percent(0) == "0 %");
}

TEST_CASE("a summary's figures; latency is from arrival to end") {
  Result result = two_tasks();
  Summary summary = summarise(result);
  CHECK(summary.tasks == 2);
  CHECK(summary.unfinished == 0);
  CHECK(summary.throughput_per_s == doctest::Approx(40));
  CHECK(summary.latency->mean == milliseconds(35));
  CHECK(summary.latency->p50 == milliseconds(30));
  CHECK(summary.latency->p99 == milliseconds(40));
  CHECK(summary.utilisation == doctest::Approx(0.25));

  result.tasks[1].end = never;
  summary = summarise(result);
  CHECK(summary.unfinished == 1);
  CHECK(summary.throughput_per_s == doctest::Approx(20));
  CHECK(summary.latency->max == milliseconds(30));

  summary = summarise(Result{});
  CHECK(!summary.latency);
  CHECK(summary.throughput_per_s == 0);
}

TEST_CASE("what arrived and was still in the system when arrivals stopped is counted apart") {
  Result result = two_tasks();
  result.arrivals_end = Time(milliseconds(40));   // A has ended by then, B is finished at 50 ms
  const Summary summary = summarise(result);
  CHECK(summary.tasks == 2);
  CHECK(summary.unfinished == 1);
  CHECK(summary.latency->max == milliseconds(40));
  CHECK(summary.throughput_per_s == doctest::Approx(40));
}

TEST_CASE("a nanosecond lost in the accounting is an error of the program") {
  Result result = two_tasks();
  result.lifetimes += Duration(1);
  CHECK_THROWS_WITH_AS(
      summarise(result),
      "the time accounting adds up to 50000000 ns, the lifetimes of the threads to 50000001 ns", std::logic_error);
  result.outcome = Result::Outcome::failed;
  CHECK_NOTHROW(summarise(result));
}

TEST_CASE("a result crosses the wire without losing a bit") {
  Result result = two_tasks();
  result.tasks[1].end = never;
  result.tasks[1].name = std::string("zero\0byte, Ünïcode \xff", 20);
  result.outcome = Result::Outcome::failed;
  result.failure = "deadlock";
  result.migrations = -1;
  for (std::size_t i = 0; i < doing_count; ++i) result.time[i] = Duration(1ll << (4 * i));
  for (std::size_t i = 0; i < doing_count; ++i) result.measured[i] = Duration(7ll << (3 * i));
  result.arrivals_end = Time(Duration(12345));
  const std::string bytes = to_bytes(result);
  const Result back = from_bytes(bytes);
  CHECK(to_bytes(back) == bytes);
  CHECK(back.outcome == result.outcome);
  CHECK(back.failure == result.failure);
  REQUIRE(back.tasks.size() == 2);
  CHECK(back.tasks[1].name == result.tasks[1].name);
  CHECK(back.tasks[1].end == never);
  CHECK(back.tasks[0].cpu == milliseconds(30));
  CHECK(back.tasks[1].runnable == milliseconds(20));
  CHECK(back.elapsed == result.elapsed);
  CHECK(back.cpu == result.cpu);
  CHECK(back.capacity == result.capacity);
  CHECK(back.lifetimes == result.lifetimes);
  CHECK(back.migrations == -1);
  CHECK(back.memory_peak_bytes == result.memory_peak_bytes);
  CHECK(back.time == result.time);
  CHECK(back.measured == result.measured);
  CHECK(back.arrivals_end == result.arrivals_end);
}

TEST_CASE("bytes that are not a result are refused, at whatever length they are cut") {
  const std::string bytes = to_bytes(two_tasks());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(from_bytes(std::string_view(bytes).substr(0, size)), std::runtime_error);
  CHECK_THROWS_WITH(from_bytes(bytes + "x"), "bytes follow a result");
  CHECK_THROWS_WITH(from_bytes("no result at all"), "these bytes are not a result");
}
