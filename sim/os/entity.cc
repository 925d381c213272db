#include "sim/os/entity.h"

#include <algorithm>
#include <stdexcept>

namespace interleave {

std::int64_t weight_of_nice(int nice) {
  static constexpr std::int64_t weights[40] = {
      88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904,
      3906,  3121,  2501,  1991,  1586,  1277,  1024,  820,   655,   526,   423,  335,  272,  215,
      172,   137,   110,   87,    70,    56,    45,    36,    29,    23,    18,   15};
  return weights[std::clamp(nice, -20, 19) + 20];
}

void Burst::refuse() {
  throw std::logic_error(
      "the policy reads Entity::burst, which is kept only for one that foresees; say so in its line of "
      "sim/os/policies/list.cc, as sjf's does: {..., make_sjf, {}, true}");
}

}  // namespace interleave
