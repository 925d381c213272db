// Lottery: a quantum goes to whoever holds the ticket that is drawn. Shares follow the tickets in the long run, nobody
// starves, and newcomers need no history; over short times chance decides. A job's tickets are its weight unless it has
// some of its own. With `compensation`, who used only a part f of its quantum before it blocked holds 1/f as many until
// it next wins, or I/O would cost it its share. The draws are the seed's. Waldspurger and Weihl (1994).
#include <algorithm>

#include "sim/os/policies/policies.h"
#include "sim/os/policies/ticket_tree.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class Lottery final : public Policy {
 public:
  explicit Lottery(const PolicyContext& context)
      : quantum_(context.os.quantum_or(std::chrono::milliseconds(10))),
        compensates_(context.os.compensation),
        draws_(context.draws()) {}

  void admit(Entity& entity) override { entity.state = std::make_unique<Holder>(entity); }

  void enqueue(Entity& entity, Why) override {
    Holder& holder = of(entity);
    holder.tickets = entity.tickets;
    if (holder.compensated) holder.tickets = inflated(holder);
    ready_.insert(holder, entity.id);
  }
  void changed(Entity& entity) override {
    if (!of(entity).queued) return;
    ready_.erase(of(entity));
    enqueue(entity, Why::changed);
  }
  void dequeue(Entity& entity, Why why) override {
    Holder& holder = of(entity);
    if (holder.queued) return ready_.erase(holder);
    holder.compensated = compensates_ && why == Why::blocked && holder.used > Duration{} && holder.used < quantum_;
  }
  Entity* pick() override {
    if (ready_.size() == 0) return nullptr;
    // A whole number below the number of tickets: the upper half of the product (Lemire, 2019).
    const auto tickets = static_cast<std::uint64_t>(ready_.tickets());
    const auto ticket = static_cast<std::int64_t>((static_cast<unsigned __int128>(draws_.bits()) * tickets) >> 64);
    Holder& winner = ready_.holder(ticket);
    take(winner.entity);
    return &winner.entity;
  }
  void take(Entity& entity) override {
    Holder& holder = of(entity);
    ready_.erase(holder);
    holder.used = Duration{};
    holder.compensated = false;
  }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < ready_.size() ? &ready_.at(index).entity : nullptr;
  }

  void ran(Entity& entity, Duration time) override { of(entity).used += time; }
  // Alone it goes on, but its quanta still end every `quantum_` from when it was picked.
  Duration slice(const Entity& entity) const override {
    if (ready_.size() == 0) return forever;
    const Duration used = of(entity).used, part = used % quantum_;
    return used > Duration{} && part == Duration{} ? Duration{} : quantum_ - part;
  }

 private:
  struct Holder final : Entity::State, TicketTree<Holder>::Node {
    explicit Holder(Entity& entity) : entity(entity) {}
    Entity& entity;
    std::int64_t tickets = 0;
    Duration used{};            // since it was picked
    bool compensated = false;
  };
  static Holder& of(const Entity& entity) { return static_cast<Holder&>(*entity.state); }

  std::int64_t inflated(const Holder& holder) const {
    const __int128 tickets = static_cast<__int128>(holder.tickets) * quantum_.count() / holder.used.count();
    constexpr std::int64_t most = std::int64_t{1} << 40;
    return tickets > most ? most : static_cast<std::int64_t>(tickets);
  }

  const Duration quantum_;
  const bool compensates_;
  Stream draws_;
  TicketTree<Holder> ready_;
};

}  // namespace

std::unique_ptr<Policy> make_lottery(const PolicyContext& context) { return std::make_unique<Lottery>(context); }

}  // namespace interleave
