// What a scenario says about the operating system. Plain structs; checked by the reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/core/time.h"

namespace interleave {

struct OsSpec {
  std::string preset;                  // the name it was made from, empty: none
  std::string policy = "fifo";         // a name of the policy list
  Duration quantum = std::chrono::milliseconds(4);   // round_robin
  Duration base_slice{};               // eevdf: of one CPU, before scaling with 1 + ilog2(min(cpus, 8))
  bool run_to_parity_until_slice_end = false;        // eevdf before 6.18: protection lasts the whole first slice
  bool delay_dequeue = false;          // eevdf, 6.12 on
  bool fork_half_slice = false;        // eevdf, 6.12 on: a new thread's first deadline
  bool shared_run_queue = false;       // one queue for all cores instead of one each
  bool linux_placement = false;        // wake-up placement, new-idle and periodic balancing as in fair.c
  int hz = 0;                          // slices end at ticks of this rate; 0: exactly
  bool hrtick = false;                 // a high-resolution timer ends slices exactly although hz > 0
  Duration timer_slack{};              // added to timed waits
};

// The presets: a whole operating system by name. Unknown: nullopt.
std::optional<OsSpec> os_preset(const std::string& name);

}  // namespace interleave
