// A scenario whose costs are all as they are in one case of four.
#pragma once

#include "sim/scenario/scenario.h"

namespace interleave {

// Each cost of the profile and of the machine is scaled, so that its median is what was its quantile q, 0 < q < 1.
Scenario with_costs_at(Scenario scenario, double q);

}  // namespace interleave
