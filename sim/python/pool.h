// multiprocessing.Pool: Lib/multiprocessing/pool.py. All workers at construction; three threads in the parent, of which
// the task handler writes to the workers' common pipe and the result handler reads their answers, each alone on its
// side; the worker handler, which is to notice workers that have ended, wakes up for every answer too. Nothing but
// the pipe limits what is in flight.
#pragma once

#include <deque>
#include <memory>
#include <set>
#include <vector>

#include "sim/python/job.h"
#include "sim/python/multiprocessing.h"
#include "sim/python/threading.h"

namespace interleave {

// MapResult: who waits is woken once, when the last chunk is there.
class MapResult final : public ChunkResults {
 public:
  MapResult(Interpreter& interpreter, std::size_t chunks) : left_(chunks), all_(interpreter) {}
  Co<> set(Thread& self, const Chunk& chunk) override;
  Co<> wait(Thread& self);

 private:
  std::size_t left_;
  PyEvent all_;
};

// IMapIterator, IMapUnorderedIterator: the caller takes one chunk's results after the other, in their order or as they
// come.
class MapIterator final : public ChunkResults {
 public:
  enum class Order { of_tasks, of_results };
  MapIterator(Interpreter& interpreter, Order order)
      : order_(order), lock_(interpreter), condition_(interpreter, lock_) {}
  Co<> set(Thread& self, const Chunk& chunk) override;
  // Which chunk it was.
  Co<std::size_t> next(Thread& self);

 private:
  Order order_;
  Lock lock_;
  PyCondition condition_;
  std::deque<std::size_t> ready_;     // in order, to be taken
  std::size_t index_ = 0;             // the next one in order
  std::set<std::size_t> early_;       // there before their turn: _unsorted
};

class Pool final : public Executor {
 public:
  // `tasks_per_child`: a worker ends after so many chunks, and another is started in its place; 0: no limit.
  Pool(Interpreter& interpreter, const ProcessTraits& traits, int workers, int tasks_per_child = 0);
  // _map_async: divmod(tasks, 4 * workers), plus one if there is a rest.
  static int default_chunk_size(std::size_t tasks, int workers);

  Co<> start(Thread& self);
  // apply_async, or one chunk of a map: to the task handler's queue.
  Co<> submit(Thread& self, Chunk& chunk) override;
  // A map puts all its chunks there as one generator, which the task handler walks.
  Co<> submit_all(Thread& self, const std::vector<Chunk*>& chunks);
  // close() and join().
  Co<> shutdown(Thread& self) override;

 private:
  Co<> start_worker(Thread& self);
  Co<> work(Thread& self, Interpreter& interpreter);
  Co<> maintain(Thread& self);
  Co<> handle_tasks(Thread& self);
  Co<> handle_results(Thread& self);
  Co<> handle_workers(Thread& self);
  Co<> put_in_task_queue(Thread& self, std::vector<Chunk*> chunks);

  Interpreter& interpreter_;
  ProcessTraits traits_;
  int workers_, tasks_per_child_, started_ = 0;
  SimpleQueue task_queue_;
  std::deque<std::vector<Chunk*>> tasks_;   // what is in it; an empty one: the word to stop
  std::size_t in_flight_ = 0;               // handed over and not yet back: _cache
  bool closing_ = false;
  ProcessQueue in_, out_;                   // _inqueue, _outqueue
  ProcessQueue change_;                     // _change_notifier
  std::vector<std::unique_ptr<PyProcess>> processes_, joined_;
  Poll updates_;                            // what the worker handler waits for
  int rounds_ = 0;                          // of the worker handler, since the last answer was read
  PyThread worker_handler_, task_handler_, result_handler_;
};

}  // namespace interleave
