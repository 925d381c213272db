// Scheduling domains: the machine as Linux's load balancing sees it, level by level. A domain is a set of cores that is
// split into groups; the groups of one level are the domains of the level below (kernel/sched/topology.c).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/core/time.h"
#include "sim/machine/spec.h"

namespace interleave {

class Kernel;
class Placement;
struct Core;

struct SchedDomain {
  Boundary level{};                            // what lies between its groups
  std::vector<std::vector<Core*>> groups;
  std::vector<bool> pinned;                    // of each: affinities keep it from being even inside; sgc->imbalance
  std::size_t weight = 0;                      // cores
  std::int64_t imbalance_pct = 117;            // how much more busy cores must differ
  int cache_nice_tries = 1;                    // failures after which a warm cache no longer counts
  bool prefer_sibling = false;                 // spread over groups before filling one
  bool asymmetric = false;                     // cores of several speeds: SD_ASYM_CPUCAPACITY
  std::size_t numa_imbalance = 0;              // imb_numa_nr: up to so many threads may stay together

  bool numa() const { return level >= Boundary::node; }
  bool shares_cache() const { return level <= Boundary::core; }
};

// One core's view of one of its domains: its struct sched_domain.
struct CoreDomain {
  SchedDomain* domain = nullptr;
  std::size_t local = 0;                       // the group that the core is in
  Time last{};                                 // balanced
  std::int64_t interval_ms = 0;
  int failed = 0;                              // balancings in a row that found an imbalance and moved nothing
  // sd->newidle_call, newidle_success, newidle_ratio: of the last 512 to 1024 times that the core ran dry; and how
  // often of 1024 it balances then.
  int newidle_calls = 512, newidle_successes = 256, newidle_ratio = 512;
};

// The domains of a machine. Levels without two groups are left out.
class Domains {
 public:
  explicit Domains(std::vector<Core*> cores);
  Domains(const Domains&) = delete;
  Domains& operator=(const Domains&) = delete;

  // Those of a core, the smallest first.
  std::vector<CoreDomain>& of(const Core& core);
  // The next larger one, or nullptr.
  CoreDomain* above(const Core& core, const CoreDomain& view);
  // The cores that share its last-level cache, itself included.
  const std::vector<Core*>& sharing_cache(const Core& core) const;
  // Cores of different speeds.
  bool asymmetric() const { return asymmetric_; }
  // Are there domains beyond a shared cache?
  bool beyond_cache() const { return beyond_cache_; }
  // Are there domains whose groups are to be filled evenly? Do some differ by two threads or more?
  bool spreads() const { return spreads_; }
  bool lopsided() const;
  // Relative to the fastest core: SCHED_CAPACITY_SCALE.
  std::int64_t capacity(const Core& core) const;

 private:
  void add_level(const std::vector<Core*>& cores, Boundary level);
  void add_domain(const std::vector<Core*>& span, Boundary level);

  std::vector<std::vector<CoreDomain>> views_;
  std::vector<std::vector<Core*>> caches_;
  std::vector<std::unique_ptr<SchedDomain>> domains_;
  SpeedPpm fastest_ = full_speed;
  bool asymmetric_ = false, spreads_ = false, beyond_cache_ = false;
};

// What balancing knows of a group: struct sg_lb_stats. The types ascend by how much it wants to be relieved.
struct GroupStats {
  enum class Type { has_spare, fully_busy, misfit, imbalanced, overloaded };
  Type type = Type::has_spare;
  std::size_t weight = 0, running = 0, idle = 0;   // cores; threads on their queues; cores without any
  std::int64_t load = 0, capacity = 0, utilisation = 0;
  std::int64_t capacity_min = 0, capacity_max = 0;

  std::int64_t average_load() const { return load * 1024 / capacity; }
};
// Without the cores that are excluded.
GroupStats stats_of(const SchedDomain& domain, std::size_t group, const Placement& placement,
                    const std::vector<const Core*>& excluded = {});
bool contains(const std::vector<const Core*>& cores, const Core* core);

}  // namespace interleave
