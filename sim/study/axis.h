// What a sweep varies: one axis has a name, the paths of the scenario that it sets, and its values in their order.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/value.h"
#include "sim/study/expression.h"
#include "sim/study/quantity_kind.h"

namespace interleave {

inline constexpr std::size_t axis_values_max = 100'000;

class Axis {
 public:
  Axis(std::string name, std::vector<std::string> paths, std::vector<Node> values, Place place);

  const std::string& name() const { return name_; }
  const std::vector<std::string>& paths() const { return paths_; }
  const Place& place() const { return place_; }
  const std::vector<Node>& values() const { return values_; }
  std::size_t size() const { return values_.size(); }

  bool is_text() const { return !kind_; }
  // With the unit: workload.steps[0].python_s.
  std::string column() const { return name_ + (kind_ ? unit_suffix(*kind_) : ""); }
  // Of the i-th value, in that unit; a text as it was written, in one line.
  std::string cell(std::size_t i) const;
  Expression::Operand operand(std::size_t i) const;

 private:
  Quantity quantity(std::size_t i) const { return *quantity_of(values_[i].text); }

  std::string name_;
  std::vector<std::string> paths_;
  std::vector<Node> values_;
  Place place_;
  std::optional<QuantityKind> kind_;   // none: some value is a text, a list, a map or of another kind than the others
};

// PATH: [values], PATH: {range: {from, to, step}}, PATH: {log_range: {from, to, points}}, or NAME: {path: PATH or
// [PATHS], values: [...]} (or range, or log_range). Throws InputError.
Axis read_axis(const Value& value, const std::string& key);

}  // namespace interleave
