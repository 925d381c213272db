// Locks of the operating system: in which order waiters come in, what spinning costs, what priorities do to it.
#include <doctest/doctest.h>

#include <string>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// Jobs of native threads without any costs; `mutex` is the approach's options.
Result run_jobs(const std::string& machine, const std::string& objects, const std::string& jobs,
                const std::string& options = "label: it") {
  return run_text("machine: {" + machine + "}\nos: {policy: rt}\nworkload:\n  objects: {" + objects + "}\n  jobs:\n" +
                  jobs + "approaches: [{native_threads: {" + options + "}}]\n");
}

Duration end_of(const Result& result, const std::string& name) { return task_named(result, name).end - Time{}; }

}  // namespace

// __futex_queue: low came first.
TEST_CASE("waiters of one futex: the more urgent first, equals in the order of their arrival") {
  const Result result = run_jobs("cores: 1", "x: lock",
                                 "    - {name: holder, priority: 9, steps: [{with: {x: [{sleep: 10 ms}]}}]}\n"
                                 "    - {name: low, arrive: 1 ms, priority: 1, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n"
                                 "    - {name: b, arrive: 2 ms, priority: 5, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n"
                                 "    - {name: c, arrive: 3 ms, priority: 5, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n");
  CHECK(end_of(result, "b") == 11ms);
  CHECK(end_of(result, "c") == 12ms);
  CHECK(end_of(result, "low") == 13ms);
}

TEST_CASE("who waits for a plain mutex sleeps, who waits for a spinlock computes, an adaptive mutex does both") {
  const std::string jobs = "    - {name: holder, steps: [{with: {x: [{cpu: 10 ms}]}}]}\n"
                           "    - {name: waiter, arrive: 1 ms, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n";
  const auto cpu = [&](const char* mutex) {
    const Result result = run_jobs("cores: 2", "x: lock", jobs, std::string("mutex: ") + mutex);
    return task_named(result, "waiter").cpu;
  };
  CHECK(cpu("plain") == 1ms);
  CHECK(cpu("adaptive") == 1ms + 400ns);   // MIN (max_adaptive_count, 0 * 2 + 10) turns of 40 ns
  CHECK(cpu("spin") == 10ms + 40ns);
  CHECK(cpu("ticket") == 10ms + 40ns);
  CHECK(cpu("inherit") == 1ms);
}

TEST_CASE("an adaptive mutex that is soon free costs no switch") {
  const auto switches = [](const char* hold) {
    return run_jobs("cores: 2", "x: lock",
                    std::string("    - {name: a, steps: [{with: {x: [{cpu: ") + hold + "}]}}]}\n" +
                        "    - {name: b, steps: [{with: {x: [{cpu: 100 ns}]}}]}\n",
                    "mutex: adaptive")
        .switches_voluntary;
  };
  CHECK(switches("300 ns") == 2);   // the two ends
  CHECK(switches("500 ns") == 3);
}

// b asks first, and has no core when the lock becomes free at 7 ms; c spins on a core of its own.
TEST_CASE("a ticket lock serves in order, though the next one has no core; a spinlock whoever looks first") {
  const std::string text =
      "machine: {cores: 3}\nos: textbook\nworkload:\n  objects: {x: lock}\n  jobs:\n"
      "    - {name: a, affinity: [0], steps: [{with: {x: [{cpu: 7 ms}]}}]}\n"
      "    - {name: b, affinity: [1], arrive: 1 ms, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n"
      "    - {name: hog, affinity: [1], arrive: 2 ms, steps: [{cpu: 100 ms}]}\n"
      "    - {name: c, affinity: [2], arrive: 3 ms, steps: [{with: {x: [{cpu: 1 ms}]}}]}\napproaches: ";
  const Result spin = run_text(text + "[{native_threads: {mutex: spin}}]\n");
  CHECK(end_of(spin, "c") == 8ms + 40ns);
  CHECK(end_of(spin, "b") == 10ms + 40ns);
  const Result ticket = run_text(text + "[{native_threads: {mutex: ticket}}]\n");
  CHECK(end_of(ticket, "b") == 10ms + 40ns);
  CHECK(end_of(ticket, "c") == 11ms + 80ns);
}

