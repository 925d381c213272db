#include "sim/os/usage.h"

#include <algorithm>

#include "sim/os/thread.h"

namespace interleave {

void Usage::add(const Thread& thread, int sign) {
  cpu_ += sign * thread.cpu_clock();
  runnable_ += sign * thread.times()[static_cast<std::size_t>(Doing::runnable)];
}

void Usage::begin(const Thread& thread) {
  add(thread, -1);
  at_work_.push_back(&thread);
}

void Usage::end(const Thread& thread) {
  const auto found = std::find(at_work_.begin(), at_work_.end(), &thread);
  if (found == at_work_.end()) return;   // settled already
  at_work_.erase(found);
  add(thread, 1);
}

void Usage::settle() {
  for (const Thread* thread : at_work_) add(*thread, 1);
  at_work_.clear();
}

}  // namespace interleave
