// The rules of an asyncio event loop, each test named after the one whose breach it would show:
// Lib/asyncio/base_events.py, selector_events.py, Lib/selectors.py.
#include <doctest/doctest.h>

#include <string>

#include "sim/python/event_loop.h"
#include "tests/forked.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// On two cores without any costs but those of an iteration and of the GIL.
Result loop(const std::string& workload, const std::string& iteration, const std::string& gil = "0",
            const std::string& approach = "asyncio") {
  return run_text("machine: {cores: 2}\nos: textbook\npython: {profile: cpython-3.11, loop_handle: 0, loop_timer: 0, " +
                  ("task_create: 0, loop_iteration: " + iteration + ", gil_take: " + gil + ", gil_drop: " + gil) +
                  ", gil_wait_entry: 0, gil_wake_exit: 0, socket_operation: 0, call_overhead: 0, lock_operation: 0}\n" +
                  "workload: {" + workload + "}\napproaches: [" + approach + "]\n");
}

Duration end_of(const Result& result, const std::string& name) { return task_named(result, name).end - Time{}; }

const std::string yields = "tasks: 1, repeat: 10, steps: [{sleep: 0}]";

}  // namespace

TEST_CASE("event loop: what a handle adds waits for the next iteration") {
  const Duration once = loop("tasks: 1, steps: [{sleep: 0}]", "1 ms").elapsed;
  CHECK(loop(yields, "1 ms").elapsed == once + 9ms);
}

TEST_CASE("event loop: all that are ready run in one iteration") {
  const Duration one = loop("tasks: 1, steps: [{python: 1 ms}]", "20 ms").elapsed;
  CHECK(loop("tasks: 4, steps: [{python: 1 ms}]", "20 ms").elapsed == one + 3ms);
}

TEST_CASE("event loop: select does not block while anything is ready, else until the next timer") {
  const Result result = loop(
      "jobs: [{name: busy, repeat: 5, steps: [{sleep: 0}, {python: 1 ms}]}, {name: late, steps: [{sleep: 20 ms}]}, "
      "{name: later, steps: [{sleep: 31 ms}]}]", "10 us");
  CHECK(end_of(result, "busy") < 6ms);
  CHECK(end_of(result, "late") >= 20ms);
  CHECK(end_of(result, "late") < 22ms);
  CHECK(end_of(result, "later") < 33ms);
}

TEST_CASE("event loop: epoll's time-out is rounded up to whole milliseconds") {
  CHECK(epoll_timeout_ms(0ns) == 0);
  CHECK(epoll_timeout_ms(1ns) == 1);
  CHECK(epoll_timeout_ms(1ms) == 1);
  CHECK(epoll_timeout_ms(1001us) == 2);
  const Duration slept = loop("tasks: 1, steps: [{sleep: 1200 us}]", "0").elapsed;
  CHECK(slept >= 2ms);
  CHECK(slept < 2100us);
}

TEST_CASE("event loop: select releases the GIL even when it does not block") {
  const Duration free_of_charge = loop(yields, "1 ms").elapsed;
  const Duration once = loop("tasks: 1, steps: [{sleep: 0}]", "1 ms", "100 us").elapsed -
                        loop("tasks: 1, steps: [{sleep: 0}]", "1 ms").elapsed;
  CHECK(loop(yields, "1 ms", "100 us").elapsed == free_of_charge + once + 9 * 200us);
}

// A request is two iterations, for the future and for the step that it wakes, one recv and one send.
TEST_CASE("event loop: socket calls release the GIL even when they do not block") {
  const auto elapsed = [](const char* requests, const char* gil) {
    return loop(std::string("clients: {count: 1, via: socketpair, requests: ") + requests +
                    "}, steps: [{python: 1 ms}]", "0", gil).elapsed;
  };
  const auto ten_more = [&](const char* gil) { return elapsed("20", gil) - elapsed("10", gil); };
  CHECK(ten_more("100 us") == ten_more("0") + 10 * (2 + 2) * 200us);
}

