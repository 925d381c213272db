#include "sim/study/plot/spec.h"

#include <algorithm>

#include "sim/scenario/shape.h"
#include "sim/study/quantity_kind.h"

namespace interleave {
namespace {

using std::string;

// What is read before names are looked up: the same as text.
struct LineDraft { string x, y, label; };
struct GroupsDraft {
  string of, text = "{}";
  std::map<string, string> names;
};
struct Draft {
  FigureSpec figure;
  GroupsDraft series, facets;
  string where;
  std::vector<LineDraft> lines;
};

// ---- Shapes ----

Shape<double> number_or_quantity() {
  auto read = [](const Value& value) {
    const auto quantity = value.is_scalar() ? quantity_of(value.node().text) : std::optional<Quantity>();
    if (!quantity) value.expected("a number or a quantity with its unit");
    return quantity->si();
  };
  return {read, R"({"type": ["string", "number"]})"};
}

Shape<PlotAxis> axis_shape() {
  using A = PlotAxis;
  static const auto scale = enumerated<A::Scale>("a scale", {"linear", "log"});
  static const auto unit = enumerated<PlotUnit>("a unit", plot_unit_names());
  static const auto set_unit = [](A& axis, PlotUnit of) { axis.unit = of; };
  static const Table<A> table{
      {required(key("of", &A::of, line_of_text(), "throughput_per_s", "a column, or what is computed of columns")),
       key("label", &A::label, line_of_text(), "throughput", "the axis's title, without the unit"),
       key("scale", &A::scale, scale, "log", "linear or log"),
       key_with<A>("unit", unit, set_unit, "1/s", "where the column does not say it"),
       key("from", &A::from, number_or_quantity(), "0", "the least that is shown"),
       key("to", &A::to, number_or_quantity(), "1 s", "the greatest"),
       key("over", &A::over, line_of_text(), "sequential", "of y: divided by that of this approach in the same run")}};
  const auto column = converted<A>(line_of_text(), [](string of) {
    A axis;
    axis.of = std::move(of);
    return axis;
  });
  return map_or(map_of(table), column);
}

Shape<GroupsDraft> groups_shape() {
  using G = GroupsDraft;
  static const Table<G> table{
      {required(key("of", &G::of, line_of_text(), "label", "a column")),
       key("text", &G::text, line_of_text(), "{} cores", "what a value is called; {} is the value"),
       key("names", &G::names, named(line_of_text(), "names by value"), "{fork: forked}", "what some are called")}};
  return map_or(map_of(table), converted<G>(line_of_text(), [](string of) { return G{std::move(of), "{}", {}}; }));
}

Shape<LineDraft> line_shape() {
  using L = LineDraft;
  static const Table<L> table{{key("x", &L::x, line_of_text(), "5 ms", "a vertical line there"),
                               key("y", &L::y, line_of_text(), "machine.cores / 5 ms", "a line over all x"),
                               key("label", &L::label, line_of_text(), "all cores busy", "what it says")},
                              {"x", "y"}};
  return map_of(table);
}

std::vector<Key<Reading>> reading_keys() {
  using R = Reading;
  static const auto of_kind = [](R::Kind kind) {
    return [kind](R& reading, string series) {
      reading.kind = kind;
      reading.series = {std::move(series)};
    };
  };
  static const auto crossing = [](R& reading, const std::vector<string>& pair) {
    reading.kind = R::Kind::crossing;
    reading.series = pair;
  };
  const auto pair = list_of(line_of_text(), "two series");
  return {key_with<R>("value", line_of_text(), of_kind(R::Kind::value), "threads", "of this series, at an x"),
          key_with<R>("maximum", line_of_text(), of_kind(R::Kind::maximum), "threads", "the greatest of this series"),
          key_with<R>("minimum", line_of_text(), of_kind(R::Kind::minimum), "threads", "the least of this series"),
          key_with<R>("crossing", pair, crossing, "[threads, processes]", "the last x where two series cross"),
          key("at", &R::at, line_of_text(), "16", "which x"),
          key("facet", &R::facet, line_of_text(), "4 cores", "which facet; without it the first")};
}

void check_reading(Reading& reading, const Value& map) {
  reading.place = map.node().place;
  if (reading.kind == Reading::Kind::crossing && reading.series.size() != 2)
    map.refuse_key("crossing", "got " + std::to_string(reading.series.size()) + " series, expected two");
  if (reading.kind == Reading::Kind::value && reading.at.empty())
    map.refuse("got no at, expected which x is meant; write e.g. at: 16");
  if (reading.kind != Reading::Kind::value && !reading.at.empty())
    map.refuse_key("at", "goes with value alone");
}

const std::vector<string>& reading_kinds() {
  static const std::vector<string> kinds = {"value", "maximum", "minimum", "crossing"};
  return kinds;
}

Shape<std::vector<Reading>> readings_shape(const string& what) {
  using R = Reading;
  static const Table<R> over{.keys = reading_keys(), .one_of = reading_kinds(), .check = check_reading};
  static const auto set_over = [](R& reading, R of) { reading.over = {std::move(of)}; };
  static const auto table_of = [] {
    std::vector<Key<R>> keys = reading_keys();
    keys.push_back(key("name", &R::name, line_of_text(), "break_even", "what the text around it calls it"));
    keys.push_back(key("text", &R::text, line_of_text(), "from {x} on", "{x}, {y}, {ratio}; {y:2} in two digits"));
    keys.push_back(key_with<R>("over", map_of(over), set_over, "{value: threads, at: 1}", "ratio is y over its y"));
    return Table<R>{.keys = std::move(keys), .one_of = reading_kinds(), .check = check_reading};
  };
  static const Table<R> table = table_of();
  return list_of(map_of(table), what);
}

const Table<Draft>& figure_table() {
  using D = Draft;
  static const auto of_figure = [](auto member) {
    return [member](D& draft, auto value) { draft.figure.*member = std::move(value); };
  };
  static const auto name = key_with<D>("name", line_of_text(), of_figure(&FigureSpec::name), "speed_up",
                                       "of its files: letters, digits, - and _");
  static const Table<D> table{
      {required(name),
       key_with<D>("title", line_of_text(), of_figure(&FigureSpec::title), "Speed-up by cores", "above the figure"),
       key_with<D>("caption", text(), of_figure(&FigureSpec::caption), "what to look at", "for the manifest"),
       required(key_with<D>("x", axis_shape(), of_figure(&FigureSpec::x), "machine.cores", "the axis across")),
       required(key_with<D>("y", axis_shape(), of_figure(&FigureSpec::y), "throughput_per_s", "the axis upwards")),
       key("series", &D::series, groups_shape(), "label", "a line for each value of this column"),
       key("facets", &D::facets, groups_shape(), "machine.cores", "a panel for each value of this column"),
       key("where", &D::where, line_of_text(), "machine.cores > 1", "which rows of the results"),
       key_with<D>("band", boolean(), of_figure(&FigureSpec::band), "true", "shows the 95 % interval of each mean"),
       key("lines", &D::lines, list_of(line_shape(), "reference lines"), "[{y: 100}]", "reference lines"),
       key_with<D>("annotations", readings_shape("annotations"), of_figure(&FigureSpec::annotations),
                   "[{maximum: threads}]", "what is read off the figure and written there"),
       key_with<D>("claims", readings_shape("claims"), of_figure(&FigureSpec::claims),
                   "[{name: best, maximum: threads}]", "the same, written to claims.csv")}};
  return table;
}

// ---- Names looked up ----

class Compiler {
 public:
  Compiler(const Value& map, const PlotColumns& columns) : map_(map), columns_(columns) {}

