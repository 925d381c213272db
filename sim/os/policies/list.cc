// The built-in policies. A new one is a file in this folder, a line here and in policies.h, and a scenario.
#include "sim/os/policies/policies.h"

namespace interleave {

const std::vector<PolicyInfo>& policy_infos() {
  static const std::vector<PolicyInfo> list = {
      {"fifo", "first in, first out: a thread runs until it blocks or ends", make_fifo},
      {"round_robin", "turns of a fixed quantum", make_round_robin, {"quantum"}},
      {"eevdf", "Linux 6.6 and later: weighted fair shares, earliest eligible virtual deadline first", make_eevdf,
       {"base_slice"}},
  };
  return list;
}

}  // namespace interleave