// call_soon_threadsafe's byte wakes the loop, which sets the future; its callback is the task's step.
TEST_CASE("event loop: what an executor gives back takes two further iterations") {
  const std::string step = "tasks: 1, steps: [{native: 1 ms}]";
  const Duration blocking = loop(step, "10 ms").elapsed;
  const Duration offloaded = loop(step, "10 ms", "0", "{asyncio: {offload: thread}}").elapsed;
  const Duration more = offloaded - blocking;
  CHECK(more > 19ms - 1ms);
  CHECK(more < 21ms);
}

// The loop sleeps in select when the worker is done: its byte alone wakes it up.
TEST_CASE("event loop: call_soon_threadsafe wakes the loop up from select") {
  const Result result = loop("tasks: 1, steps: [{native: 20 ms}]", "10 us", "0", "{asyncio: {offload: thread}}");
  CHECK(result.elapsed >= 20ms);
  CHECK(result.elapsed < 21ms);
}

// _run_once: _process_events, then the timers that are due. Both are when the loop is back from its callback of 10 ms.
TEST_CASE("event loop: what descriptors made ready comes before timers that are due") {
  const std::string order = in_child([] {
    const Result result = run_text(
        "machine: {cores: 2, devices: {net: {latency: 4 ms, bandwidth: 1 Gbps}}}\nos: textbook\n"
        "python: cpython-3.11\nworkload:\n  jobs:\n"
        "    - {name: timer, steps: [{sleep: 2 ms}, {python: 1 ms}]}\n"
        "    - {name: reader, steps: [{receive: {from: net, size: 1 KiB}}, {python: 1 ms}]}\n"
        "    - {name: busy, steps: [{python: 10 ms}]}\napproaches: [asyncio]\n");
    const Duration reader = end_of(result, "reader"), timer = end_of(result, "timer");
    return std::string(reader > 10ms && timer > 10ms ? "both late, " : "") +
           (reader < timer ? "reader, timer" : "timer, reader");
  });
  CHECK(order == "both late, reader, timer");
}

// uvloop/loop.pyx, call_later: round(delay * 1000), and zero is call_soon. libuv's clock is cut to milliseconds.
TEST_CASE("event loop: uvloop rounds timers to milliseconds") {
  const auto slept = [](const char* time) {
    return loop(std::string("tasks: 1, steps: [{sleep: ") + time + "}]", "0", "0", "{asyncio: {loop: uvloop}}").elapsed;
  };
  CHECK(slept("400 us") < 100us);
  CHECK(slept("600 us") >= 1ms);
  CHECK(slept("1200 us") < 1100us);
  CHECK(slept("1700 us") >= 2ms);
  CHECK(slept("1700 us") < 2100us);
}

// call_later, for a sleep that is not 0 and for a time-out; sleep(0) is a bare yield.
TEST_CASE("event loop: a timer costs something, and does not move its date") {
  const auto run = [](const std::string& steps, const std::string& timer, const std::string& how = "asyncio") {
    return run_text("machine: {cores: 1}\nos: textbook\npython: {profile: cpython-3.11, loop_handle: 0, "
                    "task_create: 0, loop_iteration: 0, loop_timer: " + timer +
                    "}\nworkload: {tasks: 1, steps: [" + steps +
                    "]}\napproaches: [" + how + "]\n");
  };
  const auto costs = [&](const std::string& steps) { return run(steps, "400 us").cpu - run(steps, "0").cpu; };
  CHECK(costs("{sleep: 0}") == 0us);
  CHECK(costs("{sleep: 10 ms}") == 400us);
  CHECK(costs("{timeout: {after: 20 ms, steps: [{python: 1 ms}]}}") == 400us);
  CHECK(run("{sleep: 9500 us}", "400 us").elapsed < 10900us);   // 10 ms later select has returned, rounded up
  // uv_timer_start counts from when it is called: rounded is what call_later was given.
  const std::string uvloop = "{asyncio: {loop: uvloop}}";
  CHECK(run("{sleep: 501 us}", "30 us", uvloop).elapsed >= run("{sleep: 501 us}", "0", uvloop).elapsed);
}

TEST_CASE("event loop: an iteration of uvloop costs half of asyncio's") {
  CHECK(loop(yields, "1 ms", "0", "{asyncio: {loop: uvloop}}").elapsed == loop(yields, "500 us").elapsed);
}
