#include "sim/report/table.h"

#include <algorithm>
#include <cstdint>

namespace interleave {

namespace {

struct Range { std::uint32_t first, last; };

// The blocks that names are likely to use, after Unicode's EastAsianWidth.txt and its general category Mn.
constexpr Range wide[] = {{0x1100, 0x115f}, {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xac00, 0xd7a3},  {0xf900, 0xfaff},
                          {0xfe30, 0xfe6f}, {0xff00, 0xff60},   {0xffe0, 0xffe6},   {0x1f300, 0x1f64f},
                          {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
constexpr Range combining[] = {{0x300, 0x36f}, {0x591, 0x5bd}, {0x64b, 0x65f}, {0x200b, 0x200f}, {0x20d0, 0x20ff},
                               {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};

template <std::size_t count>
bool within(const Range (&ranges)[count], std::uint32_t code) {
  return std::any_of(ranges, ranges + count, [&](Range range) { return range.first <= code && code <= range.last; });
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i++]);
    std::uint32_t code = lead < 0xc0 ? lead : lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07;
    while (i < utf8.size() && continues(utf8[i])) code = code << 6 | (static_cast<unsigned char>(utf8[i++]) & 0x3f);
    width += within(combining, code) ? 0 : within(wide, code) ? 2 : 1;
  }
  return width;
}

std::string padded(std::string_view utf8, std::size_t width, bool right) {
  const std::size_t own = display_width(utf8);
  const std::string blanks(own < width ? width - own : 0, ' ');
  return right ? blanks + std::string(utf8) : std::string(utf8) + blanks;
}

std::string tinted(std::string_view text, Tint tint, Style style) {
  if (!style.colour || tint == Tint::none) return std::string(text);
  const char* start = tint == Tint::heading ? "\x1b[1m" : tint == Tint::good ? "\x1b[32m" : "\x1b[31m";
  return start + std::string(text) + "\x1b[0m";
}

std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> widths;
  for (const Column& column : columns_) widths.push_back(display_width(column.heading));
  for (const Row& row : rows_) {
    const std::size_t measured = row.runs_on ? row.cells.size() - 1 : row.cells.size();
    for (std::size_t i = 0; i < measured; ++i) widths[i] = std::max(widths[i], display_width(row.cells[i]));
  }
  return widths;
}

std::string TextTable::line(const Row& row, const std::vector<std::size_t>& widths) const {
  std::string text;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool remark = row.runs_on && i + 1 == row.cells.size();
    text += i == 0 ? "" : "  ";
    text += remark ? row.cells[i] : padded(row.cells[i], widths[i], columns_[i].right);
  }
  text.erase(text.find_last_not_of(' ') + 1);   // no blanks at the end of a line
  return text;
}

std::string TextTable::text(Style style) const {
  const std::vector<std::size_t> widths = this->widths();
  Row headings{{}, Tint::heading};
  std::string rule;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    headings.cells.push_back(columns_[i].heading);
    rule += (i == 0 ? "" : "  ") + std::string(widths[i], '-');
  }
  std::string text = tinted(line(headings, widths), Tint::heading, style) + "\n" + rule + "\n";
  for (const Row& row : rows_)
    text += (row.cells.empty() ? rule : tinted(line(row, widths), row.tint, style)) + "\n";
  return text;
}

}  // namespace interleave
