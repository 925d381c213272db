// The text of `run` and `compare`, letter by letter.
#include "sim/report/table.h"

#include <doctest/doctest.h>

#include "sim/report/reason.h"
#include "tests/report_results.h"

using namespace interleave;

namespace {

Report five_approaches() {
  return report_of(
      {{approach_of("sequential", "sequential"),
        {result_of(1000, 260, 1, 1, {{Doing::python, 260}, {Doing::io, 740}})}},
       {approach_of("threading", "threading(threads=16)"),
        {result_of(800, 700, 17, 1,
                   {{Doing::python, 690}, {Doing::gil_wait, 9600}, {Doing::io, 2000}, {Doing::join, 800}})}},
       {approach_of("asyncio", "asyncio"), {result_of(700, 679, 1, 1, {{Doing::python, 679}, {Doing::select, 21}})}},
       {approach_of("multiprocessing", "multiprocessing(workers=4)"),
        {result_of(250, 980, 5, 5, {{Doing::python, 700}, {Doing::startup, 280}, {Doing::join, 250}})}},
       {approach_of("prefork", "prefork(日本)"), {failed_result("a deadlock")}}});
}

std::vector<Result> repeated(std::initializer_list<int> elapsed) {
  std::vector<Result> runs;
  for (const int ms : elapsed)
    runs.push_back(result_of(ms, ms / 2, 2, 1, {{Doing::python, ms / 2}, {Doing::lock, ms}}));
  return runs;
}

std::string why(const char* model, const Result& result, bool open = false) {
  return reason(approach_of(model, model), {&result}, open);
}

}  // namespace

TEST_CASE("the width of a text is what a terminal shows") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Zoë ±") == 5);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\xcc\x81") == 1);   // e and a combining acute accent
  CHECK(padded("日本", 6) == "日本  ");
  CHECK(padded("±", 3, true) == "  ±");
  CHECK(padded("longer", 3) == "longer");
}

TEST_CASE("run: key figures, the time accounting, the table of the book") {
  Report report = report_of({{approach_of("sequential", "sequential"), {two_tasks()}}});
  report.tasks = true;
  CHECK(run_table(report, {}) == R"(Two tasks

sequential
  tasks                  2
  unfinished             0
  elapsed                50.0 ms
  throughput             40.0/s
  latency, mean          35.0 ms
  latency, p50           30.0 ms
  latency, p90           40.0 ms
  latency, p99           40.0 ms
  latency, max           40.0 ms
  CPU time               50.0 ms
  CPU utilisation        25 %
  switches, voluntary    3
  switches, involuntary  1
  migrations             0
  threads                1
  processes              1
  peak memory            60.0 MiB
  why                    one thread: computed for 100 % of the time, the other 3 cores idle

Where the threads' time went (50.0 ms in all)
  python      80 %   40.0 ms  ████████████████████████████████
  native      20 %   10.0 ms  ████████
  io          <1 %      7 ns  ▏

Tasks (times in ms)
task     arrival  burst  first run  completion  turnaround  waiting  response
-------  -------  -----  ---------  ----------  ----------  -------  --------
A              0     30          0          30          30        0         0
B             10     20         30          50          40       20        20
-------  -------  -----  ---------  ----------  ----------  -------  --------
average                                                 35       10        10
)");
}

TEST_CASE("run: a task without an end, and a column that needs decimals") {
  Report report = report_of({{approach_of("sequential", "sequential"), {two_tasks()}}});
  report.tasks = true;
  Result& result = report.approaches[0].runs[0];
  result.tasks[1].end = never;
  result.tasks[0].end += std::chrono::microseconds(250);
  const std::string text = run_table(report, {});
  CHECK(text.substr(text.find("A   ")) ==
        R"(A              0     30          0       30.25       30.25        0         0
B             10     20         30           -           -       20        20
-------  -------  -----  ---------  ----------  ----------  -------  --------
average                                              30.25       10        10
)");
}