TEST_CASE("two that spin for each other are told as a deadlock, on two cores and on one") {
  for (const char* mutex : {"spin", "ticket"})
    for (const char* cores : {"1", "2"}) {
      CAPTURE(mutex);
      CAPTURE(cores);
      const Scenario scenario = parse_scenario(
          std::string("machine: {cores: ") + cores + "}\nos: textbook\nworkload:\n  objects: {x: lock, y: lock}\n"
          "  jobs:\n"
          "    - {name: a, steps: [{with: {x: [{sleep: 1 ms}, {with: {y: [{cpu: 1 ms}]}}]}}]}\n"
          "    - {name: b, steps: [{with: {y: [{sleep: 1 ms}, {with: {x: [{cpu: 1 ms}]}}]}}]}\n"
          "approaches: [{native_threads: {mutex: " + mutex + "}}]\n", "t", {});
      const std::string failure = run_first(scenario).failure;
      CAPTURE(failure);
      CHECK(failure.find("has spun for an hour of its CPU time: waits for the lock \"") != std::string::npos);
    }
}

// ---- reader-writer locks ----

TEST_CASE("glibc's readers come in while a writer waits; with writers preferred they wait for it") {
  const std::string jobs = "    - {name: r1, steps: [{with: {x: {read: [{cpu: 10 ms}]}}}]}\n"
                           "    - {name: w, arrive: 1 ms, steps: [{with: {x: {write: [{cpu: 1 ms}]}}}]}\n"
                           "    - {name: r2, arrive: 2 ms, steps: [{with: {x: {read: [{cpu: 10 ms}]}}}]}\n";
  const Result readers = run_jobs("cores: 4", "x: rwlock", jobs);
  CHECK(end_of(readers, "r2") == 12ms);
  CHECK(end_of(readers, "w") == 13ms);
  const Result writers = run_jobs("cores: 4", "x: rwlock", jobs, "rwlock: prefer_writers");
  CHECK(end_of(writers, "w") == 11ms);
  CHECK(end_of(writers, "r2") == 21ms);
}

// __pthread_rwlock_wrunlock.
TEST_CASE("a writer lets waiting readers in, all at once; with writers preferred it hands over to the next writer") {
  const std::string jobs = "    - {name: w1, steps: [{with: {x: {write: [{cpu: 10 ms}]}}}]}\n"
                           "    - {name: r1, arrive: 1 ms, steps: [{with: {x: {read: [{cpu: 2 ms}]}}}]}\n"
                           "    - {name: r2, arrive: 2 ms, steps: [{with: {x: {read: [{cpu: 2 ms}]}}}]}\n"
                           "    - {name: w2, arrive: 3 ms, steps: [{with: {x: {write: [{cpu: 1 ms}]}}}]}\n";
  const Result readers = run_jobs("cores: 4", "x: rwlock", jobs);
  CHECK(end_of(readers, "r1") == 12ms);
  CHECK(end_of(readers, "r2") == 12ms);
  CHECK(end_of(readers, "w2") == 13ms);
  const Result writers = run_jobs("cores: 4", "x: rwlock", jobs, "rwlock: prefer_writers");
  CHECK(end_of(writers, "w2") == 11ms);
  CHECK(end_of(writers, "r1") == 13ms);
  CHECK(end_of(writers, "r2") == 13ms);
}

