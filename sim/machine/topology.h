// The shape of a machine: which hardware threads share a core, which cores a cache, a node of memory, a socket.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "sim/machine/spec.h"

namespace interleave {

// A hardware thread, as the operating system's CPU: where it lies, counted over the whole machine.
struct LogicalCore {
  SpeedPpm speed = full_speed;
  int core = 0, cache = 0, node = 0, socket = 0;
};

// In the order of `cores`; the threads of one core follow each other.
std::vector<LogicalCore> topology(const MachineSpec& machine);

// The outermost boundary on the way from one to another; nullopt: there is none, they are the same.
std::optional<Boundary> boundary(const LogicalCore& from, const LogicalCore& to);

// No machine can be like this. `key` of the machine is to blame.
struct ImpossibleTopology : std::invalid_argument {
  ImpossibleTopology(std::string key, const std::string& why) : invalid_argument(why), key(std::move(key)) {}
  std::string key;
};

}  // namespace interleave
