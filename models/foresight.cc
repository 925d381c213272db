#include "models/foresight.h"

#include <algorithm>

#include "models/steps.h"

namespace interleave {

namespace {

bool computes(const Step& step) {
  return step.kind == Step::Kind::python || step.kind == Step::Kind::native || step.kind == Step::Kind::cpu;
}

}  // namespace

bool ends_burst(const Step& step) {
  switch (step.kind) {
    case Step::Kind::python:
    case Step::Kind::native:
    case Step::Kind::cpu: return step.forever;
    case Step::Kind::with:
    case Step::Kind::acquire:
    case Step::Kind::release:
    case Step::Kind::set:
    case Step::Kind::clear:
    case Step::Kind::notify:
    case Step::Kind::update:
    case Step::Kind::timeout:
    case Step::Kind::task_group:
    case Step::Kind::cancel:
    case Step::Kind::choose:
    case Step::Kind::spawn: return false;
    default: return true;
  }
}

bool Foresight::step(const Step& step, std::int64_t round) {
  if (step.forever) burst_ = forever;
  if (ends_burst(step)) return true;
  if (step.kind == Step::Kind::with || step.kind == Step::Kind::timeout) return steps(step.steps, 0, round);
  if (step.kind == Step::Kind::task_group) {   // its children are waited for
    steps(step.steps, 0, round);
    return true;
  }
  if (step.kind == Step::Kind::choose) return steps(chosen(play_, item_, step, round), 0, round);
  const bool updates = step.kind == Step::Kind::update;
  if (!computes(step) && !updates) return false;
  Stream stream = play_.stream(item_, step.number, round);
  for (std::int64_t i = 0; i < step.count; ++i) {
    burst_ = std::min(burst_ + Duration(step.amount.draw(stream)), forever);
    if (updates) burst_ = std::min(burst_ + Duration(step.takes.draw(stream)), forever);
  }
  return false;
}

bool Foresight::steps(const std::vector<Step>& steps, std::size_t from, std::int64_t round) {
  for (std::size_t i = from; i < steps.size(); ++i)
    if (step(steps[i], round)) return true;
  return false;
}

bool Foresight::rounds(const Task& task, std::int64_t from) {
  for (std::int64_t round = from; !task.repeat || round < *task.repeat; ++round) {
    if (steps(task.steps, 0, round)) return true;
    if (!task.repeat) {   // a round that does not block, for ever
      burst_ = forever;
      return true;
    }
  }
  return false;
}

Duration first_burst(const Play& play, const Item& item) {
  if (!play.kernel.foresees()) return Duration{};
  if (item.client) return Duration{};   // a request must come first
  Foresight foresight(play, item);
  foresight.rounds(*item.task, 0);
  return foresight.burst();
}

}  // namespace interleave
