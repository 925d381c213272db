#include "tools/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "sim/report/figures.h"

namespace interleave {

using namespace std::chrono_literals;

ProgressBar::ProgressBar(std::int64_t total, std::int64_t before)
    : total_(std::max<std::int64_t>(total, 1)), before_(before), shown_(isatty(STDERR_FILENO) != 0),
      start_(std::chrono::steady_clock::now()), last_(start_) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::cerr << "\r\x1b[K";
}

void ProgressBar::show(std::int64_t done, std::int64_t failed) {
  if (due()) draw(line(done, failed, elapsed_s()));
}

void ProgressBar::show_under_way(std::int64_t done, Duration simulated, std::int64_t events) {
  if (!due()) return;
  const std::string so_far = human_nanoseconds(nanoseconds_of(simulated)) + " simulated, " +
                             fixed(static_cast<double>(events) / 1e6, 1) + " million events";
  draw(total_ == 1 ? so_far : line(done, 0, elapsed_s()) + "; " + so_far);
}

bool ProgressBar::due() const {
  const auto now = std::chrono::steady_clock::now();
  return shown_ && now - start_ >= 2s && now - last_ >= 100ms;
}

double ProgressBar::elapsed_s() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void ProgressBar::draw(const std::string& text) {
  drawn_ = true;
  last_ = std::chrono::steady_clock::now();
  std::cerr << "\r" + text + "\x1b[K" << std::flush;   // in one piece
}

std::string ProgressBar::line(std::int64_t done, std::int64_t failed, double elapsed_s) const {
  constexpr std::int64_t width = 30;
  const auto filled = static_cast<std::size_t>(std::min(width, width * done / total_));
  std::string text = "[" + std::string(filled, '#') + std::string(width - filled, '.') + "] " + std::to_string(done) +
                     " of " + std::to_string(total_) + " runs";
  const double fresh = static_cast<double>(done - before_);
  if (fresh > 0) {
    const double rate = fresh / elapsed_s;
    text += ", " + human_rate(rate);
    if (done < total_) text += ", " + human_nanoseconds(static_cast<double>(total_ - done) / rate * 1e9) + " left";
  }
  if (failed > 0) text += ", " + std::to_string(failed) + " failed";
  return text;
}

}  // namespace interleave
