// The built-in policies. A new one is a file in this folder, a line here and in policies.h, and a scenario.
#include "sim/os/policies/policies.h"

namespace interleave {

const std::vector<PolicyInfo>& policy_infos() {
  static const std::vector<PolicyInfo> list = {
      {"fifo", "first in, first out: a thread runs until it blocks or ends", make_fifo},
      {"sjf", "shortest job first: the shortest CPU burst next, to its end", make_sjf, {}, true},
      {"srtf", "shortest remaining time first: sjf that preempts", make_srtf, {}, true},
      {"round_robin", "turns of a fixed quantum", make_round_robin, {"quantum"}},
      {"priority", "static priorities, preemptive or not, with ageing", make_priority,
       {"preemptive", "ageing", "quantum"}},
      {"mlfq", "multi-level feedback queue: who computes long sinks", make_mlfq,
       {"levels", "quantum", "quanta", "allotments", "boost", "io_bump", "io_renews"}},
      {"lottery", "a quantum for the holder of the ticket drawn", make_lottery, {"quantum", "compensation"}},
      {"stride", "the lottery without chance: shares by tickets", make_stride, {"quantum"}},
      {"o1", "Linux 2.6 up to 2.6.22: two arrays of 140 priorities, sleepers are taken to be interactive", make_o1},
      {"cfs", "Linux before 6.6: weighted fair shares, the smallest virtual runtime first", make_cfs,
       {"latency", "min_granularity", "wakeup_granularity"}},
      {"eevdf", "Linux 6.6 and later: weighted fair shares, earliest eligible virtual deadline first", make_eevdf,
       {"base_slice"}},
      {"windows_nt", "32 levels in turns; boosts for the foreground, after waits, for who starves", make_windows_nt,
       {"quantum", "separation", "io_boost"}},
      {"rt", "real-time priorities: SCHED_FIFO, and SCHED_RR in turns of 100 ms", make_rt},
      {"deadline", "earliest deadline first; with a runtime, so much in each period", make_deadline},
  };
  return list;
}

}  // namespace interleave
