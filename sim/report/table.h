// Text tables that line up, whatever the names are written in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/report/report.h"

namespace interleave {

// Columns that a terminal needs for a UTF-8 text: two for East Asian wide characters, none for combining ones. The C
// library's wcwidth() would ask the locale.
std::size_t display_width(std::string_view utf8);

// Blanks to a width, after the text or before it.
std::string padded(std::string_view utf8, std::size_t width, bool right = false);

enum class Tint { none, heading, good, bad };
std::string tinted(std::string_view text, Tint tint, Style style);

class TextTable {
 public:
  struct Column { std::string heading; bool right = true; };   // numbers are aligned right

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void add(std::vector<std::string> cells, Tint tint = Tint::none) { rows_.push_back({std::move(cells), tint}); }
  // Fewer cells than columns: the last one is text that runs on over the columns that follow.
  void add_remark(std::vector<std::string> cells, Tint tint) { rows_.push_back({std::move(cells), tint, true}); }
  void add_rule() { rows_.push_back({{}, Tint::none}); }

  std::string text(Style style) const;

 private:
  struct Row {
    std::vector<std::string> cells;   // none: a rule
    Tint tint;
    bool runs_on = false;
  };

  std::vector<std::size_t> widths() const;
  std::string line(const Row& row, const std::vector<std::size_t>& widths) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace interleave
