#include "sim/os/balance.h"

#include <algorithm>
#include <utility>

#include "sim/os/kernel.h"
#include "sim/os/placement.h"

namespace interleave {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using Type = GroupStats::Type;

// sysctl_sched_migration_cost: who ran so recently is taken to be cache hot.
constexpr Duration migration_cost = microseconds(500);
// What a new-idle balance of one domain costs: sd->max_newidle_lb_cost, measured by the kernel as it runs; 15 and 12 us
// on the two levels of a Juno board (I. Voinescu, linux-kernel, 19 May 2022).
constexpr Duration newidle_cost = microseconds(10);
// sd->busy_factor: busy cores balance so much less often.
constexpr std::int64_t busy_factor = 16;
// MAX_PINNED_INTERVAL: how far the interval may grow while nothing that waits may move.
constexpr std::int64_t pinned_interval_max_ms = 512;
// sysctl_sched_nr_migrate: how many threads of a queue one attempt looks at.
constexpr std::size_t looks_max = 32;

// SCHED_SOFTIRQ comes after the tick's interrupt; meanwhile the other cores have switched to whom their ticks have
// chosen, and whom they have taken off has just run. In traces of spinning threads 3 to 8 us lie between the two.
constexpr Duration softirq_delay = microseconds(5);

bool idles(const Core& core) { return core.queue->runnable() == 0; }

// Does somebody wait there who may run elsewhere?
bool movable(const Core& core) {
  const RunQueue& queue = *core.queue;
  const std::size_t waiting = queue.threads - (core.current ? 1 : 0);   // those that are throttled included
  const std::size_t bound = queue.bound - (core.current && core.current->bound() ? 1 : 0);
  return queue.policy->waiting() > 0 && bound < waiting;
}

// capacity_greater: by more than 5 %.
bool greater(std::int64_t capacity, std::int64_t other) { return capacity * 1024 > other * 1078; }

// update_newidle_stats.
void count_newidle(CoreDomain& view, int successes) {
  view.newidle_successes += successes;
  if (++view.newidle_calls < 1024) return;
  view.newidle_ratio = view.newidle_successes;
  view.newidle_calls /= 2;
  view.newidle_successes /= 2;
}

// shr_bound.
std::int64_t halved(std::int64_t value, int times) { return value >> std::min(times, 62); }

}  // namespace

// struct sd_lb_stats.
struct Balance::Groups {
  const std::vector<Core*>* busiest = nullptr;
  GroupStats local{}, most{};                // of the busiest
  std::int64_t load = 0, capacity = 0;       // of all
  std::int64_t average_load() const { return load * 1024 / capacity; }
};

Balance::Balance(Kernel& kernel, Placement& placement, const Random& random) : kernel_(kernel), placement_(placement) {
  const auto cpus = static_cast<std::uint64_t>(kernel.cpus());   // the numbers below are the run queues'
  for (std::uint64_t id = 0; id < cpus; ++id) dice_.emplace_back(random, Domain::os, cpus + id);
}

// ---- when ----

void Balance::watch() {
  overloaded_ = true;
  look();
}

void Balance::look() {
  if (tick_.scheduled() || kernel_.ticks().none()) return;
  kernel_.calendar().schedule(tick_, kernel_.ticks().after(kernel_.now()) + softirq_delay);
}

// sched_tick: busy cores balance for themselves and kick an idle one that does it for all that idle
// (nohz_balancer_kick, nohz_idle_balance).
void Balance::tick() {
  for (Core& core : kernel_.cores())
    if (idles(core)) balance_domains(core, Idle::idle);
  for (Core& core : kernel_.cores())
    if (!idles(core)) balance_domains(core, Idle::busy);
  overloaded_ = false;
  for (const Core& core : kernel_.cores())
    if (core.queue->policy->waiting() > 0 || placement_.runs_slowly(core)) return watch();
  if (placement_.domains().lopsided()) look();
}

