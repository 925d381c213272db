// The built-in policies by name.
#pragma once

#include <vector>

namespace interleave {

struct PolicyInfo { const char* name; const char* help; };
const std::vector<PolicyInfo>& policy_infos();

}  // namespace interleave
