#include "sim/core/random.h"

#include <Random123/philox.h>

#include <stdexcept>
#include <string>

namespace interleave {

namespace {

constexpr std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
constexpr std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }

}  // namespace

Random::Random(std::uint64_t seed, std::uint32_t repetition) : seed_(seed), repetition_(repetition) {
  if (repetition >> 24)
    throw std::out_of_range("repetition " + std::to_string(repetition) + " should be < 16777216 (2^24)");
}

// Philox is a bijection of its counter under each key, and everything fits without hashing: the seed is the key; 64
// bits of entity, 32 of draw, 8 of domain and 24 of repetition are the counter. So two different draws of one seed
// never read the same block, and two seeds are two keys. The upper half of each block is left unused.
std::uint64_t Random::bits(Domain domain, std::uint64_t entity, std::uint32_t draw) const {
  const std::uint32_t tag = static_cast<std::uint32_t>(domain) << 24 | repetition_;
  const philox4x32_ctr_t counter = {{low(entity), high(entity), draw, tag}};
  const philox4x32_key_t key = {{low(seed_), high(seed_)}};
  const philox4x32_ctr_t block = philox4x32_R(10, counter, key);
  return std::uint64_t{block.v[1]} << 32 | block.v[0];
}

}  // namespace interleave
