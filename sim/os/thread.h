// A kernel thread: an activity that the scheduler gives cores to. What it does in the simulated program is its stack
// of coroutine frames; between two suspensions it takes no time, and whatever takes time is asked for here:
//
//   co_await self.run(3ms);       // 3 ms of work at full speed, however long that takes with others about
//   co_await self.sleep(5ms);     // off the core, woken by a timer
//   co_await self.block();        // off the core until Kernel::wake
#pragma once

#include <array>
#include <coroutine>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/activity.h"
#include "sim/core/calendar.h"
#include "sim/core/time.h"
#include "sim/os/doing.h"
#include "sim/os/entity.h"

namespace interleave {

class Awaited;
class Kernel;
class PiMutex;
class Process;
struct Core;

struct ThreadAttributes {
  int nice = 0;
  int priority = 0;
  std::vector<int> affinity;   // cores it may run on; empty: all
  std::int64_t tickets = 0;    // 0: as many as its weight
  bool foreground = false;
  Duration burst{};            // CPU work until the first step that blocks; 0: nobody knows
  SchedulingClass scheduling_class = SchedulingClass::normal;
  Duration runtime{}, deadline{}, period{};   // see Entity
  int group = -1;              // control group; -1: its creator's, or the program's
};

class Thread final : public Entity {
 public:
  enum class State { blocked, ready, running, exited };

  Thread(Kernel& kernel, Process& process, int id, std::string name, const ThreadAttributes& attributes);

  Kernel& kernel() const { return kernel_; }
  Process& process() const { return process_; }
  const std::string& name() const { return name_; }
  State state() const { return state_; }
  Core* core() const { return core_; }      // where it runs, waits or has last run
  bool allowed(const Core& core) const;
  bool bound() const { return affinity_.size() == 1; }
  std::int64_t load = 0;                    // its part of its run queue's

  // The thread's CPU clock: time on a core, the kernel's work on its behalf included. Exact for the thread itself.
  Duration cpu_clock() const { return cpu_clock_; }
  // From now on it looks at that clock all the time, or no longer does. Only the thread itself may say so.
  void watch_cpu_clock(bool watches);
  bool watches_cpu_clock() const { return watches_cpu_clock_; }
  // Work done so far, at full speed.
  Duration work_done() const { return work_done_; }
  // How much work advances its CPU clock by so much at the speed of its core now.
  Duration work_for(Duration cpu_clock) const;
  // Time spent with each Doing so far.
  const std::array<Duration, doing_count>& times() const { return times_; }
  // From its creation to its end, or to now.
  Duration lifetime() const;
  // When it last left a core; never: it has not been on one.
  Time last_ran() const { return last_ran_; }

  // What the time from now on goes to. Only the thread itself may say so, while it runs.
  Doing doing() const { return doing_; }
  void set_doing(Doing doing) { doing_ = doing; }
  // What it waits for, in words, should it wait for ever.
  const char* waits_for = "nothing";
  const Awaited* awaits = nullptr;          // the same, of what can say more about itself
  bool spins = false;                       // it waits on its core
  std::string reason_to_wait() const;

  // Priority inheritance (pi_mutex.h): its own class and priority, the mutexes it holds, the one it waits for.
  int normal_priority = 0;
  SchedulingClass normal_class = SchedulingClass::normal;
  std::vector<PiMutex*> pi_held;
  PiMutex* pi_blocked_on = nullptr;

  struct Run {
    Thread& thread;
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise>) noexcept {
      thread.activity_.suspend();
    }
    void await_resume() const noexcept {}
  };
  struct RunUnlessZero : Run {
    bool await_ready() const noexcept { return thread.work_left_ == Duration{}; }
  };

  // So much work at full speed.
  RunUnlessZero run(Duration work) {
    work_left_ = work;
    return RunUnlessZero{{*this}};
  }
  // The same, but poke() may cut it short.
  RunUnlessZero run_until_poked(Duration work) {
    pokable_ = true;
    return run(work);
  }
  // From outside: a thread in run_until_poked() has only so much work left. Others do not notice.
  void poke(Duration left);

  // Off the core until Kernel::wake.
  Run block();
  // The same, at most until that date plus the timer slack. Afterwards timed_out() tells. Programming the timer comes
  // after the thread has been queued for its wake-up, which may come meanwhile: then it does not leave the core.
  Co<> block_until(Time deadline);
  bool timed_out() const { return timed_out_; }
  // Gives way to others that are ready.
  Run yield();
  // nanosleep: the timer's slack and the way back to the core come on top.
  Co<> sleep(Duration time);
  // clock_nanosleep(TIMER_ABSTIME): a date in the past costs the call.
  Co<> sleep_until(Time date);

 private:
  friend class Kernel;

  void time_out();
  Co<> nanosleep(Time date, bool absolute);
  // What programming this timer costs the thread, on its way to sleep.
  Duration timer_price(Time date) const;
  Run block_with_timer(Time date);
  Duration timer_slack() const;

  // What every switch touches stands together.
  Kernel& kernel_;
  Core* core_ = nullptr;
  const Core* ran_on_ = nullptr;
  Duration work_left_{}, work_done_{}, cpu_clock_{};
  Time since_{};                          // accounted up to here
  Time last_ran_ = never;                 // never: it has not run yet
  Duration throttled_mark_{};             // the policy's clock of its throttling, accounted up to here
  State state_ = State::blocked;
  Doing doing_ = Doing::startup;
  bool pokable_ = false, committed_ = false, leaves_ = false, yields_ = false, timed_out_ = false;
  bool watches_cpu_clock_ = false;
  Activity activity_;
  std::array<Duration, doing_count> times_{};

  EventOf<Thread, &Thread::time_out> timer_{*this};
  Process& process_;
  std::string name_;
  std::vector<int> affinity_;
  Time born_{}, ended_ = never;
  // Its own, while it has another's class: what that class's policy keeps with it, and its deadline's parameters.
  std::unique_ptr<Entity::State> own_state_;
  Duration own_runtime_{}, own_deadline_{}, own_period_{};
};

// What a scope's time goes to; the former Doing comes back at its end.
class As {
 public:
  As(Thread& thread, Doing doing) : thread_(thread), former_(thread.doing()) { thread.set_doing(doing); }
  As(const As&) = delete;
  As& operator=(const As&) = delete;
  ~As() { thread_.set_doing(former_); }

 private:
  Thread& thread_;
  Doing former_;
};

// A scope in which the thread looks at its CPU clock all the time, if it does.
class WatchesCpuClock {
 public:
  WatchesCpuClock(Thread& thread, bool watches) : thread_(thread), former_(thread.watches_cpu_clock()) {
    if (watches) thread.watch_cpu_clock(true);
  }
  WatchesCpuClock(const WatchesCpuClock&) = delete;
  WatchesCpuClock& operator=(const WatchesCpuClock&) = delete;
  ~WatchesCpuClock() { thread_.watch_cpu_clock(former_); }

 private:
  Thread& thread_;
  bool former_;
};

}  // namespace interleave
