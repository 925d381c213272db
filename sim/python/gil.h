// What keeps the threads of an interpreter apart, in its kinds: one interface, a file for each kind. The rule for
// giving it up is gives_way(); the evaluation loop that asks is Interpreter::evaluate.
//
//   modern_gil.h       3.2 on, one per process, from 3.12 on one per interpreter: asked for after a switch interval
//   legacy_gil.h       2.7 to 3.1: let go and taken again every so many ticks
//   free_threading.h   3.13t, 3.14t: none
#pragma once

#include <cstdint>
#include <memory>

#include "sim/core/activity.h"
#include "sim/core/time.h"

namespace interleave {

class Interpreter;
class Thread;

class Gil {
 public:
  virtual ~Gil() = default;

  // Before a thread may run Python code, and around whatever blocks: PyEval_RestoreThread, PyEval_SaveThread.
  virtual Co<> take(Thread& self) = 0;
  virtual Co<> drop(Thread& self) = 0;

  // How long the holder computes until its next look at whether to give way, `left` at most. It may be poked meanwhile.
  virtual Duration runs_for(Thread& holder, Duration left) = 0;
  // At that look: is it to give way?
  virtual bool gives_way(Thread& holder) = 0;
  // It does: drops and takes again.
  virtual Co<> give_way(Thread& self);
  // Around a garbage collection: others must not run Python code meanwhile. Who holds a GIL sees to that already.
  virtual Co<> stop_the_world(Thread&) { co_return; }
  virtual Co<> start_the_world(Thread&) { co_return; }
  // What so much interpreted code takes with this kind's own running costs folded in.
  virtual Duration paced(Duration work) const { return work; }

  virtual const Thread* holder() const = 0;          // nullptr: nobody, or nobody alone
  // How often it went from one thread to another.
  virtual std::int64_t switches() const = 0;
};

// Of the kind that the interpreter's profile names.
std::unique_ptr<Gil> make_gil(Interpreter& interpreter);

}  // namespace interleave
