// A ProcessPoolExecutor's manager thread and whom it meets in its process: concurrent/futures/process.py. All costs are
// zero but those that a test names.
#include <doctest/doctest.h>

#include <functional>

#include "sim/os/kernel.h"
#include "sim/python/futures.h"
#include "sim/python/interpreter.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

Scenario without_costs() {
  Scenario scenario = parse_scenario("machine: {cores: 4}\nos: textbook\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\n"
                                     "approaches: [sequential]\n", "rig", {});
  for (const ProfileCost& each : profile_costs()) scenario.python.*each.cost = Distribution();
  return scenario;
}

Distribution cost(Duration duration) { return Distribution(duration.count()); }

// A program's main thread with an executor of so many processes, forked.
struct Program {
  using Main = std::function<Co<>(Thread&, Program&)>;
  Program(int workers, const std::function<void(Profile&)>& change)
      : scenario([&change] {
          Scenario made = without_costs();
          change(made.python);
          return made;
        }()),
        pool(interpreter, {}, workers) {}
  void run(const Main& body) {
    kernel.create_thread(process, "main", {}, nullptr, [this, &body](Thread& self) { return main(self, body); });
    while (!done && calendar.next() < never) calendar.step();
    CHECK(done);
  }
  Co<> main(Thread& self, const Main& body) {
    interpreter.set_main(self);
    co_await interpreter.gil().take(self);
    co_await body(self, *this);
    co_await pool.shutdown(self);
    co_await interpreter.gil().drop(self);
    done = true;
  }
  // A call that has nothing to do.
  Chunk& call() { return chunks.emplace_back(interpreter); }
  Duration now() const { return calendar.now() - Time{}; }

  Scenario scenario;
  Random random{1, 0};
  Calendar calendar;
  Kernel kernel{calendar, random, scenario.machine, scenario.os};
  Process& process = kernel.create_process("main", 0);
  Interpreter interpreter{kernel, process, scenario.python, random};
  std::deque<Chunk> chunks;
  ProcessPool pool;
  Duration noted{};
  bool done = false;
};

}  // namespace

// _ThreadWakeup.wakeup. The manager sleeps when the second call comes: nothing else would wake it up.
TEST_CASE("pools: submit wakes the manager up with a message, for which it releases the GIL") {
  Program program(2, [](Profile& profile) { profile.gil_drop = cost(1ms); });
  program.run([](Thread& self, Program& own) -> Co<> {
    Chunk& first = own.call();
    co_await own.pool.submit(self, first);
    co_await first.future.result(self);
    co_await allow_threads(own.interpreter, self, self.sleep(50ms));
    const Duration before = own.now();
    Chunk& second = own.call();
    co_await own.pool.submit(self, second);
    own.noted = own.now() - before;
    co_await second.future.result(self);
  });
  CHECK(program.noted >= 1ms);
}

// wait_result_broken_or_wakeup: two more workers are two more objects each time.
TEST_CASE("pools: the manager waits for results, wake-ups and every worker's sentinel") {
  const auto managing = [](int workers) {
    Program program(workers, [](Profile& profile) { profile.selector_object = cost(1ms); });
    program.run([](Thread& self, Program& own) -> Co<> {
      Chunk& call = own.call();
      co_await own.pool.submit(self, call);
      co_await call.future.result(self);
    });
    for (const Thread& thread : program.kernel.threads())
      if (thread.name() == "ExecutorManagerThread") return thread.cpu_clock();
    return Duration{};
  };
  CHECK(managing(1) >= 3ms);
  CHECK(managing(3) >= managing(1) + 2ms);
}

// Three threads, four cores: 40 ms of computing, 10 for the call's way in and 10 for its way back in the manager, 10 of
// pickling in the feeder. The worker pickles beside them.
TEST_CASE("pools: an executor's caller, manager and feeder contend for the parent's GIL") {
  Program program(1, [](Profile& profile) {
    profile.executor_result = cost(10ms);
    profile.pickle = cost(10ms);
  });
  program.run([](Thread& self, Program& own) -> Co<> {
    Chunk& call = own.call();
    co_await own.pool.submit(self, call);
    co_await own.interpreter.python(self, 40ms);
    co_await call.future.result(self);
    own.noted = own.now();
  });
  CHECK(program.noted >= 70ms);
  CHECK(program.noted < 75ms);
}
