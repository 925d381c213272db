#include "sim/study/axis.h"

#include <algorithm>
#include <cmath>

#include "sim/core/distribution.h"
#include "sim/scenario/shape.h"

namespace interleave {
namespace {

// A value in one line, as it could stand in a scenario.
std::string flow_text(const Node& node) {
  std::string inside;
  switch (node.kind) {
    case Node::Kind::null: return "";
    case Node::Kind::scalar: return node.text;
    case Node::Kind::list:
      for (const Node& item : node.items) inside += (inside.empty() ? "" : ", ") + flow_text(item);
      return "[" + inside + "]";
    case Node::Kind::map: break;
  }
  for (const Node::Entry& entry : node.entries)
    inside += (inside.empty() ? "" : ", ") + entry.key + ": " + flow_text(entry.value);
  return "{" + inside + "}";
}

bool is_plain(QuantityKind kind) { return kind <= QuantityKind::share; }

// The kind of all; a zero without a unit goes with every kind, whole numbers and decimals with each other.
std::optional<QuantityKind> common_kind(const std::vector<Node>& values) {
  std::optional<QuantityKind> common;
  bool other_zero = false;
  for (const Node& node : values) {
    const auto quantity =
        node.kind == Node::Kind::scalar && !node.quoted ? quantity_of(node.text) : std::optional<Quantity>();
    if (!quantity) return std::nullopt;
    if (quantity->kind == QuantityKind::whole && quantity->value == 0) {
      other_zero = true;
    } else if (!common || (is_plain(*common) && is_plain(quantity->kind))) {
      common = quantity->kind;
    } else if (*common != quantity->kind) {
      return std::nullopt;
    }
  }
  if (!common && other_zero) common = QuantityKind::whole;
  return common;
}

Node scalar(const std::string& text, const Place& place) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = text;
  node.place = place;
  return node;
}

// ---- range and log_range ----

Shape<Quantity> any_quantity() {
  auto read = [](const Value& value) {
    const auto quantity =
        value.is_scalar() && !value.node().quoted ? quantity_of(value.node().text) : std::optional<Quantity>();
    if (!quantity) value.expected("a number or a quantity with its unit");
    return *quantity;
  };
  return {read, R"({"type": ["string", "number"]})"};
}

struct Range {
  Quantity from, to, step;
  std::int64_t points = 0;
};

// All in the kind of the first that is not a zero, in its base unit.
QuantityKind one_kind(const Value& map, std::vector<Quantity*> all) {
  std::optional<QuantityKind> kind;
  for (const Quantity* quantity : all)
    if (quantity->value != 0 || quantity->kind != QuantityKind::whole) {
      if (!kind || (is_plain(*kind) && is_plain(quantity->kind)))
        kind = std::max(kind.value_or(quantity->kind), quantity->kind);
      else if (*kind != quantity->kind)
        map.refuse("got quantities of different kinds, expected one unit for all");
    }
  if (!kind) kind = QuantityKind::whole;
  for (Quantity* quantity : all) {
    const bool widen = quantity->kind == QuantityKind::whole && is_plain(*kind) && *kind != QuantityKind::whole;
    if (widen && std::abs(quantity->value) > quantity_max / 1'000'000'000) map.refuse("got a number that is too large");
    if (widen) quantity->value *= 1'000'000'000;
    quantity->kind = *kind;
  }
  return *kind;
}

std::vector<Node> range_values(const Value& map) {
  static const Table<Range> table{{required(key("from", &Range::from, any_quantity(), "1", "the first value")),
                                   required(key("to", &Range::to, any_quantity(), "16", "the last value, if met")),
                                   required(key("step", &Range::step, any_quantity(), "1", "from one to the next"))}};
  Range range;
  read_into(map, table, range);
  const QuantityKind kind = one_kind(map, {&range.from, &range.to, &range.step});
  if (range.step.value <= 0) map.refuse_key("step", "got a step that is not above 0");
  if (range.to.value < range.from.value) map.refuse_key("to", "got an end before the start; swap from and to");
  // Differences of two quantities fit: each is below 2^62.
  const std::int64_t count = (range.to.value - range.from.value) / range.step.value + 1;
  if (count > static_cast<std::int64_t>(axis_values_max)) map.refuse("got more than 100000 values; take a larger step");
  std::vector<Node> values;
  for (std::int64_t i = 0; i < count; ++i)
    values.push_back(scalar(Quantity{kind, range.from.value + i * range.step.value}.written(), map.node().place));
  return values;
}

// To three significant digits, so that values can be read and written down.
std::int64_t three_digits(double value) {
  double unit = 1;
  while (value / unit >= 999.5) unit *= 10;
  return static_cast<std::int64_t>(std::floor(value / unit + 0.5) * unit);
}

std::vector<Node> log_range_values(const Value& map) {
  static const Table<Range> table{
      {required(key("from", &Range::from, any_quantity(), "1 ms", "the first value")),
       required(key("to", &Range::to, any_quantity(), "1 s", "the last value")),
       required(key("points", &Range::points, whole(2, static_cast<std::int64_t>(axis_values_max)), "7", "how many"))}};
  Range range;
  read_into(map, table, range);
  const QuantityKind kind = one_kind(map, {&range.from, &range.to});
  if (range.from.value <= 0) map.refuse_key("from", "got a start that is not above 0, which a logarithm needs");
  if (range.to.value <= range.from.value) map.refuse_key("to", "got an end that is not above the start");
  const double low = portable_log(static_cast<double>(range.from.value));
  const double high = portable_log(static_cast<double>(range.to.value));
  std::vector<Node> values;
  std::int64_t before = range.from.value - 1;
  for (std::int64_t i = 0; i < range.points; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(range.points - 1);
    const std::int64_t value = i == 0                  ? range.from.value
                               : i + 1 == range.points ? range.to.value
                                                       : three_digits(portable_exp(low + (high - low) * share));
    if (value <= before || value > range.to.value) continue;   // whole numbers meet where the points are dense
    values.push_back(scalar(Quantity{kind, value}.written(), map.node().place));
    before = value;
  }
  return values;
}

// ---- The axis ----

std::vector<Node> listed(const Value& list) {
  if (list.node().items.empty()) list.refuse("got an empty list, expected one or more values");
  if (list.node().items.size() > axis_values_max) list.refuse("got more than 100000 values; use range, or repeat");
  return list.node().items;
}

std::vector<std::string> paths_of(const Value& value) {
  if (!value.is_list()) return {line_of_text().read(value)};
  return list_of(line_of_text(), "a path such as machine.cores, or a list of them").read(value);
}

}  // namespace

Axis::Axis(std::string name, std::vector<std::string> paths, std::vector<Node> values, Place place)
    : name_(std::move(name)), paths_(std::move(paths)), values_(std::move(values)), place_(std::move(place)),
      kind_(common_kind(values_)) {}

std::string Axis::cell(std::size_t i) const {
  if (!kind_) return flow_text(values_[i]);
  Quantity value = quantity(i);
  if (value.value == 0) value.kind = *kind_;
  return value.exact();
}

Expression::Operand Axis::operand(std::size_t i) const {
  if (!kind_) return flow_text(values_[i]);
  return quantity(i).si();
}

Axis read_axis(const Value& value, const std::string& key) {
  const Place& place = value.node().place;
  if (value.is_list()) return {key, {key}, listed(value), place};
  if (!value.is_map()) value.expected("a list of values, {range: {from: 1, to: 16, step: 1}} or {log_range: ...}");
  struct Found {
    std::vector<std::string> paths;
    std::vector<Node> values;
  };
  const auto key_of = [](const char* name, auto read, const char* example, const char* help) {
    return Key<Found>{name, "{}", example, help, read};
  };
  static const Table<Found> table{
      {key_of("path", [](Found& out, const Value& v) { out.paths = paths_of(v); }, "machine.cores", "what is set"),
       key_of("values", [](Found& out, const Value& v) {
         if (!v.is_list()) v.expected("a list of values");
         out.values = listed(v);
       }, "[1, 2, 4]", "the values themselves"),
       key_of("range", [](Found& out, const Value& v) { out.values = range_values(v); },
              "{from: 1, to: 16, step: 1}", "equal steps"),
       key_of("log_range", [](Found& out, const Value& v) { out.values = log_range_values(v); },
              "{from: 1 ms, to: 1 s, points: 7}", "equal ratios")},
      {"values", "range", "log_range"}};
  Found found;
  read_into(value, table, found);
  if (found.paths.empty()) found.paths = {key};
  return {key, std::move(found.paths), std::move(found.values), place};
}

}  // namespace interleave
