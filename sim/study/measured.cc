#include "sim/study/measured.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sim/scenario/scenario.h"
#include "sim/study/case_scenario.h"
#include "sim/study/median.h"

namespace interleave {
namespace {

using nlohmann::json;
using std::string;
using Group = MeasuredCase::Group;

Group group_of(const string& family) {
  static const std::map<string, Group> groups = {
      {"tasks", Group::tasks}, {"payload", Group::payload}, {"latency", Group::latency}, {"nice", Group::nice},
      {"count", Group::count}, {"primitive", Group::primitives}, {"samples", Group::primitives}};
  const auto found = groups.find(family);
  if (found == groups.end()) throw std::runtime_error("no family is called \"" + family + "\"");
  return found->second;
}

// The lines of a file: what threads that count turns of a loop have to do stands in another line.
class Records {
 public:
  void add(json record) { records_.push_back(std::move(record)); }
  MeasuredCase measured(std::size_t number) const;

 private:
  // How long all turns take: the fastest repetition on at most one thread.
  std::optional<double> count_work_s(const json& record) const;
  void make_scenario(MeasuredCase& measured, const json& record) const;

  std::vector<json> records_;
};

std::optional<double> Records::count_work_s(const json& record) const {
  std::optional<double> least;
  for (const json& other : records_) {
    if (other.at("family") != "count") continue;
    const json& p = other.at("params");
    if (p.at("threads") > 1 || p.at("turns") != record.at("params").at("turns")) continue;
    for (const json& repetition : other.at("reps")) {
      const double wall_s = repetition.at("wall");
      least = std::min(wall_s, least.value_or(wall_s));
    }
  }
  return least;
}

void Records::make_scenario(MeasuredCase& measured, const json& record) const {
  const string p = record.at("params").dump();
  const string profile = profile_for(measured.python);
  switch (measured.group) {
    case Group::tasks:
      measured.scenario = tasks_scenario(profile, p);
      measured.closed_form_s = closed_form_s(p, record.at("cores"));
      break;
    case Group::payload: measured.scenario = payload_scenario(profile, p); break;
    case Group::latency: measured.scenario = latency_scenario(profile, p); break;
    case Group::nice: measured.scenario = nice_scenario(profile, p); break;
    case Group::count:
      if (const std::optional<double> work_s = count_work_s(record))
        measured.scenario = count_scenario(profile, p, *work_s);
      else
        measured.left_out = "its file does not say how long the loop takes on one thread";
      break;
    case Group::primitives:
      measured.scenario = primitive_scenario(profile, p, record.at("family") == "samples");
      if (measured.scenario.empty())
        measured.left_out = "a primitive without a scenario of its own";
      else
        for (double& each : measured.elapsed_s)
          each *= operations_of_primitive(p) / record.at("params").at("n").get<double>();
      break;
  }
}

string approach_of(Group group, const json& parameters) {
  if (parameters.contains("approach") && parameters.at("approach").is_string()) return parameters.at("approach");
  switch (group) {
    case Group::latency: return "echo";
    case Group::nice: return "processes";
    case Group::count: return "threads";
    default: return "-";
  }
}

std::vector<double> median_shares(const json& repetitions) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < repetitions.at(0).at("share").size(); ++i) {
    std::vector<double> values;
    for (const json& repetition : repetitions) values.push_back(repetition.at("share").at(i));
    shares.push_back(median(values));
  }
  return shares;
}

// The repetitions have as many requests each.
void add_latencies(MeasuredCase& measured, const json& latency, std::size_t repetitions) {
  measured.latency_mean_s += latency.at("mean").get<double>() / static_cast<double>(repetitions);
  if (!latency.contains("us")) return;
  for (const json& us : latency.at("us")) measured.latencies_s.push_back(us.get<double>() * 1e-6);
}

MeasuredCase Records::measured(std::size_t number) const {
  const json& record = records_[number];
  const json& repetitions = record.at("reps");
  MeasuredCase measured;
  measured.group = group_of(record.at("family"));
  measured.python = record.at("python");
  measured.id = record.at("id");
  measured.family = measured.id.substr(0, measured.id.find('/'));
  measured.approach = approach_of(measured.group, record.at("params"));
  measured.clean = record.at("clean");
  if (repetitions.at(0).contains("error")) {
    measured.left_out = "failed when it was measured: " + repetitions.at(0).at("error").get<string>();
    return measured;
  }
  for (const json& repetition : repetitions) {
    measured.elapsed_s.push_back(repetition.at("wall"));
    if (measured.group == Group::latency) add_latencies(measured, repetition.at("lat"), repetitions.size());
  }
  std::sort(measured.elapsed_s.begin(), measured.elapsed_s.end());
  std::sort(measured.latencies_s.begin(), measured.latencies_s.end());
  if (measured.group == Group::nice) measured.shares = median_shares(repetitions);
  if (record.at("params").contains("switch_interval"))
    measured.switch_interval_s = record.at("params").at("switch_interval");
  make_scenario(measured, record);
  measured.lacks_profile = measured.left_out.empty() && !has_profile(profile_for(measured.python));
  if (measured.lacks_profile)
    measured.left_out = "no profile " + profile_for(measured.python) + "; give one by --set python.profile=FILE";
  return measured;
}

}  // namespace

double MeasuredCase::measured_s() const { return group == Group::count ? elapsed_s.front() : median(elapsed_s); }

const char* name_of(Group group) {
  switch (group) {
    case Group::tasks: return "tasks";
    case Group::payload: return "payload";
    case Group::latency: return "latency";
    case Group::nice: return "nice";
    case Group::count: return "count";
    case Group::primitives: return "primitives";
  }
  return "";
}

string profile_for(const string& python) {
  return "cpython-" + python.substr(0, python.find('.', python.find('.') + 1));
}

bool has_profile(const string& name) {
  for (const Named& profile : profile_list())
    if (profile.name == name) return true;
  return false;
}

std::vector<MeasuredCase> read_measured_cases(const string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  const auto wrong_line = [&path](std::size_t number, const std::exception& wrong) {
    return std::runtime_error(path + ":" + std::to_string(number) + ": expected a record of the measuring script: " +
                              wrong.what());
  };
  Records records;
  std::size_t count = 0;
  for (string line; std::getline(file, line); ++count) try {
      records.add(json::parse(line));
    } catch (const json::exception& wrong) {
      throw wrong_line(count + 1, wrong);
    }
  std::vector<MeasuredCase> cases;
  for (std::size_t i = 0; i < count; ++i) try {
      cases.push_back(records.measured(i));
    } catch (const std::exception& wrong) {   // of the JSON library, or an approach that nobody knows
      throw wrong_line(i + 1, wrong);
    }
  return cases;
}

}  // namespace interleave
