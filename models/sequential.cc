// One thread, one task after the other: the baseline.
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

Co<> sequential_main(Thread& self, Play& play) {
  while (Item* item = co_await play.next(self)) co_await play.run(self, &play.interpreter, *item);
}

}  // namespace

void start_sequential(Play& play) { play.run_main(sequential_main); }

}  // namespace interleave
