// Any bytes as a scenario: they are read, or refused as wrong input; never a crash, a hang or another exception.
#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/scenario/scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    interleave::parse_scenario(std::string(reinterpret_cast<const char*>(data), size), "fuzz.yaml", {});
  } catch (const interleave::InputError&) {
    // Refused, as it should be.
  }
  return 0;
}
