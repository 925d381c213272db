#include "sim/study/plan.h"

#include <algorithm>
#include <set>

#include "sim/core/fingerprint.h"
#include "sim/core/random.h"
#include "sim/scenario/tree.h"

namespace interleave {
namespace {

constexpr int checks_max = 200;
constexpr std::int64_t points_scanned_max = 100'000;

// With their lengths, so that no two lists of parts look alike.
std::string parts(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& part : all) text += std::to_string(part.size()) + ":" + part;
  return text;
}

// The order of axes counts, which canonical() would forget.
std::string description(const Study& study) {
  std::vector<std::string> all = {"interleave study 1", std::to_string(study.repeat),
                                  study.seeds == Seeds::common ? "common" : "independent",
                                  study.warm_up == WarmUp::none ? "none" : "mser-5"};
  if (study.until)
    all.push_back(study.until->of + " " + std::to_string(study.until->half_width) + " " +
                  std::to_string(study.until->at_least));
  for (const Factor& factor : study.factors) {
    all.push_back("factor " + std::to_string(factor.axes.size()));
    for (const Axis& axis : factor.axes) {
      all.push_back(axis.name());
      all.push_back(parts(axis.paths()));
      for (const Node& value : axis.values()) all.push_back(canonical(value));
    }
  }
  for (const Expression& constraint : study.constraints) all.push_back("constraint " + constraint.text());
  return parts(all);
}

}  // namespace

Plan::Plan(Study study) : study_(std::move(study)) {
  for (const Factor& factor : study_.factors) {
    points_ *= static_cast<std::int64_t>(factor.size());
    if (points_ > runs_max / study_.repeat)
      throw InputError(study_.name + ": got more than 100000000 runs, expected fewer; leave out values or repetitions");
  }
  hash_ = fingerprint(description(study_) + check_values());
}

std::vector<std::size_t> Plan::choice(std::int64_t point) const {
  std::vector<std::size_t> indices(study_.factors.size());
  auto rest = static_cast<std::size_t>(point - 1);
  for (std::size_t i = indices.size(); i-- > 0;) {
    indices[i] = rest % study_.factors[i].size();
    rest /= study_.factors[i].size();
  }
  return indices;
}

PlannedRun Plan::run(std::int64_t number) const {
  return {number, (number - 1) / study_.repeat + 1, (number - 1) % study_.repeat + 1};
}

bool Plan::admits(std::int64_t point) const {
  if (study_.constraints.empty()) return true;
  const std::vector<std::size_t> indices = choice(point);
  std::vector<std::pair<const Axis*, std::size_t>> axes;
  for (std::size_t i = 0; i < indices.size(); ++i)
    for (const Axis& axis : study_.factors[i].axes) axes.push_back({&axis, indices[i]});
  const auto value = [&](std::size_t name) { return axes[name].first->operand(axes[name].second); };
  try {
    return std::all_of(study_.constraints.begin(), study_.constraints.end(),
                       [&](const Expression& constraint) { return constraint.holds(value); });
  } catch (const ExpressionError& error) {
    throw InputError(study_.name + ": constraint: at point " + std::to_string(point) + ": " + error.what());
  }
}

Scenario Plan::scenario(std::int64_t point) const {
  const std::vector<std::size_t> indices = choice(point);
  Node tree = study_.base;
  for (std::size_t i = 0; i < indices.size(); ++i)
    for (const Axis& axis : study_.factors[i].axes)
      for (const std::string& path : axis.paths()) {
        Node value = axis.values()[indices[i]];
        const Place place = value.place;
        set_value(tree, path, std::move(value), place, place.text() + ": sweep." + axis.name());
      }
  return read_scenario_tree(tree, study_.base_directory);
}

// Each value of each axis, at the first point that has it. Gives the hashes of what was read.
std::string Plan::check_values() {
  std::set<std::pair<std::size_t, std::size_t>> met;
  std::string hashes;
  int checks = 0;
  std::int64_t point = 1;
  for (; point <= points_ && (checks == 0 || (point <= points_scanned_max && checks < checks_max)); ++point) {
    if (!admits(point)) continue;
    const std::vector<std::size_t> indices = choice(point);
    bool fresh = checks == 0;
    for (std::size_t i = 0; i < indices.size(); ++i) fresh = met.insert({i, indices[i]}).second || fresh;
    if (!fresh) continue;
    const Scenario read = scenario(point);
    if (study_.warm_up != WarmUp::none && !read.workload.arrivals && !read.workload.clients)
      throw InputError(study_.name + ": got warm_up: mser-5, which needs an open workload; remove it, a closed batch "
                       "has no steady state");
    hashes += read.hash;
    for (const std::string& warning : read.warnings)
      if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end()) warnings_.push_back(warning);
    ++checks;
  }
  if (checks == 0) throw InputError(study_.name + ": sweep.constraint holds for none of the " +
                                    std::to_string(points_) + " points; loosen it");
  return hashes;
}

std::uint64_t Plan::seed(const Scenario& scenario, std::int64_t point, std::size_t approach) const {
  if (study_.seeds == Seeds::common) return scenario.seed;
  return Random(scenario.seed, 0)
      .bits(Domain::statistics, static_cast<std::uint64_t>(point), static_cast<std::uint32_t>(approach));
}

std::string Plan::run_id(const Scenario& scenario, const PlannedRun& run) const {
  return fingerprint(parts({INTERLEAVE_VERSION, scenario.hash, std::to_string(seed(scenario, run.point, 0)),
                            std::to_string(run.repetition), study_.warm_up == WarmUp::none ? "" : "mser-5"}));
}

std::vector<std::string> Plan::parameter_columns() const {
  std::vector<std::string> columns;
  for (const Axis* axis : study_.axes()) columns.push_back(axis->column());
  return columns;
}

std::vector<std::string> Plan::parameters(std::int64_t point) const {
  const std::vector<std::size_t> indices = choice(point);
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < indices.size(); ++i)
    for (const Axis& axis : study_.factors[i].axes) cells.push_back(axis.cell(indices[i]));
  return cells;
}

std::optional<std::int64_t> RunNumbers::next() {
  const std::int64_t repeat = plan_->study().repeat;
  const bool by_point = plan_->study().until.has_value();
  while (number_ < plan_->last_run()) {
    const PlannedRun run = plan_->run(++number_);
    if (run.repetition == 1) {
      if (!plan_->admits(run.point)) {
        number_ += repeat - 1;
        continue;
      }
      ++points_seen_;
    }
    if (ours(by_point ? points_seen_ : runs_seen_++)) return run.number;
  }
  return std::nullopt;
}

}  // namespace interleave
