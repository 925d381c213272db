// multiprocessing: a Process for each task, or a Pool.
#include "models/models.h"
#include "models/chunks.h"
#include "models/play.h"
#include "sim/python/pool.h"

namespace interleave {
namespace {

Co<> process_per_task(Thread& self, Play& play) {
  const ProcessTraits traits = play.process_traits();
  std::deque<PyProcess> processes;
  while (Item* item = co_await play.next(self)) {
    processes.emplace_back(play.interpreter, traits, item->name(),
                           [&play, item](Thread& thread, Interpreter& own) { return play.run(thread, &own, *item); },
                           play.attributes(*item));
    co_await processes.back().start(self);
  }
  for (PyProcess& process : processes) co_await process.join(self);
}

// Pool.map hands all chunks over at once; imap and imap_unordered take chunks of one by default; apply_async takes each
// task as it comes, which is what arrivals over time need too.
Co<> pool(Thread& self, Play& play) {
  const int workers = *play.approach.workers;
  Pool pool(play.interpreter, play.process_traits(), workers);
  co_await pool.start(self);
  if (play.approach.warm) co_await warm_up(self, play, pool, workers);
  const bool map = play.approach.method == Approach::Method::map;
  const int chunk_size =
      play.approach.chunksize.value_or(map ? Pool::default_chunk_size(play.items.size(), workers) : 1);
  const bool one_by_one = play.approach.method == Approach::Method::apply_async || arrive_over_time(play);
  Chunks chunks(play, play.interpreter);
  if (one_by_one) {
    while (Item* item = co_await play.next(self)) co_await pool.submit(self, chunks.add(*item, 1));
  } else {
    for (Item& item : play.items) chunks.add(item, chunk_size);
    co_await pool.submit_all(self, chunks.pointers());
  }
  for (Chunk& chunk : chunks.all) co_await chunk.future.result(self);
  if (play.approach.warm) play.stop_clock();
  co_await pool.shutdown(self);
}

}  // namespace

void start_multiprocessing(Play& play) { play.run_main(play.approach.workers ? pool : process_per_task); }

}  // namespace interleave
