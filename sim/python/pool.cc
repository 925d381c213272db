#include "sim/python/pool.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

Pool::Pool(Interpreter& interpreter, const ProcessTraits& traits, int workers)
    : interpreter_(interpreter),
      task_queue_(interpreter),
      worker_handler_(interpreter, "PoolWorkerHandler", [this](Thread& self) { return handle_workers(self); }),
      task_handler_(interpreter, "PoolTaskHandler", [this](Thread& self) { return handle_tasks(self); }),
      result_handler_(interpreter, "PoolResultHandler", [this](Thread& self) { return handle_results(self); }),
      change_(interpreter) {
  for (int i = 0; i < workers; ++i)
    processes_.push_back(std::make_unique<PyProcess>(
        interpreter, traits, "ForkPoolWorker-" + std::to_string(i + 1),
        [this](Thread& self, Interpreter& own) { return work(self, own); }));
}

int Pool::default_chunk_size(std::size_t tasks, int workers) {
  const auto share = static_cast<std::size_t>(workers) * 4;
  return static_cast<int>((tasks + share - 1) / share);
}

Co<> Pool::start(Thread& self) {
  for (const std::unique_ptr<PyProcess>& process : processes_) co_await process->start(self);
  co_await worker_handler_.start(self);
  co_await task_handler_.start(self);
  co_await result_handler_.start(self);
}

Co<> Pool::submit(Thread& self, Chunk& chunk) {
  const std::vector<Chunk*> one{&chunk};
  co_await submit_all(self, one);
}

Co<> Pool::submit_all(Thread& self, const std::vector<Chunk*>& chunks) {
  co_await interpreter_.spend(self, interpreter_.profile().pool_task);
  tasks_.push_back(chunks);
  co_await task_queue_.put(self);
}

// Pool._handle_tasks: one generator after the other, each of its chunks pickled and written under no lock.
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
      co_await in_.put(self, interpreter_, message);
    }
  }
  for (std::size_t i = 0; i < processes_.size(); ++i) co_await in_.put(self, interpreter_, Message{nullptr, 4});
  co_await out_.put(self, interpreter_, Message{nullptr, 4});
}

// worker().
Co<> Pool::work(Thread& self, Interpreter& interpreter) {
  for (;;) {
    const Message task = co_await in_.get(self, interpreter);
    if (!task.chunk) co_return;
    co_await interpreter.spend(self, interpreter.profile().pool_task);
    co_await task.chunk->run(self, interpreter);
    const Message answer{task.chunk, task.chunk->result_bytes()};
    co_await out_.put(self, interpreter, answer);
  }
}

// Pool._handle_results.
Co<> Pool::handle_results(Thread& self) {
  for (;;) {
    const Message answer = co_await out_.get(self, interpreter_);
    if (!answer.chunk) co_return;
    co_await interpreter_.spend(self, interpreter_.profile().pool_task);
    co_await answer.chunk->future.set_result(self);
  }
}

// Pool._handle_workers sleeps until a worker dies or the pool ends: none does here.
Co<> Pool::handle_workers(Thread& self) {
  const As as(self, Doing::idle);
  self.waits_for = "the pool's end";
  co_await change_.wait(self);
}

Co<> Pool::shutdown(Thread& self) {
  co_await change_.set(self);
  tasks_.emplace_back();
  co_await task_queue_.put(self);
  co_await worker_handler_.join(self);
  co_await task_handler_.join(self);
  co_await result_handler_.join(self);
  for (const std::unique_ptr<PyProcess>& process : processes_) co_await process->join(self);
}

}  // namespace interleave
