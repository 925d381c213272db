// The rules, from the first to the last; the first that holds gives the sentence:
//
//   no time    the measured section took none                                         its tasks took no time
//   machine    the cores were busy for 90 % of the time or more                       at the machine's limit
//   loop       asyncio, a single thread, and that on a core for 90 %                  its loop was busy
//   lone       one thread at a time had something to do, and computed for 90 %        one thread: computed
//   device     bytes flowed over one for 90 %                                         limited by its bandwidth
//   workers    a pool of fewer processes than cores, which computed for 90 %          its workers were busy
//   GIL        its threads waited for it for 5 %, and Python code ran for 85 %        limited by the GIL
//   idle       arrivals or clients, half of the machine and of the GIL unused, and    nothing is at its limit
//              computing or an event loop with nothing ready took the largest share
//   alone      a pool of processes, one worker of which had work alone for the last     one worker alone had work
//              20 % of the time or more, and computing took the largest share
//   dominant   whatever took the largest share of the threads' lives; ends of other threads (join) and workers
//              without work (idle) apart, for they wait for no resource; nor do helper threads of a pool (select in
//              approaches other than asyncio)
//
// All of it is about the measured section: what came before a warm pool's clock and after it limits nothing.
//
// The rules about the GIL are for programs of one process: each process has its own. An uncontended GIL costs its
// takers a little too; that is not waiting.
// In the first it is said what the cores were busy with, where start-up, pickling or switching took 20 % or more of it.
#include "sim/report/reason.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "sim/report/figures.h"
#include "sim/report/summary.h"

namespace interleave {

namespace {

constexpr double busy = 0.90, gil_busy = 0.85, contended = 0.05, half = 0.50, worth_mentioning = 0.20;
constexpr double about_one = 1.10;   // threads with something to do, on average: one at a time

// Tasks that were left when so much time was to go as cores idled in all, if it is they who left the cores idle: their
// CPU time fills less than half of it. 0: somebody came meanwhile, or it was not they.
double left_at_the_end(const Result& result) {
  if (result.capacity <= Duration{}) return 0;
  Time last{};
  for (const TaskResult& task : result.tasks) last = std::max(last, task.end);
  const double idle = 1 - static_cast<double>(result.cpu.count()) / static_cast<double>(result.capacity.count());
  if (last == never || idle <= 0) return 0;
  const Time from = last - Duration(std::llround(idle * static_cast<double>(result.elapsed.count())));
  double left = 0;
  Duration cpu{};
  for (const TaskResult& task : result.tasks) {
    if (task.arrival > from) return 0;
    left += task.end > from;
    if (task.end > from) cpu += task.cpu;
  }
  return 2 * static_cast<double>(cpu.count()) < idle * static_cast<double>(result.capacity.count()) ? left : 0;
}

// The runs added up.
struct Account {
  double time[doing_count] = {};
  double demand = 0;   // the threads' lives without what waits for no resource
  double elapsed = 0, capacity = 0, allowed = 0, cpu = 0, tasks = 0, threads = 0, processes = 0;
  double runs = 0;
  bool open = false;
  std::string device;
  double device_busy = 0;
  double left = 0;     // tasks that were left for as long at the end as the cores idled; 0: some came meanwhile

  Account(const Approach& approach, const std::vector<const Result*>& results, bool open)
      : runs(static_cast<double>(results.size())), open(open) {
    for (const Result* result : results) {
      for (std::size_t i = 0; i < doing_count; ++i) time[i] += static_cast<double>(result->measured[i].count());
      elapsed += static_cast<double>(result->elapsed.count());
      if (device.empty()) device = result->busiest_device;
      if (device == result->busiest_device) device_busy += static_cast<double>(result->device_busy.count());
      capacity += static_cast<double>(result->capacity.count());
      allowed += static_cast<double>(result->allowed.count());
      cpu += static_cast<double>(result->cpu.count());
      tasks += static_cast<double>(result->tasks.size());
      threads += static_cast<double>(result->threads);
      processes += static_cast<double>(result->processes);
      left += left_at_the_end(*result);
    }
    for (const Doing doing : {Doing::join, Doing::idle}) leave_out(doing);
    if (approach.model != "asyncio") leave_out(Doing::select);
    for (const double part : time) demand += part;
  }
  void leave_out(Doing doing) { time[static_cast<std::size_t>(doing)] = 0; }

