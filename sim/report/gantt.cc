#include "sim/report/gantt.h"

#include <algorithm>

#include "sim/report/table.h"
#include "sim/scenario/scenario.h"

namespace interleave {
namespace {

constexpr std::int64_t columns_max = 100'000;

std::int64_t columns(const Schedule& schedule, Duration step) {
  const Duration length = schedule.window.end - schedule.window.begin;
  return (length.count() + step.count() - 1) / step.count();
}

// The shortest of 1, 2, 5, 10 ... ns with which the chart fits.
Duration fitting_step(const Schedule& schedule, std::size_t width) {
  for (std::int64_t decade = 1;; decade *= 10)
    for (const std::int64_t digit : {1, 2, 5})
      if (columns(schedule, Duration(digit * decade)) <= static_cast<std::int64_t>(width))
        return Duration(digit * decade);
}

// Colours of the 256 that a dark letter is read on; neighbours differ.
constexpr int colours[] = {114, 216, 110, 221, 176, 80, 210, 150, 147, 186, 218, 117};

std::string coloured(const std::string& cells, Style style) {
  if (!style.colour) return cells;
  std::string text;
  char last = '.';
  for (const char cell : cells) {
    if (cell != last) text += "\x1b[0m";
    if (cell != last && std::string(". *").find(cell) == std::string::npos) {
      const int place = cell == '+' ? 0 : (cell - '0') % static_cast<int>(std::size(colours));
      text += "\x1b[30;48;5;" + std::to_string(cell == '+' ? 250 : colours[place]) + "m";
    }
    text += cell;
    last = cell;
  }
  return text + "\x1b[0m";
}

struct TimeUnit { std::int64_t ns; const char* name; };

TimeUnit gantt_unit(Duration time) {
  for (const TimeUnit unit : {TimeUnit{1'000'000'000, "s"}, TimeUnit{1'000'000, "ms"}, TimeUnit{1'000, "us"}})
    if (time.count() >= unit.ns) return unit;
  return {1, "ns"};
}

// "12.5": as few decimals as it takes.
std::string in_unit(Duration time, TimeUnit unit) {
  std::string text = std::to_string(time.count() / unit.ns), rest = std::to_string(time.count() % unit.ns);
  const std::size_t digits = std::to_string(unit.ns).size() - 1;
  rest.insert(0, digits - std::min(digits, rest.size()), '0');
  rest.erase(rest.find_last_not_of('0') + 1);
  return rest.empty() ? text : text + "." + rest;
}

std::string text_of(Duration step) {
  const TimeUnit unit = gantt_unit(step);
  return in_unit(step, unit) + " " + unit.name;
}

// A mark and its time at every tenth column, or twentieth where the numbers are long; the unit stands after the last.
std::string axis(Time begin, std::int64_t cells, Duration step, std::size_t margin) {
  const TimeUnit unit = gantt_unit(10 * step);
  const std::string last = in_unit((begin + cells * step).time_since_epoch(), unit);
  const std::int64_t every = last.size() > 7 ? 20 : 10;
  std::string marks(margin, ' '), times(margin, ' ');
  for (std::int64_t cell = 0; cell <= cells; cell += every) {
    marks.resize(margin + static_cast<std::size_t>(cell), ' ');
    marks += '|';
    times.resize(margin + static_cast<std::size_t>(cell), ' ');
    times += in_unit((begin + cell * step).time_since_epoch(), unit);
  }
  return marks + "\n" + times + " " + unit.name + "\n";
}

std::string legend(const Schedule& schedule, bool brief, std::size_t width) {
  const std::string letters = schedule_letters(schedule);
  std::string text, line = ". idle";
  std::size_t others = 0;
  const auto add = [&](const std::string& letter, const std::string& name) {
    if (display_width(line) + 4 + letter.size() + display_width(name) > width) {
      text += line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : "   ") + letter + (name.empty() ? "" : " " + name);
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] == '+')
      ++others;
    else
      add(std::string(1, letters[i]), schedule.threads[i] == std::string(1, letters[i]) ? "" : schedule.threads[i]);
  }
  if (others > 0) add("+", std::to_string(others) + " others");
  if (brief) text += line + "\n", line = "also: turns that no column shows, where they begin; * for several threads";
  return text + line + "\n";
}

}  // namespace

std::string gantt_text(const Schedule& schedule, const Gantt& gantt, Style style) {
  const std::size_t margin = ("core " + std::to_string(schedule.cores - 1) + "  ").size();
  const std::size_t room = gantt.width > margin + 30 ? gantt.width - margin - 10 : 20;
  const Duration step = gantt.step.value_or(fitting_step(schedule, room));
  const std::int64_t all = columns(schedule, step);
  if (all > columns_max)
    throw InputError("interleave: --step: " + text_of(step) + " makes " +
                     std::to_string(all) + " columns, at most " + std::to_string(columns_max) +
                     " are drawn; take a longer one, or a part of the time with --from and --to");
  const std::string heading = "Who ran where (a column is " + text_of(step) + ", its letter whoever had most of it)";
  std::string text = tinted(heading, Tint::heading, style) + "\n";
  const std::vector<ScheduleLine> lines = schedule_lines_of(schedule, step);
  bool brief = false;
  // A block of as many tens of columns as there is room for.
  const std::int64_t block = std::max<std::int64_t>(20, static_cast<std::int64_t>(room) / 20 * 20);
  const std::int64_t width = all <= static_cast<std::int64_t>(room) ? std::max<std::int64_t>(all, 1) : block;
  for (std::int64_t first = 0; first < std::max<std::int64_t>(all, 1); first += width) {
    const std::int64_t cells = std::min(width, all - first);
    const auto part = [&](const std::string& line) {
      return line.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(cells));
    };
    for (std::size_t core = 0; core < lines.size(); ++core) {
      text += padded("core " + std::to_string(core), margin) + coloured(part(lines[core].most), style) + "\n";
      for (const std::string& line : lines[core].brief) {
        std::string also = part(line);
        also.erase(also.find_last_not_of(' ') + 1);
        if (also.empty()) continue;
        text += padded("also", margin) + coloured(also, style) + "\n";
        brief = true;
      }
    }
    text += axis(schedule.window.begin + first * step, cells, step, margin) + "\n";
  }
  return text + legend(schedule, brief, gantt.width);
}

}  // namespace interleave
