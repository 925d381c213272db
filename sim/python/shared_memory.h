// multiprocessing.shared_memory (Lib/multiprocessing/shared_memory.py): a block of memory with a name. Its bytes are
// where they were written, and whoever knows the name maps them; what goes through a pipe is the name.
#pragma once

#include <cstdint>

#include "sim/core/activity.h"

namespace interleave {

class Interpreter;
class Process;
class Thread;

class SharedMemory {
 public:
  // A name such as "psm_21467b3e", pickled.
  static constexpr std::int64_t name_bytes = 27;

  // While it exists, its pages count as memory of the owner, whoever maps them.
  SharedMemory(Process& owner, std::int64_t bytes) : owner_(owner), bytes_(bytes) {}

  // SharedMemory(create=True), and all of it is written to.
  Co<> create(Thread& self, Interpreter& interpreter);
  // SharedMemory(name), and all of it is read.
  Co<> attach(Thread& self, Interpreter& interpreter);
  static Co<> close(Thread& self, Interpreter& interpreter);
  Co<> unlink(Thread& self, Interpreter& interpreter);

 private:
  Process& owner_;
  std::int64_t bytes_;
};

}  // namespace interleave
