#include "sim/python/interpreter_pool.h"

#include "sim/os/kernel.h"

namespace interleave {
namespace {

// A thread goes over from one interpreter to another: _PyInterpreterState switched, one GIL dropped, the other taken.
Co<> go_over(Thread& self, Interpreter& from, Interpreter& to) {
  co_await from.gil().drop(self);
  co_await to.gil().take(self);
}

}  // namespace

// WorkerContext.prepare, resolve_task.
Co<> InterpreterPool::hand_over(Thread& self, Chunk& chunk) {
  return Connection::pickle(self, interpreter_, chunk.argument_bytes());
}

// WorkerContext.initialize: Py_NewInterpreterFromConfig runs under the new interpreter's GIL.
Co<> InterpreterPool::initialise(Thread& self, int worker) {
  const As as(self, Doing::startup);
  while (static_cast<int>(interpreters_.size()) <= worker)
    interpreters_.emplace_back(interpreter_.kernel(), interpreter_.process(), interpreter_.profile(),
                               interpreter_.random(), static_cast<int>(interpreters_.size()) + 1);
  Interpreter& own = interpreters_[static_cast<std::size_t>(worker)];
  co_await go_over(self, interpreter_, own);
  co_await own.spend_once(self, own.profile().subinterpreter_start);
  co_await own.python(self, main_import_);
  co_await go_over(self, own, interpreter_);
}

// WorkerContext.run: Interpreter.call.
Co<> InterpreterPool::run(Thread& self, int worker, Chunk& chunk) {
  Interpreter& own = interpreters_[static_cast<std::size_t>(worker)];
  co_await go_over(self, interpreter_, own);
  co_await Connection::unpickle(self, own, chunk.argument_bytes(), Connection::Objects::dropped);
  co_await chunk.run(self, own);
  co_await Connection::pickle(self, own, chunk.result_bytes());
  co_await go_over(self, own, interpreter_);
  co_await Connection::unpickle(self, interpreter_, chunk.result_bytes(), Connection::Objects::kept);
}

}  // namespace interleave
