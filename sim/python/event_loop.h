// asyncio's event loop: Lib/asyncio/base_events.py, selector_events.py, tasks.py, locks.py. One thread; a task is a
// stack of frames of its own, and a step of it is pushed on the loop's thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/activity.h"
#include "sim/core/distribution.h"
#include "sim/os/poll.h"
#include "sim/os/stream.h"
#include "sim/os/usage.h"
#include "sim/os/waiting.h"
#include "sim/python/job.h"

namespace interleave {

class EventLoop;
class LoopTask;

// asyncio.Future, as one task awaits it. It is done when it has its result, or when the task was cancelled meanwhile.
struct LoopFuture {
  explicit LoopFuture(LoopTask& task) : task(task) {}
  LoopTask& task;
  bool done = false, cancelled = false;
};

// asyncio.timeout (Lib/asyncio/timeouts.py): at its date it cancels the task that is inside.
struct LoopTimeout {
  LoopTimeout(LoopTask& task, Time when) : task(task), when(when) {}
  LoopTask& task;
  const Time when;
  bool expired = false;
  int cancelling = 0;          // requests to cancel the task when it was entered
};

// asyncio.Task.
class LoopTask {
 public:
  using Body = std::function<Co<>(LoopTask&)>;
  LoopTask(EventLoop& loop, std::string name, Body body)
      : loop(loop), name_(std::move(name)), body_(std::move(body)), fiber_(body_(*this)) {}

  EventLoop& loop;
  const std::string& name() const { return name_; }
  bool done() const { return fiber_.done(); }
  // Task.cancel: what it awaits returns false, now or at its next await.
  void cancel();
  // It is to end at once, if it has been cancelled before its first step.
  bool take_cancel() { return std::exchange(must_cancel_, false); }
  // What it waits for while it is parked, in words, should it wait for ever.
  const char* waits_for = "nothing";
  const Awaited* awaits = nullptr;
  std::string reason_to_wait() const { return "waits for " + (awaits ? awaits->words() : waits_for); }
  // What its steps from here on count as; nullptr: nobody's. To be called from inside.
  void charge_to(Usage* usage);
  Usage* usage() const { return usage_; }

 private:
  friend class EventLoop;
  std::string name_;
  Body body_;
  Fiber fiber_;
  bool cancel_future();

  Usage* usage_ = nullptr;
  LoopFuture* future_ = nullptr;           // _fut_waiter
  bool must_cancel_ = false;               // at its next step: _must_cancel
  int cancelling_ = 0;                     // requests, those less that a timeout has caught: cancelling()
};

// uvloop: over libuv, in Cython. The same rules, at lower costs, but that timers are of whole milliseconds.
enum class LoopKind { asyncio, uvloop };

class EventLoop {
 public:
  explicit EventLoop(Interpreter& interpreter, LoopKind kind = LoopKind::asyncio);

  Interpreter& interpreter() { return interpreter_; }
  Thread& thread() { return *thread_; }

  // create_task: its first step is due in the next iteration.
  Co<> create_task(LoopTask& task);
  // run_until_complete, for a main task that is done when `done()` says so.
  Co<> run(Thread& self, const std::function<bool()>& done);

  // ---- for tasks, from inside; false: the task has been cancelled ----
  // asyncio.sleep.
  Co<bool> sleep(LoopTask& task, Duration time);
  // Until the future is done: its own for each await.
  Co<bool> wait(LoopTask& task, LoopFuture& future);
  // Future.set_result: the task's next step in the next iteration.
  void set_result(LoopFuture& future);
  // call_soon.
  void wake(LoopTask& task) { ready_.push_back({Handle::Kind::step, &task}); }
  // Until the source is ready: add_reader and a future.
  Co<bool> readable(LoopTask& task, Source& source);
  // run_in_executor. What was cancelled here goes on there: then all three must live until it is done.
  Co<bool> run_in_executor(LoopTask& task, Executor& executor, Chunk& chunk, LoopFuture& future);
  // `async with asyncio.timeout_at`, and its end. True: it is this one that has cancelled the task.
  Co<> enter(LoopTimeout& timeout);
  bool leave(LoopTimeout& timeout);

 private:
  struct Handle {
    // A timer's handle and a descriptor's set a future's result, whose callback is the task's step, an iteration later.
    enum class Kind { step, set_result, read_self, time_out, cancelled } kind;
    LoopTask* task = nullptr;
    LoopFuture* future = nullptr;
    Source* source = nullptr;
    LoopTimeout* timeout = nullptr;
  };
  struct Timer {
    Time when;
    std::uint64_t sequence;
    Handle handle;
    bool operator<(const Timer& other) const {
      return when < other.when || (when == other.when && sequence < other.sequence);
    }
  };

  Co<> run_once();
  Co<> step(LoopTask& task);
  Co<> select();
  Co<> call_soon_threadsafe(Thread& caller, LoopFuture& future);
  void call_at(Time when, const Handle& handle);
  Time select_until(Time now) const;
  // What the profile says of asyncio's loop, and of it so many per cent where this is uvloop's.
  Co<> spend(const Distribution& cost, int uvloop_percent);
  void move_due_timers();
  // Handle.cancel, of all that are meant: those that are ready already keep their place in the batch.
  template <class Meant>
  void cancel_handles(const Meant& meant);
  // The same, and remove_reader, of all that mean this future.
  void forget(const LoopFuture& future);

  Interpreter& interpreter_;
  const LoopKind kind_;
  Thread* thread_ = nullptr;
  std::deque<Handle> ready_;
  std::set<Timer> scheduled_;
  std::uint64_t timers_ = 0;
  // Before the poll, which leaves its sources when it goes.
  ByteStream self_pipe_{ByteStream::Kind::socket};
  Poll poll_;
  std::deque<Handle> readers_;
};

// epoll.poll's time-out: the seconds of a double, rounded up to whole milliseconds twice (selectors.py,
// selectmodule.c).
std::int64_t epoll_timeout_ms(Duration timeout);

}  // namespace interleave
