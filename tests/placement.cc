// Where Linux's rules put threads, by schedule: which core a new or woken one gets, what idle cores take, domain by
// domain. The rules' functions are named in sim/os/placement.cc and balance.cc (kernel/sched/fair.c).
#include <doctest/doctest.h>

#include "sim/os/utilisation.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

Lines placed(const std::string& machine, Duration step, const std::string& jobs,
             const std::string& os = "linux-6.18") {
  return schedule_of("machine: " + machine + "\nos: " + os + "\nworkload:\n  jobs:\n" + jobs +
                         "approaches: [native_threads]\n",
                     step);
}

std::string hog(const std::string& name, int ms, const std::string& more = "") {
  return "    - {name: " + name + ", " + more + "steps: [{cpu: " + std::to_string(ms) + " ms}]}\n";
}

std::string idle(std::size_t steps) { return std::string(steps, '.'); }

}  // namespace

TEST_CASE("new threads spread over sockets, then over cores, before they share one") {
  const Lines sockets =
      placed("{cores: 6, sockets: 2}", 4ms, hog("A", 20) + hog("B", 20) + hog("C", 20) + hog("D", 20));
  CHECK(sockets == Lines{"AAAAA", "BBBBB", idle(5), "CCCCC", "DDDDD", idle(5)});
  const Lines threads = placed("{cores: 2, smt: 2, smt_speed: 1.0}", 4ms, hog("A", 8) + hog("B", 8));
  CHECK(threads == Lines{"AA", "..", "BB", ".."});
}

// select_idle_core: of the hardware threads that idle, one whose whole core does.
TEST_CASE("a woken thread gets an idle core before a hardware thread beside a busy one") {
  const std::string woken = "    - {name: B, steps: [{cpu: 4 ms}, {sleep: 6 ms}, {cpu: 4 ms}]}\n";
  CHECK(placed("{cores: 3, smt: 2, smt_speed: 1.0}", 2ms,
               hog("A", 20) + woken + hog("C", 14, "arrive: 6 ms, affinity: [2], ")) ==
        Lines{"AAAAAAAAAA", idle(10), "BB.CCCCCCC", idle(10), ".....BB...", idle(10)});
  // With all cores in use, the one beside its former place.
  CHECK(placed("{cores: 2, smt: 2, smt_speed: 1.0}", 2ms,
               hog("A", 20) + woken + hog("C", 14, "arrive: 6 ms, affinity: [2], ")) ==
        Lines{"AAAAAAAAAA", idle(10), "BB.CCCCCCC", ".....BB..."});
}

TEST_CASE("a woken thread looks for a core that shares its cache, and queues there if all are busy") {
  const std::string woken = "    - {name: C, steps: [{cpu: 2 ms}, {sleep: 4 ms}, {cpu: 2 ms}]}\n";
  const Lines lines = placed("{cores: 4, caches: 2}", 1ms,
                             woken + hog("A", 9, "affinity: [0], arrive: 3 ms, ") +
                                 hog("B", 9, "affinity: [1], arrive: 3 ms, "));
  CHECK(lines[0].find('C', 3) != std::string::npos);   // beside A, although cores 2 and 3 idle
  CHECK(lines[2] == idle(lines[2].size()));
}

TEST_CASE("who finds only threads that are bound elsewhere on the fullest queue tries the next") {
  std::string jobs;
  for (const char* bound : {"P", "Q", "R", "S"}) jobs += hog(bound, 30, "affinity: [0], ");
  jobs += hog("C", 10, "affinity: [2], ") + hog("A", 30, "affinity: [1, 2], arrive: 1 ms, ") +
          hog("B", 30, "affinity: [1, 2], arrive: 2 ms, ");
  for (const char* os : {"linux-6.18", "linux-6.6", "{policy: fifo}", "{policy: round_robin}"}) {
    CAPTURE(os);
    const Lines lines = placed("{cores: 3}", 1ms, jobs, os);
    // When C is done, core 2 takes A or B at once and has it to its end.
    CHECK(lines[2].substr(0, 10) == "CCCCCCCCCC");
    CHECK(lines[2].substr(11, 15).find_first_not_of(lines[2][11]) == std::string::npos);
    CHECK((lines[2][11] == 'A' || lines[2][11] == 'B'));
  }
}

