#include "sim/report/schedule.h"

#include <algorithm>
#include <set>
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

// Of each step, who had the most of it; -1: idling.
std::vector<std::int64_t> most_of(const Spans& spans, Window window, Duration step) {
  std::vector<std::int64_t> line;
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
    line.push_back(shares.most());
  }
  return line;
}

// Who has a turn that no step shows, in each step those whose turns begin there, in the order of creation.
std::vector<std::set<std::int64_t>> unseen(const Spans& spans, Window window, Duration step,
                                           const std::vector<std::int64_t>& most) {
  std::vector<std::set<std::int64_t>> steps(most.size());
  const auto step_at = [&](Time time) { return static_cast<std::ptrdiff_t>((time - window.begin) / step); };
  for (std::size_t i = 0; i < spans.size();) {
    const std::int64_t thread = spans[i]->thread;
    const Time begin = std::max(spans[i]->begin, window.begin);
    Time end = spans[i]->end;
    for (++i; i < spans.size() && spans[i]->thread == thread && spans[i]->begin == end; ++i) end = spans[i]->end;
    end = std::min(end, window.end);
    if (end <= begin) continue;
    const auto last = most.begin() + step_at(end - Duration(1)) + 1;
    if (std::find(most.begin() + step_at(begin), last, thread) == last)
      steps[static_cast<std::size_t>(step_at(begin))].insert(thread);
  }
  return steps;
}

// One below the other.
std::vector<std::string> brief_lines(const std::vector<std::set<std::int64_t>>& steps, std::size_t lines_max,
                                     const std::string& letters) {
  std::vector<std::string> lines;
  for (std::size_t step = 0; step < steps.size(); ++step) {
    std::size_t place = 0;
    for (const std::int64_t thread : steps[step]) {
      if (place == lines.size()) lines.emplace_back(steps.size(), ' ');
      lines[place][step] = letters[static_cast<std::size_t>(thread)];
      if (++place < lines_max) continue;
      if (steps[step].size() > lines_max) lines.back()[step] = '*';
      break;
    }
  }
  return lines;
}

std::vector<Spans> by_core(const Schedule& schedule) {
  std::vector<Spans> cores(static_cast<std::size_t>(schedule.cores));
  for (const Schedule::Span& span : schedule.spans) cores[static_cast<std::size_t>(span.core)].push_back(&span);
  return cores;
}

}  // namespace

std::vector<ScheduleLine> schedule_lines_of(const Schedule& schedule, Duration step) {
  const std::size_t lines_max = schedule.cores <= 4 ? 3 : 1;
  const std::string letters = schedule_letters(schedule);
  std::vector<ScheduleLine> lines;
  for (const Spans& spans : by_core(schedule)) {
    const std::vector<std::int64_t> most = most_of(spans, schedule.window, step);
    std::string line;
    for (const std::int64_t thread : most) line += thread < 0 ? '.' : letters[static_cast<std::size_t>(thread)];
    lines.push_back({line, brief_lines(unseen(spans, schedule.window, step, most), lines_max, letters)});
  }
  return lines;
}

std::vector<std::string> schedule_lines(const Schedule& schedule, Duration step) {
  std::vector<std::string> lines;
  for (ScheduleLine& line : schedule_lines_of(schedule, step)) lines.push_back(std::move(line.most));
  return lines;
}

}  // namespace interleave
