// EEVDF, Linux 6.6 and later: of those who have had no more than their fair share (eligible), the one whose virtual
// deadline comes first. Fair by weight to within a slice, and prompt for who asks for short slices; it knows no
// priorities between shares, and a sleeper earns little credit. Stoica and Abdel-Wahab (1995);
// kernel/sched/fair.c, whose functions are named at each rule.
#include <algorithm>
#include <bit>

#include "sim/os/policies/deadline_tree.h"
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class Eevdf final : public Policy {
 public:
  // sched_init_granularity, update_sysctl: the base slice grows with the number of CPUs.
  explicit Eevdf(const PolicyContext& context)
      : slice_(context.os.base_slice * std::bit_width(static_cast<unsigned>(std::clamp(context.cpus, 1, 8)))),
        tick_(context.ticks.period()),
        parity_until_slice_end_(context.os.run_to_parity_until_slice_end),
        delay_dequeue_(context.os.delay_dequeue),
        fork_half_slice_(context.os.fork_half_slice) {}

  void admit(Entity& entity) override { entity.state = std::make_unique<Fair>(entity); }

  void enqueue(Entity& entity, Why why) override {
    Fair& fair = of(entity);
    if (fair.delayed) return requeue_delayed(fair);
    if (why == Why::preempted || why == Why::yielded) {
      if (why == Why::yielded) yield(fair);
      put_in(fair);
      return;
    }
    place(fair, why);
    add(fair);
    put_in(fair);
  }

  void dequeue(Entity& entity, Why why) override {
    Fair& fair = of(entity);
    const bool sleeps = why == Why::blocked;
    if (sleeps && delay_dequeue_ && !eligible(fair)) {   // dequeue_entity, DELAY_DEQUEUE
      fair.delayed = true;
      put_in(fair);
      return;
    }
    if (fair.queued) take_out(fair);
    fair.delayed = false;
    leave(fair);
  }

  Entity* pick() override {
    for (;;) {
      Fair* best = tree_.earliest([this](Virtual vruntime) { return eligible_at(vruntime); });
      if (!best) best = furthest_behind();
      if (!best) return nullptr;
      if (!best->delayed) {
        take(best->entity);
        tree_.prefetch_first();
        return &best->entity;
      }
      take_out(*best);
      best->delayed = false;                 // pick_next_entity: a delayed sleeper leaves now, with no credit
      leave(*best);
      best->lag = std::min(best->lag, Virtual{0});
    }
  }

  void take(Entity& entity) override {
    take_out(of(entity));
    protect(of(entity));
  }

  std::size_t waiting() const override { return tree_.awake(); }
  Entity* waiting_at(std::size_t index) const override {
    const Fair* fair = tree_.awake_at(index);
    return fair ? &fair->entity : nullptr;
  }

  // update_curr, __calc_delta; alone, nobody asks due(), and update_deadline begins the next slice here.
  void ran(Entity& entity, Duration time) override {
    Fair& fair = of(entity);
    const Virtual advance = scaled(time, fair.weight);
    fair.vruntime += advance;
    weighted_ += static_cast<Wide>(advance) * fair.weight;
    if (tree_.size() == 0 && fair.vruntime >= fair.deadline) renew(fair);
  }

  // How long until the deadline, or until the protection ends, from 6.18 on also then: update_deadline,
  // resched_curr; alone, nothing.
  Duration slice(const Entity& entity) const override {
    if (tree_.size() == 0) return forever;
    const Fair& fair = of(entity);
    const Virtual end = std::min(fair.deadline, std::max(fair.protected_until, fair.vruntime));
    const Virtual left = parity_until_slice_end_ ? fair.deadline - fair.vruntime : end - fair.vruntime;
    return Duration(std::max<Virtual>(1, (left * fair.weight + nice_0_weight - 1) / nice_0_weight));
  }

  // update_curr calls resched_curr.
  bool accounting_ends_slices(const Entity&) const override { return true; }

  bool due(Entity& entity) override {
    if (tree_.size() == 0) return false;   // update_curr: alone by now
    Fair& fair = of(entity);
    if (fair.vruntime >= fair.deadline) {
      renew(fair);
      return true;
    }
    return !parity_until_slice_end_ && fair.vruntime >= fair.protected_until;
  }

  bool preemptive() const override { return true; }
  // check_preempt_wakeup_fair: the joined one wins if pick_eevdf would choose it.
  bool preempts(Entity& joined, Entity& entity) override {
    Fair& fair = of(entity);
    const bool idle = entity.scheduling_class == SchedulingClass::idle;
    const bool joined_idle = joined.scheduling_class == SchedulingClass::idle;
    if (idle != joined_idle) return idle;           // normal preempts idle, idle never normal
    if (joined.scheduling_class != SchedulingClass::normal) return false;   // nor does batch
    if (eligible(fair) && protected_now(fair)) {
      fair.protected_until = std::min(fair.protected_until, fair.vruntime + scaled(slice_, fair.weight));
      return false;
    }
    const Fair* best = tree_.earliest([this](Virtual vruntime) { return eligible_at(vruntime); });
    if (best && eligible(fair) && fair.deadline < best->deadline) return false;
    return best == &of(joined);
  }

  // reweight_entity: lag, deadline and protection mean the same real time as before.
  void changed(Entity& entity) override {
    Fair& fair = of(entity);
    if (!fair.counted || fair.weight == entity.weight) return;
    const bool queued = fair.queued;
    const auto rescaled = [from = fair.weight, to = entity.weight](Virtual time) {
      return static_cast<Virtual>(static_cast<Wide>(time) * from / to);
    };
    const Virtual deadline = rescaled(fair.deadline - fair.vruntime);
    const Virtual protection = rescaled(fair.protected_until - fair.vruntime);
    if (queued) take_out(fair);
    leave(fair);
    fair.lag = rescaled(fair.lag);
    place(fair, Why::changed);
    fair.deadline = fair.vruntime + deadline;
    fair.protected_until = fair.vruntime + protection;
    add(fair);
    if (queued) put_in(fair);
  }

  bool holds(const Entity& entity) const override { return of(entity).delayed; }

 private:
  using Virtual = std::int64_t;   // virtual time, ns at nice 0
  using Wide = __int128;

  struct Fair final : Entity::State, DeadlineTree<Fair>::Member {
    explicit Fair(Entity& entity) : entity(entity), weight(entity.weight) {}
    Entity& entity;
    std::int64_t weight;
    Virtual vruntime = 0, deadline = 0;
    Virtual lag = 0;               // V - vruntime when it left
    Virtual protected_until = 0;   // vprot: until there it may not be displaced
    bool counted = false;          // in the average: waiting, running or delayed
    bool delayed = false;
  };

  static Fair& of(const Entity& entity) { return static_cast<Fair&>(*entity.state); }
  static Virtual scaled(Duration time, std::int64_t weight) {
    return weight == nice_0_weight ? time.count() : time.count() * nice_0_weight / weight;
  }

  // avg_vruntime: V = v0 + floor(sum((v - v0) w) / W) over all queued and running; v0 is 0 here, the sum is wide.
  Virtual average() const {
    if (total_weight_ == 0) return last_average_;
    const Wide quotient = weighted_ / total_weight_;
    return static_cast<Virtual>(weighted_ % total_weight_ < 0 ? quotient - 1 : quotient);
  }
  // entity_eligible: sum((v_j - v0) w_j) >= (v - v0) W, in this form and not as V >= v, which loses the rest.
  bool eligible_at(Virtual vruntime) const { return weighted_ >= static_cast<Wide>(vruntime) * total_weight_; }
  bool eligible(const Fair& fair) const { return eligible_at(fair.vruntime); }

  // Where cores share the queue, those who run elsewhere may have left nobody eligible; a core does not idle for that.
  Fair* furthest_behind() const {
    if (tree_.size() == 0) return nullptr;
    const Virtual least = tree_.least_vruntime();
    return tree_.earliest([least](Virtual vruntime) { return vruntime <= least; });
  }

  void put_in(Fair& fair) { tree_.insert(fair); }
  void take_out(Fair& fair) { tree_.erase(fair); }

  void add(Fair& fair) {
    fair.counted = true;
    total_weight_ += fair.weight;
    weighted_ += static_cast<Wide>(fair.vruntime) * fair.weight;
  }

  // update_entity_lag: clamped to what two slices, or a tick, can make.
  void leave(Fair& fair) {
    const Virtual limit = scaled(std::max(2 * slice_, tick_), fair.weight);
    fair.lag = std::clamp(average() - fair.vruntime, -limit, limit);
    last_average_ = average();
    fair.counted = false;
    total_weight_ -= fair.weight;
    weighted_ -= static_cast<Wide>(fair.vruntime) * fair.weight;
  }

  // place_entity: with its lag, blown up so that it is still this lag once the entity itself counts.
  void place(Fair& fair, Why why) {
    fair.weight = fair.entity.weight;
    const Virtual lag = why == Why::created ? 0 : fair.lag;
    Virtual offset = 0;
    if (total_weight_ > 0) offset = static_cast<Virtual>(static_cast<Wide>(lag) * (total_weight_ + fair.weight) /
                                                         total_weight_);
    fair.vruntime = average() - offset;
    Virtual first = scaled(slice_, fair.weight);
    if (why == Why::created && fork_half_slice_) first /= 2;   // PLACE_DEADLINE_INITIAL
    fair.deadline = fair.vruntime + first;
  }

  // requeue_delayed_entity, DELAY_ZERO: it never left; what credit it has gained meanwhile is lost.
  void requeue_delayed(Fair& fair) {
    fair.delayed = false;
    if (average() <= fair.vruntime) return tree_.refresh(fair);
    take_out(fair);
    leave(fair);
    fair.lag = 0;
    place(fair, Why::woken);
    add(fair);
    put_in(fair);
  }

  void renew(Fair& fair) { fair.deadline = fair.vruntime + scaled(slice_, fair.weight); }

  void yield(Fair& fair) {   // yield_task_fair
    if (tree_.size() == 0) return;
    if (eligible(fair)) {
      const Virtual skipped = fair.deadline - fair.vruntime;
      fair.vruntime += skipped;
      weighted_ += static_cast<Wide>(skipped) * fair.weight;
    }
    renew(fair);
  }

  // set_protect_slice (6.18): all slices are equal here, so the shortest in the queue is one's own.
  void protect(Fair& fair) {
    fair.protected_until = std::min(fair.deadline, fair.vruntime + scaled(slice_, fair.weight));
    if (parity_until_slice_end_) fair.protected_until = fair.deadline;
  }
  bool protected_now(const Fair& fair) const { return fair.vruntime < fair.protected_until; }

  const Duration slice_, tick_;
  const bool parity_until_slice_end_, delay_dequeue_, fork_half_slice_;
  DeadlineTree<Fair> tree_;
  std::int64_t total_weight_ = 0;
  Wide weighted_ = 0;
  Virtual last_average_ = 0;
};

}  // namespace

std::unique_ptr<Policy> make_eevdf(const PolicyContext& context) {
  return std::make_unique<Eevdf>(context);
}

}  // namespace interleave
