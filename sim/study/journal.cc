#include "sim/study/journal.h"

#include <charconv>

#include "sim/core/fingerprint.h"

namespace interleave {
namespace {

constexpr std::size_t fingerprint_digits = 16;
constexpr std::size_t read_bytes = 1 << 20;
constexpr std::size_t damage_shown_max = 10;

void append_field(std::string& line, std::string_view text) {
  line += '\t';
  for (const char c : text) {
    if (c == '\t')
      line += "\\t";
    else if (c == '\n')
      line += "\\n";
    else if (c == '\\')
      line += "\\\\";
    else
      line += c;
  }
}

std::string unescaped(std::string_view field) {
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      text += field[i];
    } else {
      ++i;
      text += field[i] == 't' ? '\t' : field[i] == 'n' ? '\n' : field[i];
    }
  }
  return text;
}

std::int64_t number_in(std::string_view field, const char* what) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (error != std::errc() || end != field.data() + field.size() || number < 1)
    throw std::runtime_error(std::string("no ") + what);
  return number;
}

}  // namespace

std::string journal_line(const RunRecord& record) {
  std::string rest;
  append_field(rest, std::to_string(record.run));
  append_field(rest, record.id);
  append_field(rest, std::to_string(record.rows.front().size()));
  for (const Row& row : record.rows)
    for (const std::string& cell : row) append_field(rest, cell);
  return fingerprint(rest) + rest + "\n";
}

RunRecord parse_journal_line(std::string_view line) {
  const std::string_view mark = line.substr(0, fingerprint_digits);
  if (line.size() <= mark.size() || fingerprint(line.substr(mark.size())) != mark)
    throw std::runtime_error("its fingerprint is not that of its text");
  std::vector<std::string_view> fields;
  for (std::size_t start = fingerprint_digits + 1;;) {
    const std::size_t end = line.find('\t', start);
    fields.push_back(line.substr(start, end - start));
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  if (fields.size() < 4) throw std::runtime_error("too few fields");
  RunRecord record;
  record.run = number_in(fields[0], "number of a run");
  record.id = unescaped(fields[1]);
  const auto width = static_cast<std::size_t>(number_in(fields[2], "number of cells"));
  if (width < row_columns().size() || (fields.size() - 3) % width != 0)
    throw std::runtime_error("the cells do not fill their rows");
  for (std::size_t i = 3; i < fields.size(); i += width) {
    Row row;
    for (std::size_t k = 0; k < width; ++k) row.push_back(unescaped(fields[i + k]));
    record.rows.push_back(std::move(row));
  }
  return record;
}

JournalScan scan_journal(const File& file) {
  JournalScan scan;
  std::string pending;
  std::int64_t line_number = 0;
  for (std::uint64_t offset = 0;;) {
    const std::string chunk = file.read(offset, read_bytes);
    if (chunk.empty()) break;
    offset += chunk.size();
    pending += chunk;
    std::size_t start = 0;
    for (std::size_t end; (end = pending.find('\n', start)) != std::string::npos; start = end + 1) {
      const std::string_view line = std::string_view(pending).substr(start, end - start);
      ++line_number;
      try {
        const RunRecord record = parse_journal_line(line);
        scan.entries.push_back(
            {record.run, scan.whole_bytes, static_cast<std::uint32_t>(line.size()), record.failed()});
      } catch (const std::runtime_error& error) {
        if (++scan.damaged_lines <= static_cast<std::int64_t>(damage_shown_max))
          scan.damage.push_back(file.path() + ":" + std::to_string(line_number) + ": damaged: " + error.what());
      }
      scan.whole_bytes += line.size() + 1;
    }
    pending.erase(0, start);
  }
  scan.cut_off = !pending.empty();
  return scan;
}

}  // namespace interleave
