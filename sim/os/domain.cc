#include "sim/os/domain.h"

#include <algorithm>
#include <map>

#include "sim/os/kernel.h"
#include "sim/os/placement.h"

namespace interleave {
namespace {

// Which part of a boundary's kind a core is in.
int inside(const LogicalCore& place, Boundary boundary) {
  switch (boundary) {
    case Boundary::smt: return place.core;
    case Boundary::core: return place.cache;
    case Boundary::cache: return place.node;
    case Boundary::node: return place.socket;
    case Boundary::socket: return 0;
  }
  return 0;
}

constexpr Boundary levels[] = {Boundary::smt, Boundary::core, Boundary::cache, Boundary::node, Boundary::socket};

}  // namespace

Domains::Domains(std::vector<Core*> cores) : views_(cores.size()) {
  fastest_ = 0;
  for (const Core* core : cores) fastest_ = std::max(fastest_, core->place.speed);
  for (Core* core : cores) {
    asymmetric_ = asymmetric_ || core->place.speed != fastest_;
    const auto cache = static_cast<std::size_t>(core->place.cache);
    caches_.resize(std::max(caches_.size(), cache + 1));
    caches_[cache].push_back(core);
  }
  for (const Boundary level : levels) add_level(cores, level);
}

void Domains::add_level(const std::vector<Core*>& cores, Boundary level) {
  std::map<int, std::vector<Core*>> spans;
  for (Core* core : cores) spans[inside(core->place, level)].push_back(core);
  for (const auto& [number, span] : spans) add_domain(span, level);
}

// sd_init, build_sched_domains.
void Domains::add_domain(const std::vector<Core*>& span, Boundary level) {
  auto domain = std::make_unique<SchedDomain>();
  domain->level = level;
  domain->weight = span.size();
  std::map<int, std::vector<Core*>> groups;
  const auto inner = static_cast<Boundary>(static_cast<int>(level) - 1);
  for (Core* core : span)
    groups[level == Boundary::smt ? core->id : inside(core->place, inner)].push_back(core);
  if (groups.size() < 2) return;
  if (level == Boundary::smt) {
    domain->imbalance_pct = 110;
    domain->cache_nice_tries = 0;
  }
  if (domain->numa()) {
    domain->cache_nice_tries = 2;
    std::map<int, int> caches;
    for (const Core* core : span) ++caches[core->place.cache];
    domain->numa_imbalance = caches.size();
  }
  for (const Core* core : span) domain->asymmetric |= core->place.speed != span.front()->place.speed;
  for (const auto& [number, group] : groups) {
    for (const Core* core : group) {
      std::vector<CoreDomain>& views = views_[static_cast<std::size_t>(core->id)];
      const SchedDomain* child = views.empty() ? nullptr : views.back().domain;
      domain->prefer_sibling = child && !child->numa() && !domain->asymmetric;
      views.push_back({domain.get(), domain->groups.size(), Time{}, static_cast<std::int64_t>(domain->weight), 0});
    }
    domain->groups.push_back(group);
    domain->pinned.push_back(false);
  }
  spreads_ = spreads_ || domain->prefer_sibling;
  beyond_cache_ = beyond_cache_ || !domain->shares_cache();
  domains_.push_back(std::move(domain));
}

bool Domains::lopsided() const {
  for (const auto& domain : domains_) {
    if (!domain->prefer_sibling) continue;
    std::size_t least = SIZE_MAX, most = 0;
    for (const std::vector<Core*>& group : domain->groups) {
      std::size_t running = 0;
      for (const Core* core : group) running += core->queue->runnable();
      least = std::min(least, running);
      most = std::max(most, running);
    }
    if (most > least + 1) return true;
  }
  return false;
}

bool contains(const std::vector<const Core*>& cores, const Core* core) {
  return std::find(cores.begin(), cores.end(), core) != cores.end();
}

std::vector<CoreDomain>& Domains::of(const Core& core) { return views_[static_cast<std::size_t>(core.id)]; }

CoreDomain* Domains::above(const Core& core, const CoreDomain& view) {
  std::vector<CoreDomain>& views = of(core);
  const auto at = static_cast<std::size_t>(&view - views.data());
  return at + 1 < views.size() ? &views[at + 1] : nullptr;
}

const std::vector<Core*>& Domains::sharing_cache(const Core& core) const {
  return caches_[static_cast<std::size_t>(core.place.cache)];
}

std::int64_t Domains::capacity(const Core& core) const {
  return asymmetric_ ? std::max<std::int64_t>(1, core.place.speed * 1024 / fastest_) : 1024;
}

// update_sg_lb_stats, group_classify. Where more threads want to run than there are cores they overload them: the
// kernel also asks whether they have wanted to for long (runnable_avg).
GroupStats stats_of(const SchedDomain& domain, std::size_t group, const Placement& placement,
                    const std::vector<const Core*>& excluded) {
  GroupStats stats;
  bool misfit = false;
  for (const Core* core : domain.groups[group]) {
    if (contains(excluded, core)) continue;
    const std::int64_t capacity = placement.domains().capacity(*core);
    const std::size_t running = core->queue->runnable();
    ++stats.weight;
    stats.running += running;
    stats.idle += running == 0 ? 1 : 0;
    stats.load += core->queue->load;
    stats.capacity += capacity;
    stats.utilisation += placement.utilisation(*core);
    stats.capacity_min = stats.capacity_min == 0 ? capacity : std::min(stats.capacity_min, capacity);
    stats.capacity_max = std::max(stats.capacity_max, capacity);
    misfit = misfit || placement.misfit(*core);
  }
  using Type = GroupStats::Type;
  if (stats.running > stats.weight)
    stats.type = Type::overloaded;
  else if (domain.pinned[group])
    stats.type = Type::imbalanced;
  else if (domain.asymmetric && misfit)
    stats.type = Type::misfit;
  else if (stats.running < stats.weight || stats.utilisation * domain.imbalance_pct < stats.capacity * 100)
    stats.type = Type::has_spare;
  else
    stats.type = Type::fully_busy;
  return stats;
}

}  // namespace interleave
