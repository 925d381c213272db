#include "sim/study/case_scenario.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace interleave {
namespace {

using namespace std::string_literals;
using nlohmann::json;
using std::string;

// The measuring script's own part, timed by itself on a machine of the measured kind, without threads. burn(c) looks at
// its thread's CPU clock, a system call of 1.8 us, every 40 turns of a loop, and ends at the first look at which c has
// passed: 5 us later on average.
constexpr double burn_overshoot_s = 5e-6;

// SHA-256 through hashlib with the processor's SHA extensions, on a machine of the measured kind: what a call of so
// many bytes takes.
double native_call_s(double bytes) { return bytes * 0.55e-9 + 0.1e-6; }

// What the script does between two of them with the GIL: the thread's clock, sha256() and digest() around the hashing
// itself. Timed by itself with buffers of several sizes, 0.86 us, on a machine where a system call (samples/syscall)
// takes 0.44 of what it took on the measured one.
constexpr double between_calls_s = 0.86e-6 / 0.44;
// Their spread is that of a call from Python that releases and takes the GIL (samples/gil_release_take). Were all
// lengths alike, two threads would fall into step, each in its call while the other has the GIL.
constexpr const char* between_calls_sigma = "0.1";

string ns(double time_s) { return std::to_string(std::llround(time_s * 1e9)) + " ns"; }

string burn(double time_s) { return "python: " + ns(time_s + burn_overshoot_s); }

bool given(const json& p, const char* key) { return p.contains(key) && !p.at(key).is_null(); }

double number(const json& p, const char* key) { return given(p, key) ? p.at(key).get<double>() : 0; }

string rounded(double value) { return std::to_string(std::llround(value)); }

string option(const json& p, const char* from, const char* to) {
  const double value = number(p, from);
  return value > 0 ? string(", ") + to + ": " + rounded(value) : "";
}

string approach_of(const json& p) {
  const string name = p.at("approach");
  const string workers = option(p, "workers", "workers"), chunks = option(p, "chunksize", "chunksize");
  const string start = given(p, "start") ? ", start: " + p.at("start").get<string>() : "";
  if (name == "sequential") return "sequential";
  if (name == "thread_each") return "threading";
  if (name == "threadpool") return "{approach: futures, executor: thread" + workers + "}";
  if (name == "process_each") return "{approach: multiprocessing" + start + "}";
  if (name == "processpool")
    return "{approach: futures, executor: process, warm: true" + workers + chunks + start + "}";
  if (name == "mppool") return "{approach: multiprocessing, warm: true" + workers + chunks + start + "}";
  if (name == "asyncio") return "{approach: asyncio" + option(p, "limit", "limit") + "}";
  if (name == "to_thread") return "{approach: asyncio, offload: thread" + workers + "}";
  throw std::runtime_error("no approach is known for \"" + name + "\"");
}

string cores_below(double count) {
  string text = "[0";
  for (int core = 1; core < count; ++core) text += ", " + std::to_string(core);
  return text + "]";
}

// The machine, its operating system and the interpreter, all of it on the first cores where the script pinned itself;
// but for loop turns, the measuring script looks at its thread's CPU clock all the time.
string head(const string& profile, const json& p, const char* cpu_demand = "thread_clock") {
  string text = "schema: 1\ntitle: a measured case\nmachine: {preset: milan-2vcpu}\n";
  text += "os: {preset: linux-6.18, wakeup_packing: 0.7}\n";
  const double interval = number(p, "switch_interval");
  text += "python: {profile: " + profile + (interval > 0 ? ", switch_interval: " + ns(interval) : "") + "}\n";
  text += "workload:\n  cpu_demand: "s + cpu_demand + "\n";
  return text + (number(p, "pin") > 0 ? "  affinity: " + cores_below(number(p, "pin")) + "\n" : "");
}

// A spawned child, or one of the fork server, imports the measuring script again: groundtruth's takes so long.
constexpr const char* script_import = "60 ms";

// A measuring script that says how long its own import takes is believed.
string import_of(const json& p) { return given(p, "main_import") ? ns(p.at("main_import")) : script_import; }

string approaches(const string& approach) { return "approaches: [" + approach + "]\n"; }

// mppool without a chunk size maps in chunks of one.
string payload_approach(json p) {
  p["chunksize"] = 1;
  return approach_of(p);
}

}  // namespace

