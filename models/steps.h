// How a thread plays the steps of a task, one after the other, blocking where they block: the left half of the table
// of step semantics. An event loop has its own player (asyncio.cc).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/play.h"

namespace interleave {

// A transfer of a device: a thread sleeps on it, or an event loop polls it.
class Transfer final : public Request, public Source {
 public:
  Transfer(Play& play, const Item& item, const Step& step, std::int64_t round);
  // Starts it and blocks until it is complete.
  Co<> perform(Thread& self);
  void start() { device_.submit(*this); }
  bool ready() const override { return complete_; }
  void completed() override;

 private:
  Kernel& kernel_;
  Device& device_;
  Thread* sleeper_ = nullptr;
  bool complete_ = false;
};

class StepPlayer {
 public:
  // No interpreter: a native thread, without a GIL.
  StepPlayer(Play& play, Thread& self, Interpreter* interpreter, const Item& item)
      : play_(play), self_(self), interpreter_(interpreter), item_(item), foresees_(play.kernel.foresees()) {}

  // What this thread, and those that it spawns, do from here on counts as this usage; until the end, for the thread.
  void begin_usage(Usage& usage);
  void end_usage();
  // All rounds of the item's task, and the end of what they spawned.
  Co<> play_task();
  Co<> play_steps(const std::vector<Step>& steps, std::int64_t round);
  // No child outlives who spawned it.
  Co<> join_all();

 private:
  Co<> play_foreseen(const std::vector<Step>& steps, std::int64_t round);
  // What the thread will compute from here to the next step that ends its burst.
  Duration burst_ahead() const;
  Co<> play_step(const Step& step, std::int64_t round);
  Co<> compute(const Step& step, std::int64_t round);
  Co<> python_code(Duration amount, CpuDemand demand);
  Co<> native_code(Duration amount, CpuDemand demand);
  Co<> transfer(const Step& step, std::int64_t round);
  Co<> meet(const Step& step, std::int64_t round);
  Co<> update(const Step& step, std::int64_t round);
  Co<bool> meet_until(const Step& step, SharedObject& shared, Time deadline);
  Co<> hold(const Step& step, std::int64_t round);
  Co<> timeout(const Step& step, std::int64_t round);
  Co<> cancel(const std::string& name);
  Co<> choose(const Step& step, std::int64_t round);
  Co<> task_group(const Step& step, std::int64_t round);
  Co<> spawn(const Step& step, std::int64_t round);
  Co<> child(Thread& self, const Step& step, std::int64_t round, Usage* usage);
  Co<> join(const std::string& name);
  struct Child;
  Co<bool> stopped_before_its_time(Thread& self, const Step& step, std::int64_t round, Child& me);
  // Around what blocks: the GIL is released meanwhile, if there is one.
  Co<> blocking(Co<> what);

  struct Child {
    PyThread* thread = nullptr;
    bool done = false;
    Thread* joiner = nullptr;
    std::unique_ptr<PyEvent> finished;     // of a threading.Timer
    std::unique_ptr<Semaphore> cancelled;  // of a native one
  };

  Play& play_;
  Thread& self_;
  Interpreter* interpreter_;
  const Item& item_;
  Usage* usage_ = nullptr;
  std::map<std::string, Child> children_;
  int groups_ = 0;                       // task groups that it is in
  std::vector<std::string> grouped_;     // what they have spawned
  Time deadline_ = never;      // of the timeouts that it is in, the first
  bool gives_up_ = false;      // it has passed: out to the timeout whose it was

  // Only for policies that foresee: the lists of steps that it is in, the innermost last, and its place in them.
  struct Place {
    const std::vector<Step>* steps;
    std::size_t next;
    std::int64_t round;
  };
  const bool foresees_;
  bool rounds_ = false;        // the outermost list is a round of the task
  std::vector<Place> places_;
};

// Which branch of a choice this (item, round) takes.
const std::vector<Step>& chosen(const Play& play, const Item& item, const Step& step, std::int64_t round);

}  // namespace interleave
