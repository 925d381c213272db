// What an rt-app file says (github.com/scheduler-tools/rt-app, doc/tutorial.txt), read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/value.h"

namespace interleave {

struct RtEvent {
  // In the order of their names in rt_app_file.cc.
  enum class Kind {
    lock, unlock, wait, signal, broad, sync, sleep, runtime, run, timer, suspend, resume, mem, iorun, yield,
    barrier, fork
  };
  Kind kind;
  Value at;                    // where it stands
  std::string ref, mutex;      // resources by name
  std::int64_t us = 0;         // how long; of a timer its period
  bool absolute = false;       // a timer's mode
};

// sched_setattr's parameters; what is not given is as it was.
struct RtScheduling {
  enum class Policy { other, idle, rr, fifo, deadline };
  std::optional<Policy> policy;
  std::optional<std::int64_t> priority, runtime_us, period_us, deadline_us;

  void take(const RtScheduling& later);
};

struct RtPhase {
  std::string name;
  std::int64_t loop = 1;       // -1: without end
  std::vector<RtEvent> events;
  RtScheduling scheduling;
  std::vector<std::int64_t> cpus;   // none: the thread's
};

struct RtThread {
  std::string name;
  Value at;
  std::int64_t instances = 1, delay_us = 0;
  std::int64_t loop = -1;      // of all its phases; -1: without end
  std::vector<RtPhase> phases;
  RtScheduling scheduling;
  std::vector<std::int64_t> cpus;   // none: all
};

struct RtAppFile {
  std::int64_t duration_s = -1;     // -1: until all threads have ended
  RtScheduling::Policy default_policy = RtScheduling::Policy::other;
  bool inherit = false;             // mutexes hand on their waiters' priority
  std::vector<RtThread> threads;
};

// Throws InputError. What means nothing to a simulation is a warning of the session. `root` outlives the result.
RtAppFile read_rt_app_file(const Value& root);

}  // namespace interleave
