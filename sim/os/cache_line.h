// A line of memory as the cores' caches see it: at one core at a time. Whoever works on it fetches it first, and who
// comes meanwhile waits, on its core, in the order of asking.
#pragma once

#include "sim/core/activity.h"
#include "sim/core/time.h"

namespace interleave {

class Thread;
struct Core;

class CacheLine {
 public:
  // An atomic operation: until the line is here, and then for as long as it takes, in which nobody can have the line.
  Co<> use(Thread& self, Duration operation);
  // A load waits for the line, unless it is here or on its way here.
  Co<> load(Thread& self);
  // A store waits in the core's store buffer instead of the thread. When it will be in the line.
  Time store(const Thread& self);

 private:
  Time fetch(const Thread& self, Duration operation);

  const Core* at_ = nullptr;   // whose cache has it, or will have it next
  Time free_{};                // when it is there and may go on
};

}  // namespace interleave
