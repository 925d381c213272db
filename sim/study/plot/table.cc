#include "sim/study/plot/table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/scenario/scenario.h"

namespace interleave {
namespace {

// One line's cells, from `at` on, which then stands behind it. Quoted cells may hold commas, quotes and line feeds.
std::vector<std::string> cells_of(std::string_view text, std::size_t& at) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  while (at < text.size()) {
    const char c = text[at++];
    if (quoted && c == '"' && at < text.size() && text[at] == '"') {
      cells.back() += text[at++];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted || (c != ',' && c != '\n')) {
      cells.back() += c;
    } else if (c == ',') {
      cells.emplace_back();
    } else {
      break;
    }
  }
  return cells;
}

}  // namespace

CsvTable CsvTable::parse(std::string_view text, const std::string& name) {
  CsvTable table;
  std::size_t at = 0;
  table.columns_ = cells_of(text, at);
  while (at < text.size()) {
    table.rows_.push_back(cells_of(text, at));
    if (table.rows_.back().size() != table.columns_.size())
      throw InputError(name + ": damaged: row " + std::to_string(table.rows_.size()) + " has " +
                       std::to_string(table.rows_.back().size()) + " cells, expected " +
                       std::to_string(table.columns_.size()) + "; remove the file and make it again");
  }
  return table;
}

CsvTable CsvTable::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path + ": no such file; `interleave sweep` makes it");
  return parse(std::string(std::istreambuf_iterator<char>(in), {}), path);
}

std::size_t CsvTable::find(const std::string& column) const {
  return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
}

}  // namespace interleave
