// The approaches that a workload can be played under.
#pragma once

#include <string>
#include <vector>

namespace interleave {

class Play;

struct ModelInfo {
  const char* name;
  const char* help;
  // Lays out the program: its first threads. The run is over when Play::finish() is called.
  void (*start)(Play& play);
};

const std::vector<ModelInfo>& model_infos();
// Throws std::invalid_argument: there is none.
const ModelInfo& model_named(const std::string& name);

}  // namespace interleave
