// Where threads run: the core for a new or woken one, by Linux's rules (kernel/sched/fair.c) or simple ones. What idle
// and busy cores take from each other is balance.h's. With a shared run queue only the first question arises.
#pragma once

#include <deque>
#include <vector>

#include "sim/core/time.h"
#include "sim/os/balance.h"
#include "sim/os/domain.h"
#include "sim/os/utilisation.h"

namespace interleave {

class Kernel;
class Thread;
struct Core;

class Placement {
 public:
  Placement(Kernel& kernel, const Random& random);

  // For a new thread: select_task_rq_fair with SD_BALANCE_FORK.
  Core& for_new(const Thread& thread, const Core* creator);
  // For a woken one; `here` is the core on which the waker or the timer's interrupt runs.
  Core& for_woken(const Thread& thread, Core& here, bool sync);

  // The core has just run dry: a thread that it may take from elsewhere, already dequeued, or nullptr.
  Thread* steal(Core& core);
  // Something has joined a queue whose core is busy.
  void watch();

  // What the kernel tells: a core begins or ends to idle; where it follows threads, one runs, or has run.
  bool follows_threads() const;
  void idles(Core& core);
  void wakes(Core& core);
  void runs(const Thread& thread, Core& core);
  void ran(const Thread& thread, const Core& core);

  // What balancing asks.
  Domains& domains() { return domains_; }
  const Domains& domains() const { return domains_; }
  std::int64_t utilisation(const Core& core) const;
  std::int64_t utilisation(const Thread& thread) const;
  // detach_entity_load_avg, attach_entity_load_avg: what a thread has used goes with it to another core. That one.
  Core& carries(const Thread& thread, Core& from, Core& to);
  // Its thread wants more than this core can give, and may run on a faster one: update_misfit_status.
  bool misfit(const Core& core) const;
  bool fits(std::int64_t utilisation, const Core& core) const;
  // Could there be a faster core for its thread?
  bool runs_slowly(const Core& core) const;

 private:
  struct Wakees {
    const Thread* last = nullptr;      // p->last_wakee
    std::int64_t flips = 0;            // how often it woke another than the time before: halved each second
    Time halved{};
  };
  struct PerThread {
    Core* recently_used = nullptr;     // p->recent_used_cpu
    Wakees wakees;
    Utilisation utilisation;           // where threads are followed
  };
  struct PerCache {
    bool idle_core = true;             // some core may have all its hardware threads idle: test_idle_cores
    std::size_t scan = 0;              // nr_idle_scan: of all, until it is found out for the first time
    Time scan_until{};                 // when it is to be found out anew
  };

  bool available(const Core& core) const;
  std::int64_t utilisation_of_all(const Core& core) const;
  Core& simply_for_new(const Thread& thread, const Core* creator);
  Core& simply_for_woken(const Thread& thread, Core& here);
  const std::vector<Core*>* idlest_group(const Thread& thread, const CoreDomain& view);
  Core& idlest_core(const Thread& thread, const std::vector<Core*>& group);
  void record_wakee(const Thread& waker, const Thread& thread);
  bool wakes_widely(const Thread& thread, const Core& here);
  bool packs(const Thread& thread, const Core& here) const;
  Core* wake_affine(const Thread& thread, Core& here, Core& previous, bool sync);
  Core& select_idle_sibling(const Thread& thread, Core& target, Core& previous);
  Core& select_idle_capacity(const Thread& thread, Core& target);
  Core* select_idle_cpu(const Thread& thread, Core& target, Core& previous);
  bool core_idle(const Core& core) const;
  std::size_t scan_width(const Core& target);
  PerThread& of(const Thread& thread);

  Kernel& kernel_;
  Domains domains_;
  Balance balance_;
  std::deque<PerThread> threads_;      // by id
  std::vector<PerCache> caches_;       // by number
  bool smt_ = false;
};

}  // namespace interleave
