// A short name for a text: 64 bits of FNV-1a as sixteen hexadecimal digits. Tells texts apart; keeps no secrets.
#pragma once

#include <string>
#include <string_view>

namespace interleave {

std::string fingerprint(std::string_view text);

}  // namespace interleave
