#include "sim/study/validate.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "sim/scenario/scenario.h"
#include "sim/study/children.h"
#include "sim/study/quartiles.h"
#include "sim/study/simulate.h"

namespace interleave {
namespace {

using nlohmann::json;
using std::string;
using Cases = std::vector<const ValidatedCase*>;
using Group = MeasuredCase::Group;

bool begins(const string& text, const char* start) { return text.rfind(start, 0) == 0; }

bool hangs_on_primitives(const MeasuredCase& measured) {
  const string& family = measured.family;
  return measured.group == Group::tasks && (family == "fine" || begins(family, "chunk") || begins(family, "start"));
}

// ---- In the child: runs of one case ----

// What the runs of a case add up to, on its way to the parent; times in ns.
struct Runs {
  std::vector<std::int64_t> elapsed_ns, latencies_ns;
  std::vector<double> shares;
  string failure;
};

void add_shares(Runs& runs, const Result& result, int seeds) {
  double cpu = 0;
  for (const TaskResult& task : result.tasks) cpu += seconds(task.cpu);
  runs.shares.resize(result.tasks.size());
  for (std::size_t i = 0; i < result.tasks.size(); ++i)
    runs.shares[i] += seconds(result.tasks[i].cpu) / std::max(cpu, 1e-9) / seeds;
}

Runs run(const Scenario& scenario, int seeds) {
  Runs runs;
  for (int seed = 1; seed <= seeds && runs.failure.empty(); ++seed) {
    const RunOptions options{.seed = static_cast<std::uint64_t>(seed)};
    const Result result = simulate_in_limits(scenario, {&scenario.approaches.front(), options});
    if (result.outcome == Result::Outcome::failed) runs.failure = result.failure;
    runs.elapsed_ns.push_back(result.elapsed.count());
    if (scenario.workload.clients)
      for (const TaskResult& task : result.tasks)
        if (task.end != never) runs.latencies_ns.push_back((task.end - task.arrival).count());
    if (scenario.workload.run_for) add_shares(runs, result, seeds);
  }
  return runs;
}

// The medians with all costs at their lower and upper quartile.
json band(const Scenario& scenario, int seeds) {
  json band;
  for (const double q : {0.25, 0.75}) {
    std::vector<std::int64_t> elapsed_ns = run(with_costs_at(scenario, q), seeds).elapsed_ns;
    std::sort(elapsed_ns.begin(), elapsed_ns.end());
    band.push_back(elapsed_ns[elapsed_ns.size() / 2]);
  }
  return band;
}

// The case's scenario as `set` changes it; names of files are looked up in the working folder.
Scenario scenario_of(const MeasuredCase& measured, const Overrides& set) {
  return parse_scenario(measured.scenario, "(a measured case)", set);
}

// `machine=NAME` is machine.preset, and the like: the rest of what a case says of them stays. `python` as a map would
// drop it, such as the switch interval, without a word.
Overrides kept_apart(const Overrides& set) {
  Overrides result;
  for (const string& change : set) {
    const std::size_t equals = change.find('=');
    const string path = change.substr(0, equals);
    const bool python = path == "python";
    if (equals == string::npos || (!python && path != "machine")) {
      result.push_back(change);
      continue;
    }
    const string value = change.substr(equals + 1);
    if (value.find('{') != string::npos)
      throw InputError("--set " + change + ": got a map, which would replace all that the cases say of the " + path +
                       "; set its keys one by one, e.g. --set " +
                       (python ? "python.profile=mine.yaml" : "machine.preset=machine.yaml"));
    result.push_back(path + (python ? ".profile=" : ".preset=") + value);
  }
  return result;
}

// What goes with no case is wrong; what goes with some only is said of the others.
void check_changes(const std::vector<MeasuredCase>& cases, const Overrides& set) {
  std::exception_ptr first;
  for (const MeasuredCase& each : cases) {
    if (each.scenario.empty()) continue;
    Overrides changes = set;
    if (each.lacks_profile) changes.insert(changes.begin(), "python.profile=cpython-3.11");
    try {
      scenario_of(each, changes);
      return;
    } catch (const InputError&) {
      if (!first) first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
}

string simulated(const MeasuredCase& measured, const ValidateOptions& options) {
  json said;
  try {
    const int seeds = options.seeds;
    const Scenario scenario = scenario_of(measured, kept_apart(options.set));
    const Runs runs = run(scenario, measured.group == Group::latency ? 5 * seeds : seeds);
    said = {{"elapsed", runs.elapsed_ns}, {"latencies", runs.latencies_ns}, {"shares", runs.shares}};
    said["failure"] = runs.failure;
    if (runs.failure.empty() && hangs_on_primitives(measured)) said["band"] = band(scenario, seeds);
  } catch (const InputError& error) {
    said["failure"] = error.what();
  }
  return said.dump();
}

// ---- In the parent ----

std::vector<double> in_seconds(const json& times_ns) {
  std::vector<double> times_s;
  for (const json& time : times_ns) times_s.push_back(time.get<double>() / 1e9);
  std::sort(times_s.begin(), times_s.end());
  return times_s;
}

ValidatedCase validated(const MeasuredCase& measured, const ChildOutcome& child) {
  ValidatedCase result;
  result.measured = measured;
  result.failure = child.failure;
  if (child.signal != 0) result.failure = death_by_signal(child.signal, std::nullopt);
  if (!result.failure.empty() || !measured.left_out.empty()) return result;
  const json said = json::parse(child.said);
  result.failure = said.at("failure");
  if (!result.failure.empty()) return result;
  result.simulated_s = in_seconds(said.at("elapsed"));
  result.latencies_s = in_seconds(said.at("latencies"));
  result.shares = said.at("shares").get<std::vector<double>>();
  if (said.contains("band")) {
    std::vector<double> ends = in_seconds(said.at("band"));
    ends.push_back(result.median_s());
    const auto [least, most] = std::minmax_element(ends.begin(), ends.end());
    result.band_s = {*least, *most};
  }
  return result;
}

// The work of a case without its approach: cases of the same work are ranked against each other.
string work_of(const MeasuredCase& measured) {
  return measured.python + measured.scenario.substr(0, measured.scenario.rfind("approaches:"));
}

double share_above(const std::vector<double>& ascending, double limit) {
  const auto above = ascending.end() - std::upper_bound(ascending.begin(), ascending.end(), limit);
  return static_cast<double>(above) / static_cast<double>(std::max<std::size_t>(ascending.size(), 1));
}

// 3.8.18 before 3.11.7.
std::vector<int> version_key(const string& version) {
  std::vector<int> key;
  std::istringstream text(version);
  for (string part; std::getline(text, part, '.');) key.push_back(std::atoi(part.c_str()));
  return key;
}

}  // namespace

double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// The quantile functions are steps: a sum over the probabilities at which one of them rises.
double wasserstein_1(const std::vector<double>& a, const std::vector<double>& b) {
  const double na = static_cast<double>(a.size()), nb = static_cast<double>(b.size());
  double area = 0, reached = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const double end_a = static_cast<double>(i + 1) / na, end_b = static_cast<double>(j + 1) / nb;
    const double end = std::min(end_a, end_b);
    area += (end - reached) * std::abs(a[i] - b[j]);
    reached = end;
    i += end_a <= end_b ? 1 : 0;
    j += end_b <= end_a ? 1 : 0;
  }
  return area;
}

double ValidatedCase::median_s() const { return quantile(simulated_s, 0.5); }

double ValidatedCase::error() const {
  if (measured.group == Group::latency && measured.latencies_s.empty())
    return mean(latencies_s) / measured.latency_mean_s - 1;
  if (measured.group == Group::latency)
    return wasserstein_1(measured.latencies_s, latencies_s) / measured.latency_mean_s;
  if (measured.group == Group::nice) {
    double apart = 0;
    for (std::size_t i = 0; i < std::min(shares.size(), measured.shares.size()); ++i)
      apart += std::abs(shares[i] - measured.shares[i]) / 2;
    return apart;
  }
  return median_s() / measured.measured_s() - 1;
}

std::optional<double> ValidatedCase::error_of_range() const {
  if (measured.group == Group::latency || measured.group == Group::nice) return std::nullopt;
  const double least = measured.elapsed_s.front(), most = measured.elapsed_s.back();
  return std::max({0.0, (least - median_s()) / least, (median_s() - most) / most});
}

std::optional<double> ValidatedCase::closed_form_error() const {
  if (!measured.closed_form_s) return std::nullopt;
  return *measured.closed_form_s / measured.measured_s() - 1;
}

bool ValidatedCase::band_meets() const {
  return band_s && band_s->first <= measured.elapsed_s.back() && band_s->second >= measured.elapsed_s.front();
}

double ValidatedCase::slow_measured() const {
  return share_above(measured.latencies_s, measured.switch_interval_s / 2);
}
double ValidatedCase::slow_simulated() const { return share_above(latencies_s, measured.switch_interval_s / 2); }

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
  std::stable_sort(cases.begin(), cases.end(), [](const MeasuredCase& a, const MeasuredCase& b) {
    return version_key(a.python) < version_key(b.python);
  });
  return cases;
}

std::vector<MeasuredCase> chosen_cases(std::vector<MeasuredCase> cases, const ValidateOptions& options) {
  std::erase_if(cases, [&options](const MeasuredCase& each) {
    const string& family = options.family;
    return each.id.find(options.only) == string::npos ||
           (!family.empty() && each.family != family && name_of(each.group) != family);
  });
  const Overrides set = kept_apart(options.set);
  const bool has_one = std::any_of(set.begin(), set.end(), [](const string& change) {
    return begins(change, "python.profile=");
  });
  for (MeasuredCase& each : cases)
    if (has_one && each.lacks_profile) each.left_out.clear();
  if (!set.empty()) check_changes(cases, set);
  return cases;
}

std::vector<ValidatedCase> validate(const std::vector<MeasuredCase>& cases, const ValidateOptions& options,
                                    const std::function<void(std::size_t)>& done) {
  const auto work = [&](std::size_t i) {
    return cases[i].left_out.empty() ? simulated(cases[i], options) : string();
  };
  const std::vector<ChildOutcome> outcomes = in_children(cases.size(), options.jobs, work, done);
  std::vector<ValidatedCase> results;
  for (std::size_t i = 0; i < cases.size(); ++i) results.push_back(validated(cases[i], outcomes[i]));
  return results;
}

RankAgreement rank_agreement(const Cases& cases) {
  RankAgreement agreement;
  std::map<string, Cases> same_work;
  for (const ValidatedCase* each : cases)
    if (each->measured.group == Group::tasks) same_work[work_of(each->measured)].push_back(each);
  for (const auto& [work, group] : same_work)
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        const double a = group[i]->measured.measured_s(), b = group[j]->measured.measured_s();
        if (std::abs(a - b) <= 0.1 * std::min(a, b)) continue;
        ++agreement.pairs;
        agreement.right += (a < b) == (group[i]->median_s() < group[j]->median_s()) ? 1 : 0;
      }
  return agreement;
}

}  // namespace interleave
