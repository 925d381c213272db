// interleave calibrate: measures an interpreter of this machine, or takes what was measured, and writes its profile.
#include "sim/study/calibration.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/scenario/carried.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/text_file.h"
#include "sim/study/files.h"
#include "tools/commands.h"
#include "tools/options.h"
#include "tools/progress.h"

namespace interleave {
namespace {

using nlohmann::json;
using std::string;

struct Words {
  string python = "python3", output, base, machine, machine_output, records, source;
  std::vector<string> from;
  bool quick = false, force = false, help = false;
};

InputError wrong(const string& what) { return InputError("interleave: calibrate: " + what); }

const string& carried(const string& path) {
  for (const CarriedFile& file : carried_files())
    if (file.path == path) return file.text;
  throw std::logic_error(path + " is not carried");
}

// ---- Measuring: the interpreter runs the carried script, which writes a record a line ----

class Script {
 public:
  Script(const string& python, bool quick);
  ~Script() {
    if (file_) std::fclose(file_);
    if (process_ > 0) {
      kill(process_, SIGTERM);
      waitpid(process_, nullptr, 0);
    }
  }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;

  bool line(string& text);
  void end();   // throws where it ended otherwise than well

 private:
  string python_;
  pid_t process_ = -1;
  FILE* file_ = nullptr;
};

Script::Script(const string& python, bool quick) : python_(python) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error(string("no pipe: ") + std::strerror(errno));
  const string& text = carried("tools/primitives.py");
  process_ = fork();
  if (process_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    std::signal(SIGPIPE, SIG_DFL);
    execlp(python_.c_str(), python_.c_str(), "-c", text.c_str(), quick ? "--quick" : "--full", nullptr);
    _exit(errno == ENOENT ? 127 : 126);
  }
  close(ends[1]);
  file_ = fdopen(ends[0], "r");
  if (process_ < 0 || !file_) throw std::runtime_error(string("no process for ") + python_ + ": " + strerror(errno));
}

bool Script::line(string& text) {
  char* buffer = nullptr;
  std::size_t size = 0;
  const ssize_t length = getline(&buffer, &size, file_);
  if (length > 0) text.assign(buffer, static_cast<std::size_t>(length - (buffer[length - 1] == '\n' ? 1 : 0)));
  std::free(buffer);
  return length > 0;
}

void Script::end() {
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
  process_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
    throw wrong("--python: " + python_ + " is not there; name an interpreter, e.g. python3 or a path");
  if (WIFEXITED(status) && WEXITSTATUS(status) == 126) throw wrong("--python: " + python_ + " cannot be run");
  throw wrong("--python: " + python_ + " did not measure to the end: " +
              (WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                   : "exit code " + std::to_string(WEXITSTATUS(status))));
}

// The records, a line each. Its first line says how many there will be, or why there are none.
string measured(const Words& words) {
  Script script(words.python, words.quick);
  string line, records;
  if (!script.line(line)) {
    script.end();
    throw wrong("--python: " + words.python + " printed nothing; it has to be CPython, 2.7 or later");
  }
  const json first = json::parse(line, nullptr, false);
  if (first.is_discarded() || !first.is_object() || !(first.contains("cases") || first.contains("error")))
    throw wrong("--python: " + words.python + " is no Python interpreter: it printed \"" + line.substr(0, 60) + "\"");
  if (first.contains("error")) throw wrong("--python: " + words.python + ": " + first.at("error").get<string>());
  const std::int64_t cases = first.at("cases");
  ProgressBar progress(cases);
  for (std::int64_t done = 0; done < cases && script.line(line); progress.show(++done)) records += line + "\n";
  script.end();
  return records;
}

// ---- What the profile is derived with ----

Scenario scenario_with(const string& profile, const string& machine) {
  return parse_scenario("machine: " + machine + "\npython: " + profile +
                            "\nworkload: {tasks: 1, steps: [{python: 1 ms}]}\napproaches: [sequential]\n",
                        "calibrate", {});
}

// That of the version, or the last before it; the first there is for older ones.
string base_for(const string& python) {
  const auto key = [](const string& version) {
    const std::size_t dot = version.find('.');
    return std::pair(std::atoi(version.c_str()), std::atoi(version.c_str() + std::min(dot + 1, version.size())));
  };
  string best;
  for (const Named& profile : profile_list()) {
    const string version = profile.name.substr(profile.name.find('-') + 1);
    if (version.find_first_not_of("0123456789.") != string::npos) continue;   // of another kind: 3.13t
    const bool reached = key(version) <= key(python);
    if (best.empty() || (reached && key(best) < key(version)) || (!reached && key(best) > key(version) &&
                                                                  key(best) > key(python)))
      best = version;
  }
  return "cpython-" + best;
}

string base_text(const string& base) {
  return base.ends_with(".yaml") ? read_text_file(base) : carried("scenarios/profiles/" + base + ".yaml");
}

// The command as one would type it again, for the head of the file.
string command_of(const std::vector<string>& words) {
  string text = "interleave calibrate";
  for (const string& word : words)
    if (word != "--force") text += " " + word;
  return text;
}

std::vector<string> head_of(const std::vector<string>& words, const Primitives& primitives,
                            const std::vector<string>& warnings) {
  std::vector<string> head = {"CPython " + primitives.python() + ", from measured primitives alone, by"};
  string line = "   ";
  std::istringstream command(command_of(words));
  for (string word; command >> word; line += " " + word)
    if (line.size() + word.size() > 100) {
      head.push_back(line + " \\");
      line = "       ";
    }
  head.push_back(line);
  head.insert(head.end(), warnings.begin(), warnings.end());
  return head;
}

void write_file(const string& path, const string& text) {
  NewFile file(path);
  file.write(text);
  file.done();
}

void check(const Words& words, const OptionList& list) {
  if (words.output.empty()) throw wrong("where to? Give -o FILE.yaml");
  if (!words.output.ends_with(".yaml"))
    throw wrong("-o: got \"" + words.output + "\", expected a name that ends in .yaml");
  if (list.given("python") && !words.from.empty())
    throw wrong("got --python and --from, of which one measures and the other has what was measured; give one");
  for (const string& path : {words.output, words.machine_output, words.records})
    if (!path.empty() && !words.force && std::filesystem::exists(path))
      throw wrong(path + " exists; --force overwrites it");
}

Primitives primitives_of(const Words& words) {
  try {
    if (!words.from.empty()) return Primitives::read(words.from);
    const string records = measured(words);
    if (!words.records.empty()) write_file(words.records, records);
    Primitives primitives;
    primitives.add(records, words.python);
    if (primitives.all().empty()) throw wrong("--python: " + words.python + " measured nothing");
    return primitives;
  } catch (const InputError&) {
    throw;
  } catch (const StorageError&) {
    throw;
  } catch (const std::exception& unreadable) {
    throw wrong(unreadable.what());
  }
}

string cpu_model() {
  std::ifstream file("/proc/cpuinfo");
  for (string line; std::getline(file, line);)
    if (line.starts_with("model name")) return line.substr(std::min(line.find(": ") + 2, line.size()));
  return "this machine";
}

string source_of(const Words& words, const Profile& base, const Primitives& primitives) {
  if (!words.source.empty()) return words.source;
  if (!words.from.empty()) return base.source;
  return "measured by interleave calibrate on " + std::to_string(primitives.cores()) + " cores, " + cpu_model();
}

}  // namespace

