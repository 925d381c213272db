// interleave-mpi: `interleave sweep` on the ranks of an MPI job. A program of its own, so that the plain one does not
// load MPI.
#include <iostream>
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/study/ranks.h"
#include "tools/commands.h"
#include "tools/exit_code.h"

namespace {

constexpr const char* usage =
    R"(interleave-mpi: the runs of a study on the ranks of an MPI job

  mpirun -n N interleave-mpi sweep FILE      rank 0 hands out the runs, N - 1 play them; options as of interleave sweep

All ranks need the same files under the same names. An interrupted sweep goes on with the same command.
)";

int first_rank(interleave::Ranks& ranks, const std::vector<std::string>& words) {
  const std::string command = words.empty() ? "--help" : words.front();
  if (command == "--help" || command == "-h" || command == "help") {
    std::cout << usage;
    return words.empty() ? 2 : 0;
  }
  if (command == "--version") {
    std::cout << "interleave-mpi " INTERLEAVE_VERSION "\n";
    return 0;
  }
  if (command != "sweep")
    throw interleave::InputError("interleave-mpi: unknown command \"" + command +
                                 "\", expected sweep; all others are interleave's");
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (ranks.workers() == 0) return interleave::sweep(rest);
  using interleave::Plan, interleave::RunnerCalls;
  const interleave::RunPlayer player{
      ranks.at_once(), [&ranks](const Plan& plan, const std::string& file, const RunnerCalls& calls) {
        return ranks.play(plan, file, calls);
      }};
  return interleave::sweep_with(player, rest);
}

}  // namespace

int main(int count, char** words) {
  interleave::Ranks ranks(count, words);
  const std::vector<std::string> arguments(words + 1, words + count);
  return interleave::exit_code_of([&] {
    if (ranks.first()) return first_rank(ranks, arguments);
    ranks.serve();
    return 0;
  });
}
