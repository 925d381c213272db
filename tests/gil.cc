// The rules of the GIL, as CPython's Python/ceval_gil.c has them since 3.2: each test is named after the rule whose
// breach it would show. The convoy effect: Beazley, Understanding the Python GIL, PyCon 2010.
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// An interpreter on a machine of `cores`, whose idle cores take 50 us to be back; threads are written out in each test.
class Rig {
 public:
  explicit Rig(int cores, Duration interval = 5ms, const std::string& os = "textbook")
      : Rig(scenario_of(cores, os), interval) {}

  using Body = Co<> (*)(Thread&, Rig&);
  void start(const char* name, Body body, int priority = 0) {
    ThreadAttributes attributes;
    attributes.priority = priority;
    kernel.create_thread(process, name, attributes, nullptr, [this, body](Thread& self) { return body(self, *this); });
  }

  // To the end; notes when the GIL changed hands, and to whom.
  void run() {
    std::int64_t seen = 0;
    while (calendar.next() < never) {
      calendar.step();
      if (gil.switches() == seen) continue;
      CHECK(gil.switches() == ++seen);
      for (const Thread& thread : kernel.threads())
        if (gil.holder() == &thread) switches.push_back({thread.name(), calendar.now() - Time{}});
    }
    for (const Thread& thread : kernel.threads()) CHECK(thread.state() == Thread::State::exited);
  }
  Duration now() const { return calendar.now() - Time{}; }

  struct Switch {
    std::string to;
    Duration at;
  };

  Scenario scenario;
  Random random{1, 0};
  Calendar calendar;
  Kernel kernel;
  Process& process;
  Interpreter interpreter;
  Gil& gil;
  std::vector<Switch> switches;
  Duration asked{}, got{}, released{};   // what a test's threads note

 private:
  Rig(Scenario read, Duration interval)
      : scenario(with_interval(std::move(read), interval)),
        kernel(calendar, random, scenario.machine, scenario.os),
        process(kernel.create_process("main", 0)),
        interpreter(kernel, process, scenario.python, random),
        gil(interpreter.gil()) {}

  static Scenario scenario_of(int cores, const std::string& os) {
    return parse_scenario("machine: {cores: " + std::to_string(cores) +
                              ", wake_idle: 50 us, context_switch: 2 us, futex_wake: 1 us}\nos: " + os +
                              "\npython: cpython-3.11\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\n"
                              "approaches: [threading]\n",
                          "test.yaml", {});
  }
  static Scenario with_interval(Scenario scenario, Duration interval) {
    scenario.python.switch_interval = interval;
    return scenario;
  }
};

// Computes for 40 ms with the GIL, given up when asked for.
Co<> spinner(Thread& self, Rig& rig) {
  co_await rig.gil.take(self);
  co_await rig.interpreter.python(self, 40ms);
  co_await rig.gil.drop(self);
}

Co<> spinner_from_1(Thread& self, Rig& rig) {
  co_await self.sleep(1ms);
  co_await spinner(self, rig);
}

Co<> spinner_from_3(Thread& self, Rig& rig) {
  co_await self.sleep(3ms);
  co_await spinner(self, rig);
}

// Wants it once, a millisecond after the start, and notes when it asked and when it got it.
Co<> asker(Thread& self, Rig& rig) {
  co_await self.sleep(1ms);
  rig.asked = rig.now();
  co_await rig.gil.take(self);
  rig.got = rig.now();
  co_await rig.gil.drop(self);
}

// 200 short calls around which the GIL is released; 20 ms in all.
Co<> releaser(Thread& self, Rig& rig) {
  co_await rig.gil.take(self);
  for (int i = 0; i < 200; ++i) {
    co_await rig.interpreter.python(self, 100us);
    co_await rig.gil.drop(self);
    co_await rig.gil.take(self);
  }
  co_await rig.gil.drop(self);
}

// 8 ms in which it does not look at eval_breaker; then a release, as before a blocking call.
Co<> deaf(Thread& self, Rig& rig) {
  co_await rig.gil.take(self);
  co_await self.run(8ms);
  co_await rig.gil.drop(self);
  rig.released = rig.now();
}

// Asks then, and keeps it for a millisecond.
Co<> keep_from(Thread& self, Rig& rig, Duration start) {
  co_await self.sleep(start);
  co_await rig.gil.take(self);
  co_await self.run(1ms);
  co_await rig.gil.drop(self);
}

double near_ms(Duration time) { return seconds(time) * 1000; }

}  // namespace

TEST_CASE("barging: a thread that retakes a free GIL at once is no switch") {
  Rig rig(2);
  rig.start("releaser", releaser);
  rig.run();
  CHECK(rig.gil.switches() == 1);
}

