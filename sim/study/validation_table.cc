#include <algorithm>
#include <cmath>
#include <map>

#include "sim/report/csv.h"
#include "sim/report/figures.h"
#include "sim/report/table.h"
#include "sim/study/validate.h"

namespace interleave {
namespace {

using std::string;
using Cases = std::vector<const ValidatedCase*>;
using Group = MeasuredCase::Group;
using Choice = bool (*)(const ValidatedCase&);

string percent(double share) { return fixed(100 * share, 1) + " %"; }
string percent(const std::optional<double>& share) { return share ? percent(*share) : "-"; }
string milliseconds(double time_s) { return fixed(1e3 * time_s, 3) + " ms"; }

Cases chosen(const Cases& all, const auto& wanted) {
  Cases some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some), [&](const auto* each) { return wanted(*each); });
  return some;
}

std::vector<double> sizes(const Cases& cases, const auto& error) {
  std::vector<double> found;
  for (const ValidatedCase* each : cases)
    if (const std::optional<double> share = error(*each)) found.push_back(std::abs(*share));
  return found;
}

string quantile_percent(const std::vector<double>& errors, double q) {
  return errors.empty() ? "-" : percent(quantile(errors, q));
}

// ---- Rows of errors: of a group, a family, an approach ----

std::vector<TextTable::Column> columns(std::vector<TextTable::Column> first) {
  for (const char* heading : {"cases", "median", "p90", "worst", "past range", "order", "formula", "its p90"})
    first.push_back({heading});
  first.push_back({"worst case", false});
  return first;
}

void add_row(TextTable& table, std::vector<string> cells, const Cases& all) {
  const Cases cases = chosen(all, [](const ValidatedCase& each) { return each.counts(); });
  cells.push_back(std::to_string(cases.size()));
  if (cases.empty()) {
    cells.resize(cells.size() + 8, "-");
    return table.add(cells);
  }
  const auto errors = sizes(cases, [](const ValidatedCase& each) { return std::optional(each.error()); });
  const auto range = sizes(cases, [](const ValidatedCase& each) { return each.error_of_range(); });
  const auto closed = sizes(cases, [](const ValidatedCase& each) { return each.closed_form_error(); });
  for (const double q : {0.5, 0.9, 1.0}) cells.push_back(quantile_percent(errors, q));
  cells.push_back(quantile_percent(range, 0.5));
  const RankAgreement ranks = rank_agreement(cases);
  cells.push_back(ranks.pairs ? std::to_string(ranks.right) + "/" + std::to_string(ranks.pairs) : "-");
  for (const double q : {0.5, 0.9}) cells.push_back(quantile_percent(closed, q));
  const auto worst = std::max_element(errors.begin(), errors.end()) - errors.begin();
  cells.push_back(cases[static_cast<std::size_t>(worst)]->measured.id);
  table.add(cells);
}

// In the order in which the keys first come.
std::vector<std::pair<string, Cases>> by(const Cases& cases, const auto& key) {
  std::vector<std::pair<string, Cases>> parts;
  for (const ValidatedCase* each : cases) {
    const string name = key(each->measured);
    auto place = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.first == name; });
    if (place == parts.end()) place = parts.insert(parts.end(), {name, {}});
    place->second.push_back(each);
  }
  return parts;
}

string python_of(const MeasuredCase& measured) { return measured.python; }

// A part of the cases by two keys, the interpreter's version first.
string errors_table(const char* what, const Cases& cases, const auto& key, Style style) {
  if (cases.empty()) return "";
  TextTable table(columns({{"python", false}, {what, false}}));
  bool first = true;
  for (const auto& [python, group] : by(cases, python_of)) {
    if (!first) table.add_rule();
    first = false;
    for (const auto& [name, part] : by(group, key)) add_row(table, {python, name}, part);
  }
  return table.text(style) + "\n";
}

// ---- What else is asked of some groups ----

