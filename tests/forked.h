// Runs a piece of a test in a child process: SimGrid has one engine a process, and each case needs its own.
#pragma once

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>

// What `body` returned; the test fails if the child died. An exception is returned as "exception: WHAT". Checks within
// the child count for nothing: return what is to be checked.
inline std::string in_child(const std::function<std::string()>& body) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  std::fflush(nullptr);   // or the child would say again what stands in the buffers
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGTERM, SIGINT})
      signal(number, SIG_DFL);  // not doctest's
    std::string answer;
    try {
      answer = body();
    } catch (const std::exception& error) {
      answer = std::string("exception: ") + error.what();
    }
    for (std::size_t done = 0; done < answer.size();) {
      const ssize_t part = write(ends[1], answer.data() + done, answer.size() - done);
      if (part <= 0) _exit(1);
      done += static_cast<std::size_t>(part);
    }
    _exit(0);
  }
  close(ends[1]);
  std::string answer;
  char buffer[4096];
  for (ssize_t part; (part = read(ends[0], buffer, sizeof buffer)) > 0;)
    answer.append(buffer, static_cast<std::size_t>(part));
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE_MESSAGE((WIFEXITED(status) && WEXITSTATUS(status) == 0), "the child died, status ", status);
  return answer;
}
