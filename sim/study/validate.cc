#include "sim/study/validate.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "sim/report/csv.h"
#include "sim/report/figures.h"
#include "sim/report/table.h"
#include "sim/scenario/scenario.h"
#include "sim/study/simulate.h"

namespace interleave {
namespace {

using std::string;
using Cases = std::vector<const ValidatedCase*>;

double median(const std::vector<double>& ascending) {
  const std::size_t half = ascending.size() / 2;
  return ascending.size() % 2 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
}

// At q (n - 1) of the sorted values, linear between: of two cases the median is their mean.
double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

ValidatedCase simulated(const MeasuredCase& measured, int seeds) {
  ValidatedCase result{measured, {}, {}};
  const Scenario scenario = parse_scenario(measured.scenario, measured.id, {});
  for (int seed = 1; seed <= seeds && result.failure.empty(); ++seed) {
    const Result run =
        simulate(scenario, scenario.approaches.front(), {.seed = static_cast<std::uint64_t>(seed)});
    if (run.outcome == Result::Outcome::failed) result.failure = run.failure;
    result.simulated_s.push_back(seconds(run.elapsed));
  }
  std::sort(result.simulated_s.begin(), result.simulated_s.end());
  return result;
}

// The work of a case without its approach: cases of the same work are ranked against each other.
string work_of(const MeasuredCase& measured) {
  return measured.python + measured.scenario.substr(0, measured.scenario.rfind("approaches:"));
}

string percent(double share) { return fixed(100 * share, 1) + " %"; }

std::vector<double> absolute_errors(const Cases& cases) {
  std::vector<double> errors;
  for (const ValidatedCase* each : cases) errors.push_back(std::abs(each->error()));
  return errors;
}

std::vector<double> closed_form_errors(const Cases& cases) {
  std::vector<double> errors;
  for (const ValidatedCase* each : cases)
    if (const std::optional<double> error = each->closed_form_error()) errors.push_back(std::abs(*error));
  return errors;
}

bool counts(const ValidatedCase& each) { return each.measured.clean && each.failure.empty(); }

void add_group(Table& table, const string& name, const Cases& all) {
  Cases cases;
  for (const ValidatedCase* each : all)
    if (counts(*each)) cases.push_back(each);
  if (cases.empty()) {
    table.add({name, "0", "-", "-", "-", "-", "-", "-", "-", "-"});
    return;
  }
  const std::vector<double> errors = absolute_errors(cases), closed = closed_form_errors(cases);
  std::vector<double> range;
  for (const ValidatedCase* each : cases) range.push_back(each->error_of_range());
  const RankAgreement ranks = rank_agreement(cases);
  const auto worst = *std::max_element(cases.begin(), cases.end(), [](const auto* a, const auto* b) {
    return std::abs(a->error()) < std::abs(b->error());
  });
  table.add({name, std::to_string(cases.size()), percent(quantile(errors, 0.5)), percent(quantile(errors, 0.9)),
             percent(quantile(errors, 1)), percent(quantile(range, 0.5)),
             ranks.pairs ? std::to_string(ranks.right) + "/" + std::to_string(ranks.pairs) : "-",
             closed.empty() ? "-" : percent(quantile(closed, 0.5)),
             closed.empty() ? "-" : percent(quantile(closed, 0.9)), worst->measured.id});
}

Table heading(const char* what) {
  return Table({{what, false}, {"cases"}, {"median"}, {"p90"}, {"worst"}, {"of range"}, {"ranks"},
                {"closed forms"}, {"p90"}, {"the worst is", false}});
}

string groups(const char* what, const std::map<string, Cases>& by, const Cases* all, Style style) {
  Table table = heading(what);
  for (const auto& [name, cases] : by) add_group(table, name, cases);
  if (all) {
    table.add_rule();
    add_group(table, "all", *all);
  }
  return table.text(style);
}

string each_case(const std::vector<ValidatedCase>& cases, Style style) {
  Table table({{"case", false}, {"measured"}, {"simulated"}, {"error"}, {"of range"}, {"closed form"}, {"", false}});
  for (const ValidatedCase& each : cases) {
    const std::optional<double> closed = each.closed_form_error();
    const string remark = !each.failure.empty() ? each.failure : each.measured.clean ? "" : "disturbed, not counted";
    table.add({each.measured.id, fixed(each.measured.median_s(), 4) + " s",
               each.failure.empty() ? fixed(each.median_s(), 4) + " s" : "-",
               each.failure.empty() ? percent(each.error()) : "-",
               each.failure.empty() ? percent(each.error_of_range()) : "-", closed ? percent(*closed) : "-", remark},
              each.failure.empty() && std::abs(each.error()) > 0.25 ? Tint::bad : Tint::none);
  }
  return table.text(style);
}

}  // namespace

double ValidatedCase::median_s() const { return median(simulated_s); }

double ValidatedCase::error_of_range() const {
  const double least = measured.elapsed_s.front(), most = measured.elapsed_s.back();
  return std::max({0.0, (least - median_s()) / least, (median_s() - most) / most});
}

std::optional<double> ValidatedCase::closed_form_error() const {
  if (!measured.closed_form_s) return std::nullopt;
  return *measured.closed_form_s / measured.median_s() - 1;
}

std::vector<MeasuredCase> measured_cases_in(const string& path) {
  std::vector<string> files;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.path().extension() == ".jsonl") files.push_back(entry.path().string());
  } else {
    files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) throw std::runtime_error(path + ": holds no file that ends in .jsonl");
  std::vector<MeasuredCase> cases;
  for (const string& file : files)
    for (MeasuredCase& each : read_measured_cases(file)) cases.push_back(std::move(each));
  return cases;
}

