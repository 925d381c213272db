// What a scenario says about the machine: cores, memory, devices. Plain structs; checked by the reader.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/distribution.h"
#include "sim/core/time.h"

namespace interleave {

// A speed relative to the core that times in the scenario are meant for, in millionths: 1.0 is 1000000.
// Whole numbers keep the amount of work done in a time exact.
using SpeedPpm = std::int64_t;
inline constexpr SpeedPpm full_speed = 1'000'000;

inline constexpr std::int64_t page_bytes = 4096;

struct CoreGroup {
  int count = 1;                 // physical cores, >= 1
  SpeedPpm speed = full_speed;   // > 0
  std::optional<int> smt;        // hardware threads of each of them; none: as the machine's
};

// How the physical cores, in their order, are split into parts: so many equal ones, or parts of these sizes.
struct Split {
  int parts = 0;
  std::vector<int> sizes;
  bool given() const { return parts > 0 || !sizes.empty(); }
};

// What a thread crosses on its way to another hardware thread, from the nearest to the farthest.
enum class Boundary {
  smt,      // to another hardware thread of its core
  core,     // to another core of its cache
  cache,    // to another last-level cache of its node
  node,     // to another node of memory (NUMA) of its socket
  socket,   // to another socket
};
inline constexpr std::size_t boundary_count = 5;

// From a wake-up to the first instruction on a core that has been idle for at least `idle`.
struct WakeIdle {
  Duration idle{};
  Distribution latency;          // ns
};

struct DeviceSpec {
  Distribution latency;                          // ns, before the first byte
  std::optional<double> read_bytes_per_s;        // both for a link; none: pure latency
  std::optional<double> write_bytes_per_s;
  bool link = false;                             // `bandwidth` was given: both directions share one capacity
  int queue = 0;                                 // requests in service at once, >= 1; 0: no limit
};

struct MachineSpec {
  std::vector<CoreGroup> cores{{1, full_speed, {}}};
  int smt = 1;                                   // hardware threads a core, 1 or 2
  Split sockets;                                 // none: one
  Split nodes;                                   // of memory (NUMA); none: one in each socket
  Split caches;                                  // last-level caches; none: one in each node
  SpeedPpm smt_speed = 600'000;                  // of each sibling while both are busy
  Distribution context_switch;                   // ns, direct cost of running another thread than before
  // ns, added when a thread runs on another core than before; by the outermost boundary that it has crossed.
  std::array<Distribution, boundary_count> migration;
  // ns, until a line of memory that another core has written is here; by the outermost boundary on its way.
  std::array<Distribution, boundary_count> cache_line;
  Distribution atomic_operation;                 // ns, what an atomic read-modify-write takes more than a plain one
  std::vector<WakeIdle> wake_idle;               // ascending `idle`, the first from 0; empty: no latency
  Distribution idle_enter;                       // ns, from a core's last thread to its halt; who wakes one up there
                                                 // meanwhile need not interrupt it, but it comes only afterwards
  Distribution idle_exit;                        // ns, from there to its first instruction
  Distribution idle_charge;                      // ns, of wake_idle at its end: CPU time of the woken thread
  Duration idle_poll = forever;                  // an idle core counts as idle to who looks for one so long; after
                                                 // it has been scheduled out by its hypervisor (vcpu_is_preempted)
  Distribution cache_cooling;                    // ns, of who comes back, for each ms that its process was away:
                                                 // caches and predictors served others meanwhile
  Duration cache_refill = forever;               // at most so much at once
  std::int64_t code_cooling_nano = 0;            // of an interpreter's own code: how much longer it takes, in 1e-9 of
                                                 // its length, for each ms that it has not run, whoever ran meanwhile
  std::int64_t code_refill_nano = 10'000'000'000;   // at most so much
  Distribution wake_remote;                      // ns, cost to the waker of interrupting another, idle core
  Distribution syscall;                          // ns, entry and exit of a system call
  Distribution futex_wake;                       // ns, what waking one waiter adds to that
  Distribution timer_arm;                        // ns, programming a timer's interrupt, on the way to a timed wait
  Distribution timer_expire;                     // ns, a timer's interrupt on a busy core, when it preempts
  Distribution copy_kib;                         // ns, each KiB into or out of a pipe or a socket
  std::optional<std::int64_t> cache_bytes;       // of the last-level cache; none: all data is in it
  Distribution memory_kib;                       // ns, more for each KiB copied that is in no cache
  Distribution page_fault;                       // ns, the first write to a page that the system gives a process
  std::optional<std::int64_t> memory_bytes;
  std::map<std::string, DeviceSpec> devices;
  std::string platform;                          // a SimGrid platform file instead of devices; empty: none
  std::string host;                              // the host of that file that is meant

  int logical_cores() const {
    int count = 0;
    for (const CoreGroup& group : cores) count += group.count * group.smt.value_or(smt);
    return count;
  }
};

}  // namespace interleave
