// The rules, from the first to the last; the first that holds gives the sentence:
//
//   machine    the cores were busy for 90 % of the time or more                  at the machine's limit
//   loop       asyncio, a single thread, and that on a core for 90 %             its loop was busy
//   lone       another single thread, on a core for 90 %                         one thread: one core
//   GIL        someone waits for it, and one process ran Python code for 85 %    limited by the GIL
//   dominant   whatever took the largest share of the threads' lives; ends of other threads (join) and workers
//              without work (idle) apart, for they wait for no resource
//
// In the first it is said what the cores were busy with, where start-up, pickling or switching took 20 % or more of it.
#include "sim/report/reason.h"

#include <algorithm>
#include <cmath>

#include "sim/report/figures.h"
#include "sim/report/summary.h"

namespace interleave {

namespace {

constexpr double busy = 0.90, gil_busy = 0.85, worth_mentioning = 0.20;

// The runs added up.
struct Account {
  double time[doing_count] = {};
  double elapsed = 0, capacity = 0, cpu = 0, threads = 0, processes = 0;
  double runs = 0;

  explicit Account(const std::vector<const Result*>& results) : runs(static_cast<double>(results.size())) {
    for (const Result* result : results) {
      for (std::size_t i = 0; i < doing_count; ++i) time[i] += static_cast<double>(result->time[i].count());
      elapsed += static_cast<double>(result->elapsed.count());
      capacity += static_cast<double>(result->capacity.count());
      cpu += static_cast<double>(result->cpu.count());
      threads += static_cast<double>(result->threads);
      processes += static_cast<double>(result->processes);
    }
  }

  double operator[](Doing doing) const { return time[static_cast<std::size_t>(doing)]; }
  double of_elapsed(double part) const { return elapsed > 0 ? part / elapsed : 0; }
  double cores() const { return std::round(of_elapsed(capacity)); }
  double utilisation() const { return capacity > 0 ? cpu / capacity : 0; }
  bool one_thread() const { return threads <= runs; }
  bool one_process() const { return processes <= runs; }
  double computing() const { return (*this)[Doing::python] + (*this)[Doing::native_]; }
  // Lives without join and idle.
  double demand() const {
    double sum = 0;
    for (const double part : time) sum += part;
    return sum - (*this)[Doing::join] - (*this)[Doing::idle];
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

std::string computing(const Account& account, const std::string& share) {
  return "computed for " + share + " of its threads' time, on " + fixed(account.of_elapsed(account.cpu), 1) + " of " +
         counted(account.cores(), "core", "cores") + " on average";
}

std::string waiting_for_io(const Account& account, const std::string& share) {
  if (account.one_thread()) return "waited for I/O " + share + " of the time with nothing else to run";
  return "limited by I/O: its threads waited for it " + share + " of their time";
}

std::string starting(const Account& account, const std::string& share) {
  return "start-up took " + share + " of its threads' time: " +
         counted(std::round(account.processes / account.runs), "process", "processes") + " and " +
         counted(std::round(account.threads / account.runs), "thread", "threads");
}

std::string limited_by_gil(const Account& account) {
  return "limited by the GIL: its threads waited " + human_percent(account[Doing::gil_wait] / account.demand()) +
         " of their time for it";
}

// The sentence for each thing that can take the largest share.
std::string sentence(Doing doing, const Account& account, const std::string& share) {
  const std::string of_time = share + " of their time";
  switch (doing) {
    case Doing::python:
    case Doing::native_: return computing(account, share);
    case Doing::gil_wait: return limited_by_gil(account);
    case Doing::runnable: return "short of cores: its threads were ready but without one " + of_time;
    case Doing::throttled: return "limited by its group's quota: its threads were throttled " + of_time;
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

std::string dominant(const Account& account) {
  Doing most = Doing::python;
  double largest = account.computing();
  for (std::size_t i = static_cast<std::size_t>(Doing::gil_wait); i < doing_count; ++i) {
    const Doing doing = static_cast<Doing>(i);
    if (doing == Doing::join || doing == Doing::idle || account[doing] <= largest) continue;
    most = doing;
    largest = account[doing];
  }
  if (account.demand() <= 0) return "its threads had nothing to do";
  return sentence(most, account, human_percent(largest / account.demand()));
}

}  // namespace

std::string reason(const Approach& approach, const std::vector<const Result*>& runs) {
  const Account account(runs);
  const double on_core = account.of_elapsed(account.cpu);
  if (account.utilisation() >= busy) return at_the_limit(account);
  if (account.one_thread() && on_core >= busy) {
    const std::string share = human_percent(on_core) + " of the time";
    if (approach.model == "asyncio") return "one thread; its loop was busy " + share;
    return "one thread, on a core " + share + "; the machine has " + counted(account.cores(), "core", "cores");
  }
  if (account[Doing::gil_wait] > 0 && account.one_process() && account.of_elapsed(account[Doing::python]) >= gil_busy)
    return limited_by_gil(account);
  return dominant(account);
}

std::string failure_of(const Result& result) {
  return result.failure.empty() ? "the run failed without saying why" : result.failure;
}

}  // namespace interleave
