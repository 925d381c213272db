// The rules of glibc 2.36's condition variable (nptl/pthread_cond_wait.c), each named after what its breach would show.
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "sim/os/glibc.h"
#include "sim/os/kernel.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// Threads on four cores, each pinned to one, around a mutex and a condition; what they note stands in `log`.
class Rig {
 public:
  explicit Rig(const std::string& costs = "syscall: 1 us, wake_idle: 50 us", const std::string& os = "textbook")
      : scenario(parse_scenario("machine: {cores: 4, " + costs + "}\nos: " + os +
                                    "\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [native_threads]\n",
                                "rig", {})) {}

  using Body = Co<> (*)(Thread&, Rig&);
  void start(const char* name, int core, Body body, int priority = 0) {
    ThreadAttributes attributes;
    attributes.priority = priority;
    attributes.affinity = {core};
    kernel.create_thread(process, name, attributes, nullptr, [this, body](Thread& self) { return body(self, *this); });
  }
  void run() {
    while (calendar.next() < never) calendar.step();
  }
  void note(const std::string& what) {
    log.push_back(what + " " + std::to_string((calendar.now() - Time{}).count() / 1000) + " us");
  }
  bool all_ended() const {
    for (const Thread& thread : kernel.threads())
      if (thread.state() != Thread::State::exited) return false;
    return true;
  }

  Scenario scenario;
  Random random{1, 0};
  Calendar calendar;
  Kernel kernel{calendar, random, scenario.machine, scenario.os};
  Process& process = kernel.create_process("main", 0);
  Mutex mutex;
  Condition condition;
  std::vector<std::string> log;
};

Co<> wait_from(Thread& self, Rig& rig, Duration start, Time deadline) {
  co_await self.sleep(start);
  co_await rig.mutex.lock(self);
  const bool in_time = co_await rig.condition.wait(self, rig.mutex, deadline);
  rig.note(self.name() + (in_time ? " signalled" : " timed out"));
  co_await rig.mutex.unlock(self);
}

Co<> wait_for_ever(Thread& self, Rig& rig) {
  co_await rig.mutex.lock(self);
  co_await rig.condition.wait(self, rig.mutex);
  rig.note(self.name());
  co_await rig.mutex.unlock(self);
}

Co<> signal_twice(Thread& self, Rig& rig) {
  co_await self.run(1ms);
  co_await rig.condition.signal(self);
  co_await self.run(1ms);
  co_await rig.condition.signal(self);
}

}  // namespace

// x is woken at 0.2 ms and runs at 2.1 ms only; until then the second signal, at 0.5 ms, waits to switch groups, and a,
// which times out at 1 ms, waits to leave its own. When it can, that signal has been meant for it; b waits since
// between the two.
TEST_CASE("who has timed out after a signal was meant for it passes that on (__condvar_cancel_waiting)") {
  Rig rig;
  rig.start("x", 0, [](Thread& self, Rig& r) { return wait_from(self, r, 0us, never); });
  rig.start("hog", 0, [](Thread& self, Rig&) -> Co<> {
    co_await self.sleep(100us);
    co_await self.run(2ms);
  });
  rig.start("signaller", 1, [](Thread& self, Rig& r) -> Co<> {
    co_await self.sleep(200us);
    co_await r.condition.signal(self);
    co_await self.sleep(250us);
    co_await r.condition.signal(self);
  });
  rig.start("a", 2, [](Thread& self, Rig& r) { return wait_from(self, r, 300us, Time(1ms)); });
  rig.start("b", 3, [](Thread& self, Rig& r) { return wait_from(self, r, 2200us, never); });
  rig.run();
  CHECK(rig.all_ended());
  CHECK(rig.log == std::vector<std::string>{"x signalled 2202 us", "a timed out 2305 us", "b signalled 2355 us"});
}

TEST_CASE("signals are for those who wait: one each, in the order of their arrival if all sleep") {
  Rig rig;
  rig.start("a", 0, wait_for_ever);
  rig.start("b", 0, wait_for_ever);
  rig.start("signaller", 1, signal_twice);
  rig.run();
  CHECK(rig.all_ended());
  CHECK(rig.log == std::vector<std::string>{"a 1101 us", "b 2102 us"});
}

TEST_CASE("who comes back from a condition holds the mutex as contended: its unlock asks the kernel") {
  Rig rig;
  rig.start("waiter", 0, wait_for_ever);
  rig.start("signaller", 1, [](Thread& self, Rig& other) -> Co<> {
    co_await self.run(1ms);
    co_await other.condition.signal(self);
  });
  rig.run();
  // The way into the condition's wait, half a system call, and the last unlock, which wakes nobody: 1 us.
  CHECK(rig.kernel.threads().front().cpu_clock() == 1500ns);
}

// x is woken at 0.2 ms and runs at 3 ms only; until then the second signal waits to switch groups. On its way into the
// kernel, which takes 0.1 ms, its sender is displaced by a, which times out and leaves the other group.
TEST_CASE("who leaves one group does not take the word that somebody waits for the other (__condvar_dec_grefs)") {
  Rig rig("syscall: 200 us", "{policy: priority, preemptive: true, run_queues: per_core}");
  rig.start("x", 0, [](Thread& self, Rig& r) { return wait_from(self, r, 0us, never); });
  rig.start("hog", 0, [](Thread& self, Rig&) -> Co<> {
    co_await self.sleep(400us);
    co_await self.run(3ms);
  });
  rig.start("signaller", 1, [](Thread& self, Rig& r) -> Co<> {
    co_await self.sleep(600us);
    co_await r.condition.signal(self);
    co_await self.sleep(600us);
    r.note("signals");
    co_await r.condition.signal(self);
    r.note("has signalled");
  });
  rig.start("a", 1, [](Thread& self, Rig& r) { return wait_from(self, r, 900us, Time(1750us)); }, 1);
  rig.run();
  CHECK(rig.all_ended());
  // The signal waits for x, and is then a's, which has timed out meanwhile.
  CHECK(rig.log == std::vector<std::string>{"signals 1700 us", "x signalled 3800 us", "a timed out 4200 us",
                                            "has signalled 4600 us"});
}
