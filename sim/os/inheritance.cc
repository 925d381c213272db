// How urgent threads are, and what they inherit from who waits for them (pi_mutex.h): a priority, or a class with it.
#include <utility>

#include "sim/os/kernel.h"

namespace interleave {

int Kernel::urgency_of(const Thread& thread, int priority) const {
  return thread.core_ ? thread.core_->queue->policy->urgency(thread, priority) : 0;
}

int Kernel::normal_urgency(Thread& thread) const {
  const SchedulingClass now = std::exchange(thread.scheduling_class, thread.normal_class);
  const int urgency = urgency_of(thread, thread.normal_priority);
  thread.scheduling_class = now;
  return urgency;
}

// __setscheduler_class. A deadline that is lent counts from now, and nobody is throttled by it: replenish_dl_entity
// and update_curr_dl of who is boosted.
void Kernel::set_class(Thread& thread, const Thread& donor) {
  Policy& policy = *thread.core_->queue->policy;
  const bool own = &donor == &thread, had_own = thread.scheduling_class == thread.normal_class && !thread.own_state_;
  if (had_own) {
    thread.own_state_ = std::move(thread.Entity::state);
    thread.own_runtime_ = thread.runtime;
    thread.own_deadline_ = thread.deadline;
    thread.own_period_ = thread.period;
  }
  thread.scheduling_class = own ? thread.normal_class : donor.scheduling_class;
  thread.runtime = own ? thread.own_runtime_ : Duration{};
  thread.deadline = own ? thread.own_deadline_ : donor.deadline;
  thread.period = own ? thread.own_period_ : donor.period;
  if (own)
    thread.Entity::state = std::move(thread.own_state_);
  else
    policy.admit(thread);
}

// rt_mutex_setprio: out of the queue, and in again as somebody else.
void Kernel::set_urgency(Thread& thread, const Thread& donor) {
  const bool own = &donor == &thread;
  const int priority = own ? thread.normal_priority : donor.priority;
  const SchedulingClass to = own ? thread.normal_class : donor.scheduling_class;
  if (thread.priority == priority && thread.scheduling_class == to) return;
  Core& core = *thread.core_;
  Policy& policy = *core.queue->policy;
  settle(core);
  const bool waits = thread.state_ == Thread::State::ready, runs = thread.state_ == Thread::State::running;
  const bool changes = os_.classes && thread.scheduling_class != to;
  if (waits && changes) account_waiting(thread);
  if (waits || (changes && (runs || policy.holds(thread)))) policy.dequeue(thread, Why::changed);
  if (changes) set_class(thread, donor);
  thread.priority = priority;
  const Why why = changes && to == SchedulingClass::deadline ? Why::woken : Why::changed;
  if (waits || (changes && runs)) policy.enqueue(thread, why);
  if (waits) {
    if (changes) mark_throttled(thread);
    if (policy.preemptive()) displaces(*core.queue, thread);
  } else if (runs) {
    if (changes) policy.take(thread);
    if (policy.overtaken(thread)) return interrupt(core);
    set_slice(core);
    if (core.state == Core::State::running && &thread != current_) arm(core);
  }
}

}  // namespace interleave
