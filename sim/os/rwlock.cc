#include "sim/os/rwlock.h"

#include <limits>

#include "sim/os/thread.h"

namespace interleave {
namespace {

constexpr int all = std::numeric_limits<int>::max();

}  // namespace

// __pthread_rwlock_rdlock_full.
Co<bool> RwLock::read_lock(Thread& self, Time deadline) {
  const std::function<bool()> writer_first = [this] { return must_let_writer_in(); };
  while (must_let_writer_in()) {
    const Futex::Woken woken = co_await readers_futex_.wait(self, writer_first, deadline);
    if (woken == Futex::Woken::by_timer) co_return false;
  }
  ++readers_;
  if (!write_phase_) co_return true;
  if (!write_locked_) {          // nobody writes: the read phase begins with this one
    write_phase_ = false;
    co_await phase_futex_.wake(self, all);
    co_return true;
  }
  const std::function<bool()> others_write = [this] { return write_phase_; };
  while (write_phase_) {
    const Futex::Woken woken = co_await phase_futex_.wait(self, others_write, deadline);
    if (woken != Futex::Woken::by_timer || !write_phase_) continue;
    --readers_;
    co_return false;
  }
  co_return true;
}

// __pthread_rwlock_rdunlock.
Co<> RwLock::read_unlock(Thread& self) {
  if (--readers_ > 0) co_return;
  if (write_locked_) {
    write_phase_ = true;
    co_await phase_futex_.wake(self, all);
  }
  if (prefers_writers_) co_await readers_futex_.wake(self, all);
}

Co<bool> RwLock::become_primary(Thread& self, Time deadline) {
  const std::function<bool()> another = [this] { return write_locked_ && !handed_over_; };
  ++writers_waiting_;
  while (write_locked_ && !handed_over_) {
    const Futex::Woken woken = co_await writers_futex_.wait(self, another, deadline);
    if (woken == Futex::Woken::by_timer && another()) {
      --writers_waiting_;
      co_return false;
    }
  }
  --writers_waiting_;
  handed_over_ = false;
  write_locked_ = true;
  co_return true;
}

// __pthread_rwlock_wrlock_full: first the writers among themselves, then the phase.
Co<bool> RwLock::write_lock(Thread& self, Time deadline) {
  if (write_locked_) {
    const bool primary = co_await become_primary(self, deadline);
    if (!primary) co_return false;
  }
  write_locked_ = true;
  if (readers_ == 0) write_phase_ = true;
  const std::function<bool()> others_read = [this] { return !write_phase_; };
  while (!write_phase_) {
    const Futex::Woken woken = co_await phase_futex_.wait(self, others_read, deadline);
    if (woken != Futex::Woken::by_timer || write_phase_) continue;
    co_await give_up_writing(self);
    co_return false;
  }
  co_return true;
}

// Another waiting writer becomes the primary one; without any, readers that were kept out come in.
Co<> RwLock::give_up_writing(Thread& self) {
  write_locked_ = false;
  if (writers_waiting_ > 0)
    co_await writers_futex_.wake(self);
  else
    co_await readers_futex_.wake(self, all);
}

// __pthread_rwlock_wrunlock.
Co<> RwLock::write_unlock(Thread& self) {
  if (prefers_writers_ && writers_waiting_ > 0) {
    handed_over_ = true;         // the phase stays
    co_await writers_futex_.wake(self);
    co_return;
  }
  write_locked_ = false;
  if (readers_ > 0) {
    write_phase_ = false;
    co_await phase_futex_.wake(self, all);
  }
  if (writers_waiting_ > 0) co_await writers_futex_.wake(self);
}

}  // namespace interleave
