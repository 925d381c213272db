// --set path=value: changes to the tree before it is read.
#pragma once

#include "sim/scenario/scenario.h"
#include "sim/scenario/yaml.h"

namespace interleave {

// machine.cores=8, workload.steps[0].python=3 ms, approaches[2]=asyncio. A list takes one more entry at its end.
// Keys need not be there yet; what does not belong there is found when the tree is read.
void apply_overrides(Node& root, const Overrides& overrides);

}  // namespace interleave
