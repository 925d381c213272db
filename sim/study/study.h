// A study file, read and checked: a base scenario, what is varied, how often each point runs and when that is enough.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/axis.h"
#include "sim/study/expression.h"
#include "sim/study/plot/spec.h"

namespace interleave {

// Axes that move together: one of a grid, or those of a zip, all of one length.
struct Factor {
  std::vector<Axis> axes;
  std::size_t size() const { return axes.front().size(); }
};

// common: all points and approaches meet the same draws in the same repetition, so that differences are paired.
enum class Seeds { common, independent };
enum class WarmUp { none, mser_5 };

// Enough repetitions of a point: the 95 % interval of each approach's figure is as narrow as this.
struct StoppingRule {
  double half_width = 0;                 // of the mean, > 0
  std::string of = "throughput_per_s";   // a column of the results
  std::int64_t at_least = 5;             // repetitions before it is asked, >= 2
};

struct Study {
  std::string name;                      // of the file, without its ending
  std::string title, notes;
  Node base;                             // the scenario
  std::string base_directory;            // where its relative names are looked up
  std::string base_file;                 // empty: it stands in the study itself
  std::vector<Factor> factors;           // the last varies fastest
  std::vector<Expression> constraints;   // over the axes, in their order; all must hold
  std::int64_t repeat = 1;               // of each point; with `until` at most so many
  Seeds seeds = Seeds::common;
  WarmUp warm_up = WarmUp::none;
  std::optional<StoppingRule> until;
  std::vector<FigureSpec> figures;       // what is drawn of the results; decides none of them

  std::vector<const Axis*> axes() const;
};

// What figures may name: the columns of results.csv, each axis also without its unit.
PlotColumns plot_columns(const Study& study);

// Throws InputError. What a value makes of the scenario is found when its point is read: see plan.h.
Study read_study(const std::string& path);
Study parse_study(const std::string& text, const std::string& name);

}  // namespace interleave
