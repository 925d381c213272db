// What came out of one run: exact whole numbers, so that it can cross from the process that simulated to the one
// that prints without losing a bit. Statistics over it are made where they are printed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/time.h"
#include "sim/os/doing.h"
#include "sim/report/schedule.h"

namespace interleave {

struct TaskResult {
  std::string name;
  Time arrival{}, first_run = never, end = never;   // never: it has not come to that
  Duration cpu{};                      // what it had of a core
  Duration runnable{};                 // ready, while another had the core
  // Where clients can be turned away or give up, each time that one asks is a task.
  enum class Fate { served, turned_away, timed_out } fate = Fate::served;   // timed out: whether or not it was finished
  std::int64_t attempt = 0;            // 1 and more: asked again
  Duration earlier{};                  // from when it asked for the first time to this arrival
  enum class Deadline { none, met, missed } deadline = Deadline::none;      // none: not decided either
};

struct Result {
  enum class Outcome { done, failed };
  Outcome outcome = Outcome::done;
  std::string failure;                 // why it failed, in words: a deadlock, a limit, memory
  std::vector<TaskResult> tasks;       // those that arrived, in the order of arrival; unfinished: end == never
  Duration elapsed{};
  Duration cpu{};                      // of all threads, kernel work on their behalf included
  Duration capacity{};                 // logical cores times elapsed
  Duration allowed{};                  // of that, on the cores that the program may run on
  std::int64_t events = 0;             // scheduling events: switches plus completions of I/O and sleeps
  std::int64_t switches_voluntary = 0, switches_involuntary = 0, migrations = 0;
  std::int64_t threads = 0, processes = 0;          // ever started
  std::int64_t memory_peak_bytes = 0;
  std::int64_t updates = 0, updates_lost = 0;       // of counters and dicts; lost: undone by another, unseen
  std::array<Duration, doing_count> time{};         // adds up to `lifetimes`, to the nanosecond
  Duration lifetimes{};                // of all threads
  std::array<Duration, doing_count> measured{};     // of `time`, what fell into the time elapsed
  std::string busiest_device;          // with a bandwidth: where bytes flowed longest; empty: nowhere
  Duration device_busy{};              // how long
  Time arrivals_end = never;           // when arrivals stopped; never: there were none, or nothing stopped them
  Schedule schedule;                   // where one was asked for
};

}  // namespace interleave
