// Who watches a run is told here what the kernel and the devices do, as it happens: a schedule, a trace. Observers
// never act on what they watch, and a run is the same with and without them. Where nobody listens a hook is one test
// of a pointer. All calls are made at Kernel::now().
#pragma once

#include "sim/core/time.h"
#include "sim/machine/device.h"
#include "sim/os/policy.h"

namespace interleave {

class Thread;
struct Core;

class Observer : public DeviceObserver {
 public:
  // A thread begins to wait for a core, on this core's queue: created, woken, migrated there by the balancing ... `by`
  // is the thread that ran when it happened: the creator, the waker; nullptr: a timer, a device, the balancing.
  virtual void ready(const Thread& thread, const Core& core, Why why, const Thread* by) {
    static_cast<void>(thread), static_cast<void>(core), static_cast<void>(why), static_cast<void>(by);
  }
  // A core takes up a thread. So much of its time goes to the switch and the migration first.
  virtual void switched_in(const Thread& thread, const Core& core, Duration price) {
    static_cast<void>(thread), static_cast<void>(core), static_cast<void>(price);
  }
  // A thread leaves its core. Blocked, thread.doing() and thread.waits_for tell for what it waits, until ready().
  virtual void switched_out(const Thread& thread, const Core& core, Why why) {
    static_cast<void>(thread), static_cast<void>(core), static_cast<void>(why);
  }
};

}  // namespace interleave
