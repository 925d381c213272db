// What each policy promises: a line gives it all of the laws (laws.cc).
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/time.h"

namespace interleave {

enum class Share { none, equal, weight, tickets };
// How shares are kept: each within `turn` of its part of all that was done, or any two within a turn each, or each
// within what chance explains where every turn is drawn.
enum class Bound { none, lag, pairs, chance };

struct LawLine {
  const char* policy;
  std::string options = {};                                     // more keys of `os`
  std::vector<std::pair<std::string, std::int64_t>> times = {}; // those that are durations, in us
  // With nothing fixed but these times: all times k times as long give results k times as long. `at_nice_0`: other
  // weights divide with a rest.
  bool scales = false, at_nice_0 = false;
  Share share = Share::none;
  Bound bound = Bound::none;
  Duration (*turn)(std::int64_t weight, std::int64_t total) = nullptr;
  // Nobody who computes waits longer for a core, of so many with so much weight in all; nullptr: not promised.
  Duration (*patience)(std::int64_t threads, std::int64_t weight, std::int64_t total) = nullptr;
};

inline const std::vector<LawLine>& law_lines() {
  using namespace std::chrono_literals;
  using Int = std::int64_t;
  static const std::vector<LawLine> lines = {
      {.policy = "fifo", .scales = true},
      {.policy = "sjf", .scales = true},
      {.policy = "srtf", .scales = true},
      {.policy = "round_robin", .times = {{"quantum", 2000}}, .scales = true, .share = Share::equal,
       .bound = Bound::pairs, .turn = [](Int, Int) -> Duration { return 1ms; },
       .patience = [](Int threads, Int, Int) -> Duration { return (threads - 1) * 2ms; }},
      {.policy = "priority", .times = {{"quantum", 2000}}, .scales = true},
      // Halves of nanoseconds round: it does not scale.
      {.policy = "priority", .times = {{"ageing", 3000}, {"quantum", 2000}},
       .patience = [](Int threads, Int, Int) -> Duration { return 2 * threads * (10 * 3ms + 2ms); }},
      {.policy = "mlfq", .options = "levels: 3", .times = {{"quantum", 2000}, {"boost", 50'000}}, .scales = true,
       .patience = [](Int threads, Int, Int) -> Duration { return 50ms + threads * 2ms; }},
      // Who naps stays at the top; only the boost lets others run.
      {.policy = "mlfq", .options = "levels: 3, io_renews: true", .times = {{"quantum", 2000}, {"boost", 50'000}},
       .scales = true, .patience = [](Int threads, Int, Int) -> Duration { return 50ms + threads * 2ms; }},
      {.policy = "lottery", .times = {{"quantum", 2000}}, .scales = true, .share = Share::tickets,
       .bound = Bound::chance, .turn = [](Int, Int) -> Duration { return 2ms; },
       .patience = [](Int, Int tickets, Int total) -> Duration { return 40 * 2ms * (total / tickets + 1); }},
      {.policy = "stride", .times = {{"quantum", 2000}}, .scales = true, .at_nice_0 = true, .share = Share::tickets,
       .bound = Bound::pairs, .turn = [](Int, Int) -> Duration { return 2ms; },
       .patience = [](Int threads, Int tickets, Int total) -> Duration {
         return 2ms * (total / tickets + threads + 1);
       }},
      {.policy = "o1", .patience = [](Int threads, Int, Int) -> Duration { return threads * 1800ms; }},
      // Parts of the period are rounded down: it does not scale.
      {.policy = "cfs",
       .times = {{"latency", 6000}, {"min_granularity", 750}, {"wakeup_granularity", 1000}},
       .share = Share::weight, .bound = Bound::pairs,
       // A turn, and the debit of a period that the first of all begins with (START_DEBIT).
       .turn = [](Int weight, Int total) { return 6ms + std::max<Duration>(6ms * weight / total, 750us); },
       .patience = [](Int threads, Int weight, Int total) -> Duration {
         return 2 * (6ms + threads * 750us) * (total / weight + 1);
       }},
      // The average vruntime is rounded down: it does not scale.
      {.policy = "eevdf", .times = {{"base_slice", 700}}, .share = Share::weight,
       .bound = Bound::lag, .turn = [](Int, Int) -> Duration { return 2 * 700us; },
       .patience = [](Int threads, Int weight, Int total) -> Duration {
         return 2 * 700us * (total / weight + threads + 1);
       }},
      {.policy = "eevdf", .options = "hz: 250", .times = {{"base_slice", 700}}, .share = Share::weight,
       .bound = Bound::lag, .turn = [](Int, Int) -> Duration { return 2 * 4ms; },   // who never leaves is not clamped
       .patience = [](Int threads, Int weight, Int total) -> Duration {
         return 2 * 4ms * (total / weight + threads + 1);
       }},
      {.policy = "windows_nt", .options = "hz: 64",
       .patience = [](Int threads, Int, Int) -> Duration { return 5s + threads * 1s; }},
      {.policy = "rt"},
      {.policy = "deadline", .scales = true},
  };
  return lines;
}

}  // namespace interleave
