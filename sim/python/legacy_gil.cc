#include "sim/python/legacy_gil.h"

#include <algorithm>

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

Co<> LegacyGil::take(Thread& self) {
  if (last_holder_ && last_holder_ != &self) shared_ = true;
  const Duration price = interpreter_.cost(interpreter_.profile().gil_take);
  co_await self.run(price);
  co_await acquire(self);
}

Co<> LegacyGil::drop(Thread& self) {
  const Duration price = interpreter_.cost(interpreter_.profile().gil_drop);
  co_await self.run(price);
  co_await release(self);
}

// PyThread_acquire_lock: sem_wait.
Co<> LegacyGil::acquire(Thread& self) {
  if (!lock_.try_wait()) {
    const As as(self, Doing::gil_wait);
    const char* const waited_for = self.waits_for;
    self.waits_for = "the GIL";
    if (waiting_++ == 0 && holder_) {   // who computes without a thought of checks: from now on they matter
      self.kernel().settle();
      pass_checks(*holder_);
      holder_->poke(next_check_ - holder_->work_done());
    }
    co_await lock_.wait(self);
    --waiting_;
    self.waits_for = waited_for;
  }
  holder_ = &self;
  if (last_holder_ != &self) {
    last_holder_ = &self;
    ++switches_;
  }
  next_check_ = self.work_done() + to_tick_;
}

// PyThread_release_lock: sem_post, which asks the kernel only if somebody waits.
Co<> LegacyGil::release(Thread& self) {
  if (waiting_ == 0) pass_checks(self);
  to_tick_ = std::max(Duration{}, next_check_ - self.work_done());
  holder_ = nullptr;
  co_await lock_.post(self);
}

// At a check: other threads may run now. What both calls cost with nobody waiting is in paced() already.
Co<> LegacyGil::give_way(Thread& self) {
  next_check_ = self.work_done() + period();
  co_await release(self);
  co_await acquire(self);
}

Duration LegacyGil::period() const {
  const Profile& profile = interpreter_.profile();
  return profile.check_interval * profile.tick;
}

// Those behind it came while nobody waited: nothing has come of them.
void LegacyGil::pass_checks(const Thread& holder) {
  const Duration late = holder.work_done() - next_check_;
  if (late >= Duration{}) next_check_ += (late / period() + 1) * period();
}

Duration LegacyGil::runs_for(Thread& holder, Duration left) {
  if (waiting_ == 0) return left;
  return std::min(left, std::max(Duration{}, next_check_ - holder.work_done()));
}

// --_Py_Ticker < 0.
bool LegacyGil::gives_way(Thread& holder) { return waiting_ > 0 && holder.work_done() >= next_check_; }

// A release and a take at each check, as if nobody waited.
Duration LegacyGil::paced(Duration work) const {
  if (!shared_ || work >= forever) return work;
  const Profile& profile = interpreter_.profile();
  const Duration check(static_cast<std::int64_t>(profile.gil_drop.mean() + profile.gil_take.mean()));
  return work + work / period() * check;
}

}  // namespace interleave