string tasks_scenario(const string& profile, const string& parameters) {
  const json p = json::parse(parameters);
  string text = head(profile, p);
  text += "  tasks: " + rounded(p.at("tasks")) + "\n  repeat: " + rounded(p.at("rounds")) + "\n";
  text += "  main_import: "s + script_import + "\n  arguments: 60 B\n  results: 10 B\n  steps:\n";
  const std::size_t without_steps = text.size();
  if (number(p, "cpu") > 0) text += "    - " + burn(number(p, "cpu")) + "\n";
  if (number(p, "native") > 0) {
    const double chunk = given(p, "chunk") ? number(p, "chunk") : 65536;
    text += "    - native: {time: " + ns(number(p, "native")) + ", call: " + ns(native_call_s(chunk)) +
            ", python: {lognormal: {median: " + ns(between_calls_s) + ", sigma: " + between_calls_sigma + "}}}\n";
  }
  if (given(p, "sleep")) text += "    - sleep: " + ns(number(p, "sleep")) + "\n";   // time.sleep(0) is a call too
  if (text.size() == without_steps) text += "    - python: 0 ns\n";
  return text + approaches(approach_of(p));
}

// bytes.__reduce_ex__: a pickled bytes object is its bytes and a few more.
string payload_scenario(const string& profile, const string& parameters) {
  const json p = json::parse(parameters);
  const string bytes = rounded(p.at("size").get<double>() + 20) + " B";
  return head(profile, p) + "  tasks: " + rounded(p.at("tasks")) + "\n" +
         "  arguments: " + bytes + "\n  results: " + bytes + "\n  steps: [{python: 0 ns}]\n" +
         approaches(payload_approach(p));
}

// The client sleeps for 0.1 s first; the program's main thread answers, the others burn 0.5 ms at a time.
string latency_scenario(const string& profile, const string& parameters) {
  const json p = json::parse(parameters);
  string text = head(profile, p);
  text += "  clients: {count: 1, requests: " + rounded(p.at("requests")) + ", start: 100 ms";
  if (number(p, "think") > 0) text += ", think: " + ns(number(p, "think"));
  if (given(p, "client_cpu"))
    text += ", affinity: [" + rounded(p.at("client_cpu")) + "]";
  else if (number(p, "pin") > 0)
    text += ", affinity: " + cores_below(number(p, "pin"));
  text += ", via: socketpair}\n";
  text += "  steps: [{" + (number(p, "service") > 0 ? burn(number(p, "service")) : "python: 0 ns") + "}]\n";
  if (number(p, "spinners") > 0)
    text += "  background: [{threads: " + rounded(p.at("spinners")) + ", steps: [{" + burn(0.0005) + "}]}]\n";
  return text + approaches("sequential");
}

// Each process burns 0.2 ms at a time until the time is up.
string nice_scenario(const string& profile, const string& parameters) {
  const json p = json::parse(parameters);
  string text = head(profile, p) + "  for: " + ns(p.at("seconds")) + "\n  jobs:\n";
  int count = 0;
  for (const json& nice : p.at("nice"))
    text += "    - {name: process " + std::to_string(++count) + ", nice: " + rounded(nice) + ", affinity: " +
            cores_below(p.at("cpus")) + ", repeat: forever, steps: [{" + burn(0.0002) + "}]}\n";
  return text + approaches("multiprocessing");
}

string count_scenario(const string& profile, const string& parameters, double work_s) {
  const json p = json::parse(parameters);
  const double threads = p.at("threads");
  string text = head(profile, p, "work") + "  tasks: " + rounded(std::max(threads, 1.0)) + "\n";
  text += "  steps: [{python: " + ns(work_s / std::max(threads, 1.0)) + "}]\n";
  return text + approaches(threads > 0 ? "threading" : "sequential");
}

