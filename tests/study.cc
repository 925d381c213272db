// The parts of a study: expressions, kinds of quantities, the journal's lines, intervals and the warm-up.
#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/scenario.h"
#include "sim/study/intervals.h"
#include "sim/study/journal.h"
#include "sim/study/plan.h"
#include "sim/study/warm_up.h"

using namespace interleave;

namespace {

bool holds(const std::string& text) {
  const std::vector<Expression::Name> names = {{"cores", false}, {"steps[0].python", false}, {"python", true}};
  const std::vector<Expression::Operand> values = {4.0, 0.002, std::string("cpython-3.11")};
  return Expression(text, names).holds([&](std::size_t name) { return values[name]; });
}

std::string wrong_with(const std::string& text) {
  try {
    holds(text);
  } catch (const ExpressionError& error) {
    return error.what();
  }
  return "nothing";
}

Plan plan_of(const std::string& sweep, const std::string& more = "") {
  return Plan(parse_study("scenario: {workload: {tasks: 1, steps: [{python: 1 ms}]}, approaches: [sequential]}\n"
                          "sweep: " + sweep + "\n" + more, "study.yaml"));
}

RunRecord record_of(const Plan& plan, std::int64_t run) {
  return {run, "id", {failure_row(plan, plan.run(run), nullptr, 0, "a\ttab, a \\ and\na line")}};
}

}  // namespace

TEST_CASE("expressions: precedence, units, texts") {
  CHECK(holds("1 + 2 * 3 == 7"));
  CHECK(holds("(1 + 2) * 3 == 9"));
  CHECK(holds("8 / 4 / 2 == 1"));
  CHECK(holds("5 - 3 - 1 == 1"));
  CHECK(holds("-cores + 4 == 0"));
  CHECK(holds("cores == 4 or cores / 0 == 1"));
  CHECK(holds("not cores == 3 and not cores == 5"));
  CHECK_FALSE(holds("not (cores == 4 or cores == 5)"));
  CHECK(holds("cores == 5 and cores == 5 or cores == 4"));
  CHECK_FALSE(holds("cores == 5 and (cores == 5 or cores == 4)"));
  CHECK(holds("steps[0].python == 2 ms"));
  CHECK(holds("steps[0].python * 1000 < 2.5 and steps[0].python > 1999 us"));
  CHECK(holds("50 % * 2 == 1"));
  CHECK(holds("64 KiB == 65536 and 1 Gbps == 1000000000"));
  CHECK(holds("python == 'cpython-3.11' and python != \"cpython-3.14\""));
}

TEST_CASE("expressions: what is wrong, and where") {
  CHECK(wrong_with("cores == ") == "character 10 of \"cores == \": got the end, expected a number, a name, a text in "
                                   "quotes or (");
  CHECK(wrong_with("cores < 'x'").find("character 7 of") == 0);
  CHECK(wrong_with("python < 'x'").find("got an order of texts, expected == or !=") != std::string::npos);
  CHECK(wrong_with("cors < 2").find("did you mean \"cores\"?") != std::string::npos);
  CHECK(wrong_with("cores < 2 ms2").find("character 13 of") == 0);
  CHECK(wrong_with("cores & 2").find("character 7 of") == 0);
  CHECK(wrong_with("'open == 2").find("a text that nothing closes") != std::string::npos);
  CHECK(wrong_with(std::string(100, '(') + "1").find("nested deeper than 64 levels") != std::string::npos);
  CHECK(wrong_with("cores / (cores - 4) == 1").find("character 7 of") == 0);
}

TEST_CASE("an axis knows its unit") {
  const auto column = [](const std::string& values) {
    return plan_of("{grid: {x: {path: notes, values: " + values + "}}}").parameter_columns().at(0);
  };
  CHECK(column("[1, 2.5, 3]") == "x");
  CHECK(column("[1 ms, 2 s, 0]") == "x_s");
  CHECK(column("[1 KiB, 2 MB]") == "x_bytes");
  CHECK(column("[40/s]") == "x_per_s");
  CHECK(column("[1 Gbps, 1 MB/s]") == "x_bits_per_s");
  CHECK(column("[1 ms, 1 B]") == "x");
  const Plan mixed = plan_of("{grid: {x: {path: notes, values: [1 ms, 30 %, text, '5']}}}");
  CHECK(mixed.parameters(1) == std::vector<std::string>{"1 ms"});
  const Plan times = plan_of("{grid: {x: {path: notes, values: [1 ms, 0, 2 us]}}}");
  CHECK(times.parameters(1) == std::vector<std::string>{"0.001000000"});
  CHECK(times.parameters(2) == std::vector<std::string>{"0.000000000"});
}

