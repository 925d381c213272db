#include "sim/scenario/rt_app_file.h"

#include <set>

#include "sim/scenario/shape.h"

namespace interleave {
namespace {

using RtKind = RtEvent::Kind;

constexpr std::int64_t int_max = 2'147'483'647;   // rt-app reads with json_object_get_int

const std::vector<std::string>& event_names() {
  static const std::vector<std::string> names = {"lock",    "unlock",  "wait",   "signal", "broad", "sync",
                                                 "sleep",   "runtime", "run",    "timer",  "suspend", "resume",
                                                 "mem",     "iorun",   "yield",  "barrier", "fork"};
  return names;
}

std::int64_t whole_us(const Value& value) { return whole(0, int_max).read(value); }
std::string name_of(const Value& value) { return line_of_text().read(value); }

std::int64_t loop_of(const Value& value) {
  if (value.is_scalar() && value.node().text == "-1") return -1;
  if (!value.is_scalar() || value.node().text == "0") value.expected("a whole number >= 1, or -1 for no end");
  return whole(1, int_max).read(value);
}

// A key that is read and has no counterpart here.
template <class T>
Key<T> without_counterpart(const char* name, const char* why) {
  return {name, "", "", "", [why](T&, const Value& value) { value.warn(std::string("left out: ") + why); }};
}

// ---- global ----

RtScheduling::Policy policy_of(const Value& value) {
  static const auto shape = enumerated<RtScheduling::Policy>(
      "a policy", {"SCHED_OTHER", "SCHED_IDLE", "SCHED_RR", "SCHED_FIFO", "SCHED_DEADLINE"});
  return shape.read(value);
}

void read_calibration(RtAppFile&, const Value& value) {
  if (value.is_scalar() && value.node().quoted && value.node().text.starts_with("CPU")) return;
  if (!value.is_scalar() || value.node().quoted) value.expected("CPU0, or nanoseconds a loop");
  whole(0, int_max).read(value);
  value.warn("left out: nanoseconds a loop are of rt-app's machine; a run's microseconds are taken for what they say");
}

const Table<RtAppFile>& global_table() {
  using F = RtAppFile;
  const auto duration = [](F& file, const Value& value) {
    const bool none = value.is_scalar() && value.node().text == "-1";
    file.duration_s = none ? -1 : whole(1, int_max).read(value);
  };
  const auto policy = [](F& file, const Value& value) { file.default_policy = policy_of(value); };
  static const char* const log = "of rt-app's log; see the report's formats";
  static const char* const memory = "memory is not modelled by page or by byte";
  static const Table<F> table{
      .keys = {{"duration", "", "10", "", duration},
               {"calibration", "", "\"CPU0\"", "", read_calibration},
               {"default_policy", "", "\"SCHED_OTHER\"", "", policy},
               key("pi_enabled", &F::inherit, boolean(), "true", ""),
               without_counterpart<F>("lock_pages", memory), without_counterpart<F>("logdir", log),
               without_counterpart<F>("log_basename", log), without_counterpart<F>("log_size", log),
               without_counterpart<F>("ftrace", log), without_counterpart<F>("gnuplot", log),
               without_counterpart<F>("cumulative_slack", log),
               without_counterpart<F>("frag", "rt-app reads it no more"),
               without_counterpart<F>("mem_buffer_size", memory),
               without_counterpart<F>("io_device", "iorun is left out")}};
  return table;
}

// ---- events ----

// The kind that a key names: rt-app's workgen tells equal events apart by what it appends, run1 or sleep_b.
std::optional<RtKind> event_of(const std::string& key) {
  std::optional<RtKind> found;
  std::size_t length = 0;
  for (std::size_t i = 0; i < event_names().size(); ++i) {
    const std::string& name = event_names()[i];
    if (!key.starts_with(name) || name.size() <= length) continue;
    if (key.size() > name.size() && key[name.size()] >= 'a' && key[name.size()] <= 'z') continue;
    found = static_cast<RtKind>(i);
    length = name.size();
  }
  return found;
}

void read_pair(RtEvent& event, const Value& value) {
  static const Table<RtEvent> table{
      .keys = {required(key("ref", &RtEvent::ref, line_of_text(), "\"cond\"", "")),
               required(key("mutex", &RtEvent::mutex, line_of_text(), "\"mutex\"", ""))}};
  read_into(value, table, event);
}

void read_timer(RtEvent& event, const Value& value) {
  const auto mode = [](RtEvent& timer, const Value& at) {
    timer.absolute = one_of_names("a timer's mode", {"relative", "absolute"}).read(at) == 1;
  };
  static const Table<RtEvent> table{
      .keys = {required(key("ref", &RtEvent::ref, line_of_text(), "\"unique\"", "")),
               required(key("period", &RtEvent::us, whole(1, int_max), "20000", "")),
               {"mode", "", "\"relative\"", "", mode}}};
  read_into(value, table, event);
}

RtEvent read_event(RtKind kind, const Value& value, const std::string& thread) {
  RtEvent event{.kind = kind, .at = value, .ref = "", .mutex = ""};
  switch (kind) {
    case RtKind::wait:
    case RtKind::sync: read_pair(event, value); break;
    case RtKind::timer: read_timer(event, value); break;
    case RtKind::run:
    case RtKind::runtime:
    case RtKind::sleep:
    case RtKind::mem:
    case RtKind::iorun: event.us = whole_us(value); break;
    case RtKind::yield: break;
    case RtKind::suspend:   // an empty name is the thread's own: workgen
      event.ref = value.is_scalar() && value.node().quoted && value.node().text.empty() ? thread : name_of(value);
      break;
    default: event.ref = name_of(value);
  }
  return event;
}

// ---- threads and phases ----

std::vector<std::int64_t> cpus_of(const Value& value) {
  return list_of(whole(0, 4095), "a list of CPUs such as [0, 2]").read(value);
}

template <class T>
std::vector<Key<T>> properties() {
  const auto set = [](std::optional<std::int64_t> RtScheduling::*member) {
    return [member](T& out, const Value& value) { out.scheduling.*member = whole(0, int_max).read(value); };
  };
  const auto policy = [](T& out, const Value& value) { out.scheduling.policy = policy_of(value); };
  const auto priority = [](T& out, const Value& value) { out.scheduling.priority = whole(-20, 99).read(value); };
  static const char* const clamps = "cores have one frequency; no utilisation is clamped";
  static const char* const nodes = "where memory lies is not modelled";
  return {{"loop", "", "10", "", [](T& out, const Value& value) { out.loop = loop_of(value); }},
          {"policy", "", "\"SCHED_FIFO\"", "", policy},
          {"priority", "", "10", "", priority},
          {"dl-runtime", "", "5000", "", set(&RtScheduling::runtime_us)},
          {"dl-period", "", "20000", "", set(&RtScheduling::period_us)},
          {"dl-deadline", "", "20000", "", set(&RtScheduling::deadline_us)},
          {"cpus", "", "[0, 1]", "", [](T& out, const Value& value) { out.cpus = cpus_of(value); }},
          without_counterpart<T>("util_min", clamps), without_counterpart<T>("util_max", clamps),
          without_counterpart<T>("membind_nodes", nodes), without_counterpart<T>("nodes_membind", nodes),
          without_counterpart<T>("taskgroup", "give os.groups and the job's group by hand")};
}

const std::vector<Key<RtPhase>>& phase_properties() {
  static const std::vector<Key<RtPhase>> keys = properties<RtPhase>();
  return keys;
}

const std::vector<Key<RtThread>>& thread_properties() {
  static const std::vector<Key<RtThread>> keys = [] {
    const auto instances = [](RtThread& thread, const Value& value) {
      thread.instances = whole(0, 10'000).read(value);
    };
    const auto delay = [](RtThread& thread, const Value& value) { thread.delay_us = whole_us(value); };
    const auto period = [](RtThread& thread, const Value& value) { thread.scheduling.period_us = whole_us(value); };
    const auto deadline = [](RtThread& thread, const Value& value) { thread.scheduling.deadline_us = whole_us(value); };
    std::vector<Key<RtThread>> all = properties<RtThread>();
    all.push_back({"instance", "", "2", "", instances});
    all.push_back({"delay", "", "1000", "", delay});
    all.push_back({"period", "", "20000", "", period});       // the old names of dl-period and dl-deadline
    all.push_back({"deadline", "", "20000", "", deadline});
    all.push_back({"phases", "", "{\"phase1\": {\"run\": 1000}}", "", [](RtThread&, const Value&) {}});
    return all;
  }();
  return keys;
}

// An entry that is a property is read; false: it is none.
template <class T>
bool read_property(const std::vector<Key<T>>& keys, T& out, const Value& map, const Node::Entry& entry,
                   std::set<std::string>& seen) {
  for (const Key<T>& key : keys) {
    if (key.name != entry.key) continue;
    const Value value = map.entry(entry, "\"" + key.name + "\": " + key.example);
    if (!seen.insert(key.name).second) value.refuse("stands here twice; remove one of the two");
    key.read(out, value);
    return true;
  }
  return false;
}

// Without an example: messages say what was expected themselves.
Value entry_of(const Value& map, const Node::Entry& entry) { return map.entry(entry, ""); }

template <class T>
[[noreturn]] void refuse_event(const Value& map, const Node::Entry& entry, const std::vector<Key<T>>& keys) {
  std::vector<std::string> known = event_names();
  for (const Key<T>& key : keys) known.push_back(key.name);
  const std::string bare = entry.key.substr(0, entry.key.find_last_not_of("0123456789") + 1);
  throw InputError(entry.place.text() + ": " + map.path() + ": got " + shown(entry.key) +
                   ", expected an event or a property: " + joined(known) + did_you_mean(bare, known));
}

void read_events(RtPhase& phase, const Value& map, const Node::Entry& entry, const std::string& thread, RtKind kind) {
  phase.events.push_back(read_event(kind, entry_of(map, entry), thread));
}

void check_events(const RtPhase& phase, const Value& map) {
  if (phase.events.empty()) map.refuse("got no event, expected what the thread does; write e.g. \"run\": 1000");
}

RtPhase read_phase(const Value& map, const std::string& name, const std::string& thread) {
  if (!map.is_map()) map.expected("a phase: events such as {\"run\": 1000, \"sleep\": 2000}");
  RtPhase phase{.name = name, .events = {}, .scheduling = {}, .cpus = {}};
  std::set<std::string> seen;
  for (const Node::Entry& entry : map.node().entries) {
    if (read_property(phase_properties(), phase, map, entry, seen)) continue;
    const std::optional<RtKind> kind = event_of(entry.key);
    if (!kind) refuse_event(map, entry, phase_properties());
    read_events(phase, map, entry, thread, *kind);
  }
  check_events(phase, map);
  return phase;
}

// workgen: a name that was there before gets a number.
std::string unique_name(const std::string& name, std::set<std::string>& names) {
  std::string unique = name;
  for (int number = 1; !names.insert(unique).second; ++number) unique = name + std::to_string(number);
  return unique;
}

void read_phases(RtThread& thread, const Value& phases) {
  if (!phases.is_map() || phases.node().entries.empty()) phases.expected("a map of one or more phases by name");
  std::set<std::string> names;
  for (const Node::Entry& entry : phases.node().entries)
    thread.phases.push_back(read_phase(entry_of(phases, entry), unique_name(entry.key, names), thread.name));
}

// Events that stand in the thread itself are its only phase; a loop is then how often in all.
void read_single_phase(RtThread& thread, RtPhase phase, const Value& map) {
  check_events(phase, map);
  phase.loop = map.has("loop") ? thread.loop : 1;
  thread.loop = map.has("loop") ? 1 : -1;
  thread.phases.push_back(std::move(phase));
}

RtThread read_thread(const Value& map, const std::string& name) {
  if (!map.is_map()) map.expected("a thread: events such as {\"run\": 1000, \"sleep\": 2000}, or phases");
  RtThread thread{.name = name, .at = map, .phases = {}, .scheduling = {}, .cpus = {}};
  RtPhase phase{.name = "", .events = {}, .scheduling = {}, .cpus = {}};
  std::set<std::string> seen;
  for (const Node::Entry& entry : map.node().entries) {
    if (read_property(thread_properties(), thread, map, entry, seen)) continue;
    const std::optional<RtKind> kind = event_of(entry.key);
    if (kind == RtKind::runtime && map.has("phases"))
      thread.scheduling.runtime_us = whole_us(entry_of(map, entry));   // the old name of dl-runtime
    else if (kind && map.has("phases"))
      entry_of(map, entry).refuse("got an event beside phases, expected it in one of them; move it there");
    else if (kind)
      read_events(phase, map, entry, name, *kind);
    else
      refuse_event(map, entry, thread_properties());
  }
  if (map.has("phases"))
    read_phases(thread, map.entry("phases"));
  else
    read_single_phase(thread, std::move(phase), map);
  return thread;
}

void read_threads(RtAppFile& file, const Value& tasks) {
  std::set<std::string> names;
  for (const Node::Entry& entry : tasks.node().entries) {
    if (entry.key.empty())
      throw InputError(entry.place.text() + ": " + tasks.path() + ": got a thread without a name; give it one");
    file.threads.push_back(read_thread(entry_of(tasks, entry), unique_name(entry.key, names)));
  }
}

}  // namespace

void RtScheduling::take(const RtScheduling& later) {
  if (later.policy && later.policy != policy) *this = {};   // another class has other parameters
  if (later.policy) policy = later.policy;
  if (later.priority) priority = later.priority;
  if (later.runtime_us) runtime_us = later.runtime_us;
  if (later.period_us) period_us = later.period_us;
  if (later.deadline_us) deadline_us = later.deadline_us;
}

RtAppFile read_rt_app_file(const Value& root) {
  if (!root.is_map()) root.expected("an rt-app file: a map with tasks, and global");
  RtAppFile file{.threads = {}};
  std::set<std::string> seen;
  for (const Node::Entry& entry : root.node().entries) {
    const Value value = entry_of(root, entry);
    if (entry.key == "resources") continue;   // made as they are named: doc/tutorial.txt
    if (entry.key != "global" && entry.key != "tasks")
      throw InputError(entry.place.text() + ": got " + shown(entry.key) + ", expected global, resources or tasks" +
                       did_you_mean(entry.key, {"global", "resources", "tasks"}));
    if (!seen.insert(entry.key).second) value.refuse("stands here twice; remove one of the two");
    if (!value.is_map()) value.expected("a map");
    if (entry.key == "global") read_into(value, global_table(), file);
    if (entry.key == "tasks") read_threads(file, value);
  }
  if (file.threads.empty())
    root.refuse("got no thread, expected tasks; write e.g. \"tasks\": {\"a\": {\"run\": 1000}}");
  return file;
}

}  // namespace interleave
