#include "sim/study/quartiles.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interleave {
namespace {

// Of draws: exact enough, and the same for every kind of distribution. It varies as before, so that threads that race
// do not end each race alike.
Distribution with_median_at(const Distribution& distribution, double q) {
  if (distribution.is_constant()) return distribution;
  constexpr int draws = 2001, parts = 20;
  const Random random(1, 0);
  Stream stream(random, Domain::statistics, 0);
  std::vector<std::int64_t> values;
  for (int i = 0; i < draws; ++i) values.push_back(distribution.draw(stream));
  std::sort(values.begin(), values.end());
  const auto at = [&](double p) {
    return static_cast<double>(values[static_cast<std::size_t>(p * (draws - 1))]);
  };
  const double median = at(0.5), wanted = at(q);
  if (median == 0) return {static_cast<std::int64_t>(wanted)};
  Empirical moved;
  for (int i = 0; i <= parts; ++i) {
    const double p = static_cast<double>(i) / parts;
    moved.points.push_back({p, std::round(at(p) * wanted / median)});
  }
  return Distribution::Kind(moved);
}

}  // namespace

Scenario with_costs_at(Scenario scenario, double q) {
  const auto set = [q](Distribution& cost) { cost = with_median_at(cost, q); };
  for (const ProfileCost& cost : profile_costs()) set(scenario.python.*cost.cost);
  MachineSpec& machine = scenario.machine;
  using M = MachineSpec;
  for (Distribution M::*cost : {&M::context_switch, &M::idle_enter, &M::idle_exit, &M::idle_charge, &M::wake_remote,
                                &M::syscall, &M::futex_wake, &M::timer_arm, &M::timer_expire, &M::copy_kib,
                                &M::memory_kib,
                                &M::atomic_operation})
    set(machine.*cost);
  for (Distribution& cost : machine.migration) set(cost);
  for (Distribution& cost : machine.cache_line) set(cost);
  for (WakeIdle& wake : machine.wake_idle) set(wake.latency);
  return scenario;
}

}  // namespace interleave
