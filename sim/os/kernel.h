// The kernel: cores, run queues, dispatch, preemption, wake-ups, time accounting. Which thread is next on a queue
// is the policy's business, on which core a thread wakes up is the placement's (placement.h).
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/machine/spec.h"
#include "sim/machine/topology.h"
#include "sim/os/class_stack.h"
#include "sim/os/group_tree.h"
#include "sim/os/policy.h"
#include "sim/os/process.h"
#include "sim/os/spec.h"
#include "sim/os/thread.h"
#include "sim/os/timer_ticks.h"
#include "sim/os/utilisation.h"

namespace interleave {

class Observer;
class Placement;
class UrgentPlacement;

// The simulated program or the machine cannot go on: a deadlock, a limit, no memory left. Exit code 1.
class RunFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct RunQueue final : QueueHost {
  explicit RunQueue(Kernel& kernel) : kernel(kernel) {}
  void look_again() override;
  void give_way(Entity& running) override;

  Kernel& kernel;
  std::unique_ptr<Policy> policy;
  ClassStack* classes = nullptr;   // the policy, where classes stack
  std::vector<Core*> cores;        // one, or all
  int running = 0;
  bool shared() const { return cores.size() > 1; }
  // Runnable threads, the running ones included: rq->nr_running.
  std::size_t runnable() const { return policy->waiting() + static_cast<std::size_t>(running); }

  // For balancing: the weights of all threads on it, how many these are, and how many of them may run nowhere else.
  std::int64_t load = 0;
  std::size_t threads = 0, bound = 0;
  void remember(Thread& thread);
  void forget(Thread& thread);
};

// A logical core: a hardware thread.
struct Core {
  enum class State { idle, waking, switching, running };

  Core(Kernel& kernel, int id, const LogicalCore& place) : kernel(kernel), id(id), place(place) {}
  void happen();

  Kernel& kernel;
  const int id;
  const LogicalCore place;
  SpeedPpm speed = place.speed;
  Core* sibling = nullptr;         // the other hardware thread of this physical core
  RunQueue* queue = nullptr;
  State state = State::idle;
  Thread* current = nullptr;
  Thread* last = nullptr;          // who ran last: no switch if it is the next one too; after idling: nobody
  Thread* preempted = nullptr;     // who has just given way, until the next one is known
  Time slice_used_at = never;      // when its slice is over
  Time slice_end = never;          // when that is noticed
  Time idle_since{};
  Time halts_at{};                 // until then an idle core is on its way there
  Duration interruption{};         // what the interrupt that preempts costs, on top of the switch
  Duration average_idle{};         // rq->avg_idle
  Utilisation utilisation;         // where threads are placed as in Linux
  bool resched = false;            // the current thread is to give way as soon as it is in user mode
  Time notices_at{};               // that, at the latest: when the interrupt arrives
  bool let_others = false;         // at the end of a slice: whatever else is due at this date has happened
  EventOf<Core, &Core::happen> event{*this};   // the next change: burst, slice, switch or wake-up over
};

class Kernel {
 public:
  Kernel(Calendar& calendar, const Random& random, const MachineSpec& machine, const OsSpec& os);
  ~Kernel();

  Calendar& calendar() { return calendar_; }
  Time now() const { return calendar_.now(); }
  const TimerTicks& ticks() const { return ticks_; }
  const MachineSpec& machine() const { return machine_; }
  const OsSpec& os() const { return os_; }
  int cpus() const { return static_cast<int>(cores_.size()); }
  std::deque<Core>& cores() { return cores_; }

  Process& create_process(std::string name, std::int64_t memory_bytes);
  void exit_process(Process& process);
  void resize_process(Process& process, std::int64_t memory_bytes);
  // A new thread, ready to run `body`, which is called at once and must return a coroutine; `creator` decides where
  // it may start (nullptr: nobody, the first thread of all).
  Thread& create_thread(Process& process, std::string name, const ThreadAttributes& attributes, Thread* creator,
                        const std::function<Co<>(Thread&)>& body);

  // Ends the wait of a blocked thread; others are left alone. `sync`: the waker is about to sleep. Returns what
  // it costs the waker, more if an idle core had to be interrupted for it, nothing if there was nobody to wake.
  Duration wake(Thread& thread, bool sync = false);

  // The thread that runs now, in whose name things happen; nullptr: a timer's or a device's interrupt.
  Thread* current() const { return current_; }

  int idle_cores() const { return idle_cores_; }
  // Does the policy ask how long the next CPU burst is? Only then does anybody look ahead.
  bool foresees() const { return foresees_; }

