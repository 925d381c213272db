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

// apply_async takes each task as it comes, which is what arrivals over time need too.
Co<> apply_each(Thread& self, Play& play, Pool& pool, Chunks& chunks) {
  while (Item* item = co_await play.next(self)) {
    Chunk& chunk = chunks.add(*item, 1);
    co_await chunks.share(self, chunk);
    co_await pool.submit(self, chunk);
  }
  for (Chunk& chunk : chunks.all) {
    co_await chunk.future.result(self);
    co_await chunks.take_over(self, chunk);
  }
}

// Pool.map hands all chunks over at once and waits for all of them.
Co<> map(Thread& self, Play& play, Pool& pool, Chunks& chunks) {
  const auto results = std::make_shared<MapResult>(play.interpreter, chunks.all.size());
  play.keep(results);   // the result handler has not left it yet when the caller wakes up
  chunks.collect(*results);
  co_await pool.submit_all(self, chunks.pointers());
  co_await results->wait(self);
  for (Chunk& chunk : chunks.all) co_await chunks.take_over(self, chunk);
}

// imap and imap_unordered hand over the same, and the caller takes each result.
Co<> iterate(Thread& self, Play& play, Pool& pool, Chunks& chunks) {
  const bool ordered = play.approach.method == Approach::Method::imap;
  const auto results = std::make_shared<MapIterator>(
      play.interpreter, ordered ? MapIterator::Order::of_tasks : MapIterator::Order::of_results);
  play.keep(results);
  chunks.collect(*results);
  co_await pool.submit_all(self, chunks.pointers());
  for (std::size_t i = 0; i < chunks.all.size(); ++i) {
    const std::size_t number = co_await results->next(self);
    co_await chunks.take_over(self, chunks.all[number]);
  }
}

Co<> pool(Thread& self, Play& play) {
  const Approach& approach = play.approach;
  const int workers = *approach.workers;
  Pool pool(play.interpreter, play.process_traits(), workers, approach.max_tasks_per_child.value_or(0));
  co_await pool.start(self);
  if (approach.warm) co_await warm_up(self, play, pool, workers);
  Chunks chunks(play, play.interpreter);
  if (approach.method == Approach::Method::apply_async || arrive_over_time(play)) {
    co_await apply_each(self, play, pool, chunks);
  } else {
    const bool maps = approach.method == Approach::Method::map;   // imap and imap_unordered have chunks of one
    const int size = approach.chunksize.value_or(maps ? Pool::default_chunk_size(play.items.size(), workers) : 1);
    for (Item& item : play.items) chunks.add(item, size);
    for (Chunk& chunk : chunks.all) co_await chunks.share(self, chunk);
    if (maps)
      co_await map(self, play, pool, chunks);
    else
      co_await iterate(self, play, pool, chunks);
  }
  if (approach.warm) play.stop_clock();
  co_await pool.shutdown(self);
}

}  // namespace

void start_multiprocessing(Play& play) { play.run_main(play.approach.workers ? pool : process_per_task); }

}  // namespace interleave
