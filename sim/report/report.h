// What a command prints: the runs of one scenario's approaches, as JSON, CSV or text tables. The same report gives the
// same bytes; runs that failed stand in it with their failure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/approach.h"
#include "sim/report/result.h"

namespace interleave {

// One result for each repetition, in their order: runs[i] of all approaches met the same draws.
struct ApproachRuns {
  Approach approach;
  std::vector<Result> runs;
};

// What can occur; figures of what cannot are left out.
struct Occurs {
  bool failing_clients = false;         // a backlog, a timeout
  bool deadlines = false;
  bool updates = false;                 // of counters and dicts
};

struct Report {
  std::string title, notes, scenario_hash, version;   // notes: where they are asked for
  std::uint64_t seed = 0;
  bool open = false;                    // arrivals or clients, not a closed batch
  std::vector<ApproachRuns> approaches;
  bool tasks = false;                   // each task, too
  Occurs occurs = {};
  bool scheduling = false;              // the figures of scheduling.h, too
};

struct Style {
  bool colour = false;
};

// What `compare` ranks by: throughput, goodput and fairness the highest first, all others the lowest. From `response`
// on they are the figures of scheduling.h.
enum class By { throughput, p50, p90, p99, mean, max, elapsed, cpu, goodput, response, waiting, fairness, switches };
inline constexpr std::string_view by_names[] = {"throughput", "p50", "p90", "p99", "mean", "max", "elapsed", "cpu",
                                                "goodput", "response", "waiting", "fairness", "switches"};
// `turnaround` is another name of the mean latency, as courses call it.
std::optional<By> by_named(std::string_view name);
// Where nothing else is asked for: throughput of a closed batch, p99 of an open workload, goodput where clients fail;
// of policies the mean turnaround.
inline By usual_by(const Report& report) {
  if (report.occurs.failing_clients) return By::goodput;
  if (report.scheduling) return By::mean;
  return report.open ? By::p99 : By::throughput;
}

// What stands above all tables: the title, and the notes.
std::string heading_text(const Report& report, Style style);
// One entry of "approaches" for each run; with repetitions each says which ("repetition", from 1).
std::string to_json(const Report& report);
// A line of column names, then one line for each run; with `tasks`, for each task.
std::string to_csv(const Report& report);
// `run`: key figures, where the time went, with `tasks` the table of an operating systems book.
std::string run_table(const Report& report, Style style);
// `compare`: the ranking, and for each approach one sentence of reason.
std::string compare_table(const Report& report, By by, Style style);

}  // namespace interleave
