// A run queue as the balancer and its policy see it.
#include "sim/os/kernel.h"

namespace interleave {

void RunQueue::remember(Thread& thread) {
  thread.load = thread.weight;
  load += thread.load;
  ++threads;
  bound += thread.bound() ? 1 : 0;
}

void RunQueue::forget(Thread& thread) {
  load -= thread.load;
  --threads;
  bound -= thread.bound() ? 1 : 0;
}

void RunQueue::look_again() { kernel.look_again(*this); }
void RunQueue::give_way(Entity& running) {
  for (Core* core : cores)
    if (core->current == &running) kernel.interrupt(*core);
}

}  // namespace interleave
