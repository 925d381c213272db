// The warm-up of an open workload: what is cut off its start, so that the figures are those of the steady state.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/report/result.h"
#include "sim/report/summary.h"

namespace interleave {

// MSER-5: K. P. White, "An effective truncation heuristic for bias reduction in simulation output", Simulation 69
// (1997) 323-334, with the batches of five of White, Cobb and Spratt (Winter Simulation Conference 2000). How many
// values to cut: those whose loss makes the standard error of the mean of the others smallest, in whole batches,
// at most half.
std::size_t mser_5(const std::vector<double>& values);

// Cuts the tasks that arrived in the warm-up, found by the latencies of finished tasks in the order of arrival. Returns
// how many are gone. Latencies and throughput are to be taken over those that are left: see steady_summary().
std::size_t cut_warm_up(Result& result);
// Of a result whose warm-up has been cut: throughput counts from the first arrival that is left.
Summary steady_summary(const Result& result);

}  // namespace interleave
