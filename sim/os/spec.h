// What a scenario says about the operating system. Plain structs; checked by the reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/scheduling.h"
#include "sim/core/time.h"

namespace interleave {

struct OsSpec {
  std::string preset;                  // the name it was made from, empty: none
  std::string policy = "fifo";         // a name of the policy list
  Duration quantum{};                  // of policies with turns; 0: the policy's own
  bool preemptive = true;              // priority
  Duration ageing{};                   // priority: so much waiting is worth one; 0: none
  int levels = 0;                      // mlfq; 0: as many as `quanta`, or 3
  std::vector<Duration> quanta;        // mlfq, of each level from the top; empty: `quantum` on all
  std::vector<Duration> allotments;    // mlfq: CPU time on each level before a thread sinks; empty: a quantum
  Duration boost{};                    // mlfq: all to the top at multiples of this; 0: never
  bool io_bump = false;                // mlfq: who was blocked comes back before its equals
  bool io_renews = false;              // mlfq: who blocks begins its quantum and allotment anew
  bool compensation = false;           // lottery
  int separation = 2;                  // windows_nt: how far the foreground stands before the rest, 0 .. 2
  int io_boost = 1;                    // windows_nt: levels that a device's answer is worth, 0 .. 15
  Duration latency = std::chrono::milliseconds(6);               // cfs, of one CPU like the next two
  Duration min_granularity = std::chrono::microseconds(750);
  Duration wakeup_granularity = std::chrono::milliseconds(1);
  Duration base_slice{};               // eevdf: of one CPU, before scaling with 1 + ilog2(min(cpus, 8))
  bool run_to_parity_until_slice_end = false;        // eevdf before 6.18: protection lasts the whole first slice
  bool delay_dequeue = false;          // eevdf, 6.12 on
  bool fork_half_slice = false;        // eevdf, 6.12 on: a new thread's first deadline
  Duration rr_slice = std::chrono::milliseconds(100);   // SCHED_RR
  Duration rt_runtime{};               // of the real-time class in each second, up to 6.11; 0: no limit
  bool fair_server = false;            // from 6.12 on: 50 ms for fair threads that have starved for 950 ms
  bool classes = false;                // deadline and real-time classes above the policy, as in Linux
  bool shared_run_queue = false;       // one queue for all cores instead of one each
  bool linux_placement = false;        // wake-up placement, new-idle and periodic balancing as in fair.c
  bool scan_by_utilisation = false;    // SIS_UTIL, 6.0 on: the busier, the less is looked at for an idle core
  bool newidle_by_success = false;     // NI_RANDOM, late 6.18 on: who runs dry balances the rarer, the less it helped
  std::int64_t wakeup_packing_nano = 0;   // whom a thread wakes stays with it below this utilisation; 0: never
  int hz = 0;                          // slices end at ticks of this rate; 0: exactly
  bool tick_at_random = false;         // the first tick comes at any time of a period, by the seed; else with the start
  bool hrtick = false;                 // a high-resolution timer ends slices exactly although hz > 0
  Duration timer_slack{};              // added to timed waits
  std::vector<GroupSpec> groups;       // control groups, parents before children
  int program_group = -1;              // the one that the program starts in; -1: the root

  Duration quantum_or(Duration usual) const { return quantum > Duration{} ? quantum : usual; }
  int mlfq_levels() const {
    if (levels > 0) return levels;
    return quanta.empty() ? 3 : static_cast<int>(quanta.size());
  }
};

// The presets: a whole operating system by name. Unknown: nullopt.
std::optional<OsSpec> os_preset(const std::string& name);

}  // namespace interleave
