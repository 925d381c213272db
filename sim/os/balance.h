// Load balancing: what cores take from each other, as Linux does it, domain by domain (sched_balance_rq,
// kernel/sched/fair.c): when a core runs dry, at ticks for those that idle, now and then for those that are busy.
#pragma once

#include <optional>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/os/domain.h"

namespace interleave {

class Kernel;
class Placement;
class Thread;
struct Core;

class Balance {
 public:
  Balance(Kernel& kernel, Placement& placement, const Random& random);

  // The core has just run dry: a thread for it, already dequeued, or nullptr.
  Thread* newly_idle(Core& core);
  // The same without Linux's rules: from the fullest queue.
  Thread* from_fullest(Core& core);
  // Something waits behind a busy core, or runs on one that is too slow for it: balance at the next tick if it still
  // does.
  void watch();
  // The same, where nobody waits but some may crowd.
  void look();

 private:
  enum class Idle { busy, idle, newly };
  enum class Migrate { load, utilisation, task, misfit };

  struct Taken {
    Thread* thread;
    Core* to;
  };

  // One attempt: struct lb_env.
  struct Attempt {
    Core& taker;
    CoreDomain& view;
    Idle idle;
    Migrate what{};
    std::int64_t imbalance = 0;              // of what `what` says
    bool some_pinned = false, all_pinned = false;
    Core* other = nullptr;                   // of the taker's group, where somebody may run who may not on the taker
    std::vector<const Core*> excluded{};     // all that wait there are bound elsewhere, or it has taken what it can
    std::vector<Taken> taken{};
  };
  struct Groups;

  int worth(const Core& core, CoreDomain& view);
  void tick();
  void balance_domains(Core& core, Idle idle);
  bool balance(Attempt& attempt);
  void mark_pinned(const Attempt& attempt, bool pinned);
  bool balanced_here(const Attempt& attempt) const;
  const std::vector<Core*>* source_group(Attempt& attempt) const;
  void set_imbalance(Attempt& attempt, const Groups& groups) const;
  Core* source_core(const Attempt& attempt, const std::vector<Core*>& group) const;
  void take_for_group(Attempt& attempt, Core& source);
  void take(Attempt& attempt, Core& source, Core& to);
  bool allows(Attempt& attempt, const Thread& thread, const Core& to) const;
  bool fits_imbalance(Attempt& attempt, Core& source, Thread& thread) const;
  bool needs_active_balance(const Attempt& attempt, const Core& source) const;
  bool push(Attempt& attempt, Core& source);
  bool may_take(const Attempt& attempt, const Thread& thread) const;

  Kernel& kernel_;
  Placement& placement_;
  std::vector<Stream> dice_;                 // of each core: sched_rnd_state
  bool overloaded_ = false;                  // rd->overloaded: somebody waits somewhere
  EventOf<Balance, &Balance::tick> tick_{*this};
};

}  // namespace interleave
