// A table of results as figures read it: results.csv, cell by cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class CsvTable {
 public:
  // Throws InputError: there is none, or a line has other cells than the first.
  static CsvTable read(const std::string& path);
  static CsvTable parse(std::string_view text, const std::string& name);

  const std::vector<std::string>& columns() const { return columns_; }
  std::size_t rows() const { return rows_.size(); }
  const std::string& cell(std::size_t row, std::size_t column) const { return rows_[row][column]; }
  // The number of columns() where there is none of that name.
  std::size_t find(const std::string& column) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace interleave
