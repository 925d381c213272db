// Measured cases of real CPython: one line of tests/groundtruth/*.jsonl in; what was measured, and the same work as a
// scenario, out.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace interleave {

struct MeasuredCase {
  // How it is judged. Primitives are what profiles and the machine are fitted from: shown apart, never scored.
  enum class Group { tasks, payload, latency, nice, count, primitives };
  Group group = Group::tasks;
  std::string id, family;              // the family is the part of the id before the first slash
  std::string approach;                // as the measuring script calls it
  std::string python;                  // the measured interpreter's version, 3.11.7
  bool clean = true;                   // little else was using the machine
  std::string left_out;                // why there is nothing to simulate; empty: there is
  bool lacks_profile = false;          // that is why
  std::vector<double> elapsed_s;       // of its repetitions, ascending
  std::vector<double> latencies_s;     // of `latency`: of all repetitions, ascending; older files have only means
  double latency_mean_s = 0;           // of `latency`
  std::vector<double> shares;          // of `nice`: of the CPU time, of each process; the median of the repetitions
  double switch_interval_s = 0.005;
  std::string scenario;                // the same work as a scenario file
  std::optional<double> closed_form_s; // sum of CPU over cores, the GIL as one core, the longest path

  // What a simulated elapsed time is held against: the median; of `count` the fastest, as its measuring script says.
  double measured_s() const;
};

const char* name_of(MeasuredCase::Group group);

// The profile for an interpreter's version, cpython-3.11 for 3.11.7, whether or not there is one.
std::string profile_for(const std::string& python);
bool has_profile(const std::string& name);

// Throws std::runtime_error for a file that cannot be read or a line that is no record of the measuring script.
std::vector<MeasuredCase> read_measured_cases(const std::string& path);

}  // namespace interleave
