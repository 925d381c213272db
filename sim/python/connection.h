// Lib/multiprocessing/connection.py: messages through pipes, pickled by who sends and unpickled by who receives, and
// waiting for the first of several connections.
#pragma once

#include <cstdint>
#include <deque>

#include "sim/core/activity.h"
#include "sim/os/poll.h"
#include "sim/os/stream.h"

namespace interleave {

struct Chunk;
class Interpreter;
class Thread;

// A message on its way: a chunk of jobs, its results, or (nothing) the word to stop.
struct Message {
  Chunk* chunk = nullptr;
  std::int64_t bytes = 0;             // pickled
  int ends = -1;                      // of a pool's workers, which one ends after it (max_tasks_per_child)
};

// One direction of a Pipe: Connection.send_bytes and recv_bytes over a pipe of the operating system.
class Connection {
 public:
  explicit Connection(ByteStream::Kind kind) : stream_(kind) {}

  // Pickles, and writes it: in one go up to 16 KiB, else the header first.
  Co<> send(Thread& self, Interpreter& interpreter, Message message);
  Co<> send_pickled(Thread& self, Interpreter& interpreter, Message message);
  // Reads one message; what is left to do is unpickle().
  Co<Message> receive(Thread& self, Interpreter& interpreter);
  // Is there anything to be read? Connection.poll: a wait that does not block.
  Co<bool> poll(Thread& self, Interpreter& interpreter);
  // Reads, one by one, the messages that are there.
  Co<> drain(Thread& self, Interpreter& interpreter);
  ByteStream& stream() { return stream_; }

  static Co<> pickle(Thread& self, Interpreter& interpreter, std::int64_t bytes);
  // Kept: the objects stay, in memory that nobody has used before.
  enum class Objects { dropped, kept };
  static Co<> unpickle(Thread& self, Interpreter& interpreter, std::int64_t bytes, Objects objects);

 private:
  Co<> write(Thread& self, Interpreter& interpreter, std::int64_t bytes);
  Co<> read(Thread& self, Interpreter& interpreter, std::int64_t bytes);

  ByteStream stream_;
  std::deque<Message> messages_;
};

// connection.wait(objects, timeout): a selector is made, `objects` of them are registered, and it is thrown away.
// False: none of the sources was ready before the deadline.
Co<bool> wait_for_any(Thread& self, Interpreter& interpreter, Poll& sources, std::size_t objects, Time deadline);

}  // namespace interleave
