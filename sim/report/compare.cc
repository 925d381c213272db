// The text of `compare`: a ranking of the approaches, and one sentence of reason for each.
#include <algorithm>
#include <cmath>

#include "sim/report/figures.h"
#include "sim/report/reason.h"
#include "sim/report/report.h"
#include "sim/report/scheduling.h"
#include "sim/report/statistics.h"
#include "sim/report/summary.h"
#include "sim/report/table.h"
#include "sim/report/tasks_text.h"

namespace interleave {

std::optional<By> by_named(std::string_view name) {
  if (name == "turnaround") return By::mean;
  for (std::size_t i = 0; i < std::size(by_names); ++i)
    if (by_names[i] == name) return static_cast<By>(i);
  return std::nullopt;
}

namespace {

// None: no task finished, so there is no latency to speak of.
std::optional<double> measure(By by, const Summary& summary) {
  const auto latency = [&](Duration Summary::Latency::*which) -> std::optional<double> {
    if (!summary.latency) return std::nullopt;
    return nanoseconds_of((*summary.latency).*which);
  };
  switch (by) {
    case By::throughput: return summary.throughput_per_s;
    case By::p50: return latency(&Summary::Latency::p50);
    case By::p90: return latency(&Summary::Latency::p90);
    case By::p99: return latency(&Summary::Latency::p99);
    case By::mean: return latency(&Summary::Latency::mean);
    case By::max: return latency(&Summary::Latency::max);
    case By::elapsed: return nanoseconds_of(summary.elapsed);
    case By::cpu: return nanoseconds_of(summary.cpu);
    case By::goodput: return summary.goodput_per_s;
    default: return std::nullopt;
  }
}

bool of_scheduling(By by) { return by >= By::response; }

std::optional<double> measure(By by, const std::optional<SchedulingFigures>& figures) {
  if (!figures) return std::nullopt;
  switch (by) {
    case By::response: return nanoseconds_of(figures->response);
    case By::waiting: return nanoseconds_of(figures->waiting);
    case By::fairness: return figures->fairness;
    case By::switches: return static_cast<double>(figures->switches);
    default: return std::nullopt;
  }
}

bool higher_is_better(By by) { return by == By::throughput || by == By::goodput || by == By::fairness; }

std::string shown(By by, double value) {
  if (by == By::fairness) return fixed(value, 3);
  if (by == By::switches) return fixed(value, value == std::floor(value) ? 0 : 1);
  return higher_is_better(by) ? human_rate(value) : human_nanoseconds(value);
}

// One approach's runs that are done, with their repetitions: only the same repetition can be paired.
struct Entrant {
  const ApproachRuns* of = nullptr;
  std::vector<const Result*> results;
  std::vector<Summary> summaries;
  std::vector<std::optional<SchedulingFigures>> scheduling;
  std::vector<std::size_t> repetitions;
  std::size_t failed = 0;
  std::string failure;                  // of the first that failed

