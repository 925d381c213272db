// When tasks come: open arrivals of all kinds, backlogs, clients that give up and ask again.
#include <cstdio>
#include <fstream>
#include <unistd.h>

#include "sim/report/summary.h"
#include "tests/runs.h"
#include "tests/wrong.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

const std::string textbook = "machine: {cores: 1}\nos: {policy: fifo, run_queues: shared}\n";

std::string one_worker(const std::string& arrivals, const std::string& steps) {
  return textbook + "workload:\n  arrivals: " + arrivals + "\n  for: 10 s\n  steps: " + steps +
         "\napproaches: [{native_threads: {threads: 1}}]\n";
}

std::int64_t in_ms(Time time) { return time == never ? -1 : time.time_since_epoch() / 1ms; }

// A file that goes when the test does.
struct TextFile {
  explicit TextFile(const std::string& text) { std::ofstream(path) << text; }
  ~TextFile() { std::remove(path.c_str()); }
  std::string path = "/tmp/interleave_test_arrivals_" + std::to_string(getpid()) + ".csv";
};

}  // namespace

TEST_CASE("bursts: arrivals at an interval while on, none while off") {
  const Result result =
      run_text(one_worker("{bursts: {on: 30 ms, off: 70 ms, every: 10 ms}}", "[{cpu: 1 us}]"), {"workload.for=0.25 s"});
  std::vector<std::int64_t> arrivals;
  for (const TaskResult& task : result.tasks) arrivals.push_back(in_ms(task.arrival));
  CHECK(arrivals == std::vector<std::int64_t>{10, 20, 110, 120, 210, 220});
}

TEST_CASE("bursts: the rate holds while on alone") {
  const Result result = run_text(one_worker("{bursts: {on: 200 ms, off: 800 ms, rate: 1000/s}}", "[{cpu: 1 us}]"));
  for (const TaskResult& task : result.tasks) CHECK(in_ms(task.arrival) % 1000 < 200);
  CHECK(result.tasks.size() > 1850);
  CHECK(result.tasks.size() < 2150);
}

TEST_CASE("bursts that may draw nothing still come to an end, and nobody having come is said") {
  const std::string text =
      one_worker("{bursts: {on: {uniform: {min: 0, max: 1 ns}}, off: 0, every: 1 ms}}", "[{cpu: 1 us}]");
  const Result result = run_first(parse_scenario(text, "test.yaml", {"workload.for=1 us"}));
  CHECK(result.outcome == Result::Outcome::failed);
  CHECK(result.failure == "no task arrives before the end; give it a longer time or a higher rate");
}

TEST_CASE("arrivals from a file: seconds or units, remarks, and `for` cuts them off") {
  const TextFile file("# recorded\n0.010\n\n12.5 ms  # another\r\n9 s\n11\n");
  const Result result = run_text(one_worker("{file: " + file.path + "}", "[{cpu: 1 ms}]"));
  REQUIRE(result.tasks.size() == 3);
  CHECK(result.tasks[0].arrival == Time(10ms));
  CHECK(result.tasks[1].arrival == Time(12500us));
  CHECK(result.tasks[2].arrival == Time(9s));
}

TEST_CASE("a file of arrivals that is wrong: the line is named") {
  const auto message = [](const std::string& text) {
    const TextFile file(text);
    const std::string all = message_of("workload: {arrivals: {file: " + file.path + "}, steps: [{cpu: 1 ms}]}\n"
                                       "approaches: [sequential]\n");
    REQUIRE(all.starts_with(file.path));
    return all.substr(file.path.size());
  };
  const std::string expected = "expected a time with its unit, or seconds, on each line, e.g. 12.5 ms or 0.0125";
  CHECK(message("1 ms\nsoon\n") == ":2:1: got \"soon\", " + expected);
  CHECK(message("1 ms\n2 sec\n") == ":2:1: got \"2 sec\", " + expected);
  CHECK(message("-1\n") == ":1:1: got \"-1\", " + expected);
  CHECK(message("2 ms\n\n1 ms\n") == ":3:1: got \"1 ms\", which is before the line above; sort the times");
  CHECK(message("# nothing\n") == ": no times, " + expected);
  CHECK(message_of("workload: {arrivals: {file: none.csv}, steps: [{cpu: 1 ms}]}\napproaches: [sequential]\n")
            .find("none.csv: no such file") != std::string::npos);
}

