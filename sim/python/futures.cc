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

// _worker. From 3.12 on it takes a quick look first, and only who finds nothing counts as idle; before that everyone
// does who has done an item, whether or not there are more.
Co<> ThreadPool::work(Thread& self, int worker) {
  co_await initialise(self, worker);
  const bool looks_first = interpreter_.profile().since(3, 12);
  for (bool first = true;; first = false) {
    if (!looks_first && !first) ++idle_;
    if (!looks_first || !queue_.try_get()) {
      const As as(self, Doing::idle);
      self.waits_for = "work";
      if (looks_first) ++idle_;
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

ProcessPool::ProcessPool(Interpreter& interpreter, const ProcessTraits& traits, int workers, int tasks_per_child)
    : interpreter_(interpreter),
      traits_(traits),
      workers_max_(workers),
      tasks_per_child_(tasks_per_child),
      shutdown_lock_(interpreter),
      call_queue_(interpreter, workers + 1),
      manager_(interpreter, "ExecutorManagerThread", [this](Thread& self) { return manage(self); }) {
  poll_.add(wakeup_.stream());
  poll_.add(result_queue_.connection().stream());
}

// _safe_to_dynamically_spawn_children: not by fork, from 3.9 on; else all workers start at the first submit, before
// any thread of the executor's own exists.
bool ProcessPool::on_demand() const {
  return traits_.start != StartMethod::fork && interpreter_.profile().since(3, 9);
}

Co<> ProcessPool::submit(Thread& self, Chunk& chunk) {
  co_await shutdown_lock_.acquire(self);
  co_await interpreter_.spend(self, interpreter_.profile().executor_submit);
  co_await interpreter_.spend(self, interpreter_.profile().queue_operation);   // _work_ids.put
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

// _adjust_process_count: one more, unless somebody has given a result back and nobody was needed since; or
// _launch_processes.
Co<> ProcessPool::start_workers(Thread& self) {
  if (on_demand()) {
    if (idle_ > 0)
      --idle_;
    else if (workers_ < workers_max_)
      co_await start_worker(self);
  } else {
    while (!managed_ && workers_ < workers_max_) co_await start_worker(self);
  }
}

Co<> ProcessPool::start_worker(Thread& self) {
  ++workers_;
  const auto place = static_cast<int>(processes_.size());
  processes_.push_back(std::make_unique<PyProcess>(
      interpreter_, traits_, "Process-" + std::to_string(place + 1),
      [this, place](Thread& thread, Interpreter& interpreter) { return work(thread, interpreter, place); }));
  co_await processes_.back()->start(self);
}

// _ThreadWakeup.wakeup: an empty message, which is a header.
Co<> ProcessPool::wake_manager(Thread& self) { return wakeup_.send_pickled(self, interpreter_, Message{}); }

// _ThreadWakeup.clear: each wake-up is asked for and read apart.
Co<> ProcessPool::clear_wakeups(Thread& self) { return wakeup_.drain(self, interpreter_); }

// _process_worker.
Co<> ProcessPool::work(Thread& self, Interpreter& interpreter, int place) {
  for (int done = 1;; ++done) {
    const Message call = co_await call_queue_.get(self, interpreter);
    if (!call.chunk) co_return;
    co_await interpreter.spend(self, interpreter.profile().executor_item);
    co_await call.chunk->run(self, interpreter);
    const bool last = tasks_per_child_ > 0 && done >= tasks_per_child_;
    const Message answer{call.chunk, call.chunk->result_bytes(), last ? place : -1};
    co_await result_queue_.put(self, interpreter, answer);
    if (last) co_return;
  }
}

// _ExecutorManagerThread.run.
Co<> ProcessPool::manage(Thread& self) {
  for (;;) {
    co_await fill_call_queue(self);
    co_await wait_for_something(self);
    const bool result = result_queue_.connection().stream().ready();
    if (result)
      co_await take_result(self);
    else
      co_await clear_wakeups(self);
    if (shutting_down_ && pending_ == 0) break;
  }
  for (int i = 0; i < workers_; ++i) co_await call_queue_.put(self, Message{nullptr, 8});
  co_await call_queue_.close(self);
  for (const std::unique_ptr<PyProcess>& process : processes_) co_await process->join(self);
}

// What is left of wait_result_broken_or_wakeup, and process_result_item.
Co<> ProcessPool::take_result(Thread& self) {
  Connection& results = result_queue_.connection();
  const Message result = co_await results.receive(self, interpreter_);
  co_await Connection::unpickle(self, interpreter_, result.bytes, Connection::Objects::kept);
  co_await clear_wakeups(self);
  co_await interpreter_.spend(self, interpreter_.profile().executor_result);
  --pending_;
  co_await result.chunk->future.set_result(self);
  if (result.ends >= 0)
    co_await replace_worker(self, result.ends);
  else
    ++idle_;
}

// It has ended after its last task: joined at once, and another is started in its place while there is work, whoever is
// idle (up to 3.13 an idle permit could stand for the worker that has just ended, and the executor hang: gh-115634).
Co<> ProcessPool::replace_worker(Thread& self, int place) {
  co_await processes_[static_cast<std::size_t>(place)]->join(self);
  --workers_;
  co_await shutdown_lock_.acquire(self);
  if (pending_ > 0) co_await start_worker(self);
  co_await shutdown_lock_.release(self);
}

// add_call_item_to_queue.
Co<> ProcessPool::fill_call_queue(Thread& self) {
  while (!call_queue_.full() && !work_ids_.empty()) {
    Chunk* chunk = work_ids_.front();
    work_ids_.pop_front();
    co_await interpreter_.spend(self, interpreter_.profile().queue_operation);   // work_ids_queue.get
    co_await interpreter_.spend(self, interpreter_.profile().executor_result);
    co_await call_queue_.put(self, Message{chunk, chunk->argument_bytes()});
  }
}

// wait_result_broken_or_wakeup: over the results, the wake-ups and every worker's sentinel.
Co<> ProcessPool::wait_for_something(Thread& self) {
  const As as(self, Doing::select);
  self.waits_for = "results";
  const std::size_t objects = 2 + static_cast<std::size_t>(workers_);
  const bool ready = co_await wait_for_any(self, interpreter_, poll_, objects, never);
  static_cast<void>(ready);
}

Co<> ProcessPool::shutdown(Thread& self) {
  shutting_down_ = true;
  if (!managed_) co_return;
  co_await wake_manager(self);
  co_await manager_.join(self);
}

}  // namespace interleave
