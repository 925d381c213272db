// The subcommands.
#pragma once

#include <string>
#include <vector>

namespace interleave {

struct Command {
  const char* name;
  int (*call)(const std::vector<std::string>& words);   // returns the exit code
};

const std::vector<Command>& commands();

int sweep(const std::vector<std::string>& words);   // tools/sweep.cc
int validate_measured(const std::vector<std::string>& words);   // tools/validate.cc
int merge(const std::vector<std::string>& words);   // tools/merge.cc

// A question asked in options, as the text of a scenario: tools/question.cc.
struct Question {
  int tasks = 0;                 // > 0: a question was asked
  std::string python, native, io, cores, os, machine, profile;
};
std::string question_as_scenario(const Question& question);

}  // namespace interleave
