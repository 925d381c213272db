// The rules of multiprocessing and concurrent.futures, each test named after the one whose breach it would show. All
// costs are zero but those that a test names.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "sim/os/kernel.h"
#include "sim/python/futures.h"
#include "sim/python/interpreter.h"
#include "sim/python/interpreter_pool.h"
#include "sim/python/pool.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

Distribution cost(Duration duration) { return Distribution(duration.count()); }

Scenario free_of_charge(int cores, const std::function<void(Scenario&)>& change) {
  Scenario scenario = parse_scenario("machine: {cores: " + std::to_string(cores) +
                                         "}\nos: textbook\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\n"
                                         "approaches: [sequential]\n",
                                     "rig", {});
  for (const ProfileCost& each : profile_costs()) scenario.python.*each.cost = Distribution();
  if (change) change(scenario);
  return scenario;
}

class Sleeping final : public Job {
 public:
  explicit Sleeping(Duration duration) : duration_(duration) {}
  Co<> run(Thread& self, Interpreter& interpreter) override {
    return allow_threads(interpreter, self, self.sleep(duration_));
  }

 private:
  Duration duration_;
};

// A program's main thread, played by a function of the test; jobs that sleep, one in each chunk.
class Rig {
 public:
  using Body = Co<> (*)(Thread&, Rig&);
  explicit Rig(int cores = 4, const std::function<void(Scenario&)>& change = {})
      : scenario(free_of_charge(cores, change)), kernel(calendar, random, scenario.machine, scenario.os) {}

  void run(Body body) {
    kernel.create_thread(process, "main", {}, nullptr, [this, body](Thread& self) { return main(self, body); });
    while (!done && calendar.next() < never) {
      calendar.step();
      if (executor) calls_most = std::max(calls_most, executor->calls_queued());
    }
    CHECK(done);
  }
  Chunk& sleeping(Duration duration) {
    Chunk& chunk = chunks.emplace_back(interpreter);
    chunk.number = chunks.size() - 1;
    chunk.jobs.push_back(&jobs.emplace_back(duration));
    return chunk;
  }
  Duration now() const { return calendar.now() - Time{}; }
  const Thread& thread(const std::string& name) const {
    for (const Thread& each : kernel.threads())
      if (each.name() == name) return each;
    FAIL("no thread is called " << name);
    return kernel.threads().front();
  }
  int threads(const std::string& start) const {
    int count = 0;
    for (const Thread& each : kernel.threads()) count += each.name().rfind(start, 0) == 0 ? 1 : 0;
    return count;
  }

  Scenario scenario;
  Random random{1, 0};
  Calendar calendar;
  Kernel kernel;
  Process& process = kernel.create_process("main", 0);
  Interpreter interpreter{kernel, process, scenario.python, random};
  ForkServer server{interpreter};
  ProcessTraits traits{.server = &server};
  Connection pipe{ByteStream::Kind::pipe};
  std::deque<Sleeping> jobs;
  std::deque<Chunk> chunks;
  ProcessPool* executor = nullptr;
  std::int64_t calls_most = 0;
  std::vector<Duration> noted;
  bool done = false;

 private:
  Co<> main(Thread& self, Body body) {
    interpreter.set_main(self);
    co_await interpreter.gil().take(self);
    co_await body(self, *this);
    co_await interpreter.gil().drop(self);
    done = true;
  }
};

// So many chunks through an executor, one after the other or all at once.
Co<> through(Thread& self, Rig& rig, Executor& executor, int count, Duration each, bool one_by_one) {
  const std::size_t first = rig.chunks.size();
  for (int i = 0; i < count; ++i) {
    Chunk& chunk = rig.sleeping(each);
    co_await executor.submit(self, chunk);
    if (one_by_one) co_await chunk.future.result(self);
  }
  for (std::size_t i = first; i < rig.chunks.size(); ++i) co_await rig.chunks[i].future.result(self);
}

int workers_started(const char* version, StartMethod start, int tasks, bool one_by_one) {
  static bool one = false;
  static int count = 0;
  one = one_by_one;
  count = tasks;
  Rig rig(4, [version](Scenario& scenario) { scenario.python.version = version; });
  rig.traits.start = start;
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ProcessPool pool(r.interpreter, r.traits, 4);
    co_await through(self, r, pool, count, 1ms, one);
    co_await pool.shutdown(self);
  });
  return rig.threads("Process-");
}

