// Virtual time: 64-bit nanoseconds in a std::chrono clock, so that the compiler checks units and no double
// can slip into an order of events.
#pragma once

#include <chrono>
#include <cstdint>

namespace interleave {

using Duration = std::chrono::duration<std::int64_t, std::nano>;

// The simulation's clock. It has no now(): the calendar owns the present.
struct Clock {
  using rep = Duration::rep;
  using period = Duration::period;
  using duration = Duration;
  using time_point = std::chrono::time_point<Clock, Duration>;
  static constexpr bool is_steady = true;
};

using Time = Clock::time_point;

// "No end": far enough for any scenario (146 years), and half of the range, so that adding to it cannot overflow.
inline constexpr Duration forever{std::int64_t{1} << 62};
inline constexpr Time never{forever};

constexpr double seconds(Duration duration) { return static_cast<double>(duration.count()) * 1e-9; }
constexpr double nanoseconds_of(Duration duration) { return static_cast<double>(duration.count()); }
constexpr double seconds(Time time) { return seconds(time.time_since_epoch()); }

}  // namespace interleave
