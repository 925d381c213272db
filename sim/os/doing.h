// What a thread's time goes to. Every nanosecond of a thread's life belongs to exactly one of these.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace interleave {

enum class Doing {
  python,     // interpreted code on a core
  native_,    // native code, or code of a program without an interpreter, on a core
  gil_wait,   // from asking for the GIL to having it, on a core or not
  runnable,   // ready, but another has the core
  throttled,  // ready, but its group has used up its quota
  io,         // a device, a pipe, a socket, a sleep
  lock,       // a lock, a semaphore, a condition, an event or a barrier of the program, spinning included
  queue,      // a bounded queue that is full or empty
  select,     // an event loop with nothing ready
  join,       // the end of a thread or a process
  pause,      // stopped for others: a garbage collection, a client's think time
  switch_,    // the kernel's own work: a context switch, a migration, the way in and out
  pickle,     // pickling and unpickling
  startup,    // making a thread, a process, an interpreter
  idle,       // a worker without work
};

inline constexpr std::size_t doing_count = 15;

// As in the report.
inline constexpr std::array<std::string_view, doing_count> doing_names = {
    "python", "native", "gil_wait", "runnable", "throttled", "io",     "lock",   "queue",
    "select", "join",   "pause",    "switch",   "pickle",    "startup", "idle"};

}  // namespace interleave
