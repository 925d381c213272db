#include "sim/python/free_threading.h"

#include <algorithm>
#include <limits>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

// Who comes back while the world is stopped waits until it goes on.
Co<> FreeThreading::take(Thread& self) {
  const Duration price = interpreter_.cost(interpreter_.profile().gil_take);
  co_await self.run(price);
  if (stopping_) {
    const As as(self, Doing::pause);
    const char* const waited_for = self.waits_for;
    self.waits_for = "the end of a garbage collection";
    const std::function<bool()> still = [this] { return stopping_; };
    while (stopping_) co_await started_.wait(self, still);
    self.waits_for = waited_for;
  }
  attached_.push_back(&self);
}

Co<> FreeThreading::drop(Thread& self) {
  const Duration price = interpreter_.cost(interpreter_.profile().gil_drop);
  co_await self.run(price);
  std::erase(attached_, &self);
  if (stopping_) co_await stopped_.wake(self);
}

bool FreeThreading::others_run(const Thread& self) const {
  return std::any_of(attached_.begin(), attached_.end(), [&](const Thread* thread) { return thread != &self; });
}

// Who was not in the loop when it was asked to stop notices at its next look at eval_breaker.
Duration FreeThreading::runs_for(Thread&, Duration left) {
  return stopping_ ? std::min(left, interpreter_.cost(interpreter_.profile().gil_poll)) : left;
}

// stop_the_world: everyone who is attached must reach a check; that takes as long as the slowest one's way there. Who
// is detached is stopped already.
Co<> FreeThreading::stop_the_world(Thread& self) {
  stopping_ = true;
  for (Thread* thread : attached_)
    if (thread != &self) thread->poke(interpreter_.cost(interpreter_.profile().gil_poll));
  const As as(self, Doing::pause);
  const std::function<bool()> still = [&] { return others_run(self); };
  while (others_run(self)) co_await stopped_.wait(self, still);
}

Co<> FreeThreading::start_the_world(Thread& self) {
  stopping_ = false;
  co_await started_.wake(self, std::numeric_limits<int>::max());
}

}  // namespace interleave
