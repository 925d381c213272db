// The multiprocessing package: processes, connections and queues between them. Lib/multiprocessing/process.py,
// popen_fork.py, popen_spawn_posix.py, forkserver.py, connection.py, queues.py.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "sim/core/activity.h"
#include "sim/os/glibc.h"
#include "sim/os/stream.h"
#include "sim/python/job.h"
#include "sim/python/threading.h"

namespace interleave {

class Interpreter;
class Thread;

enum class StartMethod { fork, spawn, forkserver };

// What the program's processes are like.
struct ProcessTraits {
  StartMethod start = StartMethod::fork;
  Duration main_import{};             // what a spawned or forkserver child imports again
  std::int64_t memory_bytes = 0;      // of a process that shares nothing
  double copy_on_write = 0;           // share of it that a forked child comes to own
};

// multiprocessing.Process. A fork server costs what a fork does, and the import. Its end is a source that
// connection.wait can wait for: the sentinel.
class PyProcess final : public Source {
 public:
  using Body = std::function<Co<>(Thread&, Interpreter&)>;

  PyProcess(Interpreter& parent, const ProcessTraits& traits, std::string name, Body body,
            ThreadAttributes attributes = {});
  ~PyProcess();

  Co<> start(Thread& self);
  Co<> join(Thread& self);
  bool ready() const override { return ended_; }

 private:
  Co<> main(Thread& self);

  Interpreter& parent_;
  ProcessTraits traits_;
  std::string name_;
  Body body_;
  ThreadAttributes attributes_;
  std::unique_ptr<Interpreter> interpreter_;
  bool ended_ = false;
  Poll waiters_;                      // who is in waitpid
};

// A message on its way: a chunk of jobs, its results, or (nothing) the word to stop.
struct Message {
  Chunk* chunk = nullptr;
  std::int64_t bytes = 0;             // pickled
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
  ByteStream& stream() { return stream_; }

  static Co<> pickle(Thread& self, Interpreter& interpreter, std::int64_t bytes);
  static Co<> unpickle(Thread& self, Interpreter& interpreter, std::int64_t bytes);

 private:
  Co<> write(Thread& self, Interpreter& interpreter, std::int64_t bytes);
  Co<> read(Thread& self, Interpreter& interpreter, std::int64_t bytes);

  ByteStream stream_;
  std::deque<Message> messages_;
};

// multiprocessing.Lock: a semaphore that processes share, taken with the GIL released (SemLock_acquire).
class ProcessLock {
 public:
  Co<> acquire(Thread& self, Interpreter& interpreter);
  Co<> release(Thread& self, Interpreter& interpreter);

 private:
  Semaphore free_{1};
};

// multiprocessing.SimpleQueue: a pipe with a lock on either side.
class ProcessQueue {
 public:
  Co<> put(Thread& self, Interpreter& interpreter, Message message);
  Co<Message> get(Thread& self, Interpreter& interpreter);
  ByteStream& stream() { return pipe_.stream(); }

 private:
  Connection pipe_{ByteStream::Kind::pipe};
  ProcessLock read_, write_;
};

// multiprocessing.Queue: put() hands over to a feeder thread, which pickles and writes.
class FedQueue {
 public:
  // `places`: how many may be in it, the pipe included; 0: no limit.
  FedQueue(Interpreter& interpreter, std::int64_t places);

  bool full() const { return places_ > 0 && inside_ >= places_; }
  Co<> put(Thread& self, Message message);
  Co<Message> get(Thread& self, Interpreter& interpreter);
  // Ends the feeder once everything is written.
  Co<> close(Thread& self);

 private:
  Co<> feed(Thread& self);

  Interpreter& interpreter_;
  std::int64_t places_, inside_ = 0;
  Lock lock_;
  PyCondition not_empty_;
  std::deque<Message> buffer_;
  bool closed_ = false;
  PyThread feeder_;
  bool feeding_ = false;
  ProcessQueue pipe_;
};

}  // namespace interleave
