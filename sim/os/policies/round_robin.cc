// Round robin: a queue and a fixed quantum. Fair in turns, blind to latency and to who has used how much. A thread
// that blocks early loses the rest of its quantum. Kleinrock (1964); any textbook.
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class RoundRobin final : public Policy {
 public:
  explicit RoundRobin(Duration quantum) : quantum_(quantum) {}

  void admit(Entity& entity) override { entity.state = std::make_unique<Used>(); }

  void enqueue(Entity& entity, Why) override {
    used(entity) = Duration{};
    ready_.push_back(entity);
  }
  void dequeue(Entity& entity, Why) override {
    if (EntityList::contains(entity)) ready_.erase(entity);
  }
  Entity* pick() override { return ready_.pop_front(); }
  void take(Entity& entity) override { ready_.erase(entity); }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override { return ready_.at(index); }

  // A thread alone goes on; its quanta still end every `quantum_` from when it was picked; who comes just then is next.
  void ran(Entity& entity, Duration time) override { used(entity) += time; }
  Duration slice(const Entity& entity) const override {
    if (ready_.empty()) return forever;
    const Duration part = used(entity) % quantum_;
    return used(entity) > Duration{} && part == Duration{} ? Duration{} : quantum_ - part;
  }

 private:
  struct Used final : Entity::State {
    Duration time{};
  };
  static Duration& used(const Entity& entity) { return static_cast<Used&>(*entity.state).time; }

  Duration quantum_;
  EntityList ready_;
};

}  // namespace

std::unique_ptr<Policy> make_round_robin(const PolicyContext& context) {
  return std::make_unique<RoundRobin>(context.os.quantum_or(std::chrono::milliseconds(4)));
}

}  // namespace interleave
