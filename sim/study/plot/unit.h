// What a column's numbers are, by its name, and how they are written in figures: 12 ms, 64 KiB, 250/s, 40 %.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

enum class PlotUnit { one, percent, seconds, bytes, per_second, bits_per_second };
const std::vector<std::string>& plot_unit_names();   // in their order: 1, %, s, B, 1/s, bit/s

PlotUnit unit_of_column(std::string_view column);
// Without the unit at its end, blanks for underscores: latency_p99_s is "latency p99".
std::string words_of_column(std::string column);

// That many significant digits, without zeros at the end; a share as percent, whole numbers with commas: 12,000.
std::string plot_quantity(double value, PlotUnit unit, int digits = 3);

// All values of a linear axis are written in one unit: its size, and its name as it stands behind the axis's label.
struct AxisUnit {
  double size = 1;
  std::string name;
};
AxisUnit axis_unit(PlotUnit unit, double greatest);

}  // namespace interleave
