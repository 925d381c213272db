// What somebody has had of the machine, in whichever threads did his work: CPU time, and waiting for a core. A thread's
// accounts count between begin and end; several may be at work at once.
#pragma once

#include <vector>

#include "sim/core/time.h"

namespace interleave {

class Thread;

class Usage {
 public:
  void begin(const Thread& thread);
  void end(const Thread& thread);
  // The end of the run: of all that are still at work. Their accounts are up to now (Kernel::settle).
  void settle();

  // Of those that have ended.
  Duration cpu() const { return cpu_; }
  Duration runnable() const { return runnable_; }

 private:
  void add(const Thread& thread, int sign);

  Duration cpu_{}, runnable_{};           // less the accounts, at their beginning, of those at work
  std::vector<const Thread*> at_work_;
};

}  // namespace interleave