// need_active_balance: at the fourth failure, each after 8 ms (two ticks), A is taken while it runs.
TEST_CASE("two that share a core's hardware threads are parted when another core idles on") {
  const Lines lines = placed("{cores: 2, smt: 2, smt_speed: 1.0}", 4ms,
                             hog("A", 100) + hog("B", 20) + hog("C", 100, "arrive: 4 ms, "));
  CHECK(lines[2].substr(0, 5) == "BBBBB");
  CHECK(lines[0].substr(0, 8) == "AAAAAAAA");
  const std::size_t parted = lines[2].find('A');
  CHECK(parted >= 8);
  CHECK(parted <= 12);
  CHECK(lines[2].substr(parted).find_first_not_of("A.") == std::string::npos);
}

// update_misfit_status: what fills four fifths of a slow core is moved to a fast one that idles, while it runs.
TEST_CASE("a thread that a slow core cannot satisfy moves to a fast one when it is free") {
  const Lines lines = placed("{cores: [{count: 1}, {count: 1, speed: 0.5}]}", 4ms, hog("A", 10) + hog("B", 100));
  CHECK(lines[0].substr(0, 3) == "AAA");
  const std::size_t moved = lines[0].find('B');
  REQUIRE(moved != std::string::npos);
  CHECK(moved >= 9);    // 1 - y^t = 0.8 from a quarter of the machine's capacity on: 42 ms
  CHECK(moved <= 12);
  CHECK(lines[0].substr(moved).find_first_not_of('B') == std::string::npos);
  // A thread that sleeps a lot stays where it is.
  const Lines light = placed("{cores: [{count: 1}, {count: 1, speed: 0.5}]}", 4ms,
                             hog("A", 10) + "    - {name: B, steps: [{cpu: 1 ms}, {sleep: 10 ms}], repeat: 20}\n");
  CHECK(light[0].find('B') == std::string::npos);
}

// group_imbalanced: core 3 finds that J may not run there, and tells the domain above; without it two threads on a
// socket may stay together (adjust_numa_imbalance).
TEST_CASE("a socket that affinities keep from being even inside is relieved by the other one") {
  for (const char* os : {"linux-6.18", "linux-5.15"}) {
    CAPTURE(os);
    const Lines lines = placed("{cores: 4, sockets: 2}", 2ms,
                               hog("A", 3, "affinity: [0], ") + hog("B", 3, "affinity: [0], ") +
                                   hog("C", 3, "affinity: [1], ") + hog("D", 3, "affinity: [1], ") +
                                   hog("P", 80, "affinity: [2], ") + hog("J", 60, "affinity: [0, 1, 2], "), os);
    CHECK(lines[0].find('J') < 20);
    CHECK(lines[2].substr(20, 20).find('J') == std::string::npos);
  }
}

// can_migrate_task, LBF_DST_PINNED: core 0 balances for its physical core, and finds a thread that may run on core 1.
TEST_CASE("who may not run on the core that balances goes to another one of its group") {
  for (const char* os : {"linux-6.18", "linux-5.15"}) {
    CAPTURE(os);
    const std::string urgent = "    - {name: P, class: fifo, affinity: [2], steps: [{sleep: 9 ms}, {cpu: 80 ms}]}\n";
    const Lines lines = placed("{cores: 2, smt: 2, smt_speed: 1.0}", 2ms,
                               hog("A", 4, "affinity: [1], ") + hog("J", 60, "affinity: [1, 2], ") + urgent, os);
    CHECK(lines[2].substr(0, 3) == "JJJ");
    CHECK(lines[1].find('J') < 20);
  }
}

