#include "sim/scenario/rt_app.h"

#include <filesystem>
#include <map>
#include <set>

#include "sim/scenario/loose_json.h"
#include "sim/scenario/rt_app_file.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/text_file.h"

namespace interleave {
namespace {

using std::string;
using RtKind = RtEvent::Kind;
using RtPolicy = RtScheduling::Policy;

constexpr std::int64_t unrolled_max = 10'000;    // steps of one round
constexpr std::int64_t chain_max = 1'000;        // jobs that one thread comes to
constexpr std::int64_t endless_for_s = 10;       // where the file says no end
constexpr std::int64_t periods_us_max = 1'000'000'000'000'000;   // of one phase: 31 years

// ---- YAML ----

string us_text(std::int64_t us) {
  if (us % 1'000'000 == 0) return std::to_string(us / 1'000'000) + " s";
  if (us % 1'000 == 0) return std::to_string(us / 1'000) + " ms";
  return std::to_string(us) + " us";
}

// A name as it stands where YAML takes it for text, else in quotes.
string yaml_name(const string& name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  bool plain = !name.empty() && letter(name[0]) && name != "true" && name != "false" && name != "null";
  for (const char c : name) plain = plain && (letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.');
  return plain ? name : json_text(name);
}

string step_text(const char* kind, const string& value) { return string("{") + kind + ": " + value + "}"; }

string list_text(const std::vector<std::int64_t>& numbers) {
  string text;
  for (const std::int64_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
  return "[" + text + "]";
}

// ---- resources ----

// Mutexes, condition variables and barriers have names of their own each; the scenario's objects share one space.
class RtObjects {
 public:
  explicit RtObjects(const RtAppFile& file);

  string lock(const string& ref) const { return yaml_name(locks_.at(ref)); }
  string condition(const string& ref) const { return yaml_name(conditions_.at(ref).name); }
  string barrier(const string& ref) const { return yaml_name(barriers_.at(ref).name); }
  // That which is waited with; empty: one of the condition's own, as suspend and resume have it.
  const string& mutex_of(const string& ref) const { return conditions_.at(ref).mutex; }
  std::int64_t users_of_timer(const string& ref) const { return timers_.at(ref); }
  string text() const;

 private:
  struct Condition { string name, mutex; };
  struct Meeting { string name; std::int64_t count = 0; };

  void add(const RtThread& thread, const RtEvent& event);
  void name_all();

  std::map<string, string> locks_;
  std::map<string, Condition> conditions_;
  std::map<string, Meeting> barriers_;
  std::map<string, std::int64_t> timers_;        // how many threads use it
};

RtObjects::RtObjects(const RtAppFile& file) {
  for (const RtThread& thread : file.threads) {
    std::set<string> timers;
    for (const RtPhase& phase : thread.phases)
      for (const RtEvent& event : phase.events) {
        add(thread, event);
        if (event.kind == RtKind::timer && timers.insert(event.ref).second) timers_[event.ref] += thread.instances;
      }
  }
  name_all();
}

void RtObjects::add(const RtThread& thread, const RtEvent& event) {
  switch (event.kind) {
    case RtKind::lock:
    case RtKind::unlock: locks_.try_emplace(event.ref); break;
    case RtKind::wait:
    case RtKind::sync: {
      locks_.try_emplace(event.mutex);
      string& mutex = conditions_[event.ref].mutex;
      if (!mutex.empty() && mutex != event.mutex)
        event.at.refuse("waits for " + shown(event.ref) + " with the mutex " + shown(event.mutex) +
                        ", elsewhere with " + shown(mutex) + "; expected one mutex for a condition variable");
      mutex = event.mutex;
      break;
    }
    case RtKind::signal:
    case RtKind::broad:
    case RtKind::suspend:
    case RtKind::resume: conditions_.try_emplace(event.ref); break;
    case RtKind::barrier: barriers_[event.ref].count += thread.instances; break;   // rt-app counts references
    default: break;
  }
}

void RtObjects::name_all() {
  std::set<string> names;
  const auto unused = [&](const string& ref, const char* kind) {
    string name = ref;
    for (const char* more = kind; !names.insert(name).second; more = "_") name += more;
    return name;
  };
  for (auto& [ref, name] : locks_) name = unused(ref, "_mutex");
  for (auto& [ref, condition] : conditions_) condition.name = unused(ref, "_condition");
  for (auto& [ref, meeting] : barriers_) meeting.name = unused(ref, "_barrier");
}

string RtObjects::text() const {
  string text;
  const auto line = [&](const string& name, const string& value) {
    text += "    " + yaml_name(name) + ": " + value + "\n";
  };
  for (const auto& [ref, name] : locks_) line(name, "lock");
  for (const auto& [ref, condition] : conditions_)
    line(condition.name, condition.mutex.empty() ? "condition" : step_text("condition", lock(condition.mutex)));
  for (const auto& [ref, meeting] : barriers_)
    line(meeting.name, step_text("barrier", std::to_string(std::max<std::int64_t>(meeting.count, 1))));
  return text.empty() ? "" : "  objects:\n" + text;
}

// ---- events as steps ----

struct RtSteps {
  std::vector<string> steps;
  std::set<string> held;               // mutexes, by what stands before
};

void add_step(const RtObjects& objects, const RtEvent& event, RtSteps& out) {
  // notify and wait want the condition's lock; rt-app signals with it or without.
  const auto locked = [&](const std::vector<string>& steps) {
    const string& mutex = objects.mutex_of(event.ref);
    if (!mutex.empty() && out.held.contains(mutex)) {
      out.steps.insert(out.steps.end(), steps.begin(), steps.end());
      return;
    }
    string inner;
    for (const string& step : steps) inner += (inner.empty() ? "" : ", ") + step;
    const string lock = mutex.empty() ? objects.condition(event.ref) : objects.lock(mutex);
    out.steps.push_back(step_text("with", "{" + lock + ": [" + inner + "]}"));
  };
  const auto condition = [&] { return objects.condition(event.ref); };
  switch (event.kind) {
    case RtKind::run: out.steps.push_back(step_text("cpu", us_text(event.us))); break;
    case RtKind::runtime:
      out.steps.push_back(step_text("cpu", us_text(event.us)));
      event.at.warn("so much CPU time here; rt-app's runtime ends by the clock, what others take meanwhile included");
      break;
    case RtKind::sleep: out.steps.push_back(step_text("sleep", us_text(event.us))); break;
    case RtKind::lock:
      out.steps.push_back(step_text("acquire", objects.lock(event.ref)));
      out.held.insert(event.ref);
      break;
    case RtKind::unlock:
      out.steps.push_back(step_text("release", objects.lock(event.ref)));
      out.held.erase(event.ref);
      break;
    case RtKind::wait:
    case RtKind::suspend: locked({step_text("wait", condition())}); break;
    case RtKind::signal: locked({step_text("notify", condition())}); break;
    case RtKind::broad:
    case RtKind::resume: locked({step_text("notify_all", condition())}); break;
    case RtKind::sync: locked({step_text("notify", condition()), step_text("wait", condition())}); break;
    case RtKind::barrier: out.steps.push_back(step_text("wait", objects.barrier(event.ref))); break;
    case RtKind::mem:
    case RtKind::iorun:
      event.at.warn("left out: how long so many bytes take is not said; give that as a run");
      break;
    case RtKind::yield: event.at.warn("left out: no step gives the core away"); break;
    case RtKind::fork: event.at.warn("left out: a job begins by `arrive` or `after`, not by another's step"); break;
    case RtKind::timer: break;         // a job's period
  }
}

// ---- threads as jobs ----

struct RtJob {
  string name, after;
  std::int64_t arrive_us = 0;
  std::optional<std::int64_t> period_us;
  std::int64_t repeat = 1;             // -1: forever
  RtScheduling scheduling;
  std::vector<std::int64_t> cpus;
  std::vector<string> steps;
};

// What one thread comes to: a job, or several, one after the other, where its periods or its policy change.
class RtThreadJobs {
 public:
  RtThreadJobs(const RtThread& thread, const RtAppFile& file, const RtObjects& objects)
      : thread_(thread), file_(file), objects_(objects) {}

  std::vector<RtJob> jobs();

 private:
  struct Phase {
    const RtPhase* phase;
    std::vector<string> before, after;   // its only timer
    const RtEvent* timer = nullptr;
    int timers = 0;
  };

  void read_phases();
  bool has_timers() const;
  bool may_be_chained() const;
  std::int64_t rounds() const;         // of a chain; -1: no telling
  RtJob job_of(const RtPhase& phase, const std::vector<string>& steps) const;
  void periodic(const Phase& phase);
  void chain();
  void chain_phase(const Phase& phase, std::int64_t round, std::int64_t& start_us);
  void flat();
  void warn_of_timer(const RtEvent& timer) const;
  void leave_out_timers() const;

  const RtThread& thread_;
  const RtAppFile& file_;
  const RtObjects& objects_;
  std::vector<Phase> phases_;
  bool holds_across_ = false;          // a mutex from one part to the next: they have to be one job
  RtScheduling scheduling_;            // as of the phases so far
  std::vector<RtJob> jobs_;
};

// So many periods of a timer.
std::int64_t periods_us(const RtEvent& timer, std::int64_t count) {
  if (count > periods_us_max / timer.us)
    timer.at.refuse("got " + std::to_string(count) + " periods of " + us_text(timer.us) +
                    ", expected at most 31 years of them; lower a loop");
  return count * timer.us;
}

void RtThreadJobs::read_phases() {
  RtSteps out;
  for (const RtPhase& phase : thread_.phases) {
    holds_across_ = holds_across_ || !out.held.empty();
    Phase part{.phase = &phase, .before = {}, .after = {}};
    for (const RtEvent& event : phase.events) {
      add_step(objects_, event, out);
      if (event.kind != RtKind::timer) continue;
      holds_across_ = holds_across_ || !out.held.empty();
      part.timer = &event;
      part.before.insert(part.before.end(), out.steps.begin(), out.steps.end());
      out.steps.clear();
      ++part.timers;
    }
    (part.timer ? part.after : part.before) = std::move(out.steps);
    out.steps.clear();
    phases_.push_back(std::move(part));
  }
}

bool RtThreadJobs::has_timers() const {
  for (const Phase& phase : phases_)
    if (phase.timer) return true;
  return false;
}

std::int64_t RtThreadJobs::rounds() const {
  std::int64_t round_us = 0;
  bool timed = true;
  for (const Phase& phase : phases_) {
    if (phase.phase->loop < 0) return 1;   // which it never leaves
    timed = timed && phase.timer;
    if (timed) round_us = std::min(periods_us_max, round_us + periods_us(*phase.timer, phase.phase->loop));
  }
  if (thread_.loop > 0) return thread_.loop;
  if (!timed) return -1;
  const std::int64_t end_us = (file_.duration_s < 0 ? endless_for_s : file_.duration_s) * 1'000'000;
  return std::max<std::int64_t>(1, (end_us - thread_.delay_us + round_us - 1) / round_us);
}

bool RtThreadJobs::may_be_chained() const {
  if (holds_across_ || rounds() < 0 || rounds() > chain_max / static_cast<std::int64_t>(phases_.size())) return false;
  for (const Phase& phase : phases_)
    if (phase.timers > 1 || (phase.timer && !phase.after.empty())) return false;
  return true;
}

RtJob RtThreadJobs::job_of(const RtPhase& phase, const std::vector<string>& steps) const {
  RtJob job;
  job.name = thread_.name;
  job.arrive_us = thread_.delay_us;
  job.scheduling = scheduling_;
  job.cpus = phase.cpus.empty() ? thread_.cpus : phase.cpus;
  job.steps = steps;
  return job;
}

void RtThreadJobs::warn_of_timer(const RtEvent& timer) const {
  if (!timer.absolute)
    timer.at.warn("a round that is late moves rt-app's relative timer; here all periods stay where they are");
  const bool unique = timer.ref.starts_with("unique");
  if (!unique && objects_.users_of_timer(timer.ref) > 1)
    timer.at.warn("the timer " + shown(timer.ref) + " is shared by " +
                  std::to_string(objects_.users_of_timer(timer.ref)) + " threads; here each has its own");
}

// before, timer, after, before, timer, after: what stands between two timers is a round that is due each period.
void RtThreadJobs::periodic(const Phase& part) {
  warn_of_timer(*part.timer);
  const std::int64_t period_us = part.timer->us;
  const std::int64_t rounds = thread_.loop < 0 || part.phase->loop < 0 ? -1 : thread_.loop * part.phase->loop;
  RtJob round = job_of(*part.phase, part.after);
  round.steps.insert(round.steps.end(), part.before.begin(), part.before.end());
  round.period_us = period_us;
  round.repeat = rounds;
  if (part.after.empty()) return jobs_.push_back(round);
  round.arrive_us += period_us;
  if (part.before.empty()) return jobs_.push_back(round);
  RtJob first = job_of(*part.phase, part.before), last = job_of(*part.phase, part.after);
  first.name += ".first";
  jobs_.push_back(first);
  round.after = last.after = first.name;
  if (rounds > 0) round.repeat = rounds - 1;
  if (rounds != 1) {
    jobs_.push_back(round);
    last.after = round.name;
  }
  if (rounds < 0) return;
  last.name += ".last";
  last.arrive_us += periods_us(*part.timer, rounds);
  jobs_.push_back(last);
}

void RtThreadJobs::chain_phase(const Phase& part, std::int64_t round, std::int64_t& start_us) {
  RtJob job = job_of(*part.phase, part.before);
  if (!part.phase->name.empty()) job.name += "." + part.phase->name;
  if (round > 0) job.name += "." + std::to_string(round + 1);
  if (!jobs_.empty()) job.after = jobs_.back().name;
  job.arrive_us = std::max<std::int64_t>(start_us, 0);
  job.repeat = part.phase->loop;
  if (part.timer) job.period_us = part.timer->us;
  if (part.timer && round == 0) {
    warn_of_timer(*part.timer);
    if (start_us < 0)
      part.timer->at.warn("counted from the beginning of its phase; what follows begins when its last round has ended");
  }
  start_us = start_us >= 0 && part.timer ? start_us + periods_us(*part.timer, part.phase->loop) : -1;
  const bool waits_alone = start_us >= 0 && part.before.empty();   // until what comes next arrives
  if (!waits_alone) jobs_.push_back(std::move(job));
}

void RtThreadJobs::chain() {
  const RtEvent* timer = nullptr;
  for (const Phase& part : phases_) {
    if (timer && part.timer && timer->ref != part.timer->ref)
      part.timer->at.warn("another timer than before; rt-app counts its first period from the thread's beginning");
    if (part.timer) timer = part.timer;
  }
  std::int64_t start_us = thread_.delay_us;
  for (std::int64_t round = 0; round < rounds(); ++round)
    for (const Phase& part : phases_) {
      scheduling_.take(part.phase->scheduling);
      chain_phase(part, round, start_us);
      if (part.phase->loop > 0) continue;
      if (&part != &phases_.back()) thread_.at.warn("left out: phases after one that loops without end");
      return;
    }
}

void RtThreadJobs::leave_out_timers() const {
  for (const Phase& part : phases_)
    for (const RtEvent& event : part.phase->events)
      if (event.kind == RtKind::timer)
        event.at.warn("left out: the thread does not wait here; a period is expressed where a phase has one timer, "
                      "the last of its events or the only phase's, and nothing is locked meanwhile");
}

void RtThreadJobs::flat() {
  RtJob job = job_of(thread_.phases.front(), {});
  job.repeat = thread_.loop;
  const bool single = phases_.size() == 1;
  if (single) job.repeat = thread_.loop < 0 || thread_.phases[0].loop < 0 ? -1 : thread_.loop * thread_.phases[0].loop;
  for (const Phase& part : phases_) {
    std::vector<string> steps = part.before;
    steps.insert(steps.end(), part.after.begin(), part.after.end());
    const std::int64_t loop = single ? 1 : part.phase->loop;
    const std::int64_t room = unrolled_max - static_cast<std::int64_t>(job.steps.size());
    if (loop < 0 || loop > room / std::max<std::int64_t>(1, static_cast<std::int64_t>(steps.size())))
      thread_.at.refuse("the phase " + shown(part.phase->name) + " would come to more than " +
                        std::to_string(unrolled_max) + " steps; expected fewer loops, or a timer at its end");
    for (std::int64_t i = 0; i < loop; ++i) job.steps.insert(job.steps.end(), steps.begin(), steps.end());
    const RtScheduling& own = part.phase->scheduling;
    if (!single && (own.policy || own.priority || own.runtime_us || own.period_us || own.deadline_us))
      thread_.at.warn("left out: the policy and priority of the phase " + shown(part.phase->name) +
                      "; a job that comes back to it keeps its own");
    if (!single && !part.phase->cpus.empty() && part.phase->cpus != job.cpus)
      thread_.at.warn("left out: the cpus of the phase " + shown(part.phase->name) +
                      "; a job that comes back to it keeps its own");
  }
  jobs_.push_back(std::move(job));
}

std::vector<RtJob> RtThreadJobs::jobs() {
  read_phases();
  scheduling_ = thread_.scheduling;
  if (!scheduling_.policy) scheduling_.policy = file_.default_policy;
  bool changes = false;
  for (const Phase& part : phases_) {
    const RtScheduling& own = part.phase->scheduling;
    changes = changes || own.policy || own.priority || own.runtime_us || !part.phase->cpus.empty() ||
              part.phase->loop < 0;
  }
  if (phases_.size() == 1) scheduling_.take(phases_[0].phase->scheduling);
  if (phases_.size() == 1 && phases_[0].timers == 1 && !holds_across_) {
    periodic(phases_[0]);
  } else if (phases_.size() > 1 && (has_timers() || changes) && may_be_chained()) {
    chain();
    if (jobs_.empty()) jobs_.push_back(job_of(thread_.phases.front(), {}));
  } else {
    leave_out_timers();
    flat();
  }
  return std::move(jobs_);
}

// ---- the text ----

// sched_setscheduler's rules; rt-app's own defaults.
string scheduling_text(const RtJob& job, const Value& at) {
  const RtScheduling& s = job.scheduling;
  const std::int64_t priority = s.priority.value_or(s.policy == RtPolicy::fifo || s.policy == RtPolicy::rr ? 10 : 0);
  const string got = "got the priority " + std::to_string(priority);
  if (s.policy == RtPolicy::fifo || s.policy == RtPolicy::rr) {
    if (priority < 1) at.refuse(got + " for SCHED_FIFO or SCHED_RR, expected 1 to 99");
    return string("      class: ") + (s.policy == RtPolicy::rr ? "rr" : "fifo") + "\n      priority: " +
           std::to_string(priority) + "\n";
  }
  if (s.policy == RtPolicy::deadline) {
    if (s.runtime_us.value_or(0) == 0) at.refuse("got SCHED_DEADLINE without dl-runtime; add \"dl-runtime\": 5000");
    const std::int64_t period = s.period_us.value_or(*s.runtime_us);
    const std::int64_t due_us = std::min(s.deadline_us.value_or(period), job.period_us.value_or(period));
    return "      class: deadline\n      runtime: " + us_text(*s.runtime_us) + "\n      period: " +
           us_text(job.period_us.value_or(period)) + "\n      deadline: " + us_text(due_us) + "\n";
  }
  if (priority > 19) at.refuse(got + ", which is the nice value there, expected -20 to 19");
  return (s.policy == RtPolicy::idle ? string("      class: idle\n") : string()) +
         (priority != 0 ? "      nice: " + std::to_string(priority) + "\n" : string());
}

// A job has one period, which is that of the class deadline, too.
void warn_of_deadline(const RtJob& job, const Value& at) {
  if (job.scheduling.policy != RtPolicy::deadline) return;
  const std::int64_t period = job.scheduling.period_us.value_or(job.scheduling.runtime_us.value_or(0));
  if (!job.period_us)
    at.warn("rounds are due each dl-period here; without a timer rt-app begins one when the last has ended");
  else if (*job.period_us != period)
    at.warn("the timer's " + us_text(*job.period_us) + " stands for dl-period, too, which is " + us_text(period));
}

string job_text(const RtJob& job, const string& suffix, const Value& at) {
  string text = "    - name: " + yaml_name(job.name + suffix) + "\n";
  if (job.arrive_us > 0) text += "      arrive: " + us_text(job.arrive_us) + "\n";
  if (!job.after.empty()) text += "      after: [" + yaml_name(job.after + suffix) + "]\n";
  text += scheduling_text(job, at);
  if (!job.cpus.empty()) text += "      affinity: " + list_text(job.cpus) + "\n";
  if (job.period_us && job.scheduling.policy != RtPolicy::deadline)
    text += "      period: " + us_text(*job.period_us) + "\n";
  if (job.repeat != 1) text += "      repeat: " + (job.repeat < 0 ? "forever" : std::to_string(job.repeat)) + "\n";
  text += "      steps:\n";
  for (const string& step : job.steps) text += "        - " + step + "\n";
  if (job.steps.empty()) text += "        - {cpu: 0 s}\n";
  return text;
}

// Instances and parts of a thread are jobs whose names are made: another thread may be called so.
void take_name(std::map<string, string>& owners, const string& name, const RtThread& thread) {
  const auto [owner, is_new] = owners.try_emplace(name, thread.name);
  if (!is_new)
    thread.at.refuse("got a job that would be called " + shown(name) + ", as one of the thread " +
                     shown(owner->second) + " is; expected another name, rename one of the two threads");
}

string jobs_text(const RtAppFile& file, const RtObjects& objects, bool& endless) {
  string text;
  std::map<string, string> owners;
  for (const RtThread& thread : file.threads) {
    if (thread.instances == 0) thread.at.warn("left out: it has no instance");
    if (thread.instances == 0) continue;
    const std::vector<RtJob> jobs = RtThreadJobs(thread, file, objects).jobs();
    for (const RtJob& job : jobs) endless = endless || job.repeat < 0;
    warn_of_deadline(jobs.front(), thread.at);
    for (std::int64_t i = 1; i <= thread.instances; ++i)
      for (const RtJob& job : jobs) {
        const string suffix = thread.instances == 1 ? "" : "-" + std::to_string(i);
        take_name(owners, job.name + suffix, thread);
        text += job_text(job, suffix, thread.at);
        if (text.size() > text_bytes_max / 2)
          thread.at.refuse("the scenario would be larger than 8 MiB; expected fewer instances or loops");
      }
  }
  return text;
}

// rt-app takes the machine that it runs on; the least on which the file can be meant is that with all CPUs it names.
std::int64_t cores_of(const RtAppFile& file) {
  std::int64_t highest = 0;
  const auto look = [&](const std::vector<std::int64_t>& cpus) {
    for (const std::int64_t cpu : cpus) highest = std::max(highest, cpu);
  };
  for (const RtThread& thread : file.threads) {
    look(thread.cpus);
    for (const RtPhase& phase : thread.phases) look(phase.cpus);
  }
  return highest + 1;
}

string for_text(const RtAppFile& file, bool endless, const Value& root) {
  if (file.duration_s > 0) return "  for: " + std::to_string(file.duration_s) + " s\n";
  if (!endless) return "";
  const Value global(root.node(), root.session(), "global");
  global.warn("threads that never end, and no duration: `for` is " + std::to_string(endless_for_s) +
            " s here; give one");
  return "  for: " + std::to_string(endless_for_s) + " s\n";
}

// Warnings begin with the file's name, whose folder is nobody's business.
string comments(const std::vector<string>& warnings, const string& name) {
  string text;
  for (const string& warning : warnings) {
    string rest = warning.substr(name.size() + 1);
    rest.erase(rest.find("warning: "), 9);
    text += "#   " + rest + "\n";
  }
  return warnings.empty() ? "" : "# What differs, and where it stands there:\n" + text;
}

}  // namespace

Imported import_rt_app(const string& text, const string& name) {
  const Node tree = parse_loose_json(text, name);
  Session session;
  const Value root(tree, session, "");
  const RtAppFile file = read_rt_app_file(root);
  const RtObjects objects(file);
  bool endless = false;
  const string jobs = jobs_text(file, objects, endless);
  if (jobs.empty()) root.refuse("got no thread that runs, expected one with an instance");
  const string end = for_text(file, endless, root);
  const string base = std::filesystem::path(name).filename();
  Imported result{.text = "", .warnings = std::move(session.warnings)};
  result.text = "# Made by `interleave import rt-app` from " + base + ".\n# Such a file says nothing of the machine: " +
                "`cores` is the highest CPU that it names and one.\n" + comments(result.warnings, name) +
                "schema: 1\ntitle: " + json_text(base + ", from rt-app") +
                "\nnotes: an rt-app file's threads, each a thread of the operating system\nmachine: {cores: " +
                std::to_string(cores_of(file)) + "}\nos: linux-6.18\nworkload:\n" + end + objects.text() + "  jobs:\n" +
                jobs + "approaches:\n  - native_threads" + (file.inherit ? ": {mutex: inherit}" : "") + "\n";
  try {
    parse_scenario(result.text, "scenario", {});
  } catch (const InputError& refused) {
    throw InputError(name + ": what it comes to cannot be played: " + refused.what());
  }
  return result;
}

}  // namespace interleave
