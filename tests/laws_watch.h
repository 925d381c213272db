// Watches a run and says what breaks a law of all schedulers: who runs where is kept here once more, from what the
// kernel tells its observers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/os/kernel.h"
#include "sim/os/observer.h"
#include "tests/laws_case.h"
#include "tests/laws_policies.h"

namespace interleave {

class LawWatch final : public Observer {
 public:
  static constexpr Duration longest_tick = std::chrono::microseconds(15'625);   // of 64 Hz
  // A core may idle for `idle_most` while somebody who may run there waits.
  LawWatch(const LawCase& scenario, Duration idle_most)
      : scenario_(scenario), idle_most_(idle_most), cores_(static_cast<std::size_t>(scenario.cpus())) {
    for (const LawJob& job : scenario.jobs) seen_[job.name] = {.job = &job};
    for (const LawGroup& group : scenario.groups) {
      const Duration quota = std::chrono::microseconds(group.quota_us);
      groups_.push_back({.spec = &group, .in_hand = quota + overrun()});
    }
  }

  // Asked of each thread that stops or starts to run, with all that were seen: a law of the policy's own.
  struct Seen {
    const LawJob* job = nullptr;
    enum class State { absent, ready, running } state = State::absent;
    std::size_t core = 0;
    Time since{};              // in that state
    Duration ran{}, prices{}, longest_wait{};
  };
  std::function<std::string(const std::map<std::string, Seen>&)> also;
  // Where classes stack: nobody runs while somebody of a higher class, or of a higher real-time priority, waits and may
  // run there, but for a switch under way and a core that is woken up.
  bool classes_stack = false;

  void ready(const Thread& thread, const Core& core, Why why, const Thread*) override {
    if (!advance(core.kernel.now())) return;
    Seen& seen = seen_[thread.name()];
    if (seen.state == Seen::State::running) breaks(thread.name() + " runs, and is ready once more");
    if (why == Why::created && seen.job && now_ != Time(std::chrono::microseconds(seen.job->arrive_us)))
      breaks(thread.name() + " does not come at its date");
    if (why != Why::migrated) seen.since = now_;
    seen.state = Seen::State::ready;
  }
  void switched_in(const Thread& thread, const Core& core, Duration price) override {
    if (!advance(core.kernel.now())) return;
    Seen& seen = seen_[thread.name()];
    const auto id = static_cast<std::size_t>(core.id);
    if (seen.state == Seen::State::running) return breaks(thread.name() + " runs on two cores");
    if (seen.state != Seen::State::ready) return breaks(thread.name() + " runs and was not ready");
    if (cores_[id].runs) return breaks("core " + std::to_string(id) + " runs two threads");
    if (!may(seen, id)) return breaks(thread.name() + " runs on core " + std::to_string(id) + " against its affinity");
    seen.longest_wait = std::max(seen.longest_wait, now_ - seen.since);
    seen.state = Seen::State::running;
    seen.since = now_;
    seen.core = id;
    seen.prices += price;
    cores_[id].runs = true;
    ask();
  }
  void switched_out(const Thread& thread, const Core& core, Why why) override {
    if (!advance(core.kernel.now())) return;
    Seen& seen = seen_[thread.name()];
    const auto id = static_cast<std::size_t>(core.id);
    if (seen.state != Seen::State::running || seen.core != id)
      return breaks(thread.name() + " leaves core " + std::to_string(id) + ", where it does not run");
    seen.ran += now_ - seen.since;
    seen.since = now_;
    const bool stays = why == Why::preempted || why == Why::yielded || why == Why::migrated;
    seen.state = stays ? Seen::State::ready : Seen::State::absent;
    cores_[id] = {false, now_};
    if (seen.ran != thread.cpu_clock()) breaks(thread.name() + "'s CPU clock is not the time that it had cores");
    if (why == Why::exited) exits(thread, seen);
    ask();
  }

  // At the end: what ran on cores, until now.
  Duration busy(Time now) {
    Duration sum{};
    for (const auto& [name, seen] : seen_)
      sum += seen.ran + (seen.state == Seen::State::running ? now - seen.since : Duration{});
    return sum;
  }
  // Who waits still has waited until now.
  std::map<std::string, Seen> all(Time now) const {
    std::map<std::string, Seen> all = seen_;
    for (auto& [name, seen] : all)
      if (seen.state == Seen::State::ready) seen.longest_wait = std::max(seen.longest_wait, now - seen.since);
    return all;
  }
  const std::string& broken() const { return broken_; }

 private:
  struct Watched {
    bool runs = false;
    Time idle_since{};
  };
  // A group with a quota: what it has used, and how much more it might just now. In each period it gets its quota, and
  // saves no more than its burst, but for what its cores have in hand (sched_cfs_bandwidth_slice, 5 ms each).
  struct WatchedGroup {
    const LawGroup* spec = nullptr;
    Duration in_hand{}, used{};
  };
  // What one core may use before the kernel notices: up to a tick, or a switch's end.
  Duration overrun() const {
    const Duration switching = std::chrono::microseconds(scenario_.context_switch_us + scenario_.migration_us);
    return scenario_.cpus() * ((scenario_.has("hz: ") ? longest_tick : Duration{}) + switching + Duration(1));
  }
  bool in_group(const Seen& seen, std::size_t group) const {
    int each = seen.job ? seen.job->group : -1;
    while (each >= 0 && each != static_cast<int>(group)) each = scenario_.groups[static_cast<std::size_t>(each)].parent;
    return each >= 0;
  }
  // May a quota hold it back?
  bool limited(const Seen& seen) const {
    if (seen.job && seen.job->runtime_us > 0 && !seen.job->modest) return true;
    for (std::size_t i = 0; i < groups_.size(); ++i)
      if (groups_[i].spec->quota_us > 0 && in_group(seen, i)) return true;
    return false;
  }
  void use_quotas(Time now) {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      WatchedGroup& group = groups_[i];
      if (group.spec->quota_us == 0) continue;
      std::int64_t running = 0;
      for (const auto& [name, seen] : seen_) running += seen.state == Seen::State::running && in_group(seen, i) ? 1 : 0;
      use_quota(group, running, now);
      if (group.in_hand < Duration{}) breaks("the group g" + std::to_string(i) + " uses more than its quota and burst");
      const Duration quota = std::chrono::microseconds(group.spec->quota_us);
      const std::int64_t periods = now.time_since_epoch() / std::chrono::microseconds(group.spec->period_us) + 1;
      if (group.used > periods * quota + overrun())
        breaks("the group g" + std::to_string(i) + " has used more than all of its quotas");
    }
  }
  // From now_ to then: period by period.
  void use_quota(WatchedGroup& group, std::int64_t running, Time then) const {
    const Duration period = std::chrono::microseconds(group.spec->period_us);
    const Duration quota = std::chrono::microseconds(group.spec->quota_us);
    const Duration most = quota + std::chrono::microseconds(group.spec->burst_us) + overrun() +
                          scenario_.cpus() * std::chrono::milliseconds(5);
    for (Time from = now_; from < then;) {
      const Time next((from.time_since_epoch() / period + 1) * period);
      const Duration used = running * (std::min(next, then) - from);
      group.used += used;
      group.in_hand -= used;
      if (next > then) return;
      group.in_hand = std::min(group.in_hand + quota, most);
      from = next;
    }
  }

