// Where things stand in a figure: panels, ticks, labels that must not cover each other. All in pixels of the SVG, from
// the upper left corner.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/study/plot/gnuplot.h"
#include "sim/study/plot/spec.h"

namespace interleave {

inline constexpr double font_size = 13, line_height = 17;

// Of the pinned font, from its advance widths.
double text_width(std::string_view utf8);

struct Rectangle {
  double left = 0, top = 0, right = 0, bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  // 0 inside.
  double distance_to(double x, double y) const;
  double distance_to(const Rectangle& other) const;
};

// Labels at line ends: as near to where they want to be as is possible in [low, high] with at least `gap` between
// neighbours, by least squares (pool adjacent violators). Returned in the order of `wanted`.
std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high);

struct PanelGrid {
  PictureSize size;
  int columns = 1, rows = 1;
  std::vector<Rectangle> panels;         // of the axes, row by row
};

// What stands around the panels.
struct Surroundings {
  double above = 0;                      // the title, the legend
  double left = 0;                       // tick labels of each panel in the first column, and the axis's title
  double right = 0;                      // of each panel: labels at line ends
  double panel_title = 0;
};
PanelGrid panel_grid(std::size_t panels, const Surroundings& around);

// An axis as it is drawn: what it spans, and its marks in its own unit.
struct Tick {
  double at = 0;
  std::string text;
};
struct Scale {
  double from = 0, to = 1;
  bool log = false;
  std::vector<Tick> ticks;
  std::string title;                     // with the unit

  double share(double value) const;      // 0 at from, 1 at to
};

// Of values that are shown, ascending or not. `upwards`: from 0 where all are above, as long as the axis does not say.
// `pixels`: its length, for how many ticks there is room.
Scale scale_of(const PlotAxis& axis, const std::vector<double>& values, bool upwards, double pixels);
Scale scale_of_categories(const PlotAxis& axis, const std::vector<std::string>& categories);

}  // namespace interleave
