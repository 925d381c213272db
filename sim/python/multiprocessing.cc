#include "sim/python/multiprocessing.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

Co<> ProcessLock::acquire(Thread& self, Interpreter& interpreter) {
  co_await interpreter.spend(self, interpreter.profile().lock_operation);
  if (free_.try_wait()) co_return;
  co_await interpreter.gil().drop(self);
  co_await free_.wait(self);
  co_await interpreter.gil().take(self);
}

Co<> ProcessLock::release(Thread& self, Interpreter& interpreter) {
  co_await interpreter.spend(self, interpreter.profile().lock_operation);
  co_await free_.post(self);
}

Co<> ProcessQueue::put(Thread& self, Interpreter& interpreter, Message message) {
  co_await Connection::pickle(self, interpreter, message.bytes);
  co_await write_.acquire(self, interpreter);
  co_await pipe_.send_pickled(self, interpreter, message);
  co_await write_.release(self, interpreter);
}

// The reader holds the lock over both reads.
Co<Message> ProcessQueue::take(Thread& self, Interpreter& interpreter) {
  const As as(self, Doing::idle);
  self.waits_for = "a message";
  co_await read_.acquire(self, interpreter);
  const Message message = co_await pipe_.receive(self, interpreter);
  co_await read_.release(self, interpreter);
  co_return message;
}

Co<Message> ProcessQueue::get(Thread& self, Interpreter& interpreter) {
  const Message message = co_await take(self, interpreter);
  co_await Connection::unpickle(self, interpreter, message.bytes, Connection::Objects::dropped);
  co_return message;
}

FedQueue::FedQueue(Interpreter& interpreter, std::int64_t places)
    : interpreter_(interpreter),
      places_(places),
      lock_(interpreter),
      not_empty_(interpreter, lock_),
      feeder_(interpreter, "QueueFeederThread", [this](Thread& self) { return feed(self); }) {}

Co<> FedQueue::put(Thread& self, Message message) {
  co_await interpreter_.spend(self, interpreter_.profile().queue_operation);
  ++inside_;
  co_await lock_.acquire(self);
  if (!feeding_) {
    feeding_ = true;
    co_await feeder_.start(self);
  }
  buffer_.push_back(message);
  co_await not_empty_.notify(self);
  co_await lock_.release(self);
}

// Queue._feed: the lock is taken to wait alone; then the buffer is emptied without it, and pickling comes before the
// write lock.
Co<> FedQueue::feed(Thread& self) {
  for (;;) {
    co_await lock_.acquire(self);
    if (buffer_.empty() && !closed_) {
      const As as(self, Doing::idle);
      self.waits_for = "something to feed";
      co_await not_empty_.wait(self);
    }
    co_await lock_.release(self);
    while (!buffer_.empty()) {
      const Message message = buffer_.front();
      buffer_.pop_front();
      co_await pipe_.put(self, interpreter_, message);
    }
    if (closed_) co_return;
  }
}

Co<Message> FedQueue::get(Thread& self, Interpreter& interpreter) {
  const Message message = co_await pipe_.take(self, interpreter);
  --inside_;
  co_await interpreter.spend(self, interpreter.profile().lock_operation);   // _sem.release: nobody waits for it
  co_await Connection::unpickle(self, interpreter, message.bytes, Connection::Objects::dropped);
  co_return message;
}

Co<> FedQueue::close(Thread& self) {
  if (!feeding_) co_return;
  co_await lock_.acquire(self);
  closed_ = true;
  co_await not_empty_.notify(self);
  co_await lock_.release(self);
  co_await feeder_.join(self);
}

}  // namespace interleave