TEST_CASE("run: a failure stands where the figures would") {
  const Report report = report_of({{approach_of("asyncio", "asyncio"), {failed_result("out of memory")}}});
  CHECK(run_table(report, {}) == "Two tasks\n\nasyncio\n  failed: out of memory\n");
}

TEST_CASE("run: means over repetitions with their interval") {
  const std::string text = run_table(report_of({{approach_of("threading", "a"), repeated({1000, 1010, 990})}}), {});
  CHECK(text.find("a: means of 3 runs, ± half of the 95 % interval\n") != std::string::npos);
  CHECK(text.find("  elapsed                1.00 s ± 24.8 ms\n") != std::string::npos);
  CHECK(text.find("  threads                2\n") != std::string::npos);
}

TEST_CASE("compare: a closed batch by throughput, failures last, a reason for each") {
  CHECK(compare_table(five_approaches(), By::throughput, {}) == R"(Two tasks

rank  approach                    elapsed  throughput     p50     p99  speed-up   CPU    memory
----  --------------------------  -------  ----------  ------  ------  --------  ----  --------
   1  multiprocessing(workers=4)   250 ms      4.00/s  250 ms  250 ms     4.00x  98 %  50.0 MiB
   2  asyncio                      700 ms      1.43/s  700 ms  700 ms     1.43x  24 %  10.0 MiB
   3  threading(threads=16)        800 ms      1.25/s  800 ms  800 ms     1.25x  22 %  10.0 MiB
   4  sequential                   1.00 s      1.00/s  1.00 s  1.00 s     1.00x   6 %  10.0 MiB
   -  prefork(日本)               failed: a deadlock

Ranked by throughput, the highest first. Speed-up is over sequential.
p50 and p99 are of the latency, from arrival to end.

multiprocessing(workers=4): 4 cores busy 98 %, 29 % of that starting threads and processes: at the machine's limit
asyncio: one thread; its loop was busy 97 % of the time
threading(threads=16): limited by the GIL: Python code held the GIL for 86 % of the time, )"
        R"(its threads waited 78 % of their time for it
sequential: waited for I/O 74 % of the time with nothing else to run
prefork(日本): failed: a deadlock
)");
}

TEST_CASE("compare: an open workload by p99, without a speed-up; what is ranked by has its column") {
  Report report = five_approaches();
  CHECK(usual_by(report) == By::throughput);
  report.open = true;
  CHECK(usual_by(report) == By::p99);
  const std::string text = compare_table(report, By::p90, {});
  CHECK(text.find("   p99     p90  ") != std::string::npos);
  CHECK(text.find("peed-up") == std::string::npos);
  CHECK(text.find("Ranked by latency, p90, the lowest first.\n") != std::string::npos);
}

TEST_CASE("compare: repetitions are paired, and what is too close to call is called so") {
  const Report report = report_of({{approach_of("threading", "c"), repeated({1203, 1208, 1191})},
                                   {approach_of("threading", "b"), repeated({1003, 1008, 991})},
                                   {approach_of("threading", "a"), repeated({1000, 1010, 990})},
                                   {approach_of("asyncio", "d"), {two_tasks(), failed_result("a limit")}}});
  CHECK(compare_table(report, By::elapsed, {}) == R"(Two tasks

rank  approach  elapsed        ±  throughput     p50     p99  speed-up   CPU    memory  difference to the best
----  --------  -------  -------  ----------  ------  ------  --------  ----  --------  ------------)"
        R"(------------------------
   1  a          1.00 s  24.8 ms      1.00/s  1.00 s  1.00 s     1.20x  12 %  10.0 MiB  best
   2  b          1.00 s  21.7 ms      1.00/s  1.00 s  1.00 s     1.20x  12 %  10.0 MiB  +667 us ± 6.)"
        R"(25 ms, too close to call
   3  c          1.20 s  21.7 ms      0.83/s  1.20 s  1.20 s     1.00x  12 %  10.0 MiB  +201 ms ± 6.25 ms
   -  d         failed in 1 of 2 runs: a limit

