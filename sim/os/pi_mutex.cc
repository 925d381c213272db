#include "sim/os/pi_mutex.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {

Co<> PiMutex::lock(Thread& self) { co_await lock_until(self, never); }

// In user space while it is free; else rt_mutex_slowlock.
Co<bool> PiMutex::lock_until(Thread& self, Time deadline) {
  if (owner_) {
    Kernel& kernel = self.kernel();
    const Duration entry = kernel.cost(kernel.machine().syscall);
    co_await self.run(entry);
  }
  if (!owner_) {
    owner_ = &self;
    self.pi_held.push_back(this);
    co_return true;
  }
  queue(self);
  self.pi_blocked_on = this;
  adjust_priority_chain(owner_);
  co_await self.block_until(deadline);
  self.pi_blocked_on = nullptr;
  if (owner_ == &self) co_return true;
  std::erase(waiters_, &self);   // remove_waiter
  adjust_priority_chain(owner_);
  co_return false;
}

// wake_futex_pi: the most urgent waiter owns it before it runs. Preemption comes after the wake-up
// (rt_mutex_postunlock), when the former owner has its own priority again.
Co<> PiMutex::unlock(Thread& self) {
  if (waiters_.empty()) {
    owner_ = nullptr;
    std::erase(self.pi_held, this);
    co_return;
  }
  Kernel& kernel = self.kernel();
  const Duration entry = kernel.cost(kernel.machine().syscall);
  co_await self.run(entry);
  std::erase(self.pi_held, this);
  owner_ = nullptr;
  Duration price{};
  if (!waiters_.empty()) {
    Thread& next = *waiters_.front();
    waiters_.pop_front();
    owner_ = &next;
    next.pi_held.push_back(this);
    next.pi_blocked_on = nullptr;   // though it may take long to run: mark_wakeup_next_waiter
    adjust_priority(next);
    price = kernel.wake(next);
  }
  adjust_priority(self);
  co_await self.run(price);
}

// rt_mutex_enqueue, rt_waiter_node_less.
void PiMutex::queue(Thread& waiter) {
  const Kernel& kernel = waiter.kernel();
  auto place = waiters_.end();
  while (place != waiters_.begin() && kernel.urgency(**(place - 1)) < kernel.urgency(waiter)) --place;
  waiters_.insert(place, &waiter);
}

// rt_mutex_adjust_prio_chain: who becomes more or less urgent passes it on to whom it waits for. On a circle of those
// who wait for each other it ends where nothing changes any more.
void PiMutex::adjust_priority_chain(Thread* thread) {
  while (thread) {
    const int before = thread->kernel().urgency(*thread);
    adjust_priority(*thread);
    PiMutex* const blocked_on = thread->pi_blocked_on;
    if (thread->kernel().urgency(*thread) == before || !blocked_on) return;
    std::erase(blocked_on->waiters_, thread);
    blocked_on->queue(*thread);
    thread = blocked_on->owner_;
  }
}

// rt_mutex_adjust_prio: its own, or that of the most urgent who waits for one of its locks.
void PiMutex::adjust_priority(Thread& thread) {
  Kernel& kernel = thread.kernel();
  const Thread* donor = &thread;
  int most = kernel.normal_urgency(thread);
  for (const PiMutex* held : thread.pi_held) {
    if (held->waiters_.empty()) continue;
    const Thread& top = *held->waiters_.front();
    if (kernel.urgency(top) <= most) continue;
    most = kernel.urgency(top);
    donor = &top;
  }
  kernel.set_urgency(thread, *donor);
}

}  // namespace interleave
