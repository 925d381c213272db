// The command line: options in, calls, text out.
#include <iostream>
#include <string>
#include <vector>

#include "sim/core/nearest.h"
#include "sim/scenario/scenario.h"
#include "tools/commands.h"
#include "tools/exit_code.h"

namespace {

constexpr const char* usage =
    R"(interleave: predicts what Python's concurrency approaches make of a workload on a machine

  interleave compare FILE          every approach of the scenario, best first, and why
  interleave run FILE              one approach, in detail
  interleave sweep FILE            every run of a study; what is done already is not done again
  interleave figure FILE           the figures of a study, with a manifest of all that made them
  interleave reproduce DIR         makes such figures again and says of each file: same, or different and where
  interleave merge DIR...          the results of several machines as one
  interleave validate DIR          measured cases of real CPython against their simulation
  interleave calibrate -o FILE     a profile of an interpreter of this machine, measured
  interleave import rt-app FILE    an rt-app file (JSON) as a scenario
  interleave list [KIND]           policies, models, profiles, presets, machines, distributions
  interleave schema                the JSON Schema of scenario files
  interleave compare --tasks 400 --python 2ms --io 30ms --cores 4      a question without a file

`interleave COMMAND --help` tells a command's options; `-` as FILE is standard input.
)";

int dispatch(const std::vector<std::string>& words) {
  const std::string command = words.empty() ? "--help" : words.front();
  const std::vector<std::string> rest(words.empty() ? words.begin() : words.begin() + 1, words.end());
  if (command == "--help" || command == "-h" || command == "help") {
    std::cout << usage;
    return words.empty() ? 2 : 0;
  }
  if (command == "--version") {
    if (!rest.empty())
      throw interleave::InputError("interleave: --version: got " + rest.front() + ", expected nothing");
    std::cout << "interleave " INTERLEAVE_VERSION "\n";
    return 0;
  }
  for (const interleave::Command& known : interleave::commands())
    if (command == known.name) return known.call(rest);
  if (command.ends_with(".yaml") || command.ends_with(".yml"))
    throw interleave::InputError("interleave: got " + command + " without a command; write: interleave compare " +
                                 command);
  std::vector<std::string> names;
  for (const interleave::Command& known : interleave::commands()) names.push_back(known.name);
  throw interleave::InputError("interleave: unknown command \"" + command + "\", expected one of " +
                               interleave::joined(names) + interleave::did_you_mean(command, names));
}

}  // namespace

int main(int count, char** words) {
  return interleave::exit_code_of([&] { return dispatch({words + 1, words + count}); });
}
