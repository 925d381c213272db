// From measured primitives to a profile, and to the description of a machine.
//
// Some costs are measured as they are: a pickle, a fork. The others are part of something that was measured: of
// starting and joining a thread, say, in which the kernel and the GIL have a part as well. So the primitive is
// simulated, and these costs are scaled until it takes as long as it took when measured; they keep the spread of its
// repetitions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/machine/spec.h"
#include "sim/python/profile.h"
#include "sim/study/primitives.h"

namespace interleave {

struct Calibration {
  Profile profile;
  std::map<std::string, std::string> origin;   // by cost: which primitive tells it; costs that none tells are missing
  std::vector<std::string> warnings;           // what was disturbed, what does not fit
};

// Costs that no primitive tells, and those of primitives that were not measured, stay as in `base`. `machine`: where it
// was measured; its part is taken off.
Calibration calibrate(const Primitives& primitives, const Profile& base, const MachineSpec& machine);

// Cores, the costs of a system call and of a context switch, and the latency of waking an idle core, as far as they
// were measured; everything else is 0.
MachineSpec calibrated_machine(const Primitives& primitives);

// The profile as a file: that of `base_text`, its costs replaced by those that a primitive tells, with their origin;
// comments and costs of `base_text` that stay are kept. `head`: comment lines that it begins with.
std::string profile_text(const Calibration& calibration, const std::string& base_text,
                         const std::vector<std::string>& head);
std::string machine_text(const MachineSpec& machine, const std::vector<std::string>& head);

}  // namespace interleave
