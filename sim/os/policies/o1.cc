// O(1), Linux 2.6.0 to 2.6.22: the first thread of the most urgent of 140 priorities runs (0 to 99 real-time, 100 to
// 139 by nice). Who has used up its time slice goes to a second array, and when the first is empty they change places:
// nobody waits longer than all others' slices, and choosing takes the same time however many wait. Who sleeps much is
// taken to be interactive: up to 5 priorities better, and back into the first array. Prompt at a desk, but a guess that
// programs can miss or game; shares are those of slices, 100 ms at nice 0, 5 ms at 19, 800 ms at -20.
// Molnar (2002), Kolivas (2003); kernel/sched.c of 2.6.22, whose functions are named at each rule. Not there: what a
// child inherits, the credit for waiting on the queue, and that sleeps for a disk earn less.
#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

using std::chrono::milliseconds;

constexpr int priorities = 140, real_time_priorities = 100, nice_0_priority = 120;
constexpr int bonus_max = 10, interactive_delta = 2;
constexpr Duration usual_slice = milliseconds(100), least_slice = milliseconds(5);
constexpr Duration sleep_average_max = bonus_max * usual_slice, starvation_limit = sleep_average_max;

class O1 final : public Policy {
 public:
  explicit O1(const PolicyContext& context)
      : calendar_(*context.calendar),
        ticks_(context.ticks),
        granularity_(milliseconds(10) * context.cpus) {}

  void admit(Entity& entity) override {
    entity.state = std::make_unique<Job>();
    Job& job = of(entity);
    job.priority = effective_priority(entity);
    job.left = time_slice(entity);
  }

  // Who was displaced has never left its place at the head of its list.
  void enqueue(Entity& entity, Why why) override {
    Job& job = of(entity);
    if (why == Why::preempted || why == Why::yielded) {
      charge(job);
      --running_;
    }
    if (why == Why::woken) credit(entity, job);   // activate_task
    if (why == Why::woken || why == Why::created) job.expired = false;
    if (why == Why::woken || why == Why::changed) job.priority = effective_priority(entity);
    if (why == Why::yielded && !real_time(entity)) job.expired = true;   // sys_sched_yield
    const bool first = why == Why::preempted && !job.over;
    job.over = false;
    insert(entity, first);
  }
  void dequeue(Entity& entity, Why) override {
    if (EntityList::contains(entity)) return remove(entity);
    Job& job = of(entity);
    charge(job);
    job.over = job.expired = false;
    job.slept_since = calendar_.now();
    --running_;
  }
  Entity* pick() override {
    if (waiting() == 0) return nullptr;
    if (active().count == 0) {   // schedule(): the arrays change places
      active_ = 1 - active_;
      expired_since_ = never;
      best_expired_ = priorities;
    }
    Entity* entity = active().lists[static_cast<std::size_t>(active().first())].front();
    take(*entity);
    return entity;
  }
  void take(Entity& entity) override {
    remove(entity);
    of(entity).expired = false;
    ++running_;
  }
  std::size_t waiting() const override { return arrays_[0].count + arrays_[1].count; }
  Entity* waiting_at(std::size_t index) const override {
    for (const Array* array : {&arrays_[active_], &arrays_[1 - active_]}) {
      if (index < array->count) return array->at(index);
      index -= array->count;
    }
    return nullptr;
  }

  // task_running_tick: whoever runs at a tick pays for all of it.
  void ran(Entity& entity, Duration time) override {
    Job& job = of(entity);
    job.ran += time;
    if (entity.scheduling_class == SchedulingClass::fifo) return;
    const Duration before = job.left;
    job.left -= ticks_.floor(calendar_.now()) - ticks_.floor(calendar_.now() - time);
    if (job.left <= Duration{}) return slice_ends(entity, job);
    // An interactive one lets its equals go first now and then.
    if (!interactive(entity, job) || active().lists[place(job)].empty()) return;
    const Duration slice = time_slice(entity), turn = turn_of(job);
    job.over = job.over || (job.left >= turn && (slice - job.left) / turn > (slice - before) / turn);
  }
  Duration slice(const Entity& entity) const override {
    const Job& job = of(entity);
    if (waiting() == 0 || entity.scheduling_class == SchedulingClass::fifo) return forever;
    if (job.over) return Duration{};
    Duration until = job.left;
    if (interactive(entity, job) && !arrays_[active_].lists[place(job)].empty()) {
      const Duration turn = turn_of(job), rest = turn - (time_slice(entity) - job.left) % turn;
      if (job.left - rest >= turn) until = rest;
    }
    return ticks_.floor(calendar_.now()) + until - calendar_.now();
  }
  bool due(Entity& entity) override { return of(entity).over; }

  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override {   // TASK_PREEMPTS_CURR
    return !of(joined).expired && of(joined).priority < of(running).priority;
  }
  bool rather(const Entity& victim, const Entity& other) const override {
    return of(victim).priority > of(other).priority;
  }

