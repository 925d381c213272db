// A scenario made from an rt-app file: its threads are jobs of native threads.
#pragma once

#include <string>
#include <vector>

namespace interleave {

struct Imported {
  std::string text;                    // the scenario, in YAML
  std::vector<std::string> warnings;   // what it does not say, each with its place; as comments in the text, too
};

// `name` stands for the file in messages. Throws InputError.
Imported import_rt_app(const std::string& text, const std::string& name);

}  // namespace interleave
