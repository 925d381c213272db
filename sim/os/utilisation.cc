#include "sim/os/utilisation.h"

namespace interleave {
namespace {

// decay_load: y^i in 2^-32, with y^32 = 1/2; a period is 1024 us.
constexpr std::int64_t decay[33] = {
    0x100000000, 0xfa83b2da, 0xf5257d14, 0xefe4b99a, 0xeac0c6e6, 0xe5b906e6, 0xe0ccdeeb, 0xdbfbb796, 0xd744fcc9,
    0xd2a81d91, 0xce248c14, 0xc9b9bd85, 0xc5672a10, 0xc12c4cc9, 0xbd08a39e, 0xb8fbaf46, 0xb504f333, 0xb123f581,
    0xad583ee9, 0xa9a15ab4, 0xa5fed6a9, 0xa2704302, 0x9ef5325f, 0x9b8d39b9, 0x9837f050, 0x94f4efa8, 0x91c3d373,
    0x8ea4398a, 0x8b95c1e3, 0x88980e80, 0x85aac367, 0x82cd8698, 0x80000000};
constexpr std::int64_t period_ns = 1024 * 1000;
constexpr std::int64_t forgotten_periods = 32 * 62;

}  // namespace

// Between whole periods the decay is a straight line.
std::int64_t Utilisation::after(Time now, std::int64_t busy) const {
  const std::int64_t elapsed_ns = (now - at_).count(), periods = elapsed_ns / period_ns;
  const std::int64_t target = busy << precision;
  if (periods >= forgotten_periods) return target;
  const std::int64_t first = decay[periods % 32], next = decay[periods % 32 + 1];
  const std::int64_t factor = first - (first - next) * (elapsed_ns % period_ns) / period_ns;
  const __int128 distance = static_cast<__int128>(average_ - target) * factor;
  return target + static_cast<std::int64_t>(distance >> 32 >> (periods / 32));
}

}  // namespace interleave
