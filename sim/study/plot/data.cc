#include "sim/study/plot/data.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "sim/core/nearest.h"
#include "sim/study/intervals.h"

namespace interleave {
namespace {

using std::string;

std::optional<double> number_in(const string& cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty() || error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

[[noreturn]] void refuse(const FigureSpec& figure, const string& problem) {
  throw InputError(figure.place.text() + ": figures: " + figure.name + ": " + problem);
}

// A value as people write it: a column of seconds, of bytes ...
string called(const PlotGroups& groups, const PlotColumns& columns, const string& cell) {
  if (const auto own = groups.names.find(cell); own != groups.names.end()) return own->second;
  string value = cell;
  const string& column = columns.columns[groups.column];
  if (const auto number = number_in(cell); number && !columns.names[groups.column].text)
    value = plot_quantity(*number, unit_of_column(column));
  if (const auto own = groups.names.find(value); own != groups.names.end()) return own->second;
  string text = groups.text;
  for (std::size_t at = text.find("{}"); at != string::npos; at = text.find("{}", at + value.size()))
    text.replace(at, 2, value);
  return text;
}

// ---- Gathering rows ----

struct Cell {
  std::size_t first_row = 0;
  Accumulator values;
};

struct Gathered {
  std::vector<string> panels, series;    // cells of the results, in the order in which they came
  std::vector<string> categories;
  std::map<std::tuple<std::size_t, std::size_t, double>, Cell> cells;   // by panel, series, x
};

std::size_t place_of(std::vector<string>& all, const string& value) {
  const auto found = std::find(all.begin(), all.end(), value);
  if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
  all.push_back(value);
  return all.size() - 1;
}

class Gatherer {
 public:
  Gatherer(const FigureSpec& figure, const PlotColumns& columns, const CsvTable& table)
      : figure_(figure), columns_(columns), table_(table), failure_(table.find("failure")),
        label_(table.find("label")), run_(table.find("run")) {
    for (const string& column : columns.columns) cells_.push_back(table.find(column));
    for (std::size_t i = 0; i < columns.names.size(); ++i)
      if (cells_[i] == table.columns().size())
        refuse(figure, "the results have no column " + columns.columns[i] + "; they are of another study");
  }

  Gathered all() {
    Gathered gathered;
    for (std::size_t row = 0; row < table_.rows(); ++row)
      if (table_.cell(row, label_) != "" && is_meant(row)) add(gathered, row);
    if (gathered.cells.empty())
      refuse(figure_, table_.rows() == 0 ? "the results are empty" : "no row of the results is left; mend where");
    return gathered;
  }

 private:
  bool failed(std::size_t row) const { return !table_.cell(row, failure_).empty(); }

  Expression::Operand operand(std::size_t row, std::size_t name) const {
    const string& cell = table_.cell(row, cells_[name]);
    if (columns_.names[name].text) return cell;
    return number_in(cell).value_or(0);
  }
  bool empty(std::size_t row, const Expression& expression) const {
    for (const std::size_t name : expression.names())
      if (!columns_.names[name].text && !number_in(table_.cell(row, cells_[name]))) return true;
    return false;
  }

  bool is_meant(std::size_t row) const {
    if (!figure_.where) return true;
    return tried([&] { return figure_.where->holds([&](std::size_t name) { return operand(row, name); }); });
  }

  template <class Call>
  auto tried(Call call) const -> decltype(call()) {
    try {
      return call();
    } catch (const ExpressionError& error) {
      refuse(figure_, error.what());
    }
  }

  std::optional<double> value(std::size_t row, const PlotAxis& axis) const {
    if (empty(row, *axis.value)) return std::nullopt;
    return tried([&] { return axis.value->number([&](std::size_t name) { return operand(row, name); }); });
  }

  // Rows of one run stand together.
  std::optional<double> reference(std::size_t row) const {
    std::size_t other = row;
    while (other > 0 && table_.cell(other - 1, run_) == table_.cell(row, run_)) --other;
    std::vector<string> labels;
    for (; other < table_.rows() && table_.cell(other, run_) == table_.cell(row, run_); ++other) {
      if (table_.cell(other, label_) == figure_.y.over) return failed(other) ? std::nullopt : value(other, figure_.y);
      labels.push_back(table_.cell(other, label_));
    }
    refuse(figure_, "y.over: no approach is labelled " + figure_.y.over + ", but " + joined(labels) +
                        did_you_mean(figure_.y.over, labels));
  }

  std::optional<double> y(std::size_t row) const {
    if (failed(row)) return std::nullopt;
    const auto own = value(row, figure_.y);
    if (!own || figure_.y.over.empty()) return own;
    const auto other = reference(row);
    return other && *other != 0 ? std::optional(*own / *other) : std::nullopt;
  }

  void add(Gathered& gathered, std::size_t row) const {
    const auto cell_of = [&](const std::optional<PlotGroups>& groups) {
      return groups ? table_.cell(row, cells_[groups->column]) : string();
    };
    const std::size_t panel = place_of(gathered.panels, cell_of(figure_.facets));
    const std::size_t series = place_of(gathered.series, cell_of(figure_.series));
    std::optional<double> x;
    if (figure_.x.value) {
      x = value(row, figure_.x);
    } else {
      x = 1.0 + static_cast<double>(
                    place_of(gathered.categories, table_.cell(row, cells_[figure_.x.text_column])));
    }
    if (!x) return;
    const auto [found, fresh] = gathered.cells.try_emplace({panel, series, *x}, Cell{row, {}});
    if (!fresh) check_same(found->second.first_row, row);
    if (const auto own = y(row)) found->second.values.add(*own);
  }

  // Whatever is varied and not told apart would be mixed into one mean.
  void check_same(std::size_t one, std::size_t other) const {
    if (table_.cell(one, label_) != table_.cell(other, label_))
      refuse(figure_, "a mean would mix the approaches " + table_.cell(one, label_) + " and " +
                          table_.cell(other, label_) + "; add series: label, or where");
    const std::size_t point = table_.find("point"), end = table_.find("seed");
    if (table_.cell(one, point) == table_.cell(other, point)) return;
    for (std::size_t column = table_.find("repetition") + 1; column < end; ++column)
      if (table_.cell(one, column) != table_.cell(other, column))
        refuse(figure_, "a mean would mix values of " + table_.columns()[column] +
                            "; make it x, series or facets, or choose by where");
  }

  const FigureSpec& figure_;
  const PlotColumns& columns_;
  const CsvTable& table_;
  std::size_t failure_, label_, run_;
  std::vector<std::size_t> cells_;       // columns of the table, by name
};

void check_count(const FigureSpec& figure, std::size_t count, std::size_t most, const char* what) {
  if (count > most)
    refuse(figure, "got " + std::to_string(count) + " " + what + ", expected at most " + std::to_string(most) +
                       ", which an eye can tell apart; choose by where");
}

// Facets of numbers stand in their order.
std::vector<std::size_t> order_of(const std::vector<string>& values, bool text) {
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (!text)
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return number_in(values[a]).value_or(0) < number_in(values[b]).value_or(0);
    });
  return order;
}

void check_log(const FigureSpec& figure, const PlotPoint& point) {
  const auto refuse_log = [&](const char* axis, const string& of, double value) {
    refuse(figure, string(axis) + ": got " + plot_quantity(value, PlotUnit::one) + " of " + of +
                       ", which a log scale cannot show; take scale: linear, or leave it out by where");
  };
  if (figure.x.scale == PlotAxis::Scale::log && point.x <= 0) refuse_log("x", figure.x.of, point.x);
  if (figure.y.scale == PlotAxis::Scale::log && point.y && *point.y <= 0) refuse_log("y", figure.y.of, *point.y);
}

}  // namespace

