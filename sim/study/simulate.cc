#include "sim/study/simulate.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <limits>
#include <new>
#include <optional>

#include "models/list.h"
#include "models/play.h"
#include "sim/core/calendar.h"
#include "sim/machine/device.h"
#include "sim/os/kernel.h"
#include "sim/report/figures.h"
#include "sim/report/recorder.h"
#include "sim/report/wire.h"
#include "sim/study/children.h"

namespace interleave {
namespace {

constexpr std::int64_t default_events_max = 1'000'000'000;
constexpr std::uint64_t told_every = 1 << 14;   // events: some milliseconds of real time

std::string limit_reached(const std::string& name, const std::string& value) {
  return "limit reached: limits." + name + ", " + value;
}

const MachineSpec& machine_of(const Scenario& scenario, const Approach& approach) {
  return approach.machine ? *approach.machine : scenario.machine;
}

// Everything of one run, in the order in which it depends on each other.
class Simulation {
 public:
  Simulation(const Scenario& scenario, const Approach& approach, const RunOptions& options)
      : scenario_(scenario),
        options_(options),
        random_(options.seed, options.repetition),
        devices_(machine_of(scenario, approach), calendar_, random_),
        kernel_(calendar_, random_, machine_of(scenario, approach), approach.os ? *approach.os : scenario.os),
        play_(kernel_, devices_, scenario.workload, approach,
              approach.python ? *approach.python : scenario.python, random_) {
    if (options.schedule) kernel_.observe(&recorder_.emplace(kernel_, *options.schedule));
    if (options.observer) kernel_.observe(options.observer);
  }

  void run(const Approach& approach) {
    devices_.run([&] { play(approach); });
  }

  Result result() {
    kernel_.settle();
    play_.settle();
    Result result;
    const Kernel::Counts& counts = kernel_.counts();
    result.elapsed = play_.elapsed();
    const ProgramAccounts measured = play_.measured();
    result.cpu = measured.cpu;
    result.measured = measured.time;
    result.capacity = result.elapsed * kernel_.cpus();
    const auto confined_to = static_cast<std::int64_t>(scenario_.workload.affinity.size());
    result.allowed = confined_to > 0 ? result.elapsed * confined_to : result.capacity;
    result.events = counts.events;
    result.switches_voluntary = counts.switches_voluntary;
    result.switches_involuntary = counts.switches_involuntary;
    result.migrations = counts.migrations;
    result.processes = counts.processes;
    result.memory_peak_bytes = counts.memory_peak_bytes;
    result.updates = play_.updates().made;
    result.updates_lost = play_.updates().lost;
    for (const Thread& thread : kernel_.threads())
      if (!thread.process().outside) add_thread(result, thread);
    for (const Process& process : kernel_.processes()) result.processes -= process.outside ? 1 : 0;
    add_tasks(result);
    Devices::Busiest busiest = devices_.busiest();
    result.busiest_device = std::move(busiest.name);
    result.device_busy = busiest.busy;
    const Workload& workload = scenario_.workload;
    if (workload.arrivals && workload.run_for) result.arrivals_end = play_.date_of(*workload.run_for);
    if (recorder_) result.schedule = recorder_->schedule();
    return result;
  }

 private:
  void play(const Approach& approach) {
    model_named(approach.model).start(play_);
    const Workload& workload = scenario_.workload;
    // Arrivals stop at `for`, and what is in the system is finished; without arrivals everything stops there.
    const Duration stop = workload.run_for && !workload.arrivals ? *workload.run_for : forever;
    const Time limit = scenario_.limits.simulated ? Time(*scenario_.limits.simulated) : never;
    const auto events_max = static_cast<std::uint64_t>(scenario_.limits.events.value_or(default_events_max));
    while (!play_.finished()) {
      const Time next = calendar_.next();
      const Time end = stop < forever ? play_.date_of(stop) : never;
      if (next == never && (end == never || deadlocked())) throw RunFailure(nothing_happens_any_more());
      if (next > end) return stop_at(end);
      if (next > limit) throw RunFailure(limit_reached("simulated", human(*scenario_.limits.simulated)));
      if (calendar_.happened() >= events_max)
        throw RunFailure(limit_reached("events", std::to_string(events_max)) + ", at " + at());
      if (options_.progress && calendar_.happened() % told_every == 0) tell_progress();
      if (options_.lockstep) devices_.follow(next);
      calendar_.step();
    }
  }

  void tell_progress() const {
    options_.progress->simulated_ns.store(calendar_.now().time_since_epoch().count(), std::memory_order_relaxed);
    options_.progress->events.store(static_cast<std::int64_t>(calendar_.happened()), std::memory_order_relaxed);
  }

