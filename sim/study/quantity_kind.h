// What kind of quantity a text is, where no key says it: the values of a sweep's axis, the numbers of its constraints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interleave {

enum class QuantityKind { whole, decimal, share, duration, size, rate, bandwidth };

struct Quantity {
  QuantityKind kind{};
  std::int64_t value = 0;          // whole: itself; decimal and share: in 1e-9; the others: see quantity.h

  double si() const;               // a plain number, seconds, bytes, per second, bits a second
  std::string exact() const;       // the same as text, without losing a digit: 0.002000000
  std::string written() const;     // as in a scenario: 2 ms
};

// Nothing: it is a text. A zero without a unit is whole.
std::optional<Quantity> quantity_of(std::string_view text);

// What a column of such values is called by: "_s", "_bytes"; empty for plain numbers.
const char* unit_suffix(QuantityKind kind);

}  // namespace interleave