  double operator[](Doing doing) const { return time[static_cast<std::size_t>(doing)]; }
  double of_elapsed(double part) const { return elapsed > 0 ? part / elapsed : 0; }
  double cores() const { return std::round(of_elapsed(capacity)); }
  double utilisation() const { return capacity > 0 ? cpu / capacity : 0; }
  bool one_thread() const { return threads <= runs; }
  bool one_process() const { return processes <= runs; }
  double computing() const { return (*this)[Doing::python] + (*this)[Doing::native_]; }
  // One thread at a time had something to do: there was one only, or the others waited for its end.
  bool lone() const {
    const double at_a_time = of_elapsed(demand);
    return one_thread() || (one_process() && !open && at_a_time >= 1 / about_one && at_a_time <= about_one);
  }
  bool gil_saturated() const { return one_process() && of_elapsed((*this)[Doing::python]) >= gil_busy; }
  bool gil_contended() const {
    return !one_thread() && (*this)[Doing::gil_wait] >= contended * demand;
  }
};

std::string counted(double count, const std::string& one, const std::string& many) {
  return fixed(count, 0) + " " + (count == 1 ? one : many);
}

std::string overhead(const Account& account) {
  struct Part { Doing doing; const char* what; };
  static constexpr Part parts[] = {{Doing::startup, "starting threads and processes"},
                                   {Doing::pickle, "pickling"},
                                   {Doing::switch_, "switching between threads"}};
  const Part* most = std::max_element(std::begin(parts), std::end(parts), [&](const Part& a, const Part& b) {
    return account[a.doing] < account[b.doing];
  });
  const double share = std::min(1.0, account[most->doing] / account.cpu);
  return share < worth_mentioning ? "" : ", " + human_percent(share) + " of that " + most->what;
}

std::string at_the_limit(const Account& account) {
  const double cores = account.cores();
  return (cores == 1 ? "the one core" : counted(cores, "core", "cores")) + " busy " +
         human_percent(account.utilisation()) + overhead(account) + ": at the machine's limit";
}

std::string one_thread(const Account& account) {
  const double others = account.cores() - 1;
  const std::string unused = others == 1 ? "the other core" : "the other " + fixed(others, 0) + " cores";
  const double share = std::min(1.0, account.of_elapsed(account.computing()));
  return "one thread: computed for " + human_percent(share) + " of the time" +
         (others > 0 ? ", " + unused + " idle" : "");
}

std::string computing(const Account& account, const std::string& share) {
  if (account.lone()) return one_thread(account);
  return "computed for " + share + " of its threads' time, on " + fixed(account.of_elapsed(account.cpu), 1) + " of " +
         counted(account.cores(), "core", "cores") + " on average";
}

// Of open workloads the waiting for requests is among it: it limits nothing.
std::string waiting_for_io(const Account& account, const std::string& share) {
  if (account.open)
    return "its threads waited for I/O " + share + " of their time; cores busy " + human_percent(account.utilisation());
  if (account.lone()) return "waited for I/O " + share + " of the time with nothing else to run";
  return "limited by I/O: its threads waited for it " + share + " of their time";
}

std::string starting(const Account& account, const std::string& share) {
  return "start-up took " + share + " of its threads' time: " +
         counted(std::round(account.processes / account.runs), "process", "processes") + " and " +
         counted(std::round(account.threads / account.runs), "thread", "threads");
}

std::string limited_by_gil(const Account& account) {
  const std::string share = human_percent(account[Doing::gil_wait] / account.demand);
  if (account.lone()) return "taking the GIL anew took " + share + " of its time";
  if (!account.gil_saturated()) return "limited by the GIL: its threads waited " + share + " of their time for it";
  return "limited by the GIL: Python code held the GIL for " +
         human_percent(std::min(1.0, account.of_elapsed(account[Doing::python]))) +
         " of the time, its threads waited " + share + " of their time for it";
}

// Whoever transfers has what others leave of it.
std::string limited_by_device(const Account& account) {
  return "limited by the bandwidth of " + account.device + ": bytes flowed " +
         human_percent(std::min(1.0, account.of_elapsed(account.device_busy))) + " of the time";
}

bool is_process_pool(const Approach& approach) {
  return approach.model == "multiprocessing" ||
         (approach.model == "futures" && approach.executor == Approach::Executor::process);
}

// Of a Pool or a ProcessPoolExecutor with a worker less than there are cores.
std::optional<std::string> busy_workers(const Approach& approach, const Account& account) {
  const double workers = approach.workers.value_or(0), without = account.cores() - workers;
  if (!is_process_pool(approach) || workers == 0 || without <= 0) return std::nullopt;
  const double share = account.of_elapsed(account.computing()) / workers;
  if (share < busy) return std::nullopt;
  return (workers == 1 ? "its worker was" : "its " + fixed(workers, 0) + " workers were") + " busy " +
         human_percent(std::min(1.0, share)) + " of the time; " + fixed(without, 0) + " of " +
         counted(account.cores(), "core", "cores") + " had no worker";
}

// The end of a closed run, where nobody came any more and one task at a time was in work: how long, of how many.
struct Alone {
  Duration time{};
  int tasks = 0;
};
Alone alone_at_the_end(const Result& result) {
  std::vector<std::pair<Time, int>> changes;
  for (const TaskResult& task : result.tasks) {
    if (task.first_run == never || task.end == never) return {};
    changes.emplace_back(task.first_run, 1);
    changes.emplace_back(task.end, -1);
  }
  std::sort(changes.begin(), changes.end());   // of one date, who ends before who begins
  Time since = never;
  int in_work = 0;
  Time nobody_since = never;
  for (const auto& [date, change] : changes) {
    if (in_work == 0 && date > nobody_since) since = never;   // the next one was not there to be shared out
    if (in_work == 2 && change < 0) since = date;
    if (in_work == 1 && change > 0) since = never;
    in_work += change;
    if (in_work == 0) nobody_since = date;
  }
  if (since == never) return {};
  Alone alone{changes.back().first - since};
  for (const TaskResult& task : result.tasks) {
    if (task.arrival > since) return {};
    alone.tasks += task.end > since;
  }
  return alone;
}

// Had they not come in one chunk, others would have taken some of several.
std::optional<std::string> lone_worker(const Approach& approach, const Account& account,
                                       const std::vector<const Result*>& runs) {
  const bool pool = is_process_pool(approach) && (approach.workers || approach.model == "futures");
  if (account.open || !pool || account.processes <= 2 * account.runs) return std::nullopt;
  double time = 0;
  bool several = false;
  for (const Result* run : runs) {
    const Alone alone = alone_at_the_end(*run);
    time += static_cast<double>(alone.time.count());
    several |= alone.tasks > 1;
  }
  // CPython's default: one for an executor, more for Pool.map.
  const bool chunks = approach.chunksize ? *approach.chunksize > 1 : approach.model == "multiprocessing";
  if (several && (!chunks || approach.max_tasks_per_child)) return std::nullopt;
  const double share = std::min(1.0, account.of_elapsed(time));
  if (share < worth_mentioning) return std::nullopt;
  return "one worker alone had work for the last " + human_percent(share) + " of the time, " +
         (several ? "the rest of its chunk: smaller ones would share it out" : "the last task");
}

// Who goes first may leave those to the end who mostly wait: nobody computes meanwhile.
std::string unused(const Account& account) {
  const std::string share = human_percent(1 - account.utilisation());
  const std::string text = account.cores() == 1 ? "the one core idled " + share + " of the time"
                                                : share + " of the cores' time went unused";
  if (account.left < account.runs || 2 * account.left > account.tasks) return text;
  const std::string left = fixed(account.left / account.runs, 0);
  return text + "; for as long at the end " + left + " of " + fixed(account.tasks / account.runs, 0) + " tasks " +
         (left == "1" ? "was" : "were") + " left";
}

// Ready threads wait for a core that another has, or that is still waking up; while others idle, for both. Of idle
// cores on which the program may not run nothing follows.
std::string without_a_core(const Account& account, const std::string& of_time) {
  const double idle = account.cores() - account.of_elapsed(account.cpu);
  const std::string without = "its threads were ready but without one " + of_time;
  if (account.allowed < account.capacity || (idle < 1 && account.utilisation() >= 1 - worth_mentioning))
    return "short of cores: " + without;
  if (idle < 1) return "short of cores at times: " + without + ", yet " + unused(account);
  return "its threads were ready but not on a core " + of_time + ", though " + fixed(idle, 1) + " of " +
         counted(account.cores(), "core", "cores") +
         " idled on average: they queued behind each other, or woke up slowly";
}

// The sentence for each thing that can take the largest share.
std::string sentence(Doing doing, const Account& account, const std::string& share) {
  const std::string of_time = share + " of their time";
  switch (doing) {
    case Doing::python:
    case Doing::native_: return computing(account, share);
    case Doing::gil_wait: return limited_by_gil(account);
    case Doing::runnable: return without_a_core(account, of_time);
    case Doing::throttled: return "limited by its quota: its threads were throttled " + of_time;
    case Doing::io: return waiting_for_io(account, share);
    case Doing::lock: return "limited by locks: its threads waited for them " + of_time;
    case Doing::queue: return "limited by queues: its threads waited at full or empty ones " + of_time;
    case Doing::select: return "its event loop had nothing ready " + share + " of the time";
    case Doing::pause: return "its threads were stopped " + of_time;
    case Doing::switch_: return "the kernel's own work, switching above all, took " + share + " of its threads' time";
    case Doing::pickle: return "pickling took " + share + " of its threads' time";
    case Doing::startup: return starting(account, share);
    case Doing::join:
    case Doing::idle: break;
  }
  return "its threads had nothing to do";
}

// The largest part of the demand: computing as `python`, whatever was computed.
std::pair<Doing, double> largest(const Account& account) {
  std::pair<Doing, double> most{Doing::python, account.computing()};
  for (std::size_t i = static_cast<std::size_t>(Doing::gil_wait); i < doing_count; ++i)
    if (account.time[i] > most.second) most = {static_cast<Doing>(i), account.time[i]};
  return most;
}

bool at_ease(const Account& account, Doing most) {
  return account.open && (most == Doing::python || most == Doing::select) && account.utilisation() < half &&
         !(account.one_process() && account.of_elapsed(account[Doing::python]) >= half);
}

}  // namespace

std::string reason(const Approach& approach, const std::vector<const Result*>& runs, bool open) {
  const Account account(approach, runs, open);
  if (account.elapsed <= 0 && account.tasks > 0) return "its tasks took no time";
  const double on_core = account.of_elapsed(account.cpu);
  if (account.utilisation() >= busy) return at_the_limit(account);
  if (account.one_thread() && on_core >= busy && approach.model == "asyncio")
    return "one thread; its loop was busy " + human_percent(on_core) + " of the time";
  if (account.lone() && account.of_elapsed(account.computing()) >= busy) return one_thread(account);
  if (account.of_elapsed(account.device_busy) >= busy) return limited_by_device(account);
  if (const auto sentence = busy_workers(approach, account)) return *sentence;
  if (account.gil_contended() && account.gil_saturated()) return limited_by_gil(account);
  if (account.demand <= 0) return "its threads had nothing to do";
  const auto [most, part] = largest(account);
  if (const double share = account[Doing::throttled] / account.demand; share >= worth_mentioning)
    return sentence(Doing::throttled, account, human_percent(share));
  if (at_ease(account, most)) return "nothing is at its limit: cores busy " + human_percent(account.utilisation());
  if (most == Doing::python)
    if (const auto sentence = lone_worker(approach, account, runs)) return *sentence;
  return sentence(most, account, human_percent(part / account.demand));
}

std::string failure_of(const Result& result) {
  return result.failure.empty() ? "the run failed without saying why" : result.failure;
}

}  // namespace interleave
