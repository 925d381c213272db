// Random streams: Philox as published, and streams that never meet.
#include "sim/core/random.h"

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>

using namespace interleave;

namespace {

// A row of Random123 1.14, tests/kat_vectors, "philox4x32 10": the packing is undone, so that the words of the row
// reach the cipher as they stand there.
std::uint64_t known_answer(std::uint32_t c0, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3, std::uint32_t k0,
                           std::uint32_t k1) {
  const Random random(std::uint64_t{k1} << 32 | k0, c3 & 0xffffff);
  return random.bits(static_cast<Domain>(c3 >> 24), std::uint64_t{c1} << 32 | c0, c2);
}

}  // namespace

TEST_CASE("Philox4x32-10 gives the known answers of Random123") {
  CHECK(known_answer(0, 0, 0, 0, 0, 0) == 0xe169c58d'6627e8d5);
  const std::uint32_t ones = 0xffffffff;
  CHECK(known_answer(ones, ones, ones, ones, ones, ones) == 0x41c83b0e'408f276d);
  CHECK(known_answer(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0) == 0x94fdcceb'd16cfe09);
}

TEST_CASE("every one of seed, repetition, domain, entity and draw matters, down to its last and first bit") {
  std::set<std::uint64_t> seen;
  int drawn = 0;
  const auto note = [&](std::uint64_t bits) { seen.insert(bits), ++drawn; };
  for (const std::uint64_t seed : {0ull, 1ull, 1ull << 32, 1ull << 63})
    for (const std::uint32_t repetition : {0u, 1u, (1u << 24) - 1})
      for (const Domain domain : {Domain::workload, Domain::arrivals, Domain::machine, Domain::os, Domain::python,
                                  Domain::device, Domain::statistics})
        for (const std::uint64_t entity : {0ull, 1ull, 1ull << 32, 1ull << 63})
          for (const std::uint32_t draw : {0u, 1u, 1u << 31}) note(Random(seed, repetition).bits(domain, entity, draw));
  CHECK(seen.size() == static_cast<std::size_t>(drawn));
}

TEST_CASE("a repetition that would run into the domain is refused") {
  CHECK_NOTHROW(Random(1, (1u << 24) - 1));
  CHECK_THROWS_WITH_AS(Random(1, 1u << 24), "repetition 16777216 should be < 16777216 (2^24)", std::out_of_range);
}

TEST_CASE("a stream is its entity's draws in turn, strictly between 0 and 1 as uniforms") {
  const Random random(42, 0);
  Stream stream(random, Domain::os, 7), again(random, Domain::os, 7);
  for (std::uint32_t i = 0; i < 10; ++i) CHECK(stream.bits() == random.bits(Domain::os, 7, i));
  for (int i = 0; i < 100'000; ++i) {
    const double u = again.uniform();
    REQUIRE(u > 0);
    REQUIRE(u < 1);
  }
}
