// A process: an address space with threads in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/time.h"

namespace interleave {

class Process {
 public:
  Process(int id, std::string name, std::int64_t memory_bytes)
      : id(id), name(std::move(name)), memory_bytes(memory_bytes) {}

  const int id;
  const std::string name;
  std::int64_t memory_bytes;   // resident and its own; what it shares with its parent counts there
  int threads = 0;             // alive
  std::vector<int> affinity;   // cores that a first thread may run on; empty: all. Later ones have their creator's
  std::vector<Time> left_at;   // by core: when a thread of it was there last
  bool outside = false;        // not the program's: who asks it, on the same machine
};

}  // namespace interleave
