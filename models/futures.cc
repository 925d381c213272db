// concurrent.futures: Executor.map, or submit as tasks arrive, on a pool of threads, interpreters or processes; the
// results are collected in order, or with as_completed as they come.
#include <map>

#include "sim/python/as_completed.h"
#include "sim/python/futures.h"
#include "sim/python/interpreter_pool.h"

#include "models/chunks.h"
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

Co<> collect(Thread& self, Chunks& chunks) {
  for (Chunk& chunk : chunks.all) {
    co_await chunk.future.result(self);
    co_await chunks.take_over(self, chunk);
  }
}

// for future in as_completed(futures): future.result()
Co<> collect(Thread& self, Chunks& chunks, AsCompleted& completed) {
  std::vector<Future*> futures;
  std::map<const Future*, Chunk*> chunk_of;   // only looked up
  for (Chunk& chunk : chunks.all) {
    futures.push_back(&chunk.future);
    chunk_of.emplace(&chunk.future, &chunk);
  }
  co_await completed.watch(self, futures);
  for (std::size_t i = 0; i < futures.size(); ++i) {
    Future* const future = co_await completed.next(self);
    co_await future->result(self);
    co_await chunks.take_over(self, *chunk_of.at(future));
  }
}

Co<> map(Thread& self, Play& play) {
  const auto kind = play.approach.executor;
  const bool threads = kind != Approach::Executor::process;
  const int cpus = play.kernel.cpus();
  const int workers =
      play.approach.workers.value_or(threads ? ThreadPool::default_workers(play.profile, cpus) : cpus);
  std::unique_ptr<Executor> executor;
  switch (kind) {
    case Approach::Executor::thread: executor = std::make_unique<ThreadPool>(play.interpreter, workers); break;
    case Approach::Executor::interpreter:
      executor = std::make_unique<InterpreterPool>(play.interpreter, workers, play.workload.main_import);
      break;
    case Approach::Executor::process:
      executor = std::make_unique<ProcessPool>(play.interpreter, play.process_traits(), workers,
                                               play.approach.max_tasks_per_child.value_or(0));
  }
  if (play.approach.warm) co_await warm_up(self, play, *executor, workers);
  const bool as_they_come = play.approach.results == Approach::Results::as_completed;
  const bool one_by_one = threads || as_they_come || arrive_over_time(play);
  Chunks chunks(play, play.interpreter);
  AsCompleted completed(play.interpreter);
  if (one_by_one) {
    while (Item* item = co_await play.next(self)) {
      Chunk& chunk = chunks.add(*item, 1);
      co_await chunks.share(self, chunk);
      co_await executor->submit(self, chunk);
    }
  } else {
    for (Item& item : play.items) chunks.add(item, play.approach.chunksize.value_or(1));
    for (Chunk& chunk : chunks.all) {
      co_await chunks.share(self, chunk);
      co_await executor->submit(self, chunk);
    }
  }
  if (as_they_come)
    co_await collect(self, chunks, completed);
  else
    co_await collect(self, chunks);
  if (play.approach.warm) play.stop_clock();
  co_await executor->shutdown(self);
}

}  // namespace

void start_futures(Play& play) { play.run_main(map); }

}  // namespace interleave
