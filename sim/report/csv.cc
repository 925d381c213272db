// Quoted as RFC 4180 says; lines end with a line feed alone, as Unix tools expect.
#include "sim/report/csv.h"

#include <cmath>

#include "sim/report/figures.h"
#include "sim/report/reason.h"
#include "sim/report/report.h"
#include "sim/report/scheduling.h"
#include "sim/report/summary.h"

namespace interleave {

namespace {

std::string escaped(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string inside;
  for (const char c : text) inside += c == '"' ? "\"\"" : std::string(1, c);
  return "\"" + inside + "\"";
}

std::string moment_cell(Time time) { return time == never ? "" : exact_seconds(time.time_since_epoch()); }

void append(std::vector<std::string>& cells, const std::vector<std::string>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
}

const std::vector<std::string> run_columns = {"approach", "label", "options", "repetition", "failure"};

std::vector<std::string> run_cells(const ApproachRuns& of, std::size_t repetition) {
  const Result& result = of.runs[repetition];
  return {of.approach.model, of.approach.label, of.approach.options, std::to_string(repetition + 1),
          result.outcome == Result::Outcome::failed ? failure_of(result) : ""};
}

const std::vector<std::string> figure_columns = {
    "tasks", "unfinished", "elapsed_s", "throughput_per_s", "latency_mean_s", "latency_p50_s", "latency_p90_s",
    "latency_p99_s", "latency_max_s", "cpu_s", "utilisation", "events", "switches_voluntary", "switches_involuntary",
    "migrations", "threads", "processes", "memory_peak_bytes"};

// Beside those above where they can occur.
std::vector<std::string> more_columns(const Occurs& occurs, bool tasks) {
  std::vector<std::string> columns;
  if (occurs.failing_clients)
    append(columns, tasks ? std::vector<std::string>{"fate"}
                          : std::vector<std::string>{"turned_away", "timed_out", "retried", "goodput_per_s"});
  if (occurs.deadlines)
    append(columns, tasks ? std::vector<std::string>{"deadline"}
                          : std::vector<std::string>{"deadlines", "deadlines_missed"});
  if (occurs.updates && !tasks) append(columns, {"updates", "updates_lost"});
  return columns;
}

std::vector<std::string> more_cells(const Occurs& occurs, const Result& result, const Summary& summary) {
  std::vector<std::string> cells;
  if (occurs.failing_clients) {
    for (const std::int64_t count : {summary.turned_away, summary.timed_out, summary.retried})
      cells.push_back(std::to_string(count));
    cells.push_back(std::isinf(summary.goodput_per_s) ? "" : plain_number(summary.goodput_per_s));
  }
  if (occurs.deadlines)
    for (const std::int64_t count : {summary.deadlines, summary.deadlines_missed})
      cells.push_back(std::to_string(count));
  if (occurs.updates) append(cells, {std::to_string(result.updates), std::to_string(result.updates_lost)});
  return cells;
}

std::vector<std::string> more_cells(const Occurs& occurs, const TaskResult& task) {
  std::vector<std::string> cells;
  if (occurs.failing_clients) cells.push_back(fate_of(task));
  if (occurs.deadlines) cells.push_back(deadline_of(task));
  return cells;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + escaped(cells[i]);
  return text + "\n";
}

std::vector<std::string> csv_figure_columns(const Occurs& occurs) {
  std::vector<std::string> columns = figure_columns;
  for (const std::string_view name : doing_names) columns.push_back("time_" + std::string(name) + "_s");
  append(columns, more_columns(occurs, false));
  return columns;
}

std::vector<std::string> csv_figure_cells(const Occurs& occurs, const Result& result, const Summary& summary) {
  const double throughput = summary.throughput_per_s;
  std::vector<std::string> cells = {std::to_string(summary.tasks), std::to_string(summary.unfinished),
                                    exact_seconds(summary.elapsed),
                                    std::isinf(throughput) ? "" : plain_number(throughput)};
  if (const auto& l = summary.latency)
    for (const Duration latency : {l->mean, l->p50, l->p90, l->p99, l->max}) cells.push_back(exact_seconds(latency));
  else
    append(cells, std::vector<std::string>(5));
  append(cells, {exact_seconds(summary.cpu), plain_number(summary.utilisation)});
  for (const std::int64_t count : {result.events, result.switches_voluntary, result.switches_involuntary,
                                   result.migrations, result.threads, result.processes, result.memory_peak_bytes})
    cells.push_back(std::to_string(count));
  for (const Duration time : result.time) cells.push_back(exact_seconds(time));
  append(cells, more_cells(occurs, result, summary));
  return cells;
}

namespace {

const std::vector<std::string> scheduling_columns = {"turnaround_mean_s", "response_mean_s", "waiting_mean_s",
                                                     "fairness", "switches"};

std::vector<std::string> scheduling_cells(const Result& result) {
  const auto figures = scheduling_figures(result);
  if (!figures) return std::vector<std::string>(scheduling_columns.size());
  return {exact_seconds(figures->turnaround), exact_seconds(figures->response), exact_seconds(figures->waiting),
          plain_number(figures->fairness), std::to_string(figures->switches)};
}

const std::vector<std::string> task_columns = {"task", "arrival_s", "first_run_s", "end_s", "latency_s",
                                               "cpu_s", "runnable_s"};

std::vector<std::string> task_cells(const TaskResult& task) {
  return {task.name, moment_cell(task.arrival), moment_cell(task.first_run), moment_cell(task.end),
          task.end == never ? "" : exact_seconds(task.end - task.arrival), exact_seconds(task.cpu),
          exact_seconds(task.runnable)};
}

// A run that failed before any task arrived still has its line.
std::string task_lines(const Report& report, const ApproachRuns& of, std::size_t repetition) {
  std::string text;
  for (const TaskResult& task : of.runs[repetition].tasks) {
    auto cells = run_cells(of, repetition);
    append(cells, task_cells(task));
    append(cells, more_cells(report.occurs, task));
    text += csv_line(cells);
  }
  if (!text.empty()) return text;
  auto cells = run_cells(of, repetition);
  append(cells, std::vector<std::string>(task_columns.size() + more_columns(report.occurs, true).size()));
  return csv_line(cells);
}

}  // namespace

std::string to_csv(const Report& report) {
  std::vector<std::string> columns = run_columns;
  append(columns, report.tasks ? task_columns : csv_figure_columns(report.occurs));
  if (report.tasks) append(columns, more_columns(report.occurs, true));
  const bool scheduling = report.scheduling && !report.tasks;
  if (scheduling) append(columns, scheduling_columns);
  std::string text = csv_line(columns);
  for (const ApproachRuns& of : report.approaches)
    for (std::size_t i = 0; i < of.runs.size(); ++i) {
      if (report.tasks) {
        text += task_lines(report, of, i);
        continue;
      }
      auto cells = run_cells(of, i);
      append(cells, csv_figure_cells(report.occurs, of.runs[i], summarise(of.runs[i])));
      if (scheduling) append(cells, scheduling_cells(of.runs[i]));
      text += csv_line(cells);
    }
  return text;
}

}  // namespace interleave
