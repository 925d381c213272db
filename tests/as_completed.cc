// concurrent.futures.as_completed over a thread pool: Lib/concurrent/futures/_base.py.
#include "sim/python/as_completed.h"

#include <doctest/doctest.h>

#include <deque>
#include <functional>
#include <vector>

#include "sim/os/kernel.h"
#include "sim/python/futures.h"
#include "sim/python/interpreter.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

class Sleep final : public Job {
 public:
  explicit Sleep(Duration time) : time_(time) {}
  Co<> run(Thread& self, Interpreter& interpreter) override {
    return allow_threads(interpreter, self, self.sleep(time_));
  }

 private:
  Duration time_;
};

// Calls that sleep, one worker each, submitted at once; and what came of them, in the order in which next() told it.
struct Rig {
  explicit Rig(const std::vector<Duration>& times, Duration busy = {}) {
    for (const Duration time : times) {
      jobs.emplace_back(time);
      chunks.emplace_back(interpreter).jobs.push_back(&jobs.back());
    }
    kernel.create_thread(process, "main", {}, nullptr, [this, busy](Thread& self) { return main(self, busy); });
    while (calendar.next() < never) calendar.step();
  }

  Co<> main(Thread& self, Duration busy) {
    Gil& gil = interpreter.gil();
    co_await gil.take(self);
    std::vector<Future*> futures;
    for (Chunk& chunk : chunks) {
      co_await pool.submit(self, chunk);
      futures.push_back(&chunk.future);
    }
    if (busy > Duration{}) co_await allow_threads(interpreter, self, self.sleep(busy));
    co_await completed.watch(self, futures);
    for (std::size_t i = 0; i < futures.size(); ++i) {
      Future* const future = co_await completed.next(self);
      for (std::size_t place = 0; place < futures.size(); ++place)
        if (futures[place] == future) order.push_back(place);
      at.push_back(calendar.now() - Time{});
    }
    co_await pool.shutdown(self);
    co_await gil.drop(self);
  }

  Scenario scenario = parse_scenario(
      "machine: {cores: 4}\nos: textbook\npython: cpython-3.11\nworkload: {tasks: 1, steps: [{cpu: 1 ms}]}\n"
      "approaches: [threading]\n", "test.yaml", {});
  Random random{1, 0};
  Calendar calendar;
  Kernel kernel{calendar, random, scenario.machine, scenario.os};
  Process& process = kernel.create_process("main", 0);
  Interpreter interpreter{kernel, process, scenario.python, random};
  ThreadPool pool{interpreter, 8};
  AsCompleted completed{interpreter};
  std::deque<Sleep> jobs;
  std::deque<Chunk> chunks;
  std::vector<std::size_t> order;
  std::vector<Duration> at;
};

double ms(Duration time) { return seconds(time) * 1000; }

}  // namespace

TEST_CASE("as_completed hands futures out as they come to be done, whatever their order") {
  const Rig rig({30ms, 10ms, 20ms});
  CHECK(rig.order == std::vector<std::size_t>{1, 2, 0});
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(ms(rig.at.at(i)) == doctest::Approx(10.0 * static_cast<double>(i + 1)).epsilon(0.1));
}

TEST_CASE("as_completed: what is done before it is called comes first, without a wait") {
  const Rig rig({40ms, 10ms, 5ms}, 20ms);
  CHECK(rig.order == std::vector<std::size_t>{1, 2, 0});   // those two in the order in which they were submitted
  CHECK(ms(rig.at.at(1)) == doctest::Approx(20).epsilon(0.1));
  CHECK(ms(rig.at.at(2)) == doctest::Approx(40).epsilon(0.1));
}
