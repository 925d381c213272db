// A scheduling policy: the order of one run queue. The kernel owns threads, their states, time and costs; a policy
// only says who comes next and for how long.
//
// Contract. An entity is waiting (between enqueue and pick, take or dequeue), running (between pick or take and the
// next enqueue or dequeue), or neither. A queue that several cores share has several running entities at once.
// Everything takes O(log n) at worst. A policy is told what its entities ran, by ran(), before it is asked.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/core/time.h"
#include "sim/os/entity.h"
#include "sim/os/timer_ticks.h"

namespace interleave {

struct OsSpec;

// The run queue, as a policy with timers of its own sees it. A policy that needs a timer is an Event's owner.
class QueueHost {
 public:
  // From a timer: somebody may run who could not before, or another comes first now. An idle core takes who waits; of
  // each running entity the policy is asked whether it is overtaken().
  virtual void look_again() = 0;
  // From ran(): this running entity is to give way at once, whatever its slice.
  virtual void give_way(Entity& running) = 0;

 protected:
  ~QueueHost() = default;
};

// What the policy of one run queue is made for.
struct PolicyContext {
  const OsSpec& os;
  int cpus = 1;                         // of the machine
  Calendar* calendar = nullptr;         // the present, and timers; nullptr in tests of policies that ask for no time
  const Random* random = nullptr;       // likewise
  int queue = 0;                        // the run queue's number: a key of its draws
  QueueHost* host = nullptr;            // likewise
  TimerTicks ticks = {};

  Stream draws() const { return Stream(*random, Domain::os, static_cast<std::uint64_t>(queue)); }
};

// Why an entity joins or leaves a queue.
enum class Why {
  created,     // a new thread
  woken,       // it was blocked
  preempted,   // it was running and wants to go on
  yielded,     // it was running and lets others go first
  migrated,    // it comes from, or goes to, another queue
  changed,     // its weight, priority or class has changed: it leaves and joins at once
  blocked,     // it was running and waits for something
  exited,      // it was running and is done
  throttled,   // it, or its group, has used up its quota, or has got a new one
};

class Policy {
 public:
  virtual ~Policy() = default;

  // Before anything else with this entity, once in its life.
  virtual void admit(Entity&) {}

  virtual void enqueue(Entity& entity, Why why) = 0;
  // A waiting entity leaves, or the running one (blocked, exited, migrated).
  virtual void dequeue(Entity& entity, Why why) = 0;
  // The next one to run, nullptr if nobody waits.
  virtual Entity* pick() = 0;
  // This waiting one is the next to run, although pick() might have said another: it may not run where there is room.
  virtual void take(Entity& entity) = 0;
  // How many wait.
  virtual std::size_t waiting() const = 0;
  // Some waiting entity that could run elsewhere, in the order in which it may be taken; nullptr at the end.
  virtual Entity* waiting_at(std::size_t index) const = 0;

  // The running entity used a core for so long.
  virtual void ran(Entity&, Duration) {}
  // Somebody who comes before all of these, but of whose time they are counted, used their core for so long.
  virtual void others_ran(Duration) {}
  // How long the running entity may go on from now until due() is to be asked; `forever`: as long as it likes. Asked
  // when it is picked and when another has joined.
  virtual Duration slice(const Entity&) const { return forever; }
  // Does whatever brings the running entity's accounts up to date end its slice if that is over, or the tick alone?
  virtual bool accounting_ends_slices(const Entity&) const { return false; }
  // The slice of the running entity is over: should it give way? If so the kernel enqueues it and picks.
  virtual bool due(Entity&) { return waiting() > 0; }
  // Does it ever displace a running entity before its slice is over? If not, preempts() is not asked.
  virtual bool preemptive() const { return false; }
  // Should this entity, which has just joined, displace the running one at once?
  virtual bool preempts(Entity& joined, Entity& running) {
    static_cast<void>(joined), static_cast<void>(running);
    return false;
  }
  // Somebody who waits comes before this running entity now. Asked after look_again().
  virtual bool overtaken(Entity&) { return false; }
  // A running or waiting entity has another weight now.
  virtual void changed(Entity&) {}
  // The running entity begins a new job, released at that date, without having blocked since the last.
  virtual void job_begins(Entity& entity, Time released) { static_cast<void>(entity), static_cast<void>(released); }
  // How long this entity has been held back by throttling while it was in the queue: a clock that only differences are
  // taken of. Entities that are held back do not count as waiting.
  virtual Duration throttled_clock(const Entity&) const { return {}; }
  // Whoever is more urgent goes before the others wherever they wait for the same, and lends it to whom it waits for.
  // How urgent this entity would be with that priority; all alike where priorities mean nothing.
  virtual int urgency(const Entity& entity, int priority) const {
    static_cast<void>(entity), static_cast<void>(priority);
    return 0;
  }
  // Where several cores share the queue: of two running entities that both could be displaced, should it rather be the
  // first?
  virtual bool rather(const Entity& victim, const Entity& other) const {
    static_cast<void>(victim), static_cast<void>(other);
    return false;
  }
  // Is this blocked entity still in the queue (delayed dequeue)? Then it must wake up here.
  virtual bool holds(const Entity&) const { return false; }
};

// One line for each built-in policy: its name, a line of help, how it is made, and the keys under `os` that are its
// own: beside a policy that does not list them they are refused.
struct PolicyInfo {
  const char* name;
  const char* help;
  std::unique_ptr<Policy> (*make)(const PolicyContext& context);
  std::vector<std::string> options = {};
  bool foresees = false;                // it reads Entity::burst, which is kept for it alone
};
const std::vector<PolicyInfo>& policy_infos();

}  // namespace interleave
