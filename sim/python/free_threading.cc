#include "sim/python/free_threading.h"

#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"

namespace interleave {

Co<> FreeThreading::take(Thread& self) {
  const Duration price = interpreter_.cost(interpreter_.profile().gil_take);
  co_await self.run(price);
}

Co<> FreeThreading::drop(Thread& self) {
  const Duration price = interpreter_.cost(interpreter_.profile().gil_drop);
  co_await self.run(price);
}

}  // namespace interleave
