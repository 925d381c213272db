// The timer's interrupts, and when the first one comes.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "sim/os/timer_ticks.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

TEST_CASE("ticks: the last one until a date, the first from it on, the next") {
  const TimerTicks ticks(250, 1ms);
  CHECK(ticks.period() == 4ms);
  CHECK(ticks.floor(Time(0ms)) == Time(-3ms));
  CHECK(ticks.from(Time(0ms)) == Time(1ms));
  CHECK(ticks.from(Time(5ms)) == Time(5ms));
  CHECK(ticks.after(Time(5ms)) == Time(9ms));
  CHECK(ticks.floor(Time(8999us)) == Time(5ms));
  CHECK(ticks.from(never) == never);
  const TimerTicks none;
  CHECK(none.none());
  CHECK(none.floor(Time(7ns)) == Time(7ns));
  CHECK(none.from(Time(7ns)) == Time(7ns));
  CHECK(none.after(Time(7ns)) == never);
}

// Two that compute on one core: a new one has half a slice first, 0.35 ms, up to the first tick after it.
TEST_CASE("tick_phase: a program begins at any time between two ticks, by the seed, or at a tick") {
  const auto first_turn = [](const std::string& os, std::uint64_t seed) {
    const std::string hog = ", steps: [{cpu: 20 ms}]}\n";
    const Result result = run_text("machine: {cores: 1}\nos: " + os + "\nworkload:\n  jobs:\n    - {name: A" + hog +
                                       "    - {name: B" + hog + "approaches: [native_threads]\n",
                                   {}, {.seed = seed});
    return result.tasks.at(1).first_run - Time{};
  };
  std::set<Duration> turns;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Duration turn = first_turn("linux-6.18", seed);
    CHECK(turn >= 350us);
    CHECK(turn <= 4350us);
    CHECK(turn == first_turn("linux-6.18", seed));
    CHECK(first_turn("{preset: linux-6.18, tick_phase: start}", seed) == 4ms);
    CHECK(first_turn("{preset: linux-6.18, hz: 0}", seed) == 350us);
    turns.insert(turn);
  }
  CHECK(turns.size() == 20);
}