Ranked by elapsed, the lowest first. Speed-up is over the slowest, c, for want of a sequential run.
p50 and p99 are of the latency, from arrival to end.
Means over the repetitions, ± half of a 95 % confidence interval; differences are paired by repetition.

a: limited by locks: its threads waited for them 67 % of their time
b: limited by locks: its threads waited for them 67 % of their time
c: limited by locks: its threads waited for them 67 % of their time
d: failed in 1 of 2 runs: a limit
)");
}

TEST_CASE("compare: equals share a rank, in the order of the scenario") {
  const std::string text = compare_table(report_of({{approach_of("threading", "one"), repeated({1000})},
                                                    {approach_of("threading", "two"), repeated({1000})},
                                                    {approach_of("threading", "three"), repeated({1500})}}),
                                         By::elapsed, {});
  CHECK(text.find("   1  one ") < text.find("   1  two "));
  CHECK(text.find("   1  two ") < text.find("   3  three "));
  CHECK(text.find("   3  three ") != std::string::npos);
}

TEST_CASE("compare: what takes no time at all is the fastest, and no yardstick for others") {
  Result timeless = result_of(0, 0, 1, 1, {});
  const Result slow = result_of(100, 100, 1, 1, {{Doing::python, 100}}), fast = result_of(50, 50, 1, 1, {});
  const std::string table = compare_table(
      report_of({{approach_of("threading", "slow"), {slow}},
                 {approach_of("sequential", "timeless"), {timeless}},
                 {approach_of("threading", "fast"), {fast}}}),
      By::throughput, {});
  CHECK(table.find("   1  timeless") != std::string::npos);
  CHECK(table.find("∞/s") != std::string::npos);
  CHECK(table.find("   2  fast") < table.find("   3  slow"));
  CHECK(table.find("2.00x") != std::string::npos);   // over the slowest that took some time
  CHECK(table.find("timeless: its tasks took no time") != std::string::npos);
  // Nor a difference to it, nor an interval.
  const std::string repeated_table = compare_table(
      report_of({{approach_of("threading", "timeless"), {timeless, timeless}},
                 {approach_of("threading", "slow"), {slow, fast}}}),
      By::throughput, {});
  CHECK(repeated_table.find("nan") == std::string::npos);
  CHECK(repeated_table.find("inf") == std::string::npos);
  const Report alone = report_of({{approach_of("threading", "timeless"), {timeless}}});
  CHECK(run_table(alone, {}).find("throughput             ∞/s") != std::string::npos);
  CHECK(to_json(alone).find("\"throughput_per_s\": null") != std::string::npos);
  CHECK(to_csv(alone).find(",1,0,0.000000000,,") != std::string::npos);
}

TEST_CASE("reasons: a link that is full limits, whatever waits for it") {
  Result result = result_of(100, 20, 5, 1, {{Doing::io, 80}});
  result.busiest_device = "net";
  result.device_busy = std::chrono::milliseconds(95);
  CHECK(why("threading", result) == "limited by the bandwidth of net: bytes flowed 95 % of the time");
  result.device_busy = std::chrono::milliseconds(60);
  CHECK(why("threading", result) != "limited by the bandwidth of net: bytes flowed 95 % of the time");
}

// Of a warm pool all before the clock and after it is in the times, and in no reason.
TEST_CASE("reasons are about the measured section") {
  Result result = result_of(100, 200, 5, 5, {{Doing::startup, 900}, {Doing::io, 80}, {Doing::native_, 90}});
  result.measured[static_cast<std::size_t>(Doing::startup)] = Duration{};
  CHECK(why("multiprocessing", result) == "computed for 53 % of its threads' time, on 2.0 of 4 cores on average");
}

TEST_CASE("compare: with nothing that is done there is a table still") {
  const std::string text =
      compare_table(report_of({{approach_of("asyncio", "asyncio"), {failed_result("out of memory")}}}), By::p99, {});
  CHECK(text.find("   -  asyncio   failed: out of memory\n") != std::string::npos);
}

