// What tasks meet at, in each library: the rules of Lib/threading.py, Lib/queue.py, Lib/multiprocessing/synchronize.py
// and Lib/asyncio/locks.py, and what becomes of misuse.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

const std::vector<std::string> everywhere{"native_threads", "threading", "multiprocessing", "asyncio"};

std::string program(const std::string& objects, const std::string& jobs, const std::string& approach) {
  return "machine: {cores: 8}\nos: textbook\nworkload:\n  objects: {" + objects + "}\n  jobs:\n" + jobs +
         "approaches: [" + approach + "]\n";
}

Result run_jobs(const std::string& objects, const std::string& jobs, const std::string& approach) {
  return run_text(program(objects, jobs, approach));
}

std::string failure_of(const std::string& objects, const std::string& jobs, const std::string& approach) {
  return run_first(parse_scenario(program(objects, jobs, approach), "t", {})).failure;
}

Duration end_of(const Result& result, const std::string& name) { return task_named(result, name).end - Time{}; }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A process takes a while to start: its dates are looser.
Duration slack(const std::string& approach) { return approach == "multiprocessing" ? 60ms : 2ms; }

}  // namespace

// ---- barriers, events, conditions, in every library ----

TEST_CASE("nobody passes a barrier before all are there, round after round") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs("b: {barrier: 3}",
                                   "    - {name: a, repeat: 3, steps: [{sleep: 1 ms}, {wait: b}]}\n"
                                   "    - {name: b, repeat: 3, steps: [{sleep: 20 ms}, {wait: b}]}\n"
                                   "    - {name: c, repeat: 3, steps: [{sleep: 5 ms}, {wait: b}]}\n",
                                   approach);
    for (const char* name : {"a", "b", "c"}) {
      CHECK(end_of(result, name) >= 60ms);
      CHECK(end_of(result, name) <= 60ms + slack(approach));
    }
  }
}

TEST_CASE("an event lets all pass once it is set, and nobody any more once it is clear") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "e: event",
        "    - {name: early, steps: [{wait: e}]}\n    - {name: other, steps: [{wait: e}]}\n"
        "    - {name: setter, steps: [{sleep: 100 ms}, {set: e}, {sleep: 100 ms}, {clear: e}, "
        "{sleep: 100 ms}, {set: e}]}\n"
        "    - {name: between, arrive: 150 ms, steps: [{wait: e}]}\n"
        "    - {name: late, arrive: 250 ms, steps: [{wait: e}]}\n",
        approach);
    for (const auto& each : {std::pair{"early", 100ms}, {"other", 100ms}, {"between", 150ms}, {"late", 300ms}}) {
      CAPTURE(each.first);
      CHECK(end_of(result, each.first) >= each.second);
      CHECK(end_of(result, each.first) <= each.second + slack(approach));
    }
  }
}

TEST_CASE("a condition's waiters are notified in the order in which they came, and have its lock again") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "c: condition",
        "    - {name: first, steps: [{with: {c: [{wait: c}, {sleep: 10 ms}]}}]}\n"
        "    - {name: second, arrive: 50 ms, steps: [{with: {c: [{wait: c}, {sleep: 10 ms}]}}]}\n"
        "    - {name: third, arrive: 100 ms, steps: [{with: {c: [{wait: c}, {sleep: 10 ms}]}}]}\n"
        "    - {name: n, arrive: 150 ms, steps: [{with: {c: [{notify: c}, {sleep: 30 ms}]}}, {sleep: 50 ms}, "
        "{with: {c: [{notify_all: c}]}}]}\n",
        approach);
    // multiprocessing's notify waits until the sleeper is up; the lock is free at 180 ms, for one after the other.
    CHECK(end_of(result, "first") >= 190ms);
    CHECK(end_of(result, "first") <= 190ms + slack(approach));
    CHECK(end_of(result, "second") >= 240ms);
    CHECK(end_of(result, "third") >= 250ms);
    CHECK(std::max(end_of(result, "second"), end_of(result, "third")) <= 250ms + slack(approach));
  }
}

TEST_CASE("a condition over a lock of the workload shares it with others") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "m: lock, not_empty: {condition: m}, not_full: {condition: m}",
        "    - {name: waiter, steps: [{with: {m: [{wait: not_empty}]}}]}\n"
        "    - {name: other, arrive: 50 ms, steps: [{with: {not_full: [{notify: not_empty}, {notify: not_full}]}}]}\n",
        approach);
    CHECK(end_of(result, "waiter") >= 50ms);
    CHECK(end_of(result, "waiter") <= 50ms + slack(approach));
  }
}

