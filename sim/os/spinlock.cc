#include "sim/os/spinlock.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {
namespace {

// Two that spin for each other never stop, and where they share a core the clock never does either.
constexpr Duration longest_spin = std::chrono::hours(1);

// On a core, and yet it waits: a deadlock's message tells it too.
class Spinning {
 public:
  explicit Spinning(Thread& thread) : thread_(thread) { thread.spins = true; }
  Spinning(const Spinning&) = delete;
  Spinning& operator=(const Spinning&) = delete;
  ~Spinning() { thread_.spins = false; }

 private:
  Thread& thread_;
};

}  // namespace

Co<> Spinners::spin(Thread& self, Duration most) {
  const Spinning spinning(self);
  const Duration before = self.work_done();
  spinning_.push_back(&self);
  const Duration turns = std::min(most, longest_spin);
  co_await self.run_until_poked(turns);
  std::erase(spinning_, &self);
  if (self.work_done() - before >= longest_spin)
    throw RunFailure(self.name() + " has spun for an hour of its CPU time: " + self.reason_to_wait());
}

void Spinners::notify() {
  for (Thread* thread : spinning_) thread->poke(spin_turn);
}

// ---- Spinlock ----

Co<> Spinlock::lock(Thread& self) {
  while (locked_) co_await spinners_.spin(self, forever);
  locked_ = true;
}

// A program that gives up looks at a clock between its looks at the lock (pthread_spin_trylock).
Co<bool> Spinlock::lock_until(Thread& self, Time deadline) {
  while (locked_ && self.kernel().now() < deadline) co_await spinners_.spin(self, deadline - self.kernel().now());
  if (locked_) co_return false;
  locked_ = true;
  co_return true;
}

Co<> Spinlock::unlock(Thread&) {
  locked_ = false;
  spinners_.notify();
  co_return;
}

// ---- TicketLock ----

Co<> TicketLock::lock(Thread& self) {
  const std::int64_t ticket = next_ticket_++;
  waiting_.push_back(&self);
  while (now_serving_ != ticket) {
    const Spinning spinning(self);
    co_await self.run_until_poked(longest_spin);
    if (now_serving_ != ticket)
      throw RunFailure(self.name() + " has spun for an hour of its CPU time: " + self.reason_to_wait());
  }
}

// A ticket cannot be given back: who must not wait takes none while others have one.
Co<bool> TicketLock::lock_until(Thread& self, Time deadline) {
  while (next_ticket_ != now_serving_) {
    if (self.kernel().now() >= deadline) co_return false;
    co_await self.run(std::min(Duration(std::chrono::microseconds(1)), deadline - self.kernel().now()));
  }
  co_await lock(self);
  co_return true;
}

Co<> TicketLock::unlock(Thread&) {
  waiting_.pop_front();
  ++now_serving_;
  if (!waiting_.empty()) waiting_.front()->poke(spin_turn);
  co_return;
}

// ---- AdaptiveMutex ----

Co<> AdaptiveMutex::lock(Thread& self) { co_await lock_until(self, never); }

// pthread_mutex_lock: MIN (max_adaptive_count, __spins * 2 + 10) looks, then __lll_lock_wait.
Co<bool> AdaptiveMutex::lock_until(Thread& self, Time deadline) {
  if (locked_) {
    const int most = std::min(most_turns, spins_ * 2 + 10);
    const Duration before = self.work_done();
    while (locked_ && self.work_done() - before < most * spin_turn)
      co_await spinners_.spin(self, most * spin_turn - (self.work_done() - before));
    const auto turns = static_cast<int>((self.work_done() - before) / spin_turn);
    spins_ += (turns - spins_) / 8;
  }
  const std::function<bool()> still = [this] { return locked_ && contended_; };
  bool slept = false;
  while (locked_) {
    contended_ = slept = true;
    const Futex::Woken woken = co_await futex_.wait(self, still, deadline);
    if (woken == Futex::Woken::by_timer && locked_) co_return false;
  }
  locked_ = true;
  contended_ = contended_ || slept;
  co_return true;
}

Co<> AdaptiveMutex::unlock(Thread& self) {
  locked_ = false;
  const bool wakes = contended_;
  contended_ = false;
  spinners_.notify();
  if (wakes) co_await futex_.wake(self);
}

}  // namespace interleave
