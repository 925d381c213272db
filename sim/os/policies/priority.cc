// Static priorities: who waits with the highest `priority` runs. What matters most comes first; whoever matters least
// may never run, unless waiting makes it more urgent (`ageing`): each `ageing` that it has waited is worth one
// priority, which is lost as it runs, when others' waiting has outgrown it, and when it blocks. `preemptive: false`
// lets the running one finish its burst. Equals take their turns in the order of arrival, each to its end, or for a
// `quantum`. Silberschatz, Operating System Concepts; any real-time kernel.
//
// Rank, in ns: priority x ageing + credit, where credit grows while it waits and shrinks while it runs. So the order of
// those who wait does not change with time, and the tree's keys stand still. Without ageing a priority is worth 1 ns.
#include <algorithm>

#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class Priority final : public Policy {
 public:
  explicit Priority(const PolicyContext& context)
      : calendar_(*context.calendar),
        ageing_(context.os.ageing),
        quantum_(context.os.quantum),
        preemptive_(context.os.preemptive) {}

  void admit(Entity& entity) override { entity.state = std::make_unique<Job>(entity); }

  // Who was displaced within its turn stands before its equals.
  void enqueue(Entity& entity, Why why) override {
    Job& job = of(entity);
    const bool turn_over = why != Why::preempted || (quantum_ > Duration{} && job.used >= quantum_);
    if (turn_over) job.used = Duration{};
    job.since = calendar_.now();
    if (job.outrun) job.credit = Duration{};
    job.outrun = false;
    if (turn_over)
      ready_.insert(job, key(job));
    else
      ready_.insert_again(job, key(job));
  }
  void dequeue(Entity& entity, Why why) override {
    Job& job = of(entity);
    if (job.queued) take(entity);
    if (why == Why::blocked || why == Why::exited) job.credit = Duration{};
  }
  Entity* pick() override {
    Job* job = ready_.first();
    if (!job) return nullptr;
    take(job->entity);
    return &job->entity;
  }
  // Who is taken although another outranks it, which may not run there, is not asked again for a while.
  void take(Entity& entity) override {
    Job& job = of(entity);
    job.credit += waited(job);
    ready_.erase(job);
    const bool passes = !ready_.empty() && outranks(*ready_.first(), job);
    job.spared_until = !passes ? calendar_.now() : ageing_ > Duration{} ? calendar_.now() + ageing_ : never;
  }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < ready_.size() ? &ready_.at(index).entity : nullptr;
  }

  void ran(Entity& entity, Duration time) override {
    Job& job = of(entity);
    job.used += time;
    job.credit = std::max(job.credit - time, Duration{});
  }

  Duration slice(const Entity& entity) const override {
    if (!preemptive_ || ready_.empty()) return forever;
    const Job& job = of(entity);
    Duration until = spared(job) ? std::min(job.spared_until - calendar_.now(), forever) : until_outranked(job);
    if (quantum_ > Duration{}) until = std::min(until, std::max(quantum_ - job.used, Duration{}));
    return until;
  }
  bool due(Entity& entity) override {
    if (ready_.empty()) return false;
    Job& job = of(entity);
    if (!spared(job) && until_outranked(job) == Duration{}) return job.outrun = true;
    if (quantum_ == Duration{} || job.used < quantum_) return false;
    if (rank(*ready_.first()) >= rank(job)) return true;
    job.used = Duration{};   // nobody of its rank: another turn
    return false;
  }

  bool preemptive() const override { return preemptive_; }
  bool preempts(Entity& joined, Entity& running) override { return outranks(of(joined), of(running)); }
  bool rather(const Entity& victim, const Entity& other) const override { return rank(of(victim)) < rank(of(other)); }
  int urgency(const Entity&, int priority) const override { return priority; }

 private:
  struct Job final : Entity::State, OrderedTree<Job>::Node {
    explicit Job(Entity& entity) : entity(entity) {}
    Entity& entity;
    Time since{};        // when it last began to wait
    Duration credit{};   // up to then
    Duration used{};     // of its turn
    Time spared_until{}; // until then it does not give way to who outranks it
    bool outrun = false; // others' waiting makes it give way
  };
  static Job& of(const Entity& entity) { return static_cast<Job&>(*entity.state); }

  bool spared(const Job& job) const { return calendar_.now() < job.spared_until; }
  Duration worth() const { return std::max(ageing_, Duration(1)); }
  Duration waited(const Job& job) const {
    return job.queued && ageing_ > Duration{} ? calendar_.now() - job.since : Duration{};
  }
  Duration rank(const Job& job) const { return job.entity.priority * worth() + job.credit + waited(job); }
  // Less is more urgent: what the rank was, or would have been, at time 0.
  std::int64_t key(const Job& job) const {
    const Duration since = ageing_ > Duration{} ? job.since.time_since_epoch() : Duration{};
    return (since - job.entity.priority * worth() - job.credit).count();
  }

  // By a whole priority: the running one is not disturbed for less.
  bool outranks(const Job& waiting, const Job& running) const { return rank(waiting) >= rank(running) + worth(); }
  // While one waits and the other runs, the distance shrinks by two for each ns, or by one once the credit is spent.
  Duration until_outranked(const Job& running) const {
    const Duration distance = rank(running) + worth() - rank(*ready_.first());
    if (distance <= Duration{}) return Duration{};
    if (ageing_ == Duration{}) return forever;
    const Duration both = 2 * running.credit;
    return distance <= both ? (distance + Duration(1)) / 2 : distance - running.credit;
  }

  const Calendar& calendar_;
  const Duration ageing_, quantum_;
  const bool preemptive_;
  OrderedTree<Job> ready_;
};

}  // namespace

std::unique_ptr<Policy> make_priority(const PolicyContext& context) { return std::make_unique<Priority>(context); }

}  // namespace interleave
