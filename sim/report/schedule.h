// Who ran where from when to when: what a Gantt chart shows, and tests compare as text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/time.h"

namespace interleave {

// A part of the simulated time, `begin` included, `end` not.
struct Window {
  Time begin{}, end = never;
};

struct Schedule {
  struct Span {
    std::int64_t core, thread;         // the thread as an index of `threads`
    Time begin{}, end{};
  };

  Window window;                       // never beyond the end of the run
  std::int64_t cores = 0;
  std::vector<std::string> threads;    // names, of those that ran in the window alone; in the order of creation
  std::vector<Span> spans;             // by the order of their ends; those of one core do not overlap
};

// One line for each core, one letter for each step of the window: that of the thread that had the most of it, '.' where
// idling did. A tie goes to whoever comes first. See schedule_letters().
struct ScheduleLine {
  std::string most;
  // Below it, who has a turn that it does not show, because others had more of each step that the turn reaches into:
  // their letters in the step where it begins, one below the other in the order of creation, elsewhere ' '. At most
  // three lines, of more than four cores one; '*' in the last stands for several.
  std::vector<std::string> brief;
};
std::vector<ScheduleLine> schedule_lines_of(const Schedule& schedule, Duration step);
// The first of the two alone.
std::vector<std::string> schedule_lines(const Schedule& schedule, Duration step);

// The letter of each thread: a name of one letter stands for itself, others get what is free of A to Z, a to z, 0 to 9
// in the order of creation; who is left shares '+'.
std::string schedule_letters(const Schedule& schedule);

}  // namespace interleave
