// First in, first out: who is picked runs until it blocks or ends. Fewest switches, and the convoy effect: short jobs
// wait behind long ones. Any textbook; as a real-time class, SCHED_FIFO without priorities.
#include "sim/os/policies/policies.h"

namespace interleave {
namespace {

class Fifo final : public Policy {
 public:
  void enqueue(Entity& entity, Why) override { ready_.push_back(entity); }
  void dequeue(Entity& entity, Why) override {
    if (EntityList::contains(entity)) ready_.erase(entity);
  }
  Entity* pick() override { return ready_.pop_front(); }
  void take(Entity& entity) override { ready_.erase(entity); }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override { return ready_.at(index); }

 private:
  EntityList ready_;
};

}  // namespace

std::unique_ptr<Policy> make_fifo(const PolicyContext&) { return std::make_unique<Fifo>(); }

}  // namespace interleave
