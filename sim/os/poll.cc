#include "sim/os/poll.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {

Duration Source::notify(bool sync) {
  Duration price{};
  for (Poll* poll : polls_)
    if (poll->waiting_) price += poll->waiting_->kernel().wake(*poll->waiting_, sync);
  return price;
}

Poll::~Poll() {
  for (Source* source : sources_) std::erase(source->polls_, this);
}

void Poll::add(Source& source) {
  sources_.push_back(&source);
  source.polls_.push_back(this);
}

void Poll::remove(Source& source) {
  std::erase(sources_, &source);
  std::erase(source.polls_, this);
}

bool Poll::any_ready() const {
  return std::any_of(sources_.begin(), sources_.end(), [](const Source* source) { return source->ready(); });
}

// select_estimate_accuracy: who is nice can wait for longer, who is real-time not at all.
Duration Poll::estimated_accuracy(const Thread& self, Duration timeout) {
  if (self.scheduling_class > SchedulingClass::idle) return Duration{};
  const int share = self.nice > 0 ? 200 : 1000;
  return std::min(timeout / share, Duration(std::chrono::milliseconds(100)));
}

Co<bool> Poll::wait(Thread& self, Time deadline) {
  Kernel& kernel = self.kernel();
  const Duration entry = kernel.cost(kernel.machine().syscall);
  const Time asked = kernel.now();
  co_await self.run(entry);
  if (deadline < never && deadline > asked)
    deadline += std::max(Duration{}, estimated_accuracy(self, deadline - asked) - kernel.os().timer_slack);
  while (!any_ready()) {
    if (deadline <= kernel.now()) co_return false;
    waiting_ = &self;
    co_await self.block_until(deadline);
    waiting_ = nullptr;
    if (self.timed_out()) break;
  }
  co_return any_ready();
}

}  // namespace interleave