// sched_balance_domains, get_sd_balance_interval.
void Balance::balance_domains(Core& core, Idle idle) {
  const std::int64_t hz = kernel_.os().hz;
  for (CoreDomain& view : placement_.domains().of(core)) {
    const bool busy = !idles(core);
    std::int64_t ticks = (view.interval_ms * (busy ? busy_factor : 1) * hz + 999) / 1000 - (busy ? 1 : 0);
    ticks = std::clamp<std::int64_t>(ticks, 1, std::max<std::int64_t>(1, hz * kernel_.cpus() / 10));
    if (kernel_.now() < view.last + ticks * kernel_.ticks().period()) continue;
    Attempt attempt{core, view, busy ? Idle::busy : idle};
    if (!balanced_here(attempt)) return;
    balance(attempt);
    for (const Taken& each : attempt.taken) kernel_.enqueue(*each.to, *each.thread, Why::migrated);
    view.last = kernel_.now();
  }
}

// sched_balance_newidle with NI_RANDOM: a die of 1024 sides decides whether a core that runs dry balances. How many
// successes one then stands for, so that the ratio is that of all times; 0: not now.
int Balance::worth(const Core& core, CoreDomain& view) {
  if (!kernel_.os().newidle_by_success) return 1;
  const int chance = 1 + view.newidle_ratio;
  if (static_cast<int>(dice_[static_cast<std::size_t>(core.id)].bits() % 1024) <= chance)
    return (1024 + chance / 2) / chance;
  count_newidle(view, 0);
  return 0;
}

// sched_balance_newidle: up the domains, as long as it is likely to be worth it; one thread will do.
Thread* Balance::newly_idle(Core& core) {
  if (!overloaded_) return nullptr;
  Duration cost{};
  for (CoreDomain& view : placement_.domains().of(core)) {
    cost += newidle_cost;
    if (core.average_idle < cost) return nullptr;
    const int weight = worth(core, view);
    if (weight == 0) continue;
    Attempt attempt{core, view, Idle::newly};
    balance(attempt);
    count_newidle(view, attempt.taken.empty() ? 0 : weight);
    if (!attempt.taken.empty()) return attempt.taken.front().thread;
  }
  return nullptr;
}

// should_we_balance: one core of each group does it, the first that idles (of a core whose threads all do, if any),
// else the first.
bool Balance::balanced_here(const Attempt& attempt) const {
  const std::vector<Core*>& group = attempt.view.domain->groups[attempt.view.local];
  const Core* idle_thread = nullptr;
  for (const Core* core : group) {
    if (!idles(*core)) continue;
    if (attempt.view.domain->level == Boundary::smt || !core->sibling || idles(*core->sibling))
      return core == &attempt.taker;
    if (!idle_thread) idle_thread = core;
  }
  return (idle_thread ? idle_thread : group.front()) == &attempt.taker;
}

// ---- from where ----

// Affinities keep the taker's group from being even inside: the domain above it is to know (sgc->imbalance).
void Balance::mark_pinned(const Attempt& attempt, bool pinned) {
  const CoreDomain* above = placement_.domains().above(attempt.taker, attempt.view);
  if (above) above->domain->pinned[above->local] = pinned;
}

// sched_balance_rq. Where all that wait on the busiest queue are bound elsewhere, another queue is tried; the kernel
// does so only if the one that runs is bound too. If that one is not, it is a failure, and in the end it is pushed.
bool Balance::balance(Attempt& attempt) {
  CoreDomain& view = attempt.view;
  const auto weight = static_cast<std::int64_t>(view.domain->weight);
  const auto balanced = [&] {
    view.failed = 0;
    if (!attempt.all_pinned) mark_pinned(attempt, false);
    const std::int64_t most = attempt.all_pinned ? pinned_interval_max_ms : 2 * weight;
    if (attempt.idle != Idle::newly && view.interval_ms < most) view.interval_ms *= 2;
    return false;
  };
  Core *source = nullptr, *movable_runs = nullptr;
  Migrate what{};
  for (;;) {
    const std::vector<Core*>* group = source_group(attempt);
    source = group ? source_core(attempt, *group) : nullptr;
    if (!source && !movable_runs) return balanced();
    if (!source) {
      source = movable_runs;
      attempt.what = what;
      break;
    }
    if (source->queue->policy->waiting() == 0) break;
    take_for_group(attempt, *source);
    if (attempt.some_pinned && attempt.imbalance > 0) mark_pinned(attempt, true);
    if (!attempt.all_pinned) break;
    if (!movable_runs && source->current && source->current->allowed(attempt.taker)) {
      movable_runs = source;
      what = attempt.what;
    }
    attempt.excluded.push_back(source);
  }
  if (!attempt.taken.empty()) {
    view.failed = 0;
    view.interval_ms = weight;
    return true;
  }
  if (attempt.idle != Idle::newly) ++view.failed;
  const bool pushes = needs_active_balance(attempt, *source);
  if (pushes && push(attempt, *source)) view.failed = 0;
  view.interval_ms = weight;
  return !attempt.taken.empty();
}

