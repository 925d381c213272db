// What jobs say about each other and about time: after whom they come, and whether they can meet their deadlines.
#include "sim/scenario/keys.h"

namespace interleave {
namespace {

std::size_t place_of(const std::vector<Task>& jobs, const std::string& name, const Value& value) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (jobs[i].name == name) return i;
    names.push_back(jobs[i].name);
  }
  value.refuse("got " + shown(name) + ", expected another job" + did_you_mean(name, names));
}

// Depth first; `path` leads from the first job asked about to this one.
void check_cycle(const std::vector<Task>& jobs, std::size_t place, std::vector<std::size_t>& path,
                 std::vector<bool>& checked, const Value& list) {
  if (checked[place]) return;
  const auto met = std::find(path.begin(), path.end(), place);
  if (met != path.end()) {
    std::string cycle;
    for (auto job = met; job != path.end(); ++job) cycle += jobs[*job].name + " after ";
    list.item(*met).refuse_key("after", "waits forever: " + cycle + jobs[place].name + "; remove one of them");
  }
  path.push_back(place);
  for (const std::size_t before : jobs[place].after) check_cycle(jobs, before, path, checked, list);
  path.pop_back();
  checked[place] = true;
}

std::int64_t least_of(const Distribution& amount) {
  if (const auto* constant = std::get_if<Constant>(&amount.kind())) return constant->value;
  if (const auto* uniform = std::get_if<Uniform>(&amount.kind())) return uniform->min;
  return 0;
}

// What the steps take at the very least, on a core of full speed that nobody else wants.
Duration least_time(const std::vector<Step>& steps) {
  Duration sum{};
  for (const Step& step : steps) {
    switch (step.kind) {
      case Step::Kind::python:
      case Step::Kind::native:
      case Step::Kind::cpu:
      case Step::Kind::sleep: sum += step.forever ? Duration{} : Duration(least_of(step.amount)); break;
      case Step::Kind::choose: {
        Duration least = forever;
        for (const Branch& branch : step.branches) least = std::min(least, least_time(branch.steps));
        sum += least;
        break;
      }
      case Step::Kind::spawn: break;   // beside it
      default: sum += least_time(step.steps);
    }
    sum = std::min(sum, forever);
  }
  return sum;
}

void check_time(const Task& job, const Value& map) {
  const Duration least = least_time(job.steps);
  const auto text = [](Duration duration) { return quantity_text(duration.count(), duration_units()); };
  if (job.deadline && *job.deadline < least)
    map.entry("deadline").warn("got " + text(*job.deadline) + ", less than the " + text(least) +
                               " that its steps take: it will be missed each time");
  if (job.period && *job.period < least)
    map.entry("period").warn("got " + text(*job.period) + ", less than the " + text(least) +
                             " that its steps take: it will fall behind");
}

}  // namespace

void finish_jobs(std::vector<Task>& jobs, const Value& list) {
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const Value map = list.item(i);
    check_time(jobs[i], map);
    if (!map.has("after")) continue;
    const Value names = map.entry("after");
    for (std::size_t k = 0; k < names.node().items.size(); ++k) {
      const std::size_t before = place_of(jobs, names.node().items[k].text, names.item(k));
      if (std::find(jobs[i].after.begin(), jobs[i].after.end(), before) != jobs[i].after.end())
        names.item(k).refuse("got " + shown(jobs[before].name) + " twice; remove one");
      if (!jobs[before].repeat)
        names.item(k).refuse("waits forever: the job " + shown(jobs[before].name) + " repeats forever");
      jobs[i].after.push_back(before);
    }
  }
  std::vector<bool> checked(jobs.size());
  std::vector<std::size_t> path;
  for (std::size_t i = 0; i < jobs.size(); ++i) check_cycle(jobs, i, path, checked, list);
}

}  // namespace interleave
