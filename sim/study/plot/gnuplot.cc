#include "sim/study/plot/gnuplot.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/study/files.h"

namespace interleave {
namespace {

namespace fs = std::filesystem;
using std::string;

constexpr const char* remedy = "install it: tools/install, or apt-get install ";

// What gnuplot reads and writes.
class Scratch : public ScratchFolder {
 public:
  void write(const string& name, const string& text) const {
    std::ofstream out(file(name), std::ios::binary);
    if (!(out << text).flush()) throw GnuplotError(file(name) + ": cannot be written, and a figure is drawn there");
  }
  string read(const string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

// One family and none of the user's rules for hinting and the like. libpango asks fontconfig for its fonts.
string fonts_conf(const Scratch& scratch) {
  return "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig><dir>" +
         fs::path(font_file).parent_path().string() + "</dir><cachedir>" + scratch.file("cache") +
         "</cachedir></fontconfig>\n";
}

// The exit code; its standard output and error are in the scratch folder's `out` and `err`.
int run_gnuplot(const Scratch& scratch, std::vector<string> words) {
  words.insert(words.begin(), "gnuplot");
  std::vector<string> settings = {"LC_ALL=C.UTF-8", "HOME=/nonexistent",
                                  "FONTCONFIG_FILE=" + scratch.file("fonts.conf")};
  std::vector<char*> arguments, environment;
  for (string& word : words) arguments.push_back(word.data());
  for (string& setting : settings) environment.push_back(setting.data());
  arguments.push_back(nullptr);
  environment.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, scratch.file("out").c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, scratch.file("err").c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t child = 0;
  const int error = posix_spawnp(&child, "gnuplot", &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw GnuplotError(string("gnuplot is missing, which draws the figures; ") + remedy + "gnuplot-nox");
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// All terminals show the same layout: lengths and type grow with the picture's pixels.
string terminal(PictureFormat format, PictureSize size) {
  const string font = string(" font '") + font_family + ",";
  const auto pixels = [&](int times) {
    return std::to_string(times * size.width) + "," + std::to_string(times * size.height);
  };
  switch (format) {
    case PictureFormat::svg: return "svg size " + pixels(1) + font + "13' background '#ffffff'";
    case PictureFormat::png:               // type in points of 1/72 inch, the picture in pixels of 1/96
      return "pngcairo size " + pixels(2) +
             " fontscale 1.5 linewidth 2 pointscale 2" + font + "13' background '#ffffff'";
    case PictureFormat::pdf: break;
  }
  // Type is in points there: 13/96 inch.
  return "pdfcairo size " + std::to_string(size.width) + ".0/96*1in," + std::to_string(size.height) +
         ".0/96*1in fontscale 0.75" + font + "13' background '#ffffff'";
}

// cairo writes when it made a PDF. As long as before, since the file counts bytes.
void remove_date(string& pdf) {
  const string key = "/CreationDate (";
  const std::size_t at = pdf.find(key);
  const std::size_t end = at == string::npos ? at : pdf.find(')', at);
  if (end != string::npos) pdf.replace(at, end + 1 - at, end + 1 - at, ' ');
}

// A viewer without the font takes another one of its widths.
void name_other_fonts(string& svg) {
  const string family = string("font-family=\"") + font_family;
  const string others = ", Arial, Helvetica, sans-serif";
  for (std::size_t at = svg.find(family); at != string::npos; at = svg.find(family, at + family.size()))
    svg.insert(at + family.size(), others);
}

string first_line(const string& text) {
  const std::size_t start = text.find_first_not_of("\n ");
  return start == string::npos ? "" : text.substr(start, text.find('\n', start) - start);
}

}  // namespace

const std::vector<string>& picture_format_names() {
  static const std::vector<string> names = {"svg", "png", "pdf"};
  return names;
}

std::map<PictureFormat, string> draw(const string& script, const std::vector<PictureFormat>& formats,
                                     PictureSize size) {
  if (!fs::exists(font_file))
    throw GnuplotError(string("the font ") + font_family + " is missing (" + font_file + "); " + remedy +
                       "fonts-liberation2");
  const Scratch scratch;
  scratch.write("fonts.conf", fonts_conf(scratch));
  scratch.write("figure.gp", script);
  string all;
  for (const PictureFormat format : formats)
    all += "reset session\nset encoding utf8\nset terminal " + terminal(format, size) + "\nset output '" +
           scratch.file(picture_format_names()[static_cast<std::size_t>(format)]) + "'\nload '" +
           scratch.file("figure.gp") + "'\nset output\n";
  scratch.write("all.gp", all);
  const int code = run_gnuplot(scratch, {"--default-settings", scratch.file("all.gp")});
  std::map<PictureFormat, string> pictures;
  for (const PictureFormat format : formats) {
    string bytes = scratch.read(picture_format_names()[static_cast<std::size_t>(format)]);
    if (code != 0 || bytes.empty())
      throw GnuplotError("gnuplot ended with exit code " + std::to_string(code) + " and drew no " +
                         picture_format_names()[static_cast<std::size_t>(format)] + ": " +
                         first_line(scratch.read("err")));
    if (format == PictureFormat::pdf) remove_date(bytes);
    if (format == PictureFormat::svg) name_other_fonts(bytes);
    pictures.emplace(format, std::move(bytes));
  }
  return pictures;
}

string gnuplot_text(const string& text) {
  string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += c;
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted + "'";
}

string gnuplot_version() {
  const Scratch scratch;
  run_gnuplot(scratch, {"--version"});
  return first_line(scratch.read("out"));
}

}  // namespace interleave
