// No GIL: CPython 3.13t and 3.14t, the free-threaded builds of PEP 703. Threads attach and detach (Python/pystate.c:
// tstate_try_attach, detach_thread), one compare-and-swap each, and compute side by side. Nobody waits and nobody gives
// way; that a thread alone is slower than with a GIL is the profile's `slowdown`.
#pragma once

#include "sim/python/gil.h"

namespace interleave {

class FreeThreading final : public Gil {
 public:
  explicit FreeThreading(Interpreter& interpreter) : interpreter_(interpreter) {}

  Co<> take(Thread& self) override;   // attach
  Co<> drop(Thread& self) override;   // detach
  Duration runs_for(Thread&, Duration left) override { return left; }
  bool gives_way(Thread&) override { return false; }

  const Thread* holder() const override { return nullptr; }
  std::int64_t switches() const override { return 0; }

 private:
  Interpreter& interpreter_;
};

}  // namespace interleave
