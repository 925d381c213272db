// The journal of a study: what each finished run came to, appended as it finished, in whatever order.
//
// One line for each run, of fields between tabs: a fingerprint of the rest of the line, the run's number, its id, how
// many cells a row has, and the cells of all its rows; tab, line feed and backslash are written \t, \n, \\. A line
// whose fingerprint is wrong is damaged and not read; a last line without its line feed was cut off by the end of its
// writer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/study/files.h"
#include "sim/study/rows.h"

namespace interleave {

std::string journal_line(const RunRecord& record);
// Throws std::runtime_error, saying what is wrong with it. `line` without its line feed.
RunRecord parse_journal_line(std::string_view line);

// Where a run's line stands.
struct JournalEntry {
  std::int64_t run = 0;
  std::uint64_t offset = 0;
  std::uint32_t size = 0;              // without the line feed
  bool failed = false;
};

struct JournalScan {
  std::vector<JournalEntry> entries;   // in the order of the file; of one run the last is meant
  std::vector<std::string> damage;     // in words, with the line's number; at most ten
  std::int64_t damaged_lines = 0;
  std::uint64_t whole_bytes = 0;       // up to the end of the last whole line
  bool cut_off = false;                // something stands behind that
};

// A line at a time. Throws StorageError where it cannot be read at all.
JournalScan scan_journal(const File& file);

}  // namespace interleave
