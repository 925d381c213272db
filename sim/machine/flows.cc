#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "sim/machine/simgrid.h"

namespace interleave {
namespace {

// The module stands beside the program. It stays loaded: SimGrid does not survive being unloaded.
void* module_symbol(const char* name) {
  static void* const module = [] {
    const std::filesystem::path file =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "libinterleave_simgrid.so";
    void* loaded = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!loaded) throw std::runtime_error(std::string("the module for devices cannot be loaded: ") + dlerror());
    return loaded;
  }();
  void* symbol = dlsym(module, name);
  if (!symbol) throw std::runtime_error(std::string("the module for devices is of another version: no ") + name);
  return symbol;
}

std::unique_ptr<FlowEngine> make_engine(const MachineSpec& machine, Calendar& calendar) {
  using Make = FlowEngine* (*)(const MachineSpec&, Calendar&);
  return std::unique_ptr<FlowEngine>(
      reinterpret_cast<Make>(module_symbol("interleave_make_flow_engine"))(machine, calendar));
}

std::string describe_platform(const std::string& file, const std::string& host) {
  using Describe = void (*)(const std::string&, const std::string&, std::string&);
  std::string description;
  reinterpret_cast<Describe>(module_symbol("interleave_describe_platform"))(file, host, description);
  return description;
}

}  // namespace

bool needs_flow_engine(const MachineSpec& machine) {
  const bool any = std::any_of(machine.devices.begin(), machine.devices.end(), [](const auto& entry) {
    return entry.second.read_bytes_per_s || entry.second.write_bytes_per_s;
  });
  return any || !machine.platform.empty();
}

void load_flow_engine() { module_symbol("interleave_make_flow_engine"); }

Flows::Flows(const MachineSpec& machine, Calendar& calendar) {
  if (needs_flow_engine(machine)) engine_ = make_engine(machine, calendar);
}

Flows::~Flows() = default;

const std::vector<std::string>& Flows::platform_devices() const {
  static const std::vector<std::string> none;
  return engine_ ? engine_->platform_devices() : none;
}

std::optional<Flows::Path> Flows::path(const std::string& device, Way way) const {
  return engine_ ? engine_->path(device, way) : std::nullopt;
}

void Flows::start(Flow& flow, Path path, std::int64_t bytes, std::uint64_t order) {
  engine_->start(flow, path, bytes, order);
}

void Flows::run(const std::function<void()>& main) { engine_ ? engine_->run(main) : main(); }

void Flows::follow(Time date) {
  if (engine_) engine_->bring_to(date);
}

// ---- Reading a platform, in a child ----

namespace {

PlatformHost parse_description(const std::string& description) {
  std::istringstream text(description);
  PlatformHost host;
  std::size_t disks = 0;
  text >> host.cores >> host.speed_flops >> disks;
  text.ignore();
  for (std::string name; std::getline(text, name);)
    (host.disks.size() < disks ? host.disks : host.links).push_back(name);
  return host;
}

// What it writes on standard error comes first, and is the reason when it dies.
[[noreturn]] void describe_and_exit(int out, const std::string& file, const std::string& host) {
  dup2(out, STDERR_FILENO);
  std::string answer;
  try {
    answer = "\1+" + describe_platform(file, host);
  } catch (const std::exception& error) {
    answer = std::string("\1-") + error.what();
  }
  for (std::size_t done = 0; done < answer.size();) {
    const ssize_t part = write(out, answer.data() + done, answer.size() - done);
    if (part <= 0) break;
    done += static_cast<std::size_t>(part);
  }
  _exit(0);
}

}  // namespace

PlatformHost read_platform(const std::string& file, const std::string& host) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error(std::string("pipe: ") + std::strerror(errno));
  std::fflush(nullptr);  // or the child writes it too
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error(std::string("fork: ") + std::strerror(errno));
  if (child == 0) {
    close(ends[0]);
    describe_and_exit(ends[1], file, host);
  }
  close(ends[1]);
  std::string answer;
  char buffer[4096];
  for (ssize_t part; (part = read(ends[0], buffer, sizeof buffer)) != 0;) {
    if (part < 0 && errno != EINTR) break;
    if (part > 0) answer.append(buffer, static_cast<std::size_t>(part));
  }
  close(ends[0]);
  while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {}
  const std::size_t start = answer.find('\1');
  if (start == std::string::npos) throw std::runtime_error(file + ": SimGrid cannot read it: " + answer);
  if (answer[start + 1] == '-') throw std::runtime_error(answer.substr(start + 2));
  return parse_description(answer.substr(start + 2));
}

}  // namespace interleave