std::vector<ValidatedCase> validate(const std::vector<MeasuredCase>& cases, const ValidateOptions& options,
                                    const std::function<void(std::size_t)>& done) {
  std::vector<ValidatedCase> results;
  std::size_t count = 0;
  for (const MeasuredCase& measured : cases) {
    if (measured.id.find(options.only) != string::npos) results.push_back(simulated(measured, options.seeds));
    done(++count);
  }
  return results;
}

RankAgreement rank_agreement(const Cases& cases) {
  RankAgreement agreement;
  std::map<string, Cases> same_work;
  for (const ValidatedCase* each : cases) same_work[work_of(each->measured)].push_back(each);
  for (const auto& [work, group] : same_work)
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        const double a = group[i]->measured.median_s(), b = group[j]->measured.median_s();
        if (std::abs(a - b) <= 0.1 * std::min(a, b)) continue;
        ++agreement.pairs;
        agreement.right += (a < b) == (group[i]->median_s() < group[j]->median_s()) ? 1 : 0;
      }
  return agreement;
}

string validation_table(const std::vector<ValidatedCase>& cases, bool each, Style style) {
  std::map<string, Cases> by_family, by_approach;
  Cases all;
  std::size_t disturbed = 0, failed = 0;
  for (const ValidatedCase& one : cases) {
    by_family[one.measured.family].push_back(&one);
    by_approach[one.measured.approach].push_back(&one);
    all.push_back(&one);
    disturbed += one.measured.clean ? 0 : 1;
    failed += one.failure.empty() ? 0 : 1;
  }
  string text = each ? each_case(cases, style) + "\n" : "";
  text += groups("family", by_family, &all, style) + "\n" + groups("approach", by_approach, nullptr, style);
  text += "\nErrors of the elapsed time, of medians; of range: from the range of the repetitions. ranks: pairs of\n"
          "approaches to the same work, more than 10 % apart, that the simulation puts in the measured order.\n";
  if (disturbed > 0) text += std::to_string(disturbed) + " cases were disturbed when measured and are not counted.\n";
  if (failed > 0) text += std::to_string(failed) + " cases failed; --cases tells which.\n";
  return text;
}

string validation_csv(const std::vector<ValidatedCase>& cases) {
  string text = csv_line({"case", "family", "approach", "python", "clean", "measured_s", "measured_min_s",
                          "measured_max_s", "simulated_s", "simulated_min_s", "simulated_max_s", "closed_form_s",
                          "error", "failure"});
  for (const ValidatedCase& each : cases) {
    const MeasuredCase& measured = each.measured;
    text += csv_line({measured.id, measured.family, measured.approach, measured.python, measured.clean ? "1" : "0",
                      plain_number(measured.median_s()), plain_number(measured.elapsed_s.front()),
                      plain_number(measured.elapsed_s.back()), plain_number(each.median_s()),
                      plain_number(each.simulated_s.front()), plain_number(each.simulated_s.back()),
                      measured.closed_form_s ? plain_number(*measured.closed_form_s) : "",
                      each.failure.empty() ? plain_number(each.error()) : "", each.failure});
  }
  return text;
}

}  // namespace interleave
