// interleave figure: a study's figures, drawn of its results, which are made where they are missing.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "sim/scenario/text_file.h"
#include "sim/study/plot/manifest.h"
#include "tools/commands.h"
#include "tools/options.h"

namespace interleave {
namespace {

namespace fs = std::filesystem;
using std::string;

struct FigureOptions {
  std::vector<string> files;
  string out, results, formats = "svg,png";
  int jobs = 0;
  bool help = false;
};

FigureOptions parse_figure(const std::vector<string>& words) {
  FigureOptions options;
  OptionList list;
  list.flag("help,h", options.help, "this text");
  list.text("out,o", options.out, "DIR",
            "where the figures go (figures/NAME); of several studies each into DIR/NAME");
  list.text("results", options.results, "DIR",
            "where the results are, or are made (results/NAME); of several in DIR/NAME");
  list.text("format", options.formats, "LIST", "svg, png, pdf, parted by commas (svg,png)");
  list.number("jobs,j", options.jobs, "N", "runs at a time (as many as there are cores)");
  list.files(options.files);
  list.parse(words);
  check_jobs(list, options.jobs);
  if (options.help)
    std::cout << "interleave figure FILE|DIR... [OPTIONS]: the figures that studies declare, and a manifest of what "
                 "made them; of a DIR all its studies\n\n"
              << list.help();
  else if (options.files.empty() || std::count(options.files.begin(), options.files.end(), "-") > 0)
    throw InputError("interleave: figures of which study? Give a FILE: the manifest names it");
  return options;
}

// SOURCE_DATE_EPOCH (reproducible-builds.org), the only date that a manifest may have; empty where it is not set.
string date_of_environment() {
  const char* const set = std::getenv("SOURCE_DATE_EPOCH");
  if (!set || !*set) return "";
  const string text = set;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > 253'402'300'799)
    throw InputError("interleave: SOURCE_DATE_EPOCH: got \"" + text +
                     "\", expected seconds since 1970, e.g. 1700000000");
  const std::chrono::sys_seconds at{std::chrono::seconds(seconds)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  const std::chrono::hh_mm_ss time{at - std::chrono::floor<std::chrono::days>(at)};
  const auto digits = [](std::int64_t value, std::size_t count) {
    const string number = std::to_string(value);
    return string(count - std::min(count, number.size()), '0') + number;
  };
  return digits(int(day.year()), 4) + "-" + digits(unsigned(day.month()), 2) + "-" + digits(unsigned(day.day()), 2) +
         "T" + digits(time.hours().count(), 2) + ":" + digits(time.minutes().count(), 2) + ":" +
         digits(time.seconds().count(), 2) + "Z";
}

void write_files(const string& folder, const FilesByName& files) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw StorageError(folder + ": cannot be made: " + error.message());
  for (const auto& [name, bytes] : files) {
    NewFile file(folder + "/" + name);
    file.write(bytes);
    file.done();
  }
}

}  // namespace

MadeFigures make_figures(const string& study_file, const string& results, const RunPlayer& player,
                         const Provenance& provenance) {
  const Plan plan(read_study(study_file));
  for (const string& warning : plan.warnings()) std::cerr << warning << "\n";
  if (plan.study().figures.empty())
    throw InputError(study_file + ": declares no figures; add e.g. figures: [{name: speed_up, x: machine.cores, y: "
                                  "throughput_per_s, series: label}]");
  SweepTarget target;
  target.file = study_file;
  target.folder = results;
  const SweepEnd end = sweep_into(plan, target, player);
  if (!end.written) return {end.exit_code, {}};
  std::ifstream in(results + "/results.csv", std::ios::binary);
  const string csv(std::istreambuf_iterator<char>(in), {});
  MadeFigures made{end.exit_code, draw_figures(plan.study(), csv, provenance.formats)};
  add_manifest(plan, provenance, made.drawn);
  return made;
}

namespace {

string name_of(const string& study) { return fs::path(study).stem().string(); }

// The studies meant: a folder stands for all its .yaml files, in the order of their names.
std::vector<string> studies_of(const std::vector<string>& words) {
  std::vector<string> studies;
  for (const string& word : words) {
    if (!fs::is_directory(word)) {
      studies.push_back(word);
      continue;
    }
    std::vector<string> inside;
    for (const auto& entry : fs::directory_iterator(word))
      if (entry.path().extension() == ".yaml") inside.push_back(entry.path().string());
    if (inside.empty()) throw InputError(word + ": no study there, expected files NAME.yaml");
    std::sort(inside.begin(), inside.end());
    studies.insert(studies.end(), inside.begin(), inside.end());
  }
  for (std::size_t i = 0; i < studies.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (name_of(studies[i]) == name_of(studies[j]))
        throw InputError("interleave: " + studies[j] + " and " + studies[i] + " would go into one folder, " +
                         name_of(studies[i]) + "; call figure for each, with --out and --results");
  return studies;
}

int figures_of(const string& study, const string& out, const string& results, const FigureOptions& options) {
  Provenance provenance;
  provenance.study_bytes = read_text_file(study);
  provenance.study_file = fs::weakly_canonical(fs::absolute(study))
                              .lexically_relative(fs::weakly_canonical(fs::absolute(out)))
                              .string();
  provenance.formats = picture_formats(options.formats);
  provenance.date = date_of_environment();
  const MadeFigures made = make_figures(study, results, processes(jobs_or_cores(options.jobs)), provenance);
  if (made.drawn.files.empty()) return made.exit_code;
  write_files(out, made.drawn.files);
  for (const string& note : made.drawn.notes) std::cerr << note << "\n";
  for (const auto& [file, bytes] : made.drawn.files)
    if (const string kind = fs::path(file).extension(); kind == ".svg" || kind == ".png" || kind == ".pdf")
      std::cout << out << "/" << file << "\n";
  return made.exit_code;
}

}  // namespace

int figure(const std::vector<string>& words) {
  const FigureOptions options = parse_figure(words);
  if (options.help) return 0;
  const std::vector<string> studies = studies_of(options.files);
  const bool several = options.files.size() > 1 || fs::is_directory(options.files.front());
  int exit_code = 0;
  for (const string& study : studies) {
    const auto folder = [&](const string& given, const string& otherwise) {
      return given.empty() || several ? (given.empty() ? otherwise : given) + "/" + name_of(study) : given;
    };
    const int ended =
        figures_of(study, folder(options.out, "figures"), folder(options.results, "results"), options);
    if (ended > 128) return ended;       // by a signal: the others are not begun
    exit_code = std::max(exit_code, ended);
  }
  return exit_code;
}

}  // namespace interleave
