#include "sim/study/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace interleave {
namespace {

constexpr std::size_t buffer_bytes = 1 << 16;

int flags_of(File::Mode mode) {
  switch (mode) {
    case File::Mode::read: return O_RDONLY;
    case File::Mode::append: return O_RDWR | O_APPEND | O_CREAT;
    case File::Mode::create: break;
  }
  return O_RDWR | O_CREAT | O_TRUNC;
}

// A rename lasts when the folder has been synced.
void sync_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  File(folder.empty() ? "." : folder.string(), File::Mode::read).sync();
}

}  // namespace

File::File(std::string path, Mode mode)
    : path_(std::move(path)), handle_(open(path_.c_str(), flags_of(mode) | O_CLOEXEC, 0666)) {
  if (handle_ < 0) fail("opened");
}

File::~File() {
  if (handle_ >= 0) close(handle_);
}

void File::fail(const char* what) const {
  throw StorageError(path_ + ": cannot be " + what + ": " + std::strerror(errno));
}

std::uint64_t File::size() const {
  struct stat facts;
  if (fstat(handle_, &facts) != 0) fail("read");
  return static_cast<std::uint64_t>(facts.st_size);
}

void File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t part = ::write(handle_, bytes.data(), bytes.size());
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) fail("written");
    bytes.remove_prefix(static_cast<std::size_t>(part));
  }
}

void File::sync() {
  if (fsync(handle_) != 0 && errno != EINVAL) fail("synced");   // EINVAL: a file that cannot be, such as a pipe
}

void File::cut(std::uint64_t size) {
  if (ftruncate(handle_, static_cast<off_t>(size)) != 0) fail("cut");
}

std::string File::read(std::uint64_t offset, std::size_t size) const {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t part = pread(handle_, bytes.data() + done, size - done, static_cast<off_t>(offset + done));
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) fail("read");
    if (part == 0) break;
    done += static_cast<std::size_t>(part);
  }
  bytes.resize(done);
  return bytes;
}

NewFile::~NewFile() {
  if (!done_) unlink(file_.path().c_str());
}

void NewFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() < buffer_bytes) return;
  file_.write(buffer_);
  buffer_.clear();
}

void NewFile::done() {
  file_.write(buffer_);
  put_in_place(path_);
  done_ = true;
}

ScratchFolder::ScratchFolder() : path_((std::filesystem::temp_directory_path() / "interleave-XXXXXX").string()) {
  if (!mkdtemp(path_.data())) throw StorageError(path_ + ": cannot be made: " + std::strerror(errno));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void put_in_place(const std::string& path) {
  const std::string fresh = path + ".new";
  File(fresh, File::Mode::append).sync();
  if (std::rename(fresh.c_str(), path.c_str()) != 0)
    throw StorageError(path + ": cannot be replaced: " + std::strerror(errno));
  sync_folder_of(path);
}

}  // namespace interleave
