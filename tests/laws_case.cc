#include "tests/laws_case.h"

#include <numeric>

namespace interleave {
namespace {

std::string us(std::int64_t time, std::int64_t scale) { return std::to_string(time * scale) + " us"; }

std::string step_text(const LawStep& step, std::int64_t scale) {
  const std::string time = us(step.us, scale);
  switch (step.kind) {
    case LawStep::Kind::cpu: return "{cpu: " + time + "}";
    case LawStep::Kind::sleep: return "{sleep: " + time + "}";
    case LawStep::Kind::lock: return "{with: {l: [{cpu: " + time + "}]}}";
    case LawStep::Kind::device: break;
  }
  return "{input: {from: d}}";
}

std::string group_name(const std::vector<LawGroup>& groups, int group) {
  const int parent = groups[static_cast<std::size_t>(group)].parent;
  return (parent < 0 ? "" : group_name(groups, parent) + "/") + "g" + std::to_string(group);
}

std::string groups_text(const std::vector<LawGroup>& groups) {
  if (groups.empty()) return "";
  std::string text = ", groups: {";
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const LawGroup& group = groups[i];
    text += (i == 0 ? "" : ", ") + group_name(groups, static_cast<int>(i)) + ": {weight: " +
            std::to_string(group.weight);
    if (group.quota_us > 0) text += ", max: " + us(group.quota_us, 1) + " / " + us(group.period_us, 1);
    if (group.burst_us > 0) text += ", burst: " + us(group.burst_us, 1);
    text += "}";
  }
  return text + "}";
}

std::string job_text(const LawCase& law, const LawJob& job, std::int64_t scale) {
  std::string text = "    - {name: " + job.name + ", arrive: " + us(job.arrive_us, scale);
  if (job.nice != 0) text += ", nice: " + std::to_string(job.nice);
  if (job.priority != 0) text += ", priority: " + std::to_string(job.priority);
  if (job.tickets != 0) text += ", tickets: " + std::to_string(job.tickets);
  if (job.foreground) text += ", foreground: true";
  if (!job.scheduling_class.empty()) text += ", class: " + job.scheduling_class;
  if (job.runtime_us > 0) text += ", runtime: " + us(job.runtime_us, scale) + ", period: " + us(job.period_us, scale);
  if (job.group >= 0) text += ", group: " + group_name(law.groups, job.group);
  if (!job.affinity.empty()) {
    text += ", affinity: [";
    for (const int core : job.affinity) text += (text.back() == '[' ? "" : ", ") + std::to_string(core);
    text += "]";
  }
  text += ", steps: [";
  if (job.forever) text += "{cpu: forever}";
  for (const LawStep& step : job.steps) text += (text.back() == '[' ? "" : ", ") + step_text(step, scale);
  text += "]";
  if (job.repeat != 1) text += ", repeat: " + (job.repeat < 0 ? "forever" : std::to_string(job.repeat));
  return text + "}\n";
}

LawJob draw_job(LawDraws& draws, int number, int cpus) {
  LawJob job;
  job.name = "j" + std::to_string(number);
  if (!draws.one_in(3)) job.arrive_us = draws.upto(0, 20) * 500;
  if (draws.one_in(2)) job.nice = draws.upto(-20, 19);
  if (draws.one_in(2)) job.priority = draws.upto(0, 9);
  if (draws.one_in(3)) job.tickets = draws.upto(1, 500);
  job.foreground = draws.one_in(4);
  if (draws.one_in(4))
    for (int core = 0; core < cpus; ++core)
      if (draws.one_in(2)) job.affinity.push_back(core);
  const int steps = draws.upto(1, 4);
  for (int i = 0; i < steps; ++i) {
    const auto kind = i == 0 ? LawStep::Kind::cpu : static_cast<LawStep::Kind>(draws.upto(0, 3));
    job.steps.push_back({kind, draws.one_in(4) ? draws.upto(1, 12) * 1000 : draws.upto(1, 3000)});
  }
  job.repeat = draws.one_in(2) ? 1 : draws.upto(2, 5);
  return job;
}

// The last group, with whoever is in it one level up; others only when nobody is left in them.
bool without_group(LawCase& broken) {
  if (broken.groups.empty()) return false;
  const int last = static_cast<int>(broken.groups.size()) - 1;
  for (LawJob& job : broken.jobs)
    if (job.group == last) job.group = broken.groups.back().parent;
  broken.groups.pop_back();
  return true;
}

void without_class(LawJob& job) {
  job.scheduling_class.clear();
  job.runtime_us = job.period_us = 0;
  job.modest = false;
}

// A server for its steps; `modest`: for one step, of which a core of the least speed, half a one that is shared, still
// makes less than the runtime.
void give_server(LawJob& job, LawDraws& draws, bool modest, int periods_least) {
  job.scheduling_class = "deadline";
  job.affinity.clear();            // __sched_setscheduler: a deadline thread may run on all cores
  job.modest = modest;
  job.runtime_us = draws.upto(1500, 6000);
  job.period_us = job.runtime_us * draws.upto(periods_least, 10);
  if (modest) job.steps = {{LawStep::Kind::cpu, (job.runtime_us - 500) / 4}};
}

// The case without one of its parts: each call another part, false when there are no more.
bool without(LawCase& broken, std::size_t part) {
  for (std::size_t i = 0; i < broken.jobs.size(); ++i)
    if (part-- == 0) return broken.jobs.erase(broken.jobs.begin() + static_cast<std::ptrdiff_t>(i)), true;
  for (LawJob& job : broken.jobs) {
    for (std::size_t i = 0; i < job.steps.size(); ++i) {
      if (job.steps.size() > 1 && part-- == 0)
        return job.steps.erase(job.steps.begin() + static_cast<std::ptrdiff_t>(i)), true;
    }
    if (job.repeat > 1 && part-- == 0) return job.repeat = 1, true;
    for (int* number : {&job.nice, &job.priority, &job.tickets})
      if (*number != 0 && part-- == 0) return *number = 0, true;
    if (!job.scheduling_class.empty() && part-- == 0) return without_class(job), true;
    if (job.foreground && part-- == 0) return job.foreground = false, true;
    if (job.group >= 0 && part-- == 0) return job.group = -1, true;
    if (!job.affinity.empty() && part-- == 0) return job.affinity.clear(), true;
    if (job.arrive_us != 0 && part-- == 0) return job.arrive_us = 0, true;
  }
  if (!broken.groups.empty() && part-- == 0) return without_group(broken);
  for (LawGroup& group : broken.groups) {
    if (group.quota_us > 0 && part-- == 0) return group.quota_us = group.burst_us = 0, true;
    if (group.burst_us > 0 && part-- == 0) return group.burst_us = 0, true;
    if (group.weight != 100 && part-- == 0) return group.weight = 100, true;
  }
  for (std::int64_t* cost : {&broken.context_switch_us, &broken.migration_us, &broken.wake_idle_us})
    if (*cost != 0 && part-- == 0) return *cost = 0, true;
  if (broken.sockets > 1 && part-- == 0) return broken.sockets = 1, true;
  if (broken.smt > 1 && part-- == 0) return broken.smt = 1, true;
  if (broken.slow_cores > 0 && part-- == 0) return broken.slow_cores = 0, true;
  if (broken.cores > 1 && part-- == 0) return --broken.cores, broken.slow_cores = 0, broken.sockets = 1, true;
  return false;
}

bool possible(const LawCase& scenario) {
  for (const LawJob& job : scenario.jobs)
    for (const int core : job.affinity)
      if (core >= scenario.cpus()) return false;
  return !scenario.jobs.empty();
}

}  // namespace

