// The global interpreter lock of CPython 2.7, 3.0 and 3.1: Python/ceval.c, Python/thread_pthread.h.
//
// A lock like any other, on Linux a semaphore. Every check interval (100 ticks, about one for each bytecode) the holder
// releases it and at once asks for it again. That wakes a waiter, but hands nothing over: on another core the waiter
// comes too late nearly always, and sleeps again; on the same core it runs only when the kernel preempts the holder.
#pragma once

#include "sim/os/glibc.h"
#include "sim/python/gil.h"

namespace interleave {

class LegacyGil final : public Gil {
 public:
  explicit LegacyGil(Interpreter& interpreter) : interpreter_(interpreter), to_tick_(period()) {}

  Co<> take(Thread& self) override;
  Co<> drop(Thread& self) override;
  // To the next check while somebody waits. Otherwise checks change nothing, and paced() has their cost.
  Duration runs_for(Thread& holder, Duration left) override;
  bool gives_way(Thread& holder) override;
  Co<> give_way(Thread& self) override;
  Duration paced(Duration work) const override;

  const Thread* holder() const override { return holder_; }
  std::int64_t switches() const override { return switches_; }

 private:
  Co<> acquire(Thread& self);
  Co<> release(Thread& self);
  Duration period() const;
  void pass_checks(const Thread& holder);

  Interpreter& interpreter_;
  Semaphore lock_{1};              // interpreter_lock
  Thread* holder_ = nullptr;
  const Thread* last_holder_ = nullptr;
  std::int64_t switches_ = 0;
  int waiting_ = 0;
  bool shared_ = false;            // PyEval_InitThreads: there is no lock to release before the first thread's start
  // _Py_Ticker, of all threads together: the work of the holder at which it checks next, and, while nobody holds it,
  // how much that is for whoever comes.
  Duration next_check_{};
  Duration to_tick_;
};

}  // namespace interleave
