// How a task asks to be scheduled, and the groups that share the machine: words that the workload and the operating
// system have in common.
#pragma once

#include <optional>
#include <string>

#include "sim/core/time.h"

namespace interleave {

// sched_setscheduler: SCHED_NORMAL, SCHED_BATCH and SCHED_IDLE are fair; SCHED_FIFO and SCHED_RR are real-time.
enum class SchedulingClass { normal, batch, idle, fifo, rr, deadline };

// A control group of cgroup v2: cpu.weight and cpu.max.
struct GroupSpec {
  std::string name;
  int parent = -1;                     // its place in the list, before this one; -1: the root
  int weight = 100;                    // cpu.weight, 1 .. 10000
  std::optional<Duration> quota;       // CPU time in each period, >= 1 ms; nullopt: no limit
  Duration period = std::chrono::milliseconds(100);   // 1 ms .. 1 s
  Duration burst{};                    // what may be saved up on top, <= quota
};

}  // namespace interleave