  void breaks(const std::string& what) {
    if (broken_.empty()) broken_ = "at " + std::to_string(now_.time_since_epoch().count()) + " ns: " + what;
  }
  void ask() {
    if (also && broken_.empty())
      if (const std::string what = also(seen_); !what.empty()) breaks(what);
  }
  static bool may(const Seen& seen, std::size_t core) {
    if (!seen.job || seen.job->affinity.empty()) return true;
    for (const int each : seen.job->affinity)
      if (each == static_cast<int>(core)) return true;
    return false;
  }

  // Time passes: what was so until now was so for that long.
  bool advance(Time now) {
    if (now > now_) {
      for (std::size_t core = 0; core < cores_.size(); ++core) look(core, now);
      if (classes_stack) {
        look_at_classes(now);
        look_at_servers(now);
      }
      use_quotas(now);
      now_ = now;
    }
    return broken_.empty();
  }
  // Deadline over real-time, these by priority, over all others.
  static int urgency(const LawJob& job) {
    if (job.scheduling_class == "deadline") return 1000;
    return job.scheduling_class == "fifo" || job.scheduling_class == "rr" ? 1 + job.priority : 0;
  }
  void look_at_classes(Time now) {
    const Duration switching = std::chrono::microseconds(2 * (scenario_.context_switch_us + scenario_.migration_us) +
                                                         3 * scenario_.wake_idle_us);   // as idle_most
    for (const auto& [name, runs] : seen_) {
      if (runs.state != Seen::State::running || !runs.job) continue;
      for (const auto& [other, waits] : seen_)
        if (waits.state == Seen::State::ready && waits.job && urgency(*waits.job) > urgency(*runs.job) &&
            may(waits, runs.core) && !limited(waits) && now - std::max(runs.since, waits.since) > switching)
          breaks(name + " runs on core " + std::to_string(runs.core) + " up to " +
                 std::to_string(now.time_since_epoch().count()) + " ns while " + other + ", more urgent, waits");
    }
  }
  // A server lets nobody have more than its runtime in each period, but for what is overrun and repaid.
  void look_at_servers(Time now) {
    for (const auto& [name, seen] : seen_) {
      if (!seen.job || seen.job->runtime_us == 0) continue;
      const Duration since = now - Time(std::chrono::microseconds(seen.job->arrive_us));
      const Duration ran = seen.ran + (seen.state == Seen::State::running ? now - seen.since : Duration{});
      const std::int64_t periods = since / std::chrono::microseconds(seen.job->period_us) + 2;
      if (ran > periods * std::chrono::microseconds(seen.job->runtime_us) + overrun())
        breaks(name + " has had more than its runtimes");
    }
  }
  void look(std::size_t core, Time now) {
    if (cores_[core].runs) return;
    for (const auto& [name, seen] : seen_)
      if (seen.state == Seen::State::ready && may(seen, core) && !limited(seen) &&
          now - std::max(seen.since, cores_[core].idle_since) > idle_most_)
        breaks("core " + std::to_string(core) + " idles up to " + std::to_string(now.time_since_epoch().count()) +
               " ns while " + name + " waits and may run there");
  }

  void exits(const Thread& thread, const Seen& seen) {
    if (!seen.job) return;
    const Duration work = std::chrono::microseconds(seen.job->work_us());
    if (thread.work_done() != work) breaks(thread.name() + " ends with other work done than it asked for");
    const bool full_speed = scenario_.smt == 1 && scenario_.slow_cores == 0;
    if (full_speed && seen.ran != work + seen.prices)
      breaks(thread.name() + "'s CPU time is not its work and what switches and migrations cost");
  }

  const LawCase& scenario_;
  const Duration idle_most_;
  Time now_{};
  std::vector<Watched> cores_;
  std::vector<WatchedGroup> groups_;
  std::map<std::string, Seen> seen_;
  std::string broken_;
};

}  // namespace interleave
