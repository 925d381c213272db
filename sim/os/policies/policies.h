// How each built-in policy is made; `cpus` is the machine's number of cores.
#pragma once

#include <memory>

#include "sim/os/policy.h"

namespace interleave {

std::unique_ptr<Policy> make_fifo(const OsSpec& os, int cpus);
std::unique_ptr<Policy> make_round_robin(const OsSpec& os, int cpus);
std::unique_ptr<Policy> make_eevdf(const OsSpec& os, int cpus);

}  // namespace interleave
