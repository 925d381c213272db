#include "sim/os/stream.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {
ByteStream::ByteStream(Kind kind)
    : kind_(kind),
      capacity_(kind == Kind::pipe ? 16 * page_bytes : 208 * 1024),
      // A pipe's writer is woken when a page of a full pipe is free, a socket's when a quarter is left charged.
      wake_writer_below_(kind == Kind::pipe ? 15 * page_bytes + 1 : capacity_ / 4 + 1),
      chunk_(kind == Kind::pipe ? capacity_ : 36 * 1024) {}

Duration memory_cost(Kernel& kernel, std::int64_t whole_bytes, std::int64_t part_bytes) {
  constexpr std::int64_t copies = 4;
  const MachineSpec& machine = kernel.machine();
  if (!machine.cache_bytes || whole_bytes <= *machine.cache_bytes / copies) return Duration{};
  return Duration(kernel.cost(machine.memory_kib).count() * part_bytes / 1024);
}

Co<> ByteStream::copy(Thread& self, std::int64_t bytes, Duration more) {
  Kernel& kernel = self.kernel();
  const Duration each = kernel.cost(kernel.machine().copy_kib);
  co_await self.run(Duration(each.count() * bytes / 1024) + more);
}

Duration ByteStream::wake_one(std::deque<Thread*>& waiting) {
  if (waiting.empty()) return Duration{};
  Thread* thread = waiting.front();
  waiting.pop_front();
  return thread->kernel().wake(*thread, true);
}

void ByteStream::pair_with(ByteStream& other) {
  other_direction_ = &other;
  other.other_direction_ = this;
}

// unix_write_space, when what was read is freed (sock_wfree): a socket has one wait queue. Who waits there for an
// answer (unix_stream_data_wait) is woken because there is room for questions, finds nothing, and sleeps again.
Duration ByteStream::wake_writers() {
  const Duration writer = wake_one(writers_);
  return writer + (other_direction_ ? wake_one(other_direction_->readers_) : Duration{});
}

// pipe_write, unix_stream_sendmsg: readers are woken if it was empty, with the sync hint.
Co<> ByteStream::write(Thread& self, std::int64_t bytes) {
  Kernel& kernel = self.kernel();
  const Duration entry = kernel.cost(kernel.machine().syscall);
  co_await self.run(entry);
  const std::int64_t whole = bytes;
  while (bytes > 0) {
    while (used_ > capacity_ - std::min(bytes, page_bytes)) {
      writers_.push_back(&self);
      co_await self.block();
    }
    const std::int64_t part = std::min({bytes, capacity_ - used_, chunk_});
    const Duration more = memory_cost(kernel, whole, part);
    co_await copy(self, part, more);
    const bool was_empty = used_ == 0;
    used_ += part;
    bytes -= part;
    if (!was_empty && kind_ == Kind::pipe) continue;
    // Who polls stands at the head of the wait queue, who reads, exclusively, at its tail: __wake_up_common.
    const Duration pollers = notify(true), reader = wake_one(readers_);
    co_await self.run(pollers + reader);
  }
}

Co<std::int64_t> ByteStream::read(Thread& self, std::int64_t most, std::int64_t whole) {
  Kernel& kernel = self.kernel();
  const Duration entry = kernel.cost(kernel.machine().syscall);
  co_await self.run(entry);
  while (used_ == 0) {
    readers_.push_back(&self);
    co_await self.block();
  }
  const std::int64_t part = std::min(used_, most);
  const Duration more = memory_cost(kernel, whole, part);
  co_await copy(self, part, more);
  used_ -= part;
  Duration price{};
  if (used_ < wake_writer_below_) price += wake_writers();
  if (used_ > 0) price += wake_one(readers_);
  co_await self.run(price);
  co_return part;
}

}  // namespace interleave