TEST_CASE("a holder may take an rlock again, and others come in when it has released it as often") {
  for (const char* approach : {"native_threads", "threading", "multiprocessing"}) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "r: rlock",
        "    - {name: a, steps: [{with: {r: [{with: {r: [{sleep: 100 ms}]}}, {sleep: 100 ms}]}}]}\n"
        "    - {name: b, arrive: 50 ms, steps: [{with: {r: [{sleep: 1 ms}]}}]}\n",
        approach);
    CHECK(end_of(result, "b") >= 201ms);
    CHECK(end_of(result, "b") <= 201ms + slack(approach));
  }
}

TEST_CASE("acquire and release need not nest, and a semaphore of none is a signal") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs("s: {semaphore: 0}",
                                   "    - {name: waiter, steps: [{acquire: s}]}\n"
                                   "    - {name: poster, arrive: 100 ms, steps: [{release: s}]}\n",
                                   approach);
    CHECK(end_of(result, "waiter") >= 100ms);
    CHECK(end_of(result, "waiter") <= 100ms + slack(approach));
  }
}

// ---- who comes in first ----

// asyncio.Semaphore.release hands the permit on; a number under a Condition is whoever's is there first.
TEST_CASE("a semaphore of threads barges, asyncio's hands the permit on") {
  const std::string jobs = "    - {name: a, repeat: 3, steps: [{with: {s: [{sleep: 5 ms}]}}]}\n"
                           "    - {name: b, arrive: 1 ms, steps: [{with: {s: [{sleep: 5 ms}]}}]}\n";
  CHECK(end_of(run_jobs("s: {semaphore: 1}", jobs, "asyncio"), "b") < 12ms);
  const std::string machine = program("s: {semaphore: 1}", jobs, "threading");
  CHECK(end_of(run_text(machine, {"machine={cores: 8, wake_idle: 200 us}"}), "b") >= 20ms);
}

TEST_CASE("asyncio's semaphore is first come, first served") {
  const std::string jobs = "    - {name: a, steps: [{with: {s: [{sleep: 10 ms}]}}]}\n"
                           "    - {name: b, arrive: 1 ms, steps: [{with: {s: [{sleep: 10 ms}]}}]}\n"
                           "    - {name: c, arrive: 2 ms, steps: [{with: {s: [{sleep: 10 ms}]}}]}\n"
                           "    - {name: d, arrive: 3 ms, steps: [{with: {s: [{sleep: 10 ms}]}}]}\n";
  const Result result = run_jobs("s: {semaphore: 1}", jobs, "asyncio");
  CHECK(end_of(result, "a") < end_of(result, "b"));
  CHECK(end_of(result, "b") < end_of(result, "c"));
  CHECK(end_of(result, "c") < end_of(result, "d"));
}

// asyncio.Lock.acquire: the lock is free from a release to the step of whom that has woken, yet whoever asks meanwhile
// stands behind all who wait; a threading.Lock is whoever's asks first.
TEST_CASE("nobody overtakes in asyncio.Lock, neither who has just released it nor who comes just then") {
  const std::string jobs = "    - {name: a, repeat: 3, steps: [{with: {x: [{sleep: 5 ms}]}}]}\n"
                           "    - {name: b, arrive: 1 ms, steps: [{with: {x: [{sleep: 5 ms}]}}]}\n"
                           "    - {name: c, arrive: 2 ms, steps: [{with: {x: [{sleep: 5 ms}]}}]}\n"
                           "    - {name: d, arrive: 5 ms, steps: [{with: {x: [{sleep: 5 ms}]}}]}\n";
  const Result result = run_jobs("x: lock", jobs, "asyncio");
  CHECK(end_of(result, "b") < 12ms);   // a, b, c, and then a again or d: they ask at nearly the same date
  CHECK(end_of(result, "c") > end_of(result, "b"));
  CHECK(end_of(result, "c") < 17ms);
  CHECK(end_of(result, "d") < 28ms);
  CHECK(end_of(result, "a") > end_of(result, "d"));
  const std::string threads = program("x: lock", jobs, "threading");
  CHECK(end_of(run_text(threads, {"machine={cores: 8, wake_idle: 200 us}"}), "b") >= 20ms);
}

// Whoever is woken by a condition needs the GIL, then the lock: the notifier keeps both while it computes.
TEST_CASE("the way back from a condition: the futex, the GIL, the outer lock") {
  const std::string text = program(
      "c: condition",
      "    - {name: waiter, steps: [{with: {c: [{wait: c}]}}]}\n"
      "    - {name: notifier, arrive: 10 ms, steps: [{with: {c: [{notify: c}, {python: 3 ms}]}}, {python: 1 ms}]}\n",
      "threading");
  // The holder gives nothing up within a switch interval of 5 ms but where it waits or ends.
  const Result result = run_text(text);
  CHECK(end_of(result, "waiter") >= 14ms);
  CHECK(end_of(result, "waiter") <= 15ms);
  CHECK(result.time[static_cast<std::size_t>(Doing::gil_wait)] >= 3ms);
}

