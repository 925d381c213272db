// Measured primitives of one interpreter on one machine: what `interleave calibrate` measures, and the lines of kind
// `primitive` and `samples` of tests/groundtruth.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/distribution.h"

namespace interleave {

struct Primitive {
  std::string parameters;              // a JSON object, as the measuring script had them
  bool samples = false;                // one event's duration, many times; else the mean of many events
  bool clean = true;                   // little else was using the machine
  std::vector<double> elapsed_s;       // of its repetitions, ascending
  std::vector<double> per_op_s;        // the same for one event; none where it has quantiles
  // Quantiles by name, min, p1, p5, p10, p25, p50, p75, p90, p95, p99, max: the medians of the repetitions. `second`:
  // of what was timed beside it, such as the parent's part of a fork.
  std::map<std::string, double> quantiles_s, second_s;
};

class Primitives {
 public:
  // Lines of other kinds are left out, and so is what failed. Throws std::runtime_error for a file that cannot be read,
  // for a line that is no record of a measuring script, for records of two interpreters and for none at all.
  static Primitives read(const std::vector<std::string>& paths);
  // The same from the text of a file; `name` stands for it in messages.
  void add(const std::string& text, const std::string& name);

  const std::string& python() const { return python_; }   // 3.11.7
  int cores() const { return cores_; }
  const Primitive* find(const std::string& id) const;     // nullptr: not measured
  const std::map<std::string, Primitive>& all() const { return all_; }

 private:
  void add_line(const std::string& line);

  std::string python_;
  int cores_ = 1;
  std::map<std::string, Primitive> all_;
};

// In ns; its ends are the measured p1 and p99, so that one outlier does not weigh as the hundredth part of all. So much
// is taken off each quantile, down to 0.
Distribution distribution_of(const std::map<std::string, double>& quantiles_s, double less_s);

}  // namespace interleave
