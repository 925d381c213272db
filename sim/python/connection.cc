#include "sim/python/connection.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {
namespace {

// The header of a message, and from where on it is written apart: Connection._send_bytes.
constexpr std::int64_t header_bytes = 4;
constexpr std::int64_t written_at_once_bytes = 16384;

// From there on malloc maps memory of its own for an object (M_MMAP_THRESHOLD), and the main thread's heap goes back to
// the system when so much of its end is free (M_TRIM_THRESHOLD): whoever writes to such memory has a fault in every
// page. Other threads have arenas of their own, whose memory is used again (malloc/arena.c).
constexpr std::int64_t mapped_from_bytes = 128 * 1024;

Duration faults(Interpreter& interpreter, std::int64_t bytes) {
  Kernel& kernel = interpreter.kernel();
  return kernel.cost(kernel.machine().page_fault) * ((bytes + page_bytes - 1) / page_bytes);
}

Duration faults_of_buffer(Thread& self, Interpreter& interpreter, std::int64_t whole, std::int64_t part) {
  const bool fresh = whole >= mapped_from_bytes && interpreter.is_main(self);
  return fresh ? faults(interpreter, part) : Duration{};
}

// A part of a message.
Duration copied(Interpreter& interpreter, const Distribution& each_kib, std::int64_t whole, std::int64_t part) {
  const Duration cached(interpreter.cost(each_kib).count() * part / 1024);
  return cached + memory_cost(interpreter.kernel(), whole, part);
}

}  // namespace

// ForkingPickler.dumps: into a BytesIO.
Co<> Connection::pickle(Thread& self, Interpreter& interpreter, std::int64_t bytes) {
  const As as(self, Doing::pickle);
  const Profile& profile = interpreter.profile();
  const Duration small = interpreter.code_cost(profile.pickle), more = interpreter.code_cost(profile.forking_pickle);
  const Duration copying = copied(interpreter, profile.pickle_kib, bytes, bytes);
  const Duration fresh = faults_of_buffer(self, interpreter, bytes, bytes);
  co_await interpreter.python(self, small + more + copying + fresh);
}

Co<> Connection::unpickle(Thread& self, Interpreter& interpreter, std::int64_t bytes, Objects objects) {
  const As as(self, Doing::pickle);
  const Profile& profile = interpreter.profile();
  const Duration small = interpreter.code_cost(profile.unpickle);
  const Duration more = interpreter.code_cost(profile.forking_unpickle);
  const Duration copying = copied(interpreter, profile.unpickle_kib, bytes, bytes);
  const bool fresh = objects == Objects::kept && bytes >= page_bytes;
  const Duration faulting = fresh ? faults(interpreter, bytes) : Duration{};
  co_await interpreter.python(self, small + more + copying + faulting);
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

// Connection._recv: until all is there; each os.read makes an object of all that is still missing, and what it got,
// at most what a pipe holds, is then copied to a BytesIO.
Co<> Connection::read(Thread& self, Interpreter& interpreter, std::int64_t bytes) {
  const Profile& profile = interpreter.profile();
  for (std::int64_t left = bytes; left > 0;) {
    co_await interpreter.gil().drop(self);
    const std::int64_t part = co_await stream_.read(self, left, bytes);
    const Duration in_kernel = faults_of_buffer(self, interpreter, bytes, part);
    co_await self.run(in_kernel);
    co_await interpreter.gil().take(self);
    const Duration copying = copied(interpreter, profile.unpickle_kib, bytes, part);
    const Duration in_buffer = faults_of_buffer(self, interpreter, bytes, part);
    co_await interpreter.python(self, copying + in_buffer);
    left -= part;
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

Co<bool> Connection::poll(Thread& self, Interpreter& interpreter) {
  Poll one;
  one.add(stream_);
  const bool ready = co_await wait_for_any(self, interpreter, one, 1, Time{});
  co_return ready;
}

Co<> Connection::drain(Thread& self, Interpreter& interpreter) {
  for (;;) {
    const bool any = co_await poll(self, interpreter);
    if (!any) co_return;
    const Message read = co_await receive(self, interpreter);
    static_cast<void>(read);
  }
}

Co<bool> wait_for_any(Thread& self, Interpreter& interpreter, Poll& sources, std::size_t objects, Time deadline) {
  const Duration fixed = interpreter.code_cost(interpreter.profile().selector_wait);
  const Duration each = interpreter.code_cost(interpreter.profile().selector_object);
  co_await interpreter.python(self, fixed + each * static_cast<std::int64_t>(objects));
  co_await interpreter.gil().drop(self);
  const bool ready = co_await sources.wait(self, deadline);
  co_await interpreter.gil().take(self);
  co_return ready;
}

}  // namespace interleave
