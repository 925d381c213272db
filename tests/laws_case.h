// A machine, an operating system and jobs for the laws (laws.cc): drawn by a seed, written as a scenario, made smaller.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/random.h"

namespace interleave {

struct LawStep {
  enum class Kind { cpu, sleep, lock, device } kind = Kind::cpu;   // lock: so long on a core, holding it
  std::int64_t us = 0;
};

// A control group: what it is called is its number.
struct LawGroup {
  int parent = -1;                           // before it in the list; -1: the root
  int weight = 100;
  std::int64_t quota_us = 0, period_us = 0, burst_us = 0;   // no quota: no limit
};

struct LawJob {
  std::string name;
  std::int64_t arrive_us = 0;
  int group = -1;                            // -1: the root
  int nice = 0, priority = 0, tickets = 0;   // 0: those of its nice
  std::int64_t weight = 0;                   // of a group that stands for one; 0: that of its nice
  bool foreground = false;
  std::string scheduling_class;              // empty: normal
  // Of class deadline: its server. `modest`: each round of its steps takes less than that, whatever the core.
  std::int64_t runtime_us = 0, period_us = 0;
  bool modest = false;
  std::vector<int> affinity;
  std::vector<LawStep> steps;
  int repeat = 1;                            // -1: without end
  bool forever = false;                      // one step that never ends

  std::int64_t work_us() const;
};

struct LawCase {
  int cores = 1, smt = 1, slow_cores = 0, sockets = 1;
  std::int64_t context_switch_us = 0, migration_us = 0, wake_idle_us = 0;
  std::string os;                                             // its keys but the times: "policy: fifo, hz: 0"
  std::vector<std::pair<std::string, std::int64_t>> times;    // of `os`, in us
  std::vector<LawGroup> groups;
  std::vector<LawJob> jobs;
  std::int64_t run_for_us = 0;                                // 0: to the end of all jobs

  int cpus() const { return cores * smt; }
  bool has(const std::string& key) const { return os.find(key) != std::string::npos; }
  // All times `scale` times as long.
  std::string text(std::int64_t scale = 1) const;
};

// Whole numbers, in order.
class LawDraws {
 public:
  explicit LawDraws(std::uint64_t seed) : random_(seed, 0), draws_(random_, Domain::workload, 0) {}
  int upto(int least, int most) {
    return least + static_cast<int>(draws_.bits() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(int n) { return upto(1, n) == 1; }

 private:
  Random random_;
  Stream draws_;
};

// Any machine and jobs that end.
LawCase draw_case(std::uint64_t seed, const std::string& os,
                  const std::vector<std::pair<std::string, std::int64_t>>& times);
// The same jobs in groups, nested or not; `limited`: some with a quota.
LawCase in_groups(LawCase drawn, std::uint64_t seed, bool limited);
// The same jobs in scheduling classes of their own: deadline, real-time, fair and idle ones in one run.
LawCase in_classes(LawCase drawn, std::uint64_t seed);
// One core, real-time jobs that never end, fair ones that do not either, and some that meet deadlines.
LawCase draw_rivals(std::uint64_t seed, const std::string& os);
// Several cores, and more jobs that compute long, each to an end of its own: cores run dry while others are crowded.
LawCase draw_crowd(std::uint64_t seed, const std::string& os,
                   const std::vector<std::pair<std::string, std::int64_t>>& times);
// A group with a quota that uses little of it for a while, and then wants more than there is.
LawCase draw_savers(std::uint64_t seed, const std::string& os,
                    const std::vector<std::pair<std::string, std::int64_t>>& times);
// One core, and jobs that compute without end, all there from the start.
LawCase draw_hogs(std::uint64_t seed, const std::string& os,
                  const std::vector<std::pair<std::string, std::int64_t>>& times, std::int64_t run_for_us);

// Of such jobs most, but not the first, compute a little and sleep a moment, again and again: together they could keep
// the core for ever.
LawCase with_nappers(LawCase drawn, std::uint64_t seed);

// What is left when nothing more can be taken away without the law holding again.
LawCase smallest(LawCase broken, const std::function<bool(const LawCase&)>& still_broken);

}  // namespace interleave