  Expression expression(const Value& at, const string& text, Expression::Gives gives) const {
    return expression(at, text, gives, columns_.names);
  }
  Expression expression(const Value& at, const string& text, Expression::Gives gives,
                        const std::vector<Expression::Name>& names) const {
    try {
      return {text, names, gives};
    } catch (const ExpressionError& error) {
      at.refuse(error.what());
    }
  }

  std::optional<std::size_t> name(const string& text) const {
    const auto found = std::find_if(columns_.names.begin(), columns_.names.end(),
                                    [&](const Expression::Name& each) { return each.name == text; });
    if (found == columns_.names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.names.begin());
  }

  std::optional<PlotGroups> groups(const char* key, const GroupsDraft& draft) const {
    if (!map_.has(key)) return std::nullopt;
    const auto column = name(draft.of);
    if (!column) {
      std::vector<string> known;
      for (const Expression::Name& each : columns_.names) known.push_back(each.name);
      map_.entry(key).refuse("got the column " + shown(draft.of) + ", expected one of " + joined(known) +
                             did_you_mean(draft.of, known));
    }
    return PlotGroups{*column, draft.text, draft.names};
  }

  void axis(const char* key, PlotAxis& axis) const {
    const Value at = map_.entry(key);
    const auto column = name(axis.of);
    if (axis.label.empty()) axis.label = column ? words_of_column(columns_.columns[*column]) : axis.of;
    if (!at.is_map() || !at.has("unit"))           // a ratio has none
      axis.unit = column && axis.over.empty() ? unit_of_column(columns_.columns[*column]) : PlotUnit::one;
    if (column && columns_.names[*column].text) {
      if (key == string("y")) at.refuse("got the column " + axis.of + " of texts, expected one of numbers");
      if (axis.scale == PlotAxis::Scale::log) at.refuse("got a log scale for " + axis.of + ", whose values are texts");
      axis.text_column = *column;
      return;
    }
    axis.value = expression(at, axis.of, Expression::Gives::number);
    const bool log = axis.scale == PlotAxis::Scale::log;
    if (log && axis.from && *axis.from <= 0) at.refuse_key("from", "got a start that is not above 0, for a log scale");
    if (axis.from && axis.to && *axis.from >= *axis.to) at.refuse_key("to", "got an end that is not above from");
  }

