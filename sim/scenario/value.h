// A node of the tree on its way into a struct: where it stands, what it is called, what to say when it is wrong.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/scenario/yaml.h"

namespace interleave {

// What is known inside one task's steps while they are read.
struct Body {
  std::set<std::string> spawned;                  // children that a join may name
  std::set<std::string> timers;                   // those of them that begin later, and may be cancelled
  std::set<std::string> held;                     // objects of the enclosing `with`s
  std::set<std::string> acquired;                 // by a step before, released since or not
};

// What one reading gathers besides the structs.
struct Session {
  std::string directory;                          // of the scenario file: relative names are meant beside it
  int steps = 0;                                  // numbered so far
  bool offloads = false;                          // some step says offload
  std::vector<std::string> platform_devices;      // of the host that is meant, where there is a platform
  std::vector<Body> bodies;                       // the innermost last
  bool in_background = false;                     // these are a background thread's steps
  std::set<std::string> objects_of_tasks;         // that steps of tasks name
  std::string hashed;                             // of other files that went into the scenario
  // What can be checked only once everything is read: names of devices and objects, cores.
  std::vector<std::function<void(const Scenario&)>> later;
  std::vector<std::string> warnings;              // of what is legal, but hardly meant
};

class Value {
 public:
  Value(const Node& node, Session& session, std::string path)
      : node_(&node), session_(&session), path_(std::move(path)) {}

  const Node& node() const { return *node_; }
  Session& session() const { return *session_; }
  const std::string& path() const { return path_; }
  bool is_scalar() const { return node_->kind == Node::Kind::scalar; }
  bool is_list() const { return node_->kind == Node::Kind::list; }
  bool is_map() const { return node_->kind == Node::Kind::map; }
  bool has(std::string_view key) const { return node_->find(key) != nullptr; }

  Value item(std::size_t index) const;
  // `example` is a value of the key; messages end with it.
  Value entry(const Node::Entry& entry, const std::string& example) const;
  Value entry(std::string_view key) const;        // that is there

  // PLACE: PATH: got "0", expected a whole number >= 1; write e.g. cores: 4
  [[noreturn]] void expected(const std::string& what) const;
  // PLACE: PATH: PROBLEM
  [[noreturn]] void refuse(const std::string& problem) const;
  // The same about one of the keys of this map.
  [[noreturn]] void refuse_key(std::string_view key, const std::string& problem) const;

  // PLACE: PATH: warning: PROBLEM, kept for whoever reads the scenario.
  void warn(const std::string& problem) const;

  // What stands there, for a message: "4 sec", a list, a map, nothing.
  std::string got() const;

 private:
  const Node* node_;
  Session* session_;
  std::string path_, hint_;
};

// `text` in quotes, without what would spoil a terminal, and not too long.
std::string shown(std::string_view text);

}  // namespace interleave