int pool_threads(const char* version, int tasks, bool one_by_one) {
  static bool one = false;
  static int count = 0;
  one = one_by_one;
  count = tasks;
  Rig rig(4, [version](Scenario& scenario) { scenario.python.version = version; });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ThreadPool pool(r.interpreter, 8);
    co_await through(self, r, pool, count, 1ms, one);
    co_await pool.shutdown(self);
  });
  return rig.threads("ThreadPoolExecutor-");
}

}  // namespace

TEST_CASE("pools: a map's chunk size is a fourth of a worker's share, rounded up") {
  CHECK(Pool::default_chunk_size(2000, 2) == 250);
  CHECK(Pool::default_chunk_size(2001, 2) == 251);
  CHECK(Pool::default_chunk_size(8, 2) == 1);
  CHECK(Pool::default_chunk_size(9, 2) == 2);
}

TEST_CASE("pools: an executor's call queue holds one call more than there are workers") {
  Rig rig(4);
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ProcessPool pool(r.interpreter, r.traits, 3);
    r.executor = &pool;
    co_await through(self, r, pool, 20, 5ms, false);
    co_await pool.shutdown(self);
    r.executor = nullptr;
  });
  CHECK(rig.calls_most == 4);
}

TEST_CASE("pools: a message above 16 KiB takes two writes") {
  Rig rig(1, [](Scenario& scenario) { scenario.machine.syscall = cost(1ms); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    for (const std::int64_t bytes : {16384, 16385}) {
      const Duration before = r.now();
      const Message message{nullptr, bytes};
      co_await r.pipe.send_pickled(self, r.interpreter, message);
      r.noted.push_back(r.now() - before);
    }
  });
  CHECK(rig.noted == std::vector<Duration>{1ms, 2ms});
}

// 64 KiB fill the pipe, of which the reader takes what is there at each turn: 200,000 bytes and their header go over in
// four parts.
TEST_CASE("pools: a large message goes back and forth between writer and reader") {
  Rig rig(2, [](Scenario& scenario) { scenario.machine.syscall = cost(1ms); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    PyThread reader(r.interpreter, "reader", [&r](Thread& other) -> Co<> {
      const Message message = co_await r.pipe.receive(other, r.interpreter);
      CHECK(message.bytes == 200'000);
      r.noted.push_back(r.now());
    });
    co_await reader.start(self);
    const Duration before = r.now();
    const Message message{nullptr, 200'000};
    co_await r.pipe.send_pickled(self, r.interpreter, message);
    co_await reader.join(self);
    r.noted.front() -= before;
  });
  CHECK(rig.noted == std::vector<Duration>{5ms});   // the header's write, beside which its reader comes, and four reads
}

TEST_CASE("pools: wake-ups of an executor's manager are asked for and read one by one") {
  Rig rig(1, [](Scenario& scenario) { scenario.python.selector_wait = cost(1ms); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    const Message empty{};
    for (int i = 0; i < 5; ++i) co_await r.pipe.send_pickled(self, r.interpreter, empty);
    const Duration before = r.now();
    co_await r.pipe.drain(self, r.interpreter);
    r.noted.push_back(r.now() - before);
  });
  CHECK(rig.noted == std::vector<Duration>{6ms});
}

TEST_CASE("pools: waiting for several connections costs a selector, and more for each of them") {
  Rig rig(1, [](Scenario& scenario) {
    scenario.python.selector_wait = cost(1ms);
    scenario.python.selector_object = cost(100us);
  });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    Poll none;
    const Duration before = r.now();
    const bool ready = co_await wait_for_any(self, r.interpreter, none, 7, Time{});
    CHECK_FALSE(ready);
    r.noted.push_back(r.now() - before);
  });
  CHECK(rig.noted == std::vector<Duration>{1700us});
}

