#include "sim/study/plot/script.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/report/csv.h"
#include "sim/report/figures.h"
#include "sim/study/plot/style.h"

namespace interleave {
namespace {

using std::string;

constexpr double label_indent = 10;      // between a line's end and its label
constexpr double legend_sample = 34;

bool has_y(const PlotPoint& point) { return point.y.has_value(); }

class Writer {
 public:
  Writer(const FigureSpec& figure, const PlotColumns& columns, const PlotData& data)
      : figure_(figure), columns_(columns), data_(data) {}

  FigureScript script() {
    lay_out();
    text_ = "# " + figure_.name + ": gnuplot --default-settings draws it; set a terminal and an output before.\n";
    text_ += "set encoding utf8\nset termoption noenhanced\n";
    for (std::size_t panel = 0; panel < data_.panels.size(); ++panel) write_data(panel);
    text_ += "set multiplot\n";
    common();
    for (std::size_t panel = 0; panel < data_.panels.size(); ++panel) write_panel(panel);
    text_ += "unset multiplot\n";
    return {text_, grid_.size, notes_};
  }

 private:
  // ---- Where everything stands ----

  bool is_named() const { return data_.series.size() > 1 || !data_.series.front().empty(); }
  bool of_categories() const { return !data_.categories.empty(); }

  double widest_label() const {
    double widest = 0;
    for (const string& name : data_.series) widest = std::max(widest, text_width(name));
    return widest;
  }
  double widest_tick() const {
    double widest = 0;
    for (const Tick& tick : y_.ticks) widest = std::max(widest, text_width(tick.text));
    return widest;
  }

  // Names beside line ends where a third of a panel's width and its height hold them, else a legend above.
  void lay_out() {
    const double title = figure_.title.empty() ? 8 : 40;
    Surroundings around{title, 0, 0, figure_.facets ? 24.0 : 0.0};
    y_ = scale_of(figure_.y, shown_y(), true, data_.panels.size() > 3 ? 210 : data_.panels.size() > 1 ? 300 : 400);
    around.left = 44 + widest_tick();
    grid_ = panel_grid(data_.panels.size(), around);
    const Rectangle& first = grid_.panels.front();
    if (is_named()) {
      const double right = label_indent + widest_label() + 4;
      direct_ = !of_categories() && right <= first.width() / 3 &&
                line_height * static_cast<double>(data_.series.size()) <= first.height();
      if (direct_) around.right = right;
      else around.above += line_height * static_cast<double>(legend_rows(grid_.size.width - around.left)) + 10;
      grid_ = panel_grid(data_.panels.size(), around);
    }
    title_height_ = title;
    x_ = of_categories() ? scale_of_categories(figure_.x, data_.categories)
                         : scale_of(figure_.x, all_x(data_), false, grid_.panels.front().width());
  }

