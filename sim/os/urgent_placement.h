// Where deadline and real-time threads run, so that the cores together run the most urgent of all: a woken one goes
// where it may run at once, one that was displaced is pushed to where it may, a core that turns to something less
// urgent pulls first. select_task_rq_rt, push_rt_task, pull_rt_task (kernel/sched/rt.c) and their likes in deadline.c.
#pragma once

namespace interleave {

class Entity;
class Kernel;
class Thread;
struct Core;

class UrgentPlacement {
 public:
  explicit UrgentPlacement(Kernel& kernel) : kernel_(kernel) {}

  // For a new or woken one: where it ran, if it is the most urgent there.
  Core& for_thread(Thread& thread, Core& previous);
  // The core is about to choose: from elsewhere it takes a thread that is more urgent than all that wait here.
  void pull(Core& core);
  // The core has chosen: the urgent that still wait here go to where they may run at once.
  void push(Core& core);

 private:
  bool more_urgent(Entity& first, Entity& second) const;
  Core* lowest_for(Thread& thread, Core& preferred);

  Kernel& kernel_;
};

}  // namespace interleave
