// The built-in models by name.
#pragma once

#include <vector>

namespace interleave {

struct ModelInfo { const char* name; const char* help; };
const std::vector<ModelInfo>& model_infos();

}  // namespace interleave
