#include "sim/study/quartiles.h"

#include <algorithm>
#include <vector>

namespace interleave {
namespace {

// Of draws: exact enough, and the same for every kind of distribution.
Distribution at_quantile(const Distribution& distribution, double q) {
  if (distribution.is_constant()) return distribution;
  constexpr int draws = 2001;
  const Random random(1, 0);
  Stream stream(random, Domain::statistics, 0);
  std::vector<std::int64_t> values;
  for (int i = 0; i < draws; ++i) values.push_back(distribution.draw(stream));
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(q * (draws - 1));
  std::nth_element(values.begin(), place, values.end());
  return {*place};
}

}  // namespace

Scenario with_costs_at(Scenario scenario, double q) {
  const auto set = [q](Distribution& cost) { cost = at_quantile(cost, q); };
  for (const ProfileCost& cost : profile_costs()) set(scenario.python.*cost.cost);
  MachineSpec& machine = scenario.machine;
  using M = MachineSpec;
  for (Distribution M::*cost : {&M::context_switch, &M::idle_enter, &M::idle_exit, &M::wake_remote, &M::syscall,
                                &M::futex_wake, &M::timer_arm, &M::timer_expire, &M::copy_kib})
    set(machine.*cost);
  for (Distribution& cost : machine.migration) set(cost);
  for (WakeIdle& wake : machine.wake_idle) set(wake.latency);
  return scenario;
}

}  // namespace interleave
