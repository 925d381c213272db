#include "sim/report/recorder.h"

#include <algorithm>

#include "sim/os/kernel.h"

namespace interleave {
namespace {

constexpr std::size_t spans_max = 5'000'000;

}  // namespace

ScheduleRecorder::ScheduleRecorder(const Kernel& kernel, Window window)
    : kernel_(kernel), running_(static_cast<std::size_t>(kernel.cpus())) {
  schedule_.window = window;
  schedule_.cores = kernel.cpus();
}

void ScheduleRecorder::switched_in(const Thread& thread, const Core& core, Duration) {
  running_[static_cast<std::size_t>(core.id)] = {&thread, kernel_.now()};
}

void ScheduleRecorder::switched_out(const Thread&, const Core& core, Why) {
  Turn& turn = running_[static_cast<std::size_t>(core.id)];
  note(schedule_, static_cast<std::size_t>(core.id), turn, kernel_.now());
  turn.thread = nullptr;
  if (schedule_.spans.size() > spans_max)
    throw RunFailure("the schedule has more than " + std::to_string(spans_max) +
                     " turns; chart a part of it with --from and --to");
}

// Turns without a duration leave no trace.
void ScheduleRecorder::note(Schedule& schedule, std::size_t core, const Turn& turn, Time end) const {
  if (!turn.thread) return;
  const Time first = std::max(turn.begin, schedule.window.begin), last = std::min(end, schedule.window.end);
  if (first >= last) return;
  schedule.spans.push_back({static_cast<std::int64_t>(core), turn.thread->id, first, last});
}

Schedule ScheduleRecorder::schedule() const {
  Schedule schedule = schedule_;
  for (std::size_t core = 0; core < running_.size(); ++core) note(schedule, core, running_[core], kernel_.now());
  schedule.window.end = std::max(schedule.window.begin, std::min(schedule.window.end, kernel_.now()));
  std::vector<std::int64_t> place(kernel_.threads().size(), -1);
  for (const Schedule::Span& span : schedule.spans) place[static_cast<std::size_t>(span.thread)] = 0;
  for (const Thread& thread : kernel_.threads()) {
    std::int64_t& index = place[static_cast<std::size_t>(thread.id)];
    if (index < 0) continue;
    index = static_cast<std::int64_t>(schedule.threads.size());
    schedule.threads.push_back(thread.name().empty() ? "thread " + std::to_string(thread.id) : thread.name());
  }
  for (Schedule::Span& span : schedule.spans) span.thread = place[static_cast<std::size_t>(span.thread)];
  return schedule;
}

}  // namespace interleave
