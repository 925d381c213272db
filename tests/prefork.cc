// Servers of several processes at one listening socket.
#include "tests/runs.h"
#include "tests/wrong.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

std::string server(const std::string& workload, const std::string& options) {
  return "machine: {cores: 4}\nos: textbook\nworkload: " + workload + "\napproaches: [{prefork: {" + options + "}}]\n";
}

std::size_t served(const Result& result) {
  std::size_t count = 0;
  for (const TaskResult& task : result.tasks) count += task.end != never ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("prefork: each worker has a GIL of its own") {
  const std::string eight = "{tasks: 8, steps: [{python: 100 ms}]}";
  const Result four = run_text(server(eight, "processes: 4, each: sequential, warm: true"));
  const Result one = run_text(server(eight, "processes: 1, each: sequential, warm: true"));
  CHECK(served(four) == 8);
  CHECK(four.elapsed >= Duration(200ms));
  CHECK(four.elapsed < Duration(215ms));
  CHECK(one.elapsed >= Duration(800ms));
  CHECK(four.processes == 5);
}

TEST_CASE("prefork: a sync worker serves one after the other, one of threads or of a loop waits for many at once") {
  const std::string waiting = "{tasks: 12, steps: [{sleep: 100 ms}]}";
  const Result sync = run_text(server(waiting, "processes: 2, each: sequential, warm: true"));
  CHECK(sync.elapsed >= Duration(600ms));
  for (const char* each : {"{threading: {threads: 12}}", "{futures: {executor: thread, workers: 12}}", "asyncio"}) {
    CAPTURE(each);
    const Result many =
        run_text(server(waiting, "processes: 2, warm: true, each: " + std::string(each)));
    CHECK(served(many) == 12);
    CHECK(many.elapsed < Duration(200ms));
  }
}

TEST_CASE("prefork: without warm the clients wait for the workers to come up") {
  const std::string one = "{tasks: 1, main_import: 50 ms, steps: [{python: 1 ms}]}";
  const Result cold = run_text(server(one, "processes: 2, each: asyncio, start: spawn"));
  const Result warm = run_text(server(one, "processes: 2, each: asyncio, start: spawn, warm: true"));
  CHECK(cold.elapsed > Duration(50ms));
  CHECK(warm.elapsed < Duration(20ms));
}

TEST_CASE("prefork: the socket's queue turns away who finds no place") {
  const std::string burst = "{arrivals: {every: 1 ms}, for: 10500 us, steps: [{python: 100 ms}]}";
  const Result result = run_text(server(burst, "processes: 2, each: sequential, backlog: 3, warm: true"));
  std::size_t turned_away = 0;
  for (const TaskResult& task : result.tasks) turned_away += task.fate == TaskResult::Fate::turned_away ? 1 : 0;
  CHECK(turned_away == 5);
  CHECK(served(result) == 5);
}

TEST_CASE("prefork: connections of clients are accepted by one worker or another, and served to their end") {
  for (const char* each : {"{threading: {threads: 3}}", "asyncio"}) {
    CAPTURE(each);
    const Result result = run_text(server("{clients: {count: 3, requests: 5}, steps: [{python: 1 ms}]}",
                                          "processes: 2, each: " + std::string(each)));
    CHECK(result.tasks.size() == 15);
    CHECK(served(result) == 15);
  }
}

TEST_CASE("prefork: what a process cannot run by itself is refused") {
  for (const char* each : {"native_threads", "multiprocessing", "{futures: {executor: process}}",
                           "{prefork: {processes: 2, each: asyncio}}", "{threading: {os: textbook}}"}) {
    CAPTURE(each);
    const std::string said = message_of(approaches("[{prefork: {processes: 2, each: " + std::string(each) + "}}]"));
    CHECK(said.find("expected what one process runs: sequential, threading, futures with threads or asyncio") !=
          std::string::npos);
  }
  CHECK(message_of(approaches("[{prefork: {each: asyncio}}]")).find("processes") != std::string::npos);
  CHECK(message_of(approaches("[prefork]")) ==
        "f.yaml:6:14: approaches[0]: got \"prefork\" without processes; write e.g. {prefork: {processes: 4, each: "
        "asyncio}}");
}
