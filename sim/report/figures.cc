#include "sim/report/figures.h"

#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

namespace interleave {

namespace {

// Three significant digits without an exponent; whole from 100 on.
std::string three_digits(double value) {
  const double size = std::fabs(value);
  return fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

struct Unit { double size; const char* name; };

// The largest unit of which the value, as it will be printed, is at least one.
template <std::size_t count>
std::string in_units(double value, const Unit (&units)[count], const char* zero) {
  if (value == 0) return zero;
  const Unit* unit = &units[0];
  for (const Unit& larger : units)
    if (std::fabs(value) >= 0.9995 * larger.size) unit = &larger;
  // A count of the smallest unit is whole, unless it is a mean.
  const bool whole = unit->size == 1 && value == std::floor(value);
  return (whole ? fixed(value, 0) : three_digits(value / unit->size)) + " " + unit->name;
}

}  // namespace

std::string exact_seconds(Duration duration) {
  const std::int64_t ns = duration.count();
  const std::uint64_t size = ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
  const std::string decimals = std::to_string(size % 1'000'000'000);
  return (ns < 0 ? "-" : "") + std::to_string(size / 1'000'000'000) + "." + std::string(9 - decimals.size(), '0') +
         decimals;
}

std::string plain_number(double value) {
  char text[32];
  return {text, std::to_chars(text, std::end(text), value, std::chars_format::general, 9).ptr};
}

std::string fixed(double value, int decimals) {
  char text[400];   // the greatest double has 309 digits
  return {text, std::to_chars(text, std::end(text), value, std::chars_format::fixed, decimals).ptr};
}

std::string human_nanoseconds(double nanoseconds) {
  static constexpr Unit units[] = {{1, "ns"}, {1e3, "us"}, {1e6, "ms"}, {1e9, "s"}};
  static constexpr Unit long_units[] = {{60e9, "min"}, {3600e9, "h"}};
  if (std::fabs(nanoseconds) < 600e9) return in_units(nanoseconds, units, "0 s");
  return in_units(nanoseconds, long_units, "");
}

std::string human(Duration duration) { return human_nanoseconds(static_cast<double>(duration.count())); }

std::string human_rate(double per_second) { return (std::isinf(per_second) ? "∞" : three_digits(per_second)) + "/s"; }

std::string human_bytes(double bytes) {
  static constexpr Unit units[] = {{1, "B"}, {0x1p10, "KiB"}, {0x1p20, "MiB"}, {0x1p30, "GiB"}, {0x1p40, "TiB"}};
  return in_units(bytes, units, "0 B");
}

std::string human_percent(double share) {
  if (share > 0 && share < 0.005) return "<1 %";
  return fixed(100 * share, 0) + " %";
}

}  // namespace interleave
