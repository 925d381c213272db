#include "sim/python/recent_code.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {

RecentCode::RecentCode(const Kernel& kernel) : kernel_(kernel), born_(kernel.now()) {}

Duration RecentCode::price(const Distribution& code, Duration in_a_loop) {
  if (kernel_.machine().code_cooling_nano == 0) return in_a_loop;
  auto known = std::find_if(codes_.begin(), codes_.end(), [&](const Code& each) { return each.code == &code; });
  if (known == codes_.end()) known = codes_.insert(codes_.end(), {&code, born_});
  const Time now = kernel_.now();
  const Duration price = in_a_loop + kernel_.cold_cost(in_a_loop, std::max(Duration{}, now - known->ran_until));
  known->ran_until = std::max(known->ran_until, now + price);   // others may run it at the same time
  return price;
}

}  // namespace interleave
