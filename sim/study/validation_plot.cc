#include "sim/study/validation_plot.h"

#include <algorithm>
#include <cmath>

#include "sim/report/figures.h"
#include "sim/study/plot/style.h"

namespace interleave {
namespace {

using std::string;
using Group = MeasuredCase::Group;

constexpr double near = 0.1, far_off = 0.25;
constexpr std::size_t labels_max = 14;
constexpr double panel_side = 440, left_of_first = 78, left_of_second = 640, legend_cell = 132, legend_top = 40;
constexpr PictureSize picture{1100, 0};

struct Point {
  double measured_s, simulated_s;
  string name;
  double ratio() const { return simulated_s / measured_s; }
  bool is_far_off() const { return std::fabs(ratio() - 1) > far_off; }
};

struct Series {
  string name;
  SeriesStyle style;
  std::vector<Point> points;
};

bool is_task(Group group) { return group == Group::tasks || group == Group::payload; }
bool is_shown(const ValidatedCase& each) {
  const Group group = each.measured.group;
  return each.counts() && (is_task(group) || group == Group::latency || group == Group::count);
}

Point point_of(const ValidatedCase& each, bool with_version) {
  const MeasuredCase& measured = each.measured;
  const string version = measured.python.substr(0, measured.python.rfind('.'));
  const string name = measured.id + (with_version ? " (" + version + ")" : "");
  if (measured.group == Group::latency) return {measured.latency_mean_s, mean(each.latencies_s), name};
  return {measured.measured_s(), each.median_s(), name};
}

// What is a time of tasks has the styles in turn; the other groups, of which there are two, crosses.
SeriesStyle style_of(Group group, std::size_t place) {
  if (group == Group::count) return {"#444444", "#444444", "solid", 2};
  if (group == Group::latency) return {"#444444", "#444444", "solid", 1};
  return series_styles[place % series_styles.size()];
}

std::vector<Series> series_in(const std::vector<ValidatedCase>& cases) {
  const bool versions = std::any_of(cases.begin(), cases.end(), [&](const ValidatedCase& each) {
    return each.measured.python != cases.front().measured.python;
  });
  std::vector<Series> all;
  for (const bool tasks : {true, false})
    for (const ValidatedCase& each : cases) {
      const Group group = each.measured.group;
      if (!is_shown(each) || is_task(group) != tasks) continue;
      const string name = tasks ? each.measured.approach : name_of(group);
      auto place = std::find_if(all.begin(), all.end(), [&](const Series& series) { return series.name == name; });
      if (place == all.end()) place = all.insert(all.end(), {name, style_of(group, all.size()), {}});
      const Point point = point_of(each, versions);
      if (point.measured_s > 0 && point.simulated_s > 0) place->points.push_back(point);
    }
  return all;
}

class Drawing {
 public:
  explicit Drawing(std::vector<Series> series) : series_(std::move(series)) {
    const double rows = std::ceil(static_cast<double>(series_.size()) / legend_columns());
    const double top = legend_top + line_height * rows + 36;
    first_ = {left_of_first, top, left_of_first + panel_side, top + panel_side};
    second_ = {left_of_second, top, left_of_second + panel_side, top + panel_side};
    size_ = {picture.width, static_cast<int>(top + panel_side + 60)};
    set_scales();
  }

  FigureScript script() {
    text_ = "# Simulated against measured: gnuplot --default-settings draws it; set a terminal and an output before.\n"
            "set encoding utf8\nset termoption noenhanced\n";
    write_data();
    text_ += string("set multiplot\nunset key\nset border 3 linecolor rgb '") + ink + "' linewidth 1\n" +
             "set grid linecolor rgb '" + grid_colour + "' linetype 1 linewidth 0.7\n" +
             "set tics nomirror out scale 0.5 textcolor rgb '" + ink + "'\nset logscale xy\n";
    write_head();
    write_panel(first_, times_, "simulated", "times", "x");
    text_ += "unset label\n";
    write_names();
    write_panel(second_, ratios_, "error: (simulated - measured) / measured", "errors", "1");
    text_ += "unset multiplot\n";
    return {text_, size_, {}};
  }

