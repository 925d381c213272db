#include "tools/exit_code.h"

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <stdexcept>

#include "sim/scenario/scenario.h"

namespace interleave {
namespace {

// Did the reader of standard output go away? Else what could not be written is lost: a full disk.
bool closed_early() {
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
}

}  // namespace

int exit_code_of(const std::function<int()>& program) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const int code = program();
    if (!std::cout.flush() && !closed_early()) throw std::runtime_error("standard output could not be written");
    return code;
  } catch (const InputError& error) {
    std::cerr << error.what() << "\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "interleave: " << error.what() << "\n";
    return 1;
  }
}

}  // namespace interleave
