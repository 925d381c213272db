// What executors and pools carry about: jobs, and the futures that tell when they are done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/core/activity.h"
#include "sim/python/threading.h"

namespace interleave {

class Interpreter;
class Thread;

// A call of a function. It runs in some thread of some interpreter, whose GIL that thread holds.
class Job {
 public:
  virtual Co<> run(Thread& self, Interpreter& interpreter) = 0;

  std::int64_t argument_bytes = 0, result_bytes = 0;   // pickled, when it crosses to another process

 protected:
  ~Job() = default;
};

class Future;

// Told of the results of futures that it hangs on: concurrent.futures._base._Waiter.
class FutureWaiter {
 public:
  // By whoever sets the result, with the future locked.
  virtual Co<> add_result(Thread& self, Future& future) = 0;

 protected:
  ~FutureWaiter() = default;
};

// concurrent.futures.Future, or a Pool's ApplyResult: Lib/concurrent/futures/_base.py.
class Future {
 public:
  explicit Future(Interpreter& interpreter) : lock_(interpreter), condition_(interpreter, lock_) {}

  Co<> set_result(Thread& self);
  Co<> result(Thread& self);
  bool done() const { return done_; }
  // Called by whoever sets the result, after the waiters are notified.
  std::function<Co<>(Thread&)> on_done;

 private:
  friend class AsCompleted;

  Lock lock_;
  PyCondition condition_;
  bool done_ = false;
  FutureWaiter* waiter_ = nullptr;
};

struct Chunk;

// Where a Pool's result handler puts a chunk's result instead of a future of its own.
class ChunkResults {
 public:
  virtual Co<> set(Thread& self, const Chunk& chunk) = 0;

 protected:
  ~ChunkResults() = default;
};

// Jobs that travel together, and their common future.
struct Chunk {
  explicit Chunk(Interpreter& interpreter) : future(interpreter) {}
  std::vector<Job*> jobs;
  Future future;
  std::size_t number = 0;            // among those of its map
  ChunkResults* results = nullptr;   // of its map; none: the future

  std::int64_t argument_bytes() const;
  std::int64_t result_bytes() const;
  Co<> run(Thread& self, Interpreter& interpreter);
};

class Executor {
 public:
  virtual ~Executor() = default;
  virtual Co<> submit(Thread& self, Chunk& chunk) = 0;
  // Lets the workers end when the queue is empty, and joins them.
  virtual Co<> shutdown(Thread& self) = 0;
};

}  // namespace interleave
