// YAML read strictly, into a tree of our own in which everything knows its place. Scalars stay text: what `010` or
// `yes` means is for the reader of a key to say.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct Place {
  std::shared_ptr<const std::string> source;   // a file's name, or an option: --set machine.cores=0
  int line = 0, column = 0;                    // from 1; 0: the source is all there is to say

  std::string text() const;
};

struct Node {
  enum class Kind { null, scalar, list, map };
  struct Entry;

  Kind kind = Kind::null;
  bool quoted = false;
  std::string text;                            // of a scalar
  std::vector<Node> items;                     // of a list
  std::vector<Entry> entries;                  // of a map, in the order of the text; keys are unique
  Place place;

  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
};

struct Node::Entry {
  std::string key;
  Place place;                                 // of the key
  Node value;
};

// Throws InputError. One document, at most 64 levels deep; no tags, no merge keys, no cycles.
Node parse_yaml(std::string_view text, const std::string& source);
// The value of a --set option: places are the option itself.
Node parse_yaml_value(std::string_view text, const std::string& option);

// The tree as text, independent of layout, comments and the order of keys: what a hash is made of.
std::string canonical(const Node& node);
// The node as one line of YAML, for people.
std::string in_one_line(const Node& node);

}  // namespace interleave
