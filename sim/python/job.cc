#include "sim/python/job.h"

#include "sim/python/interpreter.h"

namespace interleave {

Co<> Future::set_result(Thread& self) {
  co_await lock_.acquire(self);
  done_ = true;
  if (waiter_) co_await waiter_->add_result(self, *this);
  co_await condition_.notify_all(self);
  co_await lock_.release(self);
  if (on_done) co_await on_done(self);
}

Co<> Future::result(Thread& self) {
  const As as(self, Doing::join);
  self.waits_for = "a result";
  co_await lock_.acquire(self);
  if (!done_) co_await condition_.wait(self);
  co_await lock_.release(self);
}

std::int64_t Chunk::argument_bytes() const {
  std::int64_t bytes = 0;
  for (const Job* job : jobs) bytes += job->argument_bytes;
  return bytes;
}

std::int64_t Chunk::result_bytes() const {
  std::int64_t bytes = 0;
  for (const Job* job : jobs) bytes += job->result_bytes;
  return bytes;
}

Co<> Chunk::run(Thread& self, Interpreter& interpreter) {
  for (Job* job : jobs) co_await job->run(self, interpreter);
}

}  // namespace interleave
