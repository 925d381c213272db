#include "sim/os/policy_list.h"

namespace interleave {

const std::vector<PolicyInfo>& policy_infos() {
  static const std::vector<PolicyInfo> infos = {
      {"fifo", "first come, first served, to the end of each CPU burst"},
      {"round_robin", "turns of one quantum"},
      {"eevdf", "Linux's fair class since 6.6: the earliest virtual deadline among the eligible"},
  };
  return infos;
}

}  // namespace interleave
