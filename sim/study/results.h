// Tables of a study's results, made of its journal: the same bytes whatever order the runs finished in.
#pragma once

#include <cstdint>

#include "sim/study/store.h"

namespace interleave {

struct WrittenResults {
  std::int64_t runs = 0, failed = 0;
  std::int64_t missing = 0;              // of the plan's; with a stopping rule: points that need more
};

// results.csv: one row for each run and approach, by the runs' numbers; intervals.csv; on request results.sqlite with
// both tables. Repetitions beyond the point where the stopping rule is met are left out. Throws StorageError.
WrittenResults write_results(const ResultsStore& store, bool sqlite);

}  // namespace interleave
