#include "sim/python/interpreter.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {

Progress::Progress(const Thread& thread, Duration amount, CpuDemand demand) : thread_(thread), demand_(demand) {
  end_ = amount >= forever ? forever : reached() + amount;
}

Duration Progress::reached() const {
  return demand_ == CpuDemand::thread_clock ? thread_.cpu_clock() : thread_.work_done();
}

Duration Progress::left() const {
  if (end_ >= forever) return forever;
  const Duration left = std::max(Duration{}, end_ - reached());
  return demand_ == CpuDemand::thread_clock ? thread_.work_for(left) : left;
}

void Progress::leave_out_since(Duration mark) {
  if (demand_ == CpuDemand::work && end_ < forever) end_ += thread_.work_done() - mark;
}

Interpreter::Interpreter(Kernel& kernel, Process& process, const Profile& profile, const Random& random)
    : kernel_(kernel),
      process_(process),
      profile_(profile),
      random_(random),
      costs_(random, Domain::python, static_cast<std::uint64_t>(process.id)),
      gil_(*this) {}

// The evaluation loop, as far as scheduling sees it: eval_frame_handle_pending at each look at eval_breaker.
Co<> Interpreter::python(Thread& self, Duration work, CpuDemand demand) {
  Progress progress(self, work, demand);
  for (Duration left = progress.left(); left > Duration{}; left = progress.left()) {
    // Who asked while the holder was not in the loop is heard at its next look.
    const Duration poll = gil_.drop_requested() ? cost(profile_.gil_poll) : left;
    co_await self.run_until_poked(std::min(left, poll));
    if (!gil_.drop_requested()) continue;
    const Duration mark = self.work_done();
    co_await gil_.drop(self);
    co_await gil_.take(self);
    progress.leave_out_since(mark);
  }
}

Co<> Interpreter::spend(Thread& self, const Distribution& distribution) {
  const Duration price = cost(distribution);
  co_await python(self, price);
}

Co<> Interpreter::native(Thread& self, Duration work, Duration call, CpuDemand demand) {
  const As as(self, Doing::native_);
  Progress progress(self, work, demand);
  if (call <= Duration{}) call = work;
  while (progress.left() > Duration{}) {
    Duration mark = self.work_done();
    co_await gil_.drop(self);
    progress.leave_out_since(mark);
    // Until the clock has advanced: the last call is a whole one too.
    const Duration length = demand == CpuDemand::thread_clock ? call : std::min(call, progress.left());
    const Progress one(self, length, CpuDemand::work);
    for (Duration left = one.left(); left > Duration{}; left = one.left()) co_await self.run(left);
    mark = self.work_done();
    co_await gil_.take(self);
    co_await spend(self, profile_.call_overhead);
    progress.leave_out_since(mark);
  }
}

}  // namespace interleave
