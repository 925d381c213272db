// Which run comes next: those of a shard that are not done, by their numbers; with a stopping rule a few points at a
// time, each until it is known well enough.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "sim/study/intervals.h"
#include "sim/study/plan.h"
#include "sim/study/store.h"

namespace interleave {

class Agenda {
 public:
  struct Next {
    enum class What { run, wait, end } what;   // wait: until another run is done
    std::int64_t run = 0;
  };

  // `jobs` runs at a time: so many are begun beyond what a stopping rule has seen.
  Agenda(const Plan& plan, Shard shard, const ResultsStore& store, int jobs);

  Next next();
  void finished(const RunRecord& record);

 private:
  // A point under way. Its repetitions count in their order, whatever order they end in.
  struct Active {
    std::int64_t point;
    Precision precision;
    std::int64_t begun = 0, counted = 0;
    std::map<std::int64_t, RunRecord> early;   // by repetition: those before them are still out
    bool over(std::int64_t repeat) const { return precision.enough() || counted == repeat; }
  };

  std::optional<std::int64_t> next_of(Active& active);
  void count(Active& active, std::int64_t repetition, const RunRecord& record);
  bool activate();

  const Plan& plan_;
  const ResultsStore& store_;
  std::int64_t ahead_;
  RunNumbers numbers_;
  std::vector<Active> active_;
};

}  // namespace interleave
