// Text from a file or from standard input, within bounds, with a message for everything that can be wrong with it.
#pragma once

#include <string>

namespace interleave {

inline constexpr std::size_t text_bytes_max = 16 << 20;

// "-" is standard input. Throws InputError.
std::string read_text_file(const std::string& path);

// `name` as it is meant in a file that lies in `directory`.
std::string beside(const std::string& directory, const std::string& name);

}  // namespace interleave