TEST_CASE("a writer that gives up waiting leaves a reader-writer lock as it was") {
  const Result result = run_jobs(
      "cores: 4", "x: rwlock",
      "    - {name: r1, steps: [{with: {x: {read: [{cpu: 10 ms}]}}}]}\n"
      "    - {name: w1, arrive: 1 ms, steps: [{timeout: {after: 3 ms, steps: [{with: {x: {write: [{cpu: 1 s}]}}}]}}]}\n"
      "    - {name: w2, arrive: 2 ms, steps: [{with: {x: {write: [{cpu: 1 ms}]}}}]}\n"
      "    - {name: r2, arrive: 3 ms, steps: [{with: {x: {read: [{cpu: 1 ms}]}}}]}\n",
      "rwlock: prefer_writers");
  CHECK(end_of(result, "w1") == 4ms);
  CHECK(end_of(result, "w2") == 11ms);
  CHECK(end_of(result, "r2") == 12ms);
}

// ---- priority inheritance ----

namespace {

// low holds x, middle holds y and waits for x, high waits for y; a hog comes between.
Result inversion(const std::string& options) {
  return run_jobs("cores: 1", "x: lock, y: lock",
                  "    - {name: low, priority: 1, steps: [{with: {x: [{cpu: 10 ms}]}}, {cpu: 10 ms}]}\n"
                  "    - {name: middle, arrive: 1 ms, priority: 3, "
                  "steps: [{with: {y: [{with: {x: [{cpu: 1 ms}]}}]}}]}\n"
                  "    - {name: hog, arrive: 2 ms, priority: 5, steps: [{cpu: 50 ms}]}\n"
                  "    - {name: high, arrive: 3 ms, priority: 9, steps: [{with: {y: [{cpu: 1 ms}]}}]}\n",
                  options);
}

}  // namespace

// rt_mutex_adjust_prio_chain: low is as urgent as high, through middle, from 3 ms to its unlock.
TEST_CASE("priorities are inherited along a chain of holders, and given back with the lock") {
  const Result plain = inversion("mutex: plain");
  CHECK(end_of(plain, "high") == 62ms);
  const Result inherit = inversion("mutex: inherit");
  CHECK(end_of(inherit, "high") == 13ms);
  CHECK(end_of(inherit, "hog") == 62ms);
  CHECK(end_of(inherit, "low") == 72ms);
}

TEST_CASE("who gives up waiting takes back what it lent") {
  const Result result =
      run_jobs("cores: 2", "x: lock",
               "    - {name: low, affinity: [0], priority: 1, steps: [{with: {x: [{cpu: 20 ms}]}}]}\n"
               "    - {name: high, affinity: [1], arrive: 1 ms, priority: 9, "
               "steps: [{timeout: {after: 5 ms, steps: [{acquire: x}]}}]}\n"
               "    - {name: hog, affinity: [0], arrive: 2 ms, priority: 5, steps: [{cpu: 10 ms}]}\n",
               "mutex: inherit");
  CHECK(end_of(result, "hog") == 16ms);   // from 6 ms on
  CHECK(end_of(result, "low") == 30ms);
}

// wake_futex_pi.
TEST_CASE("a mutex with inheritance is handed over to the most urgent: nobody barges") {
  const std::string jobs = "    - {name: a, repeat: 2, steps: [{with: {x: [{cpu: 5 ms}]}}]}\n"
                           "    - {name: b, arrive: 1 ms, steps: [{with: {x: [{cpu: 5 ms}]}}]}\n";
  const std::string machine = "cores: 2, wake_idle: 100 us";
  CHECK(end_of(run_jobs(machine, "x: lock", jobs, "mutex: plain"), "b") >= 15ms);
  CHECK(end_of(run_jobs(machine, "x: lock", jobs, "mutex: inherit"), "b") <= 11ms);
}

namespace {

// A fair holder, and a hog between it and who waits.
Result across_classes(const std::string& mutex, const std::string& hog, const std::string& high, int cores = 1) {
  const std::string bound = cores > 1 ? "affinity: [0], " : "";
  return run_text("machine: {cores: " + std::to_string(cores) + "}\nos: {preset: linux-6.18, hrtick: true}\nworkload:\n"
                  "  objects: {x: lock}\n  jobs:\n"
                  "    - {name: low, " + bound + "steps: [{with: {x: [{cpu: 10 ms}]}}, {cpu: 10 ms}]}\n"
                  "    - {name: fair, " + bound + "steps: [{cpu: 30 ms}]}\n"
                  "    - {name: hog, " + bound + "arrive: 2 ms, " + hog + ", steps: [{cpu: 50 ms}]}\n"
                  "    - {name: high, " + (cores > 1 ? "affinity: [1], " : "") + "arrive: 3 ms, " + high +
                  ", steps: [{with: {x: [{cpu: 1 ms}]}}]}\n"
                  "approaches: [{native_threads: {mutex: " + mutex + "}}]\n");
}

}  // namespace

