#include "sim/study/plot/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace interleave {
namespace {

using std::string;

// Advance widths of the printable ASCII characters, in 1/1000 of the size: Liberation Sans has those of Helvetica.
constexpr std::array<int, 95> advance_widths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778,
    722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
    278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

// The step of a linear axis: 1, 2 or 5 of a power of ten, so that about `wanted` fit.
double nice_step(double span, double wanted) {
  double power = 1;
  while (power * 10 <= span / wanted) power *= 10;
  while (power > span / wanted) power /= 10;
  for (const double times : {1.0, 2.0, 5.0})
    if (times * power >= span / wanted) return times * power;
  return 10 * power;
}

Tick tick(const PlotAxis& axis, double at, const AxisUnit& unit) {
  return {at, plot_quantity(at / unit.size, PlotUnit::one, axis.scale == PlotAxis::Scale::log ? 3 : 4)};
}

void linear_ticks(Scale& scale, const PlotAxis& axis, const AxisUnit& unit, double wanted) {
  const double step = nice_step((scale.to - scale.from) / unit.size, wanted);
  const double end = scale.to / unit.size + 1e-9 * step;
  for (double i = std::ceil(scale.from / unit.size / step - 1e-9) + 0.0; i * step <= end; ++i)   // + 0: of -0
    scale.ticks.push_back(tick(axis, i * step * unit.size, unit));
}

// Each power of ten, and where there is room 2 and 5 of it.
void log_ticks(Scale& scale, const PlotAxis& axis, const AxisUnit& unit, double wanted) {
  const double decades = std::log10(scale.to / scale.from);
  const std::vector<double> times =
      3 * decades <= wanted + 1 ? std::vector<double>{1, 2, 5} : std::vector<double>{1};
  const int step = std::max(1, static_cast<int>(std::ceil(decades / (wanted + 1))));
  const int first = static_cast<int>(std::floor(std::log10(scale.from / unit.size))) - 1;
  const int last = static_cast<int>(std::ceil(std::log10(scale.to / unit.size))) + 1;
  for (int power = first; power <= last; ++power) {
    if (power % step != 0) continue;
    for (const double each : times) {
      const double at = each * std::pow(10.0, power) * unit.size;
      if (at < scale.from * (1 - 1e-9) || at > scale.to * (1 + 1e-9)) continue;
      scale.ticks.push_back(axis.unit == PlotUnit::seconds || axis.unit == PlotUnit::bytes
                                ? Tick{at, plot_quantity(at, axis.unit)}
                                : tick(axis, at, unit));
    }
  }
}

// Each value has its mark where they are few and their texts do not meet.
bool ticks_at_values(Scale& scale, const std::vector<Tick>& ticks, double pixels) {
  if (ticks.size() > 10) return false;
  for (std::size_t i = 1; i < ticks.size(); ++i) {
    const double apart = pixels * (scale.share(ticks[i].at) - scale.share(ticks[i - 1].at));
    if (apart < (text_width(ticks[i].text) + text_width(ticks[i - 1].text)) / 2 + 8) return false;
  }
  scale.ticks = ticks;
  return true;
}

string with_unit(const string& label, const string& unit) { return unit.empty() ? label : label + " [" + unit + "]"; }

void set_span(Scale& scale, const PlotAxis& axis, double least, double greatest, bool upwards) {
  scale.from = axis.from.value_or(least);
  scale.to = axis.to.value_or(greatest);
  if (scale.log) {
    const double room = scale.from < scale.to ? std::pow(scale.to / scale.from, 0.04) : 2;
    if (!axis.from) scale.from /= room;
    if (!axis.to) scale.to *= room;
    return;
  }
  if (upwards && !axis.from && least >= 0) scale.from = 0;
  const double room = scale.from < scale.to ? 0.04 * (scale.to - scale.from) : std::max(1.0, std::fabs(scale.to));
  if (!axis.from && scale.from != 0) scale.from -= room;
  if (!axis.to) scale.to += room;
}

}  // namespace

double text_width(std::string_view utf8) {
  double width = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) width += advance_widths[byte - 0x20];
    if (byte >= 0xc0) width += 600;      // the first byte of another character
  }
  return width * font_size / 1000;
}

double Rectangle::distance_to(double x, double y) const {
  const double dx = std::max({left - x, x - right, 0.0}), dy = std::max({top - y, y - bottom, 0.0});
  return std::sqrt(dx * dx + dy * dy);
}