// Each worker pickles and writes at once; the manager's thread takes 10 ms for each result.
TEST_CASE("pools: an executor unpickles one result after the other, in one thread") {
  Rig rig(8, [](Scenario& scenario) { scenario.python.executor_result = cost(10ms); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ProcessPool pool(r.interpreter, r.traits, 4);
    co_await through(self, r, pool, 4, 1ms, false);
    r.noted.push_back(r.now());
    co_await pool.shutdown(self);
  });
  CHECK(rig.noted.front() >= 80ms);   // 10 ms on the way in, and on the way back
  CHECK(rig.noted.front() < 90ms);
  Rig other(8, [](Scenario& scenario) { scenario.python.unpickle = cost(10ms); });
  other.run([](Thread& self, Rig& r) -> Co<> {
    ProcessPool pool(r.interpreter, r.traits, 4);
    co_await through(self, r, pool, 4, 1ms, false);
    r.noted.push_back(r.now());
    co_await pool.shutdown(self);
  });
  CHECK(other.noted.front() >= 51ms);   // the calls side by side in their workers, the results in turn
  CHECK(other.noted.front() < 60ms);
}

TEST_CASE("pools: by fork all workers start at the first submit, else one when nobody has come back idle") {
  CHECK(workers_started("3.11.7", StartMethod::fork, 1, true) == 4);
  CHECK(workers_started("3.11.7", StartMethod::spawn, 1, true) == 1);
  CHECK(workers_started("3.11.7", StartMethod::spawn, 3, true) == 1);
  CHECK(workers_started("3.11.7", StartMethod::spawn, 3, false) == 3);
  CHECK(workers_started("3.11.7", StartMethod::forkserver, 9, false) == 4);
  CHECK(workers_started("3.8.18", StartMethod::spawn, 1, true) == 4);
}

// Ten at once for eight: each is new. One after the other: the first is idle again. Before 3.12 who has done an item
// counts as idle though more are waiting, so that the later of two bursts may find idle ones that are not.
TEST_CASE("pools: a thread pool starts a thread when none is idle") {
  CHECK(pool_threads("3.11.7", 10, false) == 8);
  CHECK(pool_threads("3.13.0", 10, false) == 8);
  CHECK(pool_threads("3.11.7", 10, true) == 1);
  CHECK(pool_threads("3.13.0", 10, true) == 1);
}

TEST_CASE("pools: a worker ends after max_tasks_per_child calls, and another starts in its place") {
  Rig rig(4);
  rig.traits.start = StartMethod::spawn;
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ProcessPool pool(r.interpreter, r.traits, 2, 2);
    co_await through(self, r, pool, 8, 1ms, false);
    co_await pool.shutdown(self);
  });
  CHECK(rig.threads("Process-") >= 4);
  CHECK(rig.threads("Process-") <= 6);
  Rig other(4, [](Scenario& scenario) { scenario.python.selector_wait = cost(1us); });
  other.run([](Thread& self, Rig& r) -> Co<> {
    Pool pool(r.interpreter, r.traits, 2, 2);
    co_await pool.start(self);
    co_await through(self, r, pool, 8, 1ms, false);
    co_await pool.shutdown(self);
  });
  CHECK(other.threads("ForkPoolWorker-") >= 4);
}

TEST_CASE("pools: a Pool's worker handler wakes up for every answer") {
  Rig rig(4, [](Scenario& scenario) { scenario.python.selector_wait = cost(100us); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    Pool pool(r.interpreter, r.traits, 1);
    co_await pool.start(self);
    co_await through(self, r, pool, 10, 5ms, true);
    co_await pool.shutdown(self);
  });
  CHECK(rig.thread("PoolWorkerHandler").cpu_clock() >= 2ms);   // twice for each: over all, and has it changed?
}

TEST_CASE("pools: imap gives results in the order of the tasks, imap_unordered as they come") {
  for (const MapIterator::Order order : {MapIterator::Order::of_tasks, MapIterator::Order::of_results}) {
    static MapIterator::Order asked;
    asked = order;
    Rig rig(4, [](Scenario& scenario) { scenario.python.selector_wait = cost(1us); });
    rig.run([](Thread& self, Rig& r) -> Co<> {
      Pool pool(r.interpreter, r.traits, 2);
      co_await pool.start(self);
      MapIterator results(r.interpreter, asked);
      std::vector<Chunk*> all{&r.sleeping(30ms), &r.sleeping(10ms)};
      for (Chunk* chunk : all) chunk->results = &results;
      const Duration before = r.now();
      co_await pool.submit_all(self, all);
      for (std::size_t i = 0; i < all.size(); ++i) {
        co_await results.next(self);
        r.noted.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(r.now() - before));
      }
      co_await pool.shutdown(self);
    });
    CHECK(rig.noted == (order == MapIterator::Order::of_tasks ? std::vector<Duration>{30ms, 30ms}
                                                             : std::vector<Duration>{10ms, 30ms}));
  }
}

