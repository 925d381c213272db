// A clock that only says when it is time to look up from waiting: five times a second. No date of it reaches a result.
#pragma once

#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

namespace interleave {

class Ticks {
 public:
  // Throws std::runtime_error: the system has no timer left.
  Ticks() : file_(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)) {
    const itimerspec each{{0, period_ns}, {0, period_ns}};
    if (file_ < 0 || timerfd_settime(file_, 0, &each, nullptr) != 0)
      throw std::runtime_error(std::string("no timer: ") + std::strerror(errno));
  }
  ~Ticks() { close(file_); }
  Ticks(const Ticks&) = delete;
  Ticks& operator=(const Ticks&) = delete;

  int file() const { return file_; }   // readable when it has ticked
  // Has it ticked since it was last asked?
  bool ticked() const {
    std::uint64_t ticks = 0;
    return read(file_, &ticks, sizeof ticks) > 0;
  }

 private:
  static constexpr long period_ns = 200'000'000;
  int file_;
};

}  // namespace interleave