double Rectangle::distance_to(const Rectangle& other) const {
  const double dx = std::max({left - other.right, other.left - right, 0.0});
  const double dy = std::max({top - other.bottom, other.top - bottom, 0.0});
  return std::sqrt(dx * dx + dy * dy);
}

std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high) {
  std::vector<std::size_t> order(wanted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  struct Block {
    double sum = 0;
    std::size_t size = 0;
    double mean() const { return sum / static_cast<double>(size); }
  };
  std::vector<Block> blocks;             // of what the i-th wants less i gaps, which must not fall
  for (std::size_t i = 0; i < order.size(); ++i) {
    blocks.push_back({wanted[order[i]] - gap * static_cast<double>(i), 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
      blocks[blocks.size() - 2].sum += blocks.back().sum;
      blocks[blocks.size() - 2].size += blocks.back().size;
      blocks.pop_back();
    }
  }
  const double most = std::max(low, high - gap * static_cast<double>(wanted.empty() ? 0 : wanted.size() - 1));
  std::vector<double> places(wanted.size());
  std::size_t i = 0;
  for (const Block& block : blocks)
    for (const std::size_t end = i + block.size; i < end; ++i)
      places[order[i]] = std::clamp(block.mean(), low, most) + gap * static_cast<double>(i);
  return places;
}

PanelGrid panel_grid(std::size_t panels, const Surroundings& around) {
  PanelGrid grid;
  const int count = static_cast<int>(panels);
  grid.columns = count <= 2 || count == 4 ? std::min(count, 2) : 3;
  grid.rows = (count + grid.columns - 1) / grid.columns;
  constexpr double below = 54, between = 22, edge = 14;
  const double height = grid.rows == 1 ? (count == 1 ? 400 : 300) : 210;
  grid.size.width = grid.columns == 3 ? 1000 : 800;
  const double row = around.panel_title + height + between;
  grid.size.height = static_cast<int>(around.above + row * grid.rows - between + below + edge);
  const double column = (grid.size.width - around.left - edge + between) / grid.columns;
  for (int i = 0; i < count; ++i) {
    Rectangle panel;
    panel.left = around.left + column * (i % grid.columns);
    panel.right = panel.left + column - between - around.right;
    panel.top = around.above + row * (i / grid.columns) + around.panel_title;
    panel.bottom = panel.top + height;
    grid.panels.push_back(panel);
  }
  return grid;
}

double Scale::share(double value) const {
  if (log) return std::log(value / from) / std::log(to / from);
  return (value - from) / (to - from);
}

Scale scale_of(const PlotAxis& axis, const std::vector<double>& values, bool upwards, double pixels) {
  Scale scale;
  scale.log = axis.scale == PlotAxis::Scale::log;
  std::vector<double> all = values;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.empty()) all = {1};
  set_span(scale, axis, all.front(), all.back(), upwards);
  if (!(scale.from < scale.to)) scale.to = scale.log ? 2 * scale.from : scale.from + 1;
  const bool own_units = scale.log && (axis.unit == PlotUnit::seconds || axis.unit == PlotUnit::bytes);
  const AxisUnit unit = own_units || axis.unit == PlotUnit::bits_per_second || !scale.log
                            ? axis_unit(axis.unit, std::max(std::fabs(scale.from), std::fabs(scale.to)))
                            : axis_unit(axis.unit, 1);
  scale.title = with_unit(axis.label, own_units ? "" : unit.name);
  std::vector<Tick> at_values;
  for (const double value : all)
    if (value >= scale.from && value <= scale.to)
      at_values.push_back(own_units ? Tick{value, plot_quantity(value, axis.unit)} : tick(axis, value, unit));
  if (!upwards && ticks_at_values(scale, at_values, pixels)) return scale;
  const double wanted = std::max(2.0, pixels / (upwards ? 60 : 70));
  if (scale.log) log_ticks(scale, axis, unit, wanted);
  if (scale.ticks.size() < 2) {
    scale.ticks.clear();
    linear_ticks(scale, axis, unit, wanted);
  }
  return scale;
}

Scale scale_of_categories(const PlotAxis& axis, const std::vector<string>& categories) {
  Scale scale;
  scale.from = 0.5;
  scale.to = static_cast<double>(categories.size()) + 0.5;
  for (std::size_t i = 0; i < categories.size(); ++i)
    scale.ticks.push_back({1.0 + static_cast<double>(i), categories[i]});
  scale.title = axis.label;
  return scale;
}

}  // namespace interleave
