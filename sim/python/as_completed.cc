#include "sim/python/as_completed.h"

#include "sim/os/kernel.h"

namespace interleave {

// _AcquireFutures, _create_and_install_waiters: all futures are locked at once, so that none comes to be done between
// the look at it and the waiter's being there.
Co<> AsCompleted::watch(Thread& self, const std::vector<Future*>& futures) {
  for (Future* future : futures) co_await future->lock_.acquire(self);
  for (Future* future : futures)
    if (future->done_)
      taken_.push_back(future);
    else
      future->waiter_ = this;
  for (Future* future : futures) co_await future->lock_.release(self);
}

// The generator's next step, and _yield_finished_futures.
Co<Future*> AsCompleted::next(Thread& self) {
  if (taken_.empty()) {
    const As as(self, Doing::join);
    self.waits_for = "a result";
    const bool set = co_await event_.wait(self);
    static_cast<void>(set);
    co_await lock_.acquire(self);
    taken_.swap(finished_);
    co_await event_.clear(self);
    co_await lock_.release(self);
  }
  Future* const future = taken_.front();
  taken_.pop_front();
  co_await future->lock_.acquire(self);
  future->waiter_ = nullptr;
  co_await future->lock_.release(self);
  co_return future;
}

// _AsCompletedWaiter.add_result.
Co<> AsCompleted::add_result(Thread& self, Future& future) {
  co_await lock_.acquire(self);
  finished_.push_back(&future);
  co_await event_.set(self);
  co_await lock_.release(self);
}

}  // namespace interleave
