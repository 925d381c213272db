// EEVDF as Linux 6.18 has it (kernel/sched/fair.c): shares of whole runs, and the policy's rules one by one.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "sim/core/random.h"
#include "sim/os/policies/deadline_tree.h"
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
    text += "    - {name: t" + std::to_string(i) + ", nice: " + std::to_string(nices[i]) +
            ", steps: [{cpu: forever}]}\n";
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
      : policy_(make_eevdf({.os = os, .ticks = os.hz > 0 ? TimerTicks(os.hz, {}) : TimerTicks()})),
        slice_(os.base_slice) {}

  Entity& add(int nice = 0, Why why = Why::created) {
    Entity& entity = entities_.emplace_back(static_cast<int>(entities_.size()));
    entity.nice = nice;
    entity.weight = weight_of_nice(nice);
    policy_->admit(entity);
    policy_->enqueue(entity, why);
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

  Entity& running() const { return *running_; }
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

// task_sched_runtime, behind clock_gettime(CLOCK_THREAD_CPUTIME_ID), calls update_curr, which ends slices under EEVDF.
// Two spinning processes on one of two cores of a kernel 6.18 (HZ=250) were preempted 125 times a second each, and 358
// times where they looked at their CPU clocks.
TEST_CASE("who looks at its CPU clock all the time has slices that end exactly, others at ticks") {
  const auto preemptions = [](const std::string& os, const std::string& clock) {
    const std::string hogs = "steps: [{cpu: 1 ms}], repeat: forever, affinity: [0]}\n";
    return run_text("machine: {cores: 2}\nos: " + os + "\nworkload:\n  cpu_demand: " + clock +
                    "\n  for: 2 s\n  jobs:\n    - {name: A, " + hogs + "    - {name: B, " + hogs +
                    "approaches: [native_threads, threading]\n")
        .switches_involuntary;
  };
  CHECK(preemptions("linux-6.18", "work") == doctest::Approx(2 * 2 * 125).epsilon(0.01));
  CHECK(preemptions("linux-6.18", "thread_clock") == doctest::Approx(2 * 2 * 358).epsilon(0.01));
  CHECK(preemptions("linux-5.15", "thread_clock") == preemptions("linux-5.15", "work"));
}

// enqueue_entity calls update_curr too: who comes at 2 ms notices that A's slice was over at 0.7 ms.
TEST_CASE("who joins the queue ends the slice of whom it finds running if that is over, before the tick does") {
  const std::string jobs = "    - {name: A, steps: [{cpu: 20 ms}]}\n    - {name: B, steps: [{cpu: 20 ms}]}\n";
  const auto line = [](const std::string& jobs) {
    return schedule_of("machine: {cores: 1}\nos: {preset: linux-6.18, tick_phase: start}\nworkload:\n  jobs:\n" +
                           jobs + "approaches: [native_threads]\n", 1ms)[0];
  };
  CHECK(line(jobs).substr(0, 8) == "AAAABBBB");
  CHECK(line(jobs + "    - {name: C, class: idle, arrive: 2 ms, steps: [{cpu: 1 ms}]}\n").substr(0, 4) == "AABB");
}

TEST_CASE("equal weights: nobody is ahead of another by more than a slice") {
  Queue queue;
  std::vector<Duration> had(5);
  for (int i = 0; i < 5; ++i) queue.add();
  queue.pick();
  for (int i = 0; i < 1000; ++i) {
    const auto id = static_cast<std::size_t>(queue.running().id);
    const Duration time = queue.turn();
    CHECK(time <= queue.base_slice());
    had[id] += time;
    const auto [least, most] = std::minmax_element(had.begin(), had.end());
    CHECK(*most - *least <= queue.base_slice());
  }
}

// check_preempt_wakeup_fair: who slept with time owed to it does not wait for the end of a slice.
TEST_CASE("a woken entity with positive lag preempts a hog, which is not eligible then") {
  Queue queue;
  Entity& hog = queue.add();
  Entity& sleeper = queue.add();
  REQUIRE(queue.pick() == &hog);
  queue.turn();
  queue.run(50us);
  queue.block();                        // sleeper has had less than hog
  CHECK_FALSE(queue.policy().holds(sleeper));
  REQUIRE(queue.pick() == &hog);
  queue.run(5ms);
  CHECK(queue.wake(sleeper));
  queue.preempt();
  CHECK(queue.pick() == &sleeper);

  // protect_slice, RUN_TO_PARITY: now it is the one that is owed time, and an earlier deadline alone displaces it only
  // when its slice is over.
  queue.run(10us);
  Entity& heavy = queue.add(-10, Why::woken);
  CHECK_FALSE(queue.policy().preempts(heavy, sleeper));
  queue.turn();
  CHECK(&queue.running() == &heavy);
}

// update_deadline, from update_curr: alone too a slice is followed by the next.
TEST_CASE("a woken entity without lag preempts a lone hog only at the end of one of its slices") {
  for (const bool at_the_end : {false, true}) {
    Queue queue;
    Entity& hog = queue.add();
    Entity& other = queue.add();
    queue.pick();
    queue.turn();                       // both have had their turn: other leaves with no lag to speak of
    queue.run(queue.policy().slice(other));
    queue.block();
    if (queue.policy().holds(other)) queue.policy().dequeue(other, Why::migrated);
    REQUIRE(queue.pick() == &hog);
    queue.run(10 * queue.base_slice());           // a new slice begins
    queue.run(at_the_end ? queue.base_slice() : queue.base_slice() / 2);
    CHECK(queue.wake(other) == at_the_end);
  }
}

// place_entity: a new entity starts at V, whatever the others have had; PLACE_DEADLINE_INITIAL: half a slice.
TEST_CASE("a new entity starts at V, from 6.12 on with half a slice") {
  for (const bool half : {false, true}) {
    OsSpec os = *os_preset("linux-6.18");
    os.fork_half_slice = half;
    Queue queue(os);
    queue.add();
    queue.pick();
    queue.run(1s);
    Entity& young = queue.add();
    CHECK(queue.policy().preempts(young, queue.running()) == true);
    queue.preempt();
    REQUIRE(queue.pick() == &young);
    CHECK(queue.policy().slice(young) == (half ? os.base_slice / 2 : os.base_slice));
    Duration had{};                     // no second of its own before the old one's turn
    for (int i = 0; i < 100; ++i) {
      const bool mine = &queue.running() == &young;
      const Duration time = queue.turn();
      if (mine) had += time; else had -= time;
      CHECK(std::abs(had.count()) <= os.base_slice.count());
    }
  }
}

// dequeue_entity, DELAY_DEQUEUE: who sleeps owing time stays in the queue until it is picked.
TEST_CASE("delayed dequeue: a sleeper with negative lag pays it off in the queue") {
  for (const bool delays : {false, true}) {
    CAPTURE(delays);
    OsSpec os = *os_preset("linux-6.18");
    os.delay_dequeue = delays;
    Queue queue(os);
    Entity& a = queue.add();
    Entity& b = queue.add();
    REQUIRE(queue.pick() == &a);
    queue.run(600us);                   // more than its share
    queue.block();
    CHECK(queue.policy().holds(a) == delays);
    CHECK(queue.policy().waiting() == 1);           // runnable is b alone
    CHECK(queue.policy().waiting_at(0) == &b);
    CHECK(queue.policy().waiting_at(1) == nullptr);
    REQUIRE(queue.pick() == &b);
    queue.run(100us);
    if (delays) {
      CHECK_FALSE(queue.wake(a));                   // requeue_delayed_entity: it still owes
      CHECK_FALSE(queue.policy().holds(a));
      CHECK(queue.policy().waiting() == 1);
      queue.policy().dequeue(a, Why::migrated);
      continue;
    }
    queue.run(10ms);
    CHECK(queue.policy().waiting() == 0);
  }
  Queue queue;                                      // 6.18: paid off, it leaves when it is picked
  Entity& a = queue.add();
  Entity& b = queue.add();
  queue.pick();
  queue.run(600us);
  queue.block();
  REQUIRE(queue.pick() == &b);
  REQUIRE(queue.policy().holds(a));
  queue.run(5ms);
  queue.preempt();
  CHECK(queue.pick() == &b);
  CHECK_FALSE(queue.policy().holds(a));
  CHECK(queue.policy().slice(b) == forever);        // alone
}

// The same seen from outside, in 1000 short wake-ups. Stoica and Abdel-Wahab (1995), theorem 1: a request is done at
// most a slice after its virtual deadline, here V + slice, when each of the n + 1 has had no more than its own slice.
// Beside a single hog, which is never eligible then, it runs at once.
TEST_CASE("who sleeps most of the time waits no longer than EEVDF's bound") {
  for (const int hogs : {1, 3, 8}) {
    CAPTURE(hogs);
    const Result result = run_text(
        "machine: {cores: 1}\nos: {preset: linux-6.18, hrtick: true}\nworkload:\n"
        "  jobs: [{name: sleeper, steps: [{sleep: 9 ms}, {cpu: 50 us}], repeat: 1000}]\n"
        "  background: [{threads: " + std::to_string(hogs) + ", steps: [{cpu: forever}]}]\n"
        "approaches: [native_threads]\n");
    CHECK(result.tasks.at(0).cpu == 50ms);
    const Duration slice = os_preset("linux-6.18")->base_slice;
    CHECK(result.tasks.at(0).runnable <= 1000 * (hogs + 2) * slice);
    if (hogs == 1) CHECK(result.tasks.at(0).runnable < 1000 * 1us);
    CHECK(result.elapsed <= 1000 * (9ms + 50us + 50us + (hogs + 2) * slice));   // the second 50 us: timer_slack
  }
}

// ---- the tree ----

namespace {

struct Leaf : DeadlineTree<Leaf>::Member {
  std::int64_t vruntime = 0, deadline = 0;
  bool delayed = false;
};

// Of 16 places in a node, at least a quarter taken or the neighbour more than half: 10,000 items are few levels.
constexpr int height_most = 7;

}  // namespace

TEST_CASE("the deadline tree finds what a search through all would find, looking at few") {
  constexpr int count = 10'000;
  const Random random(7, 0);
  Stream draws(random, Domain::workload, 0);
  std::vector<Leaf> leaves(count);
  DeadlineTree<Leaf> tree;
  const auto renew = [&](Leaf& leaf) {
    leaf.vruntime = static_cast<std::int64_t>(draws.bits() % 1'000'000);
    leaf.deadline = leaf.vruntime + static_cast<std::int64_t>(draws.bits() % 1'000);
    tree.insert(leaf);
  };
  for (Leaf& leaf : leaves) renew(leaf);
  CHECK(tree.size() == count);
  int looks_most = 0;
  for (int i = 0; i < 2'000; ++i) {
    Leaf& moved = leaves[draws.bits() % count];
    tree.erase(moved);
    renew(moved);
    const auto limit = static_cast<std::int64_t>(draws.bits() % 1'000'000);
    int looks = 0;
    const Leaf* found = tree.earliest([&](std::int64_t vruntime) { return ++looks, vruntime <= limit; });
    looks_most = std::max(looks_most, looks);
    if (i % 50) continue;
    const Leaf* best = nullptr;
    for (const Leaf& leaf : leaves)
      if (leaf.vruntime <= limit && (!best || leaf.deadline < best->deadline)) best = &leaf;
    REQUIRE((found != nullptr) == (best != nullptr));
    if (found) CHECK(found->deadline == best->deadline);
  }
  CHECK(tree.height() <= height_most);
  CHECK(looks_most <= 16 * height_most);
}

TEST_CASE("the deadline tree keeps order, sums and least vruntime while it grows, shrinks to nothing and grows again") {
  const Random random(9, 0);
  Stream draws(random, Domain::workload, 0);
  std::vector<Leaf> leaves(400);
  DeadlineTree<Leaf> tree;
  const auto key = [](const Leaf* leaf) { return std::pair(leaf->deadline, leaf->sequence); };
  const auto by_key = [&](const Leaf* a, const Leaf* b) { return key(a) < key(b); };
  std::set<Leaf*, decltype(by_key)> all(by_key);
  for (int i = 0; i < 20'000; ++i) {
    const bool grows = i / 2'000 % 2 == 0;
    Leaf& leaf = leaves[draws.bits() % leaves.size()];
    if (leaf.queued && (!grows || draws.bits() % 4 == 0)) {
      all.erase(&leaf);
      tree.erase(leaf);
    } else if (!leaf.queued && (grows || draws.bits() % 16 == 0)) {
      leaf.deadline = static_cast<std::int64_t>(draws.bits() % 50);
      leaf.vruntime = static_cast<std::int64_t>(draws.bits() % 1'000);
      leaf.delayed = draws.bits() % 5 == 0;
      tree.insert(leaf);
      all.insert(&leaf);
    }
    REQUIRE(tree.size() == all.size());
    if (i % 20) continue;
    std::size_t awake = 0;
    std::int64_t least = 1'000;
    for (Leaf* each : all) {
      least = std::min(least, each->vruntime);
      if (!each->delayed) REQUIRE(tree.awake_at(awake++) == each);
    }
    REQUIRE(tree.awake() == awake);
    if (!all.empty()) REQUIRE(tree.least_vruntime() == least);
    const auto limit = static_cast<std::int64_t>(draws.bits() % 1'000);
    const auto first = std::find_if(all.begin(), all.end(), [&](const Leaf* each) { return each->vruntime <= limit; });
    REQUIRE(tree.earliest([&](std::int64_t vruntime) { return vruntime <= limit; }) ==
            (first == all.end() ? nullptr : *first));
  }
}

TEST_CASE("the deadline tree passes over those that are delayed, wherever they stand") {
  constexpr std::size_t count = 1'000;
  const Random random(8, 0);
  Stream draws(random, Domain::workload, 0);
  std::vector<Leaf> leaves(count);
  DeadlineTree<Leaf> tree;
  for (std::size_t i = 0; i < count; ++i) {
    leaves[i].deadline = static_cast<std::int64_t>(i);
    tree.insert(leaves[i]);
  }
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 100; ++i) {
      Leaf& leaf = leaves[draws.bits() % count];
      leaf.delayed = !leaf.delayed;
      tree.refresh(leaf);
    }
    std::size_t awake = 0;
    for (Leaf& leaf : leaves)
      if (!leaf.delayed) REQUIRE(tree.awake_at(awake++) == &leaf);
    CHECK(tree.awake() == awake);
    CHECK(tree.awake_at(awake) == nullptr);
  }
}

// Increasing deadlines, as a queue of equals has them, must not make a list of the tree.
TEST_CASE("10,000 equal entities: the tree stays shallow however they come") {
  std::vector<Leaf> leaves(10'000);
  DeadlineTree<Leaf> tree;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    leaves[i].vruntime = leaves[i].deadline = static_cast<std::int64_t>(i);
    tree.insert(leaves[i]);
  }
  for (Leaf& leaf : leaves) {
    tree.erase(leaf);
    leaf.vruntime += 10'000;
    leaf.deadline += 10'000;
    tree.insert(leaf);
  }
  CHECK(tree.height() <= height_most);
  Queue queue;
  for (int i = 0; i < 10'000; ++i) queue.add();
  queue.pick();
  for (int i = 0; i < 20'000; ++i) queue.turn();
  CHECK(queue.policy().waiting() == 9'999);
}
