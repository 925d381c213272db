#include "sim/study/children.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace interleave {
namespace {

constexpr int going_on_every_ms = 200;

using Work = std::function<std::string(std::size_t)>;

struct ForkedChild {
  std::size_t number = 0;
  pid_t process = -1;
  int file = -1;
  ChildOutcome outcome{};
};

bool write_all(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t part = write(file, text.data() + done, text.size() - done);
    if (part < 0 && errno != EINTR) return false;
    if (part > 0) done += static_cast<std::size_t>(part);
  }
  return true;
}

[[noreturn]] void be_child(const Work& work, std::size_t number, int file) noexcept {
  _exit(write_all(file, work(number)) ? 0 : 1);
}

ForkedChild start(const Work& work, std::size_t number) {
  ForkedChild child{number};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    child.outcome.failure = std::string("no pipe for the run: ") + std::strerror(errno);
    return child;
  }
  std::fflush(nullptr);   // or the child has it in its buffers, and writes it once more
  child.process = fork();
  if (child.process == 0) be_child(work, number, ends[1]);
  if (child.process < 0) child.outcome.failure = std::string("no process for the run: ") + std::strerror(errno);
  close(ends[1]);
  child.file = ends[0];
  return child;
}

// False: it has said everything.
bool hear(ForkedChild& child) {
  char buffer[1 << 16];
  const ssize_t part = read(child.file, buffer, sizeof buffer);
  if (part > 0) child.outcome.said.append(buffer, static_cast<std::size_t>(part));
  return part > 0 || (part < 0 && errno == EINTR);
}

void end(ForkedChild& child) {
  if (child.file >= 0) close(child.file);
  if (child.process < 0) return;
  int status = 0;
  while (waitpid(child.process, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFSIGNALED(status)) child.outcome.signal = WTERMSIG(status);
}

// Those that have ended are taken off.
std::vector<ForkedChild> wait(std::vector<ForkedChild>& running, int at_most_ms) {
  std::vector<pollfd> files;
  for (const ForkedChild& child : running) files.push_back({child.file, POLLIN, 0});
  if (poll(files.data(), files.size(), at_most_ms) <= 0) return {};
  std::vector<ForkedChild> ended;
  for (std::size_t i = running.size(); i-- > 0;)
    if (files[i].revents != 0 && !hear(running[i])) {
      ended.push_back(std::move(running[i]));
      running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
    }
  return ended;
}

}  // namespace

std::vector<ChildOutcome> in_children(std::size_t count, int jobs, const Work& work,
                                      const std::function<void(std::size_t)>& done,
                                      const std::function<void()>& going_on) {
  std::vector<ChildOutcome> outcomes(count);
  std::vector<ForkedChild> running;
  std::size_t started = 0, ended = 0;
  const auto conclude = [&](ForkedChild& child) {
    end(child);
    outcomes[child.number] = std::move(child.outcome);
    done(++ended);
  };
  while (ended < count) {
    while (started < count && running.size() < static_cast<std::size_t>(std::max(1, jobs))) {
      ForkedChild child = start(work, started++);
      if (child.outcome.failure.empty())
        running.push_back(std::move(child));
      else
        conclude(child);
    }
    if (running.empty()) continue;
    for (ForkedChild& child : wait(running, going_on ? going_on_every_ms : -1)) conclude(child);
    if (going_on) going_on();
  }
  return outcomes;
}

}  // namespace interleave
