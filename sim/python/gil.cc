#include "sim/python/gil.h"

#include "sim/python/free_threading.h"
#include "sim/python/interpreter.h"
#include "sim/python/legacy_gil.h"
#include "sim/python/modern_gil.h"

namespace interleave {

Co<> Gil::give_way(Thread& self) {
  co_await drop(self);
  co_await take(self);
}

std::unique_ptr<Gil> make_gil(Interpreter& interpreter) {
  switch (interpreter.profile().gil) {
    case GilKind::legacy: return std::make_unique<LegacyGil>(interpreter);
    case GilKind::none: return std::make_unique<FreeThreading>(interpreter);
    case GilKind::modern:
    case GilKind::per_interpreter: break;   // the same, and each interpreter makes its own
  }
  return std::make_unique<ModernGil>(interpreter);
}

}  // namespace interleave