// The notifier sleeps, so that the GIL is free, and keeps the lock.
TEST_CASE("who comes back from a condition has its lock, whoever has the GIL") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "c: condition",
        "    - {name: waiter, steps: [{with: {c: [{wait: c}]}}]}\n"
        "    - {name: notifier, arrive: 60 ms, steps: [{with: {c: [{notify: c}, {sleep: 60 ms}]}}]}\n", approach);
    // A process that notifies waits until the woken have said so, and they must have the lock for that.
    if (approach != "multiprocessing") CHECK(end_of(result, "waiter") >= 120ms);
  }
}

// ---- misuse ----

TEST_CASE("releasing what nobody holds fails the run, in every library") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const std::string failure = failure_of("x: lock", "    - {name: A, steps: [{release: x}]}\n", approach);
    CAPTURE(failure);
    CHECK(has(failure, "releases the lock \"x\", which nobody holds"));
    CHECK(has(failure_of("s: {bounded_semaphore: 2}", "    - {name: A, steps: [{release: s}]}\n", approach),
              "releases the bounded semaphore \"s\" more often than it was acquired"));
  }
  const std::string others = "    - {name: A, steps: [{with: {x: [{sleep: 1 s}]}}]}\n"
                             "    - {name: B, arrive: 100 ms, steps: [{release: x}]}\n";
  CHECK(has(failure_of("x: rlock", others, "threading"), "releases the RLock \"x\", which A holds"));
  CHECK(has(failure_of("x: lock", others, "native_threads"), "B releases the lock \"x\", which A holds"));
  // A plain lock of Python's has no owner; A then releases what nobody holds any more.
  CHECK(has(failure_of("x: lock", others, "threading"), "A releases the lock \"x\", which nobody holds"));
}

TEST_CASE("what waits for ever is told by name: a lock taken twice, a barrier, a notification that came too soon") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    CHECK(has(failure_of("x: lock", "    - {name: A, steps: [{acquire: x}, {acquire: x}]}\n", approach),
              "A waits for the lock \"x\", which A holds"));
    CHECK(has(failure_of("b: {barrier: 3}",
                         "    - {name: A, steps: [{wait: b}]}\n    - {name: B, steps: [{wait: b}]}\n", approach),
              "A waits for the barrier \"b\", where 2 of 3 are"));
    CHECK(has(failure_of("c: condition",
                         "    - {name: A, steps: [{with: {c: [{notify: c}]}}]}\n"
                         "    - {name: B, arrive: 100 ms, steps: [{with: {c: [{wait: c}]}}]}\n",
                         approach),
              "B waits for a notification of the condition \"c\""));
    CHECK(has(failure_of("e: event", "    - {name: A, steps: [{wait: e}]}\n", approach),
              "A waits for the event \"e\""));
  }
}

TEST_CASE("who gives up at a barrier breaks it for the others, but not under asyncio") {
  const std::string jobs = "    - {name: A, steps: [{timeout: {after: 50 ms, steps: [{wait: b}]}}, {sleep: 1 s}, "
                           "{wait: b}]}\n"
                           "    - {name: B, arrive: 20 ms, steps: [{wait: b}]}\n"
                           "    - {name: C, arrive: 1 s, steps: [{wait: b}]}\n";
  for (const char* approach : {"threading", "multiprocessing"})
    CHECK(has(failure_of("b: {barrier: 3}", jobs, approach), "waits at the barrier \"b\", which is broken"));
  CHECK(end_of(run_jobs("b: {barrier: 3}", jobs, "asyncio"), "B") >= 1s);
}

// ---- time-outs and cancelling ----

TEST_CASE("asyncio.timeout cancels the task where it waits, and what it held is released") {
  const Result result = run_jobs(
      "x: lock",
      "    - {name: A, steps: [{timeout: {after: 50 ms, steps: [{with: {x: [{sleep: 1 s}]}}], "
      "else: [{sleep: 10 ms}]}}]}\n"
      "    - {name: B, arrive: 10 ms, steps: [{with: {x: [{sleep: 1 ms}]}}]}\n",
      "asyncio");
  CHECK(end_of(result, "A") >= 60ms);
  CHECK(end_of(result, "A") <= 63ms);
  CHECK(end_of(result, "B") <= 54ms);
}

