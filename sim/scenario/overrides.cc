#include "sim/scenario/overrides.h"

#include <algorithm>

#include "sim/scenario/quantity.h"
#include "sim/scenario/tree.h"

namespace interleave {
namespace {

struct PathPart {                   // of a path: a key, or an index where the key is empty
  std::string key;
  std::size_t index = 0;
};

[[noreturn]] void fail(const std::string& option, const std::string& problem) {
  throw InputError(option + ": " + problem);
}

// a.b[0].c
std::vector<PathPart> parse_path(std::string_view path, const std::string& option) {
  std::vector<PathPart> steps;
  for (std::size_t i = 0; i < path.size();) {
    if (path[i] == '[') {
      const std::size_t end = std::min(path.find(']', i), path.size());
      const Parsed index = parse_whole(path.substr(i + 1, end - i - 1), 0, 100'000'000);
      if (end == path.size() || !index.ok()) fail(option, "got a wrong index, expected e.g. workload.steps[0]");
      steps.push_back({{}, static_cast<std::size_t>(index.value)});
      i = end + 1;
      if (i < path.size() && path[i] != '.' && path[i] != '[') fail(option, "expected . or [ after an index");
    } else {
      if (path[i] == '.' && i > 0) ++i;
      const std::size_t end = std::min(path.find_first_of(".[", i), path.size());
      if (end == i) fail(option, "got an empty name in the path, expected e.g. machine.cores");
      steps.push_back({std::string(path.substr(i, end - i)), 0});
      i = end;
    }
  }
  if (steps.empty()) fail(option, "got no path, expected PATH=VALUE; write e.g. --set machine.cores=8");
  if (path.back() == '.') fail(option, "got an empty name in the path, expected e.g. machine.cores");
  return steps;
}

Node map_with(const std::string& key, Node value, const Place& place) {
  Node map;
  map.kind = Node::Kind::map;
  map.place = place;
  map.entries.push_back({key, place, std::move(value)});
  return map;
}

// Names that stand for a map: `machine: server-4` is `machine: {preset: server-4}`, and the like.
void spell_out(Node& node, const std::vector<PathPart>& path, std::size_t depth) {
  const bool in_approaches = depth == 2 && path[0].key == "approaches" && path[1].key.empty();
  const bool of_approach = depth == 3 && path[0].key == "approaches";
  if (node.kind == Node::Kind::scalar) {
    // The scenario's own, or an approach's.
    const std::string part = of_approach ? path[2].key : depth == 1 ? path[0].key : "";
    const char* key = in_approaches                        ? "approach"
                      : part == "machine" || part == "os" ? "preset"
                      : part == "python"                  ? "profile"
                                                          : nullptr;
    if (key) node = map_with(key, node, node.place);
  } else if (in_approaches && node.kind == Node::Kind::map && node.entries.size() == 1 &&
             node.entries[0].key != "approach" && node.entries[0].key != path[depth].key) {
    Node options = std::move(node.entries[0].value);
    if (options.kind == Node::Kind::null) options = Node{Node::Kind::map, false, {}, {}, {}, node.place};
    Node model{Node::Kind::scalar, false, node.entries[0].key, {}, {}, node.entries[0].place};
    if (options.kind != Node::Kind::map) return;   // wrong, and found when it is read
    options.entries.insert(options.entries.begin(), {"approach", model.place, model});
    node = std::move(options);
  }
}

std::string written(const std::vector<PathPart>& path, std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i)
    text += path[i].key.empty() ? "[" + std::to_string(path[i].index) + "]" : (i ? "." : "") + path[i].key;
  return text;
}

Node& descend(Node& node, const PathPart& step, const std::string& here, const std::string& option,
              const Place& place) {
  if (step.key.empty()) {
    if (node.kind == Node::Kind::null) node = Node{Node::Kind::list, false, {}, {}, {}, place};
    if (node.kind != Node::Kind::list) fail(option, here + " is not a list, which an index would need");
    if (step.index > node.items.size())
      fail(option, here + " has " + std::to_string(node.items.size()) + " entries, counted from 0; [" +
                       std::to_string(node.items.size()) + "] appends one");
    if (step.index == node.items.size()) node.items.emplace_back().place = place;
    return node.items[step.index];
  }
  if (node.kind == Node::Kind::null) node = Node{Node::Kind::map, false, {}, {}, {}, place};
  if (node.kind != Node::Kind::map)
    fail(option, (here.empty() ? "the file" : here) + " is not a map, which a key would need");
  if (Node* found = node.find(step.key)) return *found;
  node.entries.push_back({step.key, place, Node{}});
  node.entries.back().value.place = place;
  return node.entries.back().value;
}

void apply(Node& root, const std::string& override) {
  std::string option = "--set " + override;
  std::replace(option.begin(), option.end(), '\n', ' ');   // a message is one line
  const std::size_t equals = override.find('=');
  if (equals == std::string::npos) fail(option, "got no =, expected PATH=VALUE; write e.g. --set machine.cores=8");
  Node value = parse_yaml_value(std::string_view(override).substr(equals + 1), option);
  const Place place{std::make_shared<const std::string>(option), 0, 0};
  value.place = place;
  set_value(root, override.substr(0, equals), std::move(value), place, option);
}

}  // namespace

void set_value(Node& root, const std::string& path_text, Node value, const Place& place, const std::string& option) {
  const std::vector<PathPart> path = parse_path(path_text, option);
  Node* node = &root;
  for (std::size_t depth = 0; depth < path.size(); ++depth) {
    if (depth > 0) spell_out(*node, path, depth);
    node = &descend(*node, path[depth], written(path, depth), option, place);
  }
  *node = std::move(value);
}

void apply_overrides(Node& root, const Overrides& overrides) {
  for (const std::string& override : overrides) apply(root, override);
}

}  // namespace interleave