// sched_balance_find_src_group, update_sd_lb_stats, update_sd_pick_busiest.
const std::vector<Core*>* Balance::source_group(Attempt& attempt) const {
  const SchedDomain& domain = *attempt.view.domain;
  const std::int64_t capacity = placement_.domains().capacity(attempt.taker);
  Groups groups;
  groups.local = stats_of(domain, attempt.view.local, placement_, attempt.excluded);
  groups.load = groups.local.load;
  groups.capacity = groups.local.capacity;
  for (std::size_t i = 0; i < domain.groups.size(); ++i) {
    if (i == attempt.view.local) continue;
    const GroupStats stats = stats_of(domain, i, placement_, attempt.excluded);
    groups.load += stats.load;
    groups.capacity += stats.capacity;
    if (stats.running == 0) continue;
    if (stats.type == Type::misfit &&
        (!greater(capacity, stats.capacity_min) || groups.local.type != Type::has_spare))
      continue;
    if (domain.asymmetric && stats.type <= Type::fully_busy && greater(stats.capacity_min, capacity)) continue;
    const GroupStats& most = groups.most;
    bool busier = !groups.busiest || stats.type > most.type;
    if (groups.busiest && stats.type == most.type) {
      if (stats.type == Type::has_spare)
        busier = stats.idle < most.idle || (stats.idle == most.idle && stats.running > most.running);
      else
        busier = stats.type != Type::imbalanced && stats.average_load() > most.average_load();
    }
    if (!busier) continue;
    groups.busiest = &domain.groups[i];
    groups.most = stats;
  }
  if (!groups.busiest) return nullptr;
  const GroupStats &local = groups.local, &most = groups.most;
  if (most.type != Type::misfit && most.type != Type::imbalanced) {
    if (local.type > most.type) return nullptr;
    if (local.type == Type::overloaded &&
        (local.average_load() >= most.average_load() || local.average_load() >= groups.average_load() ||
         100 * most.average_load() <= domain.imbalance_pct * local.average_load()))
      return nullptr;
    const bool spread = domain.prefer_sibling && local.type == Type::has_spare && most.running > local.running + 1;
    if (!spread && most.type != Type::overloaded) {
      if (attempt.idle == Idle::busy || most.running == 1) return nullptr;
      if (most.weight > 1 && local.idle <= most.idle + 1) return nullptr;
    }
  }
  set_imbalance(attempt, groups);
  return attempt.imbalance > 0 ? groups.busiest : nullptr;
}

