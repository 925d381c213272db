// What tasks on an event loop share and say.
#include <doctest/doctest.h>

#include <string>

#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

std::string failure_of_first(const std::string& text) {
  return run_first(parse_scenario(text, "test.yaml", {})).failure;
}

}  // namespace

TEST_CASE("asyncio: a deadlock is told with the tasks that are parked on the loop") {
  const std::string head =
      "machine: {cores: 1}\nos: textbook\nworkload:\n  objects: {a: lock, s: {semaphore: 1}, q: queue}\n";
  const std::string thread = "MainThread waits for events; on its loop ";
  const std::string two_locks = failure_of_first(
      head + "  jobs:\n    - {name: A, steps: [{with: {a: [{sleep: 1 ms}, {with: {s: [{cpu: 1 ms}]}}]}}]}\n"
      "    - {name: B, steps: [{with: {s: [{sleep: 1 ms}, {with: {a: [{cpu: 1 ms}]}}]}}]}\napproaches: [asyncio]\n");
  CHECK(two_locks.find(thread + "A waits for a semaphore; B waits for a lock") != std::string::npos);
  const std::string many = failure_of_first(head + "  tasks: 9\n  steps: [{get: q}]\napproaches: [asyncio]\n");
  CHECK(many.find(thread + "task-0 waits for an entry of a queue; task-1") != std::string::npos);
  CHECK(many.find("task-4 waits for an entry of a queue; and 4 more") != std::string::npos);
  const std::string child = failure_of_first(
      head + "  tasks: 2\n  steps: [{spawn: {name: x, steps: [{get: q}]}}, {join: x}]\n"
      "approaches: [{asyncio: {limit: 1}}]\n");
  CHECK(child.find(thread + "task-0 waits for a child task; task-1 waits for the limit's semaphore; x waits for an "
                            "entry of a queue") != std::string::npos);
  const std::string client = failure_of_first(
      head + "  clients: {requests: 2}\n  steps: [{get: q}]\napproaches: [asyncio]\n");
  CHECK(client.find("client 0 waits for an answer; on its loop server 0 waits for an entry of a queue") !=
        std::string::npos);
}