  // The calendar is empty, and not because somebody computes or sleeps to its end.
  bool deadlocked() const { return !calendar_.beyond() && !kernel_.computing() && !who_waits().empty(); }

  // Who computes has no end before `never`.
  std::string nothing_happens_any_more() const {
    const std::string waiting = who_waits();
    if (waiting.empty() || calendar_.beyond())
      return "simulated time ends after 146 years, which a task goes beyond at " + at() +
             (waiting.empty() ? "" : ": " + waiting);
    return "deadlock at " + at() + ": " + waiting;
  }

  std::string who_waits() const {
    const std::string tasks = play_.parked_tasks ? play_.parked_tasks() : "";
    return kernel_.blocked_threads() + (tasks.empty() ? "" : "; on its loop " + tasks);
  }

  // Nothing happens up to the end: an event of its own brings the clock there.
  struct End {
    void happen() {}
    EventOf<End, &End::happen> event{*this};
  };
  void stop_at(Time end) {
    End stop;
    calendar_.schedule(stop.event, end);
    while (calendar_.next() <= end && stop.event.scheduled()) calendar_.step();
  }

  std::string at() const { return std::to_string(seconds(calendar_.now())) + " s"; }

  void add_thread(Result& result, const Thread& thread) {
    ++result.threads;
    for (std::size_t i = 0; i < doing_count; ++i) result.time[i] += thread.times()[i];
    result.lifetimes += thread.lifetime();
  }

  void add_tasks(Result& result) {
    for (const Item& item : play_.items) {
      if (item.client || item.arrival > kernel_.now()) continue;
      if (item.task->period)
        add_releases(result, item);
      else
        add_task(result, item);
    }
    for (const RequestRecord& request : play_.requests) {
      const std::string name = "request " + std::to_string(result.tasks.size() + 1);
      TaskResult task = told(name, request.sent, request.first_run, request.answered, request.usage);
      if (request.timed_out) {
        task.fate = TaskResult::Fate::timed_out;
        if (request.first_run == never) task.runnable = {};   // it did not wait to the end
      }
      result.tasks.push_back(std::move(task));
    }
  }

  // It waits for a core from its arrival to its first step, whatever else it waits for then; then while ready.
  TaskResult told(std::string name, Time arrival, Time first_run, Time end, const Usage& usage) {
    TaskResult task;
    task.name = std::move(name);
    task.arrival = arrival;
    task.first_run = first_run;
    task.end = end;
    task.cpu = usage.cpu();
    task.runnable = usage.runnable() + (std::min(first_run, kernel_.now()) - arrival);
    return task;
  }

  void add_task(Result& result, const Item& item) {
    TaskResult task = told(item.name(), item.arrival, item.first_run, item.end, item.usage);
    task.fate = static_cast<TaskResult::Fate>(item.fate);
    if (item.fate != TaskFate::served && item.first_run == never) task.runnable = {};   // it did not wait to the end
    task.attempt = item.attempt;
    task.earlier = item.arrival - item.asked;
    judge(task, *item.task);
    result.tasks.push_back(task);
  }

  // Each round of a periodic task stands for itself, those included that were due but not begun.
  void add_releases(Result& result, const Item& item) {
    const Duration period = *item.task->period;
    const std::int64_t rounds = item.task->repeat.value_or(std::numeric_limits<std::int64_t>::max());
    Time date = item.arrival;
    for (std::int64_t round = 0; round < rounds && date <= kernel_.now(); ++round, date += period) {
      const auto place = static_cast<std::size_t>(round);
      Release release;
      release.arrival = date;
      if (place < item.releases.size()) release = item.releases[place];
      if (release.end == never && date == kernel_.now()) break;   // the end of the run
      TaskResult task = told(item.task->name + " " + std::to_string(round + 1), release.arrival, release.first_run,
                             release.end, release.usage);
      judge(task, *item.task);
      result.tasks.push_back(task);
    }
  }

  // Did it meet its deadline, as far as that is decided?
  void judge(TaskResult& task, const Task& what) {
    if (!what.deadline) return;
    const Time deadline = task.arrival + *what.deadline;
    if (std::min(task.end, kernel_.now()) > deadline)
      task.deadline = TaskResult::Deadline::missed;
    else if (task.end != never)
      task.deadline = TaskResult::Deadline::met;
  }

