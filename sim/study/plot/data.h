// What a figure shows: the results of a study, as means over repetitions by panel, series and x.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/study/plot/spec.h"
#include "sim/study/plot/table.h"

namespace interleave {

struct PlotPoint {
  double x = 0;                          // of a category: its place, from 1
  std::optional<double> y;               // none: every repetition failed there, a gap
  double half_width = 0;                 // of the 95 % interval of the mean; 0 where there is none
};

struct PlotPanel {
  std::string value, title;              // of the facet: as in the results, and as it is called
  std::vector<std::vector<PlotPoint>> series;   // as in PlotData; ascending x
};

struct PlotData {
  std::vector<std::string> categories;   // of an x of texts
  std::vector<std::string> series;       // what they are called, in the order of the results
  std::vector<PlotPanel> panels;         // one where there are no facets
  std::vector<std::string> notes;        // what is missing, in words
};

// Throws InputError, at the figure's place: no rows, too many series or panels, rows that differ in what neither x,
// series nor facets tell apart, a value that a log scale cannot show.
PlotData plot_data(const FigureSpec& figure, const PlotColumns& columns, const CsvTable& table);

// All x of all panels, ascending, each once.
std::vector<double> all_x(const PlotData& data);
// The value of a line at an x, in a panel.
double line_value(const PlotLine& line, const FigureSpec& figure, const PlotColumns& columns, const PlotPanel& panel,
                  double x);

}  // namespace interleave
