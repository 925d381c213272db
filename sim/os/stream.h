// Byte streams between threads: a pipe, or one direction of a stream socket pair. Contents do not exist, only amounts.
#pragma once

#include <cstdint>
#include <deque>

#include "sim/core/activity.h"
#include "sim/os/poll.h"

namespace interleave {

class Kernel;
class Thread;

// What copying a part of a buffer costs more if all that was done with the whole of it meanwhile is too much for the
// cache: a message is an object, its pickle, what is read of it and an object again, each as large.
Duration memory_cost(Kernel& kernel, std::int64_t whole_bytes, std::int64_t part_bytes);

class ByteStream : public Source {
 public:
  // A pipe holds 16 pages of 4 KiB (fs/pipe.c); a socket pair about 208 KiB (net/unix/af_unix.c).
  enum class Kind { pipe, socket };
  explicit ByteStream(Kind kind);
  // The other direction of a socket pair: who reads there and who writes here share a wait queue.
  void pair_with(ByteStream& other);

  // Writes all of it, blocking while the stream is full. At least one byte.
  Co<> write(Thread& self, std::int64_t bytes);
  // Blocks while the stream is empty; reads at most `most` of what is there, and says how much. It goes into a buffer
  // of `whole` bytes; 0: one that is in the cache.
  Co<std::int64_t> read(Thread& self, std::int64_t most, std::int64_t whole = 0);

  bool ready() const override { return used_ > 0; }
  std::int64_t used() const { return used_; }

 private:
  Co<> copy(Thread& self, std::int64_t bytes, Duration more);
  Duration wake_writers();
  static Duration wake_one(std::deque<Thread*>& waiting);

  Kind kind_;
  std::int64_t capacity_, wake_writer_below_, chunk_;
  std::int64_t used_ = 0;
  std::deque<Thread*> readers_, writers_;
  ByteStream* other_direction_ = nullptr;
};

}  // namespace interleave
