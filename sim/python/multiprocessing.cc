#include "sim/python/multiprocessing.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {
namespace {

// The header of a message, and from where on it is written apart: Connection._send_bytes.
constexpr std::int64_t header_bytes = 4;
constexpr std::int64_t written_at_once_bytes = 16384;

}  // namespace

// ---- Process ----

PyProcess::PyProcess(Interpreter& parent, const ProcessTraits& traits, std::string name, Body body,
                     ThreadAttributes attributes)
    : parent_(parent),
      traits_(traits),
      name_(std::move(name)),
      body_(std::move(body)),
      attributes_(std::move(attributes)) {
  waiters_.add(*this);
}

PyProcess::~PyProcess() = default;

Co<> PyProcess::start(Thread& self) {
  const As as(self, Doing::startup);
  const Profile& profile = parent_.profile();
  Kernel& kernel = parent_.kernel();
  co_await parent_.spend(self, profile.process_start);
  const Duration fork = parent_.cost(profile.fork_parent);
  co_await self.run(fork);   // os.fork keeps the GIL; spawn's fork_exec is of the same order
  const bool forked = traits_.start == StartMethod::fork;
  const double own = forked ? traits_.copy_on_write : 1.0;
  const auto bytes = static_cast<std::int64_t>(static_cast<double>(traits_.memory_bytes) * own);
  Process& process = kernel.create_process(name_, bytes);
  interpreter_ = std::make_unique<Interpreter>(kernel, process, profile, parent_.random());
  kernel.create_thread(process, name_, attributes_, &self, [this](Thread& thread) { return main(thread); });
}

// Process._bootstrap, after what the start method needs to get there.
Co<> PyProcess::main(Thread& self) {
  const Profile& profile = parent_.profile();
  Interpreter& own = *interpreter_;
  co_await own.gil().take(self);
  {
    const As as(self, Doing::startup);
    co_await own.spend(self, profile.fork_child);
    if (traits_.start == StartMethod::spawn) co_await own.spend(self, profile.interpreter_start);
    if (traits_.start != StartMethod::fork) co_await own.python(self, traits_.main_import);
    co_await own.spend(self, profile.process_bootstrap);
  }
  {
    const As as(self, Doing::python);
    co_await body_(self, own);
  }
  const As as(self, Doing::startup);
  co_await own.spend(self, profile.process_exit);
  own.kernel().exit_process(own.process());
  ended_ = true;
  const Duration price = notify(false);
  co_await self.run(price);
}

// Popen.wait: waitpid, with the GIL released.
Co<> PyProcess::join(Thread& self) {
  const As as(self, Doing::join);
  self.waits_for = "a process to end";
  co_await parent_.spend(self, parent_.profile().process_join);
  co_await parent_.gil().drop(self);
  co_await waiters_.wait(self, never);
  co_await parent_.gil().take(self);
}

// ---- Connection ----

Co<> Connection::pickle(Thread& self, Interpreter& interpreter, std::int64_t bytes) {
  const As as(self, Doing::pickle);
  const Profile& profile = interpreter.profile();
  const Duration each = interpreter.cost(profile.pickle_kib), fixed = interpreter.cost(profile.pickle);
  co_await interpreter.python(self, fixed + Duration(each.count() * bytes / 1024));
}

Co<> Connection::unpickle(Thread& self, Interpreter& interpreter, std::int64_t bytes) {
  const As as(self, Doing::pickle);
  const Profile& profile = interpreter.profile();
  const Duration each = interpreter.cost(profile.unpickle_kib), fixed = interpreter.cost(profile.unpickle);
  co_await interpreter.python(self, fixed + Duration(each.count() * bytes / 1024));
}

Co<> Connection::send(Thread& self, Interpreter& interpreter, Message message) {
  co_await pickle(self, interpreter, message.bytes);
  co_await send_pickled(self, interpreter, message);
}

Co<> Connection::send_pickled(Thread& self, Interpreter& interpreter, Message message) {
  const As as(self, Doing::io);
  self.waits_for = "room in a pipe";
  co_await interpreter.spend(self, interpreter.profile().pipe_operation);
  messages_.push_back(message);
  if (message.bytes > written_at_once_bytes) {
    co_await write(self, interpreter, header_bytes);
    co_await write(self, interpreter, message.bytes);
  } else {
    co_await write(self, interpreter, header_bytes + message.bytes);
  }
}

Co<> Connection::write(Thread& self, Interpreter& interpreter, std::int64_t bytes) {
  co_await interpreter.gil().drop(self);
  co_await stream_.write(self, bytes);
  co_await interpreter.gil().take(self);
}

// Connection._recv: read until all is there, at most what a pipe holds at a time.
Co<> Connection::read(Thread& self, Interpreter& interpreter, std::int64_t bytes) {
  while (bytes > 0) {
    co_await interpreter.gil().drop(self);
    const std::int64_t part = co_await stream_.read(self, bytes);
    bytes -= part;
    co_await interpreter.gil().take(self);
  }
}

Co<Message> Connection::receive(Thread& self, Interpreter& interpreter) {
  co_await interpreter.spend(self, interpreter.profile().pipe_operation);
  co_await read(self, interpreter, header_bytes);
  const Message message = messages_.front();
  messages_.pop_front();
  co_await read(self, interpreter, message.bytes);
  co_return message;
}

// ---- locks and queues between processes ----

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

// The reader holds the lock over both reads and unpickles after it.
Co<Message> ProcessQueue::get(Thread& self, Interpreter& interpreter) {
  Message message;
  {
    const As as(self, Doing::idle);
    self.waits_for = "a message";
    co_await read_.acquire(self, interpreter);
    message = co_await pipe_.receive(self, interpreter);
    co_await read_.release(self, interpreter);
  }
  co_await Connection::unpickle(self, interpreter, message.bytes);
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

// Queue._feed.
Co<> FedQueue::feed(Thread& self) {
  for (;;) {
    co_await lock_.acquire(self);
    while (buffer_.empty() && !closed_) {
      const As as(self, Doing::idle);
      self.waits_for = "something to feed";
      co_await not_empty_.wait(self);
    }
    const bool ended = buffer_.empty();
    Message message;
    if (!ended) {
      message = buffer_.front();
      buffer_.pop_front();
    }
    co_await lock_.release(self);
    if (ended) co_return;
    co_await pipe_.put(self, interpreter_, message);
  }
}

Co<Message> FedQueue::get(Thread& self, Interpreter& interpreter) {
  const Message message = co_await pipe_.get(self, interpreter);
  --inside_;
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
