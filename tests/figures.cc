// Figures: where texts stand, what is read off, what a manifest is worth.
#include <doctest/doctest.h>

#include "sim/core/sha256.h"
#include "sim/scenario/scenario.h"
#include "sim/study/plot/layout.h"
#include "sim/study/plot/manifest.h"
#include "sim/study/plot/reading.h"
#include "sim/study/plot/script.h"

namespace interleave {
namespace {

TEST_CASE("sha256: the examples of FIPS 180") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("figures: labels at line ends stay where they want to be or move apart as little as they can") {
  CHECK(spread({10, 50, 100}, 17, 0, 200) == std::vector<double>{10, 50, 100});
  CHECK(spread({50, 50}, 20, 0, 200) == std::vector<double>{40, 60});
  CHECK(spread({60, 50, 55}, 10, 0, 200) == std::vector<double>{65, 45, 55});
  CHECK(spread({0, 0}, 20, 0, 200) == std::vector<double>{0, 20});
  CHECK(spread({200, 200}, 20, 0, 200) == std::vector<double>{180, 200});
  CHECK(spread({}, 20, 0, 200).empty());
}

TEST_CASE("figures: panels lie within the picture and apart from each other") {
  for (std::size_t count = 1; count <= plot_facets_max; ++count) {
    const PanelGrid grid = panel_grid(count, {34, 60, 80, 24});
    REQUIRE(grid.panels.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      const Rectangle& at = grid.panels[i];
      CHECK(at.width() > 100);
      CHECK(at.top >= 34 + 24);
      CHECK(at.right + 80 <= grid.size.width);
      CHECK(at.bottom + 50 <= grid.size.height);
      for (std::size_t j = 0; j < i; ++j) CHECK(at.distance_to(grid.panels[j]) > 20);
    }
  }
}

TEST_CASE("figures: the last crossing lies where the drawn lines meet") {
  const std::vector<PlotPoint> flat = {{1, 10, 0}, {2, 10, 0}, {3, 10, 0}, {4, 10, 0}};
  const std::vector<PlotPoint> zigzag = {{1, 5, 0}, {2, 15, 0}, {3, 5, 0}, {4, 25, 0}};
  const auto linear = last_crossing(flat, zigzag, false, false);
  REQUIRE(linear);
  CHECK(linear->x == doctest::Approx(3.25));
  CHECK(linear->y == doctest::Approx(10));
  const auto log = last_crossing({{1, 1, 0}, {100, 100, 0}}, {{1, 100, 0}, {100, 1, 0}}, true, true);
  REQUIRE(log);
  CHECK(log->x == doctest::Approx(10));
  CHECK(log->y == doctest::Approx(10));
  CHECK(!last_crossing(flat, {{1, 5, 0}, {4, 6, 0}}, false, false));
  CHECK(!last_crossing(flat, {{1, std::nullopt, 0}, {4, 20, 0}}, false, false));
}

TEST_CASE("figures: an axis has legible marks and its unit") {
  PlotAxis axis;
  axis.label = "latency";
  axis.unit = PlotUnit::seconds;
  const Scale linear = scale_of(axis, {0.002, 0.04}, true, 400);
  CHECK(linear.title == "latency [ms]");
  CHECK(linear.from == 0);
  CHECK(linear.ticks.front().text == "0");
  CHECK(linear.ticks.size() >= 4);
  axis.scale = PlotAxis::Scale::log;
  const Scale log = scale_of(axis, {0.001, 0.1, 1}, false, 400);
  CHECK(log.title == "latency");
  REQUIRE(log.ticks.size() == 3);
  CHECK(log.ticks[0].text == "1 ms");
  CHECK(log.ticks[2].text == "1 s");
  CHECK(scale_of(axis, {0.5, 0.5}, true, 400).from < 0.5);   // one value alone
}

TEST_CASE("figures: a difference is told by line, or by byte where there are none") {
  CHECK(first_difference("a\nb\n", "a\nb\n").empty());
  CHECK(first_difference("a\nb\n", "a\nc\n") == "line 2: there \"b\", made again \"c\"");
  CHECK(first_difference("a\n", "a\nc\n") == "line 2: there \"\", made again \"c\"");
  CHECK(first_difference(std::string("x\0y", 3), std::string("x\0z", 3)) == "byte 3 of 3 and 3");
}

TEST_CASE("figures: formats are a list of those there are") {
  CHECK(picture_formats("svg,pdf") == std::vector<PictureFormat>{PictureFormat::svg, PictureFormat::pdf});
  CHECK_THROWS_WITH_AS(picture_formats("svg,gif"), doctest::Contains("got \"gif\""), InputError);
  CHECK_THROWS_AS(picture_formats(""), InputError);
}

}  // namespace
}  // namespace interleave
