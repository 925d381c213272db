// CFS, Linux before 6.6, as of 5.15: the thread of the smallest vruntime (CPU time over weight) runs, for its share of
// a period in which everybody has a turn. Fair by weight to within that period, and kind to sleepers, who come back a
// little ahead and displace who computes; blind to what latency a thread wants. kernel/sched/fair.c, whose functions
// are named at each rule.
#include <algorithm>
#include <bit>

#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class Cfs final : public Policy {
 public:
  // sched_init_granularity, update_sysctl: they grow with the number of CPUs.
  explicit Cfs(const PolicyContext& context) {
    const int factor = std::bit_width(static_cast<unsigned>(std::clamp(context.cpus, 1, 8)));
    latency_ = context.os.latency * factor;
    min_granularity_ = context.os.min_granularity * factor;
    wakeup_granularity_ = context.os.wakeup_granularity * factor;
    nr_latency_ = static_cast<std::size_t>((latency_ + min_granularity_ - Duration(1)) / min_granularity_);
  }

  void admit(Entity& entity) override { entity.state = std::make_unique<Fair>(entity); }

  void enqueue(Entity& entity, Why why) override {
    Fair& fair = of(entity);
    if (why != Why::preempted && why != Why::yielded) join(fair, why);
    tree_.insert(fair, fair.vruntime);
    if (why == Why::yielded) skip_ = &fair;   // yield_task_fair
  }
  void dequeue(Entity& entity, Why) override {
    Fair& fair = of(entity);
    if (fair.queued) tree_.erase(fair);
    forget(fair);
    total_weight_ -= fair.weight;
    --count_;
    fair.home = this;
  }

  // pick_next_entity: the leftmost, or a buddy that is not too far to the right of it.
  Entity* pick() override {
    if (tree_.empty()) return nullptr;
    Fair* left = tree_.first();
    Fair* best = left;
    if (skip_ == left && tree_.size() > 1 && !outruns(tree_.at(1), *left)) best = &tree_.at(1);
    if (next_ && !outruns(*next_, *left))
      best = next_;
    else if (last_ && last_->queued && !outruns(*last_, *left))
      best = last_;
    skip_ = nullptr;
    take(best->entity);
    return &best->entity;
  }
  void take(Entity& entity) override {   // set_next_entity
    Fair& fair = of(entity);
    forget(fair);
    tree_.erase(fair);
    fair.turn = Duration{};
  }
  std::size_t waiting() const override { return tree_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < tree_.size() ? &tree_.at(index).entity : nullptr;
  }

  // update_curr, update_min_vruntime.
  void ran(Entity& entity, Duration time) override {
    Fair& fair = of(entity);
    fair.turn += time;
    fair.vruntime += scaled(time, fair.weight);
    const std::int64_t least = tree_.empty() ? fair.vruntime : std::min(fair.vruntime, tree_.first()->key);
    min_vruntime_ = std::max(min_vruntime_, least);
  }

  // check_preempt_tick: how long until it would say yes.
  Duration slice(const Entity& entity) const override {
    if (tree_.empty()) return forever;
    const Fair& fair = of(entity);
    const Duration ideal = sched_slice(fair);
    const std::int64_t behind = tree_.first()->key + ideal.count() - fair.vruntime;
    const Duration too_far(behind > 0 ? (behind * fair.weight + nice_0_weight - 1) / nice_0_weight : 0);
    const Duration until = std::min(ideal - fair.turn, std::max(min_granularity_ - fair.turn, too_far));
    return std::max(until, Duration{});
  }
  bool due(Entity& entity) override {
    if (tree_.empty() || slice(entity) > Duration{}) return false;
    const Fair& fair = of(entity);
    if (fair.turn >= sched_slice(fair)) next_ = last_ = skip_ = nullptr;   // clear_buddies
    return true;
  }

  bool preemptive() const override { return true; }
  // check_preempt_wakeup.
  bool preempts(Entity& joined, Entity& running) override {
    if (!outruns(of(running), of(joined))) return false;
    next_ = &of(joined);
    if (count_ >= nr_latency_) last_ = &of(running);   // LAST_BUDDY
    return true;
  }
  bool rather(const Entity& victim, const Entity& other) const override {
    return of(victim).vruntime > of(other).vruntime;
  }

 private:
  struct Fair final : Entity::State, OrderedTree<Fair>::Node {
    explicit Fair(Entity& entity) : entity(entity), weight(entity.weight) {}
    Entity& entity;
    std::int64_t weight;
    std::int64_t vruntime = 0;       // ns at nice 0
    Duration turn{};                 // since it was picked
    const Cfs* home = nullptr;       // the queue that its vruntime is meant for, while it is on none
  };
  static Fair& of(const Entity& entity) { return static_cast<Fair&>(*entity.state); }
  static std::int64_t scaled(Duration time, std::int64_t weight) {   // calc_delta_fair
    return weight == nice_0_weight ? time.count() : time.count() * nice_0_weight / weight;
  }

  // wakeup_preempt_entity(a, b) == 1: a is ahead of b by more than b's wake-up granularity.
  bool outruns(const Fair& a, const Fair& b) const {
    return a.vruntime - b.vruntime > scaled(wakeup_granularity_, b.weight);
  }

  // sched_slice: its share of the period, by weight.
  Duration sched_slice(const Fair& fair) const {
    const Duration period =
        count_ > nr_latency_ ? min_granularity_ * static_cast<std::int64_t>(count_) : latency_;
    const auto part = static_cast<__int128>(period.count()) * fair.weight / total_weight_;
    return std::max(Duration(static_cast<std::int64_t>(part)), min_granularity_);
  }

  // place_entity; from another queue with its distance from that one's min_vruntime (migrate_task_rq_fair).
  void join(Fair& fair, Why why) {
    fair.weight = fair.entity.weight;
    total_weight_ += fair.weight;
    ++count_;
    if (fair.home && fair.home != this) fair.vruntime += min_vruntime_ - fair.home->min_vruntime_;
    if (why == Why::created && !fair.home)
      fair.vruntime = min_vruntime_ + scaled(sched_slice(fair), fair.weight);   // START_DEBIT
    else if (why == Why::woken)
      fair.vruntime = std::max(fair.vruntime, min_vruntime_ - latency_.count() / 2);   // GENTLE_FAIR_SLEEPERS
  }

  void forget(const Fair& fair) {
    for (Fair** buddy : {&next_, &last_, &skip_})
      if (*buddy == &fair) *buddy = nullptr;
  }

  Duration latency_, min_granularity_, wakeup_granularity_;
  std::size_t nr_latency_ = 0;        // sched_nr_latency
  OrderedTree<Fair> tree_;
  std::size_t count_ = 0;             // who waits and who runs
  std::int64_t total_weight_ = 0;
  std::int64_t min_vruntime_ = 0;
  Fair *next_ = nullptr, *last_ = nullptr, *skip_ = nullptr;   // buddies; last_ may be about to come back
};

}  // namespace

std::unique_ptr<Policy> make_cfs(const PolicyContext& context) { return std::make_unique<Cfs>(context); }

}  // namespace interleave
