// Stride: each job has a pass, which advances as it runs, by less the more tickets it has; whoever has the lowest pass
// gets the next quantum. The lottery without chance: no job is ever more than a quantum off its share against another.
// Blind to latency: who wakes up waits for the quantum's end. Tickets are a job's own, or its weight.
// Waldspurger and Weihl (1995), whose functions are named below.
#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class Stride final : public Policy {
 public:
  explicit Stride(const PolicyContext& context)
      : quantum_(context.os.quantum_or(std::chrono::milliseconds(10))) {}

  void admit(Entity& entity) override { entity.state = std::make_unique<Client>(entity); }

  void enqueue(Entity& entity, Why why) override {
    Client& client = of(entity);
    if (why != Why::preempted && why != Why::yielded) join(client);
    ready_.insert(client, client.pass.value);
  }
  void dequeue(Entity& entity, Why) override {
    Client& client = of(entity);
    if (client.queued) ready_.erase(client);
    leave(client);
  }
  // client_modify: what it is ahead is worth less the more tickets it has.
  void changed(Entity& entity) override {
    Client& client = of(entity);
    if (!client.joined || client.tickets == entity.tickets) return;
    const __int128 ahead = client.pass.value - global_.value;
    client.pass.value = global_.value + static_cast<std::int64_t>(ahead * client.tickets / entity.tickets);
    global_tickets_ += entity.tickets - client.tickets;
    client.tickets = entity.tickets;
    if (!client.queued) return;
    ready_.erase(client);
    ready_.insert(client, client.pass.value);
  }
  Entity* pick() override {
    Client* client = ready_.first();
    if (!client) return nullptr;
    take(client->entity);
    return &client->entity;
  }
  void take(Entity& entity) override {
    ready_.erase(of(entity));
    of(entity).used = Duration{};
  }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < ready_.size() ? &ready_.at(index).entity : nullptr;
  }

  void ran(Entity& entity, Duration time) override {
    Client& client = of(entity);
    client.used += time;
    client.pass.advance(time, client.tickets);
    global_.advance(time, global_tickets_);   // global_pass_update
  }
  Duration slice(const Entity& entity) const override {
    if (ready_.empty()) return forever;
    const Duration used = of(entity).used, part = used % quantum_;
    return used > Duration{} && part == Duration{} ? Duration{} : quantum_ - part;
  }

 private:
  // Time over tickets, exact: the rest of each division is kept. 1024 is the paper's stride1: a job of 1024 tickets
  // advances by a quantum a quantum.
  struct Pass {
    std::int64_t value = 0, rest = 0;
    void advance(Duration time, std::int64_t tickets) {
      const __int128 sum = static_cast<__int128>(time.count()) * nice_0_weight + rest;
      value += static_cast<std::int64_t>(sum / tickets);
      rest = static_cast<std::int64_t>(sum % tickets);
    }
  };
  struct Client final : Entity::State, OrderedTree<Client>::Node {
    explicit Client(Entity& entity) : entity(entity) {}
    Entity& entity;
    std::int64_t tickets = 0;
    Pass pass;
    std::int64_t remain = 0;    // of its pass beyond the global one, when it left
    Duration used{};            // since it was picked
    bool fresh = true;          // it has never been here
    bool joined = false;        // it waits or runs
  };
  static Client& of(const Entity& entity) { return static_cast<Client&>(*entity.state); }

  // client_init: the first pass is a stride ahead; client_join: what was ahead is ahead again.
  void join(Client& client) {
    client.tickets = client.entity.tickets;
    client.pass = {global_.value, 0};
    if (client.fresh)
      client.pass.advance(quantum_, client.tickets);
    else
      client.pass.value += client.remain;
    client.fresh = false;
    client.joined = true;
    global_tickets_ += client.tickets;
  }
  void leave(Client& client) {   // client_leave
    client.remain = client.pass.value - global_.value;
    client.joined = false;
    global_tickets_ -= client.tickets;
  }

  const Duration quantum_;
  OrderedTree<Client> ready_;
  Pass global_;
  std::int64_t global_tickets_ = 0;   // of who waits and who runs
};

}  // namespace

std::unique_ptr<Policy> make_stride(const PolicyContext& context) { return std::make_unique<Stride>(context); }

}  // namespace interleave
