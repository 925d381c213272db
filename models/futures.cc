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
  Chunks chunks(play, play.interpreter, one_by_one ? 1 : play.approach.chunksize.value_or(1));
  for (std::size_t i = 0; i < chunks.all.size(); ++i) {
    if (one_by_one) co_await play.arrival(self, play.items[i]);
    co_await executor->submit(self, chunks.all[i]);
  }
  for (Chunk& chunk : chunks.all) co_await chunk.future.result(self);
  if (play.approach.warm) play.stop_clock();
  co_await executor->shutdown(self);
}

}  // namespace

void start_futures(Play& play) { play.run_main(map); }

}  // namespace interleave
