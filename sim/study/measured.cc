#include "sim/study/measured.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sim/scenario/scenario.h"

namespace interleave {
namespace {

using nlohmann::json;
using std::string;

// SHA-256 through hashlib with the processor's SHA extensions, on a machine of the measured kind: what a call of so
// many bytes takes.
double native_call_s(double bytes) { return bytes * 0.55e-9 + 0.1e-6; }

string ns(double time_s) { return std::to_string(std::llround(time_s * 1e9)) + " ns"; }

double number(const json& parameters, const char* key) {
  const auto found = parameters.find(key);
  return found == parameters.end() || found->is_null() ? 0 : found->get<double>();
}

string option(const json& parameters, const char* from, const char* to) {
  const double value = number(parameters, from);
  return value > 0 ? string(", ") + to + ": " + std::to_string(std::llround(value)) : "";
}

string approach_of(const json& p) {
  const string name = p.at("approach");
  const string workers = option(p, "workers", "workers"), chunks = option(p, "chunksize", "chunksize");
  const string start = p.contains("start") ? ", start: " + p.at("start").get<string>() : "";
  if (name == "sequential") return "sequential";
  if (name == "thread_each") return "threading";
  if (name == "threadpool") return "{approach: futures, executor: thread" + workers + "}";
  if (name == "process_each") return "{approach: multiprocessing" + start + "}";
  if (name == "processpool")
    return "{approach: futures, executor: process, warm: true" + workers + chunks + start + "}";
  if (name == "mppool") return "{approach: multiprocessing, warm: true" + workers + chunks + start + "}";
  if (name == "asyncio") return "{approach: asyncio" + option(p, "limit", "limit") + "}";
  if (name == "to_thread") return "{approach: asyncio, offload: thread" + workers + "}";
  throw std::runtime_error("no approach is known for \"" + name + "\"");
}

// The machine, its operating system, and what a CPU step means in the measuring script. Its kernel ends slices exactly.
string head(const string& profile, const json& p) {
  string text = "schema: 1\ntitle: a measured case\nmachine: {preset: milan-2vcpu";
  text += option(p, "pin", "cores") + "}\nos: {preset: linux-6.18, hrtick: true}\n";
  const double interval = number(p, "switch_interval");
  text += "python: {profile: " + profile + (interval > 0 ? ", switch_interval: " + ns(interval) : "") + "}\n";
  return text + "workload:\n  cpu_demand: thread_clock\n";
}

string tasks_scenario(const string& profile, const json& p) {
  string text = head(profile, p);
  text += "  tasks: " + std::to_string(p.at("tasks").get<int>()) + "\n";
  text += "  repeat: " + std::to_string(p.at("rounds").get<int>()) + "\n";
  text += "  main_import: 60 ms\n  arguments: 60 B\n  results: 10 B\n  steps:\n";
  if (number(p, "cpu") > 0) text += "    - python: " + ns(number(p, "cpu")) + "\n";
  if (number(p, "native") > 0) {
    const double chunk = p.contains("chunk") ? number(p, "chunk") : 65536;
    text += "    - native: {time: " + ns(number(p, "native")) + ", call: " + ns(native_call_s(chunk)) + "}\n";
  }
  if (number(p, "sleep") > 0) text += "    - sleep: " + ns(number(p, "sleep")) + "\n";
  return text + "approaches: [" + approach_of(p) + "]\n";
}

// The client sleeps for 0.1 s first; the program's main thread answers, the others burn 0.5 ms at a time.
string latency_scenario(const string& profile, const json& p) {
  string text = head(profile, p);
  text += "  clients: {count: 1, requests: " + std::to_string(p.at("requests").get<int>()) + ", start: 100 ms";
  if (number(p, "think") > 0) text += ", think: " + ns(number(p, "think"));
  text += ", via: socketpair}\n";
  text += "  steps: [{python: " + ns(number(p, "service")) + "}]\n";
  if (number(p, "spinners") > 0)
    text +=
        "  background: [{threads: " + std::to_string(p.at("spinners").get<int>()) + ", steps: [{python: 500 us}]}]\n";
  return text + "approaches: [sequential]\n";
}

double closed_form_s(const json& p, double cores) {
  const string approach = p.at("approach");
  const double tasks = number(p, "tasks"), rounds = number(p, "rounds");
  const double cpu = number(p, "cpu") * rounds, native = number(p, "native") * rounds,
               sleep = number(p, "sleep") * rounds;
  double workers = number(p, "workers") > 0 ? number(p, "workers") : number(p, "limit");
  if (workers <= 0 || workers > tasks) workers = tasks;
  const double all = cpu + native + sleep, path = all * std::ceil(tasks / workers);
  if (approach == "sequential") return tasks * all;
  if (approach == "asyncio") return std::max(tasks * (cpu + native), path);
  const double cores_bound = tasks * (cpu + native) / cores;
  if (approach == "thread_each" || approach == "threadpool" || approach == "to_thread")
    return std::max({tasks * cpu, cores_bound, path});
  return std::max(cores_bound, path);
}

}  // namespace

double MeasuredCase::median_s() const {
  const std::size_t half = elapsed_s.size() / 2;
  return elapsed_s.size() % 2 ? elapsed_s[half] : (elapsed_s[half - 1] + elapsed_s[half]) / 2;
}

string profile_for(const string& python) {
  const string name = "cpython-" + python.substr(0, python.find('.', python.find('.') + 1));
  for (const Named& profile : profile_list())
    if (profile.name == name) return name;
  return "";
}

namespace {

std::optional<MeasuredCase> measured_case(const json& record) {
  const string kind = record.at("family");
  if ((kind != "tasks" && kind != "latency") || record.at("reps").at(0).contains("error")) return std::nullopt;
  const json& parameters = record.at("params");
  MeasuredCase measured;
  measured.python = record.at("python");
  const string profile = profile_for(measured.python);
  if (profile.empty()) return std::nullopt;
  measured.id = record.at("id");
  measured.family = measured.id.substr(0, measured.id.find('/'));
  measured.clean = record.at("clean");
  for (const json& repetition : record.at("reps")) measured.elapsed_s.push_back(repetition.at("wall"));
  std::sort(measured.elapsed_s.begin(), measured.elapsed_s.end());
  if (kind == "tasks") {
    measured.approach = parameters.at("approach");
    measured.scenario = tasks_scenario(profile, parameters);
    measured.closed_form_s = closed_form_s(parameters, record.at("cores"));
  } else {
    measured.approach = "echo";
    measured.scenario = latency_scenario(profile, parameters);
  }
  return measured;
}

}  // namespace

std::vector<MeasuredCase> read_measured_cases(const string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::vector<MeasuredCase> cases;
  int number = 0;
  for (string line; std::getline(file, line);) {
    ++number;
    try {
      if (std::optional<MeasuredCase> measured = measured_case(json::parse(line))) cases.push_back(*measured);
    } catch (const std::exception& wrong) {   // of the JSON library, or an unknown approach
      throw std::runtime_error(path + ":" + std::to_string(number) +
                               ": expected a record of the measuring script: " + wrong.what());
    }
  }
  return cases;
}

}  // namespace interleave
