// What processes share: Lib/multiprocessing/synchronize.py, queues.py.
#pragma once

#include <cstdint>
#include <deque>

#include "sim/os/glibc.h"
#include "sim/python/connection.h"
#include "sim/python/process.h"
#include "sim/python/threading.h"

namespace interleave {

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
  // The same without what needs no lock: a message still to be unpickled.
  Co<Message> take(Thread& self, Interpreter& interpreter);
  // The pipe itself, for who is alone on its side and takes no lock.
  Connection& connection() { return pipe_; }

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
  std::int64_t inside() const { return inside_; }
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
