// The middle of a few measurements.
#pragma once

#include <algorithm>
#include <vector>

namespace interleave {

// Of two in the middle their mean. At least one value.
inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace interleave
