// The table of an operating systems book: each task's arrival, first run, end and what follows from them.
#pragma once

#include <string>

#include "sim/report/report.h"

namespace interleave {

// Of each run of an approach, with a line before each that tells it apart; empty where there are no tasks.
std::string tasks_of_runs(const ApproachRuns& of, Style style);

}  // namespace interleave
