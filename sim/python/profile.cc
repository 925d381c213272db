#include "sim/python/profile.h"

#include <charconv>
#include <tuple>

namespace interleave {

const std::vector<ProfileCost>& profile_costs() {
  using P = Profile;
  static const std::vector<ProfileCost> costs = {
      {"gil_take", &P::gil_take, "take_gil when nobody holds it"},
      {"gil_drop", &P::gil_drop, "drop_gil when nobody waits for it"},
      {"gil_poll", &P::gil_poll, "from a drop request to the holder's next look at eval_breaker"},
      {"gil_wait_entry", &P::gil_wait_entry, "the way of take_gil and drop_gil into pthread_cond_(timed)wait"},
      {"gil_wake_exit", &P::gil_wake_exit, "from a wake-up to the next look at the condition"},
      {"call_overhead", &P::call_overhead, "Python code around a system or native call"},
      {"thread_create", &P::thread_create, "pthread_create as the creator sees it"},
      {"thread_bootstrap", &P::thread_bootstrap, "in the new thread, before its function"},
      {"thread_exit", &P::thread_exit, "in a thread, after its function"},
      {"thread_join", &P::thread_join, "Thread.join of a thread that has ended"},
      {"lock_operation", &P::lock_operation, "one acquire or release of a Lock without waiting"},
      {"queue_operation", &P::queue_operation, "one put or get of a queue.Queue without waiting"},
      {"fork_parent", &P::fork_parent, "os.fork in the parent"},
      {"fork_child", &P::fork_child, "os.fork in the child"},
      {"process_start", &P::process_start, "Process.start around the fork"},
      {"process_bootstrap", &P::process_bootstrap, "in the child, before its function"},
      {"forkserver_child", &P::forkserver_child, "in a fork server's child, before the import of __main__"},
      {"process_exit", &P::process_exit, "in the child, after its function"},
      {"process_join", &P::process_join, "Process.join of a child that has ended"},
      {"interpreter_start", &P::interpreter_start, "a fresh interpreter: spawn, and the fork server itself"},
      {"interpreter_exit", &P::interpreter_exit, "the end of a spawned process's interpreter, which a fork leaves out"},
      {"pickle", &P::pickle, "pickling a small message"},
      {"unpickle", &P::unpickle, "unpickling a small message"},
      {"forking_pickle", &P::forking_pickle, "ForkingPickler.dumps: the pickler and an item's class, more than pickle"},
      {"forking_unpickle", &P::forking_unpickle, "the same on the way back, more than unpickle"},
      {"pickle_kib", &P::pickle_kib, "pickling: more for each KiB"},
      {"unpickle_kib", &P::unpickle_kib, "unpickling: more for each KiB"},
      {"pipe_operation", &P::pipe_operation, "Connection.send or recv around its system calls"},
      {"socket_operation", &P::socket_operation, "socket.send or recv around its system call"},
      {"executor_submit", &P::executor_submit, "Executor.submit: the work item and its future"},
      {"executor_item", &P::executor_item, "a worker's own work around one item"},
      {"executor_result", &P::executor_result, "a process pool's manager thread: an item on its way in and back"},
      {"selector_wait", &P::selector_wait, "multiprocessing.connection.wait: a selector made and thrown away"},
      {"selector_object", &P::selector_object, "multiprocessing.connection.wait: each object registered"},
      {"pool_task", &P::pool_task, "a chunk through one of a Pool's handler threads"},
      {"loop_iteration", &P::loop_iteration, "asyncio's _run_once around its handles"},
      {"loop_handle", &P::loop_handle, "an asyncio callback, or a task's step, around its own work"},
      {"loop_timer", &P::loop_timer, "asyncio's call_later: a timer, its place in the heap, and a future"},
      {"task_create", &P::task_create, "create_task or gather, for one task"},
  };
  return costs;
}

bool Profile::since(int major, int minor) const {
  int own_major = 0, own_minor = 0;
  const char* const end = version.data() + version.size();
  const auto dot = std::from_chars(version.data(), end, own_major);
  if (dot.ptr != end) std::from_chars(dot.ptr + 1, end, own_minor);
  return std::tie(own_major, own_minor) >= std::tie(major, minor);
}

}  // namespace interleave
