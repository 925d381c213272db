// The oracle of sjf and srtf: how long a task will compute before it next blocks. It reads the steps that lie ahead,
// with the draws that the player will make; a policy in a book is handed the same. A sleep, a device, a queue and the
// end of a child end a CPU burst; a lock does not, for most often it is free; nor does the wait for the GIL, so that a
// Python thread's burst is its own code's, whatever others do meanwhile.
#pragma once

#include <vector>

#include "models/play.h"

namespace interleave {

bool ends_burst(const Step& step);

class Foresight {
 public:
  Foresight(const Play& play, const Item& item) : play_(play), item_(item) {}

  // Adds what comes from that place on; true: up to a step that ends the burst.
  bool steps(const std::vector<Step>& steps, std::size_t from, std::int64_t round);
  bool rounds(const Task& task, std::int64_t from);
  // At full speed; `forever`: no end.
  Duration burst() const { return burst_; }

 private:
  bool step(const Step& step, std::int64_t round);

  const Play& play_;
  const Item& item_;
  Duration burst_{};
};

// Of an item from its beginning.
Duration first_burst(const Play& play, const Item& item);

}  // namespace interleave
