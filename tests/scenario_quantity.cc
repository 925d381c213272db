// Quantities are exact: at the extremes, in every unit, there and back.
#include "sim/scenario/quantity.h"

#include <doctest/doctest.h>

#include "sim/core/nearest.h"

using namespace interleave;

namespace {

std::int64_t ns(const char* text) {
  const Parsed parsed = parse_quantity(text, duration_units());
  CAPTURE(text);
  CHECK(parsed.expected == "");
  return parsed.value;
}

std::int64_t bytes(const char* text) {
  const Parsed parsed = parse_quantity(text, size_units());
  CAPTURE(text);
  CHECK(parsed.expected == "");
  return parsed.value;
}

bool refused(const char* text, const Units& units) { return !parse_quantity(text, units).ok(); }

}  // namespace

TEST_CASE("durations are exact nanoseconds") {
  CHECK(ns("250 ns") == 250);
  CHECK(ns("3us") == 3'000);
  CHECK(ns("1.5 s") == 1'500'000'000);
  CHECK(ns("2 min") == 120'000'000'000);
  CHECK(ns("0.000000001 s") == 1);
  CHECK(ns("0.1 s") == 100'000'000);
  CHECK(ns("2305843009.213693951 s") == quantity_max);
  CHECK(ns("2305843009213693951 ns") == quantity_max);
  CHECK(ns("640511.947003803875 h") == 2'305'843'009'213'693'950);
  CHECK(ns("1.50000000000000000000000000000000000000000000000 ms") == 1'500'000);
  CHECK(ns("0") == 0);
  CHECK(ns("0 s") == 0);
  CHECK(ns("0.0") == 0);
}

TEST_CASE("what is not exactly a duration is none") {
  for (const char* text : {"",
                           " ",
                           "5",
                           "ms",
                           "-1 ms",
                           "-0 ms",
                           "+1 ms",
                           "1e3 ms",
                           "1_000 ms",
                           "010 ms",
                           "1.ms",
                           ".5 ms",
                           "1,5 ms",
                           "0x10 ms",
                           "1.5 ns",
                           "0.0000000001 s",
                           "4611686018427387904 ns",
                           "5 MS",
                           "5 sec",
                           "5 m",
                           "5 ms 3 us",
                           "1 2 ms",
                           "nan s",
                           "inf",
                           "5 ms.",
                           "99999999999999999999999 ns",
                           "0.00000000000000000000000000000000000001 h"})
    CHECK_MESSAGE(refused(text, duration_units()), text);
}

TEST_CASE("sizes know powers of 1000 and of 1024, and case counts") {
  CHECK(bytes("300 B") == 300);
  CHECK(bytes("64 KiB") == 65'536);
  CHECK(bytes("1 MB") == 1'000'000);
  CHECK(bytes("1 MiB") == 1'048'576);
  CHECK(bytes("0.5 KiB") == 512);
  CHECK(bytes("1 TiB") == std::int64_t{1} << 40);
  CHECK(bytes("2097151.9990234375 TiB") == (std::int64_t{1} << 61) - (std::int64_t{1} << 30));
  for (const char* text : {"1 KB", "1 Kib", "1 mb", "1 kib", "0.3 B", "1", "2097152 TiB"})
    CHECK_MESSAGE(refused(text, size_units()), text);
}

TEST_CASE("bandwidths are bits a second, rates billionths") {
  CHECK(parse_quantity("1 Gbps", bandwidth_units()).value == 1'000'000'000);
  CHECK(parse_quantity("500 MB/s", bandwidth_units()).value == 4'000'000'000);
  CHECK(parse_quantity("2.5 Gbps", bandwidth_units()).value == 2'500'000'000);
  CHECK(parse_quantity("1 MiB/s", bandwidth_units()).value == 8 * 1'048'576);
  CHECK(parse_quantity("40/s", rate_units()).value == 40'000'000'000);
  CHECK(parse_quantity("0.1 /s", rate_units()).value == 100'000'000);
}

TEST_CASE("whole numbers are plain decimal ones") {
  CHECK(parse_whole("0", 0, 10).ok());
  CHECK(parse_whole("-20", -20, 19).value == -20);
  CHECK(parse_whole("2305843009213693951", 0, quantity_max).value == quantity_max);
  for (const char* text : {"", "-", "010", "0x10", "1e3", "1_000", "1.0", " 1", "+1", "4611686018427387904",
                           "340282366920938463463374607431768211457", "-1"})
    CHECK_MESSAGE(!parse_whole(text, 0, quantity_max).ok(), text);
}

TEST_CASE("decimals and shares are exact, too") {
  CHECK(parse_decimal("0.55", 6).value == 550'000);
  CHECK(parse_decimal("1", 6).value == 1'000'000);
  CHECK_FALSE(parse_decimal("0.0000001", 6).ok());
  CHECK_FALSE(parse_decimal("1e-3", 6).ok());
  CHECK(parse_share("0.3").value == 300'000'000);
  CHECK(parse_share("30 %").value == 300'000'000);
  CHECK(parse_share("100%").value == 1'000'000'000);
  for (const char* text : {"1.1", "101 %", "-0.1", "", "%", "half"}) CHECK_FALSE(parse_share(text).ok());
}

TEST_CASE("a quantity printed parses back to itself") {
  for (const Units* units : {&duration_units(), &size_units(), &bandwidth_units()}) {
    std::int64_t value = 1;
    for (int i = 0; i < 400; ++i) {
      CAPTURE(value);
      const std::string text = quantity_text(value, *units);
      CAPTURE(text);
      CHECK(parse_quantity(text, *units).value == value);
      value = static_cast<std::int64_t>((static_cast<std::uint64_t>(value) * 6364136223846793005u + 1442695u) >>
                                        (3 + i % 60));
      if (value == 0) value = i;
    }
    CHECK(parse_quantity(quantity_text(quantity_max, *units), *units).value == quantity_max);
  }
  CHECK(quantity_text(1'500'000'000, duration_units()) == "1.5 s");
  CHECK(quantity_text(65'536, size_units()) == "64 KiB");
  CHECK(quantity_text(0, duration_units()) == "0 ns");
}

TEST_CASE("the nearest name is one that may have been meant") {
  CHECK(edit_distance("cores", "croes") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(nearest_name("treading", {"sequential", "threading"}) == "threading");
  CHECK(nearest_name("Threading", {"threading"}) == "threading");
  CHECK(nearest_name("xyz", {"threading", "sequential"}) == "");
  for (const char* word : {"thread", "threads", "Thread"})
    CHECK(nearest_name(word, {"native_threads", "threading"}) == "threading");
  for (const char* word : {"process", "processes"})
    CHECK(nearest_name(word, {"futures", "multiprocessing", "prefork"}) == "multiprocessing");
}
