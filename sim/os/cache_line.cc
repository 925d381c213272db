#include "sim/os/cache_line.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {

Time CacheLine::fetch(const Thread& self, Duration operation) {
  Kernel& kernel = self.kernel();
  const Core* const here = self.core();
  Duration way{};
  if (at_ && at_ != here)
    if (const auto crossed = boundary(at_->place, here->place))
      way = kernel.cost(kernel.machine().cache_line[static_cast<std::size_t>(*crossed)]);
  at_ = here;
  free_ = std::max(free_, kernel.now()) + way + operation;
  return free_;
}

Co<> CacheLine::use(Thread& self, Duration operation) {
  const Duration price = fetch(self, operation) - self.kernel().now();
  co_await self.run(price);
}

Co<> CacheLine::load(Thread& self) {
  if (at_ == self.core()) co_return;
  const Duration price = fetch(self, Duration{}) - self.kernel().now();
  co_await self.run(price);
}

Time CacheLine::store(const Thread& self) { return fetch(self, Duration{}); }

}  // namespace interleave
