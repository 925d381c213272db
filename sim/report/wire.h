// A Result as bytes and back, without losing a bit: how it crosses the pipe from the process that simulated.
#pragma once

#include <string>
#include <string_view>

#include "sim/report/result.h"

namespace interleave {

std::string to_bytes(const Result& result);
// Throws std::runtime_error where the bytes are not exactly one Result of this version.
Result from_bytes(std::string_view bytes);

}  // namespace interleave
