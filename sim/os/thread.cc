#include "sim/os/thread.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/os/waiting.h"

namespace interleave {

Thread::Thread(Kernel& kernel, Process& process, int id, std::string name, const ThreadAttributes& attributes)
    : Entity(id), kernel_(kernel), process_(process), name_(std::move(name)), affinity_(attributes.affinity) {
  nice = attributes.nice;
  priority = normal_priority = attributes.priority;
  scheduling_class = normal_class = attributes.scheduling_class;
  weight = scheduling_class == SchedulingClass::idle ? idle_class_weight : weight_of_nice(nice);
  runtime = attributes.runtime;
  deadline = attributes.deadline;
  period = attributes.period;
  group = attributes.group;
  tickets = attributes.tickets > 0 ? attributes.tickets : weight;
  foreground = attributes.foreground;
  if (kernel.foresees()) burst = attributes.burst;
  since_ = born_ = kernel.now();
}

std::string Thread::reason_to_wait() const { return "waits for " + (awaits ? awaits->words() : waits_for); }

bool Thread::allowed(const Core& core) const {
  return affinity_.empty() || std::find(affinity_.begin(), affinity_.end(), core.id) != affinity_.end();
}

Duration Thread::lifetime() const { return std::min(ended_, kernel_.now()) - born_; }

// Rounded up, so that asking again for what is left ends.
Duration Thread::work_for(Duration cpu_clock) const {
  if (core_->speed == full_speed || cpu_clock >= forever) return cpu_clock;
  const __int128 work = static_cast<__int128>(cpu_clock.count()) * core_->speed + full_speed - 1;
  return Duration(static_cast<std::int64_t>(work / full_speed));
}

void Thread::watch_cpu_clock(bool watches) { kernel_.watch_cpu_clock(*this, watches); }

void Thread::poke(Duration left) {
  if (!pokable_) return;
  const bool runs = state_ == State::running && core_->state == Core::State::running;
  if (runs) kernel_.settle(*core_);
  work_left_ = std::min(work_left_, left);
  if (runs) kernel_.arm(*core_);
}

Thread::Run Thread::block() {
  leaves_ = true;
  timed_out_ = false;
  return Run{*this};
}

// The interrupt is programmed anew only for a timer that comes before the next tick (hrtimer_reprogram).
Duration Thread::timer_price(Time date) const {
  const Distribution& price = kernel_.machine().timer_arm;
  if (price.is_zero() || date >= kernel_.ticks().after(kernel_.now())) return Duration{};
  return kernel_.cost(price);
}

Thread::Run Thread::block_with_timer(Time date) {
  timed_out_ = false;
  kernel_.calendar().schedule(timer_, date);
  leaves_ = true;
  return Run{*this};
}

// No slack for real-time and deadline threads: task_is_realtime, hrtimer_sleeper_start_expires.
Duration Thread::timer_slack() const {
  return scheduling_class > SchedulingClass::idle ? Duration{} : kernel_.os().timer_slack;
}

// futex_wait_queue, do_nanosleep: hrtimer_sleeper_start_expires, then schedule.
Co<> Thread::block_until(Time deadline) {
  if (deadline >= never) {
    co_await block();
    co_return;
  }
  const Time date = deadline + timer_slack();
  if (date < kernel_.now()) {
    timed_out_ = true;
    co_return;
  }
  const Duration price = timer_price(date);
  if (price > Duration{}) {
    timed_out_ = false;
    committed_ = true;
    co_await run(price);
    if (!committed_) co_return;
    committed_ = false;
  }
  co_await block_with_timer(std::max(date, kernel_.now()));
}

Thread::Run Thread::yield() {
  yields_ = true;
  return Run{*this};
}

void Thread::time_out() {
  timed_out_ = true;
  kernel_.expire(*this);
}

// hrtimer_nanosleep counts a relative time from within the call: of 0, too, the slack is slept.
Co<> Thread::sleep(Duration time) {
  const Time date = kernel_.now() + time;
  co_await nanosleep(date, false);
}

Co<> Thread::sleep_until(Time date) { return nanosleep(date, true); }

Co<> Thread::nanosleep(Time date, bool absolute) {
  const As as(*this, Doing::io);
  waits_for = "a sleep";
  const Duration entry = kernel_.cost(kernel_.machine().syscall);
  co_await run(entry);
  if (date >= never)   // a timer all the same: the run ends there, and says so
    co_await block_with_timer(date);
  else
    co_await block_until(absolute ? date : std::max(date, kernel_.now()));
  kernel_.count_completion();
}

}  // namespace interleave
