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

Interpreter::Interpreter(Kernel& kernel, Process& process, const Profile& profile, const Random& random,
                         int number)
    : kernel_(kernel),
      process_(process),
      profile_(profile),
      random_(random),
      costs_(random, Domain::python, static_cast<std::uint64_t>(process.id) | static_cast<std::uint64_t>(number) << 32),
      gil_(make_gil(*this)),
      recent_code_(kernel) {}

// A CPU clock counts whatever the interpreter does; work is what is left when its own running costs are taken off.
Co<> Interpreter::python(Thread& self, Duration work, CpuDemand demand) {
  const WatchesCpuClock watches(self, demand == CpuDemand::thread_clock);
  Progress progress(self, demand == CpuDemand::work ? paced(work) : work, demand);
  co_await evaluate(self, progress);
}

// The evaluation loop, as far as scheduling sees it: eval_frame_handle_pending at each look at eval_breaker.
Co<> Interpreter::evaluate(Thread& self, Progress& progress) {
  for (Duration left = progress.left(); left > Duration{}; left = progress.left()) {
    const Duration began = self.work_done();
    co_await self.run_until_poked(gil_->runs_for(self, until_collection(left)));
    const Duration mark = self.work_done();
    since_collection_ += mark - began;
    if (gil_->gives_way(self))
      co_await gil_->give_way(self);
    else if (until_collection(forever) == Duration{})
      co_await collect(self);
    else
      continue;
    progress.leave_out_since(mark);
  }
}

Duration Interpreter::until_collection(Duration left) const {
  if (profile_.collect_every == Duration{}) return left;
  return std::min(left, std::max(Duration{}, profile_.collect_every - since_collection_));
}

// gc_collect_main: in the thread whose allocation was one too many, and nobody else runs Python code meanwhile.
Co<> Interpreter::collect(Thread& self) {
  since_collection_ = {};
  co_await gil_->stop_the_world(self);
  const Duration price = cost(profile_.collection);
  co_await self.run(price);
  co_await gil_->start_the_world(self);
}

Duration Interpreter::paced(Duration work) const {
  if (work >= forever) return work;
  const auto more = static_cast<__int128>(work.count()) * profile_.slowdown_nano / 1'000'000'000;
  return gil_->paced(work + Duration(static_cast<std::int64_t>(more)));
}

// What the profile measured is as slow as it was.
Co<> Interpreter::spend(Thread& self, const Distribution& distribution) {
  const Duration price = code_cost(distribution);
  co_await spend(self, price);
}

Co<> Interpreter::spend_once(Thread& self, const Distribution& distribution) {
  const Duration price = cost(distribution);
  co_await spend(self, price);
}

Co<> Interpreter::spend(Thread& self, Duration price) {
  Progress progress(self, price, CpuDemand::work);
  co_await evaluate(self, progress);
}

Co<> Interpreter::native(Thread& self, Duration work, Duration call, const Distribution& between, Stream stream,
                         CpuDemand demand) {
  const As as(self, Doing::native_);
  Progress progress(self, work, demand);
  if (call <= Duration{}) call = work;
  while (progress.left() > Duration{}) {
    Duration mark = self.work_done();
    {
      const As python_code(self, Doing::python);
      const WatchesCpuClock watches(self, demand == CpuDemand::thread_clock);
      if (!between.is_zero()) co_await python(self, Duration(between.draw(stream)));
    }
    co_await gil_->drop(self);
    progress.leave_out_since(mark);
    // Until the clock has advanced: the last call is a whole one too.
    const Duration length = demand == CpuDemand::thread_clock ? call : std::min(call, progress.left());
    const Progress one(self, length, CpuDemand::work);
    for (Duration left = one.left(); left > Duration{}; left = one.left()) co_await self.run(left);
    mark = self.work_done();
    co_await gil_->take(self);
    co_await spend(self, profile_.call_overhead);
    progress.leave_out_since(mark);
  }
}

}  // namespace interleave