TEST_CASE("compare: the table has a failure in short, the reasons in full") {
  const Result failed = failed_result("deadlock at 2 s: A waits for B; B waits for A");
  const std::string text = compare_table(report_of({{approach_of("asyncio", "asyncio"), {failed}}}), By::p99, {});
  CHECK(text.find("   -  asyncio   failed: deadlock at 2 s\n") != std::string::npos);
  CHECK(text.find("\nasyncio: failed: deadlock at 2 s: A waits for B; B waits for A\n") != std::string::npos);
}

TEST_CASE("colour only when asked for") {
  CHECK(compare_table(five_approaches(), By::throughput, {}).find('\x1b') == std::string::npos);
  const std::string text = compare_table(five_approaches(), By::throughput, {true});
  CHECK(text.find("\x1b[32m   1  multiprocessing") != std::string::npos);
  CHECK(text.find("\x1b[31m   -  prefork") != std::string::npos);
}

TEST_CASE("by names") {
  for (std::size_t i = 0; i < std::size(by_names); ++i) CHECK(by_named(by_names[i]) == static_cast<By>(i));
  CHECK(!by_named("p95"));
}

TEST_CASE("the reason is the dominant cause") {
  // A GIL that is always held limits, even where its waiters mostly do something else.
  CHECK(why("threading", result_of(100, 92, 8, 1, {{Doing::python, 90}, {Doing::gil_wait, 200}, {Doing::io, 500}})) ==
        "limited by the GIL: Python code held the GIL for 90 % of the time, "
        "its threads waited 25 % of their time for it");
  CHECK(why("threading", result_of(100, 30, 8, 1, {{Doing::python, 30}, {Doing::gil_wait, 5}, {Doing::io, 765}})) ==
        "limited by I/O: its threads waited for it 96 % of their time");
  CHECK(why("native_threads", result_of(100, 200, 2, 1, {{Doing::native_, 200}, {Doing::join, 1000}})) ==
        "computed for 100 % of its threads' time, on 2.0 of 4 cores on average");
  CHECK(why("asyncio", result_of(100, 10, 1, 1, {{Doing::python, 10}, {Doing::select, 90}})) ==
        "its event loop had nothing ready 90 % of the time");
  CHECK(why("multiprocessing", result_of(100, 90, 5, 5, {{Doing::python, 20}, {Doing::startup, 60}})) ==
        "start-up took 75 % of its threads' time: 5 processes and 5 threads");
  CHECK(why("threading", result_of(100, 320, 2, 1, {{Doing::runnable, 60}, {Doing::python, 20}})) ==
        "short of cores: its threads were ready but without one 75 % of their time");
  CHECK(why("threading", result_of(100, 90, 2, 1, {{Doing::runnable, 60}, {Doing::python, 20}})) ==
        "its threads were ready but not on a core 75 % of their time, though 3.1 of 4 cores idled on average: "
        "they queued behind each other, or woke up slowly");
  Result confined = result_of(100, 90, 2, 1, {{Doing::runnable, 60}, {Doing::python, 20}});
  confined.allowed = std::chrono::milliseconds(100);
  CHECK(why("threading", confined) == "short of cores: its threads were ready but without one 75 % of their time");
  CHECK(why("threading", Result{}) == "its threads had nothing to do");
}

