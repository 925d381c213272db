// The pieces of CSV that more than one table is made of.
#pragma once

#include <string>
#include <vector>

#include "sim/report/report.h"
#include "sim/report/summary.h"

namespace interleave {

// Quoted where needed, with its line feed.
std::string csv_line(const std::vector<std::string>& cells);

// The figures of one run, from tasks to time_idle_s and what `occurs` adds: names with their units, and the cells.
std::vector<std::string> csv_figure_columns(const Occurs& occurs);
std::vector<std::string> csv_figure_cells(const Occurs& occurs, const Result& result, const Summary& summary);

}  // namespace interleave
