// The plan of a study: its runs by number, without a list of them. A point is one choice of each factor's value,
// counted in mixed radix, the last factor fastest; a run is a repetition of a point and plays all approaches of its
// scenario. Numbers go over the whole product from 1, so that a constraint leaves gaps and renumbers nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/study/study.h"

namespace interleave {

inline constexpr std::int64_t runs_max = 100'000'000;

struct PlannedRun {
  std::int64_t number = 0, point = 0, repetition = 0;   // each from 1
};

class Plan {
 public:
  // Reads some points' scenarios, so that each value of each axis is met before anything runs (up to 200, of the first
  // 100,000 points). Throws InputError: a path or a value is wrong, no point is left, too many runs.
  explicit Plan(Study study);

  const Study& study() const { return study_; }
  std::int64_t points() const { return points_; }
  std::int64_t last_run() const { return points_ * study_.repeat; }
  PlannedRun run(std::int64_t number) const;
  // Do the constraints hold there? Throws InputError where one cannot be computed.
  bool admits(std::int64_t point) const;

  // Throws InputError.
  Scenario scenario(std::int64_t point) const;
  std::uint64_t seed(const Scenario& scenario, std::int64_t point, std::size_t approach) const;
  // Everything that can change the run's results, as a hash.
  std::string run_id(const Scenario& scenario, const PlannedRun& run) const;

  // The varied values: the names of the columns, and a point's cells.
  std::vector<std::string> parameter_columns() const;
  std::vector<std::string> parameters(std::int64_t point) const;

  // Of the scenarios that were read, each once.
  const std::vector<std::string>& warnings() const { return warnings_; }
  // Of everything that decides numbers and results, files included; the program's version apart.
  const std::string& hash() const { return hash_; }

 private:
  std::vector<std::size_t> choice(std::int64_t point) const;
  std::string check_values();

  Study study_;
  std::int64_t points_ = 1;
  std::vector<std::string> warnings_;
  std::string hash_;
};

// One of several parts of a plan, for as many machines. With a stopping rule points stay whole.
struct Shard {
  std::int64_t index = 1, count = 1;    // 1 <= index <= count
};

// A plan's runs in the order of their numbers, one after the other.
class RunNumbers {
 public:
  RunNumbers(const Plan& plan, Shard shard) : plan_(&plan), shard_(shard) {}
  std::optional<std::int64_t> next();

 private:
  bool ours(std::int64_t ordinal) const { return ordinal % shard_.count == shard_.index - 1; }

  const Plan* plan_;
  Shard shard_;
  std::int64_t number_ = 0, runs_seen_ = 0, points_seen_ = -1;
};

}  // namespace interleave
