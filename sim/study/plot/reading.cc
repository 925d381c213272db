#include "sim/study/plot/reading.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/core/nearest.h"
#include "sim/study/quantity_kind.h"

namespace interleave {
namespace {

using std::string;
using Points = std::vector<PlotPoint>;

[[noreturn]] void refuse_reading(const Reading& reading, const string& problem) {
  throw InputError(reading.place.text() + ": figures: " + problem);
}

std::size_t place_among(const Reading& reading, const char* what, const string& name, const std::vector<string>& all) {
  const auto found = std::find(all.begin(), all.end(), name);
  if (found == all.end())
    refuse_reading(reading, string("got the ") + what + " \"" + name + "\", expected one of " + joined(all) +
                                did_you_mean(name, all));
  return static_cast<std::size_t>(found - all.begin());
}

std::size_t panel_of(const Reading& reading, const PlotData& data) {
  if (reading.facet.empty()) return 0;
  std::vector<string> titles;
  for (std::size_t i = 0; i < data.panels.size(); ++i) {
    if (data.panels[i].value == reading.facet) return i;
    titles.push_back(data.panels[i].title);
  }
  return place_among(reading, "facet", reading.facet, titles);
}

std::optional<Crossing> value_at(const Reading& reading, const PlotData& data, const PlotAxis& axis,
                                 const Points& points) {
  double x = 0;
  if (!data.categories.empty()) {
    x = 1.0 + static_cast<double>(place_among(reading, "x", reading.at, data.categories));
  } else {
    const auto quantity = quantity_of(reading.at);
    if (!quantity) refuse_reading(reading, "at: got \"" + reading.at + "\", expected a number or a quantity");
    x = quantity->si();
  }
  std::vector<string> known;
  for (const PlotPoint& point : points) {
    if (std::fabs(point.x - x) <= 1e-9 * std::fabs(x))
      return point.y ? std::optional(Crossing{point.x, *point.y}) : std::nullopt;
    known.push_back(plot_quantity(point.x, axis.unit));
  }
  refuse_reading(reading,
                 "at: got " + reading.at + ", where the series has no point; expected one of " + joined(known));
}

std::optional<Crossing> extreme(const Points& points, bool greatest) {
  std::optional<Crossing> best;
  for (const PlotPoint& point : points)
    if (point.y && (!best || (greatest ? *point.y > best->y : *point.y < best->y))) best = {point.x, *point.y};
  return best;
}

std::optional<Crossing> find(const Reading& reading, const FigureSpec& figure, const PlotData& data,
                             const PlotPanel& panel) {
  const Points& points = panel.series[place_among(reading, "series", reading.series[0], data.series)];
  switch (reading.kind) {
    case Reading::Kind::value: return value_at(reading, data, figure.x, points);
    case Reading::Kind::maximum: return extreme(points, true);
    case Reading::Kind::minimum: return extreme(points, false);
    case Reading::Kind::crossing: break;
  }
  if (!data.categories.empty()) refuse_reading(reading, "crossing: got an x of texts, expected numbers");
  return last_crossing(points, panel.series[place_among(reading, "series", reading.series[1], data.series)],
                       figure.x.scale == PlotAxis::Scale::log, figure.y.scale == PlotAxis::Scale::log);
}

// {key} and {key:DIGITS}.
void fill_in(string& text, const string& key, double value, PlotUnit unit) {
  for (std::size_t at = text.find('{' + key); at != string::npos; at = text.find('{' + key, at + 1)) {
    const std::size_t end = text.find('}', at), behind = at + 1 + key.size();
    if (end == string::npos) return;
    int digits = 3;
    if (text[behind] == ':') std::from_chars(text.data() + behind + 1, text.data() + end, digits);
    else if (behind != end) continue;
    text.replace(at, end + 1 - at, plot_quantity(value, unit, std::clamp(digits, 1, 9)));
  }
}

}  // namespace

std::optional<Crossing> last_crossing(const Points& one, const Points& other, bool log_x, bool log_y) {
  struct Both { double x, a, b; };
  std::vector<Both> both;                // in the scales of the figure
  for (const PlotPoint& point : one)
    for (const PlotPoint& with : other)
      if (point.x == with.x && point.y && with.y)
        both.push_back({log_x ? std::log(point.x) : point.x, log_y ? std::log(*point.y) : *point.y,
                        log_y ? std::log(*with.y) : *with.y});
  for (std::size_t i = both.size(); i-- > 1;) {
    const Both &from = both[i - 1], &to = both[i];
    const double before = from.a - from.b, after = to.a - to.b;
    if (before == after || (before > 0) == (after > 0)) continue;
    const double share = before / (before - after);
    const double x = from.x + share * (to.x - from.x), y = from.a + share * (to.a - from.a);
    return Crossing{log_x ? std::exp(x) : x, log_y ? std::exp(y) : y};
  }
  return std::nullopt;
}

std::optional<ReadPoint> read_off(const Reading& reading, const FigureSpec& figure, const PlotData& data) {
  const std::size_t panel = panel_of(reading, data);
  const auto found = find(reading, figure, data, data.panels[panel]);
  if (!found) return std::nullopt;
  ReadPoint point{panel, found->x, found->y, reading.text};
  if (data.categories.empty()) fill_in(point.text, "x", point.x, figure.x.unit);
  fill_in(point.text, "y", point.y, figure.y.unit);
  for (const Reading& over : reading.over) {
    const auto other = find(over, figure, data, data.panels[over.facet.empty() ? panel : panel_of(over, data)]);
    if (!other || other->y == 0) return std::nullopt;
    fill_in(point.text, "ratio", point.y / other->y, PlotUnit::one);
  }
  return point;
}

}  // namespace interleave
