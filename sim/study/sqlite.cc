#include "sim/study/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include <charconv>

#include "sim/study/files.h"

namespace interleave {
namespace {

std::string sql_quoted(const std::string& name) {
  std::string text;
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return "\"" + text + "\"";
}

template <class Number>
bool is(const std::string& cell, Number& number) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return error == std::errc() && end == cell.data() + cell.size();
}

// A whole number beyond 64 bits (a seed) and "inf" or "nan" (a label) stay text.
bool is_number(const std::string& cell, double& number) {
  return cell.find_first_not_of("0123456789") != std::string::npos && cell.find_first_not_of("+-.0123456789e") ==
         std::string::npos && is(cell, number);
}

}  // namespace

Database::Database(const std::string& path) : path_(path) {
  const std::string fresh = path_ + ".new";
  unlink(fresh.c_str());
  check(sqlite3_open(fresh.c_str(), &database_));
  // It is nobody's until it is complete.
  run("PRAGMA journal_mode=OFF");
  run("PRAGMA synchronous=OFF");
  run("BEGIN");
}

Database::~Database() {
  if (!database_) return;
  sqlite3_close(database_);
  unlink((path_ + ".new").c_str());
}

void Database::check(int code) const {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  throw StorageError(path_ + ": cannot be written: " + (database_ ? sqlite3_errmsg(database_) : sqlite3_errstr(code)));
}

void Database::run(const std::string& statement) {
  check(sqlite3_exec(database_, statement.c_str(), nullptr, nullptr, nullptr));
}

std::unique_ptr<Database::Rows> Database::table(const std::string& name, const std::vector<std::string>& columns) {
  std::string list, marks;
  for (const std::string& column : columns) {
    list += (list.empty() ? "" : ", ") + sql_quoted(column);
    marks += marks.empty() ? "?" : ", ?";
  }
  run("CREATE TABLE " + sql_quoted(name) + " (" + list + ")");
  sqlite3_stmt* insert = nullptr;
  const std::string statement = "INSERT INTO " + sql_quoted(name) + " VALUES (" + marks + ")";
  check(sqlite3_prepare_v2(database_, statement.c_str(), -1, &insert, nullptr));
  return std::make_unique<Rows>(*this, insert);
}

Database::Rows::~Rows() { sqlite3_finalize(insert_); }

void Database::Rows::add(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    const int at = static_cast<int>(i) + 1;
    std::int64_t whole = 0;
    double number = 0;
    if (cell.empty())
      database_.check(sqlite3_bind_null(insert_, at));
    else if (is(cell, whole))
      database_.check(sqlite3_bind_int64(insert_, at, whole));
    else if (is_number(cell, number))
      database_.check(sqlite3_bind_double(insert_, at, number));
    else
      database_.check(sqlite3_bind_text(insert_, at, cell.c_str(), static_cast<int>(cell.size()), SQLITE_TRANSIENT));
  }
  database_.check(sqlite3_step(insert_));
  database_.check(sqlite3_reset(insert_));
}

void Database::done() {
  run("COMMIT");
  const int code = sqlite3_close(database_);
  database_ = nullptr;
  check(code);
  put_in_place(path_);
}

}  // namespace interleave
