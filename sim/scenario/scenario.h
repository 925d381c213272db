// A scenario, read and checked: what whoever builds a simulation is handed.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/approach.h"
#include "sim/machine/spec.h"
#include "sim/os/spec.h"
#include "sim/python/profile.h"
#include "sim/workload/workload.h"

namespace interleave {

struct Limits {
  std::optional<Duration> simulated;
  std::optional<std::int64_t> events;
  std::optional<std::int64_t> memory_bytes;
};

struct Scenario {
  std::string title, notes;
  std::uint64_t seed = 1;
  MachineSpec machine;
  OsSpec os;
  Profile python;
  Workload workload;
  std::vector<Approach> approaches;
  Limits limits;
  std::vector<std::string> warnings;   // of what is legal, but hardly meant: each with its place
  std::string hash;                    // of the resolved text: everything that can change a result but the seed
};

// Wrong input: what() names file, line, column, the value, what was expected and the remedy. Exit code 2.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// --set path=value, applied to the text before it is checked: `machine.cores=8`, `workload.steps[0].python=3 ms`.
using Overrides = std::vector<std::string>;

// `path` may be "-" for standard input. Relative names inside are looked up beside the file.
Scenario read_scenario(const std::string& path, const Overrides& overrides);
// The same from a text; `name` stands for the file in messages.
Scenario parse_scenario(const std::string& text, const std::string& name, const Overrides& overrides);

// The JSON Schema of scenario files, made from the table that the reader uses.
std::string scenario_schema();

// What can be named in a scenario, with a line of help each.
struct Named { std::string name, help; };
std::vector<Named> profile_list();
std::vector<Named> machine_list();

}  // namespace interleave
