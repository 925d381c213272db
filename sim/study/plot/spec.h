// A figure as a study file declares it: what is drawn over what, by what it is told apart, what is computed of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/value.h"
#include "sim/study/expression.h"
#include "sim/study/plot/unit.h"

namespace interleave {

// The names that a figure may use: the columns of results.csv, and the axes of the sweep without their units.
struct PlotColumns {
  std::vector<Expression::Name> names;
  std::vector<std::string> columns;      // of results.csv, by name
};

struct PlotAxis {
  enum class Scale { linear, log };
  std::string of;                        // a column, or an expression over columns
  std::string label;                     // without the unit
  Scale scale = Scale::linear;
  PlotUnit unit = PlotUnit::one;
  std::optional<double> from, to;
  std::string over;                      // y: divided by that of the approach so labelled in the same run
  std::optional<Expression> value;       // none: a column of text, whose values stand side by side
  std::size_t text_column = 0;           // by name
};

// What rows are told apart by: the value of a column.
struct PlotGroups {
  std::size_t column = 0;                // by name
  std::string text = "{}";               // what a value is called, {} stands for it
  std::map<std::string, std::string> names;   // other names, by value
};

// A reference line: y over all x, or one x.
struct PlotLine {
  bool vertical = false;
  Expression value;                      // over x and the facets' column
  std::string label;
};

// Something that is read off a figure, drawn there as an annotation or written down as a claim.
struct Reading {
  enum class Kind { value, maximum, minimum, crossing };
  std::string name;
  Kind kind = Kind::value;
  std::vector<std::string> series;       // one; two of a crossing
  std::string at;                        // value: which x
  std::string facet;                     // which facet; the first unless given
  std::string text = "{y}";              // {x}, {y}, {ratio}; {y:2} in two digits
  std::vector<Reading> over;             // none or one: ratio is y over its y
  Place place;
};

struct FigureSpec {
  std::string name;                      // of its files
  std::string title, caption;
  PlotAxis x, y;
  std::optional<PlotGroups> series, facets;
  std::optional<Expression> where;       // which rows
  bool band = true;                      // the 95 % interval of each mean
  std::vector<PlotLine> lines;
  std::vector<Reading> annotations, claims;
  Place place;
};

inline constexpr std::size_t plot_series_max = 8, plot_facets_max = 12;

// figures: a list of maps. Throws InputError.
std::vector<FigureSpec> read_figures(const Value& list, const PlotColumns& columns);

}  // namespace interleave
