#include "sim/scenario/keys.h"

namespace interleave {
namespace {

using Kind = Step::Kind;

std::vector<std::string> names_of_devices(const MachineSpec& machine) {
  std::vector<std::string> names;
  for (const auto& [name, device] : machine.devices) names.push_back(name);
  return names;
}

bool serves(const DeviceSpec& device, Kind kind) {
  switch (kind) {
    case Kind::receive:
    case Kind::send: return device.link;
    case Kind::read: return device.read_bytes_per_s && !device.link;
    case Kind::write: return device.write_bytes_per_s && !device.link;
    default: return !device.read_bytes_per_s && !device.write_bytes_per_s;
  }
}

const char* needed(Kind kind) {
  switch (kind) {
    case Kind::receive:
    case Kind::send: return "a link; give it a bandwidth, e.g. bandwidth: 1 Gbps";
    case Kind::read: return "a device to read from; give it e.g. read: 2 GB/s";
    case Kind::write: return "a device to write to; give it e.g. write: 1 GB/s";
    default: return "a device of pure latency; use receive or read for one with a bandwidth";
  }
}

void check_device(const Value& value, const std::string& name, Kind kind, const MachineSpec& machine,
                  const std::string& whose) {
  const auto device = machine.devices.find(name);
  const std::vector<std::string> known = names_of_devices(machine);
  if (device == machine.devices.end())
    value.refuse("got " + shown(name) + ", expected a device of " + whose +
                 (known.empty() ? ", which has none; add it to machine.devices"
                                : ", one of " + joined(known) + did_you_mean(name, known)));
  if (!serves(device->second, kind)) value.refuse("got " + shown(name) + ", expected " + needed(kind));
}

// A step of `kind` names a device: it must exist, wherever it is played, and be able to serve the step.
void check_device_later(const Value& value, const std::string& name, Kind kind) {
  value.session().later.push_back([value, name, kind](const Scenario& scenario) {
    if (!scenario.machine.platform.empty()) {
      const auto& devices = value.session().platform_devices;
      if (std::find(devices.begin(), devices.end(), name) == devices.end())
        value.refuse("got " + shown(name) + ", expected a device of the platform's host" +
                     (devices.empty() ? ", which has none"
                                      : ", one of " + joined(devices) + did_you_mean(name, devices)));
      return;
    }
    check_device(value, name, kind, scenario.machine, "the machine");
    for (const Approach& approach : scenario.approaches) {
      const bool own = approach.machine && !approach.machine->devices.empty() && approach.machine->platform.empty();
      if (own) check_device(value, name, kind, *approach.machine, "the machine of " + approach.label);
    }
  });
}

Key<Step> cpu_key(const char* name, Kind kind, const char* help) {
  const auto amount = [kind](Step& step, const Value& value) {
    step.kind = kind;
    step.forever = value.is_scalar() && value.node().text == "forever";
    if (!step.forever) step.amount = duration_distribution().read(value);
  };
  const std::string schema = any_of({R"({"const": "forever"})", duration_distribution().schema});
  return {name, schema, "2 ms", help, amount};
}

Key<Step> native_key() {
  static const Table<Step> table{
      {required(key("time", &Step::amount, duration_distribution(), "9 ms", "the CPU time of the step")),
       key("call", &Step::call, duration(true), "60 us", "the GIL is released around each call of this length"),
       key("python", &Step::between, duration_distribution(), "2 us",
           "interpreted code before each call, on top of time")}};
  Key<Step> plain = cpu_key("native", Kind::native, "CPU time in native code that releases the GIL");
  const auto read = [simple = plain.read](Step& step, const Value& value) {
    step.kind = Kind::native;
    if (!value.has("time") && !value.has("call") && !value.has("python")) return simple(step, value);
    const Node* time = value.node().find("time");
    step.forever = time && time->kind == Node::Kind::scalar && time->text == "forever";
    if (step.forever) value.refuse_key("time", "got \"forever\", expected a duration; write native: forever");
    read_into(value, table, step);
  };
  return {"native", any_of({plain.schema, schema_of(table)}), "9 ms", plain.help, read};
}

// {from: net, size: 300 KiB}
Key<Step> transfer_key(const char* name, Kind kind, const char* side, const char* example, const char* help) {
  static std::map<Kind, Table<Step>> tables;
  Table<Step>& table = tables[kind];
  Key<Step> device{side, line_of_text().schema, "net", "a device of the machine", {}, true};
  device.read = [kind](Step& step, const Value& value) {
    step.target = line_of_text().read(value);
    check_device_later(value, step.target, kind);
  };
  table.keys = {device};
  if (kind != Kind::input)
    table.keys.push_back(
        required(key("size", &Step::amount, size_distribution(), "64 KiB", "how much is transferred")));
  const auto read = [kind, &table](Step& step, const Value& value) {
    step.kind = kind;
    read_into(value, table, step);
  };
  return {name, schema_of(table), example, help, read};
}

struct BranchDraft {
  std::optional<std::int64_t> share;
  std::vector<Step> steps;
};

const Table<BranchDraft>& branch_table() {
  static const Table<BranchDraft> table = [] {
    const auto read_steps = [](BranchDraft& branch, const Value& value) {
      if (!value.is_list() || !value.node().items.empty()) branch.steps = steps_shape().read(value);
    };
    Key<BranchDraft> steps{"steps", reference("steps_or_none"), "[{python: 1 ms}]", "the branch's steps", read_steps,
                           true};
    return Table<BranchDraft>{{key("p", &BranchDraft::share, share(), "0.1", "the branch's probability"), steps}};
  }();
  return table;
}

Branch read_branch(const Value& value, bool last, std::int64_t& rest) {
  BranchDraft draft;
  read_into(value, branch_table(), draft);
  if (!draft.share && !last)
    value.refuse("got no \"p\", expected a probability; only the last branch may leave it out");
  const std::int64_t share = draft.share.value_or(rest);
  rest -= share;
  if (rest < 0) value.refuse_key("p", "the probabilities add up to more than 1; make them smaller");
  return {static_cast<double>(share) / 1e9, std::move(draft.steps)};
}

void read_choose(Step& step, const Value& value) {
  step.kind = Kind::choose;
  if (!value.is_list() || value.node().items.empty()) value.expected("a list of branches, each with p and steps");
  std::vector<Body>& bodies = value.session().bodies;
  const std::set<std::string> before = bodies.back().spawned;
  std::set<std::string> after;
  std::int64_t rest = 1'000'000'000;
  const std::size_t count = value.node().items.size();
  for (std::size_t i = 0; i < count; ++i) {
    bodies.back().spawned = before;
    step.branches.push_back(read_branch(value.item(i), i + 1 == count, rest));
    after.insert(bodies.back().spawned.begin(), bodies.back().spawned.end());
  }
  bodies.back().spawned = after;
  if (rest > 0) value.refuse("the probabilities add up to less than 1; leave out the last p, or make them add up to 1");
}

void read_spawn(Step& step, const Value& value) {
  static const Table<Step> table = [] {
    const auto body = [](Step& child, const Value& steps) {
      steps.session().bodies.emplace_back();
      child.steps = steps_shape().read(steps);
      steps.session().bodies.pop_back();
    };
    Key<Step> steps{"steps", reference("steps"), "[{python: 1 ms}]", "what the child does", body, true};
    return Table<Step>{{required(key("name", &Step::target, line_of_text(), "child", "what join calls it")),
                        key("after", &Step::amount, duration_distribution(), "1 s", "a timer: it begins so much later"),
                        steps}};
  }();
  step.kind = Kind::spawn;
  read_into(value, table, step);
  if (!value.session().bodies.back().spawned.insert(step.target).second)
    value.refuse_key("name", "got " + shown(step.target) + ", which this task spawns already; give it another name");
  if (value.has("after")) value.session().bodies.back().timers.insert(step.target);
}

std::string spawn_schema() {
  return R"({"type": "object", "additionalProperties": false, "required": ["name", "steps"], "properties": )"
         R"({"name": )" + line_of_text().schema + R"(, "after": )" + duration_distribution().schema +
         R"(, "steps": )" + reference("steps") + "}}";
}

// A child that a step before this one spawns.
void check_child(const Step& step, const Value& value) {
  const std::set<std::string>& spawned = value.session().bodies.back().spawned;
  if (spawned.contains(step.target)) return;
  const std::vector<std::string> known(spawned.begin(), spawned.end());
  value.refuse(
      "got " + shown(step.target) + ", expected a child that a step before it spawns" +
      (known.empty() ? ", and there is none" : ", one of " + joined(known) + did_you_mean(step.target, known)));
}

void read_join(Step& step, const Value& value) {
  step.kind = Kind::join;
  step.target = line_of_text().read(value);
  check_child(step, value);
}

// Threads cannot be cancelled; a threading.Timer can until its time has come.
void read_cancel(Step& step, const Value& value) {
  step.kind = Kind::cancel;
  step.target = line_of_text().read(value);
  check_child(step, value);
  if (value.session().bodies.back().timers.contains(step.target)) return;
  value.session().later.push_back([value, name = step.target](const Scenario& scenario) {
    for (const Approach& approach : scenario.approaches)
      if (object_library(approach) != ObjectLibrary::asyncio)
        value.refuse("got " + shown(name) + ", which is a thread under " + shown(approach.label) +
                     ", and threads cannot be cancelled; give its spawn an after, which makes it a timer, or remove " +
                     "that approach");
  });
}

void read_offload(Step& step, const Value& value) {
  const std::vector<std::string> names{"thread", "process"};
  step.offload = one_of_names("an executor", names).read(value) == 0 ? Offload::thread : Offload::process;
  value.session().offloads = true;
}

void check_step(Step& step, const Value& map) {
  if (step.offload == Offload::none) return;
  switch (step.kind) {
    case Kind::python:
    case Kind::native:
    case Kind::cpu:
    case Kind::read:
    case Kind::write:
    case Kind::input: return;
    default: break;
  }
  map.refuse_key("offload", "got offload beside a step that does not block an event loop; remove it");
}

Table<Step> make_step_table() {
  const std::string names = line_of_text().schema;
  const std::string branches = R"({"type": "array", "minItems": 1, "items": )" + schema_of(branch_table()) + "}";
  Table<Step> table;
  table.keys = {
      cpu_key("python", Kind::python, "CPU time in the interpreter, under the GIL"),
      native_key(),
      cpu_key("cpu", Kind::cpu, "CPU time; as python where there is an interpreter"),
      {"sleep", duration_distribution().schema, "5 ms", "time that passes without a core",
       [](Step& step, const Value& value) {
         step.kind = Kind::sleep;
         step.amount = duration_distribution().read(value);
       }},
      transfer_key("receive", Kind::receive, "from", "{from: net, size: 300 KiB}", "bytes from a link"),
      transfer_key("send", Kind::send, "to", "{to: net, size: 2 KiB}", "bytes to a link"),
      transfer_key("read", Kind::read, "from", "{from: ssd, size: 1 MiB}", "bytes from a disk"),
      transfer_key("write", Kind::write, "to", "{to: ssd, size: 64 KiB}", "bytes to a disk"),
      transfer_key("input", Kind::input, "from", "{from: user}", "a wait for a device of pure latency"),
      {"choose", branches, "[{p: 0.1, steps: [{sleep: 1 s}]}, {steps: []}]", "one of several branches", read_choose},
      {"spawn", spawn_schema(), "{name: child, steps: [{python: 1 ms}]}", "a child task", read_spawn},
      {"join", names, "child", "waits for a child task's end", read_join},
      {"cancel", names, "child", "ends a child that waits: a timer, and any task of asyncio's", read_cancel},
      {"task_group", reference("steps"), "[{spawn: {name: child, steps: [{sleep: 1 ms}]}}]",
       "waits at its end for the children that it has spawned",
       [](Step& step, const Value& value) {
         step.kind = Kind::task_group;
         step.steps = steps_shape().read(value);
       }}};
  const std::vector<Key<Step>> meeting = object_step_keys();
  table.keys.insert(table.keys.end() - 5, meeting.begin(), meeting.end());
  for (const Key<Step>& key : table.keys) table.one_of.push_back(key.name);
  table.keys.push_back({"offload", R"({"enum": ["thread", "process"]})", "thread",
                        "under asyncio: through run_in_executor", read_offload});
  table.check = check_step;
  return table;
}

const Table<Step>& step_table() {
  static const Table<Step> table = make_step_table();
  return table;
}

}  // namespace

Shape<std::vector<Step>> steps_shape() {
  auto read = [](const Value& value) {
    if (!value.is_list() || value.node().items.empty()) value.expected("a list of one or more steps");
    std::vector<Step> steps;
    for (std::size_t i = 0; i < value.node().items.size(); ++i) {
      Step& step = steps.emplace_back();
      step.number = value.session().steps++;
      read_into(value.item(i), step_table(), step);
    }
    return steps;
  };
  return {read, reference("steps")};
}

std::vector<Definition> step_definitions() {
  return {{"step", schema_of(step_table())},
          {"steps", list_schema(reference("step"), false)},
          {"steps_or_none", list_schema(reference("step"), true)}};
}

}  // namespace interleave
