// interleave validate: measured cases of real CPython against their simulation.
#include "sim/study/validate.h"

#include <unistd.h>

#include <iostream>
#include <optional>

#include "sim/scenario/scenario.h"
#include "sim/study/files.h"
#include "sim/study/validation_plot.h"
#include "tools/commands.h"
#include "tools/options.h"
#include "tools/progress.h"

namespace interleave {
namespace {

std::string what_was_chosen(const ValidateOptions& options) {
  std::string text = options.only.empty() ? "" : "named like " + options.only;
  if (!options.family.empty()) text += (text.empty() ? "of the family " : ", of the family ") + options.family;
  return text.empty() ? "at all" : text;
}

// Where a picture goes. Made before the cases are simulated, so that what cannot be drawn or written is said at once.
class Picture {
 public:
  explicit Picture(const std::string& path) : format_(format_of(path)), file_(path) { gnuplot_version(); }
  void draw(const std::vector<ValidatedCase>& cases) {
    const FigureScript script = validation_plot(cases);
    file_.write(interleave::draw(script.text, {format_}, script.size).at(format_));
    file_.done();
  }

 private:
  static PictureFormat format_of(const std::string& path) {
    const std::vector<std::string>& names = picture_format_names();
    for (std::size_t i = 0; i < names.size(); ++i)
      if (path.ends_with("." + names[i])) return static_cast<PictureFormat>(i);
    throw InputError("interleave: --plot: got \"" + path + "\", expected a name that ends in .svg, .png or .pdf");
  }

  PictureFormat format_;
  NewFile file_;
};

}  // namespace

int validate_measured(const std::vector<std::string>& words) {
  std::string path, plot, format = "table";
  ValidateOptions options;
  int jobs = 0;
  bool help = false, each = false;
  OptionList list;
  list.flag("help,h", help, "this text");
  list.flag("cases", each, "a line for each case too");
  list.text("only", options.only, "TEXT", "only the cases whose name holds this, e.g. mixed20/");
  list.text("family", options.family, "NAME", "only this family, or group of families, e.g. fine, latency");
  list.number("seeds", options.seeds, "N", "runs of each case (10); of latencies five times as many");
  list.number("jobs,j", jobs, "N", "cases at a time (as many as cores)");
  list.texts("set", options.set, "PATH=VALUE", "changes each case's scenario, e.g. machine.preset=machine.yaml");
  list.text("format", format, "FORMAT", "table or csv (table)");
  list.text("plot", plot, "FILE", "draw simulated against measured into it: .svg, .png or .pdf");
  list.file(path);
  list.parse(words);
  if (help) {
    std::cout << "interleave validate DIR: measured cases of real CPython (DIR/*.jsonl, or one such file) against "
                 "their simulation\n\n" << list.help();
    return 0;
  }
  if (path.empty())
    throw InputError("interleave: validate what? Give a folder of measurements, e.g. tests/groundtruth");
  if (format != "table" && format != "csv")
    throw InputError("interleave: --format: got \"" + format + "\", expected table or csv");
  if (options.seeds < 1 || options.seeds > 1000)
    throw InputError("interleave: --seeds: got " + std::to_string(options.seeds) +
                     ", expected a whole number from 1 to 1000");
  check_jobs(list, jobs);
  options.jobs = jobs_or_cores(jobs);
  std::vector<MeasuredCase> cases;
  try {
    cases = chosen_cases(measured_cases_in(path), options);
  } catch (const InputError&) {
    throw;
  } catch (const std::exception& wrong) {
    throw InputError("interleave: " + std::string(wrong.what()));
  }
  if (cases.empty()) throw InputError("interleave: validate: " + path + " holds no case " + what_was_chosen(options));
  std::optional<Picture> picture;
  if (!plot.empty()) picture.emplace(plot);
  ProgressBar progress(static_cast<std::int64_t>(cases.size()));
  const auto tell = [&progress](std::size_t done) { progress.show(static_cast<std::int64_t>(done)); };
  const std::vector<ValidatedCase> validated = validate(cases, options, tell);
  if (picture) picture->draw(validated);
  if (format == "csv")
    std::cout << validation_csv(validated);
  else
    std::cout << validation_table(validated, each, {.colour = isatty(STDOUT_FILENO) != 0});
  return 0;
}

}  // namespace interleave
