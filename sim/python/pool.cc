#include "sim/python/pool.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {
namespace {

// The worker handler waits for the pipe of answers, too, and goes round and round for as long as one is not read, with
// the GIL that its reader needs: on a real machine some noise ends that. Where no cost varies nothing would, so after
// so many rounds it leaves that pipe alone until its reader has been there.
constexpr int rounds_max = 1000;

}  // namespace

// ---- results ----

Co<> MapResult::set(Thread& self, const Chunk&) {
  if (--left_ == 0) co_await all_.set(self);
}

Co<> MapResult::wait(Thread& self) {
  const As as(self, Doing::join);
  self.waits_for = "a map's results";
  co_await all_.wait(self);
}

Co<> MapIterator::set(Thread& self, const Chunk& chunk) {
  co_await lock_.acquire(self);
  if (order_ == Order::of_results) {
    ready_.push_back(chunk.number);
    co_await condition_.notify(self);
  } else if (chunk.number == index_) {
    do {
      early_.erase(index_);
      ready_.push_back(index_++);
    } while (early_.contains(index_));
    co_await condition_.notify(self);
  } else {
    early_.insert(chunk.number);
  }
  co_await lock_.release(self);
}

Co<std::size_t> MapIterator::next(Thread& self) {
  const As as(self, Doing::join);
  self.waits_for = "a map's next result";
  co_await lock_.acquire(self);
  if (ready_.empty()) co_await condition_.wait(self);
  const std::size_t number = ready_.front();
  ready_.pop_front();
  co_await lock_.release(self);
  co_return number;
}

// ---- Pool ----

Pool::Pool(Interpreter& interpreter, const ProcessTraits& traits, int workers, int tasks_per_child)
    : interpreter_(interpreter),
      traits_(traits),
      workers_(workers),
      tasks_per_child_(tasks_per_child),
      task_queue_(interpreter),
      worker_handler_(interpreter, "PoolWorkerHandler", [this](Thread& self) { return handle_workers(self); }),
      task_handler_(interpreter, "PoolTaskHandler", [this](Thread& self) { return handle_tasks(self); }),
      result_handler_(interpreter, "PoolResultHandler", [this](Thread& self) { return handle_results(self); }) {
  updates_.add(out_.connection().stream());   // see rounds_max
  updates_.add(change_.connection().stream());
}

int Pool::default_chunk_size(std::size_t tasks, int workers) {
  const auto share = static_cast<std::size_t>(workers) * 4;
  return static_cast<int>((tasks + share - 1) / share);
}

Co<> Pool::start(Thread& self) {
  for (int i = 0; i < workers_; ++i) co_await start_worker(self);
  co_await worker_handler_.start(self);
  co_await task_handler_.start(self);
  co_await result_handler_.start(self);
}

// _repopulate_pool_static, for one.
Co<> Pool::start_worker(Thread& self) {
  processes_.push_back(std::make_unique<PyProcess>(
      interpreter_, traits_, "ForkPoolWorker-" + std::to_string(++started_),
      [this](Thread& thread, Interpreter& own) { return work(thread, own); }));
  PyProcess& process = *processes_.back();
  updates_.add(process);
  co_await process.start(self);
}

Co<> Pool::submit(Thread& self, Chunk& chunk) {
  const std::vector<Chunk*> one{&chunk};
  co_await submit_all(self, one);
}

Co<> Pool::submit_all(Thread& self, const std::vector<Chunk*>& chunks) {
  co_await interpreter_.spend(self, interpreter_.profile().pool_task);
  in_flight_ += chunks.size();
  co_await put_in_task_queue(self, chunks);
}

Co<> Pool::put_in_task_queue(Thread& self, std::vector<Chunk*> chunks) {
  tasks_.push_back(std::move(chunks));
  co_await task_queue_.put(self);
}

// Pool._handle_tasks: one generator after the other, each of its chunks pickled and written without a lock
// (_quick_put).
Co<> Pool::handle_tasks(Thread& self) {
  for (;;) {
    {
      const As as(self, Doing::idle);
      self.waits_for = "tasks";
      co_await task_queue_.get(self);
    }
    const std::vector<Chunk*> chunks = tasks_.front();
    tasks_.pop_front();
    if (chunks.empty()) break;
    for (Chunk* chunk : chunks) {
      co_await interpreter_.spend(self, interpreter_.profile().pool_task);
      const Message message{chunk, chunk->argument_bytes()};
      co_await in_.connection().send(self, interpreter_, message);
    }
  }
  const Message stop{nullptr, 4};
  co_await out_.put(self, interpreter_, stop);
  for (int i = 0; i < workers_; ++i) co_await in_.connection().send(self, interpreter_, stop);
}

// worker().
Co<> Pool::work(Thread& self, Interpreter& interpreter) {
  for (int done = 0; tasks_per_child_ == 0 || done < tasks_per_child_; ++done) {
    const Message task = co_await in_.get(self, interpreter);
    if (!task.chunk) co_return;
    co_await interpreter.spend(self, interpreter.profile().pool_task);
    co_await task.chunk->run(self, interpreter);
    const Message answer{task.chunk, task.chunk->result_bytes()};
    co_await out_.put(self, interpreter, answer);
  }
}

// Pool._handle_results: without a lock (_quick_get).
Co<> Pool::handle_results(Thread& self) {
  for (bool stopping = false; !stopping || in_flight_ > 0;) {
    Message answer;
    {
      const As as(self, Doing::idle);
      self.waits_for = "results";
      answer = co_await out_.connection().receive(self, interpreter_);
    }
    if (rounds_ > rounds_max) updates_.add(out_.connection().stream());
    rounds_ = 0;
    co_await Connection::unpickle(self, interpreter_, answer.bytes, Connection::Objects::kept);
    if (!answer.chunk) {
      stopping = true;
      continue;
    }
    co_await interpreter_.spend(self, interpreter_.profile().pool_task);
    --in_flight_;
    if (answer.chunk->results)
      co_await answer.chunk->results->set(self, *answer.chunk);
    else
      co_await answer.chunk->future.set_result(self);
  }
}

// Pool._maintain_pool: those that have ended, the last one first; others in their place.
Co<> Pool::maintain(Thread& self) {
  for (std::size_t i = processes_.size(); i-- > 0;) {
    const bool ended = co_await processes_[i]->poll(self);
    if (!ended) continue;
    co_await processes_[i]->join(self);
    updates_.remove(*processes_[i]);
    joined_.push_back(std::move(processes_[i]));
    processes_.erase(processes_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  while (static_cast<int>(processes_.size()) < workers_) co_await start_worker(self);
}

// Pool._handle_workers, _wait_for_updates: every worker's sentinel, the pipe of answers, and the word that the pool
// closes.
Co<> Pool::handle_workers(Thread& self) {
  const As as(self, Doing::idle);
  self.waits_for = "the pool's end";
  while (!closing_ || in_flight_ > 0) {
    co_await maintain(self);
    if (++rounds_ == rounds_max + 1) updates_.remove(out_.connection().stream());
    const bool any = co_await wait_for_any(self, interpreter_, updates_, processes_.size() + 2, never);
    if (any) co_await change_.connection().drain(self, interpreter_);
  }
  co_await put_in_task_queue(self, {});
}

Co<> Pool::shutdown(Thread& self) {
  closing_ = true;
  const Message word{nullptr, 4};
  co_await change_.put(self, interpreter_, word);
  co_await worker_handler_.join(self);
  co_await task_handler_.join(self);
  co_await result_handler_.join(self);
  for (const std::unique_ptr<PyProcess>& process : processes_) co_await process->join(self);
}

}  // namespace interleave