string latency_table(const Cases& cases, Style style) {
  if (cases.empty()) return "";
  TextTable table({{"python", false}, {"latency", false}, {"measured"}, {"simulated"}, {"distance"}, {"slow"},
               {"simulated"}});
  for (const ValidatedCase* each : cases)
    table.add({each->measured.python, each->measured.id, milliseconds(each->measured.latency_mean_s),
               milliseconds(mean(each->latencies_s)), percent(each->error()),
               each->measured.latencies_s.empty() ? "-" : percent(each->slow_measured()),
               percent(each->slow_simulated())});
  return table.text(style) +
         "\nMeans; the distance of the distributions (Wasserstein-1) as a share of the measured mean; slow: requests\n"
         "that take more than half a switch interval.\n\n";
}

string two_against_one(const Cases& cases, Style style) {
  TextTable table({{"python", false}, {"two spinning threads against one", false}, {"measured"}, {"simulated"}});
  bool any = false;
  for (const ValidatedCase* two : cases)
    for (const ValidatedCase* one : cases) {
      string id = two->measured.id;
      const std::size_t place = id.find("spin2");
      if (place == string::npos || two->measured.python != one->measured.python) continue;
      if (id.replace(place, 5, "spin1") != one->measured.id) continue;
      table.add({two->measured.python, two->measured.id,
                 fixed(two->measured.latency_mean_s / one->measured.latency_mean_s, 2),
                 fixed(mean(two->latencies_s) / mean(one->latencies_s), 2)});
      any = true;
    }
  return any ? table.text(style) + "\n" : "";
}

string band_table(const Cases& cases, Style style) {
  if (cases.empty()) return "";
  TextTable table(
      {{"python", false}, {"noisy primitives", false}, {"measured"}, {"band of quartiles"}, {"meets", false}});
  for (const ValidatedCase* each : cases) {
    const std::vector<double>& range = each->measured.elapsed_s;
    table.add({each->measured.python, each->measured.id,
               fixed(range.front(), 4) + " to " + fixed(range.back(), 4) + " s",
               fixed(each->band_s->first, 4) + " to " + fixed(each->band_s->second, 4) + " s",
               each->band_meets() ? "yes" : "no"},
              each->band_meets() ? Tint::none : Tint::bad);
  }
  return table.text(style) + "\n";
}

string remark(const ValidatedCase& each) {
  if (!each.measured.left_out.empty()) return each.measured.left_out;
  if (!each.failure.empty()) return each.failure;
  return each.measured.clean ? "" : "disturbed when measured, not scored";
}

string case_table(const Cases& cases, Style style) {
  if (cases.empty()) return "";
  TextTable table({{"python", false}, {"case", false}, {"measured"}, {"simulated"}, {"error"}, {"past range"},
               {"formula"}, {"", false}});
  for (const ValidatedCase* each : cases) {
    const bool there = each->simulated();
    const bool measured = !each->measured.elapsed_s.empty();
    table.add({each->measured.python, each->measured.id,
               measured ? fixed(each->measured.measured_s(), 4) + " s" : "-",
               there ? fixed(each->median_s(), 4) + " s" : "-", there ? percent(each->error()) : "-",
               there ? percent(each->error_of_range()) : "-", there ? percent(each->closed_form_error()) : "-",
               remark(*each)},
              there && std::abs(each->error()) > 0.25 ? Tint::bad : Tint::none);
  }
  return table.text(style) + "\n";
}

// How many, and why: by version and reason.
string left_out_lines(const Cases& cases) {
  string text;
  const auto reason = [](const MeasuredCase& measured) {
    return "of " + measured.python + " not simulated: " + measured.left_out;
  };
  for (const auto& [why, part] : by(cases, reason)) text += std::to_string(part.size()) + " cases " + why + ".\n";
  return text;
}

constexpr const char* legend =
    "A case's error is how far the simulated elapsed time is from the measured one, both medians, as a share of the\n"
    "measured (count: of the fastest; nice: of shares of the CPU; latency: of the distribution).\n"
    "  cases       scored: those that nothing disturbed when they were measured\n"
    "  median      half of the cases have an error below it; p90: nine in ten; worst: all others, and the worst case\n"
    "              is named at the end\n"
    "  past range  the median distance from the range of the measured repetitions, zero inside\n"
    "  order       of pairs of approaches to the same work, more than 10 % apart, those that the simulation puts in\n"
    "              the measured order\n"
    "  formula     the median error of the closed forms that people use instead, and its p90\n\n";

}  // namespace

