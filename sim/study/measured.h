// Measured cases of real CPython as scenarios: one line of tests/groundtruth/*.jsonl in, a scenario out, and the closed
// forms that people use instead of simulating.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/core/time.h"

namespace interleave {

struct MeasuredCase {
  std::string id, family;              // the family is the part of the id before the first slash
  std::string approach;                // as the measuring script calls it
  std::string python;                  // the measured interpreter's version, 3.11.7
  bool clean = true;                   // little else was using the machine
  std::vector<double> elapsed_s;       // of its repetitions, ascending
  double median_s() const;
  std::string scenario;                // the same work as a scenario file
  std::optional<double> closed_form_s; // sum of CPU over cores, the GIL as one core, the longest path
};

// The profile for an interpreter's version, cpython-3.11 for 3.11.7; empty: there is none.
std::string profile_for(const std::string& python);

// Cases of other kinds (primitives, distributions), and of interpreters without a profile, are left out. Throws
// std::runtime_error for a file that cannot be read or a line that is no record of the measuring script.
std::vector<MeasuredCase> read_measured_cases(const std::string& path);

}  // namespace interleave