std::int64_t LawJob::work_us() const {
  std::int64_t sum = 0;
  for (const LawStep& step : steps)
    if (step.kind == LawStep::Kind::cpu || step.kind == LawStep::Kind::lock) sum += step.us;
  return sum * repeat;
}

std::string LawCase::text(std::int64_t scale) const {
  std::string text = "schema: 1\ntitle: a law\nmachine:\n  cores: ";
  if (slow_cores > 0)
    text += "[{count: " + std::to_string(cores - slow_cores) + "}, {count: " + std::to_string(slow_cores) +
            ", speed: 0.5}]\n";
  else
    text += std::to_string(cores) + "\n";
  if (smt > 1) text += "  smt: 2\n";
  if (sockets > 1) text += "  sockets: " + std::to_string(sockets) + "\n";
  text += "  context_switch: " + us(context_switch_us, scale) + "\n  migration: " + us(migration_us, scale) +
          "\n  wake_idle: " + us(wake_idle_us, scale) + "\n  devices: {d: {latency: " + us(700, scale) +
          "}}\nos: {" + os;
  for (const auto& [key, time] : times) text += ", " + key + ": " + us(time, scale);
  text += groups_text(groups) + "}\nworkload:\n";
  if (run_for_us > 0) text += "  for: " + us(run_for_us, scale) + "\n";
  text += "  objects: {l: lock}\n  jobs:\n";
  for (const LawJob& job : jobs) text += job_text(*this, job, scale);
  return text + "approaches: [native_threads]\n";
}

