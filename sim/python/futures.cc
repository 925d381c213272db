#include "sim/python/futures.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

// ---- ThreadPoolExecutor ----

ThreadPool::ThreadPool(Interpreter& interpreter, int workers)
    : interpreter_(interpreter), workers_max_(workers), shutdown_lock_(interpreter), queue_(interpreter) {}

int ThreadPool::default_workers(const Profile& profile, int cpus) {
  return std::min(32, cpus + profile.default_cpus_bonus);
}

// submit, _adjust_thread_count.
Co<> ThreadPool::submit(Thread& self, Chunk& chunk) {
  co_await hand_over(self, chunk);
  co_await shutdown_lock_.acquire(self);
  co_await interpreter_.spend(self, interpreter_.profile().executor_submit);
  items_.push_back(&chunk);
  co_await queue_.put(self);
  if (idle_ > 0) {
    --idle_;
  } else if (static_cast<int>(threads_.size()) < workers_max_) {
    threads_.push_back(std::make_unique<PyThread>(interpreter_, "ThreadPoolExecutor-" + std::to_string(threads_.size()),
                                                  [this, worker = static_cast<int>(threads_.size())](Thread& thread) {
                                                    return work(thread, worker);
                                                  }));
    co_await threads_.back()->start(self);
  }
  co_await shutdown_lock_.release(self);
}

// _worker: a quick look first; only a worker that finds nothing counts as idle.
Co<> ThreadPool::work(Thread& self, int worker) {
  co_await initialise(self, worker);
  for (;;) {
    if (!queue_.try_get()) {
      const As as(self, Doing::idle);
      self.waits_for = "work";
      ++idle_;
      co_await queue_.get(self);
    }
    Chunk* chunk = items_.front();
    items_.pop_front();
    if (!chunk) {
      items_.push_back(nullptr);
      co_await queue_.put(self);
      co_return;
    }
    co_await interpreter_.spend(self, interpreter_.profile().executor_item);
    co_await run(self, worker, *chunk);
    co_await chunk->future.set_result(self);
  }
}

Co<> ThreadPool::shutdown(Thread& self) {
  items_.push_back(nullptr);
  co_await queue_.put(self);
  for (const std::unique_ptr<PyThread>& thread : threads_) co_await thread->join(self);
}

// ---- ProcessPoolExecutor ----

ProcessPool::ProcessPool(Interpreter& interpreter, const ProcessTraits& traits, int workers)
    : interpreter_(interpreter),
      traits_(traits),
      workers_max_(workers),
      shutdown_lock_(interpreter),
      call_queue_(interpreter, workers + 1),
      manager_(interpreter, "ExecutorManagerThread", [this](Thread& self) { return manage(self); }) {
  poll_.add(wakeup_);
  poll_.add(result_queue_.stream());
}

// With fork all workers start at the first submit, before any thread of the executor's own exists; otherwise one on
// demand, until there are enough: submit, _start_executor_manager_thread, _adjust_process_count.
Co<> ProcessPool::submit(Thread& self, Chunk& chunk) {
  co_await shutdown_lock_.acquire(self);
  co_await interpreter_.spend(self, interpreter_.profile().executor_submit);
  work_ids_.push_back(&chunk);
  ++pending_;
  co_await wake_manager(self);
  co_await start_workers(self);
  if (!managed_) {
    managed_ = true;
    co_await manager_.start(self);
  }
  co_await shutdown_lock_.release(self);
}

Co<> ProcessPool::start_workers(Thread& self) {
  const bool all = traits_.start == StartMethod::fork;
  const int wanted = all ? workers_max_ : std::min(workers_max_, pending_);
  while (static_cast<int>(processes_.size()) < wanted) {
    processes_.push_back(std::make_unique<PyProcess>(
        interpreter_, traits_, "Process-" + std::to_string(processes_.size() + 1),
        [this](Thread& thread, Interpreter& interpreter) { return work(thread, interpreter); }));
    co_await processes_.back()->start(self);
  }
}

Co<> ProcessPool::wake_manager(Thread& self) {
  co_await interpreter_.spend(self, interpreter_.profile().pipe_operation);
  co_await interpreter_.gil().drop(self);
  co_await wakeup_.write(self, 5);
  co_await interpreter_.gil().take(self);
}

// _process_worker.
Co<> ProcessPool::work(Thread& self, Interpreter& interpreter) {
  for (;;) {
    const Message call = co_await call_queue_.get(self, interpreter);
    if (!call.chunk) co_return;
    co_await interpreter.spend(self, interpreter.profile().executor_item);
    co_await call.chunk->run(self, interpreter);
    const Message answer{call.chunk, call.chunk->result_bytes()};
    co_await result_queue_.put(self, interpreter, answer);
  }
}

// _ExecutorManagerThread.run.
Co<> ProcessPool::manage(Thread& self) {
  const Profile& profile = interpreter_.profile();
  for (;;) {
    co_await fill_call_queue(self);
    co_await wait_for_something(self);
    if (result_queue_.stream().ready()) {
      const Message result = co_await result_queue_.get(self, interpreter_);
      co_await interpreter_.spend(self, profile.executor_item);
      --pending_;
      co_await result.chunk->future.set_result(self);
    }
    if (wakeup_.ready()) {   // _ThreadWakeup.clear
      co_await interpreter_.spend(self, profile.pipe_operation);
      co_await interpreter_.gil().drop(self);
      co_await wakeup_.read(self, wakeup_.used());
      co_await interpreter_.gil().take(self);
    }
    if (shutting_down_ && pending_ == 0) break;
  }
  for (std::size_t i = 0; i < processes_.size(); ++i) co_await call_queue_.put(self, Message{nullptr, 8});
  co_await call_queue_.close(self);
  for (const std::unique_ptr<PyProcess>& process : processes_) co_await process->join(self);
}

// add_call_item_to_queue.
Co<> ProcessPool::fill_call_queue(Thread& self) {
  while (!call_queue_.full() && !work_ids_.empty()) {
    Chunk* chunk = work_ids_.front();
    work_ids_.pop_front();
    co_await call_queue_.put(self, Message{chunk, chunk->argument_bytes()});
  }
}

// wait_result_broken_or_wakeup: connection.wait over the results, the wake-ups and every worker's sentinel, with a new
// selector each time.
Co<> ProcessPool::wait_for_something(Thread& self) {
  const As as(self, Doing::select);
  self.waits_for = "results";
  co_await interpreter_.spend(self, interpreter_.profile().selector_wait);
  co_await interpreter_.gil().drop(self);
  co_await poll_.wait(self, never);
  co_await interpreter_.gil().take(self);
}

Co<> ProcessPool::shutdown(Thread& self) {
  shutting_down_ = true;
  if (!managed_) co_return;
  co_await wake_manager(self);
  co_await manager_.join(self);
}

}  // namespace interleave