TEST_CASE("pools: fresh memory costs a fault in every page: a main thread's large buffers, results that are kept") {
  Rig rig(1, [](Scenario& scenario) { scenario.machine.page_fault = cost(1ms); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    const auto note = [&r](Duration since) { r.noted.push_back(r.now() - since); };
    Duration before = r.now();
    co_await Connection::pickle(self, r.interpreter, 127 * 1024);
    note(before);
    before = r.now();
    co_await Connection::pickle(self, r.interpreter, 128 * 1024);
    note(before);
    before = r.now();
    co_await Connection::unpickle(self, r.interpreter, 8192, Connection::Objects::dropped);
    note(before);
    before = r.now();
    co_await Connection::unpickle(self, r.interpreter, 8192, Connection::Objects::kept);
    note(before);
  });
  CHECK(rig.noted == std::vector<Duration>{0ms, 32ms, 0ms, 2ms});
}

TEST_CASE("pools: a message four of which do not fit the cache is copied from and to memory") {
  Rig rig(1, [](Scenario& scenario) {
    scenario.machine.cache_bytes = 400 * 1024;
    scenario.machine.memory_kib = cost(10us);
  });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    for (const std::int64_t kib : {100, 200}) {
      const Duration before = r.now();
      co_await Connection::pickle(self, r.interpreter, kib * 1024);
      r.noted.push_back(r.now() - before);
    }
    ByteStream pipe(ByteStream::Kind::pipe);
    const Duration before = r.now();
    co_await pipe.write(self, 32 * 1024);
    const std::int64_t read = co_await pipe.read(self, 32 * 1024, 200 * 1024);
    CHECK(read == 32 * 1024);
    r.noted.push_back(r.now() - before);
  });
  CHECK(rig.noted == std::vector<Duration>{0ms, 2ms, 320us});
}

TEST_CASE("pools: what a forked child comes to own is copied page by page") {
  for (const double share : {0.0, 0.5}) {
    Rig rig(2, [](Scenario& scenario) {
      scenario.machine.page_fault = cost(600us);
      scenario.machine.copy_kib = cost(100us);
    });
    rig.traits.memory_bytes = 20 * 4096;
    rig.traits.copy_on_write = share;
    rig.run([](Thread& self, Rig& r) -> Co<> {
      PyProcess child(r.interpreter, r.traits, "child", [&r](Thread&, Interpreter&) -> Co<> {
        r.noted.push_back(r.now());
        co_return;
      });
      co_await child.start(self);
      co_await child.join(self);
    });
    CHECK(rig.noted == std::vector<Duration>{share == 0 ? 0ms : 10ms});
  }
}

// The server itself is a fresh interpreter; start() waits for the child's pid.
TEST_CASE("pools: the first process of a fork server waits for the server, the next one only for the fork") {
  Rig rig(2, [](Scenario& scenario) {
    scenario.python.interpreter_start = cost(100ms);
    scenario.python.interpreter_exit = cost(20ms);   // forkserver.main ends a child by os._exit
    scenario.python.fork_parent = cost(1ms);
    scenario.python.forkserver_child = cost(5ms);
  });
  rig.traits.start = StartMethod::forkserver;
  rig.traits.main_import = 60ms;
  rig.run([](Thread& self, Rig& r) -> Co<> {
    for (int i = 0; i < 2; ++i) {
      PyProcess child(r.interpreter, r.traits, "child", [](Thread&, Interpreter&) -> Co<> { co_return; });
      Duration before = r.now();
      co_await child.start(self);
      r.noted.push_back(r.now() - before);
      before = r.now();
      co_await child.join(self);
      r.noted.push_back(r.now() - before);
    }
  });
  CHECK(rig.noted == std::vector<Duration>{102ms, 65ms, 1ms, 65ms});
}

