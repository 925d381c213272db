// Measured cases against their simulation as a picture: each case a point, by approach.
#pragma once

#include <vector>

#include "sim/study/plot/script.h"
#include "sim/study/validate.h"

namespace interleave {

// Two panels over the measured time: the simulated time, with the diagonal, and the error, where those that are far
// off have names. Of `latency` the means; without `nice`, which is no time, and without what is not scored.
FigureScript validation_plot(const std::vector<ValidatedCase>& cases);

}  // namespace interleave
