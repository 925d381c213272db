// EEVDF as Linux 6.18 has it (kernel/sched/fair.c): shares of whole runs, and the policy's rules one by one.
#include <doctest/doctest.h>

#include <deque>
#include <memory>
#include <vector>

#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

// ---- shares ----

// Threads that compute for 10 s on one core, and what share of it each has had.
std::vector<double> shares(const std::string& os, const std::vector<int>& nices) {
  std::string text = "machine: {cores: 1}\nos: " + os + "\nworkload:\n  for: 10 s\n  jobs:\n";
  for (std::size_t i = 0; i < nices.size(); ++i)
    text += "    - {name: t" + std::to_string(i) + ", nice: " + std::to_string(nices[i]) + ", steps: [{cpu: forever}]}\n";
  const Result result = run_text(text + "approaches: [native_threads]\n");
  CHECK(result.elapsed == 10s);
  CHECK(result.cpu == 10s);
  std::vector<double> list;
  for (const TaskResult& task : result.tasks) {
    CHECK(task.cpu + task.runnable == 10s);
    list.push_back(seconds(task.cpu) / 10);
  }
  return list;
}

void check_shares(const std::vector<double>& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) CHECK(std::abs(got[i] - expected[i]) < 0.005);
}

// ---- the policy alone: one queue, a clock by hand ----

struct TestEntity : Entity {
  using Entity::Entity;
};

class Queue {
 public:
  explicit Queue(const OsSpec& os = *os_preset("linux-6.18"))
      : policy_(make_eevdf(os, 1)), slice_(os.base_slice) {}

  Entity& add(int nice = 0) {
    Entity& entity = entities_.emplace_back(static_cast<int>(entities_.size()));
    entity.nice = nice;
    entity.weight = weight_of_nice(nice);
    policy_->admit(entity);
    policy_->enqueue(entity, Why::created);
    return entity;
  }
  Entity* pick() { return running_ = policy_->pick(); }
  void run(Duration time) { policy_->ran(*running_, time); }
  void preempt() {
    policy_->enqueue(*running_, Why::preempted);
    running_ = nullptr;
  }
  void block() {
    policy_->dequeue(*running_, Why::blocked);
    running_ = nullptr;
  }
  // The running one to the end of its slice, then the next; how long it ran.
  Duration turn() {
    Duration time{};
    do {
      const Duration slice = policy_->slice(*running_);
      run(slice);
      time += slice;
    } while (!policy_->due(*running_));
    preempt();
    pick();
    return time;
  }
  bool wake(Entity& entity) {
    policy_->enqueue(entity, Why::woken);
    return policy_->preempts(entity, *running_);
  }

  Policy& policy() { return *policy_; }
  Duration base_slice() const { return slice_; }

 private:
  std::unique_ptr<Policy> policy_;
  Duration slice_;
  std::deque<TestEntity> entities_;
  Entity* running_ = nullptr;
};

}  // namespace

// Weights 1024, 335 and 110 (sched_prio_to_weight); a kernel 6.18 measured the same shares.
TEST_CASE("shares follow the weights of nice values, with ticks and without") {
  for (const char* os : {"linux-6.18", "{preset: linux-6.18, hrtick: true}", "{preset: linux-6.18, hz: 1000}",
                         "{preset: linux-6.18, hz: 0}", "linux-6.6"}) {
    CAPTURE(os);
    check_shares(shares(os, {0, 5}), {0.753, 0.247});
    check_shares(shares(os, {0, 0}), {0.5, 0.5});
    check_shares(shares(os, {0, 5, 10}), {0.697, 0.228, 0.075});
    check_shares(shares(os, {-5, 0}), {3121.0 / 4145, 1024.0 / 4145});
  }
}

TEST_CASE("equal weights: nobody is ahead of another by more than a slice") {
  Queue queue;
  std::vector<Entity*> all;
  std::vector<Duration> had(5);
  for (int i = 0; i < 5; ++i) all.push_back(&queue.add());
  Entity* running = queue.pick();
  for (int i = 0; i < 1000; ++i) {
    const int id = running->id;
    const Duration time = queue.turn();
    CHECK(time <= queue.base_slice());
    had[static_cast<std::size_t>(id)] += time;
    running = nullptr;
    const auto [least, most] = std::minmax_element(had.begin(), had.end());
    CHECK(*most - *least <= queue.base_slice());
    // Who runs now is not in the queue: it is the one that is not waiting.
    for (Entity* entity : all) {
      bool waits = false;
      for (std::size_t k = 0; Entity* other = queue.policy().waiting_at(k); ++k) waits |= other == entity;
      if (!waits) running = entity;
    }
    REQUIRE(running);
  }
}