PlotData plot_data(const FigureSpec& figure, const PlotColumns& columns, const CsvTable& table) {
  const Gathered gathered = Gatherer(figure, columns, table).all();
  check_count(figure, gathered.series.size(), plot_series_max, "series");
  check_count(figure, gathered.panels.size(), plot_facets_max, "facets");
  PlotData data;
  data.categories = gathered.categories;
  for (const string& value : gathered.series)
    data.series.push_back(figure.series ? called(*figure.series, columns, value) : "");
  std::vector<std::size_t> places(gathered.panels.size());
  for (const std::size_t i :
       order_of(gathered.panels, !figure.facets || columns.names[figure.facets->column].text)) {
    places[i] = data.panels.size();
    const string& value = gathered.panels[i];
    data.panels.push_back({value, figure.facets ? called(*figure.facets, columns, value) : "",
                           std::vector<std::vector<PlotPoint>>(data.series.size())});
  }
  for (const auto& [key, cell] : gathered.cells) {
    const auto& [panel, series, x] = key;
    PlotPoint point{x, std::nullopt, 0};
    if (cell.values.count() > 0) {
      const Estimate estimate = cell.values.estimate();
      point.y = estimate.mean;
      point.half_width = estimate.half_width.value_or(0);
    } else {
      data.notes.push_back(figure.name + ": " + (data.series[series].empty() ? "" : data.series[series] + ": ") +
                           "nothing to draw at x = " + plot_quantity(x, figure.x.unit) + ": all failed or are empty");
    }
    check_log(figure, point);
    data.panels[places[panel]].series[series].push_back(point);
  }
  return data;
}

std::vector<double> all_x(const PlotData& data) {
  std::set<double> all;
  for (const PlotPanel& panel : data.panels)
    for (const auto& series : panel.series)
      for (const PlotPoint& point : series) all.insert(point.x);
  return {all.begin(), all.end()};
}

double line_value(const PlotLine& line, const FigureSpec& figure, const PlotColumns& columns, const PlotPanel& panel,
                  double x) {
  const auto value = [&](std::size_t name) -> Expression::Operand {
    if (name == 0 && !line.vertical) return x;
    if (columns.names[figure.facets->column].text) return panel.value;
    return number_in(panel.value).value_or(0);
  };
  return line.value.number(value);
}

}  // namespace interleave
