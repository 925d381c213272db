// multiprocessing.Pool: Lib/multiprocessing/pool.py. All workers at construction; three threads in the parent, of which
// the task handler writes to the workers' common pipe and the result handler reads their answers; nothing but the
// pipe limits what is in flight.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "sim/python/job.h"
#include "sim/python/multiprocessing.h"
#include "sim/python/threading.h"

namespace interleave {

class Pool final : public Executor {
 public:
  Pool(Interpreter& interpreter, const ProcessTraits& traits, int workers);
  // _map_async: divmod(tasks, 4 * workers), plus one if there is a rest.
  static int default_chunk_size(std::size_t tasks, int workers);

  Co<> start(Thread& self);
  // apply_async, or one chunk of a map: to the task handler's queue.
  Co<> submit(Thread& self, Chunk& chunk) override;
  // A map puts all its chunks there as one generator, which the task handler walks.
  Co<> submit_all(Thread& self, const std::vector<Chunk*>& chunks);
  Co<> shutdown(Thread& self) override;

 private:
  Co<> work(Thread& self, Interpreter& interpreter);
  Co<> handle_tasks(Thread& self);
  Co<> handle_results(Thread& self);
  Co<> handle_workers(Thread& self);

  Interpreter& interpreter_;
  SimpleQueue task_queue_;
  std::deque<std::vector<Chunk*>> tasks_;   // what is in it; an empty one: the word to stop
  ProcessQueue in_, out_;                   // _inqueue, _outqueue
  std::vector<std::unique_ptr<PyProcess>> processes_;
  PyThread worker_handler_, task_handler_, result_handler_;
  PyEvent change_;                          // what the worker handler waits for: the sentinels, or the end
};

}  // namespace interleave
