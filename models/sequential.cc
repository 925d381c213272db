// One thread, one task after the other: the baseline.
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

Co<> main_thread(Thread& self, Play& play) {
  for (Item& item : play.items) {
    co_await play.arrival(self, item);
    co_await play.run(self, &play.interpreter, item);
  }
}

}  // namespace

void start_sequential(Play& play) { play.run_main(main_thread); }

}  // namespace interleave
