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

Co<bool> Poll::wait(Thread& self, Time deadline) {
  Kernel& kernel = self.kernel();
  const Duration entry = kernel.cost(kernel.machine().syscall);
  const Time asked = kernel.now();
  co_await self.run(entry);
  if (deadline < never && deadline > asked) {
    const Duration accuracy = std::min((deadline - asked) / 1000, Duration(std::chrono::milliseconds(100)));
    deadline += std::max(Duration{}, accuracy - kernel.os().timer_slack);
  }
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
