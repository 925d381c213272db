// What a policy orders: a thread, or (with groups) a group of them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "sim/core/scheduling.h"
#include "sim/core/time.h"

namespace interleave {

// The weights of nice -20 .. 19: sched_prio_to_weight, kernel/sched/core.c. Each step is about 1.25.
std::int64_t weight_of_nice(int nice);
inline constexpr std::int64_t nice_0_weight = 1024;
inline constexpr std::int64_t idle_class_weight = 3;   // WEIGHT_IDLEPRIO: SCHED_IDLE, whatever its nice

// Who ended an entity's last wait.
enum class Waker { thread, device, timer };

// The oracle: CPU work left until the next step that blocks, at full speed; 0: nobody knows. Kept only for a policy
// that foresees (PolicyInfo::foresees). For others reading it throws std::logic_error: with 0 for everybody the policy
// would go by the order of arrival, and nobody would notice.
class Burst {
 public:
  Burst& operator=(Duration left) {
    left_ = left;
    return *this;
  }
  operator Duration() const {
    if (left_ == not_kept) refuse();
    return left_;
  }
  std::int64_t count() const { return Duration(*this).count(); }
  friend Duration operator-(const Burst& burst, Duration work) { return Duration(burst) - work; }
  friend auto operator<=>(const Burst& one, const Burst& other) { return Duration(one) <=> Duration(other); }
  friend auto operator<=>(const Burst& one, Duration other) { return Duration(one) <=> other; }

 private:
  static constexpr Duration not_kept = Duration::min();
  [[noreturn]] static void refuse();

  Duration left_ = not_kept;
};

class Entity {
 public:
  // What a policy keeps with an entity; made by Policy::admit, moves along between queues of the same policy.
  struct State {
    virtual ~State() = default;
  };

  explicit Entity(int id) : id(id) {}
  Entity(const Entity&) = delete;
  Entity& operator=(const Entity&) = delete;

  const int id;                           // in the order of creation
  int nice = 0;                           // -20 .. 19
  int priority = 0;                       // of static priorities and real-time classes; higher is more urgent
  std::int64_t weight = nice_0_weight;    // > 0
  std::int64_t tickets = nice_0_weight;   // > 0, of lottery and stride: its weight unless the job says otherwise
  int group = -1;                         // its control group's place in OsSpec::groups; -1: the root
  SchedulingClass scheduling_class = SchedulingClass::normal;
  // SCHED_DEADLINE: so much CPU time in each period, within so long from its start. No runtime: without a limit.
  Duration runtime{}, deadline{}, period{};
  bool foreground = false;                // the user looks at it
  Waker woken_by = Waker::timer;
  Burst burst;
  std::unique_ptr<State> state;

 protected:
  ~Entity() = default;

 private:
  friend class EntityList;
  Entity* next_ = nullptr;
  Entity* previous_ = nullptr;
  bool listed_ = false;
};

// A list of entities in order, each in at most one list: all operations take constant time.
class EntityList {
 public:
  bool empty() const { return !front_; }
  std::size_t size() const { return size_; }
  Entity* front() const { return front_; }
  // The entity at this place, counted from the front, nullptr beyond the end. One place after the other takes a step
  // each, any other as many as its number.
  Entity* at(std::size_t index) const {
    if (!cursor_ || index < cursor_index_) {
      cursor_ = front_;
      cursor_index_ = 0;
    }
    for (; cursor_ && cursor_index_ < index; ++cursor_index_) cursor_ = cursor_->next_;
    return cursor_;
  }
  static bool contains(const Entity& entity) { return entity.listed_; }

  void push_back(Entity& entity) {
    entity.previous_ = back_;
    entity.next_ = nullptr;
    (back_ ? back_->next_ : front_) = &entity;
    back_ = &entity;
    entity.listed_ = true;
    ++size_;
  }

  void push_front(Entity& entity) {
    entity.previous_ = nullptr;
    entity.next_ = front_;
    (front_ ? front_->previous_ : back_) = &entity;
    front_ = &entity;
    entity.listed_ = true;
    ++size_;
    cursor_ = nullptr;
  }

  void erase(Entity& entity) {
    (entity.previous_ ? entity.previous_->next_ : front_) = entity.next_;
    (entity.next_ ? entity.next_->previous_ : back_) = entity.previous_;
    entity.listed_ = false;
    --size_;
    cursor_ = nullptr;
  }

  Entity* pop_front() {
    Entity* entity = front_;
    if (entity) erase(*entity);
    return entity;
  }

 private:
  Entity* front_ = nullptr;
  Entity* back_ = nullptr;
  std::size_t size_ = 0;
  mutable Entity* cursor_ = nullptr;         // the last one asked for
  mutable std::size_t cursor_index_ = 0;
};

}  // namespace interleave