  std::optional<double> value(By by, std::size_t i) const {
    return of_scheduling(by) ? measure(by, scheduling[i]) : measure(by, summaries[i]);
  }
  std::optional<double> mean_of(By by) const {
    double sum = 0;
    for (std::size_t i = 0; i < summaries.size(); ++i) {
      const auto value = this->value(by, i);
      if (!value) return std::nullopt;
      sum += *value;
    }
    if (summaries.empty()) return std::nullopt;
    return sum / static_cast<double>(summaries.size());
  }
  // A mean over some of the repetitions would flatter: with one failed the approach is not ranked.
  bool ranked() const { return failed == 0 && !summaries.empty(); }
};

Entrant entrant(const ApproachRuns& of) {
  Entrant entrant;
  entrant.of = &of;
  for (std::size_t i = 0; i < of.runs.size(); ++i) {
    const Result& result = of.runs[i];
    if (result.outcome == Result::Outcome::failed) {
      if (entrant.failed++ == 0) entrant.failure = failure_of(result);
      continue;
    }
    entrant.results.push_back(&result);
    entrant.summaries.push_back(summarise(result));
    entrant.scheduling.push_back(scheduling_figures(result));
    entrant.repetitions.push_back(i);
  }
  if (of.runs.empty()) entrant.failure = "it was not run";
  return entrant;
}

// Best first, equals in the order of the scenario; then those without a value; then those that failed.
std::vector<Entrant> ranking(const Report& report, By by) {
  std::vector<Entrant> entrants;
  for (const ApproachRuns& of : report.approaches) entrants.push_back(entrant(of));
  std::stable_sort(entrants.begin(), entrants.end(), [by](const Entrant& a, const Entrant& b) {
    if (a.ranked() != b.ranked()) return a.ranked();
    const auto x = a.mean_of(by), y = b.mean_of(by);
    if (!a.ranked() || !x || !y) return a.ranked() && x.has_value() && !y.has_value();
    return higher_is_better(by) ? *x > *y : *x < *y;
  });
  return entrants;
}

// What speed-up is measured against: `sequential`, else whatever is slowest; of those that took any time.
const Entrant* baseline(const std::vector<Entrant>& entrants) {
  const Entrant* slowest = nullptr;
  for (const Entrant& entrant : entrants) {
    const auto throughput = entrant.mean_of(By::throughput);
    if (!entrant.ranked() || !throughput || *throughput <= 0 || std::isinf(*throughput)) continue;
    if (entrant.of->approach.model == "sequential") return &entrant;
    if (!slowest || *throughput < *slowest->mean_of(By::throughput)) slowest = &entrant;
  }
  return slowest;
}

struct Comparison {
  const Report& report;
  By by;
  std::vector<Entrant> entrants = ranking(report, by);
  const Entrant* base = baseline(entrants);
  bool repeated = std::any_of(report.approaches.begin(), report.approaches.end(),
                              [](const ApproachRuns& of) { return of.runs.size() > 1; });

