// Files that the program carries with it: profiles and machines that a scenario can name, and the script that measures
// an interpreter.
#pragma once

#include <string>
#include <vector>

namespace interleave {

struct CarriedFile {
  std::string path;   // in the source tree: scenarios/profiles/cpython-3.11.yaml
  std::string text;
};

const std::vector<CarriedFile>& carried_files();

}  // namespace interleave
