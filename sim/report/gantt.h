// A schedule as text for a terminal: a line for each core, a time axis below, a legend of the letters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "sim/report/report.h"
#include "sim/report/schedule.h"

namespace interleave {

// How it is drawn.
struct Gantt {
  std::optional<Duration> step{};   // of a column; none: as short as fits the width, of 1, 2, 5, 10 ... ns
  std::size_t width = 80;           // columns of the terminal; a chart with a given step goes on below
};

// Throws InputError where the step makes more columns than anyone reads.
std::string gantt_text(const Schedule& schedule, const Gantt& gantt, Style style);

}  // namespace interleave
