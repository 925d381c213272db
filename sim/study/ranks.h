// The ranks of an MPI job as workers: rank 0 hands out the runs of a plan, one after the other, and keeps what comes
// back; the others play them. MPI's own header is included in ranks.cc alone, and only interleave-mpi has it.
#pragma once

#include <string>

#include "sim/study/runner.h"

namespace interleave {

class Ranks {
 public:
  Ranks(int& argument_count, char**& arguments);   // MPI_Init
  ~Ranks();                                        // rank 0 dismisses the others
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  bool first() const { return rank_ == 0; }
  int workers() const { return size_ - 1; }

  // How many runs are with the workers at once: one under way and one in reserve each, so that nobody waits for rank 0.
  int at_once() const { return 2 * workers(); }

  // Of rank 0: the same as play_runs, on at least one worker. `study_file` is a name by which every rank finds it.
  // Throws InputError where a rank finds another study there or another program is at work, and what the calls throw;
  // the workers have let go of their runs then.
  bool play(const Plan& plan, const std::string& study_file, const RunnerCalls& calls);

  // Of the others: plays what it is handed until rank 0 dismisses it.
  void serve();

 private:
  int rank_ = 0, size_ = 1;
};

}  // namespace interleave