  // Elapsed, throughput, p50 and p99 always; what is ranked by, too.
  std::vector<By> measures() const {
    std::vector<By> all = {By::elapsed, By::throughput, By::p50, By::p99};
    if (report.scheduling) all = {By::elapsed, By::mean};
    if (report.occurs.failing_clients) all.insert(all.begin() + 2, By::goodput);
    if (std::find(all.begin(), all.end(), by) == all.end()) all.push_back(by);
    return all;
  }
  // The other figures of a course; the one ranked by stands with the measures.
  std::vector<By> figures() const {
    std::vector<By> all;
    if (!report.scheduling) return all;
    for (const By figure : {By::response, By::waiting, By::fairness, By::switches})
      if (figure != by) all.push_back(figure);
    return all;
  }
  // Of open arrivals the throughput is the arrivals' own, and one approach alone is as fast as itself: a speed-up
  // would say nothing.
  bool speed_up() const { return !report.open && !report.scheduling && base && entrants.size() > 1; }
};

std::string heading(By by, const Report& report) {
  if (by == By::cpu) return "CPU time";
  if (by == By::mean && report.scheduling) return "turnaround";
  return std::string(by_names[static_cast<std::size_t>(by)]);
}

std::vector<TextTable::Column> columns(const Comparison& comparison) {
  std::vector<TextTable::Column> columns = {{"rank"}, {"approach", false}};
  for (const By by : comparison.measures()) {
    columns.push_back({heading(by, comparison.report)});
    if (by == comparison.by && comparison.repeated) columns.push_back({"±"});
  }
  if (comparison.speed_up()) columns.push_back({"speed-up"});
  if (comparison.report.occurs.failing_clients)
    for (const char* heading : {"turned away", "timed out", "retried"}) columns.push_back({heading});
  if (comparison.report.occurs.deadlines) columns.push_back({"missed"});
  if (comparison.report.occurs.updates) columns.push_back({"updates lost"});
  for (const By figure : comparison.figures()) columns.push_back({heading(figure, comparison.report)});
  columns.push_back({"CPU"});
  if (!comparison.report.scheduling) columns.push_back({"memory"});
  if (comparison.repeated) columns.push_back({"difference to the best", false});
  return columns;
}

std::vector<double> values(const Entrant& entrant, By by) {
  std::vector<double> values;
  for (std::size_t i = 0; i < entrant.summaries.size(); ++i) values.push_back(entrant.value(by, i).value_or(0));
  return values;
}

Estimate difference(const Entrant& a, const Entrant& b, By by) {
  std::vector<double> left, right;
  for (std::size_t i = 0; i < a.repetitions.size(); ++i)
    for (std::size_t k = 0; k < b.repetitions.size(); ++k)
      if (a.repetitions[i] == b.repetitions[k]) {
        left.push_back(*a.value(by, i));
        right.push_back(*b.value(by, k));
      }
  return left.empty() ? Estimate{} : paired_difference(left, right);
}

std::string difference_text(const Entrant& entrant, const Entrant& best, By by) {
  if (&entrant == &best) return "best";
  if (!entrant.mean_of(by) || !best.mean_of(by)) return "-";
  const Estimate d = difference(entrant, best, by);
  if (!d.half_width) return "-";
  if (d.mean == 0 && *d.half_width == 0) return "none";
  return (d.mean < 0 ? "" : "+") + shown(by, d.mean) + " ± " + shown(by, *d.half_width) +
         (d.holds_zero() ? ", too close to call" : "");
}

std::string memory(const Entrant& entrant) {
  std::int64_t most = 0;
  for (const Result* result : entrant.results) most = std::max(most, result->memory_peak_bytes);
  return human_bytes(static_cast<double>(most));
}

std::string average(const Entrant& entrant, std::int64_t Summary::*which) {
  double sum = 0;
  for (const Summary& summary : entrant.summaries) sum += static_cast<double>(summary.*which);
  const double mean = sum / static_cast<double>(entrant.summaries.size());
  return fixed(mean, mean == std::floor(mean) ? 0 : 1);
}

std::string updates_lost(const Entrant& entrant) {
  double sum = 0;
  for (const Result* result : entrant.results) sum += static_cast<double>(result->updates_lost);
  const double mean = sum / static_cast<double>(entrant.results.size());
  return fixed(mean, mean == std::floor(mean) ? 0 : 1);
}

std::string utilisation(const Entrant& entrant) {
  double sum = 0;
  for (const Summary& summary : entrant.summaries) sum += summary.utilisation;
  return human_percent(sum / static_cast<double>(entrant.summaries.size()));
}

std::string speed_up(const Entrant& entrant, const Entrant& base) {
  const double throughput = *entrant.mean_of(By::throughput);
  return std::isinf(throughput) ? "∞" : fixed(throughput / *base.mean_of(By::throughput), 2) + "x";
}

std::vector<std::string> cells(const Comparison& comparison, const Entrant& entrant, std::size_t rank) {
  std::vector<std::string> cells = {std::to_string(rank), entrant.of->approach.label};
  for (const By by : comparison.measures()) {
    const auto mean = entrant.mean_of(by);
    cells.push_back(mean ? shown(by, *mean) : "-");
    if (by != comparison.by || !comparison.repeated) continue;
    const auto half_width = mean ? estimate(values(entrant, by)).half_width : std::nullopt;
    cells.push_back(half_width ? shown(by, *half_width) : "-");
  }
  if (comparison.speed_up()) cells.push_back(speed_up(entrant, *comparison.base));
  const Occurs& occurs = comparison.report.occurs;
  if (occurs.failing_clients)
    for (const auto which : {&Summary::turned_away, &Summary::timed_out, &Summary::retried})
      cells.push_back(average(entrant, which));
  if (occurs.deadlines)
    cells.push_back(average(entrant, &Summary::deadlines_missed) + " of " + average(entrant, &Summary::deadlines));
  if (occurs.updates) cells.push_back(updates_lost(entrant));
  for (const By figure : comparison.figures()) {
    const auto mean = entrant.mean_of(figure);
    cells.push_back(mean ? shown(figure, *mean) : "-");
  }
  cells.push_back(utilisation(entrant));
  if (!comparison.report.scheduling) cells.push_back(memory(entrant));
  if (comparison.repeated) cells.push_back(difference_text(entrant, comparison.entrants.front(), comparison.by));
  return cells;
}

std::string failed_of(const Entrant& entrant, const std::string& why) {
  const std::size_t runs = entrant.of->runs.size();
  if (runs <= 1) return "failed: " + why;
  return "failed in " + std::to_string(entrant.failed) + " of " + std::to_string(runs) + " runs: " + why;
}

std::string failure_text(const Entrant& entrant) { return failed_of(entrant, entrant.failure); }

// For the table: what it was, up to the details, which stand among the reasons.
std::string failure_in_short(const Entrant& entrant) {
  return failed_of(entrant, entrant.failure.substr(0, entrant.failure.find_first_of(":;")));
}

std::string ranking_text(const Comparison& comparison, Style style) {
  TextTable table(columns(comparison));
  std::size_t rank = 0;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const Entrant& entrant = comparison.entrants[i];
    if (!entrant.ranked()) {
      table.add_remark({"-", entrant.of->approach.label, failure_in_short(entrant)}, Tint::bad);
      continue;
    }
    // Equals share a rank.
    if (i == 0 || entrant.mean_of(comparison.by) != comparison.entrants[i - 1].mean_of(comparison.by)) rank = i + 1;
    table.add(cells(comparison, entrant, rank), rank == 1 ? Tint::good : Tint::none);
  }
  return table.text(style);
}

std::string remarks(const Comparison& comparison) {
  const std::string name = heading(comparison.by, comparison.report);
  const bool latency = comparison.by >= By::p50 && comparison.by <= By::max && name != "turnaround";
  std::string text = "Ranked by " + std::string(latency ? "latency, " : "") +
                     (comparison.by == By::cpu ? "CPU time" : name == "turnaround" ? "mean turnaround" : name) +
                     (higher_is_better(comparison.by) ? ", the highest first." : ", the lowest first.");
  if (comparison.speed_up()) {
    const std::string& label = comparison.base->of->approach.label;
    text += comparison.base->of->approach.model == "sequential"
                ? " Speed-up is over " + label + "."
                : " Speed-up is over the slowest, " + label + ", for want of a sequential run.";
  }
  text += comparison.report.scheduling
              ? "\nMeans over the tasks: turnaround from arrival to end, response from arrival to the first run, "
                "waiting ready without\na core. Fairness is Jain's index of turnaround without waiting over turnaround"
                ": 1 where all were slowed alike"
              : "\np50 and p99 are of the latency, from arrival to end";
  if (comparison.report.occurs.failing_clients)
    text += ", of tasks served in time, from when they were first asked for;\ngoodput counts these alone";
  text += ".\n";
  if (comparison.repeated)
    text += "Means over the repetitions, ± half of a 95 % confidence interval; differences are paired by repetition.\n";
  return text;
}

}  // namespace

std::string heading_text(const Report& report, Style style) {
  std::string text = report.title.empty() ? "" : tinted(report.title, Tint::heading, style) + "\n\n";
  if (report.notes.empty()) return text;
  return text + report.notes + (report.notes.ends_with('\n') ? "\n" : "\n\n");
}

std::string compare_table(const Report& report, By by, Style style) {
  const Comparison comparison{report, by};
  std::string text = heading_text(report, style);
  text += ranking_text(comparison, style) + "\n" + remarks(comparison) + "\n";
  for (const Entrant& entrant : comparison.entrants)
    text += entrant.of->approach.label + ": " +
            (entrant.ranked() ? reason(entrant.of->approach, entrant.results, report.open) : failure_text(entrant)) +
            "\n";
  if (!report.tasks) return text;
  for (const Entrant& entrant : comparison.entrants)
    text += "\n" + tinted(entrant.of->approach.label, Tint::heading, style) + tasks_of_runs(*entrant.of, style);
  return text;
}

}  // namespace interleave
