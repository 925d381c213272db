// Control groups on one run queue: each has a queue of its own, ordered by a policy of its own, and stands in its
// parent's queue as one entity with the weight of its share. Choosing goes from the root down. A group whose quota is
// used up leaves its parent's queue with all that is in it. sched_entity and cfs_rq of task groups,
// kernel/sched/fair.c; 6.18 throttles thread by thread, each on its return to user mode, which is where a thread is
// preempted here anyway.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "sim/os/bandwidth.h"
#include "sim/os/policy.h"

namespace interleave {

// A control group, on all run queues together.
struct ControlGroup {
  ControlGroup(Calendar& calendar, const GroupSpec& spec) : spec(spec), shares(spec.weight * nice_0_weight / 100) {
    if (spec.quota) bandwidth.emplace(calendar, spec);
  }
  const GroupSpec spec;
  const std::int64_t shares;          // sched_weight_from_cgroup
  std::int64_t load = 0;              // sum of the weights in its queues
  std::optional<Bandwidth> bandwidth;
};

class GroupTree final : public Policy {
 public:
  GroupTree(const PolicyContext& context, const PolicyInfo& info, std::deque<ControlGroup>& groups);
  ~GroupTree() override;

  void admit(Entity& entity) override;
  void enqueue(Entity& entity, Why why) override;
  void dequeue(Entity& entity, Why why) override;
  Entity* pick() override;
  void take(Entity& entity) override;
  std::size_t waiting() const override;
  Entity* waiting_at(std::size_t index) const override;
  void ran(Entity& entity, Duration time) override;
  Duration slice(const Entity& entity) const override;
  bool accounting_ends_slices(const Entity& entity) const override;
  bool due(Entity& entity) override;
  bool preemptive() const override;
  bool preempts(Entity& joined, Entity& running) override;
  bool holds(const Entity& entity) const override;
  Duration throttled_clock(const Entity& entity) const override;

 private:
  struct Node;

  Node& node_of(const Entity& entity) const;
  void joins_parent(Node& node, Why why);
  void leaves_parent(Node& node, Why why);
  void put_back_all(Node& leaf, Why why);
  void put_back(Node& node, Why why);
  void count(Node& node, std::ptrdiff_t change);
  void check_quotas(Node& leaf);
  bool out_of_quota(Node& node);
  void throttle(Node& node);
  void unthrottle(Node& node);
  void hold_below(Node& node, int change);
  void weigh(Node& node);

  Calendar& calendar_;
  QueueHost& host_;
  const TimerTicks ticks_;
  std::vector<std::unique_ptr<Node>> nodes_;   // the root first, then in the order of the groups
};

}  // namespace interleave
