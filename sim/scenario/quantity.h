// Quantities as people write them, parsed exactly: decimal text to whole nanoseconds, bytes, bits a second; never
// through a double. Each parse gives a value or says what is wrong with the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

// The largest of any quantity, 73 years in ns: what Distribution::draw can give, and half of interleave::forever, so
// that adding two cannot overflow.
inline constexpr std::int64_t quantity_max = (std::int64_t{1} << 61) - 1;

struct Unit {
  const char* name;
  std::int64_t factor;        // in the base unit
};

struct Units {
  const char* what;           // "a duration"
  const char* base;           // "ns"
  const char* example;        // "5 ms"
  std::vector<Unit> units;    // none with an empty name; zero alone may go without a unit
};

const Units& duration_units();   // ns
const Units& size_units();       // bytes
const Units& bandwidth_units();  // bits a second
const Units& rate_units();       // per second, in 1e-9 (so 40/s is 40'000'000'000)

struct Parsed {
  std::int64_t value = 0;
  std::string expected;       // empty: the text is right; else what should have stood there
  bool ok() const { return expected.empty(); }
};

Parsed parse_quantity(std::string_view text, const Units& units);
// 0, 12, -3: no leading zeros, no exponents, no underscores, no other bases.
Parsed parse_whole(std::string_view text, std::int64_t min, std::int64_t max);
// A decimal number in units of 10^-places: parse_decimal("0.55", 6) is 550000.
Parsed parse_decimal(std::string_view text, int places);
// 0.3 or 30 %, in 1e-9; 0 .. 1.
Parsed parse_share(std::string_view text);

// The shortest text that parses back to the same value, in the largest unit that it fills: 1.5 s, 64 KiB, 0 ns.
std::string quantity_text(std::int64_t value, const Units& units);

// A regular expression (ECMA and Python alike) of what parse_quantity takes, ranges aside.
std::string quantity_pattern(const Units& units, bool above_zero);

}  // namespace interleave