TEST_CASE("a thread gives up waiting for a lock, not a sleep") {
  for (const char* approach : {"native_threads", "threading", "multiprocessing"}) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "x: lock",
        "    - {name: holder, steps: [{with: {x: [{sleep: 1 s}]}}]}\n"
        "    - {name: sleeper, steps: [{timeout: {after: 50 ms, steps: [{sleep: 2 s}], else: [{sleep: 9 s}]}}]}\n"
        "    - {name: waiter, arrive: 100 ms, steps: [{timeout: {after: 50 ms, steps: [{with: {x: [{sleep: 9 s}]}}], "
        "else: [{sleep: 10 ms}]}}]}\n",
        approach);
    CHECK(end_of(result, "waiter") >= 160ms);
    CHECK(end_of(result, "waiter") <= 160ms + slack(approach));
    CHECK(end_of(result, "sleeper") >= 2s);
    CHECK(end_of(result, "sleeper") <= 2s + slack(approach));
  }
}

TEST_CASE("of nested time-outs the one that has passed is left, with its own else") {
  const std::string jobs =
      "    - {name: outer, steps: [{timeout: {after: 100 ms, steps: [{timeout: {after: 1 s, steps: [{wait: e}], "
      "else: [{sleep: 7 s}]}}], else: [{sleep: 1 ms}]}}]}\n"
      "    - {name: inner, steps: [{timeout: {after: 1 s, steps: [{timeout: {after: 100 ms, steps: [{wait: e}], "
      "else: [{sleep: 200 ms}]}}], else: [{sleep: 7 s}]}}]}\n";
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs("e: event", jobs, approach);
    CHECK(end_of(result, "outer") <= 101ms + slack(approach));
    CHECK(end_of(result, "inner") >= 300ms);
    CHECK(end_of(result, "inner") <= 300ms + slack(approach));
  }
}

// Semaphore.acquire: `if not fut.cancelled(): self._value += 1; self._wake_up_next()`. A task that does nothing but
// yield keeps the loop going round; at some of these dates the time-out comes between the release and B's next step.
TEST_CASE("a permit that comes together with the time-out is not lost") {
  for (int us = 9980; us <= 10040; us += 2) {
    CAPTURE(us);
    const Result result = run_jobs(
        "s: {semaphore: 1}",
        "    - {name: A, steps: [{with: {s: [{sleep: 10 ms}]}}]}\n"
        "    - {name: B, steps: [{timeout: {after: " + std::to_string(us) +
            " us, steps: [{acquire: s}, {release: s}]}}]}\n"
        "    - {name: C, steps: [{with: {s: [{sleep: 1 ms}]}}]}\n"
        "    - {name: yields, repeat: 4000, steps: [{sleep: 0}]}\n",
        "asyncio");
    CHECK(end_of(result, "C") <= 15ms);
  }
}

// At 11 ms A's step is ready, and in the same iteration the time-out is due: it comes after, and is cancelled by A.
TEST_CASE("a time-out in the same iteration as what was waited for comes too late, and disturbs nobody") {
  const Result result = run_jobs(
      "e: event",
      "    - {name: A, steps: [{timeout: {after: 10 ms, steps: [{wait: e}], else: [{sleep: 1 s}]}}, {sleep: 1 ms}]}\n"
      "    - {name: B, steps: [{sleep: 5 ms}, {python: 6 ms}, {set: e}]}\n",
      "asyncio");
  CHECK(end_of(result, "A") >= 12ms);
  CHECK(end_of(result, "A") <= 15ms);
}

TEST_CASE("who is cancelled while it joins a child cancels that too") {
  const Result result = run_jobs("e: event",
                                 "    - {name: A, steps: [{spawn: {name: x, steps: [{sleep: 5 s}]}}, "
                                 "{timeout: {after: 20 ms, steps: [{join: x}]}}]}\n",
                                 "asyncio");
  CHECK(end_of(result, "A") <= 23ms);
}

TEST_CASE("a timer begins later, unless it is cancelled before") {
  for (const std::string& approach : everywhere) {
    CAPTURE(approach);
    const Result result = run_jobs(
        "e: event",
        "    - {name: A, steps: [{spawn: {name: t, after: 100 ms, steps: [{sleep: 50 ms}]}}]}\n"
        "    - {name: B, steps: [{spawn: {name: t, after: 9 s, steps: [{sleep: 50 ms}]}}, {sleep: 10 ms}, "
        "{cancel: t}]}\n",
        approach);
    CHECK(end_of(result, "A") >= 150ms);
    CHECK(end_of(result, "A") <= 150ms + slack(approach));
    CHECK(end_of(result, "B") <= 10ms + slack(approach));
  }
}
