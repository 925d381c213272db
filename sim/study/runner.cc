#include "sim/study/runner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <memory>

#include "sim/machine/simgrid.h"
#include "sim/study/journal.h"
#include "sim/study/simulate.h"
#include "sim/study/ticks.h"

namespace interleave {
namespace {

// ---- In the child ----

// What it says first, in a line of its own: how many approaches there are, and the run's limit of memory or 0. Then a
// line of the journal for each approach.
void say(int out, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t part = write(out, text.data() + done, text.size() - done);
    if (part < 0 && errno != EINTR) _exit(1);
    if (part > 0) done += static_cast<std::size_t>(part);
  }
}

// From the approach `first` on; all of them, or one where a process cannot play two.
void play_in_child(const Plan& plan, const PlannedRun& run, std::size_t first, int out) {
  const auto tell = [&](const std::string& id, Row row) { say(out, journal_line({run.number, id, {std::move(row)}})); };
  std::optional<Scenario> scenario;
  try {
    scenario = plan.scenario(run.point);
  } catch (const InputError& error) {
    say(out, "1 0\n");
    return tell("-", failure_row(plan, run, nullptr, 0, std::string("wrong scenario: ") + error.what()));
  }
  say(out, std::to_string(scenario->approaches.size()) + " " +
               std::to_string(scenario->limits.memory_bytes.value_or(0)) + "\n");
  const std::string id = plan.run_id(*scenario, run);
  const bool one_each = needs_flow_engine(scenario->machine) || scenario->limits.memory_bytes;
  const std::size_t end = one_each ? first + 1 : scenario->approaches.size();
  for (std::size_t i = first; i < end; ++i) {
    const RunOptions options{plan.seed(*scenario, run.point, i), static_cast<std::uint32_t>(run.repetition - 1)};
    tell(id, result_row(plan, *scenario, run, i, simulate_in_limits(*scenario, {&scenario->approaches[i], options})));
  }
}

[[noreturn]] void be_child(const Plan& plan, const PlannedRun& run, std::size_t first, int out, pid_t parent) {
  // What is sent to all processes of a terminal or a Slurm step is for the parent, which ends this one: were the child
  // first, its end would look like a crash of the run, and stand in the results.
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_IGN);
  std::signal(SIGPIPE, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  try {
    play_in_child(plan, run, first, out);
  } catch (const std::exception& error) {
    try {
      say(out, journal_line({run.number, "-", {failure_row(plan, run, nullptr, 0, std::string("internal error: ") +
                                                                                     error.what())}}));
    } catch (...) {
      _exit(1);
    }
  }
  _exit(0);
}

// ---- In the parent ----

// A run under way: its child, and what earlier children of the same run have said.
struct Child {
  PlannedRun run;
  RunRecord record;
  pid_t process = -1;
  int file = -1;
  std::string said = {};
};

class Children {
 public:
  explicit Children(const Plan& plan) : plan_(plan) {}
  ~Children() {
    for (const Child& child : running_) end(child);
  }
  Children(const Children&) = delete;
  Children& operator=(const Children&) = delete;

  std::size_t size() const { return running_.size(); }
  bool start(std::int64_t number) { return start({plan_.run(number), {number, {}, {}}}); }

  // Waits for something to read, or for the clock; true: the clock, or a signal.
  bool wait(const Ticks& clock) {
    std::vector<pollfd> files;
    for (const Child& child : running_) files.push_back({child.file, POLLIN, 0});
    files.push_back({clock.file(), POLLIN, 0});
    if (poll(files.data(), files.size(), -1) < 0) return true;
    for (std::size_t i = running_.size(); i-- > 0;)
      if (files[i].revents != 0 && !hear(running_[i])) {
        silent_.push_back(std::move(running_[i]));
        running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
      }
    return files.back().revents != 0 && clock.ticked();
  }

  // The records of those that have said everything; who has more approaches to play goes on first.
  std::vector<RunRecord> take() {
    std::vector<RunRecord> done;
    while (!silent_.empty()) {
      Child child = std::move(silent_.front());
      silent_.pop_front();
      if (conclude(child))
        done.push_back(std::move(child.record));
      else if (Child again{child.run, std::move(child.record)}; !start(std::move(again)))
        throw std::runtime_error(std::string("no process for a run: ") + std::strerror(errno));
    }
    return done;
  }

