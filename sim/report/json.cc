// Written as text member by member: a JSON library would print an exact count of nanoseconds through a double.
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/report/figures.h"
#include "sim/report/reason.h"
#include "sim/report/report.h"
#include "sim/report/scheduling.h"
#include "sim/report/summary.h"

namespace interleave {

namespace {

struct Member { std::string_view key; std::string value; };

std::string json_text(std::string_view text) {
  // A byte that is not UTF-8 becomes U+FFFD: no name in a scenario may break the output.
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string in_line(const std::vector<Member>& members) {
  std::string text;
  for (const Member& member : members)
    text += (text.empty() ? "{" : ", ") + json_text(member.key) + ": " + member.value;
  return text + "}";
}

// One member or element a line, `indent` blanks before it.
std::string block(const std::vector<std::string>& items, std::size_t indent, char opening, char closing) {
  if (items.empty()) return {opening, closing};
  std::string text(1, opening);
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "\n" : ",\n") + std::string(indent, ' ') + items[i];
  return text + "\n" + std::string(indent - 2, ' ') + closing;
}

std::string object(const std::vector<Member>& members, std::size_t indent) {
  std::vector<std::string> items;
  for (const Member& member : members) items.push_back(json_text(member.key) + ": " + member.value);
  return block(items, indent, '{', '}');
}

std::string moment_or_null(Time time) { return time == never ? "null" : exact_seconds(time.time_since_epoch()); }

std::string rate(double per_second) { return std::isinf(per_second) ? "null" : plain_number(per_second); }

std::string latency(const Summary& summary) {
  if (!summary.latency) return "null";
  const Summary::Latency& l = *summary.latency;
  return in_line({{"mean", exact_seconds(l.mean)},
                  {"p50", exact_seconds(l.p50)},
                  {"p90", exact_seconds(l.p90)},
                  {"p99", exact_seconds(l.p99)},
                  {"max", exact_seconds(l.max)}});
}

std::string times(const Result& result) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < doing_count; ++i) members.push_back({doing_names[i], exact_seconds(result.time[i])});
  return in_line(members);
}

std::string scheduling(const Result& result) {
  const auto figures = scheduling_figures(result);
  if (!figures) return "null";
  return in_line({{"turnaround_s", exact_seconds(figures->turnaround)},
                  {"response_s", exact_seconds(figures->response)},
                  {"waiting_s", exact_seconds(figures->waiting)},
                  {"fairness", plain_number(figures->fairness)},
                  {"switches", std::to_string(figures->switches)}});
}

std::string each_task(const Result& result, const Occurs& occurs, std::size_t indent) {
  std::vector<std::string> items;
  for (const TaskResult& task : result.tasks) {
    std::vector<Member> members = {{"name", json_text(task.name)},
                                   {"arrival_s", moment_or_null(task.arrival)},
                                   {"first_run_s", moment_or_null(task.first_run)},
                                   {"end_s", moment_or_null(task.end)},
                                   {"cpu_s", exact_seconds(task.cpu)},
                                   {"runnable_s", exact_seconds(task.runnable)}};
    if (occurs.failing_clients) members.push_back({"fate", json_text(fate_of(task))});
    if (occurs.deadlines) members.push_back({"deadline", json_text(deadline_of(task))});
    items.push_back(in_line(members));
  }
  return block(items, indent, '[', ']');
}

std::string run(const Report& report, const ApproachRuns& of, std::size_t repetition) {
  const Result& result = of.runs[repetition];
  const Summary summary = summarise(result);
  std::vector<Member> members = {{"approach", json_text(of.approach.model)},
                                 {"label", json_text(of.approach.label)},
                                 {"options", json_text(of.approach.options)}};
  if (of.runs.size() > 1) members.push_back({"repetition", std::to_string(repetition + 1)});
  if (result.outcome == Result::Outcome::failed) members.push_back({"failure", json_text(failure_of(result))});
  const std::vector<Member> figures = {
      {"tasks", std::to_string(summary.tasks)},
      {"unfinished", std::to_string(summary.unfinished)},
      {"elapsed_s", exact_seconds(summary.elapsed)},
      {"throughput_per_s", rate(summary.throughput_per_s)},
      {"latency_s", latency(summary)}};
  members.insert(members.end(), figures.begin(), figures.end());
  if (report.occurs.failing_clients) {
    members.push_back({"turned_away", std::to_string(summary.turned_away)});
    members.push_back({"timed_out", std::to_string(summary.timed_out)});
    members.push_back({"retried", std::to_string(summary.retried)});
    members.push_back({"goodput_per_s", rate(summary.goodput_per_s)});
  }
  if (report.occurs.deadlines) {
    members.push_back({"deadlines", std::to_string(summary.deadlines)});
    members.push_back({"deadlines_missed", std::to_string(summary.deadlines_missed)});
  }
  if (report.occurs.updates) {
    members.push_back({"updates", std::to_string(result.updates)});
    members.push_back({"updates_lost", std::to_string(result.updates_lost)});
  }
  const std::vector<Member> machine = {
      {"cpu_s", exact_seconds(summary.cpu)},
      {"utilisation", plain_number(summary.utilisation)},
      {"events", std::to_string(result.events)},
      {"switches", in_line({{"voluntary", std::to_string(result.switches_voluntary)},
                            {"involuntary", std::to_string(result.switches_involuntary)}})},
      {"migrations", std::to_string(result.migrations)},
      {"threads", std::to_string(result.threads)},
      {"processes", std::to_string(result.processes)},
      {"memory_peak_bytes", std::to_string(result.memory_peak_bytes)},
      {"time_s", times(result)}};
  members.insert(members.end(), machine.begin(), machine.end());
  if (report.scheduling) members.push_back({"scheduling", scheduling(result)});
  if (report.tasks) members.push_back({"each_task", each_task(result, report.occurs, 8)});
  return object(members, 6);
}

}  // namespace

std::string to_json(const Report& report) {
  std::vector<std::string> runs;
  for (const ApproachRuns& of : report.approaches)
    for (std::size_t i = 0; i < of.runs.size(); ++i) runs.push_back(run(report, of, i));
  return object({{"schema", "1"},
                 {"scenario_hash", json_text(report.scenario_hash)},
                 {"seed", std::to_string(report.seed)},
                 {"version", json_text(report.version)},
                 {"approaches", block(runs, 4, '[', ']')}},
                2) +
         "\n";
}

}  // namespace interleave
