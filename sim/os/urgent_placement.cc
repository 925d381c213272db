#include "sim/os/urgent_placement.h"

#include "sim/os/kernel.h"

namespace interleave {

bool UrgentPlacement::more_urgent(Entity& first, Entity& second) const {
  return kernel_.cores().front().queue->classes->more_urgent(first, second);
}

Core& UrgentPlacement::for_thread(Thread& thread, Core& previous) {
  const bool runs_here = !previous.current || more_urgent(thread, *previous.current);
  if (thread.allowed(previous) && runs_here) return previous;
  if (Core* lowest = lowest_for(thread, previous)) return *lowest;
  if (thread.allowed(previous)) return previous;
  for (Core& core : kernel_.cores())
    if (thread.allowed(core)) return core;
  return previous;
}

// cpupri_find, cpudl_find: an idle core, or the one whose thread is the least urgent of those that it comes before.
Core* UrgentPlacement::lowest_for(Thread& thread, Core& preferred) {
  Core* lowest = nullptr;
  for (Core& core : kernel_.cores()) {
    if (!thread.allowed(core)) continue;
    if (core.state == Core::State::idle) {
      if (&core == &preferred || !lowest || lowest->current) lowest = &core;
    } else if (core.current && !core.resched && more_urgent(thread, *core.current)) {
      if (lowest && !lowest->current) continue;
      if (!lowest || more_urgent(*lowest->current, *core.current)) lowest = &core;
    }
  }
  return lowest;
}

// Only from cores with more than one: the only one is about to run.
void UrgentPlacement::pull(Core& core) {
  Entity* best = core.queue->classes->urgent_at(0);
  Core* from = nullptr;
  for (Core& other : kernel_.cores()) {
    if (other.queue == core.queue) continue;
    const bool runs_one = other.current && ClassStack::urgent(*other.current);
    for (std::size_t i = runs_one ? 0 : 1; Entity* entity = other.queue->classes->urgent_at(i); ++i) {
      if (!static_cast<Thread*>(entity)->allowed(core)) continue;
      if (!best || more_urgent(*entity, *best)) {
        best = entity;
        from = &other;
      }
      break;
    }
  }
  if (!from) return;
  from->queue->policy->dequeue(*best, Why::migrated);
  from->queue->forget(static_cast<Thread&>(*best));
  kernel_.take_in(core, static_cast<Thread&>(*best));
}

void UrgentPlacement::push(Core& core) {
  for (std::size_t i = 0; Entity* entity = core.queue->classes->urgent_at(i);) {
    Thread& thread = static_cast<Thread&>(*entity);
    Core* lowest = lowest_for(thread, core);
    if (!lowest || lowest == &core) {
      ++i;
      continue;
    }
    core.queue->policy->dequeue(thread, Why::migrated);
    core.queue->forget(thread);
    kernel_.enqueue(*lowest, thread, Why::migrated);
  }
}

}  // namespace interleave
