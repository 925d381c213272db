#include "sim/os/placement.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {
namespace {

using Type = GroupStats::Type;

std::size_t threads_of(const Core& core) { return core.queue->runnable(); }

std::vector<Core*> pointers(std::deque<Core>& cores) {
  std::vector<Core*> all;
  for (Core& core : cores) all.push_back(&core);
  return all;
}

bool any_allowed(const Thread& thread, const std::vector<Core*>& cores) {
  return std::any_of(cores.begin(), cores.end(), [&](const Core* core) { return thread.allowed(*core); });
}

}  // namespace

Placement::Placement(Kernel& kernel, const Random& random)
    : kernel_(kernel), domains_(pointers(kernel.cores())), balance_(kernel, *this, random) {
  for (Core& core : kernel.cores()) {
    smt_ = smt_ || core.sibling;
    caches_.resize(std::max(caches_.size(), static_cast<std::size_t>(core.place.cache) + 1));
  }
}

// ---- what is known of cores and threads ----

Placement::PerThread& Placement::of(const Thread& thread) {
  const auto id = static_cast<std::size_t>(thread.id);
  if (id >= threads_.size()) threads_.resize(id + 1);
  return threads_[id];
}

void Placement::idles(Core& core) {
  core.utilisation.advance(kernel_.now(), domains_.capacity(core));
  if (!core.sibling || core.sibling->state == Core::State::idle)
    caches_[static_cast<std::size_t>(core.place.cache)].idle_core = true;
  if (domains_.spreads()) balance_.look();
}

void Placement::wakes(Core& core) {
  core.utilisation.advance(kernel_.now(), 0);
  if (domains_.spreads()) balance_.look();
}

bool Placement::follows_threads() const {
  return kernel_.os().linux_placement && kernel_.cores().size() > 1;
}

void Placement::runs(const Thread& thread, Core& core) {
  if (!follows_threads()) return;
  of(thread).utilisation.advance(kernel_.now(), 0);
  if (runs_slowly(core)) balance_.watch();
}

void Placement::ran(const Thread& thread, const Core& core) {
  if (follows_threads()) of(thread).utilisation.advance(kernel_.now(), domains_.capacity(core));
}

// Of all who belong there: more than the core has, if somebody has come who used another one.
std::int64_t Placement::utilisation_of_all(const Core& core) const {
  return core.utilisation.value(kernel_.now(), core.state == Core::State::idle ? 0 : domains_.capacity(core));
}

std::int64_t Placement::utilisation(const Core& core) const {
  return std::min(domains_.capacity(core), utilisation_of_all(core));   // cpu_util_cfs
}

std::int64_t Placement::utilisation(const Thread& thread) const {
  const auto id = static_cast<std::size_t>(thread.id);
  if (id >= threads_.size()) return 0;
  const bool runs = thread.state() == Thread::State::running;
  return threads_[id].utilisation.value(kernel_.now(), runs ? domains_.capacity(*thread.core()) : 0);
}

// fits_capacity: a fifth of the core is to stay free.
bool Placement::fits(std::int64_t utilisation, const Core& core) const {
  return utilisation * 1280 < domains_.capacity(core) * 1024;
}

bool Placement::runs_slowly(const Core& core) const {
  return domains_.asymmetric() && kernel_.os().linux_placement && core.current && domains_.capacity(core) < 1024 &&
         !core.queue->shared();
}

bool Placement::misfit(const Core& core) const {
  if (!runs_slowly(core) || fits(utilisation(*core.current), core)) return false;
  for (const Core& other : kernel_.cores())
    if (domains_.capacity(other) > domains_.capacity(core) && core.current->allowed(other)) return true;
  return false;
}

// available_idle_cpu (kernel/sched/sched.h): idle, and not scheduled out by a hypervisor. A virtual CPU that has
// halted for longer than its host polls for it counts as preempted: vcpu_is_preempted, arch/x86/kernel/kvm.c.
bool Placement::available(const Core& core) const {
  return core.state == Core::State::idle && kernel_.now() - core.idle_since <= kernel_.machine().idle_poll;
}

bool Placement::core_idle(const Core& core) const {
  return core.state == Core::State::idle && (!core.sibling || core.sibling->state == Core::State::idle);
}

// ---- new threads ----

