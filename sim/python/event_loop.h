// asyncio's event loop: Lib/asyncio/base_events.py, selector_events.py, tasks.py, locks.py. One thread; a task is a
// stack of frames of its own, and a step of it is pushed on the loop's thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <queue>
#include <vector>

#include "sim/core/activity.h"
#include "sim/os/poll.h"
#include "sim/os/stream.h"
#include "sim/os/usage.h"
#include "sim/python/job.h"

namespace interleave {

class EventLoop;

// asyncio.Task.
class LoopTask {
 public:
  using Body = std::function<Co<>(LoopTask&)>;
  LoopTask(EventLoop& loop, Body body) : loop(loop), body_(std::move(body)), fiber_(body_(*this)) {}

  EventLoop& loop;
  bool done() const { return fiber_.done(); }
  // What it waits for while it is parked, in words, should it wait for ever.
  const char* waits_for = "nothing";
  // What its steps from here on count as; nullptr: nobody's. To be called from inside.
  void charge_to(Usage* usage);
  Usage* usage() const { return usage_; }

 private:
  friend class EventLoop;
  Body body_;
  Fiber fiber_;
  Usage* usage_ = nullptr;
};

class EventLoop {
 public:
  explicit EventLoop(Interpreter& interpreter);

  Interpreter& interpreter() { return interpreter_; }
  Thread& thread() { return *thread_; }

  // create_task: its first step is due in the next iteration.
  Co<> create_task(LoopTask& task);
  // run_until_complete, for a main task that is done when `done()` says so.
  Co<> run(Thread& self, const std::function<bool()>& done);

  // ---- for tasks, from inside ----
  // asyncio.sleep.
  Co<> sleep(LoopTask& task, Duration time);
  // Until some other callback calls wake().
  Fiber::Park park(LoopTask& task) { return task.fiber_.park(); }
  // Its next step in the next iteration: call_soon.
  void wake(LoopTask& task) { ready_.push_back({Handle::Kind::step, &task, nullptr}); }
  // Until the source is ready: add_reader and a future.
  Co<> readable(LoopTask& task, Source& source);
  // run_in_executor.
  Co<> run_in_executor(LoopTask& task, Executor& executor, Chunk& chunk);

 private:
  struct Handle {
    // A timer's handle and a descriptor's set a future's result, whose callback is the task's step, an iteration later.
    enum class Kind { step, set_result, read_self } kind;
    LoopTask* task;
    Source* source;
  };
  struct Timer {
    Time when;
    std::uint64_t sequence;
    LoopTask* task;
    bool operator>(const Timer& other) const {
      return when > other.when || (when == other.when && sequence > other.sequence);
    }
  };

  Co<> run_once();
  Co<> step(LoopTask& task);
  Co<> select();
  Co<> call_soon_threadsafe(Thread& caller, LoopTask& task);
  void move_due_timers();

  Interpreter& interpreter_;
  Thread* thread_ = nullptr;
  std::deque<Handle> ready_;
  std::priority_queue<Timer, std::vector<Timer>, std::greater<>> scheduled_;
  std::uint64_t timers_ = 0;
  // Before the poll, which leaves its sources when it goes.
  ByteStream self_pipe_{ByteStream::Kind::socket};
  Poll poll_;
  std::deque<Handle> readers_;
};

// epoll.poll's time-out: the seconds of a double, rounded up to whole milliseconds twice (selectors.py,
// selectmodule.c).
std::int64_t epoll_timeout_ms(Duration timeout);

// asyncio.Semaphore and, with one permit, asyncio.Lock: FIFO, the permit is handed on directly.
class LoopSemaphore {
 public:
  explicit LoopSemaphore(std::int64_t value) : value_(value) {}
  Co<> acquire(LoopTask& task);
  void release();

 private:
  std::int64_t value_;
  std::deque<LoopTask*> waiters_;
};

// asyncio.Queue.
class LoopQueue {
 public:
  explicit LoopQueue(std::int64_t capacity) : capacity_(capacity) {}
  Co<> put(LoopTask& task);
  Co<> get(LoopTask& task);

 private:
  static void wake_one(std::deque<LoopTask*>& waiters);
  std::int64_t capacity_, size_ = 0;
  std::deque<LoopTask*> getters_, putters_;
};

}  // namespace interleave
