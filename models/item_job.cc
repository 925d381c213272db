#include "models/item_job.h"

namespace interleave {
namespace {

// Nothing to be shared is pickled as ever.
void make_shared(std::optional<SharedMemory>& block, Process& owner, std::int64_t& pickled_bytes) {
  if (pickled_bytes == 0) return;
  block.emplace(owner, pickled_bytes);
  pickled_bytes = SharedMemory::name_bytes;
}

}  // namespace

ItemJob::ItemJob(Play& play, Item& item) : play_(play), item_(item) {
  argument_bytes = play.argument_bytes(item);
  result_bytes = play.result_bytes(item);
  if (play.approach.payloads != Approach::Payloads::shared_memory) return;
  make_shared(argument_, play.process, argument_bytes);
  make_shared(result_, play.process, result_bytes);
}

Co<> ItemJob::run(Thread& self, Interpreter& interpreter) {
  if (argument_) co_await argument_->attach(self, interpreter);
  co_await play_.run(self, &interpreter, item_);
  if (argument_) co_await SharedMemory::close(self, interpreter);
  if (!result_) co_return;
  co_await result_->create(self, interpreter);
  co_await SharedMemory::close(self, interpreter);
}

Co<> ItemJob::share(Thread& self) {
  if (argument_) co_await argument_->create(self, play_.interpreter);
}

Co<> ItemJob::take_over(Thread& self) {
  if (argument_) {
    co_await SharedMemory::close(self, play_.interpreter);
    co_await argument_->unlink(self, play_.interpreter);
  }
  if (!result_) co_return;
  co_await result_->attach(self, play_.interpreter);
  co_await SharedMemory::close(self, play_.interpreter);
  co_await result_->unlink(self, play_.interpreter);
}

}  // namespace interleave
