// The text of `run`: key figures, where the threads' time went, and with tasks the table that a book on operating
// systems draws for a scheduling policy.
#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/report/figures.h"
#include "sim/report/reason.h"
#include "sim/report/report.h"
#include "sim/report/scheduling.h"
#include "sim/report/statistics.h"
#include "sim/report/summary.h"
#include "sim/report/table.h"
#include "sim/report/tasks_text.h"

namespace interleave {

namespace {

struct Done {
  const Result* result;
  Summary summary;
};

std::vector<Done> those_done(const ApproachRuns& of) {
  std::vector<Done> done;
  for (const Result& result : of.runs)
    if (result.outcome == Result::Outcome::done) done.push_back({&result, summarise(result)});
  return done;
}

using Show = std::string (*)(double);

// The mean over the repetitions, with the 95 % confidence interval where they differ.
std::string averaged(const std::vector<double>& values, Show show) {
  if (values.empty()) return "-";
  const Estimate e = estimate(values);
  return e.half_width.value_or(0) > 0 ? show(e.mean) + " ± " + show(*e.half_width) : show(e.mean);
}

std::string count(double value) { return fixed(value, value == std::floor(value) ? 0 : 1); }
std::string nanoseconds(double value) { return human_nanoseconds(value); }

bool always(const Occurs&) { return true; }
bool clients_fail(const Occurs& occurs) { return occurs.failing_clients; }
bool deadlines(const Occurs& occurs) { return occurs.deadlines; }
bool updates(const Occurs& occurs) { return occurs.updates; }

// One figure: its name, its value in one run, how it is shown.
struct Figure {
  const char* name;
  std::function<std::optional<double>(const Done&)> value;
  Show show;
  bool (*shown)(const Occurs&) = always;
};

Figure latency_figure(const char* name, Duration Summary::Latency::*which) {
  return {name,
          [which](const Done& run) -> std::optional<double> {
            if (!run.summary.latency) return std::nullopt;
            return nanoseconds_of((*run.summary.latency).*which);
          },
          nanoseconds};
}

Figure count_figure(const char* name, std::int64_t Summary::*which, bool (*shown)(const Occurs&)) {
  return {name, [which](const Done& run) { return static_cast<double>(run.summary.*which); }, count, shown};
}

Figure count_figure(const char* name, std::int64_t Result::*which, bool (*shown)(const Occurs&) = always) {
  return {name, [which](const Done& run) { return static_cast<double>(run.result->*which); }, count, shown};
}

std::vector<Figure> key_figures() {
  return {{"tasks", [](const Done& run) { return static_cast<double>(run.summary.tasks); }, count},
          {"unfinished", [](const Done& run) { return static_cast<double>(run.summary.unfinished); }, count},
          {"elapsed", [](const Done& run) { return nanoseconds_of(run.summary.elapsed); }, nanoseconds},
          {"throughput", [](const Done& run) { return run.summary.throughput_per_s; }, human_rate},
          count_figure("turned away", &Summary::turned_away, clients_fail),
          count_figure("timed out", &Summary::timed_out, clients_fail),
          count_figure("retried", &Summary::retried, clients_fail),
          {"goodput", [](const Done& run) { return run.summary.goodput_per_s; }, human_rate, clients_fail},
          count_figure("deadlines", &Summary::deadlines, deadlines),
          count_figure("deadlines missed", &Summary::deadlines_missed, deadlines),
          count_figure("updates", &Result::updates, updates),
          count_figure("updates lost", &Result::updates_lost, updates),
          latency_figure("latency, mean", &Summary::Latency::mean),
          latency_figure("latency, p50", &Summary::Latency::p50),
          latency_figure("latency, p90", &Summary::Latency::p90),
          latency_figure("latency, p99", &Summary::Latency::p99),
          latency_figure("latency, max", &Summary::Latency::max),
          {"CPU time", [](const Done& run) { return nanoseconds_of(run.summary.cpu); }, nanoseconds},
          {"CPU utilisation", [](const Done& run) { return run.summary.utilisation; }, human_percent},
          count_figure("switches, voluntary", &Result::switches_voluntary),
          count_figure("switches, involuntary", &Result::switches_involuntary),
          count_figure("migrations", &Result::migrations),
          count_figure("threads", &Result::threads),
          count_figure("processes", &Result::processes),
          {"peak memory", [](const Done& run) { return static_cast<double>(run.result->memory_peak_bytes); },
           human_bytes}};
}

template <class Get>
Figure scheduling_figure(const char* name, Get get, Show show) {
  return {name,
          [get](const Done& run) -> std::optional<double> {
            const auto figures = scheduling_figures(*run.result);
            if (!figures) return std::nullopt;
            return get(*figures);
          },
          show};
}

std::vector<Figure> course_figures() {
  using F = SchedulingFigures;
  return {scheduling_figure("turnaround, mean", [](const F& f) { return nanoseconds_of(f.turnaround); }, nanoseconds),
          scheduling_figure("response, mean", [](const F& f) { return nanoseconds_of(f.response); }, nanoseconds),
          scheduling_figure("waiting, mean", [](const F& f) { return nanoseconds_of(f.waiting); }, nanoseconds),
          scheduling_figure("fairness (Jain)", [](const F& f) { return f.fairness; },
                            [](double value) { return fixed(value, 3); })};
}

std::string figures_text(const std::vector<Done>& runs, const Report& report) {
  std::string text;
  std::vector<Figure> figures = key_figures();
  if (report.scheduling)
    for (Figure& figure : course_figures()) figures.push_back(std::move(figure));
  for (const Figure& figure : figures) {
    if (!figure.shown(report.occurs)) continue;
    std::vector<double> values;
    for (const Done& run : runs)
      if (const auto value = figure.value(run)) values.push_back(*value);
    text += "  " + padded(figure.name, 23) + averaged(values, figure.show) + "\n";
  }
  return text;
}

// A bar for each thing that took time, as long as its share; the longest possible is 40 columns.
std::string accounting_text(const std::vector<Done>& runs, Style style) {
  double lifetimes = 0, time[doing_count] = {};
  for (const Done& run : runs) {
    lifetimes += nanoseconds_of(run.result->lifetimes);
    for (std::size_t i = 0; i < doing_count; ++i) time[i] += nanoseconds_of(run.result->time[i]);
  }
  if (lifetimes == 0) return "";
  const double n = static_cast<double>(runs.size());
  std::string text = tinted("Where the threads' time went (" + human_nanoseconds(lifetimes / n) + " in all" +
                                (runs.size() > 1 ? ", on average" : "") + ")", Tint::heading, style) + "\n";
  for (std::size_t i = 0; i < doing_count; ++i) {
    if (time[i] == 0) continue;
    const double share = time[i] / lifetimes;
    std::string bar;
    for (int k = 0; k < static_cast<int>(40 * share + 0.5); ++k) bar += "█";
    text += "  " + padded(doing_names[i], 10) + padded(human_percent(share), 6, true) + "  " +
            padded(human_nanoseconds(time[i] / n), 8, true) + "  " + (bar.empty() ? "▏" : bar) + "\n";
  }
  return text;
}

// The unit of a whole table, so that its numbers can be added by eye: the largest that leaves few zeros in front.
struct TableUnit { std::int64_t ns; const char* name; };

TableUnit table_unit(Duration greatest) {
  const std::int64_t ns = greatest.count();
  if (ns >= 10'000'000'000) return {1'000'000'000, "s"};
  if (ns >= 10'000'000) return {1'000'000, "ms"};
  if (ns >= 10'000) return {1'000, "us"};
  return {1, "ns"};
}

std::string in_unit(Duration duration, TableUnit unit, int decimals) {
  return fixed(nanoseconds_of(duration) / static_cast<double>(unit.ns), decimals);
}

// As few decimals as show every value, at most three.
int decimals_for(const std::vector<std::optional<Duration>>& values, TableUnit unit) {
  int decimals = 0;
  for (const auto& value : values) {
    std::int64_t step = unit.ns;
    int needed = 0;
    for (; value && needed < 3 && step >= 10 && value->count() % step != 0; ++needed) step /= 10;
    decimals = std::max(decimals, needed);
  }
  return decimals;
}

std::optional<Duration> since(Time start, Time end) {
  return end == never ? std::nullopt : std::optional<Duration>(end - start);
}

std::optional<Duration> unless_refused(const TaskResult& task, Duration value) {
  return task.fate == TaskResult::Fate::turned_away ? std::nullopt : std::optional<Duration>(value);
}

struct BookColumn {
  const char* heading;
  bool averaged;
  std::function<std::optional<Duration>(const TaskResult&)> value;
};

std::vector<BookColumn> book_columns() {
  return {{"arrival", false, [](const TaskResult& task) { return since(Time{}, task.arrival); }},
          {"burst", false, [](const TaskResult& task) { return unless_refused(task, task.cpu); }},
          {"first run", false, [](const TaskResult& task) { return since(Time{}, task.first_run); }},
          {"completion", false, [](const TaskResult& task) { return since(Time{}, task.end); }},
          {"turnaround", true, [](const TaskResult& task) { return since(task.arrival, task.end); }},
          {"waiting", true, [](const TaskResult& task) { return unless_refused(task, task.runnable); }},
          {"response", true, [](const TaskResult& task) { return since(task.arrival, task.first_run); }}};
}

// The values of one column over all tasks; with their average at the end where the column has one.
std::vector<std::optional<Duration>> column_values(const BookColumn& column, const std::vector<TaskResult>& tasks) {
  std::vector<std::optional<Duration>> values;
  std::vector<Duration> known;
  for (const TaskResult& task : tasks) {
    values.push_back(column.value(task));
    if (values.back()) known.push_back(*values.back());
  }
  values.push_back(column.averaged && !known.empty() ? std::optional<Duration>(mean(known)) : std::nullopt);
  return values;
}

std::string tasks_text(const Result& result, Style style) {
  if (result.tasks.empty()) return "";
  Duration greatest{};
  for (const TaskResult& task : result.tasks)
    for (const BookColumn& column : book_columns())
      greatest = std::max(greatest, column.value(task).value_or(Duration{}));
  const TableUnit unit = table_unit(greatest);

  std::vector<TextTable::Column> headings = {{"task", false}};
  std::vector<std::vector<std::string>> rows;
  for (const TaskResult& task : result.tasks) rows.push_back({task.name});
  rows.push_back({"average"});
  for (const BookColumn& column : book_columns()) {
    headings.push_back({column.heading});
    const auto values = column_values(column, result.tasks);
    const int decimals = decimals_for(values, unit);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool empty_average = i + 1 == rows.size() && !column.averaged;
      rows[i].push_back(values[i] ? in_unit(*values[i], unit, decimals) : empty_average ? "" : "-");
    }
  }
  TextTable table(headings);
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) table.add(rows[i]);
  table.add_rule();
  table.add(rows.back());
  return tinted("Tasks (times in " + std::string(unit.name) + ")", Tint::heading, style) + "\n" + table.text(style);
}

}  // namespace