LawCase draw_case(std::uint64_t seed, const std::string& os,
                  const std::vector<std::pair<std::string, std::int64_t>>& times) {
  LawDraws draws(seed);
  LawCase drawn;
  drawn.os = os;
  drawn.times = times;
  drawn.cores = draws.upto(1, 8);
  if (draws.one_in(4)) drawn.smt = 2;
  if (drawn.cores % 2 == 0 && draws.one_in(3)) drawn.sockets = 2;
  if (drawn.cores > 1 && draws.one_in(5)) drawn.slow_cores = draws.upto(1, drawn.cores - 1);
  if (draws.one_in(2)) drawn.context_switch_us = draws.upto(1, 50);
  if (draws.one_in(3)) drawn.migration_us = draws.upto(1, 50);
  if (draws.one_in(4)) drawn.wake_idle_us = draws.upto(1, 100);
  const int jobs = draws.upto(1, 3 * drawn.cores + 2);
  for (int i = 0; i < jobs; ++i) drawn.jobs.push_back(draw_job(draws, i, drawn.cpus()));
  return drawn;
}

LawCase in_groups(LawCase drawn, std::uint64_t seed, bool limited) {
  LawDraws draws(seed + 1'000'000);
  const int count = draws.upto(1, 4);
  for (int i = 0; i < count; ++i) {
    LawGroup group;
    group.parent = draws.one_in(2) ? draws.upto(-1, i - 1) : -1;
    group.weight = draws.one_in(3) ? 100 : draws.upto(20, 400);
    if (limited && (i == 0 || draws.one_in(2))) {
      group.period_us = draws.upto(2, 20) * 1000;
      group.quota_us = draws.upto(1000, static_cast<int>(group.period_us) * (draws.one_in(3) ? 2 : 1));
      if (draws.one_in(2)) group.burst_us = draws.upto(1, static_cast<int>(group.quota_us));
    }
    drawn.groups.push_back(group);
  }
  for (LawJob& job : drawn.jobs) job.group = draws.upto(-1, count - 1);
  return drawn;
}

LawCase in_classes(LawCase drawn, std::uint64_t seed) {
  LawDraws draws(seed + 3'000'000);
  std::int64_t servers = 0;        // at most so many that all are admitted: a third of a core each
  for (LawJob& job : drawn.jobs) {
    switch (draws.upto(0, 6)) {
      case 0:
        if (servers++ < 2 * drawn.cpus()) give_server(job, draws, draws.one_in(2), 3);
        break;
      case 1: job.scheduling_class = "fifo"; break;
      case 2: job.scheduling_class = "rr"; break;
      case 3: job.scheduling_class = "batch"; break;
      case 4: job.scheduling_class = "idle"; break;
      default: break;
    }
    if (job.scheduling_class == "fifo" || job.scheduling_class == "rr") job.priority = draws.upto(1, 4);
  }
  return drawn;
}

LawCase draw_rivals(std::uint64_t seed, const std::string& os) {
  LawDraws draws(seed);
  LawCase drawn;
  drawn.os = os;
  drawn.run_for_us = 4'000'000;
  const auto add = [&](const char* name, int count, const std::function<void(LawJob&)>& make) {
    for (int i = 0; i < count; ++i) {
      LawJob job;
      job.name = name + std::to_string(i);
      make(job);
      drawn.jobs.push_back(job);
    }
  };
  add("r", draws.upto(1, 3), [&](LawJob& job) {
    job.scheduling_class = draws.one_in(2) ? "fifo" : "rr";
    job.priority = draws.upto(1, 4);
    job.forever = true;
  });
  add("f", draws.upto(1, 3), [&](LawJob& job) {
    if (draws.one_in(3)) job.nice = draws.upto(-5, 10);
    if (draws.one_in(4)) job.scheduling_class = draws.one_in(2) ? "batch" : "idle";
    job.forever = true;
  });
  add("d", draws.upto(0, 2), [&](LawJob& job) {
    give_server(job, draws, true, 5);
    job.repeat = -1;
  });
  return drawn;
}

