// Multi-level feedback queue: levels of round robin, the first above the second and so on. A thread begins at the top
// and sinks a level whenever it has used up its allotment there, so that who computes little is served soon, without
// an oracle. A boost lifts all to the top now and then, or long jobs could starve. Bad where its many numbers do not
// fit the load; with `io_renews` it can be gamed by blocking just before a turn is over.
// Corbato et al. (1962); Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 8, whose rules these are.
//
// Boosts come at multiples of `boost`, and cost nothing: an epoch stands before the level in the tree's keys. Who was
// queued in an earlier epoch is at the top now, in the order of its former level.
#include <algorithm>

#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class Mlfq final : public Policy {
 public:
  explicit Mlfq(const PolicyContext& context)
      : calendar_(*context.calendar),
        boost_(context.os.boost),
        io_bump_(context.os.io_bump),
        io_renews_(context.os.io_renews) {
    const OsSpec& os = context.os;
    for (std::size_t i = 0; i < static_cast<std::size_t>(os.mlfq_levels()); ++i) {
      const Duration quantum = os.quanta.empty() ? os.quantum_or(std::chrono::milliseconds(10)) : os.quanta[i];
      levels_.push_back({quantum, os.allotments.empty() ? quantum : os.allotments[i]});
    }
  }

  void admit(Entity& entity) override { entity.state = std::make_unique<Job>(entity); }

  void enqueue(Entity& entity, Why why) override {
    Job& job = of(entity);
    lift(job);
    const std::int64_t key = job.epoch * static_cast<std::int64_t>(levels_.size()) + job.level;
    job.bumped = why == Why::woken && io_bump_;
    if (job.bumped)
      ready_.insert_first(job, key);
    else if (why == Why::preempted && !job.turn_over)
      ready_.insert_again(job, key);
    else
      ready_.insert(job, key);
    job.turn_over = false;
  }
  void dequeue(Entity& entity, Why why) override {
    Job& job = of(entity);
    if (job.queued) ready_.erase(job);
    if (why == Why::blocked && io_renews_) job.turn = job.allotted = Duration{};
  }
  Entity* pick() override {
    Job* job = ready_.first();
    if (!job) return nullptr;
    take(job->entity);
    return &job->entity;
  }
  // Who waited through a boost runs at the top, its quantum and its allotment untouched.
  void take(Entity& entity) override {
    ready_.erase(of(entity));
    lift(of(entity));
  }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < ready_.size() ? &ready_.at(index).entity : nullptr;
  }

  // What it ran before the last boost is forgotten.
  void ran(Entity& entity, Duration time) override {
    Job& job = of(entity);
    if (job.epoch != epoch()) time = std::min(time, calendar_.now() - Time(boost_ * epoch()));
    lift(job);
    bool sank = false;
    while (job.level + 1 < static_cast<int>(levels_.size()) && job.allotted + time >= level_of(job).allotment) {
      time -= level_of(job).allotment - job.allotted;
      ++job.level;
      job.turn = job.allotted = Duration{};
      sank = true;
    }
    job.allotted += time;
    job.turn = (job.turn + time) % level_of(job).quantum;
    job.turn_over = job.turn == Duration{} && (sank || time > Duration{});
  }

  Duration slice(const Entity& entity) const override {
    if (ready_.empty()) return forever;
    const Job& job = of(entity);
    if (job.turn_over) return Duration{};
    Duration left = level_of(job).quantum - job.turn;
    if (job.level + 1 < static_cast<int>(levels_.size()))
      left = std::min(left, level_of(job).allotment - job.allotted);
    if (boost_ > Duration{}) left = std::min(left, Time(boost_ * (epoch() + 1)) - calendar_.now());
    return left;
  }
  // At the end of a turn those of its level, or of the one that it has sunk to, come first; not at a boost.
  bool due(Entity& entity) override {
    Job& job = of(entity);
    lift(job);
    if (!job.turn_over) return false;
    if (!ready_.empty() && level(*ready_.first()) <= job.level) return true;
    job.turn_over = false;
    return false;
  }

  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override {
    const int mine = level(of(joined)), other = level(of(running));
    return mine < other || (mine == other && of(joined).bumped);
  }
  bool rather(const Entity& victim, const Entity& other) const override {
    return level(of(victim)) > level(of(other));
  }

 private:
  struct Level {
    Duration quantum, allotment;
  };
  struct Job final : Entity::State, OrderedTree<Job>::Node {
    explicit Job(Entity& entity) : entity(entity) {}
    Entity& entity;
    int level = 0;             // from the top
    std::int64_t epoch = 0;    // of its level: boosts before it
    Duration turn{};           // of its quantum, used
    Duration allotted{};       // of its allotment, used
    bool turn_over = false;
    bool bumped = false;       // back from a wait, before its equals
  };
  static Job& of(const Entity& entity) { return static_cast<Job&>(*entity.state); }
  const Level& level_of(const Job& job) const { return levels_[static_cast<std::size_t>(job.level)]; }

  std::int64_t epoch() const { return boost_ > Duration{} ? calendar_.now().time_since_epoch() / boost_ : 0; }
  int level(const Job& job) const { return job.epoch == epoch() ? job.level : 0; }
  void lift(Job& job) const {
    if (job.epoch == epoch()) return;
    job.epoch = epoch();
    job.level = 0;
    job.turn = job.allotted = Duration{};
    job.turn_over = false;
  }

  const Calendar& calendar_;
  const Duration boost_;
  const bool io_bump_, io_renews_;
  std::vector<Level> levels_;
  OrderedTree<Job> ready_;
};

}  // namespace

std::unique_ptr<Policy> make_mlfq(const PolicyContext& context) { return std::make_unique<Mlfq>(context); }

}  // namespace interleave