// sched_balance_find_dst_cpu: down the domains of the creator's core, each time into the idlest group.
Core& Placement::for_new(const Thread& thread, const Core* creator) {
  if (!kernel_.os().linux_placement || kernel_.cores().front().queue->shared()) return simply_for_new(thread, creator);
  Core* core = creator ? &kernel_.cores()[static_cast<std::size_t>(creator->id)] : &kernel_.cores().front();
  std::size_t bound = kernel_.cores().size() + 1;   // the weight of the domain that was decided last
  for (bool moved = true; moved;) {
    moved = false;
    const std::vector<CoreDomain>& views = domains_.of(*core);
    for (std::size_t i = views.size(); i-- > 0 && !moved;) {
      if (views[i].domain->weight >= bound) continue;
      bound = views[i].domain->weight;
      const std::vector<Core*>* group = idlest_group(thread, views[i]);
      if (!group) continue;
      core = &idlest_core(thread, *group);
      moved = true;
    }
  }
  if (!thread.allowed(*core))   // select_fallback_rq
    for (Core& other : kernel_.cores())
      if (thread.allowed(other)) {
        core = &other;
        break;
      }
  if (const Thread* parent = kernel_.current()) of(thread).wakees = of(*parent).wakees;   // dup_task_struct
  // post_init_entity_util_avg: it is taken to want half of what is free here.
  const std::int64_t free = domains_.capacity(*core) - utilisation(*core);
  const std::int64_t wants = std::max<std::int64_t>(0, free / 2);
  of(thread).utilisation.set(kernel_.now(), wants);
  if (follows_threads()) core->utilisation.set(kernel_.now(), utilisation_of_all(*core) + wants);
  return *core;
}

// sched_balance_find_dst_group, update_pick_idlest; nullptr: the local one is as good.
const std::vector<Core*>* Placement::idlest_group(const Thread& thread, const CoreDomain& view) {
  const SchedDomain& domain = *view.domain;
  const bool local_allowed = any_allowed(thread, domain.groups[view.local]);
  const GroupStats local = stats_of(domain, view.local, *this);
  const std::vector<Core*>* best = nullptr;
  GroupStats idlest;
  for (std::size_t i = 0; i < domain.groups.size(); ++i) {
    if (i == view.local || !any_allowed(thread, domain.groups[i])) continue;
    const GroupStats stats = stats_of(domain, i, *this);
    bool idler = !best || stats.type < idlest.type;
    if (best && stats.type == idlest.type) {
      if (stats.type == Type::has_spare)
        idler = stats.idle > idlest.idle || (stats.idle == idlest.idle && stats.utilisation < idlest.utilisation);
      else if (stats.type == Type::misfit)
        idler = stats.capacity_max > idlest.capacity_max;
      else if (stats.type == Type::imbalanced)
        idler = false;
      else
        idler = stats.average_load() < idlest.average_load();
    }
    if (!idler) continue;
    best = &domain.groups[i];
    idlest = stats;
  }
  if (!best || !local_allowed) return best;
  if (local.type != idlest.type) return local.type > idlest.type ? best : nullptr;
  if (local.type == Type::has_spare) {
    // adjust_numa_imbalance: few threads stay on their node.
    const std::size_t difference = idlest.idle > local.idle ? idlest.idle - local.idle : 0;
    if (domain.numa() && local.running + 1 <= domain.numa_imbalance && difference <= 2) return nullptr;
    return local.idle >= idlest.idle ? nullptr : best;
  }
  if (local.type == Type::imbalanced) return nullptr;
  if (local.type == Type::misfit) return local.capacity_max >= idlest.capacity_max ? nullptr : best;
  const std::int64_t imbalance = 1024 * (domain.imbalance_pct - 100) / 100;
  if (domain.numa() && idlest.average_load() + imbalance >= local.average_load()) return nullptr;
  if (idlest.average_load() >= local.average_load() + imbalance) return nullptr;
  return 100 * local.average_load() <= domain.imbalance_pct * idlest.average_load() ? nullptr : best;
}

// sched_balance_find_dst_group_cpu: the one that has gone idle last, else the least loaded.
Core& Placement::idlest_core(const Thread& thread, const std::vector<Core*>& group) {
  Core *idle = nullptr, *least = nullptr;
  for (Core* core : group) {
    if (!thread.allowed(*core)) continue;
    if (available(*core)) {
      if (!idle || core->idle_since > idle->idle_since) idle = core;
    } else if (!least || core->queue->load < least->queue->load) {
      least = core;
    }
  }
  return idle ? *idle : *least;
}

// ---- woken threads ----

