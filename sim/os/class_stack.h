// Scheduling classes on one run queue, as Linux stacks them: who has a deadline before who is real-time before all
// others. Each class is ordered by a policy of its own; this one only says whose turn it is. With the fair server of
// Linux 6.12 and later, fair threads that have waited for 950 ms without a core get 50 ms (fair_server_init,
// kernel/sched/fair.c).
#pragma once

#include <array>
#include <memory>

#include "sim/os/policy.h"

namespace interleave {

class ClassStack final : public Policy {
 public:
  ClassStack(const PolicyContext& context, std::unique_ptr<Policy> fair);

  static bool urgent(const Entity& entity) { return level_of(entity) != fair_level; }
  // Is the first, which is urgent, to run before the second, whatever queues of this kind they are on?
  bool more_urgent(Entity& first, Entity& second) const;
  // An urgent entity that waits here, in the order in which they would run; nullptr at the end.
  Entity* urgent_at(std::size_t index) const;

  void admit(Entity& entity) override { of(entity).admit(entity); }
  void enqueue(Entity& entity, Why why) override;
  void dequeue(Entity& entity, Why why) override { of(entity).dequeue(entity, why); }
  Entity* pick() override;
  void take(Entity& entity) override { of(entity).take(entity); }
  std::size_t waiting() const override;
  Entity* waiting_at(std::size_t index) const override;
  void ran(Entity& entity, Duration time) override;
  Duration slice(const Entity& entity) const override;
  bool accounting_ends_slices(const Entity& entity) const override {
    return of(entity).accounting_ends_slices(entity);
  }
  bool due(Entity& entity) override;
  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override;
  bool rather(const Entity& victim, const Entity& other) const override;
  bool overtaken(Entity& running) override;
  // Any deadline before any real-time priority before all fair ones.
  int urgency(const Entity& entity, int priority) const override;
  void changed(Entity& entity) override { of(entity).changed(entity); }
  void job_begins(Entity& entity, Time released) override { of(entity).job_begins(entity, released); }
  bool holds(const Entity& entity) const override { return of(entity).holds(entity); }
  Duration throttled_clock(const Entity& entity) const override { return of(entity).throttled_clock(entity); }

 private:
  static constexpr std::size_t deadline_level = 0, real_time_level = 1, fair_level = 2;

  static std::size_t level_of(const Entity& entity) {
    if (entity.scheduling_class <= SchedulingClass::idle) return fair_level;
    return entity.scheduling_class == SchedulingClass::deadline ? deadline_level : real_time_level;
  }
  Policy& of(const Entity& entity) const { return *levels_[level_of(entity)]; }
  Policy& fair() const { return *levels_[fair_level]; }
  // Which class comes before which just now: the server lifts the fair class above the real-time one.
  std::size_t rank(std::size_t level) const { return level == fair_level && serving_ ? 1 : 2 * level + (level > 0); }
  bool starved() const;
  Duration until_starved() const;

  Calendar& calendar_;
  QueueHost& host_;
  const bool fair_server_;
  std::array<std::unique_ptr<Policy>, 3> levels_;
  Time fair_waits_since_ = never;   // since when fair entities have waited without one of them running
  bool serving_ = false;
  Duration served_{};
  Time serve_until_{};              // the server's deadline: then its next period begins
};

}  // namespace interleave
