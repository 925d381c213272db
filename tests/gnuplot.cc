// gnuplot as it is called: the same bytes each time, whatever the user's settings; what is said when it cannot draw.
#include "sim/study/plot/gnuplot.h"

#include <doctest/doctest.h>

#include <cstdlib>


namespace interleave {
namespace {

const std::vector<PictureFormat> all = {PictureFormat::svg, PictureFormat::png, PictureFormat::pdf};
const std::string title = "Tom's `date` \"now\" 3 µs";
const std::string script = "set title " + gnuplot_text(title) + " noenhanced\nplot x with lines\n";

TEST_CASE("gnuplot: the same script gives the same bytes, whatever the environment says") {
  const auto first = draw(script, all, {});
  setenv("LC_ALL", "de_DE.UTF-8", 1);
  setenv("GNUTERM", "dumb", 1);
  const auto second = draw(script, all, {});
  unsetenv("LC_ALL");
  unsetenv("GNUTERM");
  CHECK(first == second);
  CHECK(first.at(PictureFormat::png).substr(1, 3) == "PNG");
  CHECK(first.at(PictureFormat::pdf).find("CreationDate") == std::string::npos);
  CHECK(first.at(PictureFormat::pdf).starts_with("%PDF"));
}

TEST_CASE("gnuplot: texts are taken as they are") {
  const std::string svg = draw(script, {PictureFormat::svg}, {}).at(PictureFormat::svg);
  CHECK(svg.find(title) != std::string::npos);
  CHECK(svg.find("font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\"") != std::string::npos);
  CHECK(gnuplot_text("a\nb") == "'a b'");
}

TEST_CASE("gnuplot: its refusal and its absence are told") {
  CHECK_THROWS_WITH_AS(draw("plot nothing(x)\n", {PictureFormat::svg}, {}), doctest::Contains("undefined function"),
                       GnuplotError);
  CHECK(gnuplot_version().starts_with("gnuplot "));
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  CHECK_THROWS_WITH_AS(draw(script, all, {}), doctest::Contains("apt-get install gnuplot-nox"), GnuplotError);
  setenv("PATH", path.c_str(), 1);
}

}  // namespace
}  // namespace interleave
