// Files that survive: what is written is checked, what is to last is synced, what is replaced is replaced at once.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace interleave {

// A disk that is full, a write, sync or rename that failed: what() names the file and the reason.
class StorageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// An open file, closed with the object.
class File {
 public:
  enum class Mode { read, append, create };   // append: made if it is not there; create: emptied if it is
  File(std::string path, Mode mode);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int handle() const { return handle_; }
  const std::string& path() const { return path_; }
  std::uint64_t size() const;
  void write(std::string_view bytes);
  void sync();                                 // data, and as much of the rest as is needed to read it
  void cut(std::uint64_t size);
  std::string read(std::uint64_t offset, std::size_t size) const;   // less at the end

 private:
  [[noreturn]] void fail(const char* what) const;
  std::string path_;
  int handle_;
};

// Written beside `path`, synced, and renamed to it by done(); gone if that is never called.
class NewFile {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)), file_(path_ + ".new", File::Mode::create) {}
  ~NewFile();
  void write(std::string_view bytes);
  void done();

 private:
  std::string path_;
  File file_;
  std::string buffer_;
  bool done_ = false;
};

// A folder of its own among the system's temporary ones, gone with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// Makes `path`.new, which someone else has written, be `path`.
void put_in_place(const std::string& path);

}  // namespace interleave
