#include "sim/os/placement.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

// sysctl_sched_migration_cost: who ran so recently is taken to be cache hot.
constexpr Duration migration_cost = microseconds(500);
// What a new-idle balance costs (sd->max_newidle_lb_cost, measured by the kernel as it runs; of this order).
constexpr Duration newidle_cost = microseconds(10);
// get_sd_balance_interval: for busy cores, two CPUs' worth of milliseconds times the busy factor of 16.
constexpr Duration busy_interval = milliseconds(32);

std::size_t load(const Core& core) { return core.queue->runnable(); }

}  // namespace

// available_idle_cpu (kernel/sched/sched.h): idle, and not scheduled out by a hypervisor. A virtual CPU that has
// halted for longer than its host polls for it counts as preempted: vcpu_is_preempted, arch/x86/kernel/kvm.c.
bool Placement::available(const Core& core) const {
  return core.state == Core::State::idle && kernel_.now() - core.idle_since <= kernel_.machine().idle_poll;
}

Core& Placement::for_new(const Thread& thread, const Core* creator) {
  Core* best = nullptr;
  for (Core& core : kernel_.cores()) {
    if (!thread.allowed(core)) continue;
    if (!best) best = &core;
    const bool idle = core.state == Core::State::idle, best_idle = best->state == Core::State::idle;
    if (idle != best_idle) {
      if (idle) best = &core;
    } else if (!core.queue->shared() && load(core) < load(*best)) {
      best = &core;
    } else if (&core == creator && !idle && (core.queue->shared() || load(core) == load(*best))) {
      best = &core;   // update_sd_pick... find_idlest_group: the local group wins a tie
    }
  }
  return *best;
}

Core& Placement::for_woken(const Thread& thread, Core& here, bool sync) {
  Core& previous = *thread.core();
  if (kernel_.os().linux_placement && !here.queue->shared()) {
    Core* target = &previous;
    if (&here != &previous && thread.allowed(here))
      if (Core* chosen = wake_affine(thread, here, previous, sync)) target = chosen;
    return select_idle_sibling(thread, *target, previous);
  }
  if (previous.state == Core::State::idle || (here.queue->shared() && kernel_.idle_cores() == 0)) return previous;
  Core* best = &previous;
  for (Core& core : kernel_.cores()) {
    if (!thread.allowed(core)) continue;
    if (core.state == Core::State::idle) return core;
    if (!core.queue->shared() && load(core) < load(*best)) best = &core;
  }
  return *best;
}

// wake_affine_idle, wake_affine_weight (kernel/sched/fair.c). A timer's interrupt runs on the previous core itself
// and never gets here; a device's does too.
Core* Placement::wake_affine(const Thread&, Core& here, Core& previous, bool sync) {
  if (sync && load(here) == 1) return &here;
  if (available(previous)) return &previous;
  const std::size_t load_here = load(here) - (sync ? 1 : 0) + 1;
  return load_here * 100 < load(previous) * 108 ? &here : nullptr;
}

Core& Placement::select_idle_sibling(const Thread& thread, Core& target, Core& previous) {
  const bool interrupted = &target == &previous && !kernel_.current();   // the interrupt has it awake
  if (available(target) || (interrupted && target.state == Core::State::idle)) return target;
  if (&previous != &target && available(previous)) return previous;
  const std::size_t count = kernel_.cores().size();
  for (std::size_t i = 1; i < count; ++i) {
    Core& core = kernel_.cores()[(static_cast<std::size_t>(target.id) + i) % count];
    if (thread.allowed(core) && available(core)) return core;
  }
  return target;
}

// ---- balancing ----

Core* Placement::busiest_but(const Core& taker) {
  Core* busiest = nullptr;
  for (Core& core : kernel_.cores())
    if (&core != &taker && core.queue->policy->waiting() > 0 && core.current)
      if (!busiest || load(core) > load(*busiest)) busiest = &core;
  return busiest;
}

// can_migrate_task: allowed there, not cache hot unless that has been in the way before. The running one stays.
Thread* Placement::take_from(Core& busiest, Core& taker, bool hot_too) {
  Policy& policy = *busiest.queue->policy;
  for (std::size_t i = 0; i < policy.waiting(); ++i) {
    Thread& thread = static_cast<Thread&>(*policy.waiting_at(i));
    if (!thread.allowed(taker)) continue;
    if (!hot_too && thread.last_ran() < never && kernel_.now() - thread.last_ran() < migration_cost) continue;
    kernel_.settle(busiest);
    policy.dequeue(thread, Why::migrated);
    return &thread;
  }
  return nullptr;
}

// sched_balance_newidle.
Thread* Placement::steal(Core& core) {
  if (kernel_.os().linux_placement && core.average_idle < newidle_cost) return nullptr;
  Core* busiest = busiest_but(core);
  return busiest ? take_from(*busiest, core, !kernel_.os().linux_placement) : nullptr;
}

void Placement::watch() {
  if (!kernel_.os().linux_placement || tick_.scheduled() || kernel_.os().hz <= 0) return;
  kernel_.calendar().schedule(tick_, kernel_.next_tick());
}

// At a tick: idle cores take from the busiest (nohz_balancer_kick, sched_balance_rq), busy ones compare now and then.
void Placement::balance() {
  bool waiting = false;
  for (Core& core : kernel_.cores()) {
    if (core.state != Core::State::idle) continue;
    Core* busiest = busiest_but(core);
    if (!busiest) break;
    if (Thread* thread = take_from(*busiest, core, true)) kernel_.enqueue(core, *thread, Why::migrated);
  }
  if (kernel_.now() >= busy_balance_) {
    busy_balance_ = kernel_.now() + busy_interval;
    balance_busy();
  }
  for (Core& core : kernel_.cores()) waiting = waiting || core.queue->policy->waiting() > 0;
  if (waiting) watch();
}

// Between busy cores a difference of one is too little at first and moved at the second try, so that the odd thread
// goes round.
void Placement::balance_busy() {
  Core *least = nullptr, *most = nullptr;
  for (Core& core : kernel_.cores()) {
    if (!least || load(core) < load(*least)) least = &core;
    if (!most || load(core) > load(*most)) most = &core;
  }
  const std::size_t difference = load(*most) - load(*least);
  if (difference == 0 || (difference == 1 && ++failed_ < 2)) return;
  failed_ = 0;
  if (Thread* thread = take_from(*most, *least, true)) kernel_.enqueue(*least, *thread, Why::migrated);
}

}  // namespace interleave
