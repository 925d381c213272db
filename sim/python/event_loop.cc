#include "sim/python/event_loop.h"

#include <algorithm>
#include <cmath>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

// EpollSelector.select rounds up to milliseconds as a double of seconds, select_epoll_poll_impl once more through
// nanoseconds: 9 ms becomes 10 that way. The same operations on the same doubles give the same steps.
std::int64_t epoll_timeout_ms(Duration timeout) {
  const double rounded_s = std::ceil(seconds(timeout) * 1e3) * 1e-3;
  const double ns = std::ceil(rounded_s * 1e9);
  return static_cast<std::int64_t>(std::ceil(ns / 1e6));
}

EventLoop::EventLoop(Interpreter& interpreter) : interpreter_(interpreter) {
  poll_.add(self_pipe_);
  readers_.push_back({Handle::Kind::read_self, nullptr, &self_pipe_});
}

Co<> EventLoop::create_task(LoopTask& task) {
  co_await interpreter_.spend(*thread_, interpreter_.profile().task_create);
  wake(task);
}

Co<> EventLoop::run(Thread& self, const std::function<bool()>& done) {
  thread_ = &self;
  while (!done()) co_await run_once();
}

// BaseEventLoop._run_once: exactly as many handles as are ready now; what they add waits for the next iteration.
Co<> EventLoop::run_once() {
  const Profile& profile = interpreter_.profile();
  co_await interpreter_.spend(*thread_, profile.loop_iteration);
  co_await select();
  move_due_timers();
  for (std::size_t count = ready_.size(); count > 0; --count) {
    const Handle handle = ready_.front();
    ready_.pop_front();
    co_await interpreter_.spend(*thread_, profile.loop_handle);
    switch (handle.kind) {
      case Handle::Kind::step:
        co_await step(*handle.task);
        break;
      case Handle::Kind::set_result:
        wake(*handle.task);
        break;
      case Handle::Kind::read_self: {
        co_await interpreter_.gil().drop(*thread_);
        co_await self_pipe_.read(*thread_, 4096);
        co_await interpreter_.gil().take(*thread_);
        break;
      }
    }
  }
}

Co<> EventLoop::step(LoopTask& task) {
  if (task.usage_) task.usage_->begin(*thread_);
  co_await task.fiber_.step();
  if (task.usage_) task.usage_->end(*thread_);
}

void LoopTask::charge_to(Usage* usage) {
  if (usage_) usage_->end(loop.thread());
  usage_ = usage;
  if (usage_) usage_->begin(loop.thread());
}

// select releases the GIL even when it does not block.
Co<> EventLoop::select() {
  const As as(*thread_, Doing::select);
  thread_->waits_for = "events";
  const Time now = interpreter_.kernel().now();
  Time deadline = never;
  if (!ready_.empty()) {
    deadline = now;
  } else if (!scheduled_.empty()) {
    const Duration left = std::max(Duration{}, scheduled_.top().when - now);
    deadline = now + Duration(std::chrono::milliseconds(epoll_timeout_ms(left)));
  }
  co_await interpreter_.gil().drop(*thread_);
  co_await poll_.wait(*thread_, deadline);
  co_await interpreter_.gil().take(*thread_);
  // _process_events. A transfer's descriptor is taken out once it has been ready; the self-pipe stays.
  for (std::size_t i = 0; i < readers_.size();) {
    const Handle reader = readers_[i];
    if (!reader.source->ready()) {
      ++i;
      continue;
    }
    ready_.push_back(reader);
    if (reader.kind == Handle::Kind::read_self) {
      ++i;
      continue;
    }
    poll_.remove(*reader.source);
    readers_.erase(readers_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Timers are due up to the clock's resolution, 1 ns, ahead.
void EventLoop::move_due_timers() {
  const Time end = interpreter_.kernel().now() + Duration(1);
  while (!scheduled_.empty() && scheduled_.top().when < end) {
    ready_.push_back({Handle::Kind::set_result, scheduled_.top().task, nullptr});
    scheduled_.pop();
  }
}

// asyncio.sleep: of zero a bare yield; else call_later, which sets a future, whose callback is the task's next step.
Co<> EventLoop::sleep(LoopTask& task, Duration time) {
  if (time <= Duration{}) {
    wake(task);
    co_await park(task);
    co_return;
  }
  scheduled_.push({interpreter_.kernel().now() + time, ++timers_, &task});
  co_await park(task);
  interpreter_.kernel().count_completion();
}

Co<> EventLoop::readable(LoopTask& task, Source& source) {
  co_await interpreter_.spend(*thread_, interpreter_.profile().socket_operation);
  poll_.add(source);
  readers_.push_back({Handle::Kind::set_result, &task, &source});
  co_await park(task);
}

// call_soon_threadsafe: appends, and writes a byte to the self-pipe.
Co<> EventLoop::call_soon_threadsafe(Thread& caller, LoopTask& task) {
  ready_.push_back({Handle::Kind::set_result, &task, nullptr});
  co_await interpreter_.spend(caller, interpreter_.profile().socket_operation);
  co_await interpreter_.gil().drop(caller);
  co_await self_pipe_.write(caller, 1);
  co_await interpreter_.gil().take(caller);
}

Co<> EventLoop::run_in_executor(LoopTask& task, Executor& executor, Chunk& chunk) {
  chunk.future.on_done = [this, &task](Thread& worker) { return call_soon_threadsafe(worker, task); };
  co_await executor.submit(*thread_, chunk);
  co_await park(task);
}

// ---- asyncio.Semaphore, asyncio.Queue ----

Co<> LoopSemaphore::acquire(LoopTask& task) {
  if (value_ > 0 && waiters_.empty()) {
    --value_;
    co_return;
  }
  waiters_.push_back(&task);
  co_await task.loop.park(task);
}

void LoopSemaphore::release() {
  if (waiters_.empty()) {
    ++value_;
    return;
  }
  LoopTask* next = waiters_.front();
  waiters_.pop_front();
  next->loop.wake(*next);
}

void LoopQueue::wake_one(std::deque<LoopTask*>& waiters) {
  if (waiters.empty()) return;
  LoopTask* task = waiters.front();
  waiters.pop_front();
  task->loop.wake(*task);
}

Co<> LoopQueue::put(LoopTask& task) {
  while (capacity_ > 0 && size_ >= capacity_) {
    putters_.push_back(&task);
    co_await task.loop.park(task);
  }
  ++size_;
  wake_one(getters_);
}

Co<> LoopQueue::get(LoopTask& task) {
  while (size_ == 0) {
    getters_.push_back(&task);
    co_await task.loop.park(task);
  }
  --size_;
  wake_one(putters_);
}

}  // namespace interleave