  PlotLine line(const Value& at, const LineDraft& draft, const FigureSpec& figure, const string& facets) const {
    std::vector<Expression::Name> names;   // what a line may depend on: x, then the facet
    if (!draft.y.empty()) names.push_back({figure.x.of});
    if (figure.facets) names.push_back({facets, columns_.names[figure.facets->column].text});
    const string& text = draft.y.empty() ? draft.x : draft.y;
    return {draft.y.empty(), expression(at.entry(draft.y.empty() ? "x" : "y"), text, Expression::Gives::number, names),
            draft.label};
  }

 private:
  const Value& map_;
  const PlotColumns& columns_;
};

bool is_file_name(const string& name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

void check_claims(const Value& map, const std::vector<Reading>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].name.empty()) map.entry("claims").item(i).refuse("got no name; add e.g. name: break_even");
    for (std::size_t j = 0; j < i; ++j)
      if (claims[i].name == claims[j].name) map.entry("claims").item(i).refuse_key("name", "stands here twice");
  }
}

FigureSpec read_figure(const Value& map, const PlotColumns& columns) {
  Draft draft;
  read_into(map, figure_table(), draft);
  FigureSpec figure = std::move(draft.figure);
  figure.place = map.node().place;
  if (!is_file_name(figure.name))
    map.refuse_key("name", "got " + shown(figure.name) + ", expected letters, digits, - and _, at most 64");
  const Compiler compiler(map, columns);
  compiler.axis("x", figure.x);
  compiler.axis("y", figure.y);
  figure.series = compiler.groups("series", draft.series);
  figure.facets = compiler.groups("facets", draft.facets);
  if (!draft.where.empty())
    figure.where = compiler.expression(map.entry("where"), draft.where, Expression::Gives::truth);
  for (std::size_t i = 0; i < draft.lines.size(); ++i)
    figure.lines.push_back(compiler.line(map.entry("lines").item(i), draft.lines[i], figure, draft.facets.of));
  check_claims(map, figure.claims);
  return figure;
}

}  // namespace

std::vector<FigureSpec> read_figures(const Value& list, const PlotColumns& columns) {
  if (!list.is_list()) list.expected("a list of figures such as {name: speed_up, x: machine.cores, y: elapsed_s}");
  std::vector<FigureSpec> figures;
  for (std::size_t i = 0; i < list.node().items.size(); ++i) {
    figures.push_back(read_figure(list.item(i), columns));
    for (std::size_t j = 0; j < i; ++j)
      if (figures[j].name == figures[i].name) list.item(i).refuse_key("name", "two figures are called that");
  }
  return figures;
}

}  // namespace interleave