  const Scenario& scenario_;
  const RunOptions& options_;
  Random random_;
  Calendar calendar_;
  Devices devices_;
  Kernel kernel_;
  Play play_;
  std::optional<ScheduleRecorder> recorder_;
};

Result failed(std::string why) {
  Result result;
  result.outcome = Result::Outcome::failed;
  result.failure = std::move(why);
  return result;
}

}  // namespace

Result simulate(const Scenario& scenario, const Approach& approach, const RunOptions& options) {
  try {
    Simulation simulation(scenario, approach, options);
    simulation.run(approach);
    return simulation.result();
  } catch (const RunFailure& failure) {
    return failed(failure.what());
  }
}

namespace {

std::string memory_limit_reached(std::int64_t bytes) {
  return limit_reached("memory", human_bytes(static_cast<double>(bytes)));
}

// Of this process: no more address space than it has now and the limit, SimGrid's stack apart.
class MemoryLimit {
 public:
  explicit MemoryLimit(std::optional<std::int64_t> bytes) {
    long pages = 0;
    if (!bytes || !(std::ifstream("/proc/self/statm") >> pages) || getrlimit(RLIMIT_AS, &before_) != 0) return;
    rlimit limit = before_;
    const rlim_t now = static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
    limit.rlim_cur = std::min(before_.rlim_cur, now + simgrid_stack + static_cast<rlim_t>(*bytes));
    set_ = setrlimit(RLIMIT_AS, &limit) == 0;
  }
  ~MemoryLimit() {
    if (set_) setrlimit(RLIMIT_AS, &before_);
  }
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

 private:
  static constexpr rlim_t simgrid_stack = 9 << 20;
  rlimit before_{};
  bool set_ = false;
};

}  // namespace

Result simulate_in_limits(const Scenario& scenario, const RunRequest& request) {
  const std::optional<std::int64_t> memory = scenario.limits.memory_bytes;
  try {
    if (memory && needs_flow_engine(machine_of(scenario, *request.approach))) load_flow_engine();   // not of the run
    const MemoryLimit limit(memory);
    return simulate(scenario, *request.approach, request.options);
  } catch (const std::bad_alloc&) {
    if (memory) return failed(memory_limit_reached(*memory));
    return failed("the simulator is out of memory; fewer tasks, or fewer --jobs, need less");
  } catch (const std::exception& error) {
    return failed(std::string("internal error: ") + error.what());
  }
}

// SimGrid aborts where it gets no memory.
std::string death_by_signal(int signal, std::optional<std::int64_t> memory_limit) {
  if (memory_limit && signal == SIGABRT) return memory_limit_reached(*memory_limit);
  return "the run died of signal " + std::to_string(signal);
}

namespace {

// One for each run, in memory that stays shared across fork(); none where the system has none for it.
class SharedProgress {
 public:
  explicit SharedProgress(std::size_t count) : bytes_(count * sizeof(RunProgress)), count_(count) {
    void* const memory = mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return;
    runs_ = static_cast<RunProgress*>(memory);
    for (std::size_t i = 0; i < count_; ++i) new (&runs_[i]) RunProgress;
  }
  ~SharedProgress() {
    if (runs_) munmap(runs_, bytes_);
  }
  SharedProgress(const SharedProgress&) = delete;
  SharedProgress& operator=(const SharedProgress&) = delete;

  RunProgress* of(std::size_t run) const { return runs_ ? &runs_[run] : nullptr; }
  void tell(const GoingOn& going_on) const {
    std::int64_t simulated_ns = 0, events = 0;
    for (std::size_t i = 0; runs_ && i < count_; ++i) {
      simulated_ns += runs_[i].simulated_ns.load(std::memory_order_relaxed);
      events += runs_[i].events.load(std::memory_order_relaxed);
    }
    going_on(Duration(simulated_ns), events);
  }

 private:
  std::size_t bytes_, count_;
  RunProgress* runs_ = nullptr;
};

}  // namespace

std::vector<Result> simulate_in_children(const Scenario& scenario, const std::vector<RunRequest>& requests, int jobs,
                                         const std::function<void(std::size_t)>& done, const GoingOn& going_on) {
  std::optional<SharedProgress> progress;
  if (going_on && !requests.empty()) progress.emplace(requests.size());
  const auto run = [&](std::size_t i) {
    RunRequest request = requests[i];
    if (progress) request.options.progress = progress->of(i);
    return to_bytes(simulate_in_limits(scenario, request));
  };
  std::function<void()> tell;
  if (progress) tell = [&] { progress->tell(going_on); };
  std::vector<Result> results;
  for (const ChildOutcome& child : in_children(requests.size(), jobs, run, done, tell)) {
    if (!child.failure.empty())
      results.push_back(failed(child.failure));
    else if (child.signal != 0)
      results.push_back(failed(death_by_signal(child.signal, scenario.limits.memory_bytes)));
    else
      results.push_back(from_bytes(child.said));
  }
  return results;
}

}  // namespace interleave
