// Plays runs of a plan, each in a child process that contains its crashes, several at a time.
#pragma once

#include <functional>

#include "sim/study/rows.h"
#include "sim/study/agenda.h"

namespace interleave {

struct RunnerCalls {
  std::function<Agenda::Next()> next;
  std::function<void(RunRecord)> finished;
  std::function<bool()> tick;            // five times a second, and after a signal; false: stop now
};

// Until `next` says that this is the end: true; or until `tick` says false: what is under way is dropped. A child
// ignores SIGINT, which a terminal sends to all, and dies with its parent. What the calls throw is thrown, and the
// children are gone. Throws std::runtime_error where no process can be had.
bool play_runs(const Plan& plan, int jobs, const RunnerCalls& calls);

// One, in children, one after the other: for an estimate.
RunRecord play_run(const Plan& plan, std::int64_t number);

}  // namespace interleave
