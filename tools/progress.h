// A bar on standard error for what takes more than two seconds, on a terminal alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "sim/core/time.h"

namespace interleave {

class ProgressBar {
 public:
  // `before`: done already, and no measure of how fast it goes.
  explicit ProgressBar(std::int64_t total, std::int64_t before = 0);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // At most ten times a second; the rate and the time left once there is something to tell them by.
  void show(std::int64_t done, std::int64_t failed = 0);
  // The same, of runs under way: how much time they have simulated, by how many events.
  void show_under_way(std::int64_t done, Duration simulated, std::int64_t events);
  bool on_terminal() const { return shown_; }

 private:
  bool due() const;
  void draw(const std::string& text);
  double elapsed_s() const;
  std::string line(std::int64_t done, std::int64_t failed, double elapsed_s) const;

  std::int64_t total_, before_;
  bool shown_, drawn_ = false;
  std::chrono::steady_clock::time_point start_, last_;
};

}  // namespace interleave
