#include "sim/scenario/quantity.h"

#include <algorithm>

#include "sim/core/nearest.h"

namespace interleave {
namespace {

using Wide = __int128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string unit_names(const Units& units) {
  std::string names;
  for (const Unit& unit : units.units) names += (names.empty() ? "" : ", ") + std::string(unit.name);
  return names;
}

// A decimal number as it stands: the digits before and after the point.
struct Decimal {
  std::string_view whole, fraction;
  std::size_t length = 0;     // characters taken; 0: there is no number
};

Decimal scan_decimal(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_digit(text[i])) ++i;
  Decimal decimal{text.substr(0, i), {}, i};
  if (i == 0 || (i > 1 && text[0] == '0')) return {};
  if (i < text.size() && text[i] == '.') {
    std::size_t end = i + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == i + 1) return {};
    decimal.fraction = text.substr(i + 1, end - i - 1);
    decimal.length = end;
  }
  while (!decimal.fraction.empty() && decimal.fraction.back() == '0') decimal.fraction.remove_suffix(1);
  return decimal;
}

bool is_zero(const Decimal& decimal) { return decimal.whole == "0" && decimal.fraction.empty(); }

enum class Scaled { exact, rest, too_large };

// whole.fraction times factor. 26 digits times 2^40 stay below 2^127.
Scaled scale(const Decimal& decimal, std::int64_t factor, std::int64_t& value) {
  Wide sum = 0;
  for (const char c : decimal.whole) {
    sum = sum * 10 + (c - '0');
    if (sum > quantity_max) return Scaled::too_large;
  }
  sum *= factor;
  if (sum > quantity_max) return Scaled::too_large;
  if (decimal.fraction.size() > 26) return Scaled::rest;
  Wide part = 0, power = 1;
  for (const char c : decimal.fraction) {
    part = part * 10 + (c - '0');
    power *= 10;
  }
  part *= factor;
  if (part % power != 0) return Scaled::rest;
  sum += part / power;
  if (sum > quantity_max) return Scaled::too_large;
  value = static_cast<std::int64_t>(sum);
  return Scaled::exact;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Parsed wrong(std::string expected) { return {0, std::move(expected)}; }

std::string number_then_unit(const Units& units) {
  return std::string(units.what) + ": a plain decimal number and a unit (" + unit_names(units) + ")";
}

// Both ends where they are near each other, else only the lower one: few meet the upper.
std::string whole_expected(std::int64_t min, std::int64_t max) {
  if (min == max) return std::to_string(min);
  if (max - min >= 1000) return "a whole number >= " + std::to_string(min);
  return "a whole number from " + std::to_string(min) + " to " + std::to_string(max);
}

bool is_exponent(std::string_view name) {
  return name.size() > 1 && (name[0] == 'e' || name[0] == 'E') &&
         (is_digit(name[1]) || name[1] == '-' || name[1] == '+');
}

Parsed wrong_unit(std::string_view name, const Units& units) {
  std::vector<std::string> names;
  for (const Unit& unit : units.units) names.push_back(unit.name);
  return wrong(std::string(units.what) + " with a unit of " + joined(names) + did_you_mean(name, names));
}

}  // namespace

