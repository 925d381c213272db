// The question that one has at a desk, as a scenario.
#include "tools/commands.h"

namespace interleave {

std::string question_as_scenario(const Question& question) {
  std::string text = "schema: 1\ntitle: " + std::to_string(question.tasks) + " tasks, asked on the command line\n";
  text += "machine:\n";
  if (!question.machine.empty()) text += "  preset: " + question.machine + "\n";
  if (!question.cores.empty()) text += "  cores: " + question.cores + "\n";
  text += "  devices:\n    io: {latency: " + question.io + "}\n";
  if (!question.os.empty()) text += "os: " + question.os + "\n";
  if (!question.profile.empty()) text += "python: " + question.profile + "\n";
  text += "workload:\n  tasks: " + std::to_string(question.tasks) + "\n  steps:\n";
  text += "    - receive: {from: io, size: 0 B}\n";
  text += "    - python: " + question.python + "\n";
  text += "    - native: " + question.native + "\n";
  const std::string workers = question.cores.empty() ? "4" : question.cores;
  text += "approaches:\n  - sequential\n  - threading: {threads: 16}\n  - multiprocessing: {workers: " + workers +
          "}\n  - futures: {executor: thread, workers: 32}\n  - futures: {executor: process, workers: " + workers +
          "}\n  - asyncio\n  - asyncio: {offload: thread}\n";
  return text;
}

}  // namespace interleave
