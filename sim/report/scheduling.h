// The figures by which a course on operating systems compares policies.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/report/result.h"

namespace interleave {

struct SchedulingFigures {
  Duration turnaround{};      // means over the tasks that ended: from arrival to end,
  Duration response{};        // from arrival to the first run,
  Duration waiting{};         // ready, while others had the cores
  double fairness = 0;        // Jain's index of their pace, (turnaround - waiting) / turnaround: 1: all slowed alike;
                              // 1/n: one of n had it all
  std::int64_t switches = 0;  // of threads, voluntary and not
};

// None: no task ended.
std::optional<SchedulingFigures> scheduling_figures(const Result& result);

}  // namespace interleave