// Each release wakes the waiter, which finds it taken again and waits for a whole interval anew: it never asks.
TEST_CASE("barging: who is woken and beaten starts a new interval") {
  Rig rig(2);
  rig.start("releaser", releaser);
  rig.start("asker", asker);
  rig.run();
  REQUIRE(rig.switches.size() == 2);
  CHECK(rig.switches[1].to == "asker");
  CHECK(rig.switches[1].at > 20ms);
  CHECK(rig.got - rig.asked > 19ms);
}

TEST_CASE("a spinning holder gives up one interval after the request began") {
  for (const int cores : {1, 2})
    for (const Duration interval : {Duration(1ms), Duration(5ms), Duration(20ms)}) {
      CAPTURE(cores);
      CAPTURE(interval.count());
      Rig rig(cores, interval);
      rig.start("spinner", spinner);
      rig.start("asker", asker);
      rig.run();
      const Duration waited = rig.got - rig.asked;
      CHECK(waited >= interval);
      // Over it come wake-ups, and on one core, under the textbook's round robin, the spinner's quantum of 4 ms.
      CHECK(waited < interval + (cores == 2 ? 200us : 4200us));
      CHECK(rig.gil.switches() == 3);      // there, and back
    }
}

// drop_gil, FORCE_SWITCHING: without it the spinner, which is awake, would be back before who has to be woken.
TEST_CASE("forced switching: who is asked to let go does not return before another has had it") {
  Rig rig(2);
  rig.start("spinner", spinner);
  rig.start("other", spinner);
  rig.run();
  REQUIRE(rig.switches.size() >= 14);      // 80 ms, an interval each
  for (std::size_t i = 1; i < rig.switches.size(); ++i) {
    CAPTURE(i);
    CHECK(rig.switches[i].to != rig.switches[i - 1].to);
    if (i + 2 < rig.switches.size())
      CHECK(near_ms(rig.switches[i].at - rig.switches[i - 1].at) == doctest::Approx(5).epsilon(0.05));
  }
}

TEST_CASE("forced switching holds for a release before a blocking call too") {
  Rig rig(2);
  rig.start("deaf", deaf);
  rig.start("asker", asker);               // asks at 6 ms: deaf notices at 8
  rig.run();
  REQUIRE(rig.switches.size() == 2);
  CHECK(rig.switches[1].at > 8ms);
  CHECK(rig.released >= rig.switches[1].at);
  CHECK(near_ms(rig.released) == doctest::Approx(8.1).epsilon(0.02));
}

TEST_CASE("a long C call that keeps the GIL delays everyone") {
  Rig rig(2);
  rig.start("deaf", deaf);
  rig.start("asker", asker);
  rig.run();
  CHECK(rig.asked < 2ms);
  CHECK(rig.got >= 8ms);                   // not an interval after asking
}

// Without a request nobody waits for anybody.
TEST_CASE("a release that nobody has asked for does not wait") {
  Rig rig(2, 100ms);
  rig.start("deaf", deaf);
  rig.start("asker", asker);
  rig.run();
  CHECK(rig.released < rig.got);           // deaf is through before the asker is awake
  CHECK(rig.released < 8060us);            // a start of 50 us, 8 ms, a system call or two
}

// take_gil: timed_out && locked && switch_number == saved. a holds it, b asks at 5 and goes to the tail of the waiters,
// c gets it. d has waited since 3 and must not ask at 8, for there was a switch at 5: the next is at 10, for a.
TEST_CASE("a waiter that has seen a switch within its interval does not ask") {
  Rig rig(4);
  rig.start("a", spinner);
  rig.start("b", spinner);
  rig.start("c", spinner_from_1);
  rig.start("d", spinner_from_3);
  rig.run();
  REQUIRE(rig.switches.size() > 10);
  CHECK(rig.switches[1].to == "c");
  CHECK(near_ms(rig.switches[1].at) == doctest::Approx(5.1).epsilon(0.02));
  CHECK(near_ms(rig.switches[2].at) == doctest::Approx(10.15).epsilon(0.02));
  // So it goes on: with any number of waiters nobody loses it within an interval.
  for (std::size_t i = 1; i < 10; ++i) CHECK(rig.switches[i].at - rig.switches[i - 1].at >= 5ms - 100us);
}

// RESET_GIL_DROP_REQUEST in take_gil. On one core, what is woken and more urgent has the GIL before the one that let go
// is back to clear the request itself: who left it standing would be sent away as soon as it looks.
TEST_CASE("who takes the GIL clears the request: it was meant for the one before") {
  Rig rig(1, 5ms, "{preset: textbook, policy: priority}");
  rig.start("spinner", spinner);
  rig.start("urgent", spinner_from_1, 1);
  rig.run();
  REQUIRE(rig.switches.size() == 3);
  CHECK(rig.switches[1].to == "urgent");
  CHECK(near_ms(rig.switches[1].at) == doctest::Approx(6.1).epsilon(0.03));
  CHECK(rig.switches[2].at - rig.switches[1].at >= 40ms);
}