 private:
  struct Job final : Entity::State {
    int priority = nice_0_priority;
    Duration left{};             // of its time slice
    Duration sleep_average{};    // 0 .. sleep_average_max
    Duration ran{};              // since it was charged
    Time slept_since{};
    bool expired = false;        // it belongs into the second array
    bool over = false;           // its turn is
    std::size_t array = 0;       // where it waits
  };
  static Job& of(const Entity& entity) { return static_cast<Job&>(*entity.state); }
  static std::size_t place(const Job& job) { return static_cast<std::size_t>(job.priority); }

  struct Array {
    std::array<EntityList, priorities> lists;
    std::bitset<priorities> filled;
    std::size_t count = 0;
    int first() const { return static_cast<int>(filled._Find_first()); }
    Entity* at(std::size_t index) const {
      for (const EntityList& list : lists) {
        if (index < list.size()) return list.at(index);
        index -= list.size();
      }
      return nullptr;
    }
  };
  Array& active() { return arrays_[active_]; }

  void insert(Entity& entity, bool first) {
    Job& job = of(entity);
    job.array = job.expired ? 1 - active_ : active_;
    Array& array = arrays_[job.array];
    if (first)
      array.lists[place(job)].push_front(entity);
    else
      array.lists[place(job)].push_back(entity);
    array.filled.set(place(job));
    ++array.count;
  }
  void remove(Entity& entity) {
    Job& job = of(entity);
    Array& array = arrays_[job.array];
    array.lists[place(job)].erase(entity);
    array.filled.set(place(job), !array.lists[place(job)].empty());
    --array.count;
    job.expired = job.array != active_;
  }

  static bool real_time(const Entity& entity) {
    return entity.scheduling_class == SchedulingClass::fifo || entity.scheduling_class == SchedulingClass::rr;
  }
  static int static_priority(const Entity& entity) { return nice_0_priority + entity.nice; }
  static int bonus(const Job& job) {   // CURRENT_BONUS
    return static_cast<int>(job.sleep_average * bonus_max / sleep_average_max);
  }
  static int effective_priority(const Entity& entity) {
    if (real_time(entity)) return real_time_priorities - 1 - std::clamp(entity.priority, 0, real_time_priorities - 1);
    const int priority = static_priority(entity) - (bonus(of(entity)) - bonus_max / 2);
    return std::clamp(priority, real_time_priorities, priorities - 1);
  }
  // static_prio_timeslice.
  static Duration time_slice(const Entity& entity) {
    const Duration base = entity.nice < 0 ? 4 * usual_slice : usual_slice;
    return std::max(base * (priorities - static_priority(entity)) / 20, least_slice);
  }
  static int delta(const Entity& entity) {   // DELTA
    return (entity.nice + 20) * bonus_max / 40 - bonus_max / 2 + interactive_delta;
  }
  static bool interactive(const Entity& entity, const Job& job) {   // TASK_INTERACTIVE
    return !real_time(entity) && job.priority <= static_priority(entity) - delta(entity);
  }
  // TIMESLICE_GRANULARITY.
  Duration turn_of(const Job& job) const { return granularity_ * (1 << (std::max(bonus_max - bonus(job), 1) - 1)); }

  // recalc_task_prio: a long sleep alone makes nobody more than just interactive.
  void credit(const Entity& entity, Job& job) const {
    const Duration slept = calendar_.now() - job.slept_since;
    const Duration ceiling =
        sleep_average_max * (bonus_max / 2 + delta(entity) + 1) / bonus_max - milliseconds(1);
    if (slept > ceiling && job.sleep_average < ceiling)
      job.sleep_average = ceiling;
    else
      job.sleep_average = std::min(job.sleep_average + slept, sleep_average_max);
  }
  // schedule(): running costs the less the more it is taken to be interactive.
  static void charge(Job& job) {
    const Duration time = std::min(std::exchange(job.ran, Duration{}), sleep_average_max) / std::max(bonus(job), 1);
    job.sleep_average = std::max(job.sleep_average - time, Duration{});
  }

  void slice_ends(Entity& entity, Job& job) {
    const Duration slice = time_slice(entity);
    job.priority = effective_priority(entity);
    charge(job);
    job.left = slice - (-job.left) % slice;
    job.over = waiting() > 0;
    if (!job.over || real_time(entity)) return;
    if (expired_since_ == never) expired_since_ = calendar_.now();
    job.expired = !interactive(entity, job) || starving(entity);
    if (job.expired) best_expired_ = std::min(best_expired_, static_priority(entity));
  }
  // expired_starving: those in the second array have waited too long.
  bool starving(const Entity& entity) const {
    const auto runnable = static_cast<std::int64_t>(waiting() + running_);
    return static_priority(entity) > best_expired_ || calendar_.now() - expired_since_ > starvation_limit * runnable;
  }

  const Calendar& calendar_;
  const TimerTicks ticks_;
  const Duration granularity_;
  Array arrays_[2];
  std::size_t active_ = 0;
  std::size_t running_ = 0;
  Time expired_since_ = never;       // when the first went into the second array
  int best_expired_ = priorities;    // the best static priority there
};

}  // namespace

std::unique_ptr<Policy> make_o1(const PolicyContext& context) { return std::make_unique<O1>(context); }

}  // namespace interleave
