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

// A key that would change nothing is a mistake.
void check_os(OsSpec& os, const Value& map) {
  check_options(os, map);
  if (os.policy == "eevdf" && os.base_slice == Duration(0)) os.base_slice = os_preset("linux-6.18")->base_slice;
  if (os.hrtick && os.hz == 0)
    map.refuse_key("hrtick", "got hrtick without ticks, where slices end exactly anyway; remove it or give hz");
  if (!os.shared_run_queue || !os.linux_placement) return;
  if (map.has("placement"))
    map.refuse_key("placement", "got linux placement with one shared run queue; write run_queues: per_core");
  os.linux_placement = false;
}

const Table<OsSpec>& os_table() {
  using O = OsSpec;
  static const std::vector<std::string> policies = names_of(policy_infos());
  const auto policy =
      converted<std::string>(one_of_names("a policy", policies), [](std::size_t i) { return policies[i]; });
  static const Table<O> table{
      .keys = {known_key<O>("preset", one_of_names("", names_of(os_preset_list())).schema, "linux-6.18",
                            "an operating system by name; other keys override its values"),
               key("policy", &O::policy, policy, "round_robin",
                   "who runs next; without a preset nothing else is assumed"),
               key("quantum", &O::quantum, duration(true), "4 ms", "a turn under round_robin"),
               key("base_slice", &O::base_slice, duration(true), "700 us", "eevdf's slice on one CPU"),
               key("hz", &O::hz, whole(0, 10'000), "250", "ticks a second, where slices end; 0: exactly at their end"),
               key("hrtick", &O::hrtick, boolean(), "true", "a timer ends slices exactly although there are ticks"),
               key("run_queues", &O::shared_run_queue, enumerated<bool>("run queues", {"per_core", "shared"}), "shared",
                   "one queue for each core or one for all"),
               key("timer_slack", &O::timer_slack, duration(), "50 us", "added to timed waits"),
               key("placement", &O::linux_placement, enumerated<bool>("a placement", {"simple", "linux"}), "linux",
                   "which core a waking thread gets, and balancing")},
      .planned = {"groups", "group", "classes"},
      .check = check_os};
  return table;
}

}  // namespace

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