// drop_gil: last_holder == tstate. On one core the first to hold it is sent away as soon as it lets go, and is back on
// the core when another holds it, asleep, and has been asked to let go by a third: that request is not for the first.
TEST_CASE("forced switching: who is no longer the last holder does not wait") {
  Rig rig(1, 5ms, "{preset: textbook, policy: priority}");
  rig.start("deaf", deaf);
  rig.start("sleeper", [](Thread& self, Rig& own) -> Co<> {
    co_await self.sleep(1ms);
    co_await own.gil.take(self);
    co_await self.run(12ms);
    co_await self.sleep(10ms);
    co_await own.gil.drop(self);
  }, 1);
  rig.start("third", [](Thread& self, Rig& own) -> Co<> {
    co_await self.sleep(9ms);
    co_await spinner(self, own);
  }, 2);
  rig.run();
  REQUIRE(rig.switches.size() == 3);
  CHECK(rig.switches[1].to == "sleeper");
  CHECK(rig.switches[2].to == "third");
  CHECK(rig.released > 20ms);
  CHECK(rig.released < rig.switches[2].at - 8ms);
}

// COND_SIGNAL: of three that wait one is woken, and wakes the next. Each blocks three times: to come later, to wait, at
// its end.
TEST_CASE("a release wakes one of those who wait") {
  Rig rig(4, 100ms);
  rig.start("deaf", deaf);
  rig.start("a", [](Thread& self, Rig& own) { return keep_from(self, own, 1ms); });
  rig.start("b", [](Thread& self, Rig& own) { return keep_from(self, own, 2ms); });
  rig.start("c", [](Thread& self, Rig& own) { return keep_from(self, own, 3ms); });
  rig.run();
  CHECK(rig.gil.switches() == 4);
  CHECK(rig.kernel.counts().switches_voluntary == 1 + 3 * 3);
}

// Races hang on them: whoever waits passes the way in before the interval begins, the way out before it asks, and both
// again until the holder's signal has brought it back.
TEST_CASE("the ways into and out of a wait for the GIL are as long as the profile has them") {
  const auto waited = [](Duration in, Duration out) {
    Rig rig(2);
    rig.scenario.python.gil_wait_entry = Distribution(in.count());
    rig.scenario.python.gil_wake_exit = Distribution(out.count());
    rig.start("spinner", spinner);
    rig.start("asker", asker);
    rig.run();
    return rig.got - rig.asked;
  };
  const Duration without = waited(0us, 0us);
  CHECK(near_ms(waited(100us, 0us) - without) == doctest::Approx(0.1).epsilon(0.1));
  CHECK(near_ms(waited(0us, 100us) - without) == doctest::Approx(0.2).epsilon(0.1));
}

// ---- what follows from them ----

namespace {

double mean_latency(const Result& result) {
  Duration sum{};
  for (const TaskResult& task : result.tasks) sum += task.end - task.arrival;
  return seconds(sum) / static_cast<double>(result.tasks.size());
}

}  // namespace

// pysleep: clock_nanosleep(TIMER_ABSTIME) from 3.11 on, select() before.
TEST_CASE("time.sleep: from 3.11 on its end is fixed before the GIL is released") {
  const auto elapsed = [](const std::string& profile, const std::string& drop) {
    return run_text("machine: {cores: 1}\nos: {policy: fifo}\npython: {profile: " + profile + ", gil_drop: " + drop +
                    "}\nworkload: {tasks: 1, steps: [{sleep: 8 ms}]}\napproaches: [sequential]\n").elapsed;
  };
  CHECK(elapsed("cpython-3.11", "3 ms") == elapsed("cpython-3.11", "0 ms"));
  CHECK(elapsed("cpython-3.8", "3 ms") == elapsed("cpython-3.8", "0 ms") + 3ms);
  CHECK(elapsed("cpython-3.11", "10 ms") - elapsed("cpython-3.11", "0 ms") > 1900us);   // late when it is called
}

TEST_CASE("time.sleep: before 3.11 sleep(0) is a call that returns, and longer ones have select's slack") {
  const auto elapsed = [](const std::string& profile, const std::string& time) {
    return run_text("machine: {cores: 1}\nos: {preset: linux-6.18, hz: 0}\npython: " + profile +
                    "\nworkload: {tasks: 1, steps: [{sleep: " + time + "}]}\napproaches: [sequential]\n").elapsed;
  };
  CHECK(elapsed("cpython-3.8", "0") < 10us);
  CHECK(elapsed("cpython-3.11", "0") > 40us);
  CHECK(elapsed("cpython-3.8", "1 s") - elapsed("cpython-3.11", "1 s") > 900us);
}

