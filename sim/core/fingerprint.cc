#include "sim/core/fingerprint.h"

#include <cstdint>

namespace interleave {

// Fowler, Noll and Vo's hash, variant 1a.
std::string fingerprint(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::string digits(16, '0');
  for (std::size_t i = 0; i < 16; ++i) digits[15 - i] = "0123456789abcdef"[hash >> 4 * i & 15];
  return digits;
}

}  // namespace interleave
