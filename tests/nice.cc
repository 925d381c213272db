// The measured `nice` family: processes that compute, pinned to one core or to two, under a real kernel's EEVDF.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/study/measured.h"
#include "tests/runs.h"
#include "tests/source_dir.h"

using namespace interleave;

namespace {

struct Process { double share; double preemptions; };

// A turn ends when somebody else has the core; where it goes on after the kernel's own work it is the same turn.
std::vector<Process> simulated(const std::string& text, std::uint64_t seed) {
  const Result result = run_text(text, {}, {.seed = seed, .schedule = Window{}});
  std::vector<Process> processes;
  double cpu_s = 0;
  for (const TaskResult& task : result.tasks) cpu_s += seconds(task.cpu);
  for (const TaskResult& task : result.tasks) processes.push_back({seconds(task.cpu) / cpu_s, 0});
  std::vector<std::int64_t> last(static_cast<std::size_t>(result.schedule.cores), -1);
  for (const Schedule::Span& span : result.schedule.spans) {
    std::int64_t& before = last[static_cast<std::size_t>(span.core)];
    if (before >= 0 && before != span.thread) {
      const std::string& name = result.schedule.threads[static_cast<std::size_t>(before)];
      for (std::size_t i = 0; i < result.tasks.size(); ++i)
        if (result.tasks[i].name == name) ++processes[i].preemptions;
    }
    before = span.thread;
  }
  return processes;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::vector<double> of_process(const nlohmann::json& record, const char* key, std::size_t process) {
  std::vector<double> values;
  for (const auto& repetition : record.at("reps")) values.push_back(repetition.at(key).at(process));
  return values;
}

struct Measured { nlohmann::json record; std::string scenario; };

std::vector<Measured> measured_with(const std::string& end_of_id) {
  std::vector<Measured> found;
  for (const char* version : {"3.11.7", "3.13.0"}) {
    const std::string path = INTERLEAVE_SOURCE_DIR "/tests/groundtruth/cpython-" + std::string(version) + ".jsonl";
    std::vector<MeasuredCase> cases = read_measured_cases(path);
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      const nlohmann::json record = nlohmann::json::parse(line);
      const std::string id = record.value("id", "");
      if (!id.starts_with("nice/") || !id.ends_with(end_of_id)) continue;
      for (const MeasuredCase& each : cases)
        if (each.id == id) found.push_back({record, each.scenario});
    }
  }
  return found;
}

}  // namespace

TEST_CASE("nice, one core: each process's share is the measured one within 0.005, its preemptions within a tenth") {
  const std::vector<Measured> all = measured_with("-c1");
  CHECK(all.size() == 8);
  for (const Measured& each : all) {
    const nlohmann::json& record = each.record;
    INFO(record.at("id").get<std::string>() << ", CPython " << record.at("python").get<std::string>());
    const std::vector<Process> processes = simulated(each.scenario, 1);
    for (std::size_t i = 0; i < processes.size(); ++i) {
      CAPTURE(i);
      CHECK(std::abs(processes[i].share - median(of_process(record, "share", i))) <= 0.005);
      const double preemptions = median(of_process(record, "invol_each", i));
      CHECK(std::abs(processes[i].preemptions - preemptions) <= 0.1 * preemptions);
    }
  }
}

// Of three, one has a core more often than it has to share; which one, the balancer decides anew each time. Processes
// that only compute do not care which Python computes: the repetitions of both are one sample, of six.
TEST_CASE("nice, two cores: each process's share is at most 0.003 outside the range of the repetitions") {
  const std::vector<Measured> all = measured_with("-c2");
  CHECK(all.size() == 6);
  for (const Measured& each : all) {
    const std::string id = each.record.at("id");
    INFO(id << ", CPython " << each.record.at("python").get<std::string>());
    std::vector<std::vector<double>> shares(each.record.at("params").at("nice").size());
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
      const std::vector<Process> processes = simulated(each.scenario, seed);
      for (std::size_t i = 0; i < shares.size(); ++i) shares[i].push_back(processes[i].share);
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
      CAPTURE(i);
      std::vector<double> measured;
      for (const Measured& other : all)
        if (other.record.at("id") == id)
          for (double share : of_process(other.record, "share", i)) measured.push_back(share);
      CHECK(measured.size() == 6);
      const double share = median(shares[i]);
      CHECK(share >= *std::min_element(measured.begin(), measured.end()) - 0.003);
      CHECK(share <= *std::max_element(measured.begin(), measured.end()) + 0.003);
    }
  }
}
