// The question that one has at a desk, as a scenario.
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

// As many workers as there are cores, as one would write it.
int cores_of(const std::string& machine) {
  const std::string text = machine + "workload: {tasks: 1, steps: [{python: 1 ms}]}\napproaches: [sequential]\n";
  return parse_scenario(text, "(the question)", {}).machine.logical_cores();
}

}  // namespace

std::string question_as_scenario(const Question& question) {
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