 private:
  static double legend_columns() { return std::floor((picture.width - left_of_first) / legend_cell); }

  void set_scales() {
    std::vector<double> times;
    double low = 1 - far_off, high = 1 + far_off;
    for (const Series& series : series_)
      for (const Point& point : series.points) {
        times.insert(times.end(), {point.measured_s, point.simulated_s});
        low = std::min(low, point.ratio());
        high = std::max(high, point.ratio());
      }
    PlotAxis axis;
    axis.scale = PlotAxis::Scale::log;
    axis.unit = PlotUnit::seconds;
    times_ = scale_of(axis, times, false, panel_side);
    ratios_.log = true;
    ratios_.from = low / 1.07;
    ratios_.to = high * 1.07;
    // The nearest to none first: a mark whose text meets one that is there is left out. A text is a format to gnuplot.
    for (const double at : {1.0, 0.9, 1.1, 0.75, 1.25, 0.5, 1.5, 2.0, 0.25, 3.0, 5.0, 0.1, 10.0, 0.01, 100.0})
      if (at > ratios_.from && at < ratios_.to && !meets_a_mark(at))
        ratios_.ticks.push_back({at, (at > 1 ? "+" : "") + fixed(100 * (at - 1), 0) + " %%"});
  }
  bool meets_a_mark(double at) const {
    return std::any_of(ratios_.ticks.begin(), ratios_.ticks.end(), [&](const Tick& tick) {
      return panel_side * std::fabs(ratios_.share(at) - ratios_.share(tick.at)) < line_height;
    });
  }

  void write_data() {
    for (std::size_t i = 0; i < series_.size(); ++i) {
      text_ += "$s" + std::to_string(i + 1) + " << EOD\n";
      for (const Point& point : series_[i].points)
        text_ += plot_number(point.measured_s) + " " + plot_number(point.simulated_s) + " " +
                 plot_number(point.ratio()) + "\n";
      text_ += "EOD\n";
    }
  }

  // ---- Texts at a place ----

  void label(const string& text, double x, double y, const char* side, const string& colour, const string& more = "") {
    text_ += "set label " + gnuplot_text(text) + " at screen " + fixed(x / size_.width, 5) + "," +
             fixed(1 - y / size_.height, 5) + " " + side + " front textcolor rgb '" + colour + "'" + more + "\n";
  }
  static string marked(const SeriesStyle& style) {
    return " pointtype " + std::to_string(style.point) + " pointsize 0.7 linecolor rgb '" + style.colour + "'";
  }

  void write_head() {
    std::size_t cases = 0;
    for (const Series& series : series_) cases += series.points.size();
    label(std::to_string(cases) + " measured cases against their simulation; grey: within " + fixed(100 * near, 0) +
              " %",
          14, 18, "left", ink, string(" font '") + font_family + ",16'");
    const auto columns = static_cast<std::size_t>(legend_columns());
    for (std::size_t i = 0; i < series_.size(); ++i) {
      const double x = left_of_first + legend_cell * static_cast<double>(i % columns);
      const double y = legend_top + line_height * (static_cast<double>(i / columns) + 0.5);
      label("", x, y, "left", ink, " point" + marked(series_[i].style));
      label(series_[i].name, x + 12, y, "left", series_[i].style.text_colour);
    }
  }

  // ---- Names of what is far off, in the second panel ----

  double x_of(const Point& point) const { return second_.left + times_.share(point.measured_s) * panel_side; }
  double y_of(const Point& point) const { return second_.bottom - ratios_.share(point.ratio()) * panel_side; }

  struct Named {
    const Point* point;
    const SeriesStyle* style;
    double how_far() const { return std::fabs(std::log(point->ratio())); }
  };

  void write_names() {
    std::vector<Named> far;
    for (const Series& series : series_)
      for (const Point& point : series.points)
        if (point.is_far_off()) far.push_back({&point, &series.style});
    std::stable_sort(far.begin(), far.end(), [](const Named& a, const Named& b) { return a.how_far() > b.how_far(); });
    std::vector<Rectangle> taken;
    for (const Named& named : far) {
      if (taken.size() == labels_max) break;
      const Rectangle place = place_for(*named.point, taken);
      if (place.width() <= 0) continue;
      taken.push_back(place);
      label(named.point->name, place.left, (place.top + place.bottom) / 2, "left", named.style->text_colour);
    }
  }

