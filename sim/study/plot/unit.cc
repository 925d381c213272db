#include "sim/study/plot/unit.h"

#include <cmath>
#include <cstdlib>

#include "sim/report/figures.h"

namespace interleave {
namespace {

struct Prefix { double size; const char* name; };

const std::vector<Prefix>& prefixes_of(PlotUnit unit) {
  static const std::vector<Prefix> seconds = {{1e-9, "ns"}, {1e-6, "µs"}, {1e-3, "ms"}, {1, "s"}};
  static const std::vector<Prefix> bytes = {{1, "B"}, {0x1p10, "KiB"}, {0x1p20, "MiB"}, {0x1p30, "GiB"}};
  static const std::vector<Prefix> bits = {{1, "bit/s"}, {1e3, "kbit/s"}, {1e6, "Mbit/s"}, {1e9, "Gbit/s"}};
  static const std::vector<Prefix> rate = {{1, "1/s"}};
  static const std::vector<Prefix> percent = {{0.01, "%"}};
  static const std::vector<Prefix> one = {{1, ""}};
  switch (unit) {
    case PlotUnit::seconds: return seconds;
    case PlotUnit::bytes: return bytes;
    case PlotUnit::bits_per_second: return bits;
    case PlotUnit::per_second: return rate;
    case PlotUnit::percent: return percent;
    case PlotUnit::one: break;
  }
  return one;
}

// The largest that the value, rounded to three digits, reaches.
const Prefix& prefix_for(const std::vector<Prefix>& prefixes, double value) {
  const Prefix* best = &prefixes.front();
  for (const Prefix& prefix : prefixes)
    if (std::fabs(value) >= 0.9995 * prefix.size) best = &prefix;
  return *best;
}

// Commas between thousands of a number's whole part, from 10,000 on.
std::string with_commas(std::string text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  std::size_t end = text.find('.');
  if (end == std::string::npos) end = text.size();
  if (end - start < 5) return text;
  for (std::size_t at = end - 3; at > start; at = at < start + 3 ? start : at - 3) text.insert(at, ",");
  return text;
}

std::string significant(double value, int digits) {
  int exponent = 0;
  double size = std::fabs(value);
  for (; size >= 10; size /= 10) ++exponent;
  for (; size > 0 && size < 1; size *= 10) --exponent;
  const int decimals = digits - 1 - exponent;
  double unit = 1;
  for (int i = decimals; i < 0; ++i) unit *= 10;   // in three digits 12,345 is 12,300
  std::string text = fixed(std::floor(value / unit + 0.5) * unit, 0);
  if (decimals >= 0) text = fixed(value, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return with_commas(text);
}

}  // namespace

const std::vector<std::string>& plot_unit_names() {
  static const std::vector<std::string> names = {"1", "%", "s", "B", "1/s", "bit/s"};
  return names;
}

PlotUnit unit_of_column(std::string_view column) {
  if (column.ends_with("_bits_per_s")) return PlotUnit::bits_per_second;
  if (column.ends_with("_per_s")) return PlotUnit::per_second;
  if (column.ends_with("_bytes")) return PlotUnit::bytes;
  if (column.ends_with("_s")) return PlotUnit::seconds;
  return column == "utilisation" ? PlotUnit::percent : PlotUnit::one;
}

std::string words_of_column(std::string column) {
  for (const char* suffix : {"_bits_per_s", "_per_s", "_bytes", "_s"})
    if (column.ends_with(suffix)) {
      column.erase(column.size() - std::string_view(suffix).size());
      break;
    }
  for (char& c : column)
    if (c == '_') c = ' ';
  return column;
}

std::string plot_quantity(double value, PlotUnit unit, int digits) {
  if (unit == PlotUnit::per_second) return significant(value, digits) + "/s";
  const Prefix& prefix = prefix_for(prefixes_of(unit), value);
  const std::string number = significant(value / prefix.size, digits);
  return *prefix.name ? number + " " + prefix.name : number;
}

AxisUnit axis_unit(PlotUnit unit, double greatest) {
  const Prefix& prefix = prefix_for(prefixes_of(unit), greatest);
  return {prefix.size, prefix.name};
}

}  // namespace interleave
