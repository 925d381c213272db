// The subcommands.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/plot/manifest.h"
#include "sim/study/results.h"
#include "sim/study/runner.h"
#include "sim/study/store.h"

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

// A sweep's runs into a folder, those that are missing, and the tables made of all.
struct SweepTarget {
  std::string file, folder;              // the study's file; where its results are
  Shard shard;
  StoreOptions store;
  bool sqlite = false;
};
struct SweepEnd {
  int exit_code = 0;                     // 1: runs failed or a write did; 128 + n: stopped by signal n
  std::optional<WrittenResults> written;   // none: stopped, and standard error says so
};
SweepEnd sweep_into(const Plan& plan, const SweepTarget& target, const RunPlayer& player);
RunPlayer processes(int jobs);           // of this machine
int sweep(const std::vector<std::string>& words);   // tools/sweep.cc, in processes of this machine
int sweep_with(const RunPlayer& player, const std::vector<std::string>& words);
int validate_measured(const std::vector<std::string>& words);   // tools/validate.cc
int calibrate_profile(const std::vector<std::string>& words);   // tools/calibrate.cc
int merge(const std::vector<std::string>& words);   // tools/merge.cc
int import_workload(const std::vector<std::string>& words);   // tools/import.cc

// A study's figures with their manifest, made of the results in a folder, which are made where they are missing.
struct MadeFigures {
  int exit_code = 0;                     // of the sweep
  DrawnFigures drawn;                    // nothing where the sweep was stopped
};
MadeFigures make_figures(const std::string& study_file, const std::string& results, const RunPlayer& player,
                         const Provenance& provenance);
int figure(const std::vector<std::string>& words);   // tools/figure.cc
int reproduce(const std::vector<std::string>& words);   // tools/reproduce.cc

// A question asked in options, as the text of a scenario: tools/question.cc.
struct Question {
  int tasks = 0;                 // > 0: a question was asked
  std::string python, native, io, cores, os, machine, profile;
};
std::string question_as_scenario(const Question& question);

}  // namespace interleave
