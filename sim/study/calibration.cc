#include "sim/study/calibration.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/report/figures.h"
#include "sim/scenario/scenario.h"
#include "sim/study/case_scenario.h"
#include "sim/study/median.h"
#include "sim/study/simulate.h"

namespace interleave {
namespace {

using std::string;

struct Knob { const char* key; double start_ns; };
// Costs that are scaled together, their proportions kept, until the simulated primitive takes as long as the measured;
// where several contain them, until these do so on average: one that has been measured in a good moment of the machine,
// or in a bad one, does not tell for all.
struct Fit {
  std::vector<const char*> primitives;
  std::vector<Knob> knobs;
};

// In this order: a later one contains the earlier ones' costs. The first two of asyncio contain each other's.
const std::vector<Fit>& fits() {
  static const std::vector<Fit> list = {
      {{"prim/lock"}, {{"lock_operation", 100}}},
      {{"prim/queue_put_get"}, {{"queue_operation", 800}}},
      {{"prim/thread_start_join"},
       {{"thread_create", 25e3}, {"thread_bootstrap", 8e3}, {"thread_exit", 8e3}, {"thread_join", 3e3}}},
      {{"prim/fork"}, {{"process_start", 300e3}, {"process_bootstrap", 900e3}, {"process_join", 30e3}}},
      // A spawned process's interpreter took 31 ms to start, and from its last line to its parent's join 11.5 ms more
      // than a fork server's child (a machine of 2.2 times the speed).
      {{"prim/spawn"}, {{"interpreter_start", 73e6}, {"interpreter_exit", 27e6}}},
      {{"prim/forkserver"}, {{"forkserver_child", 9e6}}},
      {{"prim/asyncio_sleep0-t100"}, {{"loop_handle", 1600}}},
      {{"prim/asyncio_sleep0-t1"}, {{"loop_iteration", 1500}}},
      {{"prim/asyncio_sleep0-t100"}, {{"loop_handle", 1600}}},
      {{"prim/asyncio_sleep0-t1"}, {{"loop_iteration", 1500}}},
      {{"prim/asyncio_timer"}, {{"loop_timer", 5000}}},
      {{"prim/asyncio_task"}, {{"task_create", 3800}}},
      // No primitive goes through a Pool's handler threads: as an executor's items.
      {{"prim/threadpool_submit-w2", "prim/threadpool_submit-w1", "prim/threadpool_submit-w8"},
       {{"executor_submit", 12e3}, {"executor_item", 6e3}, {"pool_task", 6e3}}},
      {{"prim/processpool_submit-c1", "prim/processpool_submit-c16"}, {{"executor_result", 20e3}}},
  };
  return list;
}

Distribution Profile::*cost_named(const string& key) {
  for (const ProfileCost& cost : profile_costs())
    if (key == cost.key) return cost.cost;
  throw std::invalid_argument("no cost is called " + key);
}

class Deriving {
 public:
  Deriving(const Primitives& primitives, const Profile& base, const MachineSpec& machine)
      : primitives_(primitives), machine_(machine) {
    result_.profile = base;
    result_.profile.version = primitives.python();
  }

  void direct();
  void fit(const Fit& fit);
  Calibration take() { return std::move(result_); }

 private:
  void set(const char* key, Distribution cost, const string& origin) {
    result_.profile.*cost_named(key) = std::move(cost);
    result_.origin[key] = origin;
  }
  void warn(const string& what) {   // once, however often a primitive is fitted to
    std::vector<string>& all = result_.warnings;
    if (std::find(all.begin(), all.end(), what) == all.end()) all.push_back(what);
  }
  double p50(const char* id) const {
    const Primitive* found = primitives_.find(id);
    return found && found->quantiles_s.contains("p50") ? found->quantiles_s.at("p50") : 0;
  }
  void gil();
  void pickling(const char* way, const char* cost, const char* cost_kib);
  void forks();
  double wake_up_s(Duration idle) const;

  void scale(const Fit& fit, const Primitive& primitive, double factor, const string& origin);
  double median_s(const string& text, std::uint64_t seeds) const;
  double simulated_s(const Primitive& primitive) const;

