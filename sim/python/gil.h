// The global interpreter lock as it is since CPython 3.2: Python/ceval_gil.c, whose functions are named at each rule.
//
// A thread that wants it waits for one switch interval; if nobody has switched meanwhile it asks the holder to let go.
// The holder sees the request at its next look at eval_breaker, lets go, and waits until someone else has taken it.
// Whoever finds it free takes it: nothing is handed over.
#pragma once

#include <cstdint>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/glibc.h"

namespace interleave {

class Interpreter;
class Thread;

class Gil {
 public:
  explicit Gil(Interpreter& interpreter) : interpreter_(interpreter) {}

  Co<> take(Thread& self);
  Co<> drop(Thread& self);

  const Thread* holder() const { return holder_; }
  bool drop_requested() const { return drop_requested_; }
  // How often it went from one thread to another: gil->switch_number.
  std::int64_t switches() const { return switch_number_; }

 private:
  void request_drop();

  Interpreter& interpreter_;
  bool locked_ = false;
  Thread* holder_ = nullptr;
  const Thread* last_holder_ = nullptr;
  std::int64_t switch_number_ = 0;
  bool drop_requested_ = false;
  Mutex mutex_;
  Condition freed_;          // cond
  Mutex switch_mutex_;
  Condition switched_;       // switch_cond: the forced switch
};

}  // namespace interleave
