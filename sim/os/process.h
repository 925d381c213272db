// A process: an address space with threads in it.
#pragma once

#include <cstdint>
#include <string>

namespace interleave {

class Process {
 public:
  Process(int id, std::string name, std::int64_t memory_bytes)
      : id(id), name(std::move(name)), memory_bytes(memory_bytes) {}

  const int id;
  const std::string name;
  std::int64_t memory_bytes;   // resident and its own; what it shares with its parent counts there
  int threads = 0;             // alive
  bool outside = false;        // not the program's: who asks it, on the same machine
};

}  // namespace interleave
