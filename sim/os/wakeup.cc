// Wake-ups: whose core comes out of idleness, who is to give way, and what both cost. Part of the kernel (kernel.h).
#include <algorithm>
#include <utility>

#include "sim/os/kernel.h"
#include "sim/os/observer.h"
#include "sim/os/placement.h"
#include "sim/os/urgent_placement.h"

namespace interleave {

// An idle core gets work: it takes the machine some time to be back.
void Kernel::rouse(Core& core) {
  const Duration idle = now() - core.idle_since;
  core.average_idle += (idle - core.average_idle) / 8;   // update_rq_avg_idle: not above 2 * max_idle_balance_cost
  core.average_idle = std::min(core.average_idle, Duration(std::chrono::milliseconds(1)));
  if (os_.linux_placement) placement_->wakes(core);
  core.state = Core::State::waking;
  --idle_cores_;
  if (now() < core.halts_at) return calendar_.schedule(core.event, core.halts_at + cost(machine_.idle_exit));
  const WakeIdle* entry = nullptr;
  for (const WakeIdle& each : machine_.wake_idle)
    if (each.idle <= idle) entry = &each;
  const Duration latency = entry ? cost(entry->latency) : Duration{};
  core.interruption = std::min(latency, cost(machine_.idle_charge));
  calendar_.schedule_in(core.event, latency - core.interruption);
}

// Makes a busy core's current thread give way: resched_curr. In a switch it is noticed at the switch's end.
void Kernel::interrupt(Core& core) {
  core.resched = true;
  core.notices_at = now();
  if (core.state == Core::State::running && core.current != current_) calendar_.schedule(core.event, now());
}

// enqueue_entity begins with update_curr: a slice that is over, and whose end no tick has noticed yet, ends then.
bool Kernel::ends_slice(Core& core) {
  if (core.queue->shared() || !core.current) return false;
  if (core.resched) return true;
  if (now() < core.slice_used_at) return false;
  Policy& policy = *core.queue->policy;
  if (!policy.accounting_ends_slices(*core.current) || !policy.due(*core.current)) return false;
  interrupt(core);
  return true;
}

void Kernel::enqueue(Core& core, Thread& thread, Why why) {
  RunQueue& queue = *core.queue;
  settle(core);
  const bool gives_way = ends_slice(core);
  if (why == Why::migrated) account_waiting(thread);
  thread.core_ = &core;
  if (observer_) observer_->ready(thread, core, why, current_);
  queue.remember(thread);
  queue.policy->enqueue(thread, why);
  mark_throttled(thread);
  if (core.state == Core::State::idle) {
    if (!throttles_ || queue.policy->waiting() > 0) rouse(core);
    return;
  }
  if (!queue.shared()) placement_->watch();
  if (core.state == Core::State::waking && !queue.shared()) return;
  if (gives_way || (queue.policy->preemptive() && displaces(queue, thread))) return;
  if (is_urgent(thread) && why != Why::migrated) urgent_placement_->push(core);   // task_woken_rt, task_woken_dl
  // Who was alone, or is less protected now, has another end of slice. On a shared queue only the former.
  if (queue.shared() && queue.policy->waiting() > 1) return;
  for (Core* each : queue.cores) {
    if (!each->current || (queue.shared() && each->slice_end < never)) continue;
    settle(*each);
    set_slice(*each);
    if (each->state == Core::State::running && each->current != current_) arm(*each);
  }
}

// A timer of the policy's has changed who may run.
void Kernel::look_again(RunQueue& queue) {
  std::size_t waiting = queue.policy->waiting();
  if (waiting > 0 && !queue.shared()) placement_->watch();   // add_nr_running
  for (Core* core : queue.cores) {
    if (core->state == Core::State::idle) {
      if (waiting == 0) continue;
      --waiting;
      rouse(*core);
    } else if (core->current) {
      settle(*core);
      if (queue.policy->overtaken(*core->current)) {
        interrupt(*core);
      } else if (core->state == Core::State::running) {
        set_slice(*core);
        arm(*core);
      }
      if (urgent_placement_ && !queue.shared()) urgent_placement_->push(*core);   // dl_task_timer
    }
  }
}

// Whom the policy lets it displace is told to give way; of several on a shared queue, whom it would rather see go.
bool Kernel::displaces(RunQueue& queue, Thread& thread) {
  Core* victim = nullptr;
  for (Core* each : queue.cores) {
    if (!each->current || (queue.shared() && (each->resched || !thread.allowed(*each)))) continue;
    settle(*each);
    if (!queue.policy->preempts(thread, *each->current)) continue;
    if (!victim || queue.policy->rather(*each->current, *victim->current)) victim = each;
  }
  if (victim) interrupt(*victim);
  return victim != nullptr;
}

Core& Kernel::core_for_woken(Thread& thread, Core& here, bool sync) {
  if (thread.core_->queue->policy->holds(thread)) return *thread.core_;
  if (is_urgent(thread)) return urgent_placement_->for_thread(thread, *thread.core_);
  return placement_->for_woken(thread, here, sync);
}

Duration Kernel::wake(Thread& thread, bool sync) {
  if (thread.committed_) {   // still awake on its way to sleep
    thread.committed_ = false;
    return Duration{};
  }
  if (thread.state_ != Thread::State::blocked) return Duration{};
  calendar_.cancel(thread.timer_);
  account(thread, thread.doing_);
  thread.state_ = Thread::State::ready;
  thread.woken_by = thread.timed_out_ ? Waker::timer : current_ ? Waker::thread : Waker::device;
  Core& here = current_ ? *current_->core_ : *thread.core_;
  Core& core = core_for_woken(thread, here, sync);
  // One on its way into idleness polls: set_nr_if_polling. A busy one is interrupted if it is to be preempted.
  const bool was_idle = core.state == Core::State::idle, was_asked = core.resched;
  const bool halted = was_idle && now() >= core.halts_at;
  enqueue(core, thread, Why::woken);
  if (!current_) return Duration{};
  const bool preempts = !was_idle && core.resched && !was_asked;
  const Duration price = cost(machine_.futex_wake);   // drawn before the other, whatever the compiler
  if (&core == &here || !(halted || preempts)) return price;
  const Duration interrupting = cost(machine_.wake_remote);
  if (preempts) arrives_at(core, now() + interrupting);
  return price + interrupting;
}

// The interrupt that makes a busy core's thread give way is there when its sender is through with it (resched_curr,
// native_smp_send_reschedule); a thread that comes to an end of its own before notices then.
void Kernel::arrives_at(Core& core, Time date) {
  core.notices_at = date;
  if (core.state != Core::State::running) return;
  settle(core);
  arm(core);
}

// hrtimer_wakeup, in an interrupt on the thread's core.
void Kernel::expire(Thread& thread) {
  wake(thread);
  Core& core = *thread.core_;
  if (core.resched) core.interruption = cost(machine_.timer_expire);
}

}  // namespace interleave
