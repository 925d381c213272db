#include "sim/study/primitives.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "sim/study/median.h"

namespace interleave {
namespace {

using nlohmann::json;
using std::string;

std::vector<double> of_each(const json& repetitions, const char* key) {
  std::vector<double> values;
  for (const json& repetition : repetitions)
    if (repetition.contains(key)) values.push_back(repetition.at(key));
  std::sort(values.begin(), values.end());
  return values;
}

std::map<string, double> medians(const json& repetitions, const char* key) {
  std::map<string, std::vector<double>> values;
  for (const json& repetition : repetitions)
    if (repetition.contains(key))
      for (const auto& [name, value] : repetition.at(key).items()) values[name].push_back(value);
  std::map<string, double> found;
  for (const auto& [name, all] : values) found[name] = median(all);
  return found;
}

}  // namespace

void Primitives::add_line(const string& line) {
  const json record = json::parse(line);
  const string family = record.at("family"), python = record.at("python");
  const json& repetitions = record.at("reps");
  if (!python_.empty() && python != python_)
    throw std::runtime_error("it was measured on " + python + ", an earlier line on " + python_ +
                             "; a profile is of one interpreter");
  python_ = python;
  cores_ = std::max(1, record.at("cores").get<int>());
  if ((family != "primitive" && family != "samples") || repetitions.at(0).contains("error")) return;
  Primitive found;
  found.parameters = record.at("params").dump();
  found.samples = family == "samples";
  found.clean = record.at("clean");
  found.elapsed_s = of_each(repetitions, "wall");
  found.per_op_s = of_each(repetitions, "per_op");
  found.quantiles_s = medians(repetitions, "q");
  found.second_s = medians(repetitions, "q2");
  if (found.elapsed_s.empty()) throw std::runtime_error("a record without \"wall\"");
  all_[record.at("id")] = found;
}

void Primitives::add(const string& text, const string& name) {
  std::istringstream lines(text);
  int number = 0;
  for (string line; std::getline(lines, line);) try {
      ++number;
      add_line(line);
    } catch (const std::exception& wrong) {
      throw std::runtime_error(name + ":" + std::to_string(number) + ": expected a record of measured primitives: " +
                               wrong.what());
    }
}

Primitives Primitives::read(const std::vector<string>& paths) {
  Primitives primitives;
  string names;
  for (const string& path : paths) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + ": cannot be read");
    primitives.add(string(std::istreambuf_iterator<char>(file), {}), path);
    names += (names.empty() ? "" : ", ") + path;
  }
  if (primitives.all_.empty()) throw std::runtime_error(names + ": no measured primitives in there");
  return primitives;
}

const Primitive* Primitives::find(const string& id) const {
  const auto found = all_.find(id);
  return found == all_.end() ? nullptr : &found->second;
}

Distribution distribution_of(const std::map<string, double>& quantiles_s, double less_s) {
  Empirical empirical;
  for (const auto& [name, p] : {std::pair{"p1", 0.0}, {"p10", 0.1}, {"p25", 0.25}, {"p50", 0.5}, {"p75", 0.75},
                                {"p90", 0.9}, {"p99", 1.0}}) {
    const double value = std::round(std::max(0.0, quantiles_s.at(name) - less_s) * 1e9);
    const double before = empirical.points.empty() ? 0 : empirical.points.back().value;
    empirical.points.push_back({p, std::max(value, before)});
  }
  return {Distribution::Kind(empirical)};
}

}  // namespace interleave
