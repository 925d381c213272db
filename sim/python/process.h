// multiprocessing.Process and how it starts: Lib/multiprocessing/process.py, popen_fork.py, popen_spawn_posix.py,
// popen_forkserver.py, forkserver.py, spawn.py.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "sim/core/activity.h"
#include "sim/os/poll.h"
#include "sim/os/stream.h"
#include "sim/os/thread.h"

namespace interleave {

class ForkServer;
class Interpreter;
class Process;
class Thread;

enum class StartMethod { fork, spawn, forkserver };

// What the program's processes are like.
struct ProcessTraits {
  StartMethod start = StartMethod::fork;
  Duration main_import{};             // what a spawned or forkserver child imports again
  std::int64_t memory_bytes = 0;      // of a process that shares nothing
  double copy_on_write = 0;           // share of it that a forked child comes to own
  ForkServer* server = nullptr;       // the program's; needed by forkserver alone
};

// Its end is a source that connection.wait can wait for: the sentinel.
class PyProcess final : public Source {
 public:
  using Body = std::function<Co<>(Thread&, Interpreter&)>;

  PyProcess(Interpreter& parent, const ProcessTraits& traits, std::string name, Body body,
            ThreadAttributes attributes = {});
  ~PyProcess();

  Co<> start(Thread& self);
  // Popen.wait: waitpid, or with a fork server a read of what the child wrote.
  Co<> join(Thread& self);
  // exitcode, Popen.poll: has it ended? A system call, or a look at the sentinel.
  Co<bool> poll(Thread& self);
  bool ready() const override { return ended_; }

 private:
  friend class ForkServer;
  void create(Thread& creator);
  Co<> main(Thread& self);
  Co<> get_ready(Thread& self, Interpreter& own);

  Interpreter& parent_;
  ProcessTraits traits_;
  std::string name_;
  Body body_;
  ThreadAttributes attributes_;
  std::unique_ptr<Interpreter> interpreter_;
  ByteStream pid_{ByteStream::Kind::pipe};   // forkserver: the child tells it (write_signed)
  bool ended_ = false, joined_ = false;
  Poll waiters_;                             // who is in waitpid
};

// The process that forks when asked to, started by the first who needs it: a fresh interpreter that has imported
// nothing of the program's (up to 3.13 its preloading of __main__ does nothing), so that each child imports it.
class ForkServer {
 public:
  explicit ForkServer(Interpreter& program) : program_(program) {}
  ~ForkServer();
  // connect_to_new_process: the request, and the child's pid, which comes when it has been forked.
  Co<> ask(Thread& self, PyProcess& child);

 private:
  Co<> ensure_running(Thread& self);
  Co<> serve(Thread& self);

  Interpreter& program_;
  std::unique_ptr<Interpreter> interpreter_;
  ByteStream requests_{ByteStream::Kind::socket};
  std::deque<PyProcess*> asked_;
};

}  // namespace interleave
