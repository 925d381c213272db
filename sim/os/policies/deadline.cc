// Earliest deadline first, with a constant bandwidth server for whoever states a runtime: in each period it may use so
// much, and is held back until the next once that is gone, so that nobody's overrun is another's miss. On one core no
// deadline is missed up to a utilisation of 1; on many, global EDF may miss with little more than 1 in all (Dhall and
// Liu, 1978). Liu and Layland (1973); Abeni and Buttazzo (1998); kernel/sched/deadline.c, whose functions are named.
#include <algorithm>

#include "sim/os/policies/ordered_tree.h"
#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

class EarliestDeadline final : public Policy {
 public:
  explicit EarliestDeadline(const PolicyContext& context) : calendar_(*context.calendar), host_(*context.host) {}

  void admit(Entity& entity) override { entity.state = std::make_unique<Server>(entity); }

  void enqueue(Entity& entity, Why why) override {
    Server& server = of(entity);
    if (why == Why::created || why == Why::woken) wake_up(server);
    if (why == Why::yielded) server.budget = std::min(server.budget, Duration{});   // yield_task_dl
    if (server.limited() && server.budget <= Duration{} && next_period(server) > now()) return throttle(server);
    if (server.limited() && server.budget <= Duration{}) replenish(server);
    ready_.insert(server, server.deadline.time_since_epoch().count());
  }

  void dequeue(Entity& entity, Why) override {
    Server& server = of(entity);
    if (!server.queued) return;
    if (server.throttled)
      release(server);
    else
      ready_.erase(server);
  }

  Entity* pick() override {
    Server* first = ready_.pop_first();
    return first ? &first->entity : nullptr;
  }
  void take(Entity& entity) override { ready_.erase(of(entity)); }
  std::size_t waiting() const override { return ready_.size(); }
  Entity* waiting_at(std::size_t index) const override {
    return index < ready_.size() ? &ready_.at(index).entity : nullptr;
  }

  void ran(Entity& entity, Duration time) override {   // update_curr_dl
    Server& server = of(entity);
    if (!server.limited()) return;
    server.budget -= time;
    if (server.budget <= Duration{}) host_.give_way(entity);
  }
  Duration slice(const Entity& entity) const override {
    return of(entity).limited() ? std::max(of(entity).budget, Duration{}) : forever;
  }
  bool due(Entity& entity) override { return of(entity).limited() && of(entity).budget <= Duration{}; }

  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override {
    return !of(joined).throttled && of(joined).deadline < of(running).deadline;
  }
  bool rather(const Entity& victim, const Entity& other) const override {
    return of(victim).deadline > of(other).deadline;
  }
  bool overtaken(Entity& running) override {
    return !ready_.empty() && ready_.first()->deadline < of(running).deadline;
  }

  // Without a server the deadline is that of the job.
  void job_begins(Entity& entity, Time released) override {
    Server& server = of(entity);
    if (!server.limited()) server.deadline = deadline_from(server, released);
  }

  Duration throttled_clock(const Entity& entity) const override {
    const Server& server = of(entity);
    return server.throttled_for + (server.throttled ? now() - server.throttled_since : Duration{});
  }

 private:
  struct Server final : Entity::State, OrderedTree<Server>::Node {
    explicit Server(Entity& entity) : entity(entity) {}
    bool limited() const { return entity.runtime > Duration{}; }
    Duration period() const { return entity.period > Duration{} ? entity.period : entity.deadline; }
    Entity& entity;
    Time deadline = Time::min();
    Duration budget{};              // what is left of the runtime
    bool throttled = false;
    Time throttled_since{};
    Duration throttled_for{};
  };
  static Server& of(const Entity& entity) { return static_cast<Server&>(*entity.state); }
  Time now() const { return calendar_.now(); }
  static Time deadline_from(const Server& server, Time start) {
    return server.entity.deadline > Duration{} ? start + server.entity.deadline : never;
  }
  static Time next_period(const Server& server) {   // dl_next_period
    return server.deadline - server.entity.deadline + server.period();
  }

  void begin_period(Server& server) {   // replenish_dl_new_period
    server.deadline = deadline_from(server, now());
    server.budget = server.entity.runtime;
  }

  // update_dl_entity: what is left of runtime and deadline goes on unless it is more than Q / D.
  void wake_up(Server& server) {
    const Entity& entity = server.entity;
    if (!server.limited()) {
      server.deadline = deadline_from(server, now());
      return;
    }
    if (server.deadline == Time::min()) {
      begin_period(server);
      return;
    }
    const bool constrained = entity.deadline < server.period();
    if (constrained && server.deadline < now() && now() < next_period(server)) {
      server.budget = Duration{};     // dl_check_constrained_dl: not again in the same period
      return;
    }
    if (server.budget <= Duration{} && now() < next_period(server)) return;
    const auto left_of_deadline = server.deadline - now();
    const auto product = [](Duration a, Duration b) { return static_cast<__int128>(a.count()) * b.count(); };
    if (server.deadline < now() ||
        (!constrained && product(server.budget, entity.deadline) > product(entity.runtime, left_of_deadline))) {
      begin_period(server);
    } else if (constrained) {       // update_dl_revised_wakeup
      server.budget = Duration(
          static_cast<std::int64_t>(product(entity.runtime, left_of_deadline) / entity.deadline.count()));
    }
  }

  void throttle(Server& server) {
    server.throttled = true;
    server.throttled_since = now();
    throttled_.insert(server, next_period(server).time_since_epoch().count());
    set_timer();
  }
  void release(Server& server) {
    throttled_.erase(server);
    server.throttled = false;
    server.throttled_for += now() - server.throttled_since;
    set_timer();
  }
  void set_timer() {
    calendar_.schedule(timer_, throttled_.empty() ? never : std::max(now(), Time(Duration(throttled_.first()->key))));
  }

  void replenish(Server& server) {   // replenish_dl_entity
    while (server.budget <= Duration{}) {
      server.deadline += server.period();
      server.budget += server.entity.runtime;
    }
    if (server.deadline >= now()) return;
    server.deadline = deadline_from(server, now());
    server.budget = server.entity.runtime;
  }
  void period_begins() {             // dl_task_timer
    while (Server* first = throttled_.first()) {
      if (Time(Duration(first->key)) > now()) break;
      release(*first);
      replenish(*first);
      ready_.insert(*first, first->deadline.time_since_epoch().count());
    }
    host_.look_again();
  }

  Calendar& calendar_;
  QueueHost& host_;
  OrderedTree<Server> ready_;        // by deadline
  OrderedTree<Server> throttled_;    // by when they get a new runtime
  EventOf<EarliestDeadline, &EarliestDeadline::period_begins> timer_{*this};
};

}  // namespace

std::unique_ptr<Policy> make_deadline(const PolicyContext& context) {
  return std::make_unique<EarliestDeadline>(context);
}

}  // namespace interleave
