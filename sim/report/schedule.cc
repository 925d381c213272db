#include "sim/report/schedule.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace interleave {

std::string schedule_letters(const Schedule& schedule) {
  static constexpr std::string_view all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string free(all), letters(schedule.threads.size(), '+');
  const auto take = [&free](std::size_t at) {
    const char letter = free[at];
    free.erase(at, 1);
    return letter;
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t own = schedule.threads[i].size() == 1 ? free.find(schedule.threads[i]) : std::string::npos;
    if (own != std::string::npos) letters[i] = take(own);
  }
  for (char& letter : letters)
    if (letter == '+' && !free.empty()) letter = take(0);
  return letters;
}

namespace {

using Spans = std::vector<const Schedule::Span*>;

// How much of a step each had, in the order in which they came; idling is thread -1.
struct Shares {
  std::vector<std::pair<std::int64_t, Duration>> of;
  void add(std::int64_t thread, Duration time) {
    if (time <= Duration{}) return;
    for (auto& [who, sum] : of)
      if (who == thread) {
        sum += time;
        return;
      }
    of.emplace_back(thread, time);
  }
  std::int64_t most() const {
    std::int64_t most = -1;
    Duration best{};
    for (const auto& [who, sum] : of)
      if (sum > best) {
        best = sum;
        most = who;
      }
    return most;
  }
};

std::string line_of(const Spans& spans, Window window, Duration step, const std::string& letters) {
  std::string line;
  auto span = spans.begin();
  for (Time begin = window.begin; begin < window.end; begin += step) {
    const Time end = std::min(window.end, begin + step);
    Shares shares;
    Time at = begin;
    for (; span != spans.end() && (*span)->begin < end; ++span) {
      shares.add(-1, (*span)->begin - at);
      const Time last = std::min(end, (*span)->end);
      shares.add((*span)->thread, last - std::max(begin, (*span)->begin));
      at = last;
      if ((*span)->end > end) break;   // it goes on in the next step
    }
    shares.add(-1, end - at);
    const std::int64_t most = shares.most();
    line += most < 0 ? '.' : letters[static_cast<std::size_t>(most)];
  }
  return line;
}

}  // namespace

std::vector<std::string> schedule_lines(const Schedule& schedule, Duration step) {
  std::vector<Spans> by_core(static_cast<std::size_t>(schedule.cores));
  for (const Schedule::Span& span : schedule.spans) by_core[static_cast<std::size_t>(span.core)].push_back(&span);
  const std::string letters = schedule_letters(schedule);
  std::vector<std::string> lines;
  for (const Spans& spans : by_core) lines.push_back(line_of(spans, schedule.window, step, letters));
  return lines;
}

}  // namespace interleave
