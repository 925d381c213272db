// The presets by name: whole operating systems.
#pragma once

#include <vector>

namespace interleave {

struct OsPresetInfo { const char* name; const char* help; };
const std::vector<OsPresetInfo>& os_preset_list();

}  // namespace interleave
