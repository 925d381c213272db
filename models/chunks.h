// The items of a play as chunks for an executor or a pool.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <vector>

#include "models/item_job.h"
#include "models/play.h"

namespace interleave {

struct Chunks {
  Chunks(Play& play, Interpreter& interpreter) : play(play), interpreter(interpreter) {}

  // To the last chunk, or to a new one if that is full.
  Chunk& add(Item& item, int size) {
    ItemJob& job = jobs.emplace_back(play, item);
    if (all.empty() || static_cast<int>(all.back().jobs.size()) >= size) all.emplace_back(interpreter);
    all.back().jobs.push_back(&job);
    return all.back();
  }
  // Before it is submitted, and when its result has come: see ItemJob.
  Co<> share(Thread& self, Chunk& chunk) {
    if (shares())
      for (Job* job : chunk.jobs) co_await static_cast<ItemJob*>(job)->share(self);
  }
  Co<> take_over(Thread& self, Chunk& chunk) {
    if (shares())
      for (Job* job : chunk.jobs) co_await static_cast<ItemJob*>(job)->take_over(self);
  }
  bool shares() const { return play.approach.payloads == Approach::Payloads::shared_memory; }
  // All of them belong to one map.
  void collect(ChunkResults& results) {
    for (std::size_t number = 0; Chunk& chunk : all) {
      chunk.number = number++;
      chunk.results = &results;
    }
  }
  std::vector<Chunk*> pointers() {
    std::vector<Chunk*> list;
    for (Chunk& chunk : all) list.push_back(&chunk);
    return list;
  }

  Play& play;
  Interpreter& interpreter;
  std::deque<ItemJob> jobs;
  std::deque<Chunk> all;
};

inline bool arrive_over_time(Play& play) {
  return play.door() || std::any_of(play.items.begin(), play.items.end(),
                     [&](const Item& item) { return item.arrival > play.clock_started(); });
}

// A call that keeps a worker busy long enough for all of them to be needed.
class WarmUpJob final : public Job {
 public:
  Co<> run(Thread& self, Interpreter& interpreter) override {
    return time_sleep(interpreter, self, std::chrono::milliseconds(20));
  }
};

// Has every worker up before the clock starts.
inline Co<> warm_up(Thread& self, Play& play, Executor& executor, int workers) {
  struct Calls {
    WarmUpJob job;
    std::deque<Chunk> chunks;
  };
  const auto calls = std::make_shared<Calls>();
  play.keep(calls);   // who sets the last result has not left it yet when the caller wakes up
  for (int i = 0; i < workers; ++i) {
    calls->chunks.emplace_back(play.interpreter).jobs.push_back(&calls->job);
    co_await executor.submit(self, calls->chunks.back());
  }
  for (Chunk& chunk : calls->chunks) co_await chunk.future.result(self);
  play.start_clock();
}

}  // namespace interleave
