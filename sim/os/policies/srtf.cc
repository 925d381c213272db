// Shortest remaining time first: who has least of its CPU burst left runs, and who comes with less displaces it at
// once. The least mean turnaround of all policies on one core; but it needs an oracle (Entity::burst), and long jobs
// may wait for ever. Decided anew when somebody joins or leaves. Schrage (1968); Silberschatz, Operating System
// Concepts.
#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"

namespace interleave {
namespace {

class Srtf final : public Policy {
 public:
  void admit(Entity& entity) override { entity.state = std::make_unique<Job>(entity); }

  // Who was displaced keeps its place among equals.
  void enqueue(Entity& entity, Why why) override {
    if (why == Why::preempted)
      ready_.insert_again(of(entity), entity.burst.count());
    else
      ready_.insert(of(entity), entity.burst.count());
  }
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

  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override { return joined.burst < running.burst; }
  bool rather(const Entity& victim, const Entity& other) const override { return victim.burst > other.burst; }

 private:
  struct Job final : Entity::State, OrderedTree<Job>::Node {
    explicit Job(Entity& entity) : entity(entity) {}
    Entity& entity;
  };
  static Job& of(const Entity& entity) { return static_cast<Job&>(*entity.state); }

  OrderedTree<Job> ready_;
};

}  // namespace

std::unique_ptr<Policy> make_srtf(const PolicyContext&) { return std::make_unique<Srtf>(); }

}  // namespace interleave
