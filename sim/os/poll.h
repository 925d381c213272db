// Waiting for the first of several sources: poll, epoll_wait.
#pragma once

#include <vector>

#include "sim/core/activity.h"
#include "sim/core/time.h"

namespace interleave {

class Poll;
class Thread;

// Something that becomes ready: a readable stream, a completed transfer, the end of a process.
class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual bool ready() const = 0;

 protected:
  ~Source() = default;
  // To be called when it has become ready; `sync`: who made it so is about to sleep. Returns what
  // the wake-ups cost it.
  Duration notify(bool sync);

 private:
  friend class Poll;
  std::vector<Poll*> polls_;
};

class Poll {
 public:
  ~Poll();
  void add(Source& source);
  void remove(Source& source);

  // Until a source is ready, or the deadline has passed, which must be `never` or lie in the future for it to block.
  // The timer's slack grows with the wait: select_estimate_accuracy (fs/select.c).
  Co<bool> wait(Thread& self, Time deadline);

 private:
  friend class Source;
  bool any_ready() const;
  static Duration estimated_accuracy(const Thread& self, Duration timeout);
  std::vector<Source*> sources_;
  Thread* waiting_ = nullptr;
};

}  // namespace interleave