// select_task_rq_fair.
Core& Placement::for_woken(const Thread& thread, Core& here, bool sync) {
  if (!kernel_.os().linux_placement || here.queue->shared()) return simply_for_woken(thread, here);
  Core& previous = *thread.core();
  Core* target = &previous;
  const bool affine = !wakes_widely(thread, here);
  if (affine && packs(thread, here)) return carries(thread, previous, here);
  if (affine && &here != &previous && thread.allowed(here))
    if (Core* chosen = wake_affine(thread, here, previous, sync)) target = chosen;
  return carries(thread, previous, select_idle_sibling(thread, *target, previous));
}

void Placement::record_wakee(const Thread& waker, const Thread& thread) {
  Wakees& wakees = of(waker).wakees;
  if (kernel_.now() - wakees.halved > std::chrono::seconds(1)) {
    wakees.flips /= 2;
    wakees.halved = kernel_.now();
  }
  if (wakees.last == &thread) return;
  wakees.last = &thread;
  ++wakees.flips;
}

// wake_wide: a thread that wakes many others, each of which wakes some: they would not all fit beside their waker.
bool Placement::wakes_widely(const Thread& thread, const Core& here) {
  if (!kernel_.current()) return false;
  record_wakee(*kernel_.current(), thread);
  const auto factor = static_cast<std::int64_t>(domains_.sharing_cache(here).size());
  const std::int64_t waker = of(*kernel_.current()).wakees.flips, woken = of(thread).wakees.flips;
  return std::min(waker, woken) >= factor && std::max(waker, woken) >= std::min(waker, woken) * factor;
}

// Not mainline's: kernels for virtual machines whose idle CPUs take long to wake up may leave a woken thread with its
// waker as long as nobody waits there and the core has room: cpu_util(), of all who belong there, of both at least.
bool Placement::packs(const Thread& thread, const Core& here) const {
  const std::int64_t most_nano = kernel_.os().wakeup_packing_nano;
  if (most_nano <= 0 || !kernel_.current() || !thread.allowed(here) || threads_of(here) > 1) return false;
  const std::int64_t wants = utilisation(thread), both = wants + utilisation(*kernel_.current());
  const std::int64_t all = utilisation(here) + (thread.core() == &here ? 0 : wants);   // who ran here counts already
  return std::max(all, both) * 1'000'000'000 < most_nano * domains_.capacity(here);
}

Core& Placement::carries(const Thread& thread, Core& from, Core& to) {
  if (&from == &to || !follows_threads()) return to;
  const std::int64_t moved = utilisation(thread);
  from.utilisation.set(kernel_.now(), std::max<std::int64_t>(0, utilisation_of_all(from) - moved));
  to.utilisation.set(kernel_.now(), utilisation_of_all(to) + moved);
  return to;
}

// wake_affine_idle, wake_affine_weight. A timer's interrupt runs on the previous core itself and never gets here; a
// device's does too.
Core* Placement::wake_affine(const Thread& thread, Core& here, Core& previous, bool sync) {
  if (sync && threads_of(here) == 1) return &here;
  if (available(previous)) return &previous;
  std::int64_t load_here = here.queue->load;
  if (sync && kernel_.current()) {
    if (kernel_.current()->weight > load_here) return &here;
    load_here -= kernel_.current()->weight;
  }
  const std::int64_t with = (load_here + thread.weight) * 100 * domains_.capacity(previous);
  const std::int64_t without = previous.queue->load * 108 * domains_.capacity(here);
  return with < without + (sync ? 1 : 0) ? &here : nullptr;
}

Core& Placement::select_idle_sibling(const Thread& thread, Core& target, Core& previous) {
  const bool slow = domains_.asymmetric();
  const std::int64_t wants = slow ? utilisation(thread) : 0;
  const auto good = [&](const Core& core) { return available(core) && (!slow || fits(wants, core)); };
  const auto shares = [&](const Core& core) { return core.place.cache == target.place.cache; };
  const bool interrupted = &target == &previous && !kernel_.current();   // the interrupt has it awake
  if (good(target) || (interrupted && target.state == Core::State::idle && (!slow || fits(wants, target))))
    return target;
  if (&previous != &target && shares(previous) && good(previous)) return previous;
  Core*& recent = of(thread).recently_used;
  Core* const used = recent;
  recent = &previous;
  if (used && used != &previous && used != &target && shares(*used) && thread.allowed(*used) && good(*used))
    return *used;
  if (slow) return select_idle_capacity(thread, target);
  Core* found = select_idle_cpu(thread, target, previous);
  return found ? *found : target;
}

