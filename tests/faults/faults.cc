// Makes system calls fail, for tests: preloaded into the program, it counts the calls of one kind and lets the one
// asked for and all later ones fail. INTERLEAVE_FAULT=CALL:NUMBER:ERRNO, e.g. fsync:3:5; `write` counts those to files
// alone.
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

bool fails(const char* call) {
  static int calls = 0;
  const char* wanted = std::getenv("INTERLEAVE_FAULT");
  char name[32];
  int number = 0, error = 0;
  if (!wanted || std::sscanf(wanted, "%31[a-z]:%d:%d", name, &number, &error) != 3 || std::strcmp(name, call) != 0)
    return false;
  if (++calls < number) return false;
  errno = error;
  return true;
}

bool is_file(int file) {
  struct stat facts;
  return fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
}

template <class Call>
Call* original(const char* name) {
  return reinterpret_cast<Call*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int fsync(int file) { return fails("fsync") ? -1 : original<int(int)>("fsync")(file); }

int rename(const char* from, const char* to) {
  return fails("rename") ? -1 : original<int(const char*, const char*)>("rename")(from, to);
}

ssize_t write(int file, const void* bytes, size_t size) {
  if (is_file(file) && fails("write")) {
    // Half of it is on the disk when it turns out to be full.
    if (size > 1 && errno == ENOSPC) {
      const ssize_t half = original<ssize_t(int, const void*, size_t)>("write")(file, bytes, size / 2);
      errno = ENOSPC;
      (void)half;
    }
    return -1;
  }
  return original<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
}

}  // extern "C"