TEST_CASE("multiprocessing: spawn is a fresh interpreter, which imports the main module and ends; fork is neither") {
  for (const StartMethod start : {StartMethod::spawn, StartMethod::fork}) {
    Rig rig(2, [](Scenario& scenario) {
      scenario.python.interpreter_start = cost(100ms);
      scenario.python.interpreter_exit = cost(20ms);
      scenario.python.fork_parent = cost(1ms);
    });
    rig.traits.start = start;
    rig.traits.main_import = 60ms;
    rig.run([](Thread& self, Rig& r) -> Co<> {
      PyProcess child(r.interpreter, r.traits, "child", [](Thread&, Interpreter&) -> Co<> { co_return; });
      co_await child.start(self);
      r.noted.push_back(r.now());
      co_await child.join(self);
      r.noted.push_back(r.now());
    });
    CHECK(rig.noted == std::vector<Duration>{1ms, start == StartMethod::spawn ? 181ms : 1ms});
  }
}

TEST_CASE("pools: processes start by fork, from 3.14 on by a fork server; workers that are replaced, by spawn") {
  const auto processes = [](const std::string& version, const std::string& options) {
    Scenario scenario = parse_scenario("machine: {cores: 4}\nos: textbook\n"
                                       "workload: {tasks: 4, steps: [{python: 1 ms}]}\n"
                                       "approaches: [{futures: {executor: process, workers: 2" + options + "}}]\n",
                                       "test", {});
    scenario.python.version = version;
    return run_first(scenario).processes;
  };
  CHECK(processes("3.13.0", "") == 3);
  CHECK(processes("3.14.0", "") == 4);                             // the server
  CHECK(processes("3.13.0", ", max_tasks_per_child: 1") >= 5);
}

// ---- who does what ----

namespace {

Duration pickling(const Thread& thread) { return thread.times()[static_cast<std::size_t>(Doing::pickle)]; }

}  // namespace

TEST_CASE("pools: a thread pool has min(32, cores + 4) workers unless told") {
  const Profile profile;
  CHECK(ThreadPool::default_workers(profile, 2) == 6);
  CHECK(ThreadPool::default_workers(profile, 28) == 32);
  CHECK(ThreadPool::default_workers(profile, 64) == 32);
}

TEST_CASE("pools: a Pool has all its workers and three threads before the first task") {
  Rig rig(4, [](Scenario& scenario) { scenario.python.selector_wait = cost(1us); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    Pool pool(r.interpreter, r.traits, 3);
    co_await pool.start(self);
    const auto& all = r.kernel.threads();
    REQUIRE(all.size() == 7);
    for (std::size_t i = 1; i <= 3; ++i) CHECK(all[i].name() == "ForkPoolWorker-" + std::to_string(i));
    for (const char* name : {"PoolWorkerHandler", "PoolTaskHandler", "PoolResultHandler"}) CHECK(r.threads(name) == 1);
    co_await pool.shutdown(self);
  });
}

// A worker takes 100 ms for ten tasks; small ones are all written at once, large ones as the pipe has room for them.
TEST_CASE("pools: nothing but the pipe limits how many of a Pool's tasks are under way") {
  const auto idle = [](std::int64_t bytes) {
    static std::int64_t argument_bytes;
    argument_bytes = bytes;
    Rig rig(4, [](Scenario& scenario) { scenario.python.selector_wait = cost(1us); });
    rig.run([](Thread& self, Rig& r) -> Co<> {
      Pool pool(r.interpreter, r.traits, 1);
      co_await pool.start(self);
      std::vector<Chunk*> all;
      for (int i = 0; i < 10; ++i) all.push_back(&r.sleeping(10ms));
      for (Sleeping& job : r.jobs) job.argument_bytes = argument_bytes;
      co_await pool.submit_all(self, all);
      for (Chunk& chunk : r.chunks) co_await chunk.future.result(self);
      co_await pool.shutdown(self);
    });
    return rig.thread("PoolTaskHandler").times()[static_cast<std::size_t>(Doing::idle)];
  };
  CHECK(idle(100) >= 99ms);
  CHECK(idle(60'000) <= 30ms);
}

TEST_CASE("pools: the call queue's feeder thread pickles, not who submits") {
  Rig rig(4, [](Scenario& scenario) { scenario.python.pickle = cost(1ms); });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ProcessPool pool(r.interpreter, r.traits, 2);
    co_await through(self, r, pool, 6, 1ms, false);
    co_await pool.shutdown(self);
  });
  CHECK(pickling(rig.thread("main")) == 0ms);
  CHECK(pickling(rig.thread("ExecutorManagerThread")) == 0ms);
  CHECK(pickling(rig.thread("QueueFeederThread")) == 8ms);    // six calls, and two words to stop
}

