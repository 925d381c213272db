// concurrent.futures.InterpreterPoolExecutor (3.14): Lib/concurrent/futures/interpreter.py. A ThreadPoolExecutor whose
// workers each own an interpreter, with a GIL of its own. submit pickles under the caller's GIL; the worker goes over
// to its interpreter, unpickles and runs there, pickles the result, and comes back with it.
#pragma once

#include <deque>

#include "sim/python/futures.h"
#include "sim/python/interpreter.h"

namespace interleave {

class InterpreterPool final : public ThreadPool {
 public:
  // `main_import`: what each interpreter imports when it is made.
  InterpreterPool(Interpreter& interpreter, int workers, Duration main_import)
      : ThreadPool(interpreter, workers), main_import_(main_import) {}

 protected:
  Co<> hand_over(Thread& self, Chunk& chunk) override;
  Co<> initialise(Thread& self, int worker) override;
  Co<> run(Thread& self, int worker, Chunk& chunk) override;

 private:
  Duration main_import_;
  std::deque<Interpreter> interpreters_;   // by worker
};

}  // namespace interleave
