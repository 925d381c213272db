// PyMutex (Python/lock.c): one byte in an object's header, its lock in free-threaded builds. Taken by one
// compare-and-swap when free; else its waiters yield a while, then park.
#pragma once

#include <deque>
#include <memory>

#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/cache_line.h"
#include "sim/os/futex.h"

namespace interleave {

class Interpreter;
class Thread;

class PyMutex {
 public:
  // Who parks detaches from its interpreter meanwhile: nullptr, there is none.
  Co<> lock(Thread& self, Interpreter* own);
  Co<> unlock(Thread& self);
  bool locked() const { return locked_; }

  static constexpr int most_spins = 40;                                // MAX_SPIN_COUNT
  static constexpr Duration fair_after = std::chrono::milliseconds(1);  // TIME_TO_BE_FAIR_NS

 private:
  struct Parked {                // struct mutex_entry, and its semaphore
    Time fair_from;              // who unlocks from then on hands over to it
    bool handed_off = false, woken = false;
    Futex futex;
  };
  Co<> wait_for_turn(Thread& self, Interpreter* own);
  Co<> park(Thread& self, Interpreter* own, const std::shared_ptr<Parked>& me);

  bool locked_ = false;          // _Py_LOCKED; that somebody is parked is _Py_HAS_PARKED
  std::deque<std::shared_ptr<Parked>> parked_;
  CacheLine line_;
};

}  // namespace interleave
