// concurrent.futures: Executor.map, or submit as tasks arrive, on a pool of threads or of processes; the results are
// collected in order.
#include "sim/python/futures.h"

#include "models/chunks.h"
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

Co<> map(Thread& self, Play& play) {
  const bool threads = play.approach.executor == Approach::Executor::thread;
  const int cpus = play.kernel.cpus();
  const int workers =
      play.approach.workers.value_or(threads ? ThreadPool::default_workers(play.profile, cpus) : cpus);
  std::unique_ptr<Executor> executor;
  if (threads)
    executor = std::make_unique<ThreadPool>(play.interpreter, workers);
  else
    executor = std::make_unique<ProcessPool>(play.interpreter, play.process_traits(), workers);
  if (play.approach.warm) co_await warm_up(self, play, *executor, workers);
  const bool one_by_one = threads || arrive_over_time(play);
  Chunks chunks(play, play.interpreter);
  if (one_by_one) {
    while (Item* item = co_await play.next(self)) co_await executor->submit(self, chunks.add(*item, 1));
  } else {
    for (Item& item : play.items) chunks.add(item, play.approach.chunksize.value_or(1));
    for (Chunk& chunk : chunks.all) co_await executor->submit(self, chunk);
  }
  for (Chunk& chunk : chunks.all) co_await chunk.future.result(self);
  if (play.approach.warm) play.stop_clock();
  co_await executor->shutdown(self);
}

}  // namespace

void start_futures(Play& play) { play.run_main(map); }

}  // namespace interleave
