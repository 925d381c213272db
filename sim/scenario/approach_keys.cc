#include "models/list.h"
#include "sim/scenario/keys.h"

namespace interleave {
namespace {

using A = Approach;
constexpr std::int64_t threads_max = 100'000;

A read_entry(const Value& value);

Key<A> threads_key() {
  return key("threads", &A::threads, whole(1, threads_max), "8", "that many threads share one queue; else one a task");
}
Key<A> workers_key(const char* help) { return key("workers", &A::workers, whole(1, threads_max), "4", help); }
Key<A> chunksize_key() { return key("chunksize", &A::chunksize, whole(1, 1'000'000'000), "10", "tasks in a message"); }
Key<A> start_key() {
  const auto shape = enumerated<A::Start>("a start method", {"fork", "spawn", "forkserver"});
  return key("start", &A::start, shape, "fork", "how processes start");
}
Key<A> tasks_per_child_key() {
  return key("max_tasks_per_child", &A::max_tasks_per_child, whole(1, 1'000'000'000), "100",
             "a worker ends after so many messages, and another starts");
}
Key<A> payloads_key() {
  const auto shape = enumerated<A::Payloads>("a way to another process", {"pickled", "shared_memory"});
  return key("payloads", &A::payloads, shape, "shared_memory", "how arguments and results get to processes and back");
}
Key<A> updates_key() {
  const auto shape = converted<std::optional<A::Updates>>(
      one_of_names("how counters and dicts are changed", {"plain", "safe"}),
      [](std::size_t i) { return std::optional(static_cast<A::Updates>(i)); });
  return key("updates", &A::updates, shape, "plain", "of counters and dicts: without care, or atomic and locked");
}
Key<A> warm_key() { return key("warm", &A::warm, boolean(), "true", "the workers are up before the clock starts"); }

void needs(const Value& map, const char* option, bool fine, const std::string& what) {
  if (map.has(option) && !fine) map.refuse_key(option, std::string("got ") + option + " without " + what);
}

void check_multiprocessing(A& approach, const Value& map) {
  for (const char* option : {"chunksize", "warm", "method", "max_tasks_per_child", "payloads"})
    needs(map, option, approach.workers.has_value(), "workers; add e.g. workers: 4 for a Pool, or remove it");
  needs(map, "chunksize", approach.method != A::Method::apply_async,
        "a method that sends chunks; write e.g. method: map");
}

void check_futures(A& approach, const Value& map) {
  for (const char* option : {"chunksize", "start", "max_tasks_per_child", "payloads"})
    needs(map, option, approach.executor == A::Executor::process, "processes; write executor: process, or remove it");
  needs(map, "chunksize", approach.results == A::Results::map,
        "a method that sends chunks; write method: map, or remove it");
  needs(map, "max_tasks_per_child", approach.start != A::Start::fork,
        "a start method that allows it: a forked worker cannot be replaced; write e.g. start: spawn");
  if (approach.executor != A::Executor::interpreter) return;
  map.session().later.push_back([map, own = approach.python](const Scenario& scenario) {
    const GilKind kind = own ? own->gil : scenario.python.gil;
    if (kind == GilKind::legacy || kind == GilKind::modern)
      map.refuse_key("executor", "got interpreter, expected a Python whose interpreters have a GIL each; write e.g. "
                                 "python: {gil: per_interpreter}, or python: cpython-3.14t");
  });
}

// Steps may offload too, and they are read later perhaps.
void check_asyncio(A& approach, const Value& map) {
  if (!map.has("workers") || approach.offload != A::Offload::none) return;
  map.session().later.push_back([map](const Scenario&) {
    needs(map, "workers", map.session().offloads, "anything to offload; write e.g. offload: thread, or remove it");
  });
}

Table<A> multiprocessing_table() {
  const auto method = enumerated<A::Method>("a Pool's method", {"map", "imap", "imap_unordered", "apply_async"});
  return {.keys = {workers_key("of a Pool; without it one Process a task"), chunksize_key(), start_key(), warm_key(),
                   tasks_per_child_key(), payloads_key(), key("method", &A::method, method, "map", "of Pool")},
          .check = check_multiprocessing};
}

Table<A> futures_table() {
  const auto executor = enumerated<A::Executor>("an executor", {"thread", "process", "interpreter"});
  const auto method = enumerated<A::Results>("how results are collected", {"map", "as_completed"});
  return {.keys = {key("executor", &A::executor, executor, "process", "a pool of threads, processes or interpreters"),
                   workers_key("max_workers; else CPython's default"), chunksize_key(), start_key(), warm_key(),
                   tasks_per_child_key(), payloads_key(),
                   key("method", &A::results, method, "as_completed", "map, or submit and as_completed")},
          .check = check_futures};
}

Table<A> asyncio_table() {
  const auto offload = enumerated<A::Offload>("an executor", {"none", "thread", "process"});
  const auto loop = enumerated<A::Loop>("an event loop", {"asyncio", "uvloop"});
  return {.keys = {key("limit", &A::limit, whole(1, 1'000'000'000), "100", "a semaphore around each round"),
                   key("offload", &A::offload, offload, "thread", "blocking steps go through run_in_executor"),
                   workers_key("of the executor"),
                   key("loop", &A::loop, loop, "uvloop", "whose event loop it is")},
          .check = check_asyncio};
}

Table<A> native_threads_table() {
  const auto mutex = enumerated<A::Mutex>("a kind of mutex", {"plain", "adaptive", "spin", "ticket", "inherit"});
  const auto rwlock = enumerated<A::RwLock>("a preference", {"prefer_readers", "prefer_writers"});
  return {.keys = {threads_key(), key("mutex", &A::mutex, mutex, "inherit", "what its locks are"),
                   key("rwlock", &A::rwlock, rwlock, "prefer_writers", "whom its reader-writer locks prefer"),
                   updates_key()}};
}

// An approach that a process of a server can run by itself.
Shape<std::shared_ptr<const A>> each_shape() {
  auto read = [](const Value& value) {
    auto each = std::make_shared<A>(read_entry(value));
    const bool alone = each->model == "sequential" || each->model == "threading" || each->model == "asyncio" ||
                       (each->model == "futures" && each->executor == A::Executor::thread);
    if (!alone || each->warm || each->machine || each->os || each->python)
      value.expected("what one process runs: sequential, threading, futures with threads or asyncio, without warm, "
                     "machine, os or python");
    return std::shared_ptr<const A>(std::move(each));
  };
  return {read, reference("approach")};
}

Table<A> prefork_table() {
  return {.keys = {required(key("processes", &A::processes, whole(1, 10'000), "4", "that accept from one socket")),
                   required(key("each", &A::each, each_shape(), "{threading: {threads: 8}}", "what each of them runs")),
                   key("backlog", &A::backlog, whole(0, 1'000'000'000), "128", "places at the socket"), start_key(),
                   warm_key()}};
}

Table<A> options_of(const std::string& model) {
  if (model == "prefork") return prefork_table();
  if (model == "threading") return {.keys = {threads_key(), updates_key()}};
  if (model == "native_threads") return native_threads_table();
  if (model == "multiprocessing") return multiprocessing_table();
  if (model == "futures") return futures_table();
  if (model == "asyncio") return asyncio_table();
  return {};
}

template <class T>
Shape<std::optional<T>> some(Shape<T> shape, const char* definition) {
  shape.schema = reference(definition);
  return converted<std::optional<T>>(std::move(shape), [](T value) { return std::optional(std::move(value)); });
}

struct ModelTable {
  std::string model;
  Table<A> options;                                    // and the label
  Table<A> whole_entry;                                // and the key that names the model
};

const std::vector<ModelTable>& model_tables() {
  static const std::vector<ModelTable> tables = [] {
    std::vector<ModelTable> result;
    for (const ModelInfo& info : model_infos()) {
      Table<A> options = options_of(info.name);
      options.keys.push_back(key("machine", &A::machine, some(machine_shape(), "machine"), "{cores: 1}",
                                 "a machine instead of the scenario's"));
      options.keys.push_back(key("os", &A::os, some(os_shape(), "os"), "{preset: textbook, policy: mlfq}",
                                 "an operating system instead of the scenario's"));
      options.keys.push_back(key("python", &A::python, some(python_shape(), "python"), "cpython-2.7",
                                 "an interpreter instead of the scenario's"));
      options.keys.push_back(
          key("label", &A::label, line_of_text(), "pool", "a name of its own; else made from the options"));
      Table<A> entry = options;
      const std::string schema = "{\"const\": " + json_text(info.name) + "}";
      entry.keys.insert(entry.keys.begin(), known_key<A>("approach", schema, info.name, info.help));
      entry.keys.front().required = true;
      result.push_back({info.name, std::move(options), std::move(entry)});
    }
    return result;
  }();
  return tables;
}

std::vector<std::string> model_names() {
  std::vector<std::string> names;
  for (const ModelTable& table : model_tables()) names.push_back(table.model);
  return names;
}

const ModelTable& model_at(const Value& value) {
  return model_tables()[one_of_names("an approach", model_names()).read(value)];
}

// executor=process, workers=4: in the table's order, so that equal options give equal lines.
std::string option_line(const Table<A>& options, const Value& map) {
  std::string line;
  for (const Key<A>& option : options.keys)
    if (const Node* node = map.node().find(option.name); node && option.name != "label")
      line += (line.empty() ? "" : ", ") + option.name + "=" + in_one_line(*node);
  return line;
}

// A name alone, which is enough where no option is required.
A plain_approach(const ModelTable& table, const Value& value) {
  for (const Key<A>& option : table.options.keys)
    if (option.required)
      value.refuse("got " + shown(table.model) + " without " + option.name + "; write e.g. {" + table.model +
                   ": {processes: 4, each: asyncio}}");
  A approach;
  approach.model = table.model;
  return approach;
}

A read_options(const ModelTable& model, const Table<A>& table, const Value& map) {
  A approach;
  approach.model = model.model;
  read_into(map, table, approach);
  approach.options = option_line(model.options, map);
  return approach;
}

// {futures: {workers: 4}}
A read_short(const Value& value) {
  const std::vector<std::string> names = model_names();
  const Node::Entry& entry = value.node().entries.front();
  const auto model = std::find(names.begin(), names.end(), entry.key);
  if (model == names.end()) refuse_unknown_key(value, entry, names);
  const ModelTable& table = model_tables()[static_cast<std::size_t>(model - names.begin())];
  const Value options = value.entry(entry, "{}");
  if (options.node().kind == Node::Kind::null) return plain_approach(table, options);
  return read_options(table, table.options, options);
}

A read_entry(const Value& value) {
  if (value.is_scalar()) return plain_approach(model_at(value), value);
  if (value.has("approach")) {
    const ModelTable& model = model_at(value.entry("approach"));
    return read_options(model, model.whole_entry, value);
  }
  if (!value.is_map() || value.node().entries.size() != 1)
    value.expected("an approach such as threading, {threading: {threads: 8}} or {approach: threading, threads: 8}");
  return read_short(value);
}

}  // namespace

Shape<Approach> approach_shape() {
  auto read = [](const Value& value) {
    A approach = read_entry(value);
    if (approach.label.empty())
      approach.label = approach.options.empty() ? approach.model : approach.model + "(" + approach.options + ")";
    return approach;
  };
  std::vector<std::string> schemas;
  for (const ModelTable& table : model_tables()) {
    const std::string name = json_text(table.model);
    schemas.push_back("{\"const\": " + name + "}");
    schemas.push_back(schema_of(table.whole_entry));
    schemas.push_back("{\"type\": \"object\", \"additionalProperties\": false, \"required\": [" + name +
                      "], \"properties\": {" + name + ": " +
                      any_of({"{\"type\": \"null\"}", schema_of(table.options)}) + "}}");
  }
  return {read, any_of(schemas)};
}

std::vector<Definition> approach_definitions() { return {{"approach", approach_shape().schema}}; }

}  // namespace interleave