// task_util_est: D has waited for 100 ms. Half of what its core is used, as if it had shared it, would be too much for
// a socket that has an eighth of a core to spare.
TEST_CASE("between sockets a thread weighs what it has used itself, however busy its core is") {
  const Lines lines = placed("{cores: 4, sockets: 2}", 2ms,
                             hog("A", 200, "affinity: [0], ") + hog("B", 200, "affinity: [2], ") +
                                 hog("X", 100, "affinity: [1], ") + hog("C", 200, "affinity: [3], ") +
                                 hog("D", 20, "arrive: 1 ms, "), "{policy: fifo, hz: 250, placement: linux}");
  CHECK(lines[1].substr(51, 2) == "DD");
}

// sched_balance_newidle, NI_RANDOM: the core that runs dry at 9 ms takes who waits at once, or at a tick.
TEST_CASE("late 6.18: a core that runs dry balances as often as it has helped, half of the times at first") {
  const auto at_once = [](const std::string& os) {
    int count = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      const Result result = run_text("machine: {cores: 2}\nos: " + os +
                                     "\nworkload:\n  jobs:\n" + hog("A", 100, "affinity: [0], ") +
                                     hog("X", 9, "affinity: [1], ") + hog("C", 20, "arrive: 1 ms, ") +
                                     "approaches: [native_threads]\n", {}, {.seed = seed});
      count += task_named(result, "C").end == Time{} + 29ms ? 1 : 0;
    }
    return count;
  };
  const std::string fifo = "{policy: fifo, hz: 250, placement: linux, newidle: ";
  CHECK(at_once(fifo + "always}") == 100);
  const int random = at_once(fifo + "by_success}");
  CHECK(random > 35);
  CHECK(random < 65);
}

// A core that a thread has left counts as one with room until its utilisation is back (57 ms); then, detach_tasks by
// load: 1024 is more than the imbalance of 512 at the first try, and at the second, 28 ms later, who waits has just run
// (task_hot), if slices end at ticks. Of three spinning processes on two cores of a kernel 6.18 (HZ=250) one moved 81
// times in 12 s, and 89 times where they look at their CPU clocks; five moved 121 times in 8 s.
TEST_CASE("of three equal threads on two cores the odd one goes round") {
  const auto spinning = [](int threads, const std::string& how_long, const std::string& clock) {
    std::string jobs;
    for (int i = 0; i < threads; ++i)
      jobs += "    - {name: hog " + std::to_string(i) + ", steps: [{cpu: 1 ms}], repeat: forever}\n";
    return run_text("machine: {cores: 2}\nos: linux-6.18\nworkload:\n  cpu_demand: " + clock + "\n  for: " + how_long +
                    "\n  jobs:\n" + jobs + "approaches: [native_threads]\n");
  };
  const Result three = spinning(3, "12 s", "work");
  for (const TaskResult& task : three.tasks) {
    CHECK(task.cpu >= 6s);   // 8 s each if it were perfectly fair; 6 and 12 if nobody moved
    CHECK(task.cpu < 10s);
  }
  CHECK(three.migrations > 70);
  CHECK(three.migrations < 95);
  const Result clocks = spinning(3, "12 s", "thread_clock");
  CHECK(clocks.migrations > 80);
  CHECK(clocks.migrations < 105);
  const Result five = spinning(5, "8 s", "work");
  CHECK(five.migrations > 100);
  CHECK(five.migrations < 145);
}

// ---- wake-ups that stay where the waker is ----

