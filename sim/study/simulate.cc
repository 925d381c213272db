#include "sim/study/simulate.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "models/list.h"
#include "models/play.h"
#include "sim/core/calendar.h"
#include "sim/machine/device.h"
#include "sim/os/kernel.h"
#include "sim/report/wire.h"

namespace interleave {
namespace {

constexpr std::int64_t default_events_max = 1'000'000'000;

const ModelInfo& model_named(const std::string& name) {
  for (const ModelInfo& info : model_infos())
    if (name == info.name) return info;
  throw std::invalid_argument("no model is called " + name);
}

// Everything of one run, in the order in which it depends on each other.
class Simulation {
 public:
  Simulation(const Scenario& scenario, const Approach& approach, const RunOptions& options)
      : scenario_(scenario),
        options_(options),
        random_(options.seed, options.repetition),
        devices_(scenario.machine, calendar_, random_),
        kernel_(calendar_, random_, scenario.machine, scenario.os),
        play_(kernel_, devices_, scenario.workload, approach, scenario.python, random_) {}

  void run(const Approach& approach) {
    model_named(approach.model).start(play_);
    const Workload& workload = scenario_.workload;
    // Arrivals stop at `for`, and what is in the system is finished; without arrivals everything stops there.
    const Time end = workload.run_for && !workload.arrivals ? Time(*workload.run_for) : never;
    const Time limit = scenario_.limits.simulated ? Time(*scenario_.limits.simulated) : never;
    const auto events_max = static_cast<std::uint64_t>(scenario_.limits.events.value_or(default_events_max));
    while (!play_.finished()) {
      const Time next = calendar_.next();
      if (next > end) return stop_at(end);
      if (next == never) throw RunFailure("deadlock at " + at() + ": " + kernel_.blocked_threads());
      if (next > limit) throw RunFailure("limit reached: limits.simulated, at " + at());
      if (calendar_.happened() >= events_max) throw RunFailure("limit reached: limits.events, at " + at());
      calendar_.step();
    }
  }

  Result result() {
    kernel_.settle();
    Result result;
    const Kernel::Counts& counts = kernel_.counts();
    result.elapsed = play_.elapsed();
    result.capacity = result.elapsed * kernel_.cpus();
    result.events = counts.events;
    result.switches_voluntary = counts.switches_voluntary;
    result.switches_involuntary = counts.switches_involuntary;
    result.migrations = counts.migrations;
    result.threads = counts.threads;
    result.processes = counts.processes;
    result.memory_peak_bytes = counts.memory_peak_bytes;
    for (const Thread& thread : kernel_.threads()) add_thread(result, thread);
    add_tasks(result);
    return result;
  }

 private:
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
    result.cpu += thread.cpu_clock();
    for (std::size_t i = 0; i < doing_count; ++i) result.time[i] += thread.times()[i];
    result.lifetimes += thread.lifetime();
  }

  void add_tasks(Result& result) {
    for (const Item& item : play_.items) {
      if (item.client || item.arrival > kernel_.now()) continue;
      result.tasks.push_back({item.task->name, item.arrival, item.first_run, item.end, item.cpu, item.runnable});
    }
    for (const RequestRecord& request : play_.requests) {
      const std::string name = "request " + std::to_string(result.tasks.size() + 1);
      result.tasks.push_back({name, request.sent, request.sent, request.answered, {}, {}});
    }
  }

  const Scenario& scenario_;
  const RunOptions& options_;
  Random random_;
  Calendar calendar_;
  Devices devices_;
  Kernel kernel_;
  Play play_;
};

bool write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t part = write(file, text.data() + done, text.size() - done);
    if (part < 0 && errno != EINTR) return false;
    if (part > 0) done += static_cast<std::size_t>(part);
  }
  return true;
}

std::string read_all(int file) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t part = read(file, buffer, sizeof buffer);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(part));
  }
}

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

Result simulate_in_child(const Scenario& scenario, const Approach& approach, const RunOptions& options) {
  int ends[2];
  if (pipe(ends) != 0) return failed(std::string("no pipe for the run: ") + std::strerror(errno));
  const pid_t child = fork();
  if (child < 0) return failed(std::string("no process for the run: ") + std::strerror(errno));
  if (child == 0) {
    close(ends[0]);
    Result result;
    try {
      result = simulate(scenario, approach, options);
    } catch (const std::exception& error) {
      result = failed(std::string("internal error: ") + error.what());
    }
    _exit(write_all(ends[1], to_bytes(result)) ? 0 : 1);
  }
  close(ends[1]);
  const std::string text = read_all(ends[0]);
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFSIGNALED(status)) return failed("the run died of signal " + std::to_string(WTERMSIG(status)));
  return from_bytes(text);
}

}  // namespace interleave
