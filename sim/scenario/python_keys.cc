#include "sim/python/profile.h"

#include "sim/scenario/keys.h"
#include "sim/scenario/text_file.h"

namespace interleave {
namespace {

std::vector<Key<Profile>> cost_keys(bool all_required) {
  std::vector<Key<Profile>> keys;
  for (const ProfileCost& cost : profile_costs()) {
    keys.push_back(key(cost.key, cost.cost, duration_distribution(), "2 us", cost.help));
    // Where it is missing, interpreter_start holds it: profiles of before it was told apart.
    const bool came_later = cost.cost == &Profile::interpreter_exit || cost.cost == &Profile::loop_timer;
    keys.back().required = all_required && !came_later;
  }
  return keys;
}

std::vector<Key<Profile>> interpreter_keys() {
  using P = Profile;
  const auto kind = enumerated<GilKind>("a kind of GIL", {"legacy", "modern", "per_interpreter", "none"});
  return {
      key("gil", &P::gil, kind, "modern", "how the GIL is handed over, and how many there are"),
      key("switch_interval", &P::switch_interval, duration(true), "5 ms", "sys.setswitchinterval"),
      key("check_interval", &P::check_interval, whole(1, 1'000'000'000), "100", "legacy: sys.setcheckinterval"),
      key("tick", &P::tick, duration(true), "15 ns", "legacy: how long one takes on average"),
      key("slowdown", &P::slowdown_nano, share(), "8 %", "interpreted code takes so much longer than a scenario says"),
      key("subinterpreter_start", &P::subinterpreter_start, duration_distribution(), "15 ms",
          "one more interpreter in the same process, before its imports"),
      key("collect_every", &P::collect_every, duration(true), "20 ms",
          "interpreted code, of all threads together, between two garbage collections"),
      key("collection", &P::collection, duration_distribution(), "1 ms", "how long a garbage collection takes"),
      key("default_cpus_bonus", &P::default_cpus_bonus, whole(0, 1024), "4",
          "ThreadPoolExecutor's default is min(32, cores + this)"),
      key("process_memory", &P::process_memory_bytes, size(true), "10 MiB", "of a process that has done nothing yet")};
}

const Table<Profile>& costs_table() {
  static const Table<Profile> table{cost_keys(true)};
  return table;
}

const Table<Profile>& profile_table() {
  static const Table<Profile> table = [] {
    using P = Profile;
    Table<P> file{interpreter_keys()};
    const auto ignore = [](P&, auto) {};
    const auto read_costs = [](P& profile, const Value& value) { read_into(value, costs_table(), profile); };
    Key<P> costs{"costs", schema_of(costs_table()), "{gil_take: 40 ns}", "what operations cost, CPU time each",
                 read_costs};
    file.keys.push_back(key_with<P>("schema", whole(1, 1), ignore, "1", "the version of the language"));
    file.keys.push_back(required(key("name", &P::name, line_of_text(), "cpython-3.11", "the profile's name")));
    file.keys.push_back(key("version", &P::version, line_of_text(), "3.11.7", "the interpreter's version"));
    file.keys.push_back(required(key("source", &P::source, line_of_text(), "measured", "who measured it, on what")));
    file.keys.push_back(key_with<P>("notes", text(), ignore, "on two cores", "what else is to be known"));
    file.keys.push_back(required(std::move(costs)));
    return file;
  }();
  return table;
}

Profile read_profile_text(const Value& value, const std::string& text, const std::string& name) {
  const Node root = parse_yaml(text, name);
  Profile profile;
  read_into(Value(root, value.session(), ""), profile_table(), profile);
  value.session().hashed += "profile " + canonical(root);
  return profile;
}

Profile profile_at(const Value& value) {
  const std::string name = line_of_text().read(value);
  if (!name.ends_with(".yaml")) return read_profile_named(value, name);
  const std::string path = beside(value.session().directory, name);
  std::string text;
  try {
    text = read_text_file(path);
  } catch (const InputError& error) {
    value.refuse(error.what());
  }
  return read_profile_text(value, text, path);
}

std::string profile_name_schema() {
  return any_of({one_of_names("", carried_names("profiles")).schema, R"({"type": "string", "pattern": "\\.yaml$"})"});
}

const Table<Profile>& python_table() {
  static const Table<Profile> table = [] {
    Table<Profile> map{interpreter_keys()};
    map.keys.insert(map.keys.begin(), known_key<Profile>("profile", profile_name_schema(), "cpython-3.11",
                                                         "a profile's name, or a file that ends in .yaml"));
    for (Key<Profile>& key : cost_keys(false)) map.keys.push_back(std::move(key));
    return map;
  }();
  return table;
}

}  // namespace

Profile read_profile_named(const Value& value, const std::string& name) {
  if (const std::string* text = carried_text("profiles", name))
    return read_profile_text(value, *text, carried_path("profiles", name));
  const std::vector<std::string> names = carried_names("profiles");
  value.refuse("got " + shown(name) + ", expected a profile, one of " + joined(names) +
               ", or a file that ends in .yaml" + did_you_mean(name, names));
}

std::vector<Definition> python_definitions() { return {{"python", python_shape().schema}}; }

Shape<Profile> python_shape() {
  auto read = [](const Value& value) {
    if (!value.is_map()) return profile_at(value);
    Profile profile =
        value.has("profile") ? profile_at(value.entry("profile")) : read_profile_named(value, "cpython-3.11");
    read_into(value, python_table(), profile);
    return profile;
  };
  return {read, any_of({profile_name_schema(), schema_of(python_table())})};
}

}  // namespace interleave