namespace {

// W sleeps, computes, lets each of the others go, who then compute for 4 ms, and has 1 ms more of its own.
std::string wakes(int before_ms, const std::string& names) {
  std::string release, jobs;
  for (const char name : names) {
    const std::string each(1, name);
    release += "{release: go" + each + "}, ";
    jobs += "    - {name: " + each + ", steps: [{acquire: go" + each + "}, {cpu: 4 ms}]}\n";
  }
  return "    - {name: W, steps: [{sleep: 300 ms}, {cpu: " + std::to_string(before_ms) + " ms}, " + release +
         "{cpu: 1 ms}]}\n" + jobs;
}

// Who was the first to run on the core that W did not wake up on; "": nobody.
std::string beside(const std::string& jobs, const std::string& objects, const std::string& os) {
  const Lines lines = schedule_of("machine: {cores: 2}\nos: " + os + "\nworkload:\n  objects: {" + objects +
                                      "}\n  jobs:\n" + jobs + "approaches: [native_threads]\n",
                                  1ms, {Time{} + 290ms, Time{} + 700ms});
  const std::string& other = lines[0].find('W') < lines[1].find('W') ? lines[1] : lines[0];
  const std::size_t first = other.find_first_not_of(".W");   // W itself may be displaced, and go on there
  return first == std::string::npos ? "" : other.substr(first, 1);
}

}  // namespace

TEST_CASE("wake-up packing: whom a thread wakes stays with it, if nobody waits there and the core has room") {
  const std::string packing = "{preset: linux-6.18, wakeup_packing: 0.7}", one = "goA: {semaphore: 0}",
                    two = one + ", goB: {semaphore: 0}";
  CHECK(beside(wakes(2, "A"), one, "linux-6.18") == "A");
  CHECK(beside(wakes(2, "A"), one, packing).empty());
  CHECK(beside(wakes(2, "AB"), two, packing) == "B");         // A waits there already
  CHECK(beside(wakes(100, "A"), one, packing) == "A");        // it has been busy for long
  CHECK(beside(wakes(50, "A"), one, packing).empty());        // 66 % of 1024 after 50 ms
}

// wake_wide: W lets A and B go in turn, five times; A the first time P, and Q if that one must wait.
TEST_CASE("wake-up packing: not by a thread that wakes many, of one that wakes some itself") {
  const auto run = [](const std::string& q) {
    std::string rounds, acquires;
    for (int i = 0; i < 5; ++i) rounds += "{release: goA}, {release: goB}, {sleep: 10 ms}, ";
    for (int i = 0; i < 4; ++i) acquires += "{acquire: goA}, ";
    const std::string jobs =
        "    - {name: W, steps: [{sleep: 10 ms}, " + rounds +
        "{sleep: 240 ms}, {cpu: 2 ms}, {release: goA}, {cpu: 1 ms}]}\n"
        "    - {name: A, steps: [{acquire: goA}, {release: goP}, {release: goQ}, " + acquires +
        "{acquire: goA}, {cpu: 4 ms}]}\n"
        "    - {name: B, repeat: 5, steps: [{acquire: goB}]}\n    - {name: P, steps: [{acquire: goP}]}\n"
        "    - {name: Q, steps: [{acquire: goQ}]}\n";
    return beside(jobs, "goA: {semaphore: 0}, goB: {semaphore: 0}, goP: {semaphore: 0}, goQ: {semaphore: " + q + "}",
                  "{preset: linux-6.18, wakeup_packing: 0.7}");
  };
  CHECK(run("0") == "A");
  CHECK(run("1").empty());
}

TEST_CASE("utilisation: half of it is 32 ms old or less") {
  Utilisation one;
  const auto at = [](Duration time) { return Time(time); };
  one.advance(at(32 * 1024us), Utilisation::full);
  CHECK(one.value(at(32 * 1024us), 0) == 512);
  CHECK(one.value(at(64 * 1024us), 0) == 256);
  CHECK(one.value(at(64 * 1024us), Utilisation::full) == 768);
  CHECK(one.value(at(10s), 0) == 0);
  CHECK(one.value(at(10s), Utilisation::full) == 1024);
  // 1 ms of 4 settles at a quarter, however it is cut up.
  Utilisation quarter;
  for (int i = 0; i < 400; ++i) {
    quarter.advance(at(i * 4ms + 1ms), Utilisation::full);
    quarter.advance(at(i * 4ms + 4ms), 0);
  }
  CHECK(quarter.value(at(1600ms), 0) >= 245);
  CHECK(quarter.value(at(1600ms), 0) <= 256);
}
