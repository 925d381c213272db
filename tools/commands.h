// The subcommands.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/study/runner.h"

namespace interleave {

struct Command {
  const char* name;
  int (*call)(const std::vector<std::string>& words);   // returns the exit code
};

const std::vector<Command>& commands();

// Who plays a study's runs: so many are out at once, and how; the study's file and then as play_runs.
struct RunPlayer {
  int at_once;
  std::function<bool(const Plan&, const std::string&, const RunnerCalls&)> play;
};
int sweep(const std::vector<std::string>& words);   // tools/sweep.cc, in processes of this machine
int sweep_with(const RunPlayer& player, const std::vector<std::string>& words);
int validate_measured(const std::vector<std::string>& words);   // tools/validate.cc
int calibrate_profile(const std::vector<std::string>& words);   // tools/calibrate.cc
int merge(const std::vector<std::string>& words);   // tools/merge.cc
int import_workload(const std::vector<std::string>& words);   // tools/import.cc

// A question asked in options, as the text of a scenario: tools/question.cc.
struct Question {
  int tasks = 0;                 // > 0: a question was asked
  std::string python, native, io, cores, os, machine, profile;
};
std::string question_as_scenario(const Question& question);

}  // namespace interleave