  const Primitives& primitives_;
  const MachineSpec& machine_;
  Calibration result_;
};

// ---- Costs that are measured as they are ----

// What stays of a write that does not block, less the clock and a system call: both ways of the GIL.
void Deriving::gil() {
  if (!primitives_.find("samples/gil_release_take") || !primitives_.find("samples/syscall")) return;
  const double both_s = std::max(0.0, p50("samples/gil_release_take") - p50("samples/syscall"));
  const Distribution way(std::llround(both_s / 2 * 1e9));
  for (const char* key : {"gil_take", "gil_drop"}) set(key, way, "samples/gil_release_take less samples/syscall");
  const double call_s = p50("samples/syscall") - p50("samples/clock") - machine_.syscall.mean() / 1e9;
  set("call_overhead", Distribution(std::llround(std::max(0.0, call_s) * 1e9)),
      "samples/syscall less the machine's own part");
}

void Deriving::pickling(const char* way, const char* cost, const char* cost_kib) {
  const string id = string("samples/") + way;
  const Primitive* small = primitives_.find(id + "-1000");
  const Primitive* large = primitives_.find(id + "-100000");
  if (!small || !large) return;
  set(cost, distribution_of(small->quantiles_s, p50("samples/clock")), id + "-1000 less the clock");
  const double more_s = large->quantiles_s.at("p50") - small->quantiles_s.at("p50");
  set(cost_kib, Distribution(std::llround(std::max(0.0, more_s) * 1e9 * 1024 / 99000)),
      id + "-100000 less -1000");
}

double Deriving::wake_up_s(Duration idle) const {
  double mean_ns = 0;
  for (const WakeIdle& wake : machine_.wake_idle)
    if (wake.idle <= idle) mean_ns = wake.latency.mean();
  return mean_ns / 1e9;
}

// The child's first line: after the parent's part, and a wake-up of the other core.
void Deriving::forks() {
  const Primitive* fork = primitives_.find("samples/fork");
  if (!fork || fork->second_s.empty()) return;
  set("fork_parent", distribution_of(fork->second_s, 0), "samples/fork, the parent's part");
  const double before_s = fork->second_s.at("p50") + wake_up_s(std::chrono::milliseconds(2));
  set("fork_child", distribution_of(fork->quantiles_s, before_s),
      "samples/fork, less the parent's part and a wake-up");
  if (const Primitive* exit = primitives_.find("samples/exit_wait"))
    set("process_exit", distribution_of(exit->quantiles_s, wake_up_s(std::chrono::milliseconds(2))),
        "samples/exit_wait, less a wake-up");
}

void Deriving::direct() {
  gil();
  pickling("pickle", "pickle", "pickle_kib");
  pickling("unpickle", "unpickle", "unpickle_kib");
  forks();
}

// ---- Costs that are part of what is measured ----

void Deriving::scale(const Fit& fit, const Primitive& primitive, double factor, const string& origin) {
  const double middle = median(primitive.per_op_s);
  const std::size_t count = primitive.per_op_s.size();
  for (const Knob& knob : fit.knobs) {
    const double value = factor * knob.start_ns;
    Distribution cost(std::llround(value));
    if (count > 2 && value >= 1) {
      Empirical empirical;
      for (std::size_t i = 0; i < count; ++i)
        empirical.points.push_back({static_cast<double>(i) / static_cast<double>(count - 1),
                                    std::round(value * primitive.per_op_s[i] / middle)});
      cost = Distribution::Kind(empirical);
    }
    set(knob.key, cost, origin);
  }
}

double Deriving::median_s(const string& text, std::uint64_t seeds) const {
  Scenario scenario = parse_scenario(text, "calibrate", {});
  scenario.python = result_.profile;
  scenario.machine = machine_;
  std::vector<double> elapsed_s;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Result result = simulate(scenario, scenario.approaches.front(), {.seed = seed});
    if (result.outcome == Result::Outcome::failed) throw std::runtime_error("calibrate: " + result.failure);
    elapsed_s.push_back(seconds(result.elapsed));
  }
  return median(elapsed_s);
}

// Of as many operations as were measured; of one, if that is all that a scenario can do, of more seeds.
double Deriving::simulated_s(const Primitive& primitive) const {
  constexpr const char* profile = "cpython-3.11";   // its place is taken by what is derived
  const string& parameters = primitive.parameters;
  const auto processes_s = [&](int count) { return median_s(forkserver_scenario(profile, parameters, count), 31); };
  if (nlohmann::json::parse(parameters).at("what") == "forkserver") return processes_s(2) - processes_s(1);
  const double operations = operations_of_primitive(parameters);
  return median_s(primitive_scenario(profile, parameters, false), operations > 1 ? 3 : 31) / operations;
}

// What is simulated grows nearly in a straight line with the factor: a few secants meet it.
void Deriving::fit(const Fit& fit) {
  std::vector<const Primitive*> measured;
  string ids;
  for (const char* id : fit.primitives) {
    const Primitive* primitive = primitives_.find(id);
    if (!primitive || primitive->per_op_s.empty()) continue;
    if (!(median(primitive->per_op_s) > 0)) throw std::runtime_error(string(id) + " took no time, by its records");
    if (!primitive->clean) warn(string(id) + " was disturbed while it was measured");
    measured.push_back(primitive);
    ids += (ids.empty() ? "" : ", ") + string(id);
  }
  if (measured.empty()) return;
  const auto at = [&](double factor) {   // how much too long they take, as a share
    scale(fit, *measured.front(), factor, ids);
    double error = 0;
    for (const Primitive* each : measured) error += std::log(simulated_s(*each) / median(each->per_op_s));
    return std::expm1(error / static_cast<double>(measured.size()));
  };
  double low = 0, high = 1, below = at(low);
  if (below > 0) {
    warn(ids + ": simulated, " + (measured.size() > 1 ? "on average " : "") + human_percent(below) +
         " too long even without costs of their own");
    return;
  }
  double above = at(high);
  for (int i = 0; i < 12 && above < 0; ++i) above = at(high *= 4);
  for (int i = 0; i < 12 && above > 0 && below < 0; ++i) {
    const double factor = low + (high - low) * -below / (above - below), error = at(factor);
    if (std::abs(error) < 0.002) return;
    (error < 0 ? low : high) = factor;
    (error < 0 ? below : above) = error;
  }
}

}  // namespace