TEST_CASE("the convoy effect: an I/O thread beside one that computes waits an interval for each request") {
  const std::string text =
      "machine: milan-2vcpu\npython: cpython-3.11\nworkload:\n"
      "  clients: {count: 1, requests: 300, think: 2 ms, via: socketpair}\n  steps: [{python: 20 us}]\n"
      "  background: [{threads: 1, steps: [{python: forever}]}]\napproaches: [threading]\n";
  const double convoy = mean_latency(run_text(text));
  CHECK(convoy > 0.002);
  CHECK(convoy < 0.006);
  const double short_interval = mean_latency(run_text(text, {"python={switch_interval: 1 ms}"}));
  CHECK(short_interval > 0.0005);
  CHECK(short_interval < 0.0015);
  CHECK(mean_latency(run_text(text, {"approaches[0]=native_threads"})) < 0.0005);
  CHECK(mean_latency(run_text(text, {"workload.background=[{steps: [{sleep: 1 s}]}]"})) < 0.0005);
}

// Answered within the call if the computing thread's wake-up takes longer than that, else an interval later.
TEST_CASE("a release around a short call is a race with a wake-up: won and lost in one run") {
  const Result result = run_text(
      "machine: milan-2vcpu\npython: cpython-3.11\nworkload:\n"
      "  clients: {count: 1, requests: 400, via: socketpair}\n  steps: [{python: 10 us}]\n"
      "  background: [{threads: 1, steps: [{python: forever}]}]\napproaches: [threading]\n");
  int won = 0, lost = 0;
  for (const TaskResult& task : result.tasks) {
    won += task.end - task.arrival < 1ms ? 1 : 0;
    lost += task.end - task.arrival > 4900us ? 1 : 0;
  }
  CHECK(won >= 20);
  CHECK(lost >= 20);
  CHECK(won + lost >= 360);
}

TEST_CASE("native code that releases the GIL uses two cores, interpreted code does not") {
  const std::string text = "machine: {cores: 2}\nos: linux-6.18\npython: cpython-3.11\n"
                           "workload: {tasks: 2, steps: [{cpu: 1 s}]}\napproaches: [threading]\n";
  const auto elapsed = [&](const std::string& step) {
    return run_text(text, {"workload.steps=[{" + step + "}]"}).elapsed;
  };
  CHECK(elapsed("native: 1 s") >= 1s);
  CHECK(elapsed("native: 1 s") < 1010ms);
  CHECK(elapsed("native: {time: 1 s, call: 1 ms}") < 1020ms);
  CHECK(elapsed("python: 1 s") >= 2s);
}

// Each computes while the other has the GIL, if all lengths are alike; else they meet, and one of them has to be woken.
TEST_CASE("the code between native calls may vary: threads do not fall into step then") {
  const auto switches = [](const std::string& python) {
    return run_text("machine: milan-2vcpu\nos: {preset: linux-6.18, wakeup_packing: 0.7}\npython: cpython-3.11\n"
                    "workload:\n  cpu_demand: thread_clock\n  tasks: 2\n  steps: [{native: {time: 200 ms, call: "
                    "2353 ns, python: " + python + "}}]\napproaches: [threading]\n")
        .switches_voluntary;
  };
  CHECK(switches("{lognormal: {median: 1950 ns, sigma: 0.1}}") > 3 * switches("1950 ns") / 2);
}

// The GIL's own cost comes on top of a step's work; on the thread's CPU clock it is part of the step.
TEST_CASE("what the GIL costs is no part of the work") {
  const std::string text = "machine: {cores: 2, context_switch: 2 us, wake_idle: 20 us, futex_wake: 1 us}\n"
                           "python: cpython-3.11\nworkload: {tasks: 2, steps: [{python: 1 s}]}\n"
                           "approaches: [threading]\n";
  CHECK(run_text(text).cpu > 2s);
  const Result clocked = run_text(text, {"workload.cpu_demand=thread_clock"});
  for (const TaskResult& task : clocked.tasks) CHECK(near_ms(task.cpu) == doctest::Approx(1000).epsilon(0.0001));
  const Result calls = run_text(text, {"workload.steps=[{native: {time: 100 ms, call: 50 us}}]",
                                       "python={profile: cpython-3.11, call_overhead: 400 ns}"});
  for (const TaskResult& task : calls.tasks) CHECK(task.cpu > 100ms + 2000 * 400ns);   // call_overhead each
}
