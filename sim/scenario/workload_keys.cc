#include "sim/scenario/keys.h"

#include <algorithm>
#include <iomanip>
#include <set>
#include <sstream>

namespace interleave {
namespace {

constexpr std::int64_t steps_max = 5'000'000;   // of all tasks together
constexpr double bursts_max = 5e6;

// A task's steps are a world of their own: children and locks held do not reach into another's.
Shape<std::vector<Step>> body_shape() {
  auto read = [](const Value& value) {
    value.session().bodies.emplace_back();
    std::vector<Step> steps = steps_shape().read(value);
    value.session().bodies.pop_back();
    return steps;
  };
  return {read, steps_shape().schema};
}

Shape<std::optional<std::int64_t>> repeat_shape() {
  const auto counted =
      converted<std::optional<std::int64_t>>(whole(1), [](std::int64_t n) { return std::optional(n); });
  return word_or<std::optional<std::int64_t>>("forever", std::nullopt, counted);
}

bool runs_forever(const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    if (step.forever || runs_forever(step.steps) || runs_forever(step.otherwise)) return true;
    for (const Branch& branch : step.branches)
      if (branch.probability > 0 && runs_forever(branch.steps)) return true;
  }
  return false;
}

// No step can ever let time pass, costs aside: repeated forever, this would not end.
bool takes_no_time(const std::vector<Step>& steps) {
  return std::all_of(steps.begin(), steps.end(), [](const Step& step) {
    switch (step.kind) {
      case Step::Kind::python:
      case Step::Kind::native:
      case Step::Kind::cpu:
      case Step::Kind::sleep: return !step.forever && step.amount.is_zero();
      case Step::Kind::with:
      case Step::Kind::timeout:
      case Step::Kind::task_group:
      case Step::Kind::spawn: return takes_no_time(step.steps) && takes_no_time(step.otherwise);
      case Step::Kind::choose:
        return std::all_of(step.branches.begin(), step.branches.end(),
                           [](const Branch& branch) { return takes_no_time(branch.steps); });
      case Step::Kind::acquire:
      case Step::Kind::release:
      case Step::Kind::set:
      case Step::Kind::clear:
      case Step::Kind::notify:
      case Step::Kind::cancel:
      case Step::Kind::join: return true;
      default: return false;
    }
  });
}

void check_affinity_later(const Value& value, const std::vector<int>& cores) {
  value.session().later.push_back([value, cores](const Scenario& scenario) {
    int count = scenario.machine.logical_cores();
    for (const Approach& approach : scenario.approaches)
      if (approach.machine) count = std::min(count, approach.machine->logical_cores());
    for (std::size_t i = 0; i < cores.size(); ++i)
      if (cores[i] >= count)
        value.item(i).refuse("got " + std::to_string(cores[i]) + ", expected a core from 0 to " +
                             std::to_string(count - 1) + "; the machine has " + std::to_string(count));
  });
}

Shape<std::vector<int>> affinity_shape() {
  const auto shape = list_of(whole(0, 4095), "a list of cores");
  const auto read = [shape](const Value& value) {
    std::vector<int> cores;
    for (const std::int64_t core : shape.read(value)) {
      if (std::find(cores.begin(), cores.end(), core) != cores.end())
        value.refuse("got core " + std::to_string(core) + " twice; remove one");
      cores.push_back(static_cast<int>(core));
    }
    check_affinity_later(value, cores);
    return cores;
  };
  return {read, shape.schema};
}

// They belong to a thread: only where each task has one of its own is there somebody to have them.
bool keeps_attributes(const Approach& approach) {
  if (approach.model == "native_threads" || approach.model == "threading") return !approach.threads;
  return approach.model == "multiprocessing" && !approach.workers;
}

void check_attribute_later(const Value& job, const char* name) {
  job.session().later.push_back([job, name](const Scenario& scenario) {
    for (const Approach& approach : scenario.approaches)
      if (!keeps_attributes(approach))
        job.refuse_key(name, std::string("got ") + name + ", for which a job needs a thread of its own; there is none "
                             "under " + shown(approach.label) + "; remove one of the two; native_threads and "
                             "threading without threads, and multiprocessing without workers, have one for each job");
  });
}

// Under each operating system that it is played on.
void check_group_later(const Value& job, const std::string& name) {
  check_attribute_later(job, "group");
  job.session().later.push_back([job, name](const Scenario& scenario) {
    for (const Approach& approach : scenario.approaches) {
      const std::vector<GroupSpec>& groups = approach.os ? approach.os->groups : scenario.os.groups;
      if (approach.os && groups.empty())
        job.refuse_key("group", "got the group " + shown(name) + ", but the os of " + shown(approach.label) +
                                    " has none, which replaces the scenario's whole; add groups: {" + name + ": {}} "
                                    "to it");
      group_named(job.entry("group"), name, groups);
    }
  });
}

// __checkparam_dl, kernel/sched/deadline.c: runtime <= deadline <= period.
void check_deadline_class(const Task& job, const Value& map) {
  if (job.scheduling_class == SchedulingClass::deadline && (!job.runtime || !job.period))
    map.refuse_key("class", "got class deadline without runtime and period; add e.g. runtime: 5 ms, period: 20 ms");
  if (!job.runtime) return;
  if (!job.period) map.refuse_key("runtime", "got runtime without the period that it is for; add e.g. period: 20 ms");
  if (*job.runtime > job.deadline.value_or(*job.period))
    map.refuse_key("runtime", "got more runtime than there is until the deadline; make it shorter");
  if (job.deadline.value_or(*job.period) > *job.period)
    map.refuse_key("deadline", "got a deadline after the end of the period, which a job with a runtime cannot have");
}

// Only an earliest-deadline-first server keeps one: the policy, or the class that stacks above all others but `rt`.
// Where approaches have operating systems of their own it is enough that one of them has it.
void check_runtime_later(const Task& job, const Value& map) {
  if (!job.runtime) return;
  check_attribute_later(map, "runtime");
  const bool of_class = job.scheduling_class == SchedulingClass::deadline;
  map.session().later.push_back([map, of_class](const Scenario& scenario) {
    std::set<std::string> policies;
    for (const Approach& approach : scenario.approaches)
      policies.insert((approach.os ? *approach.os : scenario.os).policy);
    const auto keeps = [&](const std::string& policy) { return of_class ? policy != "rt" : policy == "deadline"; };
    if (policies.empty() || std::any_of(policies.begin(), policies.end(), keeps)) return;
    map.refuse_key("runtime", "got " + shown(map.entry("runtime").node().text) + " for a job " +
                   (of_class ? "of class deadline" : "that is not of class deadline") + " under the policy " +
                   joined({policies.begin(), policies.end()}) + ", which would ignore it; expected a class or policy " +
                   "that keeps it; write " + (of_class || policies.contains("rt") ? "" : "class: deadline, or ") +
                   "os: {policy: deadline}, or remove it");
  });
}

// Beyond a policy's range a priority counts as the last within it, and those of different ones as equals.
void check_priority_later(const Task& job, const Value& map) {
  constexpr int least = 0, most = 99;   // MAX_RT_PRIO; sched_setscheduler begins at 1, who says nothing is below
  const bool real_time = job.scheduling_class == SchedulingClass::fifo || job.scheduling_class == SchedulingClass::rr;
  const int priority = job.priority;
  if (real_time && (priority < least || priority > most))
    map.entry("priority").refuse("got " + std::to_string(priority) + ", expected a real-time priority from 1 to 99; "
                                 "write e.g. priority: 10");
  map.session().later.push_back([map, priority](const Scenario& scenario) {
    const auto say = [&](const std::string& policy, int lowest, int highest) {
      if (priority < lowest || priority > highest)
        map.entry("priority").warn("got " + std::to_string(priority) + ", which counts as " +
                                   std::to_string(std::clamp(priority, lowest, highest)) + " under the policy " +
                                   policy);
    };
    std::set<std::string> policies;
    for (const Approach& approach : scenario.approaches)
      policies.insert((approach.os ? *approach.os : scenario.os).policy);
    if (policies.contains("rt")) say("rt", least, most);
    if (policies.contains("windows_nt")) say("windows_nt", -7, 23);   // of 1 .. 31, 8 is the normal one
  });
}

void check_job(const Task& job, const Value& map) {
  if (job.nice != 0) check_attribute_later(map, "nice");
  if (!job.affinity.empty()) check_attribute_later(map, "affinity");
  if (job.tickets > 0) check_attribute_later(map, "tickets");
  if (job.foreground) check_attribute_later(map, "foreground");
  if (job.priority != 0) check_attribute_later(map, "priority");
  if (job.priority != 0) check_priority_later(job, map);
  if (!job.group.empty()) check_group_later(map, job.group);
  if (job.scheduling_class != SchedulingClass::normal) check_attribute_later(map, "class");
  check_deadline_class(job, map);
  check_runtime_later(job, map);
}

// Names of jobs that may come later: looked up when all have been read.
void read_after(Task&, const Value& value) { list_of(line_of_text(), "a list of jobs").read(value); }

const Table<Task>& job_table() {
  using T = Task;
  static const Table<T> table{
      .keys = {required(key("name", &T::name, line_of_text(), "A", "the job's name")),
               key("arrive", &T::arrive, duration(), "3 s", "when it arrives"),
               key("nice", &T::nice, whole(-20, 19), "5", "the weight under fair policies, less is more"),
               key("affinity", &T::affinity, affinity_shape(), "[0, 1]", "the cores that it may run on"),
               key("priority", &T::priority, whole(-1000, 1000), "10", "for policies with priorities"),
               key("tickets", &T::tickets, whole(1, 1'000'000), "100", "of lottery and stride; else by its nice value"),
               key("foreground", &T::foreground, boolean(), "true", "of windows_nt: the user looks at it"),
               key("group", &T::group, line_of_text(), "service/worker", "its control group, of os.groups"),
               key("class", &T::scheduling_class,
                   enumerated<SchedulingClass>("a scheduling class",
                                               {"normal", "batch", "idle", "fifo", "rr", "deadline"}),
                   "fifo", "as sched_setscheduler sets it; priority says which comes first in fifo and rr"),
               key("runtime", &T::runtime, duration(true), "5 ms",
                   "of class or policy deadline: CPU time in each period, no more"),
               key("period", &T::period, duration(true), "20 ms", "a round of its steps is due each period"),
               key("deadline", &T::deadline, duration(true), "20 ms", "of each round, from when it is due"),
               {"after", list_schema(line_of_text().schema, false), "[B]", "jobs that must have ended before it comes",
                read_after},
               required(key("steps", &T::steps, body_shape(), "[{cpu: 3 ms}]", "what it does")),
               key("repeat", &T::repeat, repeat_shape(), "20", "rounds of its steps, or forever")},
      .check = check_job};
  return table;
}

Shape<std::vector<Task>> jobs_shape() {
  auto list = list_of(map_of(job_table()), "a list of one or more jobs");
  list.read = [read = list.read](const Value& value) {
    std::vector<Task> jobs = read(value);
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const auto [earlier, fresh] = seen.emplace(jobs[i].name, i);
      if (!fresh)
        value.item(i).refuse_key("name", "got " + shown(jobs[i].name) + ", the name of job " +
                                             std::to_string(earlier->second) + " too; give it another");
    }
    finish_jobs(jobs, value);
    return jobs;
  };
  return list;
}