// calculate_imbalance.
void Balance::set_imbalance(Attempt& attempt, const Groups& groups) const {
  const SchedDomain& domain = *attempt.view.domain;
  const GroupStats &local = groups.local, &most = groups.most;
  const auto difference = [](std::size_t a, std::size_t b) { return static_cast<std::int64_t>(a > b ? a - b : 0); };
  if (most.type == Type::misfit) {
    attempt.what = Migrate::misfit;
    attempt.imbalance = 1;
    return;
  }
  if (most.type == Type::imbalanced) {   // averages say nothing of it: any one
    attempt.what = Migrate::task;
    attempt.imbalance = 1;
    return;
  }
  if (local.type == Type::has_spare) {
    if (most.type > Type::fully_busy && !domain.shares_cache()) {
      attempt.what = Migrate::utilisation;
      attempt.imbalance = std::max(local.capacity, local.utilisation) - local.utilisation;
      if (attempt.imbalance > 0 || attempt.idle == Idle::busy) return;
      attempt.what = Migrate::task;
      attempt.imbalance = 1;
      return;
    }
    attempt.what = Migrate::task;
    const bool spread = most.weight == 1 || domain.prefer_sibling;
    attempt.imbalance = spread ? difference(most.running, local.running) : difference(local.idle, most.idle);
    // adjust_numa_imbalance: a pair that works together may stay together.
    if (domain.numa() && local.running + 1 <= domain.numa_imbalance && attempt.imbalance <= 2) attempt.imbalance = 0;
    attempt.imbalance /= 2;
    return;
  }
  attempt.what = Migrate::load;
  const std::int64_t average = groups.average_load();
  if (local.type < Type::overloaded && (local.average_load() >= most.average_load() || local.average_load() >= average))
    return;
  attempt.imbalance = std::min((most.average_load() - average) * most.capacity,
                               (average - local.average_load()) * local.capacity) / 1024;
}

// sched_balance_find_src_rq.
Core* Balance::source_core(const Attempt& attempt, const std::vector<Core*>& group) const {
  const Domains& domains = placement_.domains();
  const std::int64_t taker = domains.capacity(attempt.taker);
  Core* best = nullptr;
  std::int64_t best_value = 0;
  for (Core* core : group) {
    if (contains(attempt.excluded, core)) continue;
    const std::int64_t capacity = domains.capacity(*core);
    const auto running = static_cast<std::int64_t>(core->queue->runnable());
    if (attempt.view.domain->asymmetric && !greater(taker, capacity) && running == 1) continue;
    std::int64_t value = 0;
    switch (attempt.what) {
      case Migrate::load:
        if (running > 1 || core->queue->load <= attempt.imbalance) value = core->queue->load * 1024 / capacity;
        break;
      case Migrate::utilisation: value = running > 1 ? placement_.utilisation(*core) + 1 : 0; break;
      case Migrate::task: value = running; break;
      case Migrate::misfit: value = placement_.misfit(*core) ? core->queue->load : 0; break;
    }
    if (value <= best_value) continue;
    best = core;
    best_value = value;
  }
  return best;
}

// ---- what ----

// What the taker leaves because it may not run there goes to another core of its group: LBF_DST_PINNED.
void Balance::take_for_group(Attempt& attempt, Core& source) {
  attempt.all_pinned = true;
  Core* to = &attempt.taker;
  take(attempt, source, *to);
  while (attempt.other && attempt.imbalance > 0) {
    attempt.excluded.push_back(to);
    to = std::exchange(attempt.other, nullptr);
    take(attempt, source, *to);
  }
}

// detach_tasks. The running one stays.
void Balance::take(Attempt& attempt, Core& source, Core& to) {
  Policy& policy = *source.queue->policy;
  if (!movable(source)) {
    attempt.some_pinned = attempt.some_pinned || policy.waiting() > 0;
    return;
  }
  const std::size_t most = attempt.idle == Idle::newly ? 1 : looks_max;
  std::size_t looks = 0;
  for (std::size_t i = 0; attempt.imbalance > 0 && attempt.taken.size() < most && policy.waiting() > 0;) {
    if (attempt.idle != Idle::busy && source.queue->runnable() <= 1) break;
    if (++looks > looks_max && (!attempt.all_pinned || attempt.idle == Idle::newly)) break;
    Entity* next = policy.waiting_at(i);
    if (!next) break;
    Thread& thread = static_cast<Thread&>(*next);
    if (!allows(attempt, thread, to) || !may_take(attempt, thread) || !fits_imbalance(attempt, source, thread)) {
      ++i;
      continue;
    }
    if (attempt.taken.empty()) {
      kernel_.settle(source);
      kernel_.ends_slice(source);   // dequeue_entity calls update_curr
    }
    policy.dequeue(thread, Why::migrated);
    source.queue->forget(thread);
    attempt.taken.push_back({&thread, &placement_.carries(thread, source, to)});
  }
}