TEST_CASE("a backlog: who finds no place is turned away, under every approach") {
  const TextFile file("0\n0\n0\n0\n0\n1\n");
  for (const char* approach : {"sequential", "native_threads: {threads: 1}", "threading: {threads: 1}",
                               "multiprocessing: {workers: 1}", "futures: {workers: 1, executor: thread}",
                               "asyncio: {offload: thread, workers: 1}"}) {
    CAPTURE(approach);
    const Result result = run_text(one_worker("{file: " + file.path + ", backlog: 2}", "[{native: 10 ms}]"),
                                   {"approaches=[{" + std::string(approach) + "}]"});
    const Summary summary = summarise(result);
    CHECK(summary.tasks == 6);
    CAPTURE(summary.turned_away);
    CHECK(summary.unfinished == 0);
    CHECK(result.tasks[5].fate == TaskResult::Fate::served);
    CHECK(result.tasks[4].fate == TaskResult::Fate::turned_away);
    CHECK(result.tasks[4].first_run == never);
  }
}

// One worker, 100 ms each, three at once, patience for 150 ms: the second and the third give up.

Result run_impatient(const std::string& timeout, const std::string& more = "") {
  const TextFile file("0\n0\n0\n");
  std::string arrivals = "{file: " + file.path + ", timeout: " + timeout + more + "}";
  return run_text(one_worker(arrivals, "[{cpu: 100 ms}]"));
}

TEST_CASE("a time-out: the server does the work all the same; goodput counts what was waited for") {
  const Result result = run_impatient("150 ms");
  const Summary summary = summarise(result);
  CHECK(summary.timed_out == 2);
  CHECK(in_ms(result.tasks[2].end) == 300);
  CHECK(summary.unfinished == 0);
  CHECK(summary.throughput_per_s == doctest::Approx(10));
  CHECK(summary.goodput_per_s == doctest::Approx(10.0 / 3));
  CHECK(summary.latency->max == 100ms);
}

TEST_CASE("a server that notices does not begin what nobody waits for any more") {
  const Result result = run_impatient("{after: 150 ms, noticed: true}");
  CHECK(summarise(result).timed_out == 2);
  CHECK(in_ms(result.tasks[1].end) == 200);   // it had been begun
  CHECK(result.tasks[2].first_run == never);
  CHECK(result.elapsed == 200ms);
}

TEST_CASE("retries: so often, after a pause that grows; the latency counts from the first attempt") {
  const TextFile file("0\n0\n");
  const std::string arrivals = "{file: " + file.path + ", backlog: 1, retry: {times: 2, pause: 30 ms, backoff: 2}}";
  const Result result = run_text(one_worker(arrivals, "[{cpu: 50 ms}]"), {"workload.arrivals.file=" + file.path});
  CHECK(summarise(result).turned_away == 0);   // one is begun at once, one waits

  const TextFile three("0\n0\n0\n0\n");
  const Result late = run_text(one_worker("{file: " + three.path +
                                              ", backlog: 1, retry: {times: 2, pause: 30 ms, backoff: 2}}",
                                          "[{cpu: 50 ms}]"));
  // All four come at once: one waits, the others are turned away, again at 30 ms, and come once more at 90 ms.
  const Summary summary = summarise(late);
  CHECK(summary.tasks == 4 + summary.retried);
  for (const TaskResult& task : late.tasks)
    if (task.attempt > 0) CHECK(in_ms(task.arrival) == (task.attempt == 1 ? 30 : 90));
  for (const TaskResult& task : late.tasks) CHECK(task.earlier == (task.arrival - Time{}));
  CHECK(summary.latency->max == 150ms);
}

TEST_CASE("a client that gave up asks again, and the run ends when the last has") {
  const Result result = run_impatient("150 ms", ", retry: 1");
  const Summary summary = summarise(result);
  CHECK(summary.retried == 2);
  CHECK(result.tasks[3].name == "task-1 again 1");
  CHECK(in_ms(result.tasks[3].arrival) == 150);
  CHECK(summary.tasks == 5);
  CHECK(summary.unfinished == 0);
}

