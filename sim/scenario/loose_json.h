// JSON as rt-app's files have it: what json-c and workgen let pass, with the place of everything.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/yaml.h"

namespace interleave {

// Comments and commas before a closing bracket pass. Members keep their order, and a key may come again: entries of
// equal keys stay as many. Numbers and words are scalars as they stand. Throws InputError; at most 64 levels deep.
Node parse_loose_json(std::string_view text, const std::string& source);

}  // namespace interleave