string validation_table(const std::vector<ValidatedCase>& cases, bool each, Style style) {
  Cases all;
  for (const ValidatedCase& one : cases) all.push_back(&one);
  const auto scored = chosen(all, [](const ValidatedCase& one) {
    return one.measured.group != Group::primitives && one.measured.left_out.empty();
  });
  const auto of = [&](Group group) {
    return chosen(scored, [group](const ValidatedCase& one) { return one.measured.group == group; });
  };
  const Cases tasks = of(Group::tasks);
  const Cases latencies =
      chosen(of(Group::latency), [](const ValidatedCase& one) { return one.simulated() && !one.latencies_s.empty(); });
  const auto group = [](const MeasuredCase& measured) { return string(name_of(measured.group)); };
  const auto family = [](const MeasuredCase& measured) { return measured.family; };
  const auto approach = [](const MeasuredCase& measured) { return measured.approach; };
  string text = each ? case_table(scored, style) : "";
  text += errors_table("group", scored, group, style) + legend + errors_table("family of tasks", tasks, family, style) +
          errors_table("approach", tasks, approach, style) +
          errors_table("approach of payload", of(Group::payload), approach, style) + latency_table(latencies, style) +
          two_against_one(latencies, style) +
          band_table(chosen(scored, [](const ValidatedCase& one) { return one.band_s.has_value(); }), style);
  const auto primitives = chosen(
      all, [](const ValidatedCase& one) { return one.measured.group == Group::primitives && one.simulated(); });
  if (!primitives.empty())
    text += "What profiles and the machine are fitted from, not scored:\n\n" + case_table(primitives, style);
  const auto disturbed = chosen(scored, [](const ValidatedCase& one) { return !one.counts(); });
  if (!disturbed.empty() && !each) text += "Not scored:\n\n" + case_table(disturbed, style);
  text += left_out_lines(chosen(all, [](const ValidatedCase& one) { return !one.measured.left_out.empty(); }));
  return text;
}

string validation_csv(const std::vector<ValidatedCase>& cases) {
  string text = csv_line({"case", "python", "group", "family", "approach", "clean", "measured_s", "measured_min_s",
                          "measured_max_s", "simulated_s", "simulated_min_s", "simulated_max_s", "closed_form_s",
                          "error", "error_of_range", "closed_form_error", "band_low_s", "band_high_s",
                          "slow_measured", "slow_simulated", "remark"});
  for (const ValidatedCase& each : cases) {
    const MeasuredCase& measured = each.measured;
    std::vector<string> cells = {measured.id, measured.python, name_of(measured.group), measured.family,
                                 measured.approach, measured.clean ? "1" : "0"};
    const auto add = [&cells](bool known, const auto& value) {
      cells.push_back(known ? plain_number(value()) : "");
    };
    const bool timed = !measured.elapsed_s.empty(), there = each.simulated(), band = each.band_s.has_value();
    const bool slow = there && !measured.latencies_s.empty();
    add(timed, [&] { return measured.measured_s(); });
    add(timed, [&] { return measured.elapsed_s.front(); });
    add(timed, [&] { return measured.elapsed_s.back(); });
    add(there, [&] { return each.median_s(); });
    add(there, [&] { return each.simulated_s.front(); });
    add(there, [&] { return each.simulated_s.back(); });
    add(measured.closed_form_s.has_value(), [&] { return *measured.closed_form_s; });
    add(there, [&] { return each.error(); });
    add(there && each.error_of_range(), [&] { return *each.error_of_range(); });
    add(there && each.closed_form_error(), [&] { return *each.closed_form_error(); });
    add(band, [&] { return each.band_s->first; });
    add(band, [&] { return each.band_s->second; });
    add(slow, [&] { return each.slow_measured(); });
    add(slow, [&] { return each.slow_simulated(); });
    cells.push_back(remark(each));
    text += csv_line(cells);
  }
  return text;
}

}  // namespace interleave
