// An observer that notes who ran where from when to when, for a part of the simulated time.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/os/observer.h"
#include "sim/report/schedule.h"

namespace interleave {

class Kernel;

class ScheduleRecorder final : public Observer {
 public:
  ScheduleRecorder(const Kernel& kernel, Window window);

  // Throws RunFailure where there is more than a chart can hold.
  void switched_in(const Thread& thread, const Core& core, Duration price) override;
  void switched_out(const Thread& thread, const Core& core, Why why) override;

  // What was noted so far; whoever runs now has run up to now.
  Schedule schedule() const;

 private:
  struct Turn {
    const Thread* thread = nullptr;
    Time begin{};
  };
  void note(Schedule& schedule, std::size_t core, const Turn& turn, Time end) const;

  const Kernel& kernel_;
  std::vector<Turn> running_;          // by core
  Schedule schedule_;                  // threads of the spans by their ids still
};

}  // namespace interleave
