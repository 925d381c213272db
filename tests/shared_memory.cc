// Payloads in multiprocessing.shared_memory: what goes through the pipe, who has which faults, what it takes of memory.
#include <doctest/doctest.h>

#include <string>

#include "sim/report/summary.h"
#include "tests/runs.h"
#include "tests/wrong.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t mib = 1 << 20;

const std::string executor = "futures: {executor: process, workers: 2, warm: true, payloads: shared_memory}";

Result run_sharing(const std::string& machine, const std::string& workload, const std::string& approach = executor) {
  return run_text("machine: {cores: 4" + machine + "}\nos: textbook\nworkload: {steps: [{cpu: 1 ms}], " + workload +
                  "}\napproaches: [{" + approach + "}]\n");
}

}  // namespace

TEST_CASE("shared memory: the name alone goes through the pipe, however large the payload") {
  const std::string machine = ", copy_kib: 100 us", small = "tasks: 1, arguments: 4 KiB, results: 4 KiB";
  const std::string large = "tasks: 1, arguments: 4 MiB, results: 4 MiB";
  CHECK(run_sharing(machine, small).elapsed == run_sharing(machine, large).elapsed);
  const std::string pickled = "futures: {executor: process, workers: 2, warm: true}";
  CHECK(run_sharing(machine, large, pickled).elapsed > run_sharing(machine, small, pickled).elapsed + 800ms);
}

TEST_CASE("shared memory: who fills a block has a fault in every page, who reads it one in 16") {
  for (const char* payload : {"arguments: 256 KiB", "results: 256 KiB"}) {
    CAPTURE(payload);
    const Duration free = run_sharing("", std::string("tasks: 1, ") + payload).elapsed;
    CHECK(run_sharing(", page_fault: 1 ms", std::string("tasks: 1, ") + payload).elapsed - free == (64 + 4) * 1ms);
  }
}

TEST_CASE("shared memory: a block takes system calls to be made, opened, closed and unlinked") {
  const auto elapsed = [](const std::string& machine, const std::string& payload) {
    return run_sharing(machine, "tasks: 1, " + payload).elapsed;
  };
  // Made: 5, opened: 4, closed on both sides: 4, unlinked: 2.
  const Duration without = elapsed(", syscall: 1 ms", "arguments: 0") - elapsed("", "arguments: 0");
  const Duration with = elapsed(", syscall: 1 ms", "arguments: 64 KiB") - elapsed("", "arguments: 64 KiB");
  CHECK(with - without >= 13ms);   // whoever submits closes and unlinks while others may still be at it
  CHECK(with - without <= 16ms);
}

TEST_CASE("shared memory: blocks count as memory from when they are made until they are unlinked") {
  const std::string workload = "tasks: 8, arguments: 1 MiB";
  const std::string pool = "multiprocessing: {workers: 2, warm: true, method: ";
  const std::int64_t without = run_sharing("", "tasks: 8", pool + "map}").memory_peak_bytes;
  for (const std::string method : {"map", "imap", "imap_unordered"}) {
    CAPTURE(method);
    const Result result = run_sharing("", workload, pool + method + ", payloads: shared_memory}");
    CHECK(result.memory_peak_bytes - without == 8 * mib);
  }
}

TEST_CASE("shared memory: as_completed, apply_async and chunks bring all results back") {
  for (const char* approach : {executor.c_str(),
                               "futures: {executor: process, method: as_completed, payloads: shared_memory}",
                               "futures: {executor: process, workers: 2, chunksize: 3, payloads: shared_memory}",
                               "multiprocessing: {workers: 2, method: apply_async, payloads: shared_memory}",
                               "multiprocessing: {workers: 2, chunksize: 5, payloads: shared_memory}"}) {
    CAPTURE(approach);
    const Result result = run_sharing("", "tasks: 9, arguments: 64 KiB, results: 1 MiB", approach);
    CHECK(result.tasks.size() == 9);
    CHECK(summarise(result).unfinished == 0);
  }
}

TEST_CASE("shared memory: where nothing goes to another process it is refused") {
  const auto said = [](const std::string& approach) { return message_of(approaches("[{" + approach + "}]")); };
  CHECK(said("futures: {payloads: shared_memory}").find("got payloads without processes") != std::string::npos);
  CHECK(said("multiprocessing: {payloads: shared_memory}").find("got payloads without workers") != std::string::npos);
}
