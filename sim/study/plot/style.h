// How figures look: colours that the colour-blind tell apart and that print, with a dash pattern and a point each.
#pragma once

#include <array>

#include "sim/study/plot/spec.h"

namespace interleave {

struct SeriesStyle {
  const char *colour, *text_colour;      // text darker, to be read on white
  const char* dash;                      // gnuplot's dashtype
  int point;                             // gnuplot's pointtype
};

// M. Okabe, K. Ito, Color Universal Design (2008), without the yellow, which does not print; grey in its place.
inline constexpr std::array<SeriesStyle, plot_series_max> series_styles = {{
    {"#0072B2", "#005A8C", "solid", 7},
    {"#D55E00", "#A84A00", "(12,4)", 5},
    {"#009E73", "#00724F", "(3,3)", 9},
    {"#CC79A7", "#A04878", "(12,4,3,4)", 13},
    {"#E69F00", "#946600", "(6,3)", 11},
    {"#56B4E9", "#2378A8", "(18,4)", 6},
    {"#000000", "#000000", "(3,6)", 4},
    {"#777777", "#555555", "(12,3,3,3,3,3)", 8},
}};

inline constexpr const char *grid_colour = "#DDDDDD", *line_colour = "#666666", *ink = "#222222";

}  // namespace interleave
