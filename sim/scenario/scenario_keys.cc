#include "sim/scenario/keys.h"

namespace interleave {
namespace {

Shape<std::vector<Approach>> approaches_shape() {
  auto list = list_of(approach_shape(), "a list of one or more approaches");
  list.read = [read = list.read](const Value& value) {
    std::vector<Approach> approaches = read(value);
    for (std::size_t i = 0; i < approaches.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (approaches[i].label == approaches[k].label)
          value.item(i).refuse("got the label " + shown(approaches[i].label) + ", that of approaches[" +
                               std::to_string(k) + "] too; add e.g. label: " + approaches[i].model + "-2");
    return approaches;
  };
  return list;
}

Shape<Limits> limits_shape() {
  static const Table<Limits> table{
      {key("simulated", &Limits::simulated, duration(true), "1 h", "simulated time"),
       key("events", &Limits::events, whole(1), "1000000000", "events of the calendar"),
       key("memory", &Limits::memory_bytes, size(true), "4 GiB", "memory of the simulator itself")}};
  return map_of(table);
}

}  // namespace

const Table<Scenario>& scenario_table() {
  using S = Scenario;
  static const auto ignore = [](S&, std::int64_t) {};
  static const Table<S> table{
      {key_with<S>("schema", whole(1, 1), ignore, "1", "the version of the language"),
       key("title", &S::title, line_of_text(), "Downloads", "one line"),
       key("notes", &S::notes, text(), "what to look at", "what it shows, what to look at"),
       key("seed", &S::seed, seed_number(), "42", "of all random draws"),
       key("machine", &S::machine, machine_shape(), "{cores: 4}", "cores, memory, devices"),
       key("os", &S::os, os_shape(), "linux-6.18", "the operating system: a preset or its parts"),
       key("python", &S::python, python_shape(), "cpython-3.11", "the interpreter: a profile"),
       required(key("workload", &S::workload, workload_shape(), "{tasks: 4, steps: [{python: 2 ms}]}",
                    "what is to be done")),
       required(
           key("approaches", &S::approaches, approaches_shape(), "[sequential, threading]", "how it is to be played")),
       key("limits", &S::limits, limits_shape(), "{simulated: 1 h}", "what a run may take")}};
  return table;
}

}  // namespace interleave
