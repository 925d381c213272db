// What a native thread locks and unlocks, however it waits for it: a condition works over any of them.
#pragma once

#include "sim/core/activity.h"
#include "sim/core/time.h"

namespace interleave {

class Thread;

class Lockable {
 public:
  virtual ~Lockable() = default;
  virtual Co<> lock(Thread& self) = 0;
  // pthread_mutex_clocklock. False: the deadline has passed.
  virtual Co<bool> lock_until(Thread& self, Time deadline) = 0;
  virtual Co<> unlock(Thread& self) = 0;
  // __pthread_mutex_cond_lock: on the way back from a condition.
  virtual Co<> lock_as_contended(Thread& self) { return lock(self); }
};

}  // namespace interleave