  // Who is told what happens (observer.h), nullptr: nobody.
  void observe(Observer* observer) { observer_ = observer; }

  // How urgent the policy finds this thread, with its own priority or with another: who is waited for by somebody more
  // urgent can inherit that. Then it has this priority, wherever it is (rt_mutex_setprio).
  int urgency(const Thread& thread) const { return urgency_of(thread, thread.priority); }
  int normal_urgency(Thread& thread) const;
  // As urgent as that thread, whatever its class; as its own class and priority say if it is the thread itself.
  void set_urgency(Thread& thread, const Thread& donor);

  // The running thread begins a new job, released at that date: who orders by deadline wants to know.
  void job_begins(Thread& thread, Time released);

  // Brings all accounts up to now.
  void settle();

  // A random cost of the machine: a draw of the core's own stream.
  Duration cost(const Distribution& distribution) {
    return distribution.is_zero() ? Duration{} : Duration(distribution.draw(costs_));
  }

  // How much longer work takes whose code has not run for so long.
  Duration cold_cost(Duration work, Duration away) const;

  struct Counts {
    std::int64_t events = 0, switches_voluntary = 0, switches_involuntary = 0, migrations = 0;
    std::int64_t threads = 0, processes = 0;
    std::int64_t memory_bytes = 0, memory_peak_bytes = 0;
  };
  const Counts& counts() const { return counts_; }
  void count_completion() { ++counts_.events; }   // of an I/O or a sleep
  const std::deque<Thread>& threads() const { return threads_; }
  const std::deque<Process>& processes() const { return processes_; }
  // Who waits for what, for a deadlock's message: the first five, and how many more.
  std::string blocked_threads() const;
  // Has somebody a core who does not spin there for what others have?
  bool computing() const;

 private:
  friend class Thread;
  friend struct Core;
  friend struct RunQueue;
  friend class Balance;
  friend class UrgentPlacement;

  int urgency_of(const Thread& thread, int priority) const;
  static void set_class(Thread& thread, const Thread& donor);
  void drive(Core& core);
  void settle(Core& core);
  bool slice_over(Core& core);
  bool take_next(Core& core);
  bool take_allowed(Core& core);
  void displace_for_urgent(RunQueue& queue);
  void rouse_for_waiting(RunQueue& queue);
  void rouse_for_all(RunQueue& queue);
  Duration migration_cost(const Core& from, const Core& to);
  Duration refill_cost(const Thread& thread, const Core& core);
  void start(Core& core, Thread& thread);
  void proceed(Core& core);
  void leave(Core& core, Why why);
  void go_idle(Core& core);
  Thread& take_off(Core& core, Why why);
  Thread& expel(Core& core);
  void arm(Core& core);
  void watch_cpu_clock(Thread& thread, bool watches);
  bool ends_slice(Core& core);
  void set_slice(Core& core);
  void set_speed(Core& core);
  void enqueue(Core& core, Thread& thread, Why why);
  bool displaces(RunQueue& queue, Thread& thread);
  void rouse(Core& core);
  void interrupt(Core& core);
  void arrives_at(Core& core, Time date);
  void look_again(RunQueue& queue);
  void make_queues(const Random& random);
  void admit_bandwidth(const Thread& thread);
  void take_in(Core& core, Thread& thread);
  bool is_urgent(const Thread& thread) const;
  Core& core_for_woken(Thread& thread, Core& here, bool sync);
  void account(Thread& thread, Doing doing);
  void account_waiting(Thread& thread);
  void mark_throttled(Thread& thread);
  void expire(Thread& thread);

  Calendar& calendar_;
  MachineSpec machine_;
  OsSpec os_;
  TimerTicks ticks_;
  Stream costs_;
  std::deque<Core> cores_;
  std::deque<ControlGroup> groups_;
  std::vector<std::unique_ptr<RunQueue>> queues_;
  std::unique_ptr<Placement> placement_;
  std::unique_ptr<UrgentPlacement> urgent_placement_;   // once there is a thread of a class above the fair one
  std::deque<Process> processes_;
  std::deque<Thread> threads_;
  Thread* current_ = nullptr;
  Observer* observer_ = nullptr;
  int idle_cores_ = 0;
  bool foresees_ = false, migration_is_free_ = false;
  std::int64_t deadline_bandwidth_ = 0;   // of all threads of the deadline class, in units of 2^-20 CPUs
  bool throttles_ = false;    // somebody may be held back although a core is free
  bool follows_threads_ = false;   // their utilisation: placement on several cores as under Linux
  bool affinities_ = false;   // some thread may not run everywhere
  Counts counts_;
};

}  // namespace interleave
