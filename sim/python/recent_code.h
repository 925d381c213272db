// Which of the interpreter's own code has run when, in a process: what has not run for a while is no longer in the
// caches (MachineSpec::code_cooling).
#pragma once

#include <vector>

#include "sim/core/distribution.h"
#include "sim/core/time.h"

namespace interleave {

class Kernel;

class RecentCode {
 public:
  explicit RecentCode(const Kernel& kernel);   // all code counts as just run

  // What it takes now, if it takes so long in a loop. `code`: its cost in the profile, which tells it from other code.
  Duration price(const Distribution& code, Duration in_a_loop);

 private:
  struct Code {
    const Distribution* code;
    Time ran_until;
  };

  const Kernel& kernel_;
  const Time born_;
  std::vector<Code> codes_;   // few, so that one is found faster here than in a tree
};

}  // namespace interleave