int calibrate_profile(const std::vector<string>& words_given) {
  Words words;
  OptionList list;
  list.flag("help,h", words.help, "this text");
  list.text("output,o", words.output, "FILE", "the profile that is written");
  list.text("python", words.python, "EXE", "the interpreter to measure (python3)");
  list.texts("from", words.from, "FILE", "measured already: records of primitives, a line each; more than once");
  list.flag("quick", words.quick, "seconds instead of minutes, and rougher");
  list.text("records", words.records, "FILE", "keep what was measured, for --from");
  list.text("machine-output", words.machine_output, "FILE", "write what was measured of the machine, too");
  list.text("machine", words.machine, "NAME", "the machine that it was measured on, or its file (as measured)");
  list.text("base", words.base, "NAME", "a profile, or its file, for what no primitive tells (of the nearest version)");
  list.text("source", words.source, "TEXT", "who measured it, on what");
  list.flag("force", words.force, "overwrite files that exist");
  list.parse(words_given);
  if (words.help) {
    std::cout << "interleave calibrate -o FILE.yaml: measures what operations of an interpreter of this machine cost, "
                 "and writes its profile\n\n" << list.help();
    return 0;
  }
  check(words, list);
  const Primitives primitives = primitives_of(words);
  const string base = words.base.empty() ? base_for(primitives.python()) : words.base;
  const MachineSpec measured_machine = calibrated_machine(primitives);
  const Scenario with = scenario_with(base, words.machine.empty() ? "{cores: 1}" : words.machine);
  const MachineSpec& machine = words.machine.empty() ? measured_machine : with.machine;
  Calibration calibration = calibrate(primitives, with.python, machine);
  calibration.profile.name = std::filesystem::path(words.output).stem();
  calibration.profile.source = source_of(words, with.python, primitives);
  for (const string& warning : calibration.warnings) std::cerr << "interleave: calibrate: " << warning << "\n";
  const std::vector<string> head = head_of(words_given, primitives, calibration.warnings);
  write_file(words.output, profile_text(calibration, base_text(base), head));
  if (!words.machine_output.empty()) write_file(words.machine_output, machine_text(measured_machine, head));
  std::cout << words.output << ": a profile of CPython " << primitives.python() << "; use it by --set python="
            << words.output << "\n";
  return 0;
}

}  // namespace interleave