 private:
  bool start(Child child) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    const pid_t parent = getpid();
    std::fflush(nullptr);   // or the child has it in its buffers, and writes it once more
    child.process = fork();
    if (child.process == 0) be_child(plan_, child.run, child.record.rows.size(), ends[1], parent);
    close(ends[1]);
    if (child.process < 0) {
      close(ends[0]);
      return false;
    }
    child.file = ends[0];
    running_.push_back(std::move(child));
    return true;
  }

  static bool hear(Child& child) {
    char buffer[1 << 16];
    const ssize_t part = read(child.file, buffer, sizeof buffer);
    if (part > 0) child.said.append(buffer, static_cast<std::size_t>(part));
    return part > 0 || (part < 0 && errno == EINTR);
  }

  static int status_of(const Child& child) {
    int status = 0;
    while (waitpid(child.process, &status, 0) < 0 && errno == EINTR) continue;
    return status;
  }

  static void end(const Child& child) {
    kill(child.process, SIGKILL);
    close(child.file);
    status_of(child);
  }

  // Is its record complete?
  bool conclude(Child& child) {
    close(child.file);
    const int status = status_of(child);
    const std::size_t before = child.record.rows.size();
    std::size_t approaches = 0, line = child.said.find('\n');
    std::int64_t memory = 0;
    if (line != std::string::npos && std::sscanf(child.said.c_str(), "%zu %ld\n", &approaches, &memory) == 2)
      for (std::size_t end; (end = child.said.find('\n', ++line)) != std::string::npos; line = end) {
        RunRecord part = parse_journal_line(std::string_view(child.said).substr(line, end - line));
        child.record.id = part.id;
        child.record.rows.push_back(std::move(part.rows.front()));
      }
    if (status == 0 && child.record.rows.size() > before) return child.record.rows.size() >= approaches;
    return child.record.rows.size() >= add_crash(child, status, memory);
  }

  // A row of the approach that was played when the child ended. Gives how many there are.
  std::size_t add_crash(Child& child, int status, std::int64_t memory) {
    const auto limit = memory > 0 ? std::optional<std::int64_t>(memory) : std::nullopt;
    const std::string why = WIFSIGNALED(status)
                                ? death_by_signal(WTERMSIG(status), limit)
                                : "the run ended with exit code " + std::to_string(WEXITSTATUS(status));
    try {
      const Scenario scenario = plan_.scenario(child.run.point);
      child.record.id = plan_.run_id(scenario, child.run);
      child.record.rows.push_back(failure_row(plan_, child.run, &scenario, child.record.rows.size(), why));
      return scenario.approaches.size();
    } catch (const InputError&) {
      child.record.id = "-";
      child.record.rows.push_back(failure_row(plan_, child.run, nullptr, 0, why));
      return child.record.rows.size();
    }
  }

  const Plan& plan_;
  std::vector<Child> running_;
  std::deque<Child> silent_;
};

// SimGrid takes longer to load than most runs take: once, here, without an engine.
void load_what_all_need(const Plan& plan) {
  std::int64_t point = 1;
  while (!plan.admits(point)) ++point;
  if (needs_flow_engine(plan.scenario(point).machine)) load_flow_engine();
}

}  // namespace

bool play_runs(const Plan& plan, int jobs, const RunnerCalls& calls) {
  using What = Agenda::Next::What;
  load_what_all_need(plan);
  Children children(plan);
  const Ticks ticks;
  bool ended = false;
  for (;;) {
    bool waiting = false;
    while (!ended && !waiting && children.size() < static_cast<std::size_t>(jobs)) {
      const Agenda::Next next = calls.next();
      ended = next.what == What::end;
      waiting = next.what == What::wait;
      if (next.what == What::run && !children.start(next.run))
        throw std::runtime_error(std::string("no process for a run: ") + std::strerror(errno));
    }
    if (children.size() == 0 && ended) return true;
    if (children.size() == 0) throw std::logic_error("an agenda that waits for nothing");
    const bool ticked = children.wait(ticks);
    for (RunRecord& record : children.take()) calls.finished(std::move(record));
    if (ticked && !calls.tick()) return false;
  }
}

RunRecord play_run(const Plan& plan, std::int64_t number) {
  RunRecord record;
  bool begun = false;
  const auto next = [&] {
    const bool first = !begun;
    begun = true;
    return Agenda::Next{first ? Agenda::Next::What::run : Agenda::Next::What::end, number};
  };
  play_runs(plan, 1, {next, [&](RunRecord done) { record = std::move(done); }, [] { return true; }});
  return record;
}

}  // namespace interleave