const Units& duration_units() {
  static const Units units{"a duration", "ns", "5 ms",
                           {{"ns", 1}, {"us", 1'000}, {"ms", 1'000'000}, {"s", 1'000'000'000},
                            {"min", 60'000'000'000}, {"h", 3'600'000'000'000}}};
  return units;
}

const Units& size_units() {
  static const Units units{"a size", "B", "64 KiB",
                           {{"B", 1}, {"kB", 1'000}, {"KiB", 1 << 10}, {"MB", 1'000'000}, {"MiB", 1 << 20},
                            {"GB", 1'000'000'000}, {"GiB", 1 << 30}, {"TB", 1'000'000'000'000},
                            {"TiB", std::int64_t{1} << 40}}};
  return units;
}

const Units& bandwidth_units() {
  static const Units units{"a bandwidth", "bps", "500 MB/s",
                           {{"bps", 1}, {"kbps", 1'000}, {"Mbps", 1'000'000}, {"Gbps", 1'000'000'000},
                            {"Tbps", 1'000'000'000'000}, {"B/s", 8}, {"kB/s", 8'000}, {"MB/s", 8'000'000},
                            {"GB/s", 8'000'000'000}, {"TB/s", 8'000'000'000'000}, {"KiB/s", 8 << 10},
                            {"MiB/s", 8 << 20}, {"GiB/s", std::int64_t{8} << 30}}};
  return units;
}

const Units& rate_units() {
  static const Units units{"a rate", "1e-9 /s", "40/s", {{"/s", 1'000'000'000}, {"/ms", 1'000'000'000'000}}};
  return units;
}

Parsed parse_quantity(std::string_view text, const Units& units) {
  text = trimmed(text);
  if (text.starts_with('-')) return wrong(std::string(units.what) + " of 0 or more");
  const Decimal decimal = scan_decimal(text);
  if (decimal.length == 0) return wrong(number_then_unit(units));
  const std::string_view name = trimmed(text.substr(decimal.length));
  if (name.empty()) {
    if (is_zero(decimal)) return {};
    return wrong(std::string(units.what) + " with its unit (" + unit_names(units) + ")");
  }
  if (is_digit(name[0]) || name[0] == '.' || name[0] == '_' || name[0] == '\'' || name[0] == ',' ||
      is_exponent(name))
    return wrong(number_then_unit(units));
  const auto unit = std::find_if(units.units.begin(), units.units.end(), [&](const Unit& u) { return u.name == name; });
  if (unit == units.units.end()) return wrong_unit(name, units);
  std::int64_t value = 0;
  switch (scale(decimal, unit->factor, value)) {
    case Scaled::exact: return {value, {}};
    case Scaled::rest: return wrong(std::string(units.what) + " without a rest below 1 " + units.base);
    case Scaled::too_large: break;
  }
  return wrong(std::string(units.what) + " of at most " + std::to_string(quantity_max) + " " + units.base);
}

Parsed parse_whole(std::string_view text, std::int64_t min, std::int64_t max) {
  const std::string expected = whole_expected(min, max);
  const bool negative = text.starts_with('-');
  const std::string_view digits = negative ? text.substr(1) : text;
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return wrong(expected);
  if (digits.size() > 1 && digits[0] == '0') return wrong(expected + ", without leading zeros");
  Wide value = 0;
  for (const char c : digits) value = std::min<Wide>(value * 10 + (c - '0'), Wide{1} << 64);
  if (negative) value = -value;
  if (value > max && max - min >= 1000) return wrong("a whole number <= " + std::to_string(max));
  if (value < min || value > max) return wrong(expected);
  return {static_cast<std::int64_t>(value), {}};
}

Parsed parse_decimal(std::string_view text, int places) {
  std::int64_t factor = 1;
  for (int i = 0; i < places; ++i) factor *= 10;
  const Decimal decimal = scan_decimal(text);
  if (decimal.length == 0 || decimal.length != text.size()) return wrong("a plain decimal number of 0 or more");
  std::int64_t value = 0;
  switch (scale(decimal, factor, value)) {
    case Scaled::exact: return {value, {}};
    case Scaled::rest: return wrong("a number with at most " + std::to_string(places) + " places after the point");
    case Scaled::too_large: break;
  }
  return wrong("a number of at most " + std::to_string(quantity_max / factor));
}

Parsed parse_share(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text = trimmed(text.substr(0, text.size() - 1));
  Parsed parsed = parse_decimal(text, percent ? 7 : 9);
  if (!parsed.ok() || parsed.value > 1'000'000'000) return wrong("a share from 0 to 1 or 0 % to 100 %");
  return parsed;
}

std::string quantity_text(std::int64_t value, const Units& units) {
  if (value == 0) return std::string("0 ") + units.units.front().name;
  std::string best;
  for (const Unit& unit : units.units) {
    if (unit.factor > value) continue;
    std::string digits = std::to_string(value / unit.factor);
    Wide rest = value % unit.factor;
    if (rest != 0) digits += '.';
    for (; rest != 0; rest %= unit.factor) {
      rest *= 10;
      digits += static_cast<char>('0' + static_cast<int>(rest / unit.factor));
      if (digits.size() > 24) break;
    }
    if (rest == 0 && (best.empty() || digits.size() + std::string(unit.name).size() + 1 <= best.size()))
      best = digits + " " + unit.name;
  }
  return best;
}

std::string quantity_pattern(const Units& units, bool above_zero) {
  std::string names;
  for (const Unit& unit : units.units) names += (names.empty() ? "" : "|") + std::string(unit.name);
  const std::string number = "(0|[1-9][0-9]*)(\\.[0-9]+)?";
  return above_zero ? "^(?=[^1-9]*[1-9])" + number + " *(" + names + ")$"
                    : "^(0(\\.0+)?|" + number + " *(" + names + "))$";
}

}  // namespace interleave
