// Shortest job first: of those who wait, the one whose next CPU burst is shortest runs, to the burst's end. The least
// mean waiting time of all policies without preemption when all jobs are there from the start; but it needs an oracle
// (Entity::burst), and long jobs may wait for ever. Equals in the order of arrival; of whom nothing is known goes
// first. Smith (1956); Silberschatz, Operating System Concepts.
#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"

namespace interleave {
namespace {

class Sjf final : public Policy {
 public:
  void admit(Entity& entity) override { entity.state = std::make_unique<Job>(entity); }

  void enqueue(Entity& entity, Why) override { ready_.insert(of(entity), entity.burst.count()); }
  void dequeue(Entity& entity, Why) override {
    if (of(entity).queued) ready_.erase(of(entity));
  }
  Entity* pick() override {
    Job* job = ready_.pop_first();
    return job ? &job->entity : nullptr;
  }
  void take(Entity& entity) override { ready_.erase(of(entity)); }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < ready_.size() ? &ready_.at(index).entity : nullptr;
  }

 private:
  struct Job final : Entity::State, OrderedTree<Job>::Node {
    explicit Job(Entity& entity) : entity(entity) {}
    Entity& entity;
  };
  static Job& of(const Entity& entity) { return static_cast<Job&>(*entity.state); }

  OrderedTree<Job> ready_;
};

}  // namespace

std::unique_ptr<Policy> make_sjf(const PolicyContext&) { return std::make_unique<Sjf>(); }

}  // namespace interleave
