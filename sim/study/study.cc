#include "sim/study/study.h"

#include <algorithm>
#include <filesystem>

#include "sim/report/csv.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/text_file.h"
#include "sim/study/rows.h"

namespace interleave {
namespace {

// ---- sweep ----

Factor read_zip(const Value& map) {
  if (!map.is_map() || map.node().entries.empty()) map.expected("a map of one or more axes, all of one length");
  Factor factor;
  for (const Node::Entry& entry : map.node().entries) {
    factor.axes.push_back(read_axis(map.entry(entry, "[1, 2, 4]"), entry.key));
    const Axis &first = factor.axes.front(), &last = factor.axes.back();
    if (first.size() != last.size())
      map.entry(entry.key).refuse("got " + std::to_string(last.size()) + " values, expected " +
                                  std::to_string(first.size()) + ", as many as " + first.name() + " has in this zip");
  }
  return factor;
}

void read_grid(Study& study, const Value& map) {
  if (!map.is_map() || map.node().entries.empty())
    map.expected("a map of one or more axes such as machine.cores: [1, 2, 4]");
  for (const Node::Entry& entry : map.node().entries)
    study.factors.push_back({{read_axis(map.entry(entry, "[1, 2, 4]"), entry.key)}});
}

void read_zips(Study& study, const Value& value) {
  if (!value.is_list()) return study.factors.push_back(read_zip(value));
  if (value.node().items.empty()) value.expected("a map of axes, or a list of such maps");
  for (std::size_t i = 0; i < value.node().items.size(); ++i) study.factors.push_back(read_zip(value.item(i)));
}

// Is `path` the other, or something that lies above it?
bool covers(const std::string& path, const std::string& other) {
  return other.starts_with(path) &&
         (other.size() == path.size() || other[path.size()] == '.' || other[path.size()] == '[');
}

void check_axes(const Study& study, const Value& sweep) {
  const std::vector<std::string> taken = results_columns();
  std::vector<std::string> paths, names;
  for (const Axis* axis : study.axes()) {
    const auto refuse = [&](const std::string& problem) {
      throw InputError(axis->place().text() + ": " + sweep.path() + ": " + axis->name() + ": " + problem);
    };
    if (std::find(names.begin(), names.end(), axis->name()) != names.end()) refuse("the name stands here twice");
    if (std::find(taken.begin(), taken.end(), axis->column()) != taken.end())
      refuse("an axis's name becomes a column of the results, which have a column " + axis->column() +
             " for what came out; give the axis another name, e.g. given_" + axis->name() + ": {path: \"" +
             axis->paths()[0] + "\", values: ...}");
    for (const std::string& path : axis->paths()) {
      for (const std::string& before : paths)
        if (covers(path, before))
          refuse("sets " + path + ", which " + (path == before ? "is set twice" : "undoes " + before));
      paths.push_back(path);
    }
    names.push_back(axis->name());
  }
}

void read_constraint(Study& study, const Value& value, const std::vector<Expression::Name>& names) {
  if (!value.is_scalar() || value.node().text.empty()) value.expected("a condition such as workers <= machine.cores");
  try {
    study.constraints.emplace_back(value.node().text, names);
  } catch (const ExpressionError& error) {
    value.refuse(error.what());
  }
}

void read_sweep(Study& study, const Value& sweep) {
  static const auto nothing = [](Study&, const Value&) {};
  static const Table<Study> table{
      {Key<Study>{"grid", "{}", "{machine.cores: [1, 2]}", "axes, each value of one with each of another", read_grid},
       Key<Study>{"zip", "{}", "{machine.cores: [1, 2], tasks: [10, 20]}", "axes that move together", read_zips},
       Key<Study>{"constraint", "{}", "workers <= machine.cores", "which points there are", nothing}}};
  read_into(sweep, table, study);
  if (study.factors.empty()) sweep.refuse("got nothing to vary; add e.g. grid: {machine.cores: [1, 2, 4]}");
  check_axes(study, sweep);
  if (!sweep.has("constraint")) return;
  std::vector<Expression::Name> names;
  for (const Axis* axis : study.axes()) names.push_back({axis->name(), axis->is_text()});
  const Value constraint = sweep.entry("constraint");
  if (!constraint.is_list()) return read_constraint(study, constraint, names);
  for (std::size_t i = 0; i < constraint.node().items.size(); ++i) read_constraint(study, constraint.item(i), names);
}

// ---- The others ----

// A file's name, or the scenario itself.
void read_base(Study& study, const Value& value) {
  if (value.is_map()) {
    study.base = value.node();
    study.base_directory = value.session().directory;
    return;
  }
  if (!value.is_scalar()) value.expected("the name of a scenario file, or a scenario");
  const std::string path = beside(value.session().directory, value.node().text);
  std::string text;
  try {
    text = read_text_file(path);
  } catch (const InputError& error) {
    value.refuse(error.what());
  }
  study.base = parse_yaml(text, path);
  study.base_file = path;
  study.base_directory = std::filesystem::path(path).parent_path().string();
}

Shape<StoppingRule> until_shape() {
  static const auto half_width = [](StoppingRule& rule, std::int64_t share) {
    rule.half_width = static_cast<double>(share) * 1e-9;
  };
  static const Table<StoppingRule> table{
      {required(key_with<StoppingRule>("half_width", share(), half_width, "2 %", "of the mean")),
       key("of", &StoppingRule::of, line_of_text(), "throughput_per_s", "which figure"),
       key("at_least", &StoppingRule::at_least, whole(2, 1'000'000), "5", "repetitions before it is asked")},
      {}, [](StoppingRule& rule, const Value& map) {
        if (rule.half_width <= 0) map.refuse_key("half_width", "got no width above 0; write e.g. half_width: 2 %");
        const std::vector<std::string> known = interval_figures();
        if (std::find(known.begin(), known.end(), rule.of) == known.end())
          map.refuse_key("of", "got " + shown(rule.of) + ", expected one of " + joined(known) +
                                   did_you_mean(rule.of, known));
      }};
  return map_of(table);
}

const Table<Study>& study_table() {
  using S = Study;
  static const auto nothing = [](S&, const Value&) {};   // read when the axes are known
  static const Table<S> table{
      {key_with<S>("schema", whole(1, 1), [](S&, std::int64_t) {}, "1", "the version of the language"),
       key("title", &S::title, line_of_text(), "Cores and workers", "one line"),
       key("notes", &S::notes, text(), "what to look at", "what it shows, what to look at"),
       required(Key<S>{"scenario", "{}", "../downloads.yaml", "the base: a scenario's file, or the scenario itself",
                       read_base}),
       Key<S>{"sweep", "{}", "{grid: {machine.cores: [1, 2, 4]}}", "what is varied", read_sweep},
       key("repeat", &S::repeat, whole(1, 10'000'000), "10", "repetitions of each point"),
       key("seeds", &S::seeds, enumerated<Seeds>("how seeds are given", {"common", "independent"}), "common",
           "the same draws for all points and approaches, or others"),
       key("warm_up", &S::warm_up, enumerated<WarmUp>("a way to find the warm-up", {"none", "mser-5"}), "mser-5",
           "what is cut off the start of an open workload"),
       key("until", &S::until, until_shape(), "{half_width: 2 %}", "how exact is exact enough"),
       Key<S>{"figures", "{}", "[{name: speed_up, x: machine.cores, y: throughput_per_s}]", "what is drawn of it",
              nothing}},
      {}, [](S& study, const Value& map) {
        if (map.has("figures")) study.figures = read_figures(map.entry("figures"), plot_columns(study));
        if (study.until && study.repeat < study.until->at_least)
          map.refuse_key("until", "needs repeat: at least " + std::to_string(study.until->at_least) +
                                      ", the most repetitions that a point may take; add e.g. repeat: 100");
      }};
  return table;
}

}  // namespace

std::vector<const Axis*> Study::axes() const {
  std::vector<const Axis*> all;
  for (const Factor& factor : factors)
    for (const Axis& axis : factor.axes) all.push_back(&axis);
  return all;
}

PlotColumns plot_columns(const Study& study) {
  static const std::vector<std::string> texts = {"run_id", "approach", "label", "options", "failure"};
  PlotColumns columns;
  const auto add = [&](const std::string& name, const std::string& column, bool text) {
    columns.names.push_back({name, text});
    columns.columns.push_back(column);
  };
  for (const Axis* axis : study.axes()) {
    add(axis->name(), axis->column(), axis->is_text());
    if (axis->column() != axis->name()) add(axis->column(), axis->column(), axis->is_text());
  }
  for (const std::string& column : results_columns())
    add(column, column, std::find(texts.begin(), texts.end(), column) != texts.end());
  return columns;
}

Study parse_study(const std::string& text, const std::string& name) {
  const Node root = parse_yaml(text, name);
  Session session;
  session.directory = std::filesystem::path(name).parent_path().string();
  const Value value(root, session, "");
  if (root.kind == Node::Kind::null) value.refuse("got nothing, expected a study; start with scenario: and sweep:");
  Study study;
  study.name = std::filesystem::path(name).stem().string();
  read_into(value, study_table(), study);
  return study;
}

Study read_study(const std::string& path) {
  return parse_study(read_text_file(path), path == "-" ? "standard input" : path);
}

}  // namespace interleave
