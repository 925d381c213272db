#include "sim/scenario/text_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "sim/scenario/scenario.h"

namespace interleave {
namespace {

std::string read_all(std::istream& in, const std::string& name) {
  std::string text(text_bytes_max + 1, '\0');
  errno = 0;
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) throw InputError(name + ": cannot be read: " + std::strerror(errno));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > text_bytes_max)
    throw InputError(name + ": larger than 16 MiB, expected a text file written by hand or by a small program");
  return text;
}

// A stream of the library takes one that is closed, or a folder, for an empty one.
std::string read_standard_input() {
  struct stat status {};
  if (fstat(STDIN_FILENO, &status) != 0)
    throw InputError(std::string("standard input: cannot be read: ") + std::strerror(errno));
  if (S_ISDIR(status.st_mode)) throw InputError("standard input: is a folder, expected a file");
  return read_all(std::cin, "standard input");
}

}  // namespace

std::string read_text_file(const std::string& path) {
  if (path == "-") return read_standard_input();
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) throw InputError(path + ": no such file; check the name and the folder");
  if (std::filesystem::is_directory(status)) throw InputError(path + ": is a folder, expected a file");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path + ": cannot be opened: " + std::strerror(errno));
  return read_all(in, path);
}

std::string beside(const std::string& directory, const std::string& name) {
  return (std::filesystem::path(directory) / name).string();
}

}  // namespace interleave