TEST_CASE("short of cores at times: what went unused is said, and who was left at the end") {
  Result result = result_of(100, 69, 8, 1, {{Doing::runnable, 400}, {Doing::native_, 69}, {Doing::io, 90}});
  result.capacity = result.allowed = milliseconds(100);   // one core
  const auto task = [](int arrival, int end) {
    return TaskResult{"t", Time(milliseconds(arrival)), Time{}, Time(milliseconds(end)), milliseconds(1), Duration{}};
  };
  result.tasks = {task(0, 20), task(0, 50), task(5, 68), task(5, 69), task(0, 90), task(2, 100)};
  const std::string short_of = "its threads were ready but without one 72 % of their time";
  CHECK(why("native_threads", result) == "short of cores at times: " + short_of +
                                             ", yet the one core idled 31 % of the time; for as long at the end 2 of 6 "
                                             "tasks were left");
  result.tasks[5].cpu = milliseconds(20);   // it computed: the core has idled before
  CHECK(why("native_threads", result) ==
        "short of cores at times: " + short_of + ", yet the one core idled 31 % of the time");
  result.tasks[5] = task(70, 100);   // it came late: nothing was left behind
  CHECK(why("native_threads", result) ==
        "short of cores at times: " + short_of + ", yet the one core idled 31 % of the time");
  result.tasks = {task(0, 100), task(0, 50), task(0, 100)};   // most of them were there all the time
  CHECK(why("native_threads", result) ==
        "short of cores at times: " + short_of + ", yet the one core idled 31 % of the time");
  result.capacity = result.allowed = milliseconds(92);
  result.cpu = milliseconds(66 + 9);
  CHECK(why("native_threads", result) == "short of cores: " + short_of);
  result.capacity = result.allowed = milliseconds(400);
  result.cpu = milliseconds(310);
  CHECK(why("native_threads", result).starts_with("short of cores at times: " + short_of +
                                                  ", yet 22 % of the cores' time went unused"));
}

TEST_CASE("one worker alone at the end: its chunk, or the last task") {
  Result result = result_of(100, 140, 6, 5, {{Doing::python, 140}, {Doing::idle, 200}});
  const auto task = [](int first, int end) {
    return TaskResult{"t", Time{}, Time(milliseconds(first)), Time(milliseconds(end)), milliseconds(1), Duration{}};
  };
  result.tasks = {task(0, 30), task(30, 60), task(60, 100), task(0, 20), task(20, 40)};
  Approach approach = approach_of("multiprocessing", "multiprocessing(workers=4)");
  approach.workers = 4;
  const auto said = [&] { return reason(approach, {&result}, false); };
  CHECK(said() == "one worker alone had work for the last 60 % of the time, the rest of its chunk: smaller ones would "
                  "share it out");
  approach.max_tasks_per_child = 1;
  CHECK_FALSE(said().starts_with("one worker alone"));
  approach.max_tasks_per_child.reset();
  approach.chunksize = 1;
  CHECK_FALSE(said().starts_with("one worker alone"));
  approach.chunksize.reset();
  result.tasks[2] = task(62, 100);   // it came when nobody was at work: not the rest of a chunk
  CHECK_FALSE(said().starts_with("one worker alone"));
  result.tasks = {task(0, 100), task(0, 20), task(20, 40)};
  CHECK(said() == "one worker alone had work for the last 60 % of the time, the last task");
  const std::string computed = "computed for 100 % of its threads' time, on 1.4 of 4 cores on average";
  CHECK(reason(approach, {&result}, true) == "nothing is at its limit: cores busy 35 %");
  result.tasks = {task(0, 100), task(0, 20), task(20, 85)};
  CHECK(said() == computed);
  result.tasks = {task(0, 30), task(0, 60), task(70, 100)};
  result.tasks[2].arrival = Time(milliseconds(70));   // nobody held it back
  CHECK(said() == computed);
  result.tasks[2].end = never;
  CHECK(said() == computed);
  result.tasks = {task(0, 100), task(0, 20)};
  CHECK(why("native_threads", result) == computed);
  CHECK(why("multiprocessing", result) == computed);   // a process for each task is no pool
}

