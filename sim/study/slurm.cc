#include "sim/study/slurm.h"

#include <algorithm>

namespace interleave {
namespace {

// A word of a shell's line, whatever stands in it.
std::string shell_quoted(const std::string& text) {
  std::string word = "'";
  for (const char each : text)
    if (each == '\'')
      word += "'\\''";
    else
      word += each;
  return word + "'";
}

// What a file's name allows, a job's name need not.
std::string job_name(std::string name) {
  for (char& each : name)
    if (std::string(" '\"%\\/=,").find(each) != std::string::npos) each = '-';
  return name;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

void SlurmArray::divide(std::int64_t wanted, std::int64_t max_array_size) {
  constexpr std::int64_t runs_a_task = 20;
  const std::int64_t each = wanted > 0 ? wanted : runs_a_task;
  tasks = std::clamp<std::int64_t>((runs + each - 1) / each, 1, max_array_size - 1);
}

std::string SlurmArray::script() const {
  const std::string job = job_name(name), n = std::to_string(tasks);
  return "#!/bin/bash\n"
         "# " + one_line(title) + ": " + std::to_string(runs) + " runs, at most " + std::to_string(runs_per_task()) +
         " a task.\n"
         "#   bash THIS_FILE      submits the array, and a job that merges its results when it has ended\n"
         "#   sbatch THIS_FILE    submits the array alone; afterwards: interleave merge OUT.parts/* --out OUT\n"
         "# Submitted again, it makes what is missing.\n"
         "#SBATCH --job-name=" + job + "\n"
         "#SBATCH --array=1-" + n + "\n"
         "#SBATCH --ntasks=1\n"
         "#SBATCH --cpus-per-task=1\n"
         "#SBATCH --output=" + job + "-%a.out\n"
         "set -eu\n"
         "program=" + shell_quoted(program) + "\n"
         "study=" + shell_quoted(study) + "\n"
         "out=" + shell_quoted(out) + "\n"
         "if [[ -z ${SLURM_ARRAY_TASK_ID:-} ]]; then\n"
         "  array=$(sbatch --parsable \"$0\")\n"
         "  merge=$(printf '%q merge %q.parts/* --out %q' \"$program\" \"$out\" \"$out\")\n"
         "  exec sbatch --dependency=\"afterany:$array\" --job-name=" + job + "-merge --output=" + job +
         "-merge.out --wrap \"$merge\"\n"
         "fi\n"
         "exec \"$program\" sweep \"$study\" --out \"$out.parts/$SLURM_ARRAY_TASK_ID\" \\\n"
         "  --shard \"$SLURM_ARRAY_TASK_ID/" + n + "\" --jobs \"${SLURM_CPUS_PER_TASK:-1}\"\n";
}

}  // namespace interleave
