#include <cmath>

#include "sim/machine/simgrid.h"
#include "sim/machine/topology.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/text_file.h"

namespace interleave {
namespace {

Table<CoreGroup> make_core_group_table() {
  return {{required(key("count", &CoreGroup::count, whole(1, 4096), "4", "cores of this kind")),
           key("speed", &CoreGroup::speed, speed(1000), "0.55", "relative to the core that times are meant for"),
           key("smt", &CoreGroup::smt, whole(1, 2), "2", "hardware threads of each of them")}};
}

Shape<Split> split_shape() {
  const auto sizes = converted<Split>(list_of(whole(1, 4096), "a whole number >= 1 or a list such as [4, 8]"),
                                      [](const std::vector<std::int64_t>& sizes) {
                                        return Split{.sizes = std::vector<int>(sizes.begin(), sizes.end())};
                                      });
  const auto alike = converted<Split>(whole(1, 4096), [](std::int64_t parts) {
    return Split{.parts = static_cast<int>(parts), .sizes = {}};
  });
  return list_or(sizes, alike);
}

// Prices by distance, as they stand in the file.
using ByDistance = std::array<std::optional<Distribution>, boundary_count>;
using Prices = decltype(MachineSpec::migration);

Table<ByDistance> make_distance_table() {
  constexpr std::pair<const char*, const char*> boundaries[boundary_count] = {
      {"smt", "to another hardware thread of the core"},
      {"core", "to another core of the same cache"},
      {"cache", "to another last-level cache"},
      {"node", "to another node of memory"},
      {"socket", "to another socket"}};
  Table<ByDistance> table;
  for (std::size_t i = 0; i < boundary_count; ++i) {
    const auto set = [i](ByDistance& prices, Distribution price) { prices[i] = std::move(price); };
    table.keys.push_back(key_with<ByDistance>(boundaries[i].first, duration_distribution(), set, "5 us",
                                              boundaries[i].second));
  }
  return table;
}

bool names_distribution(const Value& map) {
  for (const DistributionHelp& known : distribution_list())
    if (map.has(known.name)) return true;
  return false;
}

// A boundary that is not named costs as much as the one before it.
Shape<Prices> by_distance_shape() {
  static const Table<ByDistance> table = make_distance_table();
  const auto read = [](const Value& value) {
    Prices by_boundary;
    if (!value.is_map() || names_distribution(value)) {
      by_boundary.fill(duration_distribution().read(value));
      return by_boundary;
    }
    ByDistance prices;
    read_into(value, table, prices);
    for (std::size_t i = 0; i < boundary_count; ++i)
      by_boundary[i] = prices[i] ? *prices[i] : i > 0 ? by_boundary[i - 1] : Distribution{};
    return by_boundary;
  };
  return {read, any_of({duration_distribution().schema, schema_of(table)})};
}

Shape<std::vector<CoreGroup>> cores_shape() {
  static const Table<CoreGroup> group = make_core_group_table();
  const auto alike = converted<std::vector<CoreGroup>>(whole(1, 4096), [](std::int64_t count) {
    return std::vector<CoreGroup>{{static_cast<int>(count), full_speed, {}}};
  });
  return list_or(list_of(map_of(group), "a whole number >= 1 or a list such as [{count: 4, speed: 1.0}]"), alike);
}

Table<WakeIdle> make_wake_idle_table() {
  return {{required(key("idle", &WakeIdle::idle, duration(), "2 ms", "for at least how long the core has been idle")),
           required(key("latency", &WakeIdle::latency, duration_distribution(), "50 us", "from the wake-up on"))}};
}

Shape<std::vector<WakeIdle>> wake_idle_shape() {
  static const Table<WakeIdle> table = make_wake_idle_table();
  auto list = list_of(map_of(table), "a duration or a list such as [{idle: 0 s, latency: 5 us}]");
  const auto checked = [read = list.read](const Value& value) {
    const std::vector<WakeIdle> steps = read(value);
    if (steps.front().idle != Duration(0))
      value.item(0).refuse_key("idle", "got a first idle time above 0, expected 0 s");
    for (std::size_t i = 1; i < steps.size(); ++i)
      if (steps[i].idle <= steps[i - 1].idle)
        value.item(i).refuse_key("idle", "got an idle time no longer than the one before, expected ascending ones");
    return steps;
  };
  list.read = checked;
  const auto one = converted<std::vector<WakeIdle>>(duration_distribution(), [](Distribution latency) {
    return std::vector<WakeIdle>{{Duration(0), std::move(latency)}};
  });
  return list_or(list, one);
}

void check_device(DeviceSpec& device, const Value& map) {
  if (map.node().entries.empty()) map.refuse("got an empty device, expected a latency or a bandwidth");
  for (const char* other : {"read", "write"})
    if (device.link && map.has(other))
      map.refuse_key(other, std::string("got both bandwidth and ") + other +
                                ", expected a link (bandwidth) or a disk (read, write); remove one");
  if (map.has("queue") && !device.read_bytes_per_s && !device.write_bytes_per_s)
    map.refuse_key("queue", "got a queue without a bandwidth, expected a device that transfers; give read and write");
}

Table<DeviceSpec> make_device_table() {
  const auto link = [](DeviceSpec& device, double bytes_per_s) {
    device.link = true;
    device.read_bytes_per_s = device.write_bytes_per_s = bytes_per_s;
  };
  return {
      .keys = {key("latency", &DeviceSpec::latency, duration_distribution(), "30 ms", "before the first byte"),
               key_with<DeviceSpec>("bandwidth", bandwidth(), link, "1 Gbps", "of a link, shared by its transfers"),
               key("read", &DeviceSpec::read_bytes_per_s, bandwidth(), "2 GB/s", "of a disk, shared by its reads"),
               key("write", &DeviceSpec::write_bytes_per_s, bandwidth(), "1 GB/s", "of a disk, shared by its writes"),
               key("queue", &DeviceSpec::queue, whole(1, 65536), "64", "requests in service at once")},
      .check = check_device};
}

Shape<std::map<std::string, DeviceSpec>> devices_shape() {
  static const Table<DeviceSpec> table = make_device_table();
  return named(map_of(table), "a map of devices such as {net: {latency: 30 ms, bandwidth: 1 Gbps}}");
}

void read_platform(MachineSpec& machine, const Value& value) {
  const std::string name = line_of_text().read(value);
  machine.platform = beside(value.session().directory, name);
  try {
    value.session().hashed += "platform " + read_text_file(machine.platform);
  } catch (const InputError& error) {
    value.refuse(error.what());
  }
}

// Where the key to blame is the preset's, what overrides the rest does not go with it.
void check_topology(const MachineSpec& machine, const Value& map) {
  try {
    topology(machine);
  } catch (const ImpossibleTopology& fault) {
    if (map.has(fault.key)) map.refuse_key(fault.key, fault.what());
    map.refuse("does not go with the preset's " + fault.key + ": " + fault.what() + "; give " + fault.key + " too");
  }
}

void check_machine(MachineSpec& machine, const Value& map) {
  const bool siblings = std::any_of(machine.cores.begin(), machine.cores.end(), [&](const CoreGroup& group) {
    return group.smt.value_or(machine.smt) > 1;
  });
  if (map.has("smt_speed") && !siblings)
    map.refuse_key("smt_speed", "got smt_speed, but cores have one thread each; add smt: 2 or remove it");
  if (machine.logical_cores() > 4096)
    map.refuse_key("cores", "got " + std::to_string(machine.logical_cores()) + " logical cores, expected at most 4096");
  if (map.has("devices") && map.has("platform"))
    map.refuse_key("platform", "got both devices and a platform, expected one; remove one");
  if (map.has("host") != map.has("platform"))
    map.refuse(map.has("host") ? "got a host without a platform; add platform: FILE.xml"
                               : "got a platform without a host; add host: NAME, one of its hosts");
  if (!map.has("platform")) return check_topology(machine, map);
  machine.devices.clear();
  try {
    const PlatformHost host = interleave::read_platform(machine.platform, machine.host);
    if (!map.has("cores")) machine.cores = {{host.cores, full_speed, {}}};
    auto& devices = map.session().platform_devices;
    devices = host.disks;
    devices.insert(devices.end(), host.links.begin(), host.links.end());
  } catch (const std::runtime_error& error) {
    const std::string_view why = error.what();
    map.refuse_key(why.starts_with("the platform has no host") ? "host" : "platform",
                   std::string(why.substr(0, why.find('\n'))));
  }
  check_topology(machine, map);
}

std::vector<Key<MachineSpec>> machine_keys() {
  using M = MachineSpec;
  Key<M> platform{"platform", R"({"type": "string"})", "cluster.xml", "a SimGrid platform file instead of devices",
                  read_platform};
  const auto times = converted<std::int64_t>(number(false), [](double value) { return std::llround(value * 1e9); });
  return {
      key("cores", &M::cores, cores_shape(), "4", "how many, or groups of them with their speeds"),
      key("smt", &M::smt, whole(1, 2), "2", "hardware threads a core"),
      key("sockets", &M::sockets, split_shape(), "2", "how many, or how many cores each has"),
      key("nodes", &M::nodes, split_shape(), "2", "of memory (NUMA): how many, or how many cores each has"),
      key("caches", &M::caches, split_shape(), "4", "last-level caches: how many, or how many cores each has"),
      key("smt_speed", &M::smt_speed, speed(1), "0.6", "of each of a core's threads while both are busy"),
      key("context_switch", &M::context_switch, duration_distribution(), "2 us", "running another thread than before"),
      key("migration", &M::migration, by_distance_shape(), "10 us",
          "added when a thread runs on another core than before, also by distance"),
      key("cache_line", &M::cache_line, by_distance_shape(), "60 ns",
          "until a line of memory that another core has written is here, also by distance"),
      key("atomic_operation", &M::atomic_operation, duration_distribution(), "5 ns",
          "an atomic read-modify-write, more than a plain one"),
      key("wake_idle", &M::wake_idle, wake_idle_shape(), "5 us",
          "from a wake-up to the first instruction on an idle core"),
      key("idle_enter", &M::idle_enter, duration_distribution(), "2 us",
          "from a core's last thread to its halt; a wake-up there meanwhile is served at its end"),
      key("idle_exit", &M::idle_exit, duration_distribution(), "2 us", "from there to the first instruction"),
      key("idle_charge", &M::idle_charge, duration_distribution(), "5 us",
          "so much of wake_idle, its end, is CPU time of the thread that is woken"),
      key("idle_poll", &M::idle_poll, duration(), "200 us",
          "how long an idle core counts as idle to who looks for one"),
      key("cache_cooling", &M::cache_cooling, duration_distribution(), "3500 ns",
          "for each ms that a process was away from a core, to its thread that comes back"),
      key("cache_refill", &M::cache_refill, duration(), "70 us", "at most so much of that at once"),
      key("code_cooling", &M::code_cooling_nano, times, "0.6",
          "the interpreter's own code takes so many times its length more for each ms that it has not run"),
      key("code_refill", &M::code_refill_nano, times, "10", "at most so many times its length at once"),
      key("wake_remote", &M::wake_remote, duration_distribution(), "2 us",
          "to the waker, of interrupting another, idle core"),
      key("syscall", &M::syscall, duration_distribution(), "400 ns", "entry and exit of a system call"),
      key("futex_wake", &M::futex_wake, duration_distribution(), "1 us", "what waking one waiter adds to that"),
      key("timer_arm", &M::timer_arm, duration_distribution(), "1 us",
          "programming a timer's interrupt, on the way to a timed wait"),
      key("timer_expire", &M::timer_expire, duration_distribution(), "1 us",
          "a timer's interrupt on a busy core, when whom it wakes preempts"),
      key("copy_kib", &M::copy_kib, duration_distribution(), "50 ns", "each KiB into or out of a pipe or a socket"),
      key("cache_size", &M::cache_bytes, size(true), "32 MiB",
          "of the last-level cache: what is larger comes from memory"),
      key("memory_kib", &M::memory_kib, duration_distribution(), "175 ns",
          "more for each KiB copied that is in no cache"),
      key("page_fault", &M::page_fault, duration_distribution(), "700 ns", "the first write to a page of fresh memory"),
      key("memory", &M::memory_bytes, size(true), "16 GiB", "a run whose processes do not fit is told so"),
      key("devices", &M::devices, devices_shape(), "{net: {latency: 30 ms, bandwidth: 1 Gbps}}", "what I/O goes to"),
      platform,
      key("host", &M::host, line_of_text(), "node-1", "the host of the platform that is meant"),
  };
}


const Table<MachineSpec>& machine_file_table() {
  static const Table<MachineSpec> table = [] {
    Table<MachineSpec> file{.keys = machine_keys(), .check = check_machine};
    const auto ignore = [](MachineSpec&, auto) {};
    file.keys.push_back(key_with<MachineSpec>("schema", whole(1, 1), ignore, "1", "the version of the language"));
    file.keys.push_back(required(key_with<MachineSpec>("title", line_of_text(), ignore, "a server", "one line")));
    file.keys.push_back(key_with<MachineSpec>("notes", text(), ignore, "measured", "where its values come from"));
    return file;
  }();
  return table;
}

MachineSpec read_machine_text(const Value& value, const std::string& text, const std::string& path) {
  const Node root = parse_yaml(text, path);
  MachineSpec machine;
  read_into(Value(root, value.session(), ""), machine_file_table(), machine);
  value.session().hashed += "machine " + canonical(root);
  return machine;
}

MachineSpec machine_named(const Value& value) {
  if (value.is_scalar() && line_of_text().read(value).ends_with(".yaml")) {
    const std::string path = beside(value.session().directory, line_of_text().read(value));
    try {
      return read_machine_text(value, read_text_file(path), path);
    } catch (const InputError& error) {
      value.refuse(error.what());
    }
  }
  const std::vector<std::string> names = carried_names("machines");
  const std::string& name = names[one_of_names("a machine", names).read(value)];
  return read_machine_text(value, *carried_text("machines", name), carried_path("machines", name));
}

std::string machine_name_schema() {
  return any_of({one_of_names("", carried_names("machines")).schema, R"({"type": "string", "pattern": "\\.yaml$"})"});
}

// A map with platform or devices replaces the preset's devices only as far as it names them.
void set_devices(MachineSpec& machine, const std::map<std::string, DeviceSpec>& devices) {
  for (const auto& [name, device] : devices) machine.devices[name] = device;
}

const Table<MachineSpec>& machine_table() {
  static const Table<MachineSpec> table = [] {
    Table<MachineSpec> map{.keys = machine_keys(), .check = check_machine};
    map.keys.insert(map.keys.begin(),
                    known_key<MachineSpec>("preset", machine_name_schema(), "server-4",
                                           "a machine by name, or a file; other keys override its values"));
    for (Key<MachineSpec>& key : map.keys)
      if (key.name == "devices")
        key = key_with<MachineSpec>("devices", devices_shape(), set_devices, key.example.c_str(), key.help.c_str());
    return map;
  }();
  return table;
}

}  // namespace

std::vector<Definition> machine_definitions() { return {{"machine", machine_shape().schema}}; }

Shape<MachineSpec> machine_shape() {
  auto read = [](const Value& value) {
    if (!value.is_map()) {
      if (!value.is_scalar()) value.expected("a machine's name, one of " + joined(carried_names("machines")) +
                                             ", or a map such as {cores: 4}");
      return machine_named(value);
    }
    MachineSpec machine;
    if (value.has("preset")) machine = machine_named(value.entry("preset"));
    read_into(value, machine_table(), machine);
    return machine;
  };
  return {read, any_of({machine_name_schema(), schema_of(machine_table())})};
}

}  // namespace interleave