TEST_CASE("ranges keep to their unit and to whole numbers") {
  const auto values = [](const std::string& range) {
    const Plan plan = plan_of("{grid: {x: {path: notes, " + range + "}}}");
    std::string all;
    for (std::int64_t point = 1; point <= plan.points(); ++point) all += plan.parameters(point).at(0) + " ";
    return all;
  };
  CHECK(values("range: {from: 1, to: 16, step: 5}") == "1 6 11 16 ");
  CHECK(values("range: {from: 1, to: 2, step: 0.25}") == "1 1.25 1.5 1.75 2 ");
  CHECK(values("range: {from: -2, to: 2, step: 2}") == "-2 0 2 ");
  CHECK(values("range: {from: 0, to: 50 %, step: 25 %}") == "0 0.25 0.5 ");
  CHECK(values("range: {from: 0.5/s, to: 1/s, step: 0.5/s}") == "0.5 1 ");
  CHECK(values("log_range: {from: 1, to: 10, points: 20}") == "1 2 3 4 5 6 7 8 9 10 ");
  CHECK(values("log_range: {from: 1, to: 1000000, points: 4}") == "1 100 10000 1000000 ");
  CHECK(values("log_range: {from: 1 KiB, to: 1 MiB, points: 3}") == "1024 32800 1048576 ");
}

TEST_CASE("a plan's hash tells plans apart that canonical YAML would not") {
  const std::string a = plan_of("{grid: {x: {path: notes, values: [1, 2]}, y: {path: title, values: [1, 2]}}}").hash();
  const std::string b = plan_of("{grid: {y: {path: title, values: [1, 2]}, x: {path: notes, values: [1, 2]}}}").hash();
  CHECK(a != b);
  CHECK(a == plan_of("{grid: {x: {path: notes, values: [1, 2]}, y: {path: title, values: [1, 2]}}}").hash());
}

TEST_CASE("a journal's line comes back as it was, and no byte of it can change unseen") {
  const Plan plan = plan_of("{grid: {x: {path: notes, values: [1, 2]}}}", "repeat: 3");
  const RunRecord record = record_of(plan, 5);
  std::string line = journal_line(record);
  CHECK(line.find('\n') == line.size() - 1);
  line.pop_back();
  CHECK(parse_journal_line(line) == record);
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string other = line;
    other[i] = static_cast<char>(other[i] ^ 1);
    CHECK_THROWS_AS(parse_journal_line(other), std::runtime_error);
    CHECK_THROWS_AS(parse_journal_line(line.substr(0, i)), std::runtime_error);
  }
}

TEST_CASE("values one after the other give the interval of all at once") {
  const std::vector<double> values = {3.1, 2.9, 3.4, 3.0, 2.7, 3.3};
  Accumulator accumulator;
  for (const double value : values) accumulator.add(value);
  const Estimate expected = estimate(values), found = accumulator.estimate();
  CHECK(found.mean == doctest::Approx(expected.mean));
  CHECK(*found.half_width == doctest::Approx(*expected.half_width));
}

// An AR(1) process would do; here the answer is plain: a slope of 50 values, then a level with a little noise.
TEST_CASE("MSER-5 finds where the level begins") {
  std::vector<double> values;
  for (int i = 0; i < 50; ++i) values.push_back(50 - i);
  for (int i = 0; i < 450; ++i) values.push_back(i % 2 == 0 ? 0.9 : 1.1);
  const std::size_t cut = mser_5(values);
  CHECK(cut >= 45);
  CHECK(cut <= 50);
  CHECK(mser_5(std::vector<double>(100, 2.0)) == 0);
  CHECK(mser_5({1, 2, 3}) == 0);
  CHECK(mser_5({}) == 0);
  // At most half, however long the slope.
  std::vector<double> slope;
  for (int i = 0; i < 100; ++i) slope.push_back(100 - i);
  CHECK(mser_5(slope) == 50);
}

TEST_CASE("shards of points stay whole with a stopping rule") {
  const Plan plan = plan_of("{grid: {x: {path: notes, values: [1, 2, 3]}}}",
                            "repeat: 5\nuntil: {half_width: 2 %}");
  RunNumbers numbers(plan, {2, 2});
  std::vector<std::int64_t> found;
  while (const auto run = numbers.next()) found.push_back(*run);
  CHECK(found == std::vector<std::int64_t>{6, 7, 8, 9, 10});
}
