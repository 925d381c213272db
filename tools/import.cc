// interleave import: another program's description of a workload as a scenario.
#include <filesystem>
#include <iostream>

#include "sim/core/nearest.h"
#include "sim/scenario/rt_app.h"
#include "sim/scenario/text_file.h"
#include "sim/study/files.h"
#include "tools/commands.h"
#include "tools/options.h"

namespace interleave {
namespace {

void write_scenario(const std::string& path, const std::string& text, bool force) {
  if (path.empty()) {
    std::cout << text;
    return;
  }
  if (!force && std::filesystem::exists(path))
    throw InputError("interleave: import: " + path + " exists; --force overwrites it");
  NewFile file(path);
  file.write(text);
  file.done();
}

}  // namespace

int import_workload(const std::vector<std::string>& words) {
  std::vector<std::string> what;
  std::string out;
  bool help = false, force = false;
  OptionList list;
  list.flag("help,h", help, "this text");
  list.text("output,o", out, "FILE", "the scenario that is written (standard output)");
  list.flag("force", force, "overwrite a file that exists");
  list.files(what);
  list.parse(words);
  if (help) {
    std::cout << "interleave import rt-app FILE: an rt-app file (JSON) as a scenario\n\n" << list.help();
    return 0;
  }
  if (what.empty()) throw InputError("interleave: import what? Write: interleave import rt-app FILE");
  if (what[0] != "rt-app")
    throw InputError("interleave: import: got \"" + what[0] + "\", expected rt-app" +
                     did_you_mean(what[0], {"rt-app"}));
  if (what.size() != 2)
    throw InputError("interleave: import: got " + std::string(what.size() < 2 ? "no file" : "more than one file") +
                     ", expected one; write: interleave import rt-app FILE");
  const Imported imported = import_rt_app(read_text_file(what[1]), what[1] == "-" ? "standard input" : what[1]);
  for (const std::string& warning : imported.warnings) std::cerr << warning << "\n";
  write_scenario(out, imported.text, force);
  return 0;
}

}  // namespace interleave
