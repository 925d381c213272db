// Random numbers by counting, not by calling: Random123's Philox4x32-10, keyed by the seed, counted by (repetition,
// domain, entity, draw). A draw depends on nothing but these numbers, so that every approach meets the same work.
#pragma once

#include <cstdint>

namespace interleave {

// What a draw belongs to. Streams of different domains never meet.
enum class Domain : std::uint32_t { workload, arrivals, machine, os, python, device, statistics };

class Random {
 public:
  // `repetition` < 2^24, else std::out_of_range.
  Random(std::uint64_t seed, std::uint32_t repetition);

  // 64 uniform bits. `entity` < 2^64 within its domain; `draw` < 2^32.
  std::uint64_t bits(Domain domain, std::uint64_t entity, std::uint32_t draw) const;

 private:
  std::uint64_t seed_;
  std::uint32_t repetition_;
};

// The draws of one entity in turn.
class Stream {
 public:
  Stream(const Random& random, Domain domain, std::uint64_t entity)
      : random_(&random), domain_(domain), entity_(entity) {}

  std::uint64_t bits() { return random_->bits(domain_, entity_, draw_++); }
  // Uniform on (0, 1), never 0 and never 1: 52 bits and a half.
  double uniform() { return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52; }

 private:
  const Random* random_;
  Domain domain_;
  std::uint64_t entity_;
  std::uint32_t draw_ = 0;
};

}  // namespace interleave
