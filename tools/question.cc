// The question that one has at a desk, as a scenario.
#include <algorithm>

#include "sim/core/nearest.h"
#include "sim/os/preset_list.h"
#include "sim/scenario/quantity.h"
#include "sim/scenario/scenario.h"
#include "tools/commands.h"

namespace interleave {
namespace {

bool is_zero(const std::string& text) {
  const Parsed parsed = parse_quantity(text, duration_units());
  return text.empty() || (parsed.ok() && parsed.value == 0);
}

std::string machine_text(const Question& question) {
  std::string text = "machine:\n  preset: " + (question.machine.empty() ? "server-4" : question.machine) + "\n";
  if (!question.cores.empty()) text += "  cores: " + question.cores + "\n";
  return text;
}

void check_time(const char* option, const std::string& text) {
  const Parsed parsed = parse_quantity(text, duration_units());
  if (!text.empty() && !parsed.ok())
    throw InputError(std::string("interleave: --") + option + ": got \"" + text + "\", expected " +
                     parsed.expected);
}

// A name of the list, or a file.
void check_name(const char* option, const std::string& text, const std::vector<std::string>& names) {
  if (text.empty() || text.ends_with(".yaml") || std::find(names.begin(), names.end(), text) != names.end()) return;
  throw InputError(std::string("interleave: --") + option + ": got \"" + text + "\", expected one of " + joined(names) +
                   did_you_mean(text, names));
}

template <class Entries>
std::vector<std::string> names_of_all(const Entries& entries) {
  std::vector<std::string> names;
  for (const auto& entry : entries) names.push_back(entry.name);
  return names;
}

// Here, and not where the scenario is read: the places of its text say nothing to whoever asks.
void check_question(const Question& question) {
  check_time("python", question.python);
  check_time("native", question.native);
  check_time("io", question.io);
  if (!question.cores.empty() && !parse_whole(question.cores, 1, 4096).ok())
    throw InputError("interleave: --cores: got \"" + question.cores + "\", expected a whole number from 1 to 4096");
  check_name("machine", question.machine, names_of_all(machine_list()));
  check_name("os", question.os, names_of_all(os_preset_list()));
  check_name("profile", question.profile, names_of_all(profile_list()));
}

// As many workers as there are cores, as one would write it.
int cores_of(const std::string& machine) {
  const std::string text = machine + "workload: {tasks: 1, steps: [{python: 1 ms}]}\napproaches: [sequential]\n";
  return parse_scenario(text, "(the question)", {}).machine.logical_cores();
}

}  // namespace

std::string question_as_scenario(const Question& question) {
  check_question(question);
  if (is_zero(question.python) && is_zero(question.native) && is_zero(question.io))
    throw InputError("interleave: what does a task do? Give --python, --native or --io a time, e.g. --python 2ms");
  const std::string machine = machine_text(question);
  const std::string workers = std::to_string(cores_of(machine));
  std::string text = "schema: 1\ntitle: " + std::to_string(question.tasks) + " tasks, asked on the command line\n";
  text += machine;
  if (!is_zero(question.io)) text += "  devices:\n    io: {latency: " + question.io + ", bandwidth: 1 Gbps}\n";
  if (!question.os.empty()) text += "os: " + question.os + "\n";
  if (!question.profile.empty()) text += "python: " + question.profile + "\n";
  text += "workload:\n  tasks: " + std::to_string(question.tasks) + "\n  steps:\n";
  if (!is_zero(question.io)) text += "    - receive: {from: io, size: 0 B}\n";
  if (!is_zero(question.python)) text += "    - python: " + question.python + "\n";
  if (!is_zero(question.native)) text += "    - native: " + question.native + "\n";
  text += "approaches:\n  - sequential\n  - threading: {threads: 16}\n  - multiprocessing: {workers: " + workers +
          "}\n  - futures: {executor: thread, workers: 32}\n  - futures: {executor: process, workers: " + workers +
          "}\n  - asyncio\n  - asyncio: {offload: thread}\n";
  return text;
}

}  // namespace interleave
