#include "sim/core/nearest.h"

#include <algorithm>
#include <cctype>

namespace interleave {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

// Without a plural's ending: thread of threads, process of processes.
std::string stem_of(const std::string& word) {
  const std::size_t ending = word.ends_with("es") ? 2 : word.ends_with("s") ? 1 : 0;
  return word.substr(0, word.size() - ending);
}

// A longer or shorter form of the same word, such as threading for threads: what it begins before what it is in.
std::string related_name(const std::string& wanted, const std::vector<std::string>& known) {
  const std::string stem = stem_of(wanted);
  if (stem.size() < 5) return {};
  for (const std::string& candidate : known)
    if (lower(candidate).starts_with(stem)) return candidate;
  for (const std::string& candidate : known)
    if (lower(candidate).find(stem) != std::string::npos) return candidate;
  return {};
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> two_above, above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
    two_above = above;
    above = row;
  }
  return above[b.size()];
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
  if (name.size() > 64) return {};
  const std::string wanted = lower(name);
  std::string nearest;
  int least = std::max(2, static_cast<int>(name.size()) / 3) + 1;
  for (const std::string& candidate : known) {
    const int distance = edit_distance(wanted, lower(candidate));
    const int length = static_cast<int>(std::max(name.size(), candidate.size()));
    if (distance < least && distance < length) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() ? related_name(wanted, known) : nearest;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  const std::string nearest = nearest_name(name, known);
  return nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?";
}

std::string joined(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) result += (result.empty() ? "" : ", ") + name;
  return result;
}

}  // namespace interleave
