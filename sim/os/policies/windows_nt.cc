// Windows NT: the first ready thread of the highest of 32 levels runs, and displaces whoever stands lower. A job's
// `priority` counts from the normal level 8: 1 to 15 are dynamic, 16 to 31 real-time. Good at a desk: the foreground
// has longer quanta and comes first after each wait, as does who waited for a device; bad for fairness: an equal thread
// in the background gets a fraction, a lower one nothing but a turn every few seconds.
// Russinovich, Solomon and Ionescu, Windows Internals (6th ed.), chapter 5; Microsoft, "Priority Boosts" and
// Win32PrioritySeparation. Here as up to Server 2003: later versions charge a turn the cycles that it really had.
//
// Quantum: two clock intervals, in the foreground 1 + `separation` times as many. Whoever runs when the clock
// interrupts pays for the whole interval; each wait costs a third of one. At its end the thread stands behind its
// equals, and a level lower if it was boosted.
// Boosts, never beyond level 15: after a wait for a device `io_boost` (disks 1, networks 2, keyboards 6, in wdm.h), for
// another thread 1, for a timer none; in the foreground `separation` on top, lost whole with the quantum. The
// balance set manager looks each second for who has been ready for 4 s and gives it level 15 and a double quantum.
#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

constexpr int levels = 32, normal_level = 8, dynamic_max = 15;
constexpr Duration usual_interval = std::chrono::microseconds(15'625);
constexpr Duration scan_period = std::chrono::seconds(1), starved_after = std::chrono::seconds(4);
constexpr int scan_looks = 16, scan_boosts = 10;

class WindowsNt final : public Policy {
 public:
  explicit WindowsNt(const PolicyContext& context)
      : calendar_(*context.calendar),
        host_(*context.host),
        interval_(context.ticks.none() ? usual_interval : context.ticks.period()),
        ticks_(context.ticks),
        quantum_(context.os.quantum_or(2 * interval_)),
        separation_(context.os.separation),
        io_boost_(context.os.io_boost) {}

  void admit(Entity& entity) override {
    auto turn = std::make_unique<Turn>();
    turn->level = base_of(entity);
    turn->left = quantum_of(entity);
    entity.state = std::move(turn);
  }

  // KiDeferredReadyThread: who was displaced within its quantum stands before its equals.
  void enqueue(Entity& entity, Why why) override {
    Turn& turn = of(entity);
    if (why == Why::changed) turn.level = base_of(entity);
    if (why == Why::woken) wait_is_over(entity, turn);
    turn.since = calendar_.now();
    insert(entity, why == Why::preempted && !std::exchange(turn.over, false));
    if (!timer_.scheduled() && base_of(entity) <= dynamic_max) calendar_.schedule(timer_, next_scan());
  }
  void dequeue(Entity& entity, Why) override {
    if (EntityList::contains(entity)) take(entity);
    of(entity).over = false;
  }
  Entity* pick() override {
    if (count_ == 0) return nullptr;
    Entity* entity = ready_[highest()].front();
    take(*entity);
    return entity;
  }
  void take(Entity& entity) override {
    const auto level = static_cast<std::size_t>(of(entity).level);
    ready_[level].erase(entity);
    if (ready_[level].empty()) summary_ &= ~(1u << level);
    --count_;
  }
  std::size_t waiting() const override { return count_; }
  Entity* waiting_at(std::size_t index) const override {
    for (std::size_t level = levels; level-- > 0;) {
      if (index < ready_[level].size()) return ready_[level].at(index);
      index -= ready_[level].size();
    }
    return nullptr;
  }

  void ran(Entity& entity, Duration time) override {
    Turn& turn = of(entity);
    turn.left -= ticks_.floor(calendar_.now()) - ticks_.floor(calendar_.now() - time);
    if (turn.left > Duration{}) return;
    quantum_ends(entity, turn);
    turn.over = count_ > 0 && static_cast<int>(highest()) >= turn.level;
  }
  Duration slice(const Entity& entity) const override {
    const Turn& turn = of(entity);
    if (count_ == 0) return forever;
    return turn.over ? Duration{} : ticks_.floor(calendar_.now()) + turn.left - calendar_.now();
  }
  bool due(Entity& entity) override { return of(entity).over; }

  bool preemptive() const override { return true; }
  bool preempts(Entity& joined, Entity& running) override { return of(joined).level > of(running).level; }
  bool rather(const Entity& victim, const Entity& other) const override { return of(victim).level < of(other).level; }
  bool overtaken(Entity& running) override {
    return count_ > 0 && static_cast<int>(highest()) > of(running).level;
  }

 private:
  struct Turn final : Entity::State {
    int level = normal_level;
    int drops = 0;         // levels that go at once at the end of the quantum
    Duration left{};       // of the quantum
    Time since{};          // ready since then
    bool over = false;     // the quantum has ended, and somebody may have the next
  };
  static Turn& of(const Entity& entity) { return static_cast<Turn&>(*entity.state); }
  static int base_of(const Entity& entity) { return std::clamp(normal_level + entity.priority, 1, levels - 1); }
  Duration quantum_of(const Entity& entity) const {
    return entity.foreground ? quantum_ * (1 + separation_) : quantum_;
  }
  std::size_t highest() const { return static_cast<std::size_t>(std::bit_width(summary_)) - 1; }

  void insert(Entity& entity, bool first) {
    const auto level = static_cast<std::size_t>(of(entity).level);
    if (first)
      ready_[level].push_front(entity);
    else
      ready_[level].push_back(entity);
    summary_ |= 1u << level;
    ++count_;
  }

  void wait_is_over(const Entity& entity, Turn& turn) const {
    turn.left -= interval_ / 3;
    if (turn.left <= Duration{}) quantum_ends(entity, turn);
    const int base = base_of(entity);
    if (base > dynamic_max) return;
    int boosted = base;
    if (entity.woken_by != Waker::timer) boosted += entity.woken_by == Waker::device ? io_boost_ : 1;
    boosted = std::min(boosted, dynamic_max);
    const int in_front = std::min(boosted + (entity.foreground ? separation_ : 0), dynamic_max);
    if (in_front <= turn.level) return;
    turn.level = in_front;
    turn.drops = in_front - boosted;
  }

  // KiQuantumEnd, and once more for each that it has had without anybody else about.
  void quantum_ends(const Entity& entity, Turn& turn) const {
    const Duration quantum = quantum_of(entity);
    const int base = base_of(entity);
    for (; turn.left <= Duration{} && turn.level > base; turn.left += quantum)
      turn.level = std::max(base, turn.level - std::exchange(turn.drops, 0) - 1);
    if (turn.left <= Duration{}) turn.left = quantum - (-turn.left) % quantum;
  }

  // KiScanReadyQueues: a few threads each second, from where the last scan ended.
  Time next_scan() const { return Time((calendar_.now().time_since_epoch() / scan_period + 1) * scan_period); }
  void scan() {
    int looks = scan_looks, boosts = scan_boosts;
    for (int passed = 0; passed < dynamic_max - 1 && looks > 0 && boosts > 0; ++passed) {
      EntityList& ready = ready_[static_cast<std::size_t>(scan_level_)];
      for (std::size_t i = 0; i < ready.size() && looks > 0 && boosts > 0; --looks) {
        Entity& entity = *ready.at(i);
        if (calendar_.now() - of(entity).since < starved_after) {
          ++i;
          continue;
        }
        lift(entity);
        --boosts;
      }
      if (looks > 0 && boosts > 0) scan_level_ = scan_level_ % (dynamic_max - 1) + 1;
    }
    if (count_ > 0) calendar_.schedule(timer_, next_scan());
    if (boosts < scan_boosts) host_.look_again();
  }
  void lift(Entity& entity) {
    take(entity);
    Turn& turn = of(entity);
    turn.level = dynamic_max;
    turn.drops = dynamic_max;
    turn.left = 2 * quantum_of(entity);
    insert(entity, false);
  }

  Calendar& calendar_;
  QueueHost& host_;
  const Duration interval_;
  const TimerTicks ticks_;
  const Duration quantum_;
  const int separation_, io_boost_;
  std::array<EntityList, levels> ready_;
  std::uint32_t summary_ = 0;     // which of them are not empty
  std::size_t count_ = 0;
  int scan_level_ = 1;
  EventOf<WindowsNt, &WindowsNt::scan> timer_{*this};
};

}  // namespace

std::unique_ptr<Policy> make_windows_nt(const PolicyContext& context) { return std::make_unique<WindowsNt>(context); }

}  // namespace interleave
