#include "sim/os/kernel.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "sim/os/observer.h"
#include "sim/os/placement.h"
#include "sim/os/urgent_placement.h"
#include "sim/os/waiting.h"

namespace interleave {
namespace {

const PolicyInfo& policy_named(const std::string& name) {
  for (const PolicyInfo& info : policy_infos())
    if (name == info.name) return info;
  throw std::invalid_argument("no policy is called " + name);
}

// How long `work` at full speed takes at this one, and how much of it a time gets done.
Duration time_for(Duration work, SpeedPpm speed) {
  if (speed == full_speed || work >= forever) return work;
  const __int128 time = (static_cast<__int128>(work.count()) * full_speed + speed - 1) / speed;
  return time >= forever.count() ? forever : Duration(static_cast<std::int64_t>(time));
}
Duration work_in(Duration time, SpeedPpm speed) {
  if (speed == full_speed) return time;
  return Duration(static_cast<std::int64_t>(static_cast<__int128>(time.count()) * speed / full_speed));
}

// In KiB, rounded up, where it is no whole number of MiB.
std::string memory_text(std::int64_t bytes) {
  return bytes % (1 << 20) == 0 ? std::to_string(bytes >> 20) + " MiB" : std::to_string((bytes + 1023) >> 10) + " KiB";
}

// A program begins at any time between two ticks.
TimerTicks ticks_of(const OsSpec& os, const Random& random) {
  if (os.hz <= 0) return {};
  const Duration period = TimerTicks(os.hz, {}).period();
  if (!os.tick_at_random) return {os.hz, {}};
  Stream draws(random, Domain::os, std::numeric_limits<std::uint64_t>::max());
  return {os.hz, Duration(static_cast<std::int64_t>(draws.uniform() * static_cast<double>(period.count())))};
}

}  // namespace

void Core::happen() { kernel.drive(*this); }

Kernel::Kernel(Calendar& calendar, const Random& random, const MachineSpec& machine, const OsSpec& os)
    : calendar_(calendar), machine_(machine), os_(os), ticks_(ticks_of(os, random)),
      costs_(random, Domain::machine, 0) {
  for (const LogicalCore& place : topology(machine_)) {
    Core* before = cores_.empty() ? nullptr : &cores_.back();
    Core& core = cores_.emplace_back(*this, cpus(), place);
    if (!before || before->place.core != place.core) continue;
    core.sibling = before;
    before->sibling = &core;
  }
  make_queues(random);
  for (Core& core : cores_) {
    core.queue = queues_[os_.shared_run_queue ? 0 : static_cast<std::size_t>(core.id)].get();
    core.queue->cores.push_back(&core);
    core.average_idle = std::chrono::milliseconds(1);
  }
  idle_cores_ = cpus();
  placement_ = std::make_unique<Placement>(*this, random);
  follows_threads_ = placement_->follows_threads();
}

Kernel::~Kernel() = default;

// From the bottom up: groups of one policy, classes above them.
void Kernel::make_queues(const Random& random) {
  const PolicyInfo& info = policy_named(os_.policy);
  foresees_ = info.foresees;
  migration_is_free_ = std::all_of(machine_.migration.begin(), machine_.migration.end(),
                                   [](const Distribution& each) { return each.is_zero(); });
  throttles_ = os_.classes || !os_.groups.empty() || os_.policy == "deadline" || os_.policy == "rt";
  for (const GroupSpec& spec : os_.groups) groups_.emplace_back(calendar_, spec);
  const std::size_t queues = os_.shared_run_queue ? 1 : cores_.size();
  for (std::size_t i = 0; i < queues; ++i) {
    RunQueue& queue = *queues_.emplace_back(std::make_unique<RunQueue>(*this));
    const PolicyContext context{os_, cpus(), &calendar_, &random, static_cast<int>(i), &queue, ticks_};
    queue.policy = groups_.empty() ? info.make(context) : std::make_unique<GroupTree>(context, info, groups_);
    if (!os_.classes) continue;
    auto stack = std::make_unique<ClassStack>(context, std::move(queue.policy));
    queue.classes = stack.get();
    queue.policy = std::move(stack);
  }
}

// ---- processes and threads ----

Process& Kernel::create_process(std::string name, std::int64_t memory_bytes) {
  processes_.emplace_back(static_cast<int>(processes_.size()), std::move(name), 0);
  processes_.back().left_at.resize(cores_.size());
  ++counts_.processes;
  resize_process(processes_.back(), memory_bytes);
  return processes_.back();
}

void Kernel::resize_process(Process& process, std::int64_t memory_bytes) {
  counts_.memory_bytes += memory_bytes - process.memory_bytes;
  process.memory_bytes = memory_bytes;
  counts_.memory_peak_bytes = std::max(counts_.memory_peak_bytes, counts_.memory_bytes);
  if (machine_.memory_bytes && counts_.memory_bytes > *machine_.memory_bytes)
    throw RunFailure("out of memory: " + std::to_string(counts_.processes) +
                     (counts_.processes == 1 ? " process needs " : " processes need ") +
                     memory_text(counts_.memory_bytes) + ", the machine has " + memory_text(*machine_.memory_bytes) +
                     "; use fewer workers or give machine.memory a larger size");
}

void Kernel::exit_process(Process& process) { resize_process(process, 0); }

Thread& Kernel::create_thread(Process& process, std::string name, const ThreadAttributes& attributes,
                              Thread* creator, const std::function<Co<>(Thread&)>& body) {
  threads_.emplace_back(*this, process, static_cast<int>(threads_.size()), std::move(name), attributes);
  Thread& thread = threads_.back();
  if (thread.group < 0 && !process.outside) thread.group = creator ? creator->group : os_.program_group;
  if (thread.scheduling_class > SchedulingClass::idle) admit_bandwidth(thread);
  ++counts_.threads;
  ++process.threads;
  if (thread.affinity_.empty()) thread.affinity_ = creator ? creator->affinity_ : process.affinity;   // dup_task_struct
  affinities_ = affinities_ || !thread.affinity_.empty();
  thread.activity_.start(body(thread));
  for (const std::unique_ptr<RunQueue>& queue : queues_) {
    queue->policy->admit(thread);   // one policy's state serves on all queues
    break;
  }
  thread.state_ = Thread::State::ready;
  Core& core = placement_->for_new(thread, creator ? creator->core_ : nullptr);
  enqueue(is_urgent(thread) ? urgent_placement_->for_thread(thread, core) : core, thread, Why::created);
  return thread;
}

// __dl_overflow: runtimes over periods add up to at most 95 % of the CPUs.
void Kernel::admit_bandwidth(const Thread& thread) {
  if (!os_.classes) return;
  if (!urgent_placement_) urgent_placement_ = std::make_unique<UrgentPlacement>(*this);
  if (thread.scheduling_class != SchedulingClass::deadline) return;
  const auto ratio = [](Duration runtime, Duration period) { return (runtime.count() << 20) / period.count(); };
  deadline_bandwidth_ += ratio(thread.runtime, thread.period);
  const std::int64_t limit = cpus() * ratio(std::chrono::milliseconds(950), std::chrono::seconds(1));
  if (deadline_bandwidth_ <= limit) return;
  const auto percent = [](std::int64_t bandwidth) {
    return std::to_string((bandwidth * 100 + (1 << 19)) >> 20) + " %";
  };
  throw RunFailure("sched_setattr refuses " + thread.name() + ": with it, runtime / period of the deadline threads " +
                   "adds up to " + percent(deadline_bandwidth_) + " of a CPU, more than " + percent(limit) +
                   "; give it less runtime, or the machine more cores");
}

void Kernel::job_begins(Thread& thread, Time released) {
  Core& core = *thread.core_;
  settle(core);
  core.queue->policy->job_begins(thread, released);
  if (core.current == &thread && core.queue->policy->overtaken(thread)) interrupt(core);
}

std::string Kernel::blocked_threads() const {
  WaitingText waiting;
  for (const Thread& thread : threads_)
    if (thread.state_ == Thread::State::blocked || thread.spins) waiting.add(thread.name_, thread.reason_to_wait());
  return waiting.text();
}

bool Kernel::computing() const {
  return std::any_of(cores_.begin(), cores_.end(),
                     [](const Core& core) { return core.current && !core.current->spins; });
}

// ---- time ----

void Kernel::account(Thread& thread, Doing doing) {
  thread.times_[static_cast<std::size_t>(doing)] += now() - thread.since_;
  thread.since_ = now();
}

// Ready, and not on a core: held back by throttling for a part of it.
void Kernel::account_waiting(Thread& thread) {
  if (throttles_) {
    const Duration clock = thread.core_->queue->policy->throttled_clock(thread);
    const Duration throttled = clock - thread.throttled_mark_;
    thread.throttled_mark_ = clock;
    thread.times_[static_cast<std::size_t>(Doing::throttled)] += throttled;
    thread.since_ += throttled;
  }
  account(thread, Doing::runnable);
}

// From here on its waiting counts.
void Kernel::mark_throttled(Thread& thread) {
  if (throttles_) thread.throttled_mark_ = thread.core_->queue->policy->throttled_clock(thread);
}

// update_curr: what the current thread has used since it was last asked.
void Kernel::settle(Core& core) {
  Thread* thread = core.current;
  if (!thread || thread->since_ == now()) return;
  const Duration elapsed = now() - thread->since_;
  thread->cpu_clock_ += elapsed;
  if (core.state == Core::State::switching) {
    account(*thread, Doing::switch_);
  } else {
    account(*thread, thread->doing_);
    const Duration work = std::min(work_in(elapsed, core.speed), thread->work_left_);
    thread->work_left_ -= work;
    thread->work_done_ += work;
    if (foresees_) thread->burst = std::max(thread->burst - work, Duration{});
  }
  core.queue->policy->ran(*thread, elapsed);
}

void Kernel::settle() {
  for (Core& core : cores_) settle(core);
  for (Thread& thread : threads_) {
    if (thread.state_ == Thread::State::blocked) account(thread, thread.doing_);
    if (thread.state_ == Thread::State::ready) account_waiting(thread);
  }
}

// SMT: a hardware thread slows down while its sibling is busy.
void Kernel::set_speed(Core& core) {
  if (!core.sibling) return;
  const bool both = core.state != Core::State::idle && core.sibling->state != Core::State::idle;
  for (Core* each : {&core, core.sibling}) {
    const SpeedPpm speed = both ? each->place.speed * machine_.smt_speed / full_speed : each->place.speed;
    if (speed == each->speed) continue;
    settle(*each);
    each->speed = speed;
    if (each->state == Core::State::running && each->current != current_) arm(*each);
  }
}

// ---- dispatch ----

// The core's next change is due: go on from there until its current thread computes, or nobody is left.
void Kernel::drive(Core& core) {
  settle(core);
  if (core.state == Core::State::switching) core.state = Core::State::running;
  for (;;) {
    if (!core.current) {
      if (!take_next(core)) return go_idle(core);
      if (core.state == Core::State::switching) return;
    } else if (core.current->work_left_ == Duration{}) {
      proceed(core);
    } else if (slice_over(core)) {
      leave(core, Why::preempted);
    } else {
      return arm(core);
    }
  }
}

// A slice ends after all else that is due at this date: who arrives or wakes up now stands before who is preempted.
bool Kernel::slice_over(Core& core) {
  const bool let_others = std::exchange(core.let_others, false);
  if (core.resched) {
    core.resched = false;
    return true;
  }
  if (now() < core.slice_end) return false;
  if (!let_others && calendar_.more_now()) {
    core.let_others = true;
    core.slice_end = now();
    return false;
  }
  if (core.queue->policy->due(*core.current)) return true;
  set_slice(core);
  return false;
}

void Kernel::arm(Core& core) {
  const Duration left = time_for(core.current->work_left_, core.speed);
  const Time end = left >= forever ? never : now() + left;
  const Time due = std::min(end, core.slice_end);
  calendar_.schedule(core.event, core.resched ? std::min(due, core.notices_at) : due);
}

// clock_gettime(CLOCK_THREAD_CPUTIME_ID), which the thread calls all the time: task_sched_runtime calls update_curr.
void Kernel::watch_cpu_clock(Thread& thread, bool watches) {
  if (thread.watches_cpu_clock_ == watches) return;
  thread.watches_cpu_clock_ = watches;
  Core& core = *thread.core_;
  if (current_ != &thread || !core.queue->policy->accounting_ends_slices(thread)) return;
  if (now() < core.slice_used_at)
    set_slice(core);
  else
    core.slice_end = now();
}

// Slices end exactly without ticks, with a high-resolution tick, and where the thread itself makes the kernel look.
void Kernel::set_slice(Core& core) {
  const Policy& policy = *core.queue->policy;
  const Thread& thread = *core.current;
  const Duration slice = policy.slice(thread);
  core.slice_end = core.slice_used_at = slice >= forever ? never : now() + slice;
  if (slice >= forever || os_.hrtick) return;
  if (thread.watches_cpu_clock_ && policy.accounting_ends_slices(thread)) return;
  core.slice_end = ticks_.from(core.slice_used_at);
}

bool Kernel::take_next(Core& core) {
  if (core.queue->shared() && affinities_) return take_allowed(core);
  const bool balances_urgent = urgent_placement_ && !core.queue->shared();
  if (balances_urgent) urgent_placement_->pull(core);
  Entity* next = core.queue->policy->pick();
  while (!next && !core.queue->shared()) {   // again: whoever was taken may be throttled here (pick_next_task_fair)
    Thread* const stolen = placement_->steal(core);
    if (!stolen) break;
    take_in(core, *stolen);
    next = core.queue->policy->pick();
  }
  if (!next) return false;
  start(core, static_cast<Thread&>(*next));
  if (balances_urgent) urgent_placement_->push(core);
  if (!core.queue->shared() && !os_.linux_placement) rouse_for_all(*core.queue);
  return true;
}

bool Kernel::is_urgent(const Thread& thread) const {
  return urgent_placement_ && !os_.shared_run_queue && ClassStack::urgent(thread);
}

// Somebody from another queue, who waits on this one from now on.
void Kernel::take_in(Core& core, Thread& thread) {
  account_waiting(thread);
  thread.core_ = &core;
  if (observer_) observer_->ready(thread, core, Why::migrated, nullptr);
  core.queue->remember(thread);
  core.queue->policy->enqueue(thread, Why::migrated);
  mark_throttled(thread);
}

// On a shared queue somebody may wait who must not run here: the first who may. Whoever it displaces may come before
// somebody who runs where the first may not.
bool Kernel::take_allowed(Core& core) {
  Policy& policy = *core.queue->policy;
  for (std::size_t i = 0; i < policy.waiting(); ++i) {
    Thread& thread = static_cast<Thread&>(*policy.waiting_at(i));
    if (!thread.allowed(core)) continue;
    policy.take(thread);
    Thread* const displaced = core.preempted;
    start(core, thread);
    if (displaced && displaced != &thread && policy.preemptive()) displaces(*core.queue, *displaced);
    displace_for_urgent(*core.queue);
    rouse_for_waiting(*core.queue);
    return true;
  }
  rouse_for_waiting(*core.queue);
  return false;
}

// An urgent one that waits still may come before somebody who runs elsewhere: the core that was to give way to it has
// taken another one, and the core that was to give way to that one may not take it.
void Kernel::displace_for_urgent(RunQueue& queue) {
  if (!queue.classes) return;
  for (std::size_t i = 0; Entity* entity = queue.classes->urgent_at(i); ++i)
    displaces(queue, static_cast<Thread&>(*entity));
}

// The core that was roused for a thread may have taken another one, and whoever was displaced may run on a core where
// who displaced it may not: an idle core for each who waits, unless one is on its way. Linux leaves that to balancing.
void Kernel::rouse_for_waiting(RunQueue& queue) {
  for (std::size_t i = 0; idle_cores_ > 0 && i < queue.policy->waiting(); ++i) {
    const Thread& thread = static_cast<Thread&>(*queue.policy->waiting_at(i));
    Core* idle = nullptr;
    bool on_its_way = false;
    for (Core& core : cores_) {
      if (!thread.allowed(core)) continue;
      on_its_way = on_its_way || (queue.shared() && core.state == Core::State::waking);
      if (!idle && core.state == Core::State::idle) idle = &core;
    }
    if (idle && !on_its_way) rouse(*idle);
  }
}

// A core that was roused to take somebody from another queue may have found one on its own, no longer throttled.
void Kernel::rouse_for_all(RunQueue& queue) {
  rouse_for_waiting(queue);
  if (!throttles_ || idle_cores_ == 0) return;
  for (const std::unique_ptr<RunQueue>& each : queues_)
    if (each.get() != &queue && each->cores.front()->current) rouse_for_waiting(*each);
}

Duration Kernel::migration_cost(const Core& from, const Core& to) {
  if (migration_is_free_) return {};
  const auto crossed = boundary(from.place, to.place);
  return crossed ? cost(machine_.migration[static_cast<std::size_t>(*crossed)]) : Duration{};
}

// What the core's caches have lost since a thread of this process ran here last (Mogul and Borg, "The effect of context
// switches on cache performance", ASPLOS 1991, of those that others cause). It hangs on how long that is, not whether
// the core idled or ran another process meanwhile: timed on a virtual machine, with calls that take 4 us in a loop.
Duration Kernel::refill_cost(const Thread& thread, const Core& core) {
  if (machine_.cache_cooling.is_zero()) return {};
  const Duration away = now() - thread.process_.left_at[static_cast<std::size_t>(core.id)];
  if (away == Duration{}) return {};
  const __int128 lost = static_cast<__int128>(cost(machine_.cache_cooling).count()) * away.count() / 1'000'000;
  return lost < machine_.cache_refill.count() ? Duration(static_cast<std::int64_t>(lost)) : machine_.cache_refill;
}

// Work that runs through much code (a callback, a handler thread's turn) brings it all back, line by line, so that what
// it loses is in proportion to what it takes: timed on a virtual machine, from a queue's 2 us to asyncio's 13.
Duration Kernel::cold_cost(Duration work, Duration away) const {
  const __int128 lost = static_cast<__int128>(machine_.code_cooling_nano) * away.count() / 1'000'000;
  const __int128 more = lost < machine_.code_refill_nano ? lost : machine_.code_refill_nano;
  const __int128 price = more * work.count() / 1'000'000'000;
  constexpr Duration most = forever / 1024;   // callers add several
  return price < most.count() ? Duration(static_cast<std::int64_t>(price)) : most;
}

void Kernel::start(Core& core, Thread& thread) {
  account_waiting(thread);
  if (core.preempted && core.preempted != &thread) {
    ++counts_.switches_involuntary;
    ++counts_.events;
  }
  core.preempted = nullptr;
  Duration price{};
  if (core.last && core.last != &thread) price += cost(machine_.context_switch);
  price += std::exchange(core.interruption, Duration{});
  if (thread.ran_on_ && thread.ran_on_ != &core) {
    ++counts_.migrations;
    price += migration_cost(*thread.ran_on_, core);
  } else if (thread.ran_on_) {
    price += refill_cost(thread, core);
  }
  const bool was_idle = core.state == Core::State::idle || core.state == Core::State::waking;
  thread.state_ = Thread::State::running;
  thread.core_ = &core;
  thread.ran_on_ = &core;
  core.current = core.last = &thread;
  core.resched = false;
  ++core.queue->running;
  core.state = price > Duration{} ? Core::State::switching : Core::State::running;
  if (was_idle) set_speed(core);
  set_slice(core);
  if (follows_threads_) placement_->runs(thread, core);
  if (observer_) observer_->switched_in(thread, core, price);
  if (price > Duration{}) calendar_.schedule_in(core.event, price);
}

// Lets the current thread's program go on to its next suspension.
void Kernel::proceed(Core& core) {
  Thread& thread = *core.current;
  thread.pokable_ = false;
  current_ = &thread;
  thread.activity_.resume();
  current_ = nullptr;
  if (thread.activity_.done()) {
    thread.activity_.clear();
    leave(core, Why::exited);
  } else if (thread.leaves_) {
    leave(core, Why::blocked);
  } else if (thread.yields_) {
    leave(core, Why::yielded);
  }
}

// The current thread is off its core.
Thread& Kernel::take_off(Core& core, Why why) {
  Thread& thread = *core.current;
  core.current = nullptr;
  core.resched = false;
  --core.queue->running;
  thread.last_ran_ = now();
  thread.process_.left_at[static_cast<std::size_t>(core.id)] = now();
  if (follows_threads_) placement_->ran(thread, core);
  if (observer_) observer_->switched_out(thread, core, why);
  return thread;
}

void Kernel::leave(Core& core, Why why) {
  Thread& thread = take_off(core, why);
  if (why == Why::preempted || why == Why::yielded) {
    thread.yields_ = false;
    thread.state_ = Thread::State::ready;
    core.preempted = &thread;
    core.queue->policy->enqueue(thread, why);
    mark_throttled(thread);
    return;
  }
  thread.leaves_ = false;
  thread.state_ = why == Why::exited ? Thread::State::exited : Thread::State::blocked;
  if (why == Why::exited) {
    --thread.process_.threads;
    thread.ended_ = now();
    if (thread.scheduling_class == SchedulingClass::deadline && os_.classes)
      deadline_bandwidth_ -= (thread.runtime.count() << 20) / thread.period.count();
  }
  ++counts_.switches_voluntary;
  ++counts_.events;
  core.queue->forget(thread);
  core.queue->policy->dequeue(thread, why);
}

// The migration thread stops whoever runs there; it is ready then, on no queue.
Thread& Kernel::expel(Core& core) {
  settle(core);
  Thread& thread = take_off(core, Why::migrated);
  thread.state_ = Thread::State::ready;
  core.preempted = &thread;
  core.queue->forget(thread);
  core.queue->policy->dequeue(thread, Why::migrated);
  mark_throttled(thread);
  calendar_.schedule(core.event, now());
  return thread;
}

void Kernel::go_idle(Core& core) {
  if (os_.linux_placement) placement_->idles(core);
  core.state = Core::State::idle;
  ++idle_cores_;
  core.idle_since = now();
  core.halts_at = now() + cost(machine_.idle_enter);
  core.last = nullptr;
  if (core.preempted) {   // throttled
    ++counts_.switches_involuntary;
    ++counts_.events;
  }
  core.preempted = nullptr;
  core.slice_end = core.slice_used_at = never;
  set_speed(core);
}

}  // namespace interleave
