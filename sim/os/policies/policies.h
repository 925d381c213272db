// How each built-in policy is made.
#pragma once

#include <memory>

#include "sim/os/policy.h"

namespace interleave {

std::unique_ptr<Policy> make_fifo(const PolicyContext& context);
std::unique_ptr<Policy> make_sjf(const PolicyContext& context);
std::unique_ptr<Policy> make_srtf(const PolicyContext& context);
std::unique_ptr<Policy> make_round_robin(const PolicyContext& context);
std::unique_ptr<Policy> make_priority(const PolicyContext& context);
std::unique_ptr<Policy> make_mlfq(const PolicyContext& context);
std::unique_ptr<Policy> make_lottery(const PolicyContext& context);
std::unique_ptr<Policy> make_stride(const PolicyContext& context);
std::unique_ptr<Policy> make_cfs(const PolicyContext& context);
std::unique_ptr<Policy> make_eevdf(const PolicyContext& context);
std::unique_ptr<Policy> make_o1(const PolicyContext& context);
std::unique_ptr<Policy> make_windows_nt(const PolicyContext& context);
std::unique_ptr<Policy> make_rt(const PolicyContext& context);
std::unique_ptr<Policy> make_deadline(const PolicyContext& context);

}  // namespace interleave
