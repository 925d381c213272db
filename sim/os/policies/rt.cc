// Real-time priorities, SCHED_FIFO and SCHED_RR: the most urgent runs, at once, for as long as it likes; among equals
// the first, under RR in turns of 100 ms. Prompt for who knows what is urgent; whoever computes without end starves all
// below, and priorities alone neither bound nor share anything. POSIX.1b; kernel/sched/rt.c, whose functions are named
// at each rule.
#include <algorithm>
#include <array>
#include <utility>

#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class RealTime final : public Policy {
 public:
  explicit RealTime(const PolicyContext& context)
      : calendar_(*context.calendar),
        host_(*context.host),
        ticks_(context.ticks),
        turn_(context.os.rr_slice),
        runtime_(context.os.rt_runtime) {}

  void admit(Entity& entity) override {
    entity.state = std::make_unique<Turn>();
    turn_of(entity).left = turn_;
  }

  // put_prev_task_rt: who was running stays at the head; at the end of its turn, or yielding, it goes to the tail.
  void enqueue(Entity& entity, Why why) override {
    const bool turn_over = std::exchange(turn_of(entity).over, false);
    EntityList& equals = queues_[place_of(entity)];
    if (why == Why::preempted && !turn_over)
      equals.push_front(entity);
    else
      equals.push_back(entity);
    ++count_;
  }

  void dequeue(Entity& entity, Why) override {
    if (!EntityList::contains(entity)) return;
    queues_[place_of(entity)].erase(entity);
    --count_;
  }

  Entity* pick() override {
    if (throttled_ || count_ == 0) return nullptr;
    --count_;
    return queues_[highest()].pop_front();
  }

  void take(Entity& entity) override {
    queues_[place_of(entity)].erase(entity);
    --count_;
  }

  std::size_t waiting() const override { return throttled_ ? 0 : count_; }
  Entity* waiting_at(std::size_t index) const override {
    if (throttled_) return nullptr;
    for (std::size_t i = priorities; i-- > 0;) {
      if (index < queues_[i].size()) return queues_[i].at(index);
      index -= queues_[i].size();
    }
    return nullptr;
  }

  // update_curr_rt, task_tick_rt: a turn is counted in ticks that meet the thread, however long it ran between them.
  void ran(Entity& entity, Duration time) override {
    Turn& turn = turn_of(entity);
    turn.left -= ticks_.floor(calendar_.now()) - ticks_.floor(calendar_.now() - time);
    if (turn.left <= Duration{}) {
      turn.over = entity.scheduling_class == SchedulingClass::rr && !queues_[place_of(entity)].empty();
      turn.left = turn_ - (-turn.left) % turn_;
    }
    if (charge(time)) host_.give_way(entity);
  }
  void others_ran(Duration time) override { charge(time); }   // update_curr_dl: it shares the limit

  Duration slice(const Entity& entity) const override {
    if (turn_of(entity).over || throttled_) return Duration{};
    Duration left = forever;
    if (runtime_ > Duration{}) left = std::max(runtime_ - used_, Duration{});
    if (entity.scheduling_class == SchedulingClass::rr && !queues_[place_of(entity)].empty())
      left = std::min(left, ticks_.floor(calendar_.now()) + turn_of(entity).left - calendar_.now());
    return left;
  }
  bool due(Entity& entity) override { return turn_of(entity).over || throttled_; }

  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override {
    return !throttled_ && place_of(joined) > place_of(running);
  }
  bool rather(const Entity& victim, const Entity& other) const override { return place_of(victim) < place_of(other); }
  bool overtaken(Entity& running) override { return waiting() > 0 && highest() > place_of(running); }

  int urgency(const Entity&, int priority) const override {
    return std::clamp(priority, 0, static_cast<int>(priorities) - 1);
  }

  // All wait while the queue is throttled.
  Duration throttled_clock(const Entity&) const override {
    return throttled_for_ + (throttled_ ? calendar_.now() - throttled_since_ : Duration{});
  }

 private:
  static constexpr std::size_t priorities = 100;
  static constexpr Duration period = std::chrono::seconds(1);   // sysctl_sched_rt_period

  struct Turn final : Entity::State {
    Duration left{};
    bool over = false;
  };
  static Turn& turn_of(const Entity& entity) { return static_cast<Turn&>(*entity.state); }
  static std::size_t place_of(const Entity& entity) {
    return static_cast<std::size_t>(std::clamp(entity.priority, 0, static_cast<int>(priorities) - 1));
  }
  std::size_t highest() const {
    std::size_t place = priorities - 1;
    while (queues_[place].empty()) --place;
    return place;
  }

  // sched_rt_runtime_exceeded, up to 6.11: 950 ms in each second, whoever else there is. Is it over with this?
  bool charge(Duration time) {
    if (runtime_ == Duration{}) return false;
    refill();
    used_ += time;
    if (throttled_ || used_ < runtime_) return false;
    throttled_ = true;
    throttled_since_ = calendar_.now();
    calendar_.schedule(timer_, Time((period_now() + 1) * period));
    return true;
  }
  std::int64_t period_now() const { return calendar_.now().time_since_epoch() / period; }
  void refill() {   // do_sched_rt_period_timer
    const std::int64_t periods = period_now() - std::exchange(period_, period_now());
    if (periods > 0) used_ -= std::min(used_, runtime_ * periods);
  }
  void period_over() {
    refill();
    if (used_ >= runtime_) return calendar_.schedule(timer_, Time((period_now() + 1) * period));
    throttled_ = false;
    throttled_for_ += calendar_.now() - throttled_since_;
    host_.look_again();
  }

  Calendar& calendar_;
  QueueHost& host_;
  const TimerTicks ticks_;
  const Duration turn_, runtime_;
  std::array<EntityList, priorities> queues_;
  std::size_t count_ = 0;
  Duration used_{};              // in this period: rt_time
  std::int64_t period_ = 0;
  bool throttled_ = false;
  Time throttled_since_{};
  Duration throttled_for_{};
  EventOf<RealTime, &RealTime::period_over> timer_{*this};
};

}  // namespace

std::unique_ptr<Policy> make_rt(const PolicyContext& context) { return std::make_unique<RealTime>(context); }

}  // namespace interleave
