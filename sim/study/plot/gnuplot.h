// gnuplot, which draws the figures. It is run apart from the user's settings, locale, environment and fonts, so that
// the same script gives the same bytes: with --default-settings, and with a fonts.conf that knows one family alone.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace interleave {

enum class PictureFormat { svg, png, pdf };
const std::vector<std::string>& picture_format_names();   // in their order: svg, png, pdf

// In units of 1/96 inch, which are the pixels of the SVG; the PNG has twice as many.
struct PictureSize { int width = 800, height = 500; };

// The family that all text is set in, and where Debian 12 keeps it.
inline constexpr const char* font_family = "Liberation Sans";
inline constexpr const char* font_file = "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf";

// gnuplot or the font is not there, or gnuplot refused the script: what() says which, and the remedy.
class GnuplotError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The pictures of one script, which sets neither terminal nor output; the PDF without its date. Throws GnuplotError.
std::map<PictureFormat, std::string> draw(const std::string& script, const std::vector<PictureFormat>& formats,
                                          PictureSize size);

// A text for a script: in single quotes, in which gnuplot substitutes nothing. Control characters become blanks.
std::string gnuplot_text(const std::string& text);

// What `gnuplot --version` says: "gnuplot 5.4 patchlevel 4". Throws GnuplotError.
std::string gnuplot_version();

}  // namespace interleave