LawCase draw_crowd(std::uint64_t seed, const std::string& os,
                   const std::vector<std::pair<std::string, std::int64_t>>& times) {
  LawDraws draws(seed);
  LawCase drawn;
  drawn.os = os;
  drawn.times = times;
  drawn.cores = draws.upto(2, 8);
  if (draws.one_in(3)) drawn.smt = 2;
  if (drawn.cores % 2 == 0 && draws.one_in(2)) drawn.sockets = 2;
  const int jobs = draws.upto(drawn.cpus() + 1, 3 * drawn.cpus());
  for (int i = 0; i < jobs; ++i) {
    LawJob job;
    job.name = "j" + std::to_string(i);
    job.arrive_us = draws.upto(0, 20) * 500;
    job.steps = {{LawStep::Kind::cpu, draws.one_in(3) ? draws.upto(1, 20) * 1000 : draws.upto(20, 300) * 1000}};
    drawn.jobs.push_back(job);
  }
  return drawn;
}

LawCase draw_savers(std::uint64_t seed, const std::string& os,
                    const std::vector<std::pair<std::string, std::int64_t>>& times) {
  LawDraws draws(seed);
  LawCase drawn;
  drawn.os = os;
  drawn.times = times;
  drawn.cores = draws.upto(2, 4);
  LawGroup group;
  group.period_us = draws.upto(5, 20) * 1000;
  group.quota_us = draws.upto(2000, static_cast<int>(group.period_us));
  if (draws.one_in(2)) group.burst_us = draws.upto(1, static_cast<int>(group.quota_us));
  drawn.groups = {group};
  for (int i = 0; i <= 2 * drawn.cores; ++i) {
    LawJob job;
    job.name = "j" + std::to_string(i);
    job.group = 0;
    job.arrive_us = i == 0 ? 0 : 200'000;
    job.steps = {{LawStep::Kind::cpu, i == 0 ? 200 : draws.upto(20, 40) * 1000}};
    if (i == 0) job.steps.push_back({LawStep::Kind::sleep, draws.upto(1000, 3000)});
    if (i == 0) job.repeat = 60;
    drawn.jobs.push_back(job);
  }
  return drawn;
}

LawCase draw_hogs(std::uint64_t seed, const std::string& os,
                  const std::vector<std::pair<std::string, std::int64_t>>& times, std::int64_t run_for_us) {
  LawDraws draws(seed);
  LawCase drawn;
  drawn.os = os;
  drawn.times = times;
  drawn.run_for_us = run_for_us;
  const int jobs = draws.upto(2, 6);
  for (int i = 0; i < jobs; ++i) {
    LawJob job;
    job.name = "h" + std::to_string(i);
    job.nice = draws.upto(-5, 10);
    job.priority = draws.upto(0, 7);
    if (draws.one_in(2)) job.tickets = draws.upto(50, 500);
    job.forever = true;
    drawn.jobs.push_back(job);
  }
  return drawn;
}

LawCase with_nappers(LawCase drawn, std::uint64_t seed) {
  LawDraws draws(seed + 2'000'000);
  for (std::size_t i = 1; i < drawn.jobs.size(); ++i) {
    LawJob& job = drawn.jobs[i];
    if (draws.one_in(4)) continue;
    job.forever = false;
    job.steps = {{LawStep::Kind::cpu, draws.upto(500, 1500)}, {LawStep::Kind::sleep, draws.upto(1, 100)}};
    job.repeat = -1;
  }
  return drawn;
}

LawCase smallest(LawCase broken, const std::function<bool(const LawCase&)>& still_broken) {
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    for (std::size_t part = 0;;) {
      LawCase smaller = broken;
      if (!without(smaller, part)) break;
      if (possible(smaller) && still_broken(smaller)) {
        broken = smaller;
        shrunk = true;
      } else {
        ++part;
      }
    }
  }
  return broken;
}

}  // namespace interleave
