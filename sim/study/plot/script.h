// A figure as a script for gnuplot, its data within: everything stands at computed places.
#pragma once

#include <string>
#include <vector>

#include "sim/study/plot/data.h"
#include "sim/study/plot/layout.h"
#include "sim/study/plot/reading.h"

namespace interleave {

struct FigureScript {
  std::string text;
  PictureSize size;
  std::vector<std::string> notes;        // what was left out, in words
};

// Throws InputError: a reading names what is not there.
FigureScript figure_script(const FigureSpec& figure, const PlotColumns& columns, const PlotData& data);

// What is drawn as CSV: panel, series, x, y, low, high.
std::string figure_table_csv(const FigureSpec& figure, const PlotData& data);

// A number as gnuplot and CSV readers take it, in nine digits.
std::string plot_number(double value);

}  // namespace interleave
