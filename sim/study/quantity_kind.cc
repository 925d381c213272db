#include "sim/study/quantity_kind.h"

#include "sim/report/figures.h"
#include "sim/scenario/quantity.h"

namespace interleave {
namespace {

constexpr std::int64_t billion = 1'000'000'000;

// A number of 1e-9 without zeros at the end: 0.5, 40.
std::string decimal_text(std::int64_t value) {
  std::string text = exact_seconds(Duration(value));
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

const Units* units_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::duration: return &duration_units();
    case QuantityKind::size: return &size_units();
    case QuantityKind::rate: return &rate_units();
    case QuantityKind::bandwidth: return &bandwidth_units();
    default: return nullptr;
  }
}

}  // namespace

double Quantity::si() const {
  const bool billionths = kind != QuantityKind::whole && kind != QuantityKind::size && kind != QuantityKind::bandwidth;
  return billionths ? static_cast<double>(value) / billion : static_cast<double>(value);
}

std::string Quantity::exact() const {
  if (kind == QuantityKind::duration) return exact_seconds(Duration(value));
  if (kind == QuantityKind::whole || kind == QuantityKind::size || kind == QuantityKind::bandwidth)
    return std::to_string(value);
  return decimal_text(value);
}

std::string Quantity::written() const {
  if (kind == QuantityKind::rate) return decimal_text(value) + "/s";
  if (const Units* units = units_of(kind)) return quantity_text(value, *units);
  if (kind == QuantityKind::whole) return std::to_string(value);
  return kind == QuantityKind::share && value <= billion ? decimal_text(value * 100) + " %" : decimal_text(value);
}

std::optional<Quantity> quantity_of(std::string_view text) {
  constexpr std::int64_t max = quantity_max;
  const Parsed whole = parse_whole(text, -max, max), decimal = parse_decimal(text, 9), share = parse_share(text);
  if (whole.ok()) return Quantity{QuantityKind::whole, whole.value};
  if (decimal.ok()) return Quantity{QuantityKind::decimal, decimal.value};
  if (share.ok()) return Quantity{QuantityKind::share, share.value};
  for (const QuantityKind kind :
       {QuantityKind::duration, QuantityKind::size, QuantityKind::rate, QuantityKind::bandwidth})
    if (const Parsed parsed = parse_quantity(text, *units_of(kind)); parsed.ok()) return Quantity{kind, parsed.value};
  return std::nullopt;
}

const char* unit_suffix(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::duration: return "_s";
    case QuantityKind::size: return "_bytes";
    case QuantityKind::rate: return "_per_s";
    case QuantityKind::bandwidth: return "_bits_per_s";
    default: return "";
  }
}

}  // namespace interleave
