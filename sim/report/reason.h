// Why an approach took as long as it did: one sentence, from where its threads' time went.
#pragma once

#include <string>
#include <vector>

#include "sim/report/report.h"

namespace interleave {

// Over all runs that did not fail; `runs` is not empty. Open: arrivals or clients, not a closed batch.
std::string reason(const Approach& approach, const std::vector<const Result*>& runs, bool open);

// What a run failed of, in words, even where it left none.
std::string failure_of(const Result& result);

}  // namespace interleave
