// A study as an array job of Slurm: a task for each shard, several runs a task, and a job that merges what they leave.
#pragma once

#include <cstdint>
#include <string>

namespace interleave {

struct SlurmArray {
  std::string program, study, out;       // absolute names; every node finds them there
  std::string name, title;
  std::int64_t runs = 0;
  std::int64_t tasks = 1;

  // `wanted` runs a task, 0: twenty; more where there would be more tasks than MaxArraySize - 1, the highest index that
  // Slurm takes (slurm.conf).
  void divide(std::int64_t wanted, std::int64_t max_array_size);
  // The most that a task has to do.
  std::int64_t runs_per_task() const { return (runs + tasks - 1) / tasks; }

  // Shell, to be submitted with sbatch, or to be run: then it submits itself and the merging.
  std::string script() const;
};

}  // namespace interleave
