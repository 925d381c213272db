// What processes share: Lib/multiprocessing/synchronize.py, Modules/_multiprocessing/semaphore.c. All is made of
// semaphores of the operating system; whoever must wait releases the GIL of its own process, so every function is told
// the caller's interpreter, whose GIL the caller holds.
#pragma once

#include <cstdint>
#include <limits>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/glibc.h"

namespace interleave {

class Interpreter;

// multiprocessing.SemLock: Lock and Semaphore, and with an owner and a count RLock.
class SemLock {
 public:
  enum class Kind { semaphore, recursive };
  SemLock(Kind kind, std::int64_t value) : kind_(kind), value_(value) {}

  // False: the deadline has passed. One of now, or earlier: it does not wait.
  Co<bool> acquire(Thread& self, Interpreter& own, Time deadline = never);
  Co<> release(Thread& self, Interpreter& own);
  bool owned_by(const Thread& thread) const { return owner_ == &thread; }
  int count() const { return count_; }
  std::int64_t value() const { return value_.value(); }

 private:
  const Kind kind_;
  Semaphore value_;
  const Thread* owner_ = nullptr;
  int count_ = 0;
};

// multiprocessing.Condition: sleepers are counted; who notifies waits until those it has woken have said so.
class ProcessCondition {
 public:
  static constexpr bool giving_up_breaks_barriers = true;
  explicit ProcessCondition(SemLock& lock) : lock_(lock) {}
  Co<bool> wait(Thread& self, Interpreter& own, Time deadline = never);
  Co<> notify(Thread& self, Interpreter& own, std::int64_t count = 1);
  Co<> notify_all(Thread& self, Interpreter& own) {
    return notify(self, own, std::numeric_limits<std::int64_t>::max());
  }
  Co<bool> acquire(Thread& self, Interpreter& own) { return lock_.acquire(self, own); }
  Co<> release(Thread& self, Interpreter& own) { return lock_.release(self, own); }

 private:
  SemLock& lock_;
  SemLock sleeping_{SemLock::Kind::semaphore, 0}, woken_{SemLock::Kind::semaphore, 0};
  SemLock wait_{SemLock::Kind::semaphore, 0};
};

// multiprocessing.Event.
class ProcessEvent {
 public:
  Co<> set(Thread& self, Interpreter& own);
  Co<> clear(Thread& self, Interpreter& own);
  Co<bool> wait(Thread& self, Interpreter& own, Time deadline = never);

 private:
  SemLock lock_{SemLock::Kind::semaphore, 1};
  ProcessCondition condition_{lock_};
  SemLock flag_{SemLock::Kind::semaphore, 0};
};

}  // namespace interleave