// select_idle_capacity: on cores of several speeds, the first idle one that is fast enough, else the fastest idle one.
Core& Placement::select_idle_capacity(const Thread& thread, Core& target) {
  const std::int64_t wants = utilisation(thread);
  const std::size_t count = kernel_.cores().size();
  Core* best = nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    Core& core = kernel_.cores()[(static_cast<std::size_t>(target.id) + i) % count];
    if (!thread.allowed(core) || !available(core)) continue;
    if (fits(wants, core)) return core;
    if (!best || domains_.capacity(core) > domains_.capacity(*best)) best = &core;
  }
  return best ? *best : target;
}

// select_idle_cpu, select_idle_core, select_idle_smt: among those that share the cache, from the one after the target
// on; a core that idles as a whole before a hardware thread beside a busy one.
Core* Placement::select_idle_cpu(const Thread& thread, Core& target, Core& previous) {
  PerCache& cache = caches_[static_cast<std::size_t>(target.place.cache)];
  const bool whole = smt_ && cache.idle_core;
  if (smt_ && !whole && previous.place.cache == target.place.cache && previous.sibling &&
      thread.allowed(*previous.sibling) && available(*previous.sibling))
    return previous.sibling;
  const std::vector<Core*>& cores = domains_.sharing_cache(target);
  std::size_t looks = whole ? cores.size() : scan_width(target);
  const auto at = static_cast<std::size_t>(std::find(cores.begin(), cores.end(), &target) - cores.begin());
  Core* idle = nullptr;
  for (std::size_t i = 1; i <= cores.size() && looks > 0; ++i) {
    Core* core = cores[(at + i) % cores.size()];
    if (!thread.allowed(*core)) continue;
    --looks;
    if (!available(*core)) continue;
    if (!whole || core_idle(*core)) return core;
    if (!idle) idle = core;
  }
  if (whole) cache.idle_core = false;
  return idle;
}

// SIS_UTIL, update_idle_cpu_scan: the busier the cores of a cache are, the fewer are looked at. The kernel finds this
// out when it balances busy cores; here, as often, when it is needed.
std::size_t Placement::scan_width(const Core& target) {
  const std::vector<Core*>& cores = domains_.sharing_cache(target);
  PerCache& cache = caches_[static_cast<std::size_t>(target.place.cache)];
  if (!kernel_.os().scan_by_utilisation) return cores.size();
  const auto count = static_cast<std::int64_t>(cores.size());
  if (cache.scan_until == Time{}) {   // the machine was idle when it was found out last
    cache.scan = cores.size();
    cache.scan_until = Time{} + std::chrono::milliseconds(16 * count);
  }
  if (kernel_.now() >= cache.scan_until) {
    std::int64_t sum = 0;
    for (const Core* core : cores) sum += utilisation(*core);
    const std::int64_t mean = sum / count;
    const std::int64_t taken = std::min<std::int64_t>(mean * mean * 117 * 117 / (10000 * 1024), 1024);
    cache.scan = static_cast<std::size_t>((1024 - taken) * count / 1024);
    cache.scan_until = kernel_.now() + std::chrono::milliseconds(16 * count);
  }
  return cache.scan;
}

// ---- simple placement, and shared queues ----

Core& Placement::simply_for_new(const Thread& thread, const Core* creator) {
  Core* best = nullptr;
  for (Core& core : kernel_.cores()) {
    if (!thread.allowed(core)) continue;
    if (!best) best = &core;
    const bool idle = core.state == Core::State::idle, best_idle = best->state == Core::State::idle;
    const bool shared = core.queue->shared();
    if (idle != best_idle) {
      if (idle) best = &core;
    } else if (!shared && threads_of(core) < threads_of(*best)) {
      best = &core;
    } else if (&core == creator && !idle && (shared || threads_of(core) == threads_of(*best))) {
      best = &core;
    }
  }
  return *best;
}

Core& Placement::simply_for_woken(const Thread& thread, Core& here) {
  Core& previous = *thread.core();
  if (previous.state == Core::State::idle || (here.queue->shared() && kernel_.idle_cores() == 0)) return previous;
  Core* best = &previous;
  for (Core& core : kernel_.cores()) {
    if (!thread.allowed(core)) continue;
    if (core.state == Core::State::idle) return core;
    if (!core.queue->shared() && threads_of(core) < threads_of(*best)) best = &core;
  }
  return *best;
}

// ---- balancing ----

Thread* Placement::steal(Core& core) {
  return kernel_.os().linux_placement ? balance_.newly_idle(core) : balance_.from_fullest(core);
}

void Placement::watch() {
  if (kernel_.os().linux_placement) balance_.watch();
}

}  // namespace interleave