void check_background(Background& background, const Value& map) {
  if (takes_no_time(background.steps))
    map.refuse_key("steps", "takes no time, again and again; give a step a duration");
}

// The same, beside the tasks.
Shape<std::vector<Step>> background_body_shape() {
  auto read = [](const Value& value) {
    value.session().in_background = true;
    std::vector<Step> steps = body_shape().read(value);
    value.session().in_background = false;
    return steps;
  };
  return {read, body_shape().schema};
}

Shape<std::vector<Background>> background_shape() {
  static const Table<Background> table{
      .keys = {key("threads", &Background::threads, whole(1, 100'000), "1", "how many of them"),
               required(key("steps", &Background::steps, background_body_shape(), "[{python: forever}]",
                            "repeated to the end"))},
      .check = check_background};
  return list_of(map_of(table), "a list such as [{threads: 1, steps: [{python: forever}]}]");
}

Shape<Clients> clients_shape() {
  using C = Clients;
  static const Table<C> table{
      .keys = {key("count", &C::count, whole(1, 1'000'000), "1", "how many clients"),
               key("requests", &C::requests, whole(1, 1'000'000'000), "300", "of each client"),
               key("start", &C::start, duration(), "100 ms", "before a client's first request"),
               key("think", &C::think, duration_distribution(), "2 ms", "between an answer and the next request"),
               key("affinity", &C::affinity, affinity_shape(), "[1]", "the cores that they may run on"),
               key("via", &C::via, enumerated<C::Via>("a way to the server", {"socketpair", "pipe"}), "socketpair",
                   "what requests come through"),
               {"timeout", timeout_schema(), "1 s", "how long a client waits for its answer",
                [](C& out, const Value& value) { read_timeout(out.patience, value); }}}};
  return map_of(table);
}

// A workload on its way: the keys as they stand, put together by finish().
struct Draft {
  Workload workload;
  std::optional<std::int64_t> tasks;
};

bool is_open(const Workload& workload) { return workload.arrivals || workload.clients; }

// Steps belong to tasks, arrivals and clients; jobs have their own.
void check_steps(const Draft& draft, const Value& map) {
  if (map.has("jobs")) {
    for (const char* other : {"steps", "repeat"})
      if (map.has(other))
        map.refuse_key(other, std::string("got ") + other + " beside jobs, which have their own; move it there");
  } else if (!map.has("steps")) {
    map.refuse("got no \"steps\", expected what a task does; write e.g. steps: [{python: 2 ms}]");
  }
  const auto& arrivals = draft.workload.arrivals;
  if (arrivals && arrivals->kind != Arrivals::Kind::file && !draft.workload.run_for)
    map.refuse_key("arrivals", "got arrivals without an end; add e.g. for: 60 s");
}

// How many come on average. Of bursts, at most: all the time.
double expected_arrivals(const Arrivals& arrivals, Duration run_for) {
  if (arrivals.kind == Arrivals::Kind::file) return static_cast<double>(arrivals.times.size());
  const bool regular = arrivals.interval > Duration{};
  const double each_s = regular ? seconds(arrivals.interval) : 1 / arrivals.rate_per_s;
  const double count = seconds(run_for) / each_s;
  if (arrivals.kind != Arrivals::Kind::bursts) return count;
  const double on = arrivals.on.mean(), off = arrivals.off.mean();
  return on < 1e18 && off < 1e18 ? count * on / (on + off) : count;
}

// Who asks for more than fits the memory learns it before the run, not in it.
void check_count(const Workload& workload, const Value& map) {
  const double steps = std::max(1, map.session().steps);
  const auto refuse = [&](const char* key, double count, const std::string& remedy) {
    std::ostringstream text;
    text << "got about " << std::setprecision(3) << count << " tasks of " << steps
         << " steps, expected at most 5000000 steps in all; " << remedy;
    map.refuse_key(key, text.str());
  };
  if (workload.clients) {
    const double count = static_cast<double>(workload.clients->count) * static_cast<double>(workload.clients->requests);
    if (count * steps > static_cast<double>(steps_max)) refuse("clients", count, "let fewer clients ask less often");
  }
  if (!workload.arrivals) return;
  const Arrivals& arrivals = *workload.arrivals;
  const double count = expected_arrivals(arrivals, workload.run_for.value_or(Duration{}));
  if (count * steps > static_cast<double>(steps_max)) refuse("arrivals", count, "let fewer come, or a shorter time");
  if (arrivals.kind != Arrivals::Kind::bursts) return;
  const double burst_ns = std::max(1.0, arrivals.on.mean() + arrivals.off.mean());
  if (nanoseconds_of(*workload.run_for) / burst_ns > bursts_max)
    map.refuse_key("arrivals", "got more than 5000000 bursts; make on and off longer, or the time shorter");
}

// A workload that provably never ends is an error of the input.
void check_end(const Task& task, const Workload& workload, const Value& map) {
  const bool has_end = workload.run_for && !is_open(workload);
  const std::string remedy = is_open(workload) ? "expected steps that end, so that a request is done at some time"
                                               : "expected an end; add e.g. for: 60 s";
  if (!task.repeat && !task.period && takes_no_time(task.steps))
    map.refuse_key("steps", "takes no time, again and again; give a step a duration");
  if (!task.repeat && !has_end) map.refuse_key("repeat", "got \"forever\", " + remedy);
  if (runs_forever(task.steps) && !has_end) map.refuse_key("steps", "got a step that runs forever, " + remedy);
}

void make_tasks(Draft& draft, const Value& map) {
  Workload& workload = draft.workload;
  if (!draft.tasks) return;
  const std::int64_t steps = std::max(1, map.session().steps);
  if (*draft.tasks > steps_max / steps)
    map.refuse_key("tasks", "got " + std::to_string(*draft.tasks) + " tasks of " + std::to_string(steps) +
                                " steps, expected at most 5000000 steps in all; write fewer tasks with a repeat");
  workload.tasks.assign(static_cast<std::size_t>(*draft.tasks), workload.pattern);
  for (std::size_t i = 0; i < workload.tasks.size(); ++i) workload.tasks[i].name = "task-" + std::to_string(i);
  workload.pattern = Task{};
}

void finish(Draft& draft, const Value& map) {
  check_steps(draft, map);
  check_count(draft.workload, map);
  for (std::size_t i = 0; i < draft.workload.tasks.size(); ++i)
    check_end(draft.workload.tasks[i], draft.workload, map.entry("jobs").item(i));
  if (!map.has("jobs")) check_end(draft.workload.pattern, draft.workload, map);
  make_tasks(draft, map);
}

// A key that sets a member of the workload itself.
template <class M, class V>
Key<Draft> part(const char* name, M Workload::*member, Shape<V> shape, const char* example, const char* help) {
  const auto set = [member](Draft& draft, V value) { draft.workload.*member = static_cast<M>(std::move(value)); };
  return key_with<Draft>(name, std::move(shape), set, example, help);
}

Table<Draft> make_workload_table() {
  using W = Workload;
  const auto steps = [](Draft& draft, std::vector<Step> read) { draft.workload.pattern.steps = std::move(read); };
  const auto repeat = [](Draft& draft, std::optional<std::int64_t> read) { draft.workload.pattern.repeat = read; };
  const auto objects = named(object_shape(), "a map of objects such as {cache: lock, inbox: {queue: 100}}");
  const auto part_of_1 = converted<double>(share(), [](std::int64_t nano) { return static_cast<double>(nano) / 1e9; });
  const auto demand = enumerated<CpuDemand>("a clock", {"work", "thread_clock"});
  return {
      .keys = {key("tasks", &Draft::tasks, whole(1, 1'000'000), "400", "how many equal tasks, all there at the start"),
               part("jobs", &W::tasks, jobs_shape(), "[{name: A, steps: [{cpu: 3 ms}]}]",
                    "tasks with names of their own"),
               part("arrivals", &W::arrivals, arrivals_shape(), "{poisson: {rate: 50/s}}",
                    "tasks that come one by one"),
               part("clients", &W::clients, clients_shape(), "{requests: 300}", "requests from another process"),
               key_with<Draft>("steps", body_shape(), steps, "[{python: 2 ms}]", "what a task does, in order"),
               key_with<Draft>("repeat", repeat_shape(), repeat, "20", "rounds of the steps, or forever"),
               part("for", &W::run_for, duration(true), "60 s", "when arrivals, or tasks without an end, stop"),
               part("cpu_demand", &W::cpu_demand, demand, "work", "what a CPU step's time is measured by"),
               part("arguments", &W::argument_bytes, size_distribution(), "2 KiB", "pickled on the way to a process"),
               part("results", &W::result_bytes, size_distribution(), "100 B", "pickled on the way back"),
               part("main_import", &W::main_import, duration(), "120 ms", "what a spawned child imports again"),
               part("affinity", &W::affinity, affinity_shape(), "[0]", "the cores that the program may run on"),
               part("memory", &W::memory_bytes, size(true), "60 MiB", "of a process"),
               part("copy_on_write", &W::copy_on_write, part_of_1, "30 %", "what a forked child comes to own of it"),
               part("objects", &W::objects, objects, "{cache: lock}", "what tasks meet at: locks, events, queues"),
               part("background", &W::background, background_shape(), "[{steps: [{python: forever}]}]",
                    "threads that run beside it until it is done")},
      .one_of = {"tasks", "jobs", "arrivals", "clients"},
      .check = finish,
      .rule = R"("if": {"required": ["jobs"]}, "else": {"required": ["steps"]})"};
}

}  // namespace

Shape<Workload> workload_shape() {
  static const Table<Draft> table = make_workload_table();
  return converted<Workload>(map_of(table), [](Draft draft) { return std::move(draft.workload); });
}

}  // namespace interleave
