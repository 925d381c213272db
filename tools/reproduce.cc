// interleave reproduce: a folder of figures made again from its manifest, and compared file by file.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "sim/core/sha256.h"
#include "sim/scenario/text_file.h"
#include "sim/study/files.h"
#include "sim/study/plot/manifest.h"
#include "tools/commands.h"
#include "tools/options.h"

namespace interleave {
namespace {

namespace fs = std::filesystem;
using std::string;

std::optional<string> bytes_of(const string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return string(std::istreambuf_iterator<char>(in), {});
}

// Same, or different and where.
string verdict(const string& path, const FilesByName& made, const string& name) {
  const auto now = made.find(name);
  const std::optional<string> before = bytes_of(path);
  if (now == made.end()) return "different: it is not made any more";
  if (!before) return "different: it is not there";
  const string where = first_difference(*before, now->second);
  return where.empty() ? "same" : "different: " + where;
}

int compare_files(const string& folder, const string& before, const ReadManifest& manifest, const FilesByName& made) {
  int different = 0;
  for (const string& name : manifest.files) {
    const string said = verdict(folder + "/" + name, made, name);
    different += said != "same";
    std::cout << before << name << ": " << said << "\n";
  }
  for (const auto& [name, bytes] : made)
    if (std::find(manifest.files.begin(), manifest.files.end(), name) == manifest.files.end()) {
      ++different;
      std::cout << before << name << ": different: the manifest does not have it\n";
    }
  return different;
}

bool has_manifest(const fs::path& folder) { return fs::exists(folder / "manifest.json"); }

// The folders meant: one without a manifest stands for those in it that have one, in the order of their names.
std::vector<string> figure_folders(const std::vector<string>& words) {
  std::vector<string> folders;
  for (const string& word : words) {
    std::vector<string> inside;
    if (!has_manifest(word) && fs::is_directory(word))
      for (const auto& entry : fs::directory_iterator(word))
        if (entry.is_directory() && has_manifest(entry.path())) inside.push_back(entry.path().string());
    std::sort(inside.begin(), inside.end());
    if (inside.empty()) inside = {word};   // what it lacks is said when it is read
    folders.insert(folders.end(), inside.begin(), inside.end());
  }
  return folders;
}

// `before` stands before each file's name. The exit code.
int reproduce_folder(const string& folder, const string& before, int jobs) {
  const string manifest_path = folder + "/manifest.json";
  const ReadManifest manifest = read_manifest(read_text_file(manifest_path), manifest_path);
  const string study = (fs::path(folder) / manifest.study_file).lexically_normal().string();
  const Provenance provenance{manifest.study_file, read_text_file(study), manifest.date, manifest.formats};
  int different = 0;
  if (sha256(provenance.study_bytes) != manifest.study_sha256) {
    std::cout << before << manifest.study_file << ": different: the study has been changed since\n";
    ++different;
  }
  const ScratchFolder scratch;   // for the results
  const MadeFigures made = make_figures(study, scratch.file("results"), processes(jobs_or_cores(jobs)), provenance);
  if (made.drawn.files.empty()) return made.exit_code;
  different += compare_files(folder, before, manifest, made.drawn.files);
  return different > 0 ? 1 : 0;
}

}  // namespace

int reproduce(const std::vector<string>& words) {
  std::vector<string> given;
  int jobs = 0;
  bool help = false;
  OptionList list;
  list.flag("help,h", help, "this text");
  list.number("jobs,j", jobs, "N", "runs at a time (as many as there are cores)");
  list.files(given);
  list.parse(words);
  check_jobs(list, jobs);
  if (help) {
    std::cout << "interleave reproduce DIR...: makes what `interleave figure` put there again, runs included, and says "
                 "of each file:\nsame, or different and where; of a DIR without a manifest, all folders in it\n\n"
              << list.help();
    return 0;
  }
  if (given.empty()) throw InputError("interleave: reproduce what? Give a DIR that `interleave figure` has made");
  const std::vector<string> folders = figure_folders(given);
  const bool one = folders.size() == 1 && folders == given;
  int exit_code = 0;
  for (const string& folder : folders) {
    const int ended = reproduce_folder(folder, one ? "" : folder + "/", jobs);
    if (ended > 128) return ended;       // by a signal
    exit_code = std::max(exit_code, ended);
  }
  return exit_code;
}

}  // namespace interleave
