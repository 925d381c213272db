// Byte streams between threads: a pipe, or one direction of a stream socket pair. Contents do not exist, only amounts.
#pragma once

#include <cstdint>
#include <deque>

#include "sim/core/activity.h"
#include "sim/os/poll.h"

namespace interleave {

class Thread;

class ByteStream : public Source {
 public:
  // A pipe holds 16 pages of 4 KiB (fs/pipe.c); a socket pair about 208 KiB (net/unix/af_unix.c).
  enum class Kind { pipe, socket };
  explicit ByteStream(Kind kind);

  // Writes all of it, blocking while the stream is full. At least one byte.
  Co<> write(Thread& self, std::int64_t bytes);
  // Blocks while the stream is empty; reads at most `most` of what is there, and says how much.
  Co<std::int64_t> read(Thread& self, std::int64_t most);

  bool ready() const override { return used_ > 0; }
  std::int64_t used() const { return used_; }

 private:
  Co<> copy(Thread& self, std::int64_t bytes);
  static Duration wake_one(std::deque<Thread*>& waiting);

  Kind kind_;
  std::int64_t capacity_, wake_writer_below_, chunk_;
  std::int64_t used_ = 0;
  std::deque<Thread*> readers_, writers_;
};

}  // namespace interleave
