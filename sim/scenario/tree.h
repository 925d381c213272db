// A scenario as a tree of YAML, for whoever changes it before it is read.
#pragma once

#include <string>

#include "sim/scenario/scenario.h"
#include "sim/scenario/yaml.h"

namespace interleave {

// Puts `value` where `path` says, as --set does; what is made on the way stands at `place`. Throws InputError, whose
// message begins with `option`.
void set_value(Node& root, const std::string& path, Node value, const Place& place, const std::string& option);

// Relative names inside are looked up in `directory`.
Scenario read_scenario_tree(const Node& root, const std::string& directory);

}  // namespace interleave