namespace {

string equal_tasks(double tasks, double rounds, const string& steps, const string& approach) {
  return "  tasks: " + rounded(tasks) + "\n  repeat: " + rounded(rounds) + "\n  arguments: 30 B\n" +
         "  results: 10 B\n  steps: [" + steps + "]\n" + approaches(approach);
}

// One process, started and joined.
string one_process(const string& start, const string& main_import) {
  return "  tasks: 1\n  main_import: " + main_import + "\n  steps: [{python: 0 ns}]\n" +
         approaches("{approach: multiprocessing, start: " + start + "}");
}

// Two threads, each of which puts what the other waits for.
string two_queues(double rounds) {
  const string repeat = ", repeat: " + rounded(rounds) + ", steps: ";
  return "  objects: {there: queue, back: queue}\n  jobs:\n    - {name: asks" + repeat +
         "[{put: there}, {get: back}]}\n    - {name: answers" + repeat + "[{get: there}, {put: back}]}\n" +
         approaches("threading");
}

string primitive_work(const string& what, const json& p) {
  const double n = p.at("n");
  const string nothing = "{python: 0 ns}", workers = option(p, "workers", "workers");
  const string chunks = option(p, "chunksize", "chunksize");
  if (what == "thread_start_join")
    return equal_tasks(1, n, "{spawn: {name: child, steps: [" + nothing + "]}}, {join: child}", "threading");
  if (what == "fork" || what == "spawn")
    return one_process(what, import_of(p));
  if (what == "queue_put_get")
    return "  objects: {box: queue}\n" + equal_tasks(1, n, "{put: box}, {get: box}", "sequential");
  if (what == "queue_pingpong") return two_queues(n);
  if (what == "lock")
    return "  objects: {one: lock}\n" + equal_tasks(1, n, "{with: {one: [" + nothing + "]}}", "sequential");
  if (what == "threadpool_submit")
    return equal_tasks(n, 1, nothing, "{approach: futures, executor: thread" + workers + "}");
  if (what == "processpool_submit")
    return equal_tasks(n, 1, nothing, "{approach: futures, executor: process, warm: true" + workers + chunks + "}");
  if (what == "asyncio_task") return equal_tasks(n, 1, nothing, "asyncio");
  if (what == "asyncio_sleep0")
    return equal_tasks(p.at("tasks"), std::floor(n / p.at("tasks").get<double>()), "{sleep: 0 ns}", "asyncio");
  if (what == "asyncio_timer")   // the shortest that is no bare yield
    return equal_tasks(p.at("tasks"), std::floor(n / p.at("tasks").get<double>()), "{sleep: 1 ns}", "asyncio");
  if (what == "asyncio_to_thread")
    return equal_tasks(n, 1, nothing, "{approach: asyncio, offload: thread" + workers + "}");
  if (what == "sleep_overshoot" || what == "sleep")
    return equal_tasks(1, n, "{sleep: " + ns(p.at("sleep")) + "}", "sequential");
  return "";
}

}  // namespace

string primitive_scenario(const string& profile, const string& parameters, bool samples) {
  const json p = json::parse(parameters);
  const string what = p.at("what");
  const string work = samples && what != "sleep" ? "" : primitive_work(what, p);
  return work.empty() ? "" : head(profile, p) + work;
}

string forkserver_scenario(const string& profile, const string& parameters, int processes) {
  const json p = json::parse(parameters);
  string text = head(profile, p) + "  main_import: " + import_of(p) + "\n  jobs:\n";
  for (int i = 0; i < processes; ++i)
    text += "    - {name: process " + std::to_string(i) + ", steps: [{python: 0 ns}]" +
            (i > 0 ? ", after: [process " + std::to_string(i - 1) + "]}\n" : "}\n");
  return text + approaches("{approach: multiprocessing, start: forkserver}");
}

double operations_of_primitive(const string& parameters) {
  const json p = json::parse(parameters);
  const string what = p.at("what");
  return what == "fork" || what == "spawn" ? 1 : p.at("n").get<double>();
}

double closed_form_s(const string& parameters, double cores) {
  const json p = json::parse(parameters);
  const string approach = p.at("approach");
  const double tasks = number(p, "tasks"), rounds = given(p, "rounds") ? number(p, "rounds") : 1;
  const double cpu = number(p, "cpu") * rounds, native = number(p, "native") * rounds,
               sleep = number(p, "sleep") * rounds;
  double workers = number(p, "workers") > 0 ? number(p, "workers") : number(p, "limit");
  if (workers <= 0 || workers > tasks) workers = tasks;
  const double all = cpu + native + sleep, path = all * std::ceil(tasks / workers);
  if (approach == "sequential") return tasks * all;
  if (approach == "asyncio") return std::max(tasks * (cpu + native), path);
  const double cores_bound = tasks * (cpu + native) / cores;
  if (approach == "thread_each" || approach == "threadpool" || approach == "to_thread")
    return std::max({tasks * cpu, cores_bound, path});
  return std::max(cores_bound, path);
}

}  // namespace interleave
