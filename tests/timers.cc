// Timed waits: how late they may be.
#include <doctest/doctest.h>

#include "sim/os/futex.h"
#include "sim/os/kernel.h"
#include "sim/os/poll.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// What a wait that nobody ends takes, asked of one thread.
Duration wait_of(const ThreadAttributes& attributes, Co<> (*wait)(Thread& self, Duration time), Duration time) {
  const Scenario scenario = parse_scenario(
      "os: linux-6.18\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [native_threads]\n", "t", {});
  const Random random{1, 0};
  Calendar calendar;
  Kernel kernel{calendar, random, scenario.machine, scenario.os};
  kernel.create_thread(kernel.create_process("main", 0), "waiter", attributes, nullptr,
                       [wait, time](Thread& self) { return wait(self, time); });
  while (calendar.next() < never && kernel.threads().front().state() != Thread::State::exited) calendar.step();
  return calendar.now() - Time{};
}

Co<> poll(Thread& self, Duration time) {
  Poll nothing;
  const Time deadline = self.kernel().now() + time;
  co_await nothing.wait(self, deadline);
}

Co<> futex(Thread& self, Duration time) {
  Futex futex;
  const std::function<bool()> still = [] { return true; };
  const Time deadline = self.kernel().now() + time;
  co_await futex.wait(self, still, deadline);
}

}  // namespace

// select_estimate_accuracy, fs/select.c; hrtimer_sleeper_start_expires.
TEST_CASE("a futex's timer has 50 us of slack, poll's at least a thousandth of the wait, at most 100 ms") {
  CHECK(wait_of({}, futex, 1s) == 1s + 50us);
  CHECK(wait_of({}, poll, 10ms) == 10ms + 50us);
  CHECK(wait_of({}, poll, 1s) == 1s + 1ms);
  CHECK(wait_of({}, poll, 1000s) == 1000s + 100ms);
  ThreadAttributes nice;
  nice.nice = 5;
  CHECK(wait_of(nice, poll, 1s) == 1s + 5ms);
  CHECK(wait_of(nice, futex, 1s) == 1s + 50us);
}

TEST_CASE("a real-time thread's timers have no slack") {
  ThreadAttributes urgent;
  urgent.scheduling_class = SchedulingClass::fifo;
  urgent.priority = 10;
  CHECK(wait_of(urgent, futex, 1s) == 1s);
  CHECK(wait_of(urgent, poll, 1s) == 1s);
}
