#include <algorithm>

#include "sim/os/policy.h"
#include "sim/os/preset_list.h"
#include "sim/scenario/keys.h"

namespace interleave {
namespace {

template <class Info>
std::vector<std::string> names_of(const std::vector<Info>& infos) {
  std::vector<std::string> names;
  for (const Info& info : infos) names.push_back(info.name);
  return names;
}

OsSpec preset(const Value& value) {
  const std::vector<std::string> names = names_of(os_preset_list());
  const std::string& name = names[one_of_names("an operating system", names).read(value)];
  return *os_preset(name);
}

// The policies that have this option.
std::vector<std::string> policies_with(const std::string& option) {
  std::vector<std::string> names;
  for (const PolicyInfo& info : policy_infos())
    if (std::find(info.options.begin(), info.options.end(), option) != info.options.end()) names.push_back(info.name);
  return names;
}

// An option of another policy would change nothing.
void check_options(const OsSpec& os, const Value& map) {
  for (const Node::Entry& entry : map.node().entries) {
    const std::vector<std::string> owners = policies_with(entry.key);
    if (owners.empty() || std::find(owners.begin(), owners.end(), os.policy) != owners.end()) continue;
    map.refuse_key(entry.key, "got " + entry.key + ", which the policy " + os.policy +
                                  " does not know; it is an option of " + joined(owners));
  }
}

// Lists of mlfq have an entry for each level.
void check_levels(const OsSpec& os, const Value& map) {
  const auto levels = static_cast<std::size_t>(os.mlfq_levels());
  const std::pair<const char*, std::size_t> lists[] = {{"quanta", os.quanta.size()},
                                                       {"allotments", os.allotments.size()}};
  for (const auto& [name, size] : lists)
    if (map.has(name) && size != levels)
      map.refuse_key(name, "got " + std::to_string(size) + (size == 1 ? " duration for " : " durations for ") +
                               std::to_string(levels) + " levels; write one for each level, the top one first");
  if (map.has("quantum") && !os.quanta.empty())
    map.refuse_key("quantum", "got quantum beside quanta, which has one for each level; remove either");
}

// Whatever the policy: classes stand above it. Only threads of class rr have such turns.
void check_rr_slice_later(const Value& map) {
  if (!map.has("rr_slice")) return;
  map.session().later.push_back([map](const Scenario& scenario) {
    for (const Task& task : scenario.workload.tasks)
      if (task.scheduling_class == SchedulingClass::rr) return;
    map.refuse_key("rr_slice", "got rr_slice, but no job has class: rr, whose turn it is; remove it");
  });
}

// Weights are shares: a policy that gives none knows none.
void warn_of_weights(const OsSpec& os, const Value& map) {
  const std::vector<std::string> know = {"cfs", "eevdf", "lottery", "stride"};
  if (!map.has("groups") || std::find(know.begin(), know.end(), os.policy) != know.end()) return;
  for (const GroupSpec& group : os.groups)
    if (group.weight != GroupSpec{}.weight)
      map.entry("groups").entry(group.name).entry("weight").warn(
          "got " + std::to_string(group.weight) + ", which changes nothing: the policy " + os.policy +
          " knows no shares; " + joined(know) + " do");
}

// A key that would change nothing is a mistake.
void check_os(OsSpec& os, const Value& map) {
  check_options(os, map);
  if (map.has("group")) os.program_group = group_named(map.entry("group"), map.entry("group").node().text, os.groups);
  check_levels(os, map);
  check_rr_slice_later(map);
  warn_of_weights(os, map);
  if (map.has("quantum") && !os.preemptive)
    map.refuse_key("quantum", "got quantum beside preemptive: false, where nothing ends before its burst does; remove "
                              "either");
  if (os.policy == "eevdf" && os.base_slice == Duration(0)) os.base_slice = os_preset("linux-6.18")->base_slice;
  if (os.hrtick && os.hz == 0)
    map.refuse_key("hrtick", "got hrtick without ticks, where slices end exactly anyway; remove it or give hz");
  if (map.has("tick_phase") && os.hz == 0)
    map.refuse_key("tick_phase", "got a phase without ticks; remove it or give hz");
  if (map.has("idle_scan") && !os.linux_placement)
    map.refuse_key("idle_scan", "got idle_scan without linux placement; remove it or add placement: linux");
  if (map.has("newidle") && !os.linux_placement)
    map.refuse_key("newidle", "got newidle without linux placement; remove it or add placement: linux");
  if (os.shared_run_queue && !os.groups.empty())   // a group is one entity in its queue: it would run on one core alone
    map.refuse_key("groups", "got groups with one shared run queue; write run_queues: per_core");
  if (!os.shared_run_queue || !os.linux_placement) return;
  if (map.has("placement"))
    map.refuse_key("placement", "got linux placement with one shared run queue; write run_queues: per_core");
  os.linux_placement = false;
}

// What is multiplied by priorities, cores or threads stays far from the end of time.
Shape<Duration> at_most_an_hour(bool above_zero) {
  auto shape = duration(above_zero);
  shape.read = [read = std::move(shape.read)](const Value& value) {
    const Duration time = read(value);
    if (time > std::chrono::hours(1)) value.expected("a duration of at most 1 h");
    return time;
  };
  return shape;
}

// Of single policies.
std::vector<Key<OsSpec>> policy_keys() {
  using O = OsSpec;
  return {
      key("quantum", &O::quantum, duration(true), "4 ms", "a turn, of policies with turns"),
      key("preemptive", &O::preemptive, boolean(), "false", "priority: more urgent ones displace the running"),
      key("ageing", &O::ageing, at_most_an_hour(true), "100 ms",
          "priority: so much waiting is worth one priority"),
      key("levels", &O::levels, whole(1, 1000), "3", "of mlfq"),
      key("quanta", &O::quanta, list_of(duration(true), "a list of durations"), "[8 ms, 16 ms, 32 ms]",
          "mlfq: a turn on each level, the top one first"),
      key("allotments", &O::allotments, list_of(duration(true), "a list of durations"),
          "[8 ms, 16 ms, 32 ms]", "mlfq: CPU time on each level before a thread sinks; else a quantum"),
      key("boost", &O::boost, duration(true), "1 s", "mlfq: lifts all to the top again and again"),
      key("io_bump", &O::io_bump, boolean(), "true", "mlfq: back from a wait, before its equals"),
      key("io_renews", &O::io_renews, boolean(), "true", "mlfq: a wait begins quantum and allotment anew"),
      key("compensation", &O::compensation, boolean(), "true",
          "lottery: more tickets after part of a quantum"),
      key("separation", &O::separation, whole(0, 2), "2", "windows_nt: how far the foreground stands before the rest"),
      key("io_boost", &O::io_boost, whole(0, 15), "6", "windows_nt: levels that a device's answer is worth"),
      key("latency", &O::latency, at_most_an_hour(true), "6 ms",
          "cfs: a period on one core, without many threads"),
      key("min_granularity", &O::min_granularity, at_most_an_hour(true), "750 us", "cfs: the shortest turn"),
      key("wakeup_granularity", &O::wakeup_granularity, at_most_an_hour(false), "1 ms",
          "cfs: how far behind a waking thread must be to displace the running one"),
      key("base_slice", &O::base_slice, duration(true), "700 us", "eevdf's slice on one CPU")};
}

const Table<OsSpec>& os_table() {
  using O = OsSpec;
  static const std::vector<std::string> policies = names_of(policy_infos());
  const auto policy =
      converted<std::string>(one_of_names("a policy", policies), [](std::size_t i) { return policies[i]; });
  static const Table<O> table = [&] {
    Table<O> all{
        .keys = {known_key<O>("preset", one_of_names("", names_of(os_preset_list())).schema, "linux-6.18",
                              "an operating system by name; other keys override its values"),
                 key("policy", &O::policy, policy, "round_robin",
                     "who runs next; without a preset nothing else is assumed"),
                 key("hz", &O::hz, whole(0, 10'000), "250",
                     "ticks a second, where slices end; 0: exactly at their end"),
                 key("tick_phase", &O::tick_at_random, enumerated<bool>("a phase", {"start", "random"}), "random",
                     "the first tick comes at the start, or at any time of a period, by the seed"),
                 key("hrtick", &O::hrtick, boolean(), "true", "a timer ends slices exactly although there are ticks"),
                 key("run_queues", &O::shared_run_queue, enumerated<bool>("run queues", {"per_core", "shared"}),
                     "shared", "one queue for each core or one for all"),
                 key("timer_slack", &O::timer_slack, duration(), "50 us", "added to timed waits"),
                 key("placement", &O::linux_placement, enumerated<bool>("a placement", {"simple", "linux"}), "linux",
                     "which core a waking thread gets, and balancing"),
                 key("idle_scan", &O::scan_by_utilisation, enumerated<bool>("a width", {"all", "by_utilisation"}),
                     "by_utilisation", "how far linux placement looks for an idle core"),
                 key("newidle", &O::newidle_by_success, enumerated<bool>("a rule", {"always", "by_success"}),
                     "by_success", "how often a core that runs dry balances under linux placement"),
                 key("wakeup_packing", &O::wakeup_packing_nano, share(), "0.7",
                     "linux placement: whom a thread wakes stays on its core if nobody waits there, up to this "
                     "utilisation"),
                 key("classes", &O::classes, boolean(), "true",
                     "deadline and real-time classes above the policy; so in any case where a job has a class"),
                 key("rr_slice", &O::rr_slice, duration(true), "30 ms", "class rr: a turn among equals"),
                 key("groups", &O::groups, groups_shape(), "{service: {max: 50 ms / 100 ms}}",
                     "control groups, nested by name: service/worker"),
                 key_with<O>("group", line_of_text(), [](O&, const std::string&) {}, "service",
                             "the control group that the program runs in")},
        .check = check_os};
    for (Key<O>& key : policy_keys()) all.keys.push_back(std::move(key));
    return all;
  }();
  return table;
}

}  // namespace

std::vector<Definition> os_definitions() { return {{"os", os_shape().schema}}; }

Shape<OsSpec> os_shape() {
  auto read = [](const Value& value) {
    if (value.is_scalar()) return preset(value);
    OsSpec os;
    if (value.has("preset"))
      os = preset(value.entry("preset"));
    else if (!value.has("policy"))
      os = *os_preset("linux-6.18");
    read_into(value, os_table(), os);
    return os;
  };
  return {read, any_of({one_of_names("", names_of(os_preset_list())).schema, schema_of(os_table())})};
}

}  // namespace interleave