std::string tasks_of_runs(const ApproachRuns& of, Style style) {
  std::string text;
  for (std::size_t i = 0; i < of.runs.size(); ++i) {
    const std::string tasks = tasks_text(of.runs[i], style);
    if (!tasks.empty()) text += (of.runs.size() > 1 ? "\nRun " + std::to_string(i + 1) + "\n" : "\n") + tasks;
  }
  return text;
}

namespace {

std::string approach_text(const Report& report, const ApproachRuns& of, Style style) {
  const std::vector<Done> done = those_done(of);
  std::string text = tinted(of.approach.label, Tint::heading, style);
  if (done.size() > 1) text += ": means of " + std::to_string(done.size()) + " runs, ± half of the 95 % interval";
  text += "\n";
  for (std::size_t i = 0; i < of.runs.size(); ++i) {
    if (of.runs[i].outcome == Result::Outcome::done) continue;
    const std::string which = of.runs.size() > 1 ? "run " + std::to_string(i + 1) + " failed: " : "failed: ";
    text += "  " + tinted(which + failure_of(of.runs[i]), Tint::bad, style) + "\n";
  }
  if (!done.empty()) {
    std::vector<const Result*> results;
    for (const Done& run : done) results.push_back(run.result);
    text += figures_text(done, report);
    text += "  " + padded("why", 23) + reason(of.approach, results, report.open) + "\n\n" +
            accounting_text(done, style);
  }
  return report.tasks ? text + tasks_of_runs(of, style) : text;
}

}  // namespace

std::string run_table(const Report& report, Style style) {
  std::string text = heading_text(report, style);
  for (std::size_t i = 0; i < report.approaches.size(); ++i)
    text += (i == 0 ? "" : "\n") + approach_text(report, report.approaches[i], style);
  return text;
}

}  // namespace interleave