  double legend_width() const { return legend_sample + 8 + widest_label() + 22; }
  std::size_t legend_columns(double width) const {
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1.0, width / legend_width())), 1,
                                   data_.series.size());
  }
  std::size_t legend_rows(double width) const {
    const std::size_t columns = legend_columns(width);
    return (data_.series.size() + columns - 1) / columns;
  }

  // All that must be seen: the points with their intervals, and the lines that span all x.
  std::vector<double> shown_y() const {
    const bool log = figure_.y.scale == PlotAxis::Scale::log;
    std::vector<double> values;
    for (const PlotPanel& panel : data_.panels) {
      for (const auto& series : panel.series)
        for (const PlotPoint& point : series)
          if (point.y)
            for (const double way : {-1.0, 0.0, 1.0}) {
              const double value = *point.y + way * (figure_.band ? point.half_width : 0);
              if (!log || value > 0) values.push_back(value);
            }
      for (const PlotLine& line : figure_.lines)
        if (!line.vertical)
          for (const double x : all_x(data_)) {
            const double value = line_value(line, figure_, columns_, panel, x);
            if (std::isfinite(value) && (!log || value > 0)) values.push_back(value);
          }
    }
    return values;
  }

  double pixel_x(std::size_t panel, double x) const {
    const Rectangle& at = grid_.panels[panel];
    return at.left + x_.share(x) * at.width();
  }
  double pixel_y(std::size_t panel, double y) const {
    const Rectangle& at = grid_.panels[panel];
    return at.bottom - y_.share(y) * at.height();
  }
  // Texts side by side: the series of one category beside each other.
  double x_of(std::size_t series, const PlotPoint& point) const {
    if (!of_categories()) return point.x;
    const double middle = (static_cast<double>(data_.series.size()) - 1) / 2;
    return point.x + (static_cast<double>(series) - middle) * 0.6 / static_cast<double>(data_.series.size());
  }

  // ---- Data ----

  static string block(std::size_t panel, const string& kind, std::size_t number) {
    return "$p" + std::to_string(panel + 1) + kind + std::to_string(number + 1);
  }

  double low(const PlotPoint& point) const {
    const double value = *point.y - point.half_width;
    return y_.log && value <= 0 ? y_.from : value;
  }

  void write_data(std::size_t panel) {
    for (std::size_t series = 0; series < data_.series.size(); ++series) {
      text_ += block(panel, "s", series) + " << EOD\n";
      for (const PlotPoint& point : data_.panels[panel].series[series])
        text_ += point.y ? plot_number(x_of(series, point)) + " " + plot_number(*point.y) + " " +
                               plot_number(low(point)) + " " + plot_number(*point.y + point.half_width) + "\n"
                         : "\n";           // a gap in the line
      text_ += "EOD\n";
    }
    for (std::size_t line = 0; line < figure_.lines.size(); ++line) {
      if (figure_.lines[line].vertical) continue;
      text_ += block(panel, "l", line) + " << EOD\n";
      for (const auto& [x, y] : line_points(panel, figure_.lines[line]))
        text_ += plot_number(x) + " " + plot_number(y) + "\n";
      text_ += "EOD\n";
    }
  }

  std::vector<std::pair<double, double>> line_points(std::size_t panel, const PlotLine& line) const {
    std::vector<double> all = all_x(data_);
    all.insert(all.begin(), x_.from);
    all.push_back(x_.to);
    std::vector<std::pair<double, double>> points;
    for (const double x : all) {
      const double y = line_value(line, figure_, columns_, data_.panels[panel], x);
      if (std::isfinite(y) && (!y_.log || y > 0)) points.emplace_back(x, y);
    }
    return points;
  }

  // ---- Texts and lines at a place ----

  string screen(double x, double y) const {
    return "screen " + fixed(x / grid_.size.width, 5) + "," + fixed(1 - y / grid_.size.height, 5);
  }
  void label(const string& text, double x, double y, const char* side, const string& colour, const string& more = "") {
    text_ += "set label " + gnuplot_text(text) + " at " + screen(x, y) + " " + side + " front textcolor rgb '" +
             colour + "'" + more + "\n";
  }
  void segment(double x1, double y1, double x2, double y2, const string& style) {
    text_ += "set arrow from " + screen(x1, y1) + " to " + screen(x2, y2) + " nohead " + style + "\n";
  }

  // ---- What all panels share ----

  static string ticks_text(const Scale& scale, bool named) {
    string all;
    for (const Tick& tick : scale.ticks)
      all += (all.empty() ? "" : ", ") + gnuplot_text(named ? tick.text : "") + " " + plot_number(tick.at);
    return "(" + all + ")";
  }

  void common() {
    text_ += string("unset key\nset border 3 linecolor rgb '") + ink + "' linewidth 1\nset grid linecolor rgb '" +
             grid_colour + "' linetype 1 linewidth 0.7\nset tics nomirror out scale 0.5 textcolor rgb '" + ink + "'\n";
    for (const auto& [name, scale] : {std::pair("x", &x_), std::pair("y", &y_)}) {
      if (scale->log) text_ += string("set logscale ") + name + "\n";
      text_ += string("set ") + name + "range [" + plot_number(scale->from) + ":" + plot_number(scale->to) + "]\n";
    }
  }

  void write_titles() {
    const Rectangle &first = grid_.panels.front(), &last = grid_.panels.back();
    if (!figure_.title.empty())
      label(figure_.title, 14, 18, "left", ink, string(" font '") + font_family + ",16'");
    double right = 0;
    for (const Rectangle& panel : grid_.panels) right = std::max(right, panel.right);
    label(x_.title, (first.left + right) / 2, last.bottom + 42, "center", ink);
    label(y_.title, 16, (first.top + last.bottom) / 2, "center", ink, " rotate by 90");
    if (is_named() && !direct_) write_legend();
  }

  void write_legend() {
    const double left = grid_.panels.front().left;
    const std::size_t columns = legend_columns(grid_.size.width - left);
    for (std::size_t i = 0; i < data_.series.size(); ++i) {
      const double x = left + legend_width() * static_cast<double>(i % columns);
      const double y = title_height_ + line_height * (static_cast<double>(i / columns) + 0.5);
      const SeriesStyle& style = series_styles[i];
      if (!of_categories())
        segment(x, y, x + legend_sample, y, string("linewidth 2 dashtype ") + style.dash + " linecolor rgb '" +
                                                style.colour + "'");
      label("", x + legend_sample / 2, y, "left", ink, string(" point pointtype ") + std::to_string(style.point) +
                                                           " pointsize 0.8 linecolor rgb '" + style.colour + "'");
      label(data_.series[i], x + legend_sample + 8, y, "left", style.text_colour);
    }
  }

  // ---- One panel ----

  void write_panel(std::size_t panel) {
    const Rectangle& at = grid_.panels[panel];
    const std::size_t columns = static_cast<std::size_t>(grid_.columns);
    text_ += "unset label\nunset arrow\n";
    if (panel == 0) write_titles();
    taken_.clear();
    for (const auto& [side, share] : {std::pair("lmargin", at.left / grid_.size.width),
                                      std::pair("rmargin", at.right / grid_.size.width),
                                      std::pair("tmargin", 1 - at.top / grid_.size.height),
                                      std::pair("bmargin", 1 - at.bottom / grid_.size.height)})
      text_ += string("set ") + side + " at screen " + fixed(share, 5) + "\n";
    text_ += "set xtics " + ticks_text(x_, panel + columns >= data_.panels.size()) + "\n";
    text_ += "set ytics " + ticks_text(y_, panel % columns == 0) + "\n";
    if (!data_.panels[panel].title.empty())
      label(data_.panels[panel].title, at.left + 2, at.top - 12, "left", ink);
    if (direct_) write_names(panel);
    write_line_labels(panel);
    write_annotations(panel);
    write_plot(panel);
  }

  // The names beside the line ends, behind the last, moved apart; a thin line leads to those that were moved.
  void write_names(std::size_t panel) {
    const Rectangle& at = grid_.panels[panel];
    std::vector<std::size_t> which;
    std::vector<double> wanted, ends;
    for (std::size_t i = 0; i < data_.series.size(); ++i) {
      const auto& points = data_.panels[panel].series[i];
      const auto last = std::find_if(points.rbegin(), points.rend(), has_y);
      if (last == points.rend()) continue;
      which.push_back(i);
      wanted.push_back(std::clamp(pixel_y(panel, *last->y), at.top, at.bottom));
      ends.push_back(std::min(pixel_x(panel, last->x), at.right));
    }
    const std::vector<double> places = spread(wanted, line_height, at.top + line_height / 2, at.bottom - 4);
    const double x = (ends.empty() ? at.right : *std::max_element(ends.begin(), ends.end())) + label_indent;
    for (std::size_t i = 0; i < which.size(); ++i) {
      const SeriesStyle& style = series_styles[which[i]];
      const string& name = data_.series[which[i]];
      taken_.push_back({x, places[i] - line_height / 2, x + text_width(name), places[i] + line_height / 2});
      if (std::fabs(places[i] - wanted[i]) > 4 || ends[i] < x - label_indent - 1)
        segment(ends[i] + 5, wanted[i], x - 2, places[i], string("linewidth 0.6 linecolor rgb '") + style.colour + "'");
      label(name, x, places[i], "left", style.text_colour);
    }
  }

  // Points along all that is drawn, which texts keep away from.
  std::vector<std::pair<double, double>> obstacles(std::size_t panel) const {
    std::vector<std::pair<double, double>> all;
    const auto along = [&](double x1, double y1, double x2, double y2) {
      const int steps = 1 + static_cast<int>(std::max(std::fabs(x2 - x1), std::fabs(y2 - y1)) / 4);
      for (int i = 0; i <= steps; ++i) all.emplace_back(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps);
    };
    for (std::size_t s = 0; s < data_.series.size(); ++s) {
      const PlotPoint* before = nullptr;
      for (const PlotPoint& point : data_.panels[panel].series[s]) {
        if (point.y) {
          const double x = pixel_x(panel, x_of(s, point)), y = pixel_y(panel, *point.y);
          if (before && before->y && !of_categories())
            along(pixel_x(panel, before->x), pixel_y(panel, *before->y), x, y);
          else all.emplace_back(x, y);
        }
        before = &point;
      }
    }
    for (const PlotLine& line : figure_.lines) {
      if (line.vertical) {
        const double x = pixel_x(panel, line_value(line, figure_, columns_, data_.panels[panel], 0));
        along(x, grid_.panels[panel].top, x, grid_.panels[panel].bottom);
        continue;
      }
      const auto points = line_points(panel, line);
      for (std::size_t i = 1; i < points.size(); ++i)
        along(pixel_x(panel, points[i - 1].first), pixel_y(panel, points[i - 1].second),
              pixel_x(panel, points[i].first), pixel_y(panel, points[i].second));
    }
    return all;
  }

  // Puts a text where it is freest among some places, given by the middle of their left edge.
  void put_freely(std::size_t panel, const string& text, const std::vector<std::pair<double, double>>& places,
                  const string& colour) {
    const Rectangle& at = grid_.panels[panel];
    const auto around = obstacles(panel);
    const double width = text_width(text);
    double best = -1e9;
    Rectangle chosen;
    for (const auto& [x, y] : places) {
      const Rectangle box{x, y - line_height / 2, x + width, y + line_height / 2};
      double room = 10;                  // more is no better
      for (const auto& [ox, oy] : around) room = std::min(room, box.distance_to(ox, oy));
      for (const Rectangle& other : taken_) room = std::min(room, box.distance_to(other));
      room -= 10 * std::max({0.0, at.left + 2 - box.left, box.right - at.right, at.top - box.top,
                             box.bottom - at.bottom});
      if (room > best + 0.5) {
        best = room;
        chosen = box;
      }
    }
    taken_.push_back(chosen);
    label(text, chosen.left, (chosen.top + chosen.bottom) / 2, "left", colour);
  }

  void write_line_labels(std::size_t panel) {
    const Rectangle& at = grid_.panels[panel];
    for (const PlotLine& line : figure_.lines) {
      const double value = line_value(line, figure_, columns_, data_.panels[panel], x_.from);
      if (line.vertical) {
        const double x = pixel_x(panel, value);
        if (value < x_.from || value > x_.to) continue;
        segment(x, at.top, x, at.bottom, string("linewidth 1.2 dashtype (4,4) linecolor rgb '") + line_colour + "'");
      }
      if (line.label.empty()) continue;
      std::vector<std::pair<double, double>> places;
      const double width = text_width(line.label);
      if (line.vertical) {
        for (double y = at.top + 10; y < at.bottom; y += line_height)
          for (const double aside : {6.0, -width - 6}) places.emplace_back(pixel_x(panel, value) + aside, y);
      } else {
        for (const auto& [x, y] : line_points(panel, line))
          for (const double below : {-12.0, 12.0})
            for (const double back : {0.0, 0.5, 1.0})
              places.emplace_back(pixel_x(panel, x) + 6 - back * (width + 12), pixel_y(panel, y) + below);
      }
      put_freely(panel, line.label, places, line_colour);
    }
  }

  void write_annotations(std::size_t panel) {
    for (const Reading& reading : figure_.annotations) {
      const auto found = read_off(reading, figure_, data_);
      if (!found && panel == 0)
        notes_.push_back(figure_.name + ": \"" + reading.text + "\" is left out: " +
                         (reading.kind == Reading::Kind::crossing
                              ? reading.series[0] + " and " + reading.series[1] + " do not cross"
                              : "no value there"));
      if (!found || found->panel != panel) continue;
      const double x = pixel_x(panel, found->x), y = pixel_y(panel, found->y), width = text_width(found->text);
      label("", x, y, "left", ink,
            string(" point pointtype 6 pointsize 1.9 linewidth 1.4 linecolor rgb '") + ink + "'");
      std::vector<std::pair<double, double>> places;
      for (const double away : {14.0, 24.0, 40.0, 60.0})
        for (const double down : {-1.0, 1.0, 0.0})
          for (const double left : {0.0, -width / 2, -width})
            if (down != 0 || left != -width / 2)
              places.emplace_back(x + left + away * (left == 0 ? 0.7 : left == -width ? -0.7 : 0), y + down * away);
      put_freely(panel, found->text, places, ink);
    }
  }

  void write_plot(std::size_t panel) {
    std::vector<string> parts;
    const auto colour = [](const SeriesStyle& style) { return string(" linecolor rgb '") + style.colour + "'"; };
    if (figure_.band)
      for (std::size_t s = 0; s < data_.series.size(); ++s)
        if (has_points(panel, s))
          parts.push_back(block(panel, "s", s) +
                          (of_categories()
                               ? " using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.2"
                               : " using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder") +
                          colour(series_styles[s]));
    for (std::size_t line = 0; line < figure_.lines.size(); ++line)
      if (!figure_.lines[line].vertical && !line_points(panel, figure_.lines[line]).empty())
        parts.push_back(block(panel, "l", line) + " with lines linewidth 1.2 dashtype (4,4) linecolor rgb '" +
                        line_colour + "'");
    for (std::size_t s = 0; s < data_.series.size(); ++s) {
      if (!has_points(panel, s)) continue;
      const SeriesStyle& style = series_styles[s];
      if (!of_categories())
        parts.push_back(block(panel, "s", s) + " using 1:2 with lines linewidth 2 dashtype " + style.dash +
                        colour(style));
      parts.push_back(block(panel, "s", s) + " using 1:2 with points pointtype " + std::to_string(style.point) +
                      " pointsize 0.8" + colour(style));
    }
    if (parts.empty()) parts.push_back("NaN");
    text_ += "plot ";
    for (const string& part : parts) text_ += (&part == &parts.front() ? "" : ", \\\n  ") + part;
    text_ += "\n";
  }

  bool has_points(std::size_t panel, std::size_t series) const {
    const auto& points = data_.panels[panel].series[series];
    return std::any_of(points.begin(), points.end(), has_y);
  }

  const FigureSpec& figure_;
  const PlotColumns& columns_;
  const PlotData& data_;
  PanelGrid grid_;
  Scale x_, y_;
  bool direct_ = false;
  double title_height_ = 0;
  string text_;
  std::vector<string> notes_;
  std::vector<Rectangle> taken_;         // by texts in this panel
};

}  // namespace

string plot_number(double value) {
  char digits[32];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 9);
  return error == std::errc() ? string(digits, end) : "NaN";
}

FigureScript figure_script(const FigureSpec& figure, const PlotColumns& columns, const PlotData& data) {
  return Writer(figure, columns, data).script();
}

string figure_table_csv(const FigureSpec& figure, const PlotData& data) {
  string text = csv_line({"panel", "series", figure.x.of, figure.y.of, "low", "high"});
  for (const PlotPanel& panel : data.panels)
    for (std::size_t s = 0; s < data.series.size(); ++s)
      for (const PlotPoint& point : panel.series[s]) {
        const string x = data.categories.empty() ? plot_number(point.x)
                                                 : data.categories[static_cast<std::size_t>(point.x) - 1];
        const auto cell = [&](double way) {
          return point.y ? plot_number(*point.y + way * point.half_width) : string();
        };
        text += csv_line({panel.title, data.series[s], x, cell(0), cell(-1), cell(1)});
      }
  return text;
}

}  // namespace interleave
