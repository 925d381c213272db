// A calibration as files that a person reads and edits.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "sim/report/figures.h"
#include "sim/study/calibration.h"

namespace interleave {
namespace {

using std::string;

string nanoseconds(double ns) { return std::to_string(std::llround(ns)) + " ns"; }

// Those that a calibration makes; what a base has else is kept as text.
string text_of(const Distribution& distribution) {
  if (distribution.is_constant()) return nanoseconds(std::get<Constant>(distribution.kind()).value);
  const auto* empirical = std::get_if<Empirical>(&distribution.kind());
  if (!empirical) throw std::invalid_argument("a calibration makes constants and quantiles alone");
  string text = "{empirical: {";
  for (const Empirical::Point& point : empirical->points)
    text += (point.p > 0 ? ", p" : "p") + plain_number(100 * point.p) + ": " + nanoseconds(point.value);
  return text + "}}";
}

string comments(const std::vector<string>& head) {
  string text;
  for (const string& line : head) text += "# " + line + "\n";
  return text;
}

// `    key: value` to key; empty for a comment.
string key_of(const string& line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start == string::npos || line[start] == '#') return "";
  return line.substr(start, line.find(':', start) - start);
}

string folded(const string& value) {
  if (value.size() <= 118) return value + "\n";
  const std::size_t place = value.rfind(", ", 112);
  return value.substr(0, place + 1) + "\n      " + value.substr(place + 2) + "\n";
}

class ProfileText {
 public:
  explicit ProfileText(const Calibration& calibration) : calibration_(calibration) {}

  void add(const string& line) {
    const string key = key_of(line);
    const bool inside = line.starts_with(' ');
    if (key.empty()) {
      if (started_) comments_ += line + "\n";   // the base's own head is not this file's
      return;
    }
    started_ = true;
    if (!inside) {
      text_ += comments_ + top_level(key, line) + "\n";
    } else if (calibration_.origin.contains(key)) {
      text_ += cost(key);
    } else {
      text_ += comments_ + line + "\n";
    }
    comments_.clear();
  }
  string text() const { return text_; }

 private:
  string top_level(const string& key, const string& line) const {
    const Profile& profile = calibration_.profile;
    if (key == "name") return "name: " + profile.name;
    if (key == "version") return "version: " + profile.version;
    if (key == "source") return "source: " + profile.source;
    return line;
  }
  // The origin stands above where the line is full.
  string cost(const string& key) const {
    string value;
    for (const ProfileCost& cost : profile_costs())
      if (key == cost.key) value = "  " + key + ": " + text_of(calibration_.profile.*cost.cost);
    const string origin = "# " + calibration_.origin.at(key);
    if (value.size() + origin.size() + 2 <= 118) return value + "  " + origin + "\n";
    return "  " + origin + "\n" + folded(value);
  }
  const Calibration& calibration_;
  string text_, comments_;
  bool started_ = false;
};

// A value that goes on in the next lines, in one.
std::vector<string> joined_lines(const string& text) {
  std::vector<string> lines;
  std::istringstream all(text);
  int open = 0;
  for (string line; std::getline(all, line);) {
    if (open > 0)
      lines.back() += " " + line.substr(std::min(line.find_first_not_of(' '), line.size()));
    else
      lines.push_back(line);
    if (key_of(line).empty() && open == 0) continue;
    open += static_cast<int>(std::count(line.begin(), line.end(), '{') - std::count(line.begin(), line.end(), '}'));
  }
  return lines;
}

}  // namespace

string profile_text(const Calibration& calibration, const string& base_text, const std::vector<string>& head) {
  ProfileText text(calibration);
  for (const string& line : joined_lines(base_text)) text.add(line);
  return comments(head) + text.text();
}

string machine_text(const MachineSpec& machine, const std::vector<string>& head) {
  string text = comments(head) + "schema: 1\ntitle: a machine as it was measured\n";
  text += "cores: " + std::to_string(machine.logical_cores()) + "\n";
  text += "syscall: " + text_of(machine.syscall) + "\ncontext_switch: " + text_of(machine.context_switch) + "\n";
  if (!machine.wake_idle.empty()) text += "wake_idle:\n";
  for (const WakeIdle& wake : machine.wake_idle)
    text += "  - idle: " + nanoseconds(static_cast<double>(wake.idle.count())) + "\n" +
            folded("    latency: " + text_of(wake.latency));
  return text;
}

}  // namespace interleave
