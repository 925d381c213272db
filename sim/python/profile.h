// What an interpreter's own operations cost: a profile, read from a YAML file. Every cost is CPU time of the thread
// that does the work, at full speed, without the kernel's part (the machine describes that), without waiting.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/distribution.h"
#include "sim/core/time.h"

namespace interleave {

enum class GilKind { legacy, modern, per_interpreter, none };

struct Profile {
  std::string name, version, source;                    // source: who measured it, on what
  GilKind gil = GilKind::modern;
  Duration switch_interval = std::chrono::milliseconds(5);   // sys.setswitchinterval, > 0
  std::int64_t check_interval = 100;                         // legacy: sys.setcheckinterval, ticks, > 0
  Duration tick = std::chrono::nanoseconds(15);              // legacy: of interpreted code, on average, > 0
  std::int64_t slowdown_nano = 0;                       // how much slower interpreted code is than meant, in 1e-9
  Distribution subinterpreter_start{15'000'000};        // ns: an interpreter more in the same process, of its own GIL
  Duration collect_every{};                             // interpreted code between two garbage collections; 0: none
  Distribution collection;                              // ns: one of them
  int default_cpus_bonus = 4;                           // ThreadPoolExecutor: min(32, cpus + this)

  // All in ns; the reader, the schema and the docs are made from profile_costs().
  Distribution gil_take, gil_drop;          // uncontended paths of take_gil and drop_gil
  Distribution gil_poll;                    // from a drop request to the holder's next look at eval_breaker
  Distribution gil_wait_entry;              // of take_gil's and drop_gil's way into pthread_cond_(timed)wait
  Distribution gil_wake_exit;               // from a wake-up to the next look at the condition
  Distribution call_overhead;               // Python code around a system or native call
  Distribution thread_create;               // pthread_create as the creator sees it
  Distribution thread_bootstrap;            // in the new thread, before its function
  Distribution thread_exit, thread_join;
  Distribution lock_operation;              // one acquire or release without waiting
  Distribution queue_operation;             // one queue.Queue put or get without waiting
  Distribution fork_parent, fork_child;     // os.fork, in either process
  Distribution process_start;               // Process.start around the fork
  Distribution process_bootstrap;           // in the child, before its function
  Distribution forkserver_child;            // in a fork server's child: spawn._main before the import of __main__
  Distribution process_exit, process_join;
  Distribution interpreter_start;           // a fresh interpreter: spawn, and the fork server itself
  Distribution interpreter_exit;            // Py_FinalizeEx at a spawned process's end; forked ones leave by os._exit
  Distribution pickle, unpickle;            // of a small message
  Distribution forking_pickle, forking_unpickle;   // multiprocessing's own part of that: its pickler, an item's class
  Distribution pickle_kib, unpickle_kib;    // more for each KiB
  Distribution pipe_operation;              // Connection.send or recv around its system calls
  Distribution socket_operation;            // socket.send or recv around its system call
  Distribution executor_submit;             // Executor.submit: the work item and its future
  Distribution executor_item;               // a worker's own work around one item
  Distribution executor_result;             // a process pool's manager thread: taking an item in, and its result
  Distribution selector_wait;               // multiprocessing.connection.wait: a selector made and thrown away
  Distribution selector_object;             // and each object registered with it
  Distribution pool_task;                   // multiprocessing.Pool: a chunk through one of its handler threads
  Distribution loop_iteration;              // asyncio: _run_once around its handles
  Distribution loop_handle;                 // asyncio: a callback, or a task's step, around its own work
  Distribution loop_timer;                  // asyncio: call_later's handle, its place in the heap, and a future
  Distribution task_create;                 // asyncio: create_task or gather, for one task
  std::int64_t process_memory_bytes = 10 << 20;

  // Is its version this one or a later one? For rules that changed on the way.
  bool since(int major, int minor) const;
};

// The table of costs: the YAML key, the member, one line of help.
struct ProfileCost {
  const char* key;
  Distribution Profile::*cost;
  const char* help;
};
const std::vector<ProfileCost>& profile_costs();

}  // namespace interleave