TEST_CASE("what is in the system when arrivals stop is finished, and counted") {
  const Result result = run_text(one_worker("{every: 10 ms}", "[{cpu: 15 ms}]"), {"workload.for=0.1 s"});
  CHECK(result.tasks.size() == 9);
  CHECK(result.elapsed == 145ms);
  CHECK(summarise(result).unfinished == 3);
}

TEST_CASE("arrivals, wrong") {
  const auto arrivals = [](const std::string& text) {
    return workload("for: 1 s, steps: [{cpu: 1 ms}], arrivals: " + text);
  };
  check({{arrivals("{poisson: {rate: 5/s}, every: 1 s}"),
          "1:77: workload.arrivals: got both \"poisson\" and \"every\", expected one of them; remove one"},
         {arrivals("{bursts: {on: 1 s, off: 1 s}}"),
          "1:63: workload.arrivals.bursts: got a map, expected a map with one of the keys rate, every; write e.g. "
          "bursts: {on: 200 ms, off: 800 ms, rate: 100/s}"},
         {arrivals("{every: 1 s, retry: 3}"),
          "1:74: workload.arrivals.retry: got retry without a backlog or a timeout, so that nobody ever fails; "
          "add one of them"}});
}

// ---- clients in a closed loop ----

namespace {

Result run_clients(const std::string& clients, const std::string& approach) {
  return run_text("machine: {cores: 2}\nos: textbook\nworkload: {clients: {" + clients +
                  "}, steps: [{cpu: 100 ms}]}\napproaches: [" + approach + "]\n");
}

}  // namespace

TEST_CASE("a client in a closed loop gives up, thinks, and asks again; the late request is finished all the same") {
  for (const char* approach : {"sequential", "native_threads", "threading", "asyncio"}) {
    CAPTURE(approach);
    const Result result = run_clients("requests: 3, think: 100 ms, timeout: 60 ms", approach);
    REQUIRE(result.tasks.size() == 3);
    for (int i = 0; i < 3; ++i) {
      const TaskResult& task = result.tasks[static_cast<std::size_t>(i)];
      CHECK(task.fate == TaskResult::Fate::timed_out);
      CHECK(in_ms(task.arrival) == i * 160);
      CHECK(in_ms(task.end) == i * 160 + 100);
    }
    const Summary summary = summarise(result);
    CHECK(summary.unfinished == 0);
    CHECK(summary.goodput_per_s == 0);
    CHECK(summary.throughput_per_s == doctest::Approx(3 / 0.42).epsilon(0.01));
  }
}

TEST_CASE("a server that notices does not begin a client's request that it has given up") {
  for (const char* approach : {"native_threads", "threading", "asyncio"}) {
    CAPTURE(approach);
    const Result result = run_clients("requests: 3, timeout: {after: 60 ms, noticed: true}", approach);
    CHECK(summarise(result).timed_out == 3);
    CHECK(in_ms(result.tasks[1].end) == 200);   // when it was read its client was still waiting
    CHECK(result.tasks[2].first_run == never);
    CHECK(in_ms(run_clients("requests: 3, timeout: 60 ms", approach).tasks[2].end) == 300);
  }
}

// The second client's first two requests stand there until the first client has hung up, and are answered too late.
TEST_CASE("a late answer is thrown away, and not taken for that to the next request") {
  for (const char* approach : {"native_threads: {threads: 1}", "threading: {threads: 1}"}) {
    CAPTURE(approach);
    const Result result = run_clients("count: 2, requests: 4, timeout: 240 ms", "{" + std::string(approach) + "}");
    CHECK(summarise(result).timed_out == 2);
    std::vector<int> latencies;   // in 10 ms, rounded: a long poll's timer has some slack
    for (const TaskResult& task : result.tasks)
      if (task.fate == TaskResult::Fate::served)
        latencies.push_back(static_cast<int>((task.end - task.arrival + 5ms) / 10ms));
    CHECK(latencies == std::vector<int>{10, 10, 10, 10, 22, 10});
  }
}
