// Control groups of cgroup v2: os.groups, os.group, and a job's own.
#include <algorithm>

#include "sim/scenario/keys.h"

namespace interleave {
namespace {

constexpr Duration ms = std::chrono::milliseconds(1);

struct Quota { Duration quota, period; };

// 50 ms / 100 ms: cpu.max, whose limits are those of tg_set_cfs_bandwidth, kernel/sched/core.c.
Shape<Quota> quota_shape() {
  auto read = [](const Value& value) {
    const char* const what = "CPU time in a period such as 50 ms / 100 ms";
    if (!value.is_scalar()) value.expected(what);
    const std::string& text = value.node().text;
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) value.expected(what);
    const auto trimmed = [](std::string part) {
      part.erase(0, part.find_first_not_of(' '));
      part.erase(part.find_last_not_of(' ') + 1);
      return part;
    };
    const Parsed quota = parse_quantity(trimmed(text.substr(0, slash)), duration_units());
    const Parsed period = parse_quantity(trimmed(text.substr(slash + 1)), duration_units());
    if (!quota.ok() || !period.ok()) value.expected(what);
    const Quota both{Duration(quota.value), Duration(period.value)};
    if (both.quota < ms) value.expected("at least 1 ms of CPU time");
    if (both.period < ms || both.period > 1000 * ms) value.expected("a period from 1 ms to 1 s");
    return both;
  };
  return {read, "{\"type\": \"string\", \"pattern\": \"/\"}"};
}

// Legal, but of no effect. Of several machines the largest counts.
void check_quota_later(const Value& at, Duration quota, Duration period) {
  at.session().later.push_back([at, quota, period](const Scenario& scenario) {
    int cores = scenario.machine.logical_cores();
    for (const Approach& approach : scenario.approaches)
      if (approach.machine) cores = std::max(cores, approach.machine->logical_cores());
    if (quota > period * cores)
      at.warn("got " + shown(at.node().text) + ", more than " + std::to_string(cores) +
              (cores == 1 ? " core" : " cores") + " can give in that time: it limits nothing");
  });
}

void check_group(GroupSpec& group, const Value& map) {
  if (group.quota) check_quota_later(map.entry("max"), *group.quota, group.period);
  if (group.burst == Duration{}) return;
  if (!group.quota) map.refuse_key("burst", "got burst without max, to which it adds; add e.g. max: 50 ms / 100 ms");
  if (group.burst > *group.quota)
    map.refuse_key("burst", "got more than the quota of max, which is the most that can be saved up");
}

const Table<GroupSpec>& group_table() {
  using G = GroupSpec;
  const auto set_quota = [](G& group, const Quota& max) {
    group.quota = max.quota;
    group.period = max.period;
  };
  static const Table<G> table{
      .keys = {key("weight", &G::weight, whole(1, 10'000), "200", "cpu.weight: its share among its siblings, else 100"),
               key_with<G>("max", quota_shape(), set_quota, "50 ms / 100 ms", "cpu.max: CPU time in each period"),
               key("burst", &G::burst, duration(), "20 ms", "cpu.max.burst: what a group may save up on top")},
      .check = check_group};
  return table;
}

std::string parent_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? "" : name.substr(0, slash);
}

int place_of(const std::vector<GroupSpec>& groups, const std::string& name) {
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i].name == name) return static_cast<int>(i);
  return -1;
}

}  // namespace

// Parents come before their children, whatever the order in the file: shorter names first.
Shape<std::vector<GroupSpec>> groups_shape() {
  const auto shape = named(map_of(group_table()), "a map of groups such as {service: {max: 50 ms / 100 ms}}");
  auto read = [shape](const Value& value) {
    std::vector<GroupSpec> groups;
    for (auto& [name, group] : shape.read(value)) {
      groups.push_back(group);
      groups.back().name = name;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const GroupSpec& a, const GroupSpec& b) {
      return std::count(a.name.begin(), a.name.end(), '/') < std::count(b.name.begin(), b.name.end(), '/');
    });
    for (GroupSpec& group : groups) {
      const std::string parent = parent_of(group.name);
      if (group.name.empty() || group.name.front() == '/' || group.name.back() == '/')
        value.refuse("got the group " + shown(group.name) + ", expected a name such as service or service/worker");
      if (parent.empty()) continue;
      group.parent = place_of(groups, parent);
      if (group.parent < 0)
        value.refuse("got the group " + shown(group.name) + " without its parent; add " + parent + ": {}");
    }
    return groups;
  };
  return {read, shape.schema};
}

int group_named(const Value& value, const std::string& name, const std::vector<GroupSpec>& groups) {
  const int place = place_of(groups, name);
  if (place >= 0) return place;
  std::vector<std::string> names;
  for (const GroupSpec& group : groups) names.push_back(group.name);
  if (names.empty()) value.refuse("got the group " + shown(name) + ", but os.groups has none; add it there");
  value.refuse("got the group " + shown(name) + ", expected one of " + joined(names) + did_you_mean(name, names));
}

}  // namespace interleave
