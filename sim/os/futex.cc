#include "sim/os/futex.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {

Co<Futex::Woken> Futex::wait(Thread& self, const std::function<bool()>& still, Time deadline) {
  Kernel& kernel = self.kernel();
  // The word is looked at half-way through the call (futex_wait_setup); who finds it changed is back after the rest.
  const Duration call = kernel.cost(kernel.machine().syscall);
  const Duration entry = call / 2;
  co_await self.run(entry);
  if (!still()) {
    const Duration rest = call - entry;
    co_await self.run(rest);
    co_return Woken::changed;
  }
  Waiter waiter{self};
  queue(waiter);
  co_await self.block_until(deadline);
  if (!waiter.queued) co_return Woken::by_waker;
  std::erase(waiters_, &waiter);   // futex_unqueue
  co_return Woken::by_timer;
}

// __futex_queue: a plist.
void Futex::queue(Waiter& waiter) {
  const Kernel& kernel = waiter.thread.kernel();
  auto place = waiters_.end();
  while (place != waiters_.begin() && kernel.urgency((*(place - 1))->thread) < kernel.urgency(waiter.thread)) --place;
  waiters_.insert(place, &waiter);
}

// futex_wake: takes them off the queue first and wakes them after (wake_q), without the sync hint.
Co<int> Futex::wake(Thread& self, int count) {
  Kernel& kernel = self.kernel();
  const Duration entry = kernel.cost(kernel.machine().syscall);
  co_await self.run(entry);
  int woken = 0;
  for (; woken < count && !waiters_.empty(); ++woken) {
    Waiter& waiter = *waiters_.front();
    waiters_.pop_front();
    waiter.queued = false;
    const Duration price = kernel.wake(waiter.thread);
    co_await self.run(price);
  }
  co_return woken;
}

}  // namespace interleave
