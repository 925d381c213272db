// An interpreter: the GIL, the cost profile, and the ways in which its threads spend time. One per process, and from
// 3.12 on more if the program makes them.
#pragma once

#include <memory>

#include "sim/core/activity.h"
#include "sim/core/random.h"
#include "sim/python/gil.h"
#include "sim/python/profile.h"
#include "sim/python/recent_code.h"
#include "sim/core/cpu_demand.h"

namespace interleave {

class Kernel;
class Process;
class Progress;
class Thread;

class Interpreter {
 public:
  // `number`: among those of the process, 0 its first.
  Interpreter(Kernel& kernel, Process& process, const Profile& profile, const Random& random, int number = 0);

  Kernel& kernel() const { return kernel_; }
  Process& process() const { return process_; }
  const Profile& profile() const { return profile_; }
  const Random& random() const { return random_; }
  Gil& gil() { return *gil_; }

  // Its process's first thread, whose memory is the heap proper: others have arenas of their own.
  void set_main(const Thread& thread) { main_ = &thread; }
  bool is_main(const Thread& thread) const { return main_ == &thread; }

  // A random cost of the profile: a draw of this interpreter's own stream.
  Duration cost(const Distribution& distribution) { return Duration(distribution.draw(costs_)); }
  // The same, of code that was measured in a loop: the longer it has not run here, the more it takes.
  Duration code_cost(const Distribution& code) { return recent_code_.price(code, cost(code)); }

  // Interpreted code: the GIL is held, and given up when asked for.
  Co<> python(Thread& self, Duration work, CpuDemand demand = CpuDemand::work);
  // What so much interpreted code takes in this version, running costs of its kind of GIL included.
  Duration paced(Duration work) const;
  // The interpreter's own code at a cost of the profile.
  Co<> spend(Thread& self, const Distribution& cost);
  // The same of what happens once in a thread's or a process's life: measured as cold as it is, and most of it is the
  // kernel's.
  Co<> spend_once(Thread& self, const Distribution& cost);
  Co<> spend(Thread& self, Duration price);
  // Native code that releases the GIL around each call of length `call` (zero: one call for all of it), with
  // interpreted code `between` the calls, before each, drawn from the stream.
  Co<> native(Thread& self, Duration work, Duration call, const Distribution& between, Stream stream, CpuDemand demand);

 private:
  Co<> evaluate(Thread& self, Progress& progress);
  Duration until_collection(Duration left) const;
  Co<> collect(Thread& self);

  Kernel& kernel_;
  Process& process_;
  const Profile& profile_;
  const Random& random_;
  Stream costs_;
  std::unique_ptr<Gil> gil_;
  const Thread* main_ = nullptr;
  RecentCode recent_code_;
  Duration since_collection_{};   // interpreted code since then, of all threads
};

// How far a thread has come with what was asked of it: on its CPU clock, or in work.
class Progress {
 public:
  Progress(const Thread& thread, Duration amount, CpuDemand demand);
  // Work still to be done, as things stand now.
  Duration left() const;
  // Work done from this mark (of work_done()) to now was not meant, the GIL's own say; on a CPU clock it counts.
  void leave_out_since(Duration mark);

 private:
  Duration reached() const;
  const Thread& thread_;
  Duration end_;
  CpuDemand demand_;
};

}  // namespace interleave
