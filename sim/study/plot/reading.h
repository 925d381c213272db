// What is read off a figure's data: the value of a series, its extremes, where two series cross.
#pragma once

#include <optional>
#include <string>

#include "sim/study/plot/data.h"

namespace interleave {

struct ReadPoint {
  std::size_t panel = 0;
  double x = 0, y = 0;
  std::string text;                      // with what it was found to be
};

// Nothing: the two series do not cross, or there is no value. Throws InputError: no such series, facet or x.
std::optional<ReadPoint> read_off(const Reading& reading, const FigureSpec& figure, const PlotData& data);

// The last crossing of two series, each a chain of straight lines in the figure's scales; x ascending.
struct Crossing { double x = 0, y = 0; };
std::optional<Crossing> last_crossing(const std::vector<PlotPoint>& one, const std::vector<PlotPoint>& other,
                                      bool log_x, bool log_y);

}  // namespace interleave
