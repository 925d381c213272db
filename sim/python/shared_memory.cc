#include "sim/python/shared_memory.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {
namespace {

// Each releases the GIL.
Co<> system_calls(Thread& self, Interpreter& interpreter, int count) {
  for (int i = 0; i < count; ++i) {
    co_await interpreter.spend(self, interpreter.profile().call_overhead);
    co_await interpreter.gil().drop(self);
    const Duration call = interpreter.kernel().cost(interpreter.kernel().machine().syscall);
    co_await self.run(call);
    co_await interpreter.gil().take(self);
  }
}

// The resource tracker learns each name from everyone who opens it, by a message through a pipe.
Co<> tell_tracker(Thread& self, Interpreter& interpreter) {
  co_await interpreter.spend(self, interpreter.profile().pipe_operation);
  co_await system_calls(self, interpreter, 1);
}

// The first touch of mapped pages, each `stride` bytes: by the program's own instructions, under the GIL.
Co<> touch(Thread& self, Interpreter& interpreter, std::int64_t bytes, std::int64_t stride) {
  Kernel& kernel = interpreter.kernel();
  const Duration fault = kernel.cost(kernel.machine().page_fault);
  co_await interpreter.python(self, fault * ((bytes + stride - 1) / stride));
}

// Who reads finds the pages there, and gets those around mapped with each (do_fault_around, mm/memory.c).
constexpr std::int64_t fault_around_bytes = 64 * 1024;

}  // namespace

// shm_open, ftruncate, fstat, mmap.
Co<> SharedMemory::create(Thread& self, Interpreter& interpreter) {
  co_await system_calls(self, interpreter, 4);
  co_await tell_tracker(self, interpreter);
  interpreter.kernel().resize_process(owner_, owner_.memory_bytes + bytes_);
  co_await touch(self, interpreter, bytes_, page_bytes);
}

// shm_open, fstat, mmap.
Co<> SharedMemory::attach(Thread& self, Interpreter& interpreter) {
  co_await system_calls(self, interpreter, 3);
  co_await tell_tracker(self, interpreter);
  co_await touch(self, interpreter, bytes_, fault_around_bytes);
}

// munmap, close.
Co<> SharedMemory::close(Thread& self, Interpreter& interpreter) { return system_calls(self, interpreter, 2); }

Co<> SharedMemory::unlink(Thread& self, Interpreter& interpreter) {
  co_await system_calls(self, interpreter, 1);
  co_await tell_tracker(self, interpreter);
  interpreter.kernel().resize_process(owner_, owner_.memory_bytes - bytes_);
}

}  // namespace interleave
