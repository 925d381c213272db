// Objects that tasks meet at, and the steps that meet there.
#include "sim/scenario/keys.h"

#include <limits>

namespace interleave {
namespace {

using ObjectKind = Object::Kind;

const char* noun(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::lock: return "a lock";
    case ObjectKind::rlock: return "an rlock";
    case ObjectKind::semaphore: return "a semaphore";
    case ObjectKind::bounded_semaphore: return "a bounded_semaphore";
    case ObjectKind::condition: return "a condition";
    case ObjectKind::event: return "an event";
    case ObjectKind::barrier: return "a barrier";
    case ObjectKind::rwlock: return "an rwlock";
    case ObjectKind::queue: return "a queue";
    case ObjectKind::simple_queue: return "a simple_queue";
    case ObjectKind::counter: return "a counter";
    case ObjectKind::dict: return "a dict";
  }
  return "";
}

// ---- which library has which ----

const char* library_name(ObjectLibrary library) {
  switch (library) {
    case ObjectLibrary::pthreads: return "POSIX threads";
    case ObjectLibrary::threading: return "threading";
    case ObjectLibrary::multiprocessing: return "multiprocessing";
    case ObjectLibrary::asyncio: return "asyncio";
  }
  return "";
}

bool has(ObjectLibrary library, ObjectKind kind) {
  if (kind == ObjectKind::rwlock) return library == ObjectLibrary::pthreads;
  return library != ObjectLibrary::asyncio || (kind != ObjectKind::rlock && kind != ObjectKind::simple_queue);
}

void check_libraries(const Value& value, const std::string& name, const Object& object, const Scenario& scenario,
                     bool in_background) {
  for (const Approach& approach : scenario.approaches) {
    ObjectLibrary library = object_library(approach);
    if (in_background && library == ObjectLibrary::asyncio) library = ObjectLibrary::threading;
    const ObjectKind kind = object.lock.empty() ? object.kind : scenario.workload.objects.at(object.lock).kind;
    if (has(library, kind) && has(library, object.kind)) continue;
    value.refuse("got " + shown(name) + ", " + (kind == object.kind ? "" : "over ") + noun(kind) + "; " +
                 library_name(library) + " has none, and under " + shown(approach.label) +
                 " it is what tasks use; use another object, or remove that approach");
  }
}

bool is_data(const Object& object) { return object.kind == ObjectKind::counter || object.kind == ObjectKind::dict; }

// An asyncio.Lock or asyncio.Queue is the loop's alone (Lib/asyncio/mixins.py): no thread can share it.
void check_sharing_later(const Value& value, const std::string& name) {
  if (!value.session().in_background) {
    value.session().objects_of_tasks.insert(name);
    return;
  }
  value.session().later.push_back([value, name](const Scenario& scenario) {
    if (!value.session().objects_of_tasks.contains(name) || is_data(scenario.workload.objects.at(name))) return;
    for (const Approach& approach : scenario.approaches)
      if (object_library(approach) == ObjectLibrary::asyncio)
        value.refuse("got " + shown(name) + ", which tasks use too; under " + shown(approach.label) +
                     " theirs is asyncio's own, which no thread can share; give the background an object of its " +
                     "own, or remove that approach");
  });
}

// ---- objects ----

Object of_kind(ObjectKind kind, std::int64_t capacity = 1) { return {kind, capacity, ""}; }

Key<Object> numbered(const char* name, ObjectKind kind, std::int64_t min, const char* example, const char* help) {
  const auto set = [kind](Object& object, std::int64_t n) { object = of_kind(kind, n); };
  return key_with<Object>(name, whole(min, 1'000'000'000), set, example, help);
}

bool is_lock(const Object& object) { return object.kind == ObjectKind::lock || object.kind == ObjectKind::rlock; }

// condition: NAME. Its lock may be read later.
Key<Object> condition_key() {
  const auto read = [](Object& object, const Value& value) {
    object = of_kind(ObjectKind::condition);
    object.lock = line_of_text().read(value);
    check_object_later(value, object.lock, is_lock, "a lock or rlock");
  };
  return {"condition", line_of_text().schema, "mutex", "over that lock of the workload", read};
}

// ---- steps ----

bool may_be_held(const Object& object) {
  return is_lock(object) || object.kind == ObjectKind::semaphore || object.kind == ObjectKind::bounded_semaphore ||
         object.kind == ObjectKind::condition || object.kind == ObjectKind::rwlock;
}
bool may_be_acquired(const Object& object) { return may_be_held(object) && object.kind != ObjectKind::rwlock; }
bool is_queue(const Object& object) {
  return object.kind == ObjectKind::queue || object.kind == ObjectKind::simple_queue;
}
bool is_event(const Object& object) { return object.kind == ObjectKind::event; }
bool is_condition(const Object& object) { return object.kind == ObjectKind::condition; }
bool may_be_waited_for(const Object& object) {
  return is_event(object) || is_condition(object) || object.kind == ObjectKind::barrier;
}

// with: {NAME: [steps]}, {NAME: {read: [steps]}} or {NAME: {write: [steps]}}
Value read_holding(Step& step, const Value& inner) {
  if (!inner.is_map()) return inner;
  if (inner.node().entries.size() != 1 || (!inner.has("read") && !inner.has("write")))
    inner.expected("a list of one or more steps, or of an rwlock a map with read or write, and the steps under it");
  step.holding = inner.has("read") ? Holding::read : Holding::write;
  return inner.entry(inner.node().entries.front(), "[{python: 1 ms}]");
}

void check_holding_later(const Value& inner, const Step& step) {
  inner.session().later.push_back([inner, name = step.target, how = step.holding](const Scenario& scenario) {
    const bool rwlock = scenario.workload.objects.at(name).kind == ObjectKind::rwlock;
    if (rwlock && how == Holding::whole)
      inner.refuse("got steps, expected for what the rwlock is held; write e.g. " + name + ": {read: [{cpu: 1 ms}]}");
    if (!rwlock && how != Holding::whole)
      inner.refuse("got read or write, which only an rwlock is held for; write the steps themselves");
  });
}

void read_with(Step& step, const Value& value) {
  step.kind = Step::Kind::with;
  if (!value.is_map() || value.node().entries.size() != 1)
    value.expected("a map with one name, and the steps under it");
  const Node::Entry& entry = value.node().entries.front();
  const Value inner = value.entry(entry, "[{python: 1 ms}]");
  step.target = entry.key;
  check_object_later(inner, step.target, may_be_held, "a lock, semaphore, condition or rwlock");
  const Value steps = read_holding(step, inner);
  check_holding_later(inner, step);
  const bool entered = value.session().bodies.back().held.insert(entry.key).second;
  if (!entered)
    value.session().later.push_back([inner, name = entry.key](const Scenario& scenario) {
      if (scenario.workload.objects.at(name).kind == ObjectKind::lock)
        inner.refuse("waits forever: the lock " + shown(name) + " is held here already; remove one of the two");
    });
  step.steps = steps_shape().read(steps);
  if (entered) value.session().bodies.back().held.erase(entry.key);
}

// RuntimeError: cannot wait on, or notify on, un-acquired lock.
void check_held_later(const Value& value, const std::string& name) {
  const Body& body = value.session().bodies.back();
  std::set<std::string> held = body.held;
  held.insert(body.acquired.begin(), body.acquired.end());
  value.session().later.push_back([value, name, held](const Scenario& scenario) {
    const auto& objects = scenario.workload.objects;
    if (!is_condition(objects.at(name))) return;
    const auto lock_of = [&](const std::string& one) {
      const auto object = objects.find(one);
      return object != objects.end() && !object->second.lock.empty() ? object->second.lock : one;
    };
    for (const std::string& one : held)
      if (lock_of(one) == lock_of(name)) return;
    value.refuse("got " + shown(name) + ", a condition, whose lock is not held here; put the step under with: {" +
                 name + ": [...]}");
  });
}

Key<Step> object_step(const char* name, Step::Kind kind, bool (*fits)(const Object&), const char* what,
                      const char* example, const char* help) {
  const auto read = [kind, fits, what](Step& step, const Value& value) {
    step.kind = kind;
    step.target = line_of_text().read(value);
    check_object_later(value, step.target, fits, what);
    if (kind == Step::Kind::acquire) value.session().bodies.back().acquired.insert(step.target);
    if (kind == Step::Kind::wait || kind == Step::Kind::notify) check_held_later(value, step.target);
  };
  return {name, line_of_text().schema, example, help, read};
}

Key<Step> notify_all_key() {
  Key<Step> key = object_step("notify_all", Step::Kind::notify, is_condition, "a condition", "ready",
                              "wakes all who wait for a condition");
  key.read = [read = key.read](Step& step, const Value& value) {
    read(step, value);
    step.count = std::numeric_limits<std::int64_t>::max();
  };
  return key;
}

// {object: refs, times: 1000, takes: 1 ns, between: 40 ns}
Key<Step> update_key() {
  static const Table<Step> table = [] {
    const auto read_object = [](Step& step, const Value& value) {
      step.target = line_of_text().read(value);
      check_object_later(value, step.target, is_data, "a counter or dict");
    };
    Key<Step> object{"object", line_of_text().schema, "refs", "a counter or dict", read_object, true};
    return Table<Step>{{object, key("times", &Step::count, whole(1, 1'000'000'000), "1000", "how often"),
                        key("takes", &Step::takes, duration_distribution(), "100 ns", "from reading to writing"),
                        key("between", &Step::amount, duration_distribution(), "40 ns", "code before each")}};
  }();
  const auto read = [](Step& step, const Value& value) {
    step.kind = Step::Kind::update;
    read_into(value, table, step);
  };
  return {"update", schema_of(table), "{object: refs, times: 1000}", "changes a counter or dict in place", read};
}

// {after: 1 s, steps: [...], else: [...]}
Key<Step> timeout_key() {
  static const Table<Step> table = [] {
    const auto steps_of = [](std::vector<Step> Step::*member) {
      return [member](Step& step, const Value& value) { step.*member = steps_shape().read(value); };
    };
    Key<Step> steps{"steps", reference("steps"), "[{wait: ready}]", "what it must not take longer for",
                    steps_of(&Step::steps), true};
    Key<Step> otherwise{"else", reference("steps"), "[{python: 1 ms}]", "what is done when it has passed",
                        steps_of(&Step::otherwise)};
    return Table<Step>{{required(key("after", &Step::amount, duration_distribution(), "1 s", "how long")), steps,
                        otherwise}};
  }();
  const auto read = [](Step& step, const Value& value) {
    step.kind = Step::Kind::timeout;
    read_into(value, table, step);
  };
  return {"timeout", schema_of(table), "{after: 1 s, steps: [{wait: ready}]}", "steps that give up waiting", read};
}

}  // namespace

Shape<Object> object_shape() {
  static const Table<Object> table{
      .keys = {numbered("semaphore", ObjectKind::semaphore, 0, "10", "its permits"),
               numbered("bounded_semaphore", ObjectKind::bounded_semaphore, 0, "10", "its permits, never more"),
               numbered("barrier", ObjectKind::barrier, 1, "4", "how many meet there"),
               numbered("queue", ObjectKind::queue, 0, "100", "its places; 0: no limit"), condition_key()},
      .one_of = {"semaphore", "bounded_semaphore", "barrier", "queue", "condition"}};
  static const std::vector<std::pair<const char*, ObjectKind>> words{
      {"lock", ObjectKind::lock},     {"rlock", ObjectKind::rlock}, {"condition", ObjectKind::condition},
      {"event", ObjectKind::event},   {"rwlock", ObjectKind::rwlock}, {"queue", ObjectKind::queue},
      {"simple_queue", ObjectKind::simple_queue}, {"counter", ObjectKind::counter}, {"dict", ObjectKind::dict}};
  std::vector<std::string> names;
  for (const auto& [name, kind] : words) names.push_back(name);
  const auto word = converted<Object>(
      one_of_names("an object: lock, {semaphore: 10}, {barrier: 4} or {queue: 100}; as a single word", names),
      [](std::size_t i) { return of_kind(words[i].second, is_queue(of_kind(words[i].second)) ? 0 : 1); });
  return map_or(map_of(table), word);
}

// A step names an object: it must exist, be of a kind that `fits`, and one that each approach's library has.
void check_object_later(const Value& value, const std::string& name, bool (*fits)(const Object&), const char* what) {
  const bool in_steps = !value.session().bodies.empty();
  if (in_steps) check_sharing_later(value, name);
  const bool in_background = value.session().in_background;
  value.session().later.push_back([=](const Scenario& scenario) {
    std::vector<std::string> known;
    for (const auto& [other, object] : scenario.workload.objects)
      if (fits(object)) known.push_back(other);
    const auto object = scenario.workload.objects.find(name);
    if (object == scenario.workload.objects.end() || !fits(object->second))
      value.refuse("got " + shown(name) + ", expected " + what + " of workload.objects" +
                   (known.empty() ? ", which has none" : ", one of " + joined(known) + did_you_mean(name, known)));
    if (in_steps) check_libraries(value, name, object->second, scenario, in_background);
  });
}

std::vector<Key<Step>> object_step_keys() {
  using K = Step::Kind;
  const std::string held = any_of({reference("steps"), R"({"type": "object", "minProperties": 1, "maxProperties": 1, )"
                                   R"("additionalProperties": false, "properties": {"read": )" + reference("steps") +
                                   R"(, "write": )" + reference("steps") + "}}"});
  const std::string with =
      R"({"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": )" + held + "}";
  const char* const acquired = "a lock, rlock, semaphore or condition";
  return {{"with", with, "{cache: [{python: 1 ms}]}", "steps that hold an object", read_with},
          object_step("acquire", K::acquire, may_be_acquired, acquired, "cache", "holds an object until a release"),
          object_step("release", K::release, may_be_acquired, acquired, "cache", "the other half of acquire"),
          object_step("put", K::put, is_queue, "a queue", "inbox", "an item into a queue; waits while it is full"),
          object_step("get", K::get, is_queue, "a queue", "inbox", "an item from a queue; waits while it is empty"),
          object_step("wait", K::wait, may_be_waited_for, "an event, condition or barrier", "ready",
                      "until it is set, until somebody notifies, until all are there"),
          object_step("set", K::set, is_event, "an event", "ready", "lets all pass who wait for an event"),
          object_step("clear", K::clear, is_event, "an event", "ready", "from here on an event is waited for"),
          object_step("notify", K::notify, is_condition, "a condition", "ready", "wakes one who waits for a condition"),
          notify_all_key(), update_key(), timeout_key()};
}

}  // namespace interleave
