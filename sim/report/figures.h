// Numbers as text: exact for programs, short for people. No locale, no exponent of the C library's choice: the same
// value is the same text everywhere.
#pragma once

#include <cstdint>
#include <string>

#include "sim/core/time.h"

namespace interleave {

// Seconds with all nine decimals: 0.032457600.
std::string exact_seconds(Duration duration);
// Nine significant digits at most, without zeros at the end: 320.5, 1e+20.
std::string plain_number(double value);
// That many decimals: 0.50.
std::string fixed(double value, int decimals);

// Three significant digits and a unit: 12.3 ms, 1.25 s, 2.00 min.
std::string human(Duration duration);
std::string human_nanoseconds(double nanoseconds);   // of a mean or a difference, negative too
std::string human_rate(double per_second);           // 340/s
std::string human_bytes(double bytes);               // 60.0 MiB
std::string human_percent(double share);             // of 1: 61 %, <1 %

}  // namespace interleave
