#include "sim/python/py_mutex.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {
namespace {

// One compare-and-swap on the mutex's line.
Co<> swap(CacheLine& line, Thread& self) {
  const Duration price = self.kernel().cost(self.kernel().machine().atomic_operation);
  co_await line.use(self, price);
}

// _Py_yield.
Co<> sched_yield(Thread& self) {
  const Duration price = self.kernel().cost(self.kernel().machine().syscall);
  co_await self.run(price);
  co_await self.yield();
}

}  // namespace

Co<> PyMutex::lock(Thread& self, Interpreter* own) {
  co_await swap(line_, self);
  if (locked_) co_return co_await wait_for_turn(self, own);
  locked_ = true;
}

// _PyMutex_LockTimed. Whoever finds it free takes it, however long others have waited; nobody spins beside one who is
// parked.
Co<> PyMutex::wait_for_turn(Thread& self, Interpreter* own) {
  const As as(self, Doing::lock);
  self.waits_for = "an object's own lock";
  const auto me = std::make_shared<Parked>();
  me->fair_from = self.kernel().now() + fair_after;
  for (int spins = 0; locked_;) {
    if (parked_.empty() && spins < most_spins) {
      co_await sched_yield(self);
      ++spins;
      continue;
    }
    co_await park(self, own, me);
    if (me->handed_off) co_return;
  }
  locked_ = true;
}

// _PyParkingLot_Park: in the queue first, then detached, so that nobody who stops the world waits for it.
Co<> PyMutex::park(Thread& self, Interpreter* own, const std::shared_ptr<Parked>& me) {
  me->woken = false;
  parked_.push_back(me);
  if (own) co_await own->gil().drop(self);
  const std::function<bool()> still = [&me] { return !me->woken; };
  while (!me->woken) co_await me->futex.wait(self, still);
  if (own) co_await own->gil().take(self);
}

// mutex_unpark. Who is woken before it sleeps goes on at once, perhaps before the call that was to wake it is through.
Co<> PyMutex::unlock(Thread& self) {
  co_await swap(line_, self);
  if (parked_.empty()) {
    locked_ = false;
    co_return;
  }
  const std::shared_ptr<Parked> first = parked_.front();
  parked_.pop_front();
  first->woken = true;
  first->handed_off = self.kernel().now() > first->fair_from;
  locked_ = first->handed_off;
  co_await first->futex.wake(self);
}

}  // namespace interleave
