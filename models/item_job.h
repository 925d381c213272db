// A call of an item by an executor or a pool, and how its arguments and its result get to another process and back.
#pragma once

#include <optional>

#include "models/play.h"
#include "sim/python/shared_memory.h"

namespace interleave {

class ItemJob final : public Job {
 public:
  ItemJob(Play& play, Item& item);
  Co<> run(Thread& self, Interpreter& interpreter) override;

  // What the program does about payloads in shared memory, in the thread that submits, and when the result is there.
  // Nothing where they are pickled.
  Co<> share(Thread& self);
  Co<> take_over(Thread& self);

 private:
  Play& play_;
  Item& item_;
  std::optional<SharedMemory> argument_, result_;
};

}  // namespace interleave
