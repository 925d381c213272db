// SHA-256 (FIPS 180-4), for manifests: anyone can check a file against it with sha256sum.
#pragma once

#include <string>
#include <string_view>

namespace interleave {

// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace interleave