  // Beside, above or below the point, where it covers the fewest points and no other name; empty: nowhere.
  Rectangle place_for(const Point& point, const std::vector<Rectangle>& taken) const {
    const double width = text_width(point.name), half = line_height / 2, x = x_of(point), y = y_of(point);
    Rectangle best;
    std::size_t fewest = labels_max;
    for (const double down : {0.0, -14.0, 14.0})
      for (const double left : {x + 8, x - 8 - width, x - width / 2}) {
        if (down == 0 && left == x - width / 2) continue;
        const Rectangle place{left, y + down - half, left + width, y + down + half};
        if (place.left < second_.left + 4 || place.right > picture.width - 4.0 || place.top < second_.top - half ||
            place.bottom > second_.bottom)
          continue;
        const bool free = std::none_of(taken.begin(), taken.end(),
                                       [&](const Rectangle& other) { return other.distance_to(place) <= 0; });
        const std::size_t covered = points_in(place);
        if (!free || covered >= fewest) continue;
        fewest = covered;
        best = place;
      }
    return best;
  }
  std::size_t points_in(const Rectangle& place) const {
    std::size_t inside = 0;
    for (const Series& series : series_)
      for (const Point& point : series.points) inside += place.distance_to(x_of(point), y_of(point)) < 3 ? 1 : 0;
    return inside;
  }

  // ---- A panel ----

  static string ticks_text(const Scale& scale) {
    string all;
    for (const Tick& tick : scale.ticks)
      all += (all.empty() ? "" : ", ") + gnuplot_text(tick.text) + " " + plot_number(tick.at);
    return "(" + all + ")";
  }

  // `what`: the column; `right`: what would be no error, over x.
  void write_panel(const Rectangle& at, const Scale& scale, const string& title, const string& what,
                   const string& right) {
    label("measured", (at.left + at.right) / 2, at.bottom + 42, "center", ink);
    label(title, at.left - 62, (at.top + at.bottom) / 2, "center", ink, " rotate by 90");
    for (const auto& [side, share] :
         {std::pair("lmargin", at.left / size_.width), std::pair("rmargin", at.right / size_.width),
          std::pair("tmargin", 1 - at.top / size_.height), std::pair("bmargin", 1 - at.bottom / size_.height)})
      text_ += string("set ") + side + " at screen " + fixed(share, 5) + "\n";
    text_ += "set xtics " + ticks_text(times_) + "\nset ytics " + ticks_text(scale) + "\n";
    const string column = what == "times" ? "2" : "3";
    const string x_range = "[" + plot_number(times_.from) + ":" + plot_number(times_.to) + "]";
    text_ += "set xrange " + x_range + "\nset yrange [" + plot_number(scale.from) + ":" + plot_number(scale.to) + "]\n";
    text_ += "plot '+' using 1:(" + fixed(1 - near, 2) + "*" + value_of(right) + "):(" + fixed(1 + near, 2) + "*" +
             value_of(right) + ") with filledcurves fillcolor rgb '#E2E2E2' fillstyle solid noborder, \\\n  " + right +
             string(" with lines linewidth 1.2 dashtype (4,4) linecolor rgb '") + line_colour + "'";
    for (std::size_t i = 0; i < series_.size(); ++i)
      if (!series_[i].points.empty())
        text_ += ", \\\n  $s" + std::to_string(i + 1) + " using 1:" + column + " with points" +
                 marked(series_[i].style);
    text_ += "\n";
  }
  static string value_of(const string& right) { return right == "x" ? "$1" : right; }

  std::vector<Series> series_;
  Rectangle first_, second_;
  PictureSize size_;
  Scale times_, ratios_;
  string text_;
};

}  // namespace

FigureScript validation_plot(const std::vector<ValidatedCase>& cases) { return Drawing(series_in(cases)).script(); }

}  // namespace interleave