// rt_mutex_setprio: the holder has the class of who waits, wherever it is in its queue, and its own again afterwards.
TEST_CASE("a fair thread that holds a lock is as real-time as who waits for it, on its core and from another") {
  const std::string hog = "class: fifo, priority: 50", high = "class: fifo, priority: 90";
  for (const int cores : {1, 2}) {
    CAPTURE(cores);
    CHECK(end_of(across_classes("plain", hog, high, cores), "high") > 52ms);
    const Result result = across_classes("inherit", hog, high, cores);
    CHECK(end_of(result, "high") < 14ms);
    CHECK(end_of(result, "hog") > 55ms);    // displaced meanwhile
    CHECK(end_of(result, "hog") < 64ms);    // and before the fair ones again
    CHECK(end_of(result, "low") > 75ms);    // which share what is left
    CHECK(end_of(result, "fair") > 85ms);
  }
}

TEST_CASE("a deadline is lent to a real-time and to a fair holder; who is no more urgent lends nothing") {
  const std::string edf = "class: deadline, runtime: 5 ms, deadline: 40 ms, period: 100 ms";
  CHECK(end_of(across_classes("plain", "class: fifo, priority: 50", edf), "high 1") > 52ms);
  CHECK(end_of(across_classes("inherit", "class: fifo, priority: 50", edf), "high 1") < 14ms);
  const Result result = across_classes("inherit", "class: fifo, priority: 50", "class: fifo, priority: 10");
  CHECK(end_of(result, "hog") == 52ms);
  CHECK(end_of(result, "high") > 52ms);
}

// It has the lock from 6 ms on, and no core before somebody more urgent waits for it in turn.
TEST_CASE("who was handed a mutex with inheritance and has not run yet is its owner, and waits for it no more") {
  const Result result = run_jobs(
      "cores: 1", "x: lock",
      "    - {name: a, priority: 5, steps: [{with: {x: [{cpu: 1 ms}, {sleep: 4 ms}, {cpu: 1 ms}]}}, {cpu: 10 ms}]}\n"
      "    - {name: low, arrive: 2 ms, priority: 1, steps: [{with: {x: [{cpu: 2 ms}]}}]}\n"
      "    - {name: high, arrive: 8 ms, priority: 9, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n"
      "    - {name: late, arrive: 30 ms, priority: 1, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n",
      "mutex: inherit");
  CHECK(end_of(result, "high") == 11ms);
  CHECK(end_of(result, "a") == 19ms);
  CHECK(end_of(result, "late") == 31ms);
}

// rt_mutex_adjust_prio: p->prio is real-time priorities' affair.
TEST_CASE("between fair threads nothing is inherited: weights stay") {
  const auto run = [](const std::string& mutex) {
    return run_text("machine: {cores: 1}\nos: {preset: linux-6.18, hrtick: true}\nworkload:\n  objects: {x: lock}\n"
                    "  jobs:\n"
                    "    - {name: low, nice: 10, steps: [{with: {x: [{cpu: 20 ms}]}}]}\n"
                    "    - {name: high, nice: -10, arrive: 1 ms, steps: [{with: {x: [{cpu: 1 ms}]}}]}\n"
                    "    - {name: hog, arrive: 1 ms, steps: [{cpu: 50 ms}]}\n"
                    "approaches: [{native_threads: {mutex: " + mutex + "}}]\n");
  };
  CHECK(end_of(run("inherit"), "high") == end_of(run("plain"), "high"));
}
