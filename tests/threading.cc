// The rules of Lib/threading.py and Lib/queue.py that concern the GIL, each by its name; those of objects in every
// library are in synchronisation.cc.
#include <doctest/doctest.h>

#include <string>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// On two cores without any costs but the interpreter's.
Result threads(const std::string& workload, const std::string& python = "cpython-3.11") {
  return run_text("machine: {cores: 2, wake_idle: 50 us, futex_wake: 1 us}\nos: textbook\npython: " + python +
                  "\nworkload: {" + workload + "}\napproaches: [threading]\n");
}

}  // namespace

// _started.wait(): the new thread must have the GIL once.
TEST_CASE("threading: beside a computing thread each start costs a switch interval") {
  const std::string tasks = "tasks: 5, steps: [{sleep: 1 ms}]";
  const auto between = [](const Result& result) {
    return result.tasks.back().first_run - result.tasks.front().first_run;
  };
  CHECK(between(threads(tasks)) < 4ms);
  CHECK(between(threads(tasks + ", background: [{steps: [{python: forever}]}]")) >= 4 * 5ms);
}

// Were it released each time, the other thread would be woken 2000 times for nothing.
TEST_CASE("threading: Lock.acquire tries with the GIL held, and releases it only to block") {
  const auto switches = [](const char* steps) {
    return threads(std::string("objects: {mine: lock}, jobs: [{name: a, repeat: 1000, steps: [") + steps +
                   "]}, {name: b, steps: [{python: 60 ms}]}]")
        .switches_voluntary;
  };
  const std::int64_t without = switches("{python: 50 us}");
  CHECK(without < 150);
  CHECK(switches("{with: {mine: [{python: 50 us}]}}") < without + 50);
  CHECK(switches("{python: 50 us}, {sleep: 1 ns}") > without + 500);     // as a call that does release it
}

TEST_CASE("threading: a Queue is one mutex: each put and get takes it and lets go") {
  const auto elapsed = [](const std::string& steps) {
    return threads("objects: {q: queue, s: simple_queue}, tasks: 1, steps: [" + steps + "]",
                   "{profile: cpython-3.11, lock_operation: 1 ms, queue_operation: 0}")
        .elapsed;
  };
  const Duration nothing = elapsed("{python: 30 ms}");
  CHECK(elapsed("{python: 30 ms}, {put: q}") == nothing + 2ms);
  CHECK(elapsed("{python: 30 ms}, {put: q}, {get: q}") == nothing + 4ms);
  CHECK(elapsed("{python: 30 ms}, {put: s}, {get: s}") == nothing);       // in C, under the GIL
}
