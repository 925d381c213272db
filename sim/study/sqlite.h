// A database file made of tables of text cells. The same cells give the same bytes.
#pragma once

#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace interleave {

// Written beside `path` and put in place by done(). Throws StorageError.
class Database {
 public:
  explicit Database(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Whole numbers and numbers are stored as such, empty cells as NULL.
  class Rows {
   public:
    Rows(Database& database, sqlite3_stmt* insert) : database_(database), insert_(insert) {}
    ~Rows();
    void add(const std::vector<std::string>& cells);

   private:
    Database& database_;
    sqlite3_stmt* insert_;
  };
  std::unique_ptr<Rows> table(const std::string& name, const std::vector<std::string>& columns);
  void done();

 private:
  void run(const std::string& statement);
  void check(int code) const;

  std::string path_;
  sqlite3* database_ = nullptr;
};

}  // namespace interleave
