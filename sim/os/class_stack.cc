#include "sim/os/class_stack.h"

#include <algorithm>

#include "sim/os/policies/policies.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

constexpr Duration server_period = std::chrono::seconds(1), server_runtime = std::chrono::milliseconds(50);
constexpr int most_urgent = 100;   // above all real-time priorities

}  // namespace

ClassStack::ClassStack(const PolicyContext& context, std::unique_ptr<Policy> fair)
    : calendar_(*context.calendar),
      host_(*context.host),
      fair_server_(context.os.fair_server),
      levels_{make_deadline(context), make_rt(context), std::move(fair)} {}

// All fair ones are alike to the others (CPUPRI_NORMAL). Their own policy is not asked: preempts() is for who has
// joined its queue, and may note that for its next pick.
bool ClassStack::more_urgent(Entity& first, Entity& second) const {
  const std::size_t level = level_of(first), other = level_of(second);
  if (level != other) return level < other;
  return level != fair_level && levels_[level]->preempts(first, second);
}

Entity* ClassStack::urgent_at(std::size_t index) const {
  for (std::size_t level = deadline_level; level < fair_level; ++level) {
    if (index < levels_[level]->waiting()) return levels_[level]->waiting_at(index);
    index -= levels_[level]->waiting();
  }
  return nullptr;
}

void ClassStack::enqueue(Entity& entity, Why why) {
  const bool first = level_of(entity) == fair_level && fair().waiting() == 0;
  of(entity).enqueue(entity, why);
  if (first) fair_waits_since_ = calendar_.now();
}

Entity* ClassStack::pick() {
  if (starved()) {
    serving_ = true;
    served_ = Duration{};
    serve_until_ = calendar_.now() + server_runtime;
  }
  if (serving_ && fair().waiting() == 0) serving_ = false;
  if (Entity* entity = levels_[deadline_level]->pick()) return entity;
  if (serving_) return fair().pick();
  if (Entity* entity = levels_[real_time_level]->pick()) return entity;
  return fair().pick();
}

std::size_t ClassStack::waiting() const {
  return levels_[deadline_level]->waiting() + levels_[real_time_level]->waiting() + fair().waiting();
}

Entity* ClassStack::waiting_at(std::size_t index) const {
  const std::size_t urgent = levels_[deadline_level]->waiting() + levels_[real_time_level]->waiting();
  return index < urgent ? urgent_at(index) : fair().waiting_at(index - urgent);
}

void ClassStack::ran(Entity& entity, Duration time) {
  of(entity).ran(entity, time);
  if (level_of(entity) == deadline_level) levels_[real_time_level]->others_ran(time);
  if (!fair_server_ || level_of(entity) != fair_level) return;
  fair_waits_since_ = calendar_.now();
  if (!serving_) return;
  fair_waits_since_ = std::min(calendar_.now(), serve_until_);   // what it gets late does not put off its next period
  served_ += time;
  if (served_ < server_runtime) return;
  serving_ = false;
  host_.give_way(entity);
}

bool ClassStack::starved() const {
  return fair_server_ && fair().waiting() > 0 && until_starved() == Duration{};
}

Duration ClassStack::until_starved() const {
  return std::max(Duration{}, fair_waits_since_ + (server_period - server_runtime) - calendar_.now());
}

Duration ClassStack::slice(const Entity& entity) const {
  Duration slice = of(entity).slice(entity);
  if (level_of(entity) == fair_level)
    return serving_ ? std::min(slice, server_runtime - served_) : slice;
  if (fair_server_ && level_of(entity) == real_time_level && fair().waiting() > 0)
    slice = std::min(slice, until_starved());
  return slice;
}

bool ClassStack::due(Entity& entity) {
  if (level_of(entity) == real_time_level && starved()) return true;
  return of(entity).due(entity);
}

bool ClassStack::preempts(Entity& joined, Entity& running) {
  const std::size_t level = level_of(joined), other = level_of(running);
  if (level == other) return levels_[level]->preempts(joined, running);
  if (rank(level) > rank(other)) return false;
  return level == fair_level || levels_[level]->waiting() > 0;   // it may be throttled already
}

bool ClassStack::rather(const Entity& victim, const Entity& other) const {
  const std::size_t first = level_of(victim), second = level_of(other);
  return first == second ? levels_[first]->rather(victim, other) : rank(first) > rank(second);
}

int ClassStack::urgency(const Entity& entity, int priority) const {
  if (level_of(entity) == fair_level) return -1;
  return level_of(entity) == deadline_level ? most_urgent : of(entity).urgency(entity, priority);
}

bool ClassStack::overtaken(Entity& running) {
  const std::size_t mine = level_of(running);
  for (std::size_t level = 0; level < levels_.size(); ++level)
    if (level != mine && rank(level) < rank(mine) && levels_[level]->waiting() > 0) return true;
  return levels_[mine]->overtaken(running);
}

}  // namespace interleave
