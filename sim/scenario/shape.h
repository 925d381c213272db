// Shapes: what may stand at a key. A shape knows how to read a value and how to say the same in JSON Schema; a table
// of keys knows the names, shapes, examples and help of a struct's members. From these tables both the reader and
// the schema are made, so that they cannot drift apart.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/nearest.h"
#include "sim/scenario/quantity.h"
#include "sim/scenario/value.h"

namespace interleave {

template <class V>
struct Shape {
  std::function<V(const Value&)> read;
  std::string schema;                       // JSON text
};

template <class T>
struct Key {
  std::string name;
  std::string schema, example, help;
  std::function<void(T&, const Value&)> read;
  bool required = false;
};

template <class T>
struct Table {
  std::vector<Key<T>> keys;
  std::vector<std::string> one_of = {};     // exactly one of these must be there
  std::function<void(T&, const Value&)> check = {};   // of keys against each other
  std::string rule = {};                    // what the JSON Schema can say of that: members of its object
};

// Scalars.
Shape<std::int64_t> whole(std::int64_t min, std::int64_t max = quantity_max);
Shape<std::uint64_t> seed_number();
Shape<bool> boolean();
Shape<std::string> line_of_text();
Shape<std::string> text();
Shape<Duration> duration(bool above_zero = false);
Shape<std::int64_t> size(bool above_zero = false);
Shape<double> bandwidth();                  // bytes a second, > 0
Shape<double> rate();                       // per second, > 0
Shape<std::int64_t> share();                // in 1e-9
Shape<double> number(bool above_zero);
Shape<SpeedPpm> speed(std::int64_t max);
Shape<Distribution> duration_distribution();
Shape<Distribution> size_distribution();
// One of the names, by its place in the list; `what` is "a policy".
Shape<std::size_t> one_of_names(const std::string& what, const std::vector<std::string>& names);

// Schemas.
std::string json_text(std::string_view text);
std::string any_of(const std::vector<std::string>& schemas);
std::string reference(const std::string& definition);
std::string list_schema(const std::string& item, bool may_be_empty);

// A unit's definitions, named so that the schema holds each but once.
struct Definition { std::string name, schema; };
std::vector<Definition> quantity_definitions();

// Made from a table, without its type.
struct KeyFacts { std::string name, schema, example, help; bool required; };
std::string map_schema(const std::vector<KeyFacts>& keys, const std::vector<std::string>& one_of,
                       const std::string& rule);
[[noreturn]] void refuse_unknown_key(const Value& map, const Node::Entry& entry, const std::vector<std::string>& known);
void check_one_of(const Value& map, const std::vector<std::string>& one_of);
[[noreturn]] void refuse_missing_key(const Value& map, const KeyFacts& key);

template <class T>
std::vector<KeyFacts> facts(const Table<T>& table) {
  std::vector<KeyFacts> result;
  for (const Key<T>& key : table.keys) result.push_back({key.name, key.schema, key.example, key.help, key.required});
  return result;
}

template <class T>
std::string schema_of(const Table<T>& table) {
  return map_schema(facts(table), table.one_of, table.rule);
}

// A key that sets a member.
template <class T, class M, class V>
Key<T> key(const char* name, M T::*member, Shape<V> shape, const char* example, const char* help) {
  auto set = [member, read = std::move(shape.read)](T& out, const Value& value) {
    out.*member = static_cast<M>(read(value));
  };
  return {name, std::move(shape.schema), example, help, std::move(set)};
}

// A key whose value goes where `set` says: (struct, what was read).
template <class T, class V, class Set>
Key<T> key_with(const char* name, Shape<V> shape, Set set, const char* example, const char* help) {
  auto read = [set, read = std::move(shape.read)](T& out, const Value& value) { set(out, read(value)); };
  return {name, std::move(shape.schema), example, help, std::move(read)};
}

// A key that was looked at before the table is read: a preset's name.
template <class T>
Key<T> known_key(const char* name, const std::string& schema, const char* example, const char* help) {
  return {name, schema, example, help, [](T&, const Value&) {}};
}

template <class T>
Key<T> required(Key<T> key) {
  key.required = true;
  return key;
}

template <class T>
void read_into(const Value& map, const Table<T>& table, T& out) {
  if (!map.is_map()) {
    std::vector<std::string> names;
    for (const Key<T>& key : table.keys) names.push_back(key.name);
    map.expected("a map with the keys " + joined(names));
  }
  for (const Node::Entry& entry : map.node().entries) {
    const auto key = std::find_if(table.keys.begin(), table.keys.end(),
                                  [&](const Key<T>& candidate) { return candidate.name == entry.key; });
    if (key == table.keys.end()) {
      std::vector<std::string> known;
      for (const Key<T>& candidate : table.keys) known.push_back(candidate.name);
      refuse_unknown_key(map, entry, known);
    }
    key->read(out, map.entry(entry, key->example));
  }
  if (!table.one_of.empty()) check_one_of(map, table.one_of);
  for (const Key<T>& key : table.keys)
    if (key.required && !map.has(key.name)) refuse_missing_key(map, facts(Table<T>{{key}}).front());
  if (table.check) table.check(out, map);
}

// A map read by a table, which must outlive the shape.
template <class T>
Shape<T> map_of(const Table<T>& table) {
  auto read = [&table](const Value& value) {
    T out{};
    read_into(value, table, out);
    return out;
  };
  return {read, schema_of(table)};
}

template <class V>
Shape<std::vector<V>> list_of(Shape<V> item, const std::string& what, bool may_be_empty = false) {
  auto read = [item, what, may_be_empty](const Value& value) {
    if (!value.is_list() || (value.node().items.empty() && !may_be_empty)) value.expected(what);
    std::vector<V> result;
    for (std::size_t i = 0; i < value.node().items.size(); ++i) result.push_back(item.read(value.item(i)));
    return result;
  };
  return {read, list_schema(item.schema, may_be_empty)};
}

// NAME: VALUE for names of the user's own.
template <class V>
Shape<std::map<std::string, V>> named(Shape<V> item, const std::string& what) {
  auto read = [item, what](const Value& value) {
    if (!value.is_map()) value.expected(what);
    std::map<std::string, V> result;
    for (const Node::Entry& entry : value.node().entries) result.emplace(entry.key, item.read(value.entry(entry, "")));
    return result;
  };
  return {read, "{\"type\": \"object\", \"additionalProperties\": " + item.schema + "}"};
}

// One shape for a map, another for everything else.
template <class V>
Shape<V> map_or(Shape<V> map, Shape<V> other) {
  auto read = [map, other](const Value& value) { return value.is_map() ? map.read(value) : other.read(value); };
  return {read, any_of({other.schema, map.schema})};
}

template <class V>
Shape<V> list_or(Shape<V> list, Shape<V> other) {
  auto read = [list, other](const Value& value) { return value.is_list() ? list.read(value) : other.read(value); };
  return {read, any_of({other.schema, list.schema})};
}

// A word that stands for a value of its own, beside another shape.
template <class V>
Shape<V> word_or(const std::string& word, V meaning, Shape<V> other) {
  auto read = [word, meaning, other](const Value& value) {
    return value.is_scalar() && value.node().text == word ? meaning : other.read(value);
  };
  return {read, any_of({"{\"const\": " + json_text(word) + "}", other.schema})};
}

template <class To, class From, class Convert>
Shape<To> converted(Shape<From> shape, Convert convert) {
  auto read = [read = std::move(shape.read), convert](const Value& value) -> To { return convert(read(value)); };
  return {read, std::move(shape.schema)};
}

// One of an enumeration's names; their order is that of the enumerators.
template <class E>
Shape<E> enumerated(const std::string& what, const std::vector<std::string>& names) {
  return converted<E>(one_of_names(what, names), [](std::size_t index) { return static_cast<E>(index); });
}

}  // namespace interleave
