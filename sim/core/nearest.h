// "Did you mean ...?": the known name nearest to a wrong one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace interleave {

// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
int edit_distance(std::string_view a, std::string_view b);

// The nearest of `known`, or empty when none is near enough to be meant. Of equally near ones the first.
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

// `; did you mean "cores"?`, or empty.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& known);

// a, b, c
std::string joined(const std::vector<std::string>& names);

}  // namespace interleave
