// No GIL: CPython 3.13t and 3.14t, the free-threaded builds of PEP 703. Threads attach and detach (Python/pystate.c:
// tstate_try_attach, detach_thread), one compare-and-swap each, and compute side by side. Nobody waits, but for a
// garbage collection: it stops the world. That a thread alone is slower than with a GIL is the profile's `slowdown`.
#pragma once

#include <deque>

#include "sim/os/futex.h"
#include "sim/python/gil.h"

namespace interleave {

class FreeThreading final : public Gil {
 public:
  explicit FreeThreading(Interpreter& interpreter) : interpreter_(interpreter) {}

  Co<> take(Thread& self) override;   // attach
  Co<> drop(Thread& self) override;   // detach
  Duration runs_for(Thread& self, Duration left) override;
  bool gives_way(Thread&) override { return stopping_; }
  Co<> stop_the_world(Thread& self) override;
  Co<> start_the_world(Thread& self) override;

  const Thread* holder() const override { return nullptr; }
  std::int64_t switches() const override { return 0; }

 private:
  bool others_run(const Thread& self) const;

  Interpreter& interpreter_;
  std::deque<Thread*> attached_;
  bool stopping_ = false;
  Futex stopped_, started_;
};

}  // namespace interleave