TEST_CASE("per-interpreter GIL: submit pickles in the caller, the worker unpickles under its own GIL") {
  Rig rig(4, [](Scenario& scenario) {
    scenario.python.gil = GilKind::per_interpreter;
    scenario.python.pickle = cost(1ms);
    scenario.python.unpickle = cost(50ms);
    scenario.python.subinterpreter_start = cost(1ms);
  });
  rig.run([](Thread& self, Rig& r) -> Co<> {
    InterpreterPool pool(r.interpreter, 2, Duration{});
    r.noted.push_back(r.now());
    for (int i = 0; i < 2; ++i) co_await pool.submit(self, r.sleeping(0ms));
    CHECK(pickling(self) == 2ms);
    for (Chunk& chunk : r.chunks) co_await chunk.future.result(self);
    r.noted.push_back(r.now());
    co_await pool.shutdown(self);
  });
  // Arguments side by side, 50 ms; results one after the other, under the caller's GIL, 100 ms.
  CHECK(rig.noted[1] - rig.noted[0] < 165ms);
  CHECK(rig.noted[1] - rig.noted[0] > 140ms);
}

namespace {

// Two processes that do the same to one queue; when each is done.
std::vector<Duration> two_at_a_queue(const std::function<void(Scenario&)>& change, bool get) {
  static bool gets;
  gets = get;
  Rig rig(4, change);
  rig.run([](Thread& self, Rig& r) -> Co<> {
    ProcessQueue queue;
    const Message message{nullptr, 20'000};
    for (int i = 0; gets && i < 2; ++i) co_await queue.put(self, r.interpreter, message);
    const auto body = [&](Thread& other, Interpreter& own) -> Co<> {
      if (gets) {
        const Message got = co_await queue.get(other, own);
        CHECK(got.bytes == 20'000);
      } else {
        co_await queue.put(other, own, message);
      }
      r.noted.push_back(r.now());
    };
    PyProcess one(r.interpreter, r.traits, "one", body), two(r.interpreter, r.traits, "two", body);
    co_await one.start(self);
    co_await two.start(self);
    co_await one.join(self);
    co_await two.join(self);
  });
  REQUIRE(rig.noted.size() == 2);
  return rig.noted;
}

}  // namespace

TEST_CASE("multiprocessing: a message is pickled before the write lock, and written under it") {
  const auto pickled = two_at_a_queue([](Scenario& scenario) { scenario.python.pickle = cost(10ms); }, false);
  CHECK(pickled[1] - pickled[0] < 1ms);
  const auto written = two_at_a_queue([](Scenario& scenario) { scenario.machine.syscall = cost(1ms); }, false);
  CHECK(written[1] - written[0] >= 1ms);
}

TEST_CASE("multiprocessing: get holds the read lock over both reads, and unpickles after it") {
  const auto read = two_at_a_queue([](Scenario& scenario) { scenario.machine.syscall = cost(1ms); }, true);
  CHECK(read[1] - read[0] >= 2ms);
  const auto unpickled = two_at_a_queue([](Scenario& scenario) { scenario.python.unpickle = cost(10ms); }, true);
  CHECK(unpickled[1] - unpickled[0] < 1ms);
}

TEST_CASE("pools: an executor's map sends its tasks one by one unless told") {
  const auto cpu = [](const char* option, const char* item) {
    return run_text(std::string("machine: {cores: 2}\nos: textbook\npython: {profile: cpython-3.11, executor_item: ") +
                    item + "}\nworkload: {tasks: 8, steps: [{sleep: 1 ms}]}\napproaches: [{futures: " +
                    "{executor: process, workers: 2" + option + "}}]\n")
        .cpu;
  };
  CHECK(seconds(cpu("", "5 ms") - cpu("", "0")) == doctest::Approx(0.040).epsilon(0.02));
  CHECK(seconds(cpu(", chunksize: 4", "5 ms") - cpu(", chunksize: 4", "0")) == doctest::Approx(0.010).epsilon(0.05));
}
