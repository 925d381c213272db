// The global interpreter lock as it is since CPython 3.2: Python/ceval_gil.c, whose functions are named at each rule.
//
// A thread that wants it waits for one switch interval; if nobody has switched meanwhile it asks the holder to let go.
// The holder sees the request at its next look at eval_breaker, lets go, and waits until someone else has taken it.
// Whoever finds it free takes it: nothing is handed over.
#pragma once

#include "sim/os/glibc.h"
#include "sim/python/gil.h"

namespace interleave {

class ModernGil final : public Gil {
 public:
  explicit ModernGil(Interpreter& interpreter) : interpreter_(interpreter) {}

  Co<> take(Thread& self) override;
  Co<> drop(Thread& self) override;
  Duration runs_for(Thread& holder, Duration left) override;
  bool gives_way(Thread&) override { return drop_requested_; }

  const Thread* holder() const override { return holder_; }
  // gil->switch_number.
  std::int64_t switches() const override { return switch_number_; }

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