// The part of can_migrate_task that is about affinities.
bool Balance::allows(Attempt& attempt, const Thread& thread, const Core& to) const {
  if (thread.allowed(to)) {
    attempt.all_pinned = false;
    return true;
  }
  attempt.some_pinned = true;
  if (attempt.idle == Idle::newly || attempt.other) return false;
  for (Core* core : attempt.view.domain->groups[attempt.view.local])
    if (core != &to && !contains(attempt.excluded, core) && thread.allowed(*core)) {
      attempt.other = core;
      break;
    }
  return false;
}

// can_migrate_task, task_hot. The threads of a core share its caches.
bool Balance::may_take(const Attempt& attempt, const Thread& thread) const {
  const CoreDomain& view = attempt.view;
  if (view.domain->level == Boundary::smt || view.failed > view.domain->cache_nice_tries) return true;
  return thread.last_ran() == never || kernel_.now() - thread.last_ran() >= migration_cost;
}

// The part of detach_tasks that says how much of the imbalance a thread makes up. After failures more is allowed, so
// that of three equal threads on two cores the odd one goes round.
bool Balance::fits_imbalance(Attempt& attempt, Core& source, Thread& thread) const {
  const int failed = attempt.view.failed;
  switch (attempt.what) {
    case Migrate::load:
      if (halved(thread.weight, failed) > attempt.imbalance) return false;
      attempt.imbalance -= thread.weight;
      return true;
    case Migrate::utilisation: {
      const std::int64_t utilisation = placement_.utilisation(thread);
      if (halved(utilisation, failed) > attempt.imbalance) return false;
      attempt.imbalance -= std::max<std::int64_t>(1, utilisation);
      return true;
    }
    case Migrate::task: --attempt.imbalance; return true;
    case Migrate::misfit:
      if (placement_.fits(placement_.utilisation(thread), source)) return false;
      attempt.imbalance = 0;
      return true;
  }
  return false;
}

// need_active_balance; imbalanced_active_balance.
bool Balance::needs_active_balance(const Attempt& attempt, const Core& source) const {
  if (attempt.what == Migrate::misfit) return true;
  const Domains& domains = placement_.domains();
  if (attempt.idle != Idle::busy && source.queue->runnable() == 1 &&
      domains.capacity(source) * attempt.view.domain->imbalance_pct < domains.capacity(attempt.taker) * 100)
    return true;
  return attempt.what == Migrate::task && attempt.view.failed > attempt.view.domain->cache_nice_tries + 2;
}

// active_load_balance_cpu_stop: the source's migration thread stops it, and what it ran goes to the taker.
bool Balance::push(Attempt& attempt, Core& source) {
  if (source.state != Core::State::running || !source.current || !source.current->allowed(attempt.taker)) return false;
  Thread& thread = kernel_.expel(source);
  attempt.taken.push_back({&thread, &placement_.carries(thread, source, attempt.taker)});
  return true;
}

// ---- without Linux's rules ----

Thread* Balance::from_fullest(Core& taker) {
  std::vector<Core*> sources;
  for (Core& core : kernel_.cores())
    if (&core != &taker && core.current && movable(core)) sources.push_back(&core);
  std::stable_sort(sources.begin(), sources.end(),
                   [](const Core* a, const Core* b) { return a->queue->runnable() > b->queue->runnable(); });
  for (Core* source : sources) {
    Policy& policy = *source->queue->policy;
    for (std::size_t i = 0; i < policy.waiting(); ++i) {
      Entity* next = policy.waiting_at(i);
      if (!next) break;
      Thread& thread = static_cast<Thread&>(*next);
      if (!thread.allowed(taker)) continue;
      kernel_.settle(*source);
      policy.dequeue(thread, Why::migrated);
      source->queue->forget(thread);
      return &thread;
    }
  }
  return nullptr;
}

}  // namespace interleave
