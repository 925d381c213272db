// threading.Barrier, which multiprocessing.Barrier and asyncio.Barrier are too, over their own kind of condition
// (Lib/threading.py, Lib/asyncio/locks.py): a round fills, and drains before the next may begin.
#pragma once

#include <cstdint>

#include "sim/core/activity.h"
#include "sim/core/time.h"

namespace interleave {

enum class BarrierWait {
  passed,
  timed_out,      // it gave up, which breaks the barrier for all; but not asyncio's, whose task was cancelled
  broken,         // somebody else has
};

// `Caller` is what the condition's operations are told about who calls.
template <class Condition, class... Caller>
class BarrierOver {
 public:
  BarrierOver(Condition& condition, std::int64_t parties) : condition_(condition), parties_(parties) {}

  Co<BarrierWait> wait(Time deadline, Caller&... caller) {
    bool waits = co_await condition_.acquire(caller...);
    if (!waits) co_return BarrierWait::timed_out;
    while (waits && state_ == State::draining) waits = co_await condition_.wait(caller...);
    BarrierWait result = waits ? BarrierWait::passed : BarrierWait::timed_out;
    if (state_ == State::broken) result = BarrierWait::broken;
    if (result == BarrierWait::passed) {
      if (++count_ == parties_) {
        state_ = State::draining;
        co_await condition_.notify_all(caller...);
      } else {
        result = co_await filled(deadline, caller...);
      }
      if (--count_ == 0 && state_ == State::draining) {
        state_ = State::filling;
        co_await condition_.notify_all(caller...);
      }
    }
    co_await condition_.release(caller...);
    co_return result;
  }
  std::int64_t arrived() const { return count_; }

 private:
  enum class State { filling, draining, broken } state_ = State::filling;

  // _wait
  Co<BarrierWait> filled(Time deadline, Caller&... caller) {
    bool in_time = true;
    while (state_ == State::filling && in_time) in_time = co_await condition_.wait(caller..., deadline);
    if (state_ == State::filling) {
      if (Condition::giving_up_breaks_barriers) {
        state_ = State::broken;      // _break
        co_await condition_.notify_all(caller...);
      }
      co_return BarrierWait::timed_out;
    }
    co_return state_ == State::broken ? BarrierWait::broken : BarrierWait::passed;
  }

  Condition& condition_;
  const std::int64_t parties_;
  std::int64_t count_ = 0;
};

}  // namespace interleave