Calibration calibrate(const Primitives& primitives, const Profile& base, const MachineSpec& machine) {
  Deriving deriving(primitives, base, machine);
  deriving.direct();
  for (const Fit& fit : fits()) deriving.fit(fit);
  return deriving.take();
}

// On the same core a wake-up is two system calls and a switch; on an idle one, less that, the core's own latency.
MachineSpec calibrated_machine(const Primitives& primitives) {
  MachineSpec machine;
  machine.cores = {{primitives.cores(), full_speed, {}}};
  const auto p50 = [&](const char* id) {
    const Primitive* found = primitives.find(id);
    return found && found->quantiles_s.contains("p50") ? found->quantiles_s.at("p50") : 0;
  };
  const double call_s = std::max(0.0, p50("samples/syscall") - p50("samples/clock"));
  machine.syscall = Distribution(std::llround(call_s * 1e9));
  const double same_s = p50("samples/wake_process-samecpu");
  machine.context_switch = Distribution(std::llround(std::max(0.0, same_s - 2 * call_s) * 1e9));
  const std::pair<const char*, Duration> gaps[] = {{"samples/wake_process-gap0", Duration{}},
                                                   {"samples/wake_process-gap0.0002", std::chrono::microseconds(130)},
                                                   {"samples/wake_process-gap0.002", std::chrono::microseconds(800)},
                                                   {"samples/wake_process-gap0.02", std::chrono::microseconds(6500)}};
  for (const auto& [id, idle] : gaps)
    if (const Primitive* gap = primitives.find(id))
      machine.wake_idle.push_back({machine.wake_idle.empty() ? Duration{} : idle,
                                   distribution_of(gap->quantiles_s, same_s)});
  return machine;
}

}  // namespace interleave
