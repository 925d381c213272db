// concurrent.futures: Lib/concurrent/futures/thread.py and process.py.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "sim/python/job.h"
#include "sim/python/multiprocessing.h"
#include "sim/python/profile.h"
#include "sim/python/threading.h"

namespace interleave {

// ThreadPoolExecutor. A worker is started on submit when none is idle and the limit allows.
class ThreadPool : public Executor {
 public:
  ThreadPool(Interpreter& interpreter, int workers);
  // min(32, cpus + 4).
  static int default_workers(const Profile& profile, int cpus);

  Co<> submit(Thread& self, Chunk& chunk) override;
  Co<> shutdown(Thread& self) override;

 protected:
  // In the caller, before the item is queued; in a worker, before its first item; and each item. The GIL is held.
  virtual Co<> hand_over(Thread&, Chunk&) { co_return; }
  virtual Co<> initialise(Thread&, int) { co_return; }
  virtual Co<> run(Thread& self, int, Chunk& chunk) { return chunk.run(self, interpreter_); }

  Interpreter& interpreter_;

 private:
  Co<> work(Thread& self, int worker);

  int workers_max_;
  Lock shutdown_lock_;
  SimpleQueue queue_;
  std::deque<Chunk*> items_;     // what is in the queue; nullptr: the word to stop
  int idle_ = 0;                 // _idle_semaphore
  std::vector<std::unique_ptr<PyThread>> threads_;
};

// ProcessPoolExecutor. The caller notes a work item and writes a wake-up; a manager thread keeps the call queue filled
// to workers + 1, whose feeder thread pickles; a worker unpickles, runs, pickles, and writes the result under a
// shared lock; the manager takes one result at a time.
class ProcessPool final : public Executor {
 public:
  // `tasks_per_child`: a worker ends after so many, and another is started in its place; 0: no limit.
  ProcessPool(Interpreter& interpreter, const ProcessTraits& traits, int workers, int tasks_per_child = 0);
  // In the call queue, from its buffer to the worker that has read it.
  std::int64_t calls_queued() const { return call_queue_.inside(); }

  Co<> submit(Thread& self, Chunk& chunk) override;
  Co<> shutdown(Thread& self) override;

 private:
  bool on_demand() const;
  Co<> start_worker(Thread& self);
  Co<> start_workers(Thread& self);
  Co<> work(Thread& self, Interpreter& interpreter, int place);
  Co<> manage(Thread& self);
  Co<> take_result(Thread& self);
  Co<> replace_worker(Thread& self, int place);
  Co<> fill_call_queue(Thread& self);
  Co<> wait_for_something(Thread& self);
  Co<> wake_manager(Thread& self);
  Co<> clear_wakeups(Thread& self);

  Interpreter& interpreter_;
  ProcessTraits traits_;
  int workers_max_, tasks_per_child_;
  Lock shutdown_lock_;
  FedQueue call_queue_;
  ProcessQueue result_queue_;
  Connection wakeup_{ByteStream::Kind::pipe};
  Poll poll_;
  std::deque<Chunk*> work_ids_;
  int pending_ = 0;              // submitted and not yet done
  int workers_ = 0;              // started and not yet joined
  int idle_ = 0;                 // _idle_worker_semaphore
  bool shutting_down_ = false;
  std::vector<std::unique_ptr<PyProcess>> processes_;
  PyThread manager_;
  bool managed_ = false;
};

}  // namespace interleave
