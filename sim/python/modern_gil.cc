#include "sim/python/modern_gil.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

// take_gil. A waiter that was woken and beaten starts a whole new interval; one whose time-out finds that others have
// switched meanwhile does not ask.
Co<> ModernGil::take(Thread& self) {
  const Profile& profile = interpreter_.profile();
  const As as(self, Doing::gil_wait);
  const char* const waited_for = self.waits_for;
  self.waits_for = "the GIL";
  const Duration price = interpreter_.cost(profile.gil_take);
  co_await self.run(price);
  co_await mutex_.lock(self);
  while (locked_) {
    const std::int64_t seen = switch_number_;
    const Duration entry = interpreter_.cost(profile.gil_wait_entry);
    co_await self.run(entry);
    const Time deadline = self.kernel().now() + profile.switch_interval;
    const bool signalled = co_await freed_.wait(self, mutex_, deadline);
    const Duration exit = interpreter_.cost(profile.gil_wake_exit);
    co_await self.run(exit);
    if (!signalled && locked_ && switch_number_ == seen) request_drop();
  }
  co_await switch_mutex_.lock(self);
  locked_ = true;
  holder_ = &self;
  if (last_holder_ != &self) {
    last_holder_ = &self;
    ++switch_number_;
  }
  co_await switched_.signal(self);
  co_await switch_mutex_.unlock(self);
  drop_requested_ = false;
  co_await mutex_.unlock(self);
  self.waits_for = waited_for;
}

// SET_GIL_DROP_REQUEST: the holder notices at its next poll of eval_breaker.
void ModernGil::request_drop() {
  drop_requested_ = true;
  if (holder_) holder_->poke(interpreter_.cost(interpreter_.profile().gil_poll));
}

// Who asked while the holder was not in the loop is heard at its next look.
Duration ModernGil::runs_for(Thread&, Duration left) {
  return drop_requested_ ? std::min(left, interpreter_.cost(interpreter_.profile().gil_poll)) : left;
}

// drop_gil. The forced switch holds for the release before a blocking call too.
Co<> ModernGil::drop(Thread& self) {
  const Duration price = interpreter_.cost(interpreter_.profile().gil_drop);
  co_await self.run(price);
  co_await mutex_.lock(self);
  last_holder_ = &self;
  holder_ = nullptr;
  locked_ = false;
  co_await freed_.signal(self);
  co_await mutex_.unlock(self);
  if (!drop_requested_) co_return;
  const As as(self, Doing::gil_wait);
  co_await switch_mutex_.lock(self);
  if (last_holder_ == &self) {
    drop_requested_ = false;
    co_await switched_.wait(self, switch_mutex_);
  }
  co_await switch_mutex_.unlock(self);
}

}  // namespace interleave