TEST_CASE("the GIL limits only where more than one thread wants it and waits") {
  // Each take costs a little: that of the joining main thread and the one worker is no waiting.
  CHECK(why("threading", result_of(100, 95, 2, 1, {{Doing::python, 94}, {Doing::gil_wait, 1}, {Doing::join, 100}})) ==
        "one thread: computed for 94 % of the time, the other 3 cores idle");
  CHECK(why("sequential", result_of(100, 80, 1, 1, {{Doing::python, 80}, {Doing::gil_wait, 1}, {Doing::io, 19}})) ==
        "one thread: computed for 80 % of the time, the other 3 cores idle");
  CHECK(why("threading", result_of(100, 90, 8, 1, {{Doing::python, 86}, {Doing::gil_wait, 34}, {Doing::io, 680}})) ==
        "limited by I/O: its threads waited for it 85 % of their time");
  // Not saturated, but what they wait for most.
  CHECK(why("threading", result_of(100, 60, 4, 1, {{Doing::python, 60}, {Doing::gil_wait, 240}, {Doing::io, 100}})) ==
        "limited by the GIL: its threads waited 60 % of their time for it");
  CHECK(why("sequential", result_of(100, 70, 1, 1, {{Doing::native_, 30}, {Doing::gil_wait, 60}})) ==
        "taking the GIL anew took 67 % of its time");
}

TEST_CASE("one other core is not plural") {
  Result result = result_of(100, 95, 1, 1, {{Doing::python, 95}});
  result.capacity = milliseconds(200);
  CHECK(why("sequential", result) == "one thread: computed for 95 % of the time, the other core idle");
}

TEST_CASE("an event loop is asyncio's: elsewhere select is of helper threads") {
  const Result result =
      result_of(100, 60, 5, 5, {{Doing::python, 50}, {Doing::select, 300}, {Doing::pickle, 10}, {Doing::io, 140}});
  CHECK(why("asyncio", result) == "its event loop had nothing ready 60 % of the time");
  CHECK(why("futures", result) == "limited by I/O: its threads waited for it 70 % of their time");
}

TEST_CASE("an open workload with capacity to spare is at no limit") {
  const Result result = result_of(1000, 160, 9, 1, {{Doing::python, 160}, {Doing::io, 100}, {Doing::idle, 8000}});
  CHECK(why("threading", result, true) == "nothing is at its limit: cores busy 4 %");
  CHECK(why("threading", result) == "computed for 62 % of its threads' time, on 0.2 of 4 cores on average");
  CHECK(why("asyncio", result_of(1000, 100, 1, 1, {{Doing::python, 100}, {Doing::select, 900}}), true) ==
        "nothing is at its limit: cores busy 2 %");
  CHECK(why("asyncio", result_of(1000, 600, 1, 1, {{Doing::python, 600}, {Doing::select, 400}}), true) ==
        "one thread: computed for 60 % of the time, the other 3 cores idle");
  CHECK(why("threading", result_of(1000, 100, 9, 1, {{Doing::python, 100}, {Doing::io, 900}}), true) ==
        "its threads waited for I/O 90 % of their time; cores busy 2 %");
}

TEST_CASE("busy workers, fewer than cores") {
  Approach approach = approach_of("multiprocessing", "multiprocessing(workers=2)");
  approach.workers = 2;
  const Result result = result_of(100, 196, 6, 3, {{Doing::python, 190}, {Doing::queue, 200}, {Doing::select, 100}});
  CHECK(reason(approach, {&result}, false) == "its 2 workers were busy 95 % of the time; 2 of 4 cores had no worker");
  approach.workers = 4;
  CHECK(reason(approach, {&result}, false).find("worker") == std::string::npos);
  approach = approach_of("futures", "futures");
  approach.workers = 2;
  CHECK(reason(approach, {&result}, false).find("worker") == std::string::npos);   // threads
  approach.executor = Approach::Executor::process;
  approach.workers = 1;
  const Result one = result_of(100, 96, 6, 2, {{Doing::python, 95}, {Doing::queue, 200}, {Doing::select, 100}});
  CHECK(reason(approach, {&one}, false) == "its worker was busy 95 % of the time; 3 of 4 cores had no worker");
}

TEST_CASE("compare: one approach alone has no speed-up") {
  const std::string text = compare_table(report_of({{approach_of("sequential", "sequential"), {two_tasks()}}}),
                                         By::throughput, {});
  CHECK(text.find("peed-up") == std::string::npos);
}
