#include "sim/study/agenda.h"

#include <algorithm>

namespace interleave {

Agenda::Agenda(const Plan& plan, Shard shard, const ResultsStore& store, int jobs)
    : plan_(plan), store_(store), ahead_(jobs), numbers_(plan, shard) {}

Agenda::Next Agenda::next() {
  using What = Next::What;
  if (!plan_.study().until) {
    while (const auto run = numbers_.next())
      if (!store_.has(*run)) return {What::run, *run};
    return {What::end};
  }
  for (;;) {
    for (Active& active : active_)
      if (const auto run = next_of(active)) return {What::run, *run};
    std::erase_if(active_, [&](const Active& active) { return active.over(plan_.study().repeat); });
    if (static_cast<std::int64_t>(active_.size()) > ahead_) return {What::wait};
    if (!activate()) return {active_.empty() ? What::end : What::wait};
  }
}

bool Agenda::activate() {
  while (const auto run = numbers_.next()) {
    const PlannedRun planned = plan_.run(*run);
    if (planned.repetition != 1) continue;
    active_.push_back({planned.point, Precision(*plan_.study().until), 0, 0, {}});
    return true;
  }
  return false;
}

std::optional<std::int64_t> Agenda::next_of(Active& active) {
  const Study& study = plan_.study();
  while (!active.over(study.repeat) && active.begun < study.repeat &&
         (active.begun < study.until->at_least || active.begun < active.counted + ahead_)) {
    const std::int64_t run = (active.point - 1) * study.repeat + ++active.begun;
    if (!store_.has(run)) return run;
    count(active, active.begun, store_.read(run));
  }
  return std::nullopt;
}

void Agenda::finished(const RunRecord& record) {
  if (!plan_.study().until) return;
  const PlannedRun run = plan_.run(record.run);
  const auto active = std::find_if(active_.begin(), active_.end(),
                                   [&](const Active& candidate) { return candidate.point == run.point; });
  if (active != active_.end()) count(*active, run.repetition, record);   // else its point was over without it
}

void Agenda::count(Active& active, std::int64_t repetition, const RunRecord& record) {
  active.early.emplace(repetition, record);
  for (auto next = active.early.find(active.counted + 1); next != active.early.end() && !active.precision.enough();
       next = active.early.find(active.counted + 1)) {
    active.precision.add(next->second);
    ++active.counted;
    active.early.erase(next);
  }
}

}  // namespace interleave
