#include <algorithm>
#include <filesystem>

#include "sim/core/fingerprint.h"
#include "sim/scenario/carried.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/overrides.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/tree.h"

namespace interleave {
namespace {

// The tree without what cannot change a result, and the seed, which is told beside the hash.
std::string canonical_without_seed(Node root) {
  std::erase_if(root.entries, [](const Node::Entry& entry) {
    return entry.key == "title" || entry.key == "notes" || entry.key == "seed" || entry.key == "schema";
  });
  return canonical(root);
}

// Where a job has a class, the classes stack above the policy, unless the policy is one of them itself.
void stack_classes(Scenario& scenario) {
  const std::vector<Task>& tasks = scenario.workload.tasks;
  const bool any = std::any_of(tasks.begin(), tasks.end(), [](const Task& task) {
    return task.scheduling_class > SchedulingClass::idle;
  });
  if (!any) return;
  const auto stack = [](OsSpec& os) { os.classes |= os.policy != "rt" && os.policy != "deadline"; };
  stack(scenario.os);
  for (Approach& approach : scenario.approaches)
    if (approach.os) stack(*approach.os);
}

// An approach's machine that names no devices has those of the scenario's.
void give_devices(Scenario& scenario) {
  for (Approach& approach : scenario.approaches) {
    if (!approach.machine || !approach.machine->devices.empty() || !approach.machine->platform.empty()) continue;
    approach.machine->devices = scenario.machine.devices;
    approach.machine->platform = scenario.machine.platform;
    approach.machine->host = scenario.machine.host;
  }
}

Scenario read_tree(const Node& root, Session& session) {
  const Value value(root, session, "");
  if (root.kind == Node::Kind::null)
    value.refuse("got nothing, expected a scenario; start with workload: and approaches:");
  if (value.has("sweep")) value.refuse_key("sweep", "got a study, expected a scenario; play it with interleave sweep");
  Scenario scenario;
  if (!value.has("os")) scenario.os = *os_preset("linux-6.18");
  if (!value.has("python")) scenario.python = read_profile_named(value, "cpython-3.11");
  read_into(value, scenario_table(), scenario);
  give_devices(scenario);
  for (const auto& check : session.later) check(scenario);
  stack_classes(scenario);
  scenario.warnings = session.warnings;
  scenario.hash = fingerprint(canonical_without_seed(root) + session.hashed);
  return scenario;
}

// The first of the keys that stands in a carried file: what a list says about it.
std::string first_line_of(const CarriedFile& file, const char* key) {
  const Node root = parse_yaml(file.text, file.path);
  const Node* node = root.find(key);
  return node ? node->text.substr(0, node->text.find('\n')) : "";
}

std::vector<Named> carried_list(const std::string& folder, const char* key) {
  std::vector<Named> list;
  for (const std::string& name : carried_names(folder))
    list.push_back({name, first_line_of({carried_path(folder, name), *carried_text(folder, name)}, key)});
  return list;
}

}  // namespace

std::string carried_path(const std::string& folder, const std::string& name) {
  return "scenarios/" + folder + "/" + name + ".yaml";
}

const std::string* carried_text(const std::string& folder, const std::string& name) {
  for (const CarriedFile& file : carried_files())
    if (file.path == carried_path(folder, name)) return &file.text;
  return nullptr;
}

std::vector<std::string> carried_names(const std::string& folder) {
  std::vector<std::string> names;
  for (const CarriedFile& file : carried_files()) {
    const std::filesystem::path path(file.path);
    if (path.parent_path().filename() == folder) names.push_back(path.stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Scenario read_scenario_tree(const Node& root, const std::string& directory) {
  Session session;
  session.directory = directory;
  return read_tree(root, session);
}

Scenario parse_scenario(const std::string& text, const std::string& name, const Overrides& overrides) {
  Node root = parse_yaml(text, name);
  apply_overrides(root, overrides);
  return read_scenario_tree(root, std::filesystem::path(name).parent_path().string());
}

Scenario read_scenario(const std::string& path, const Overrides& overrides) {
  return parse_scenario(read_text_file(path), path == "-" ? "standard input" : path, overrides);
}

std::vector<Named> profile_list() { return carried_list("profiles", "source"); }
std::vector<Named> machine_list() { return carried_list("machines", "title"); }

}  // namespace interleave
