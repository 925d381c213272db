#include "sim/scenario/shape.h"

#include <charconv>

namespace interleave {
namespace {

// What stands at `value` when it is one plain word or number; null: something else.
const std::string* plain(const Value& value, bool quoted_too) {
  if (!value.is_scalar() || (value.node().quoted && !quoted_too)) return nullptr;
  return &value.node().text;
}

std::int64_t read_quantity(const Value& value, const Units& units, bool above_zero) {
  const std::string* text = plain(value, true);
  if (!text) value.expected(std::string(units.what) + " such as " + units.example);
  const Parsed parsed = parse_quantity(*text, units);
  if (!parsed.ok()) value.expected(parsed.expected);
  if (above_zero && parsed.value == 0) value.expected(std::string(units.what) + " above 0");
  return parsed.value;
}

Shape<std::int64_t> quantity(const Units& (*units)(), const std::string& definition, bool above_zero) {
  auto read = [units, above_zero](const Value& value) { return read_quantity(value, units(), above_zero); };
  return {read, reference(definition + (above_zero ? "_above_0" : ""))};
}

std::string quantity_schema(const Units& units, bool above_zero) {
  const std::string text = "{\"type\": \"string\", \"pattern\": " + json_text(quantity_pattern(units, above_zero)) +
                           ", \"examples\": [" + json_text(units.example) + "]}";
  return above_zero ? text : any_of({text, "{\"const\": 0}"});
}

Shape<std::int64_t> decimal(int places, std::int64_t min, std::int64_t max, const std::string& what,
                            const std::string& schema) {
  auto read = [=](const Value& value) {
    const std::string* text = plain(value, false);
    if (!text) value.expected(what);
    const Parsed parsed = parse_decimal(*text, places);
    if (!parsed.ok()) value.expected(parsed.expected);
    if (parsed.value < min || parsed.value > max) value.expected(what);
    return parsed.value;
  };
  return {read, schema};
}

}  // namespace

Shape<std::int64_t> whole(std::int64_t min, std::int64_t max) {
  auto read = [min, max](const Value& value) {
    const std::string* text = plain(value, false);
    const Parsed parsed = parse_whole(text ? *text : "", min, max);
    if (!parsed.ok()) value.expected(parsed.expected);
    return parsed.value;
  };
  const std::string most = max == quantity_max ? "" : ", \"maximum\": " + std::to_string(max);
  return {read, "{\"type\": \"integer\", \"minimum\": " + std::to_string(min) + most + "}"};
}

Shape<std::uint64_t> seed_number() {
  auto read = [](const Value& value) {
    const std::string* text = plain(value, false);
    std::uint64_t seed = 0;
    const char* end = text ? text->data() + text->size() : nullptr;
    const bool zeros = text && text->size() > 1 && text->front() == '0';
    const auto result = text && !zeros ? std::from_chars(text->data(), end, seed)
                                       : std::from_chars_result{nullptr, std::errc::invalid_argument};
    if (result.ec != std::errc() || result.ptr != end) value.expected("a whole number from 0 to 18446744073709551615");
    return seed;
  };
  return {read, R"({"type": "integer", "minimum": 0, "maximum": 18446744073709551615})"};
}

Shape<bool> boolean() {
  auto read = [](const Value& value) {
    const std::string* text = plain(value, false);
    if (!text || (*text != "true" && *text != "false")) value.expected("true or false");
    return *text == "true";
  };
  return {read, R"({"type": "boolean"})"};
}

Shape<std::string> line_of_text() {
  auto read = [](const Value& value) {
    const std::string* text = plain(value, true);
    if (!text || text->empty() || text->find('\n') != std::string::npos) value.expected("one line of text");
    return *text;
  };
  return {read, R"({"type": ["string", "number", "boolean"]})"};
}

Shape<std::string> text() {
  auto read = [](const Value& value) {
    const std::string* text = plain(value, true);
    if (!text) value.expected("text");
    return *text;
  };
  return {read, R"({"type": ["string", "number", "boolean"]})"};
}

Shape<Duration> duration(bool above_zero) {
  return converted<Duration>(quantity(duration_units, "duration", above_zero),
                             [](std::int64_t ns) { return Duration(ns); });
}

Shape<std::int64_t> size(bool above_zero) { return quantity(size_units, "size", above_zero); }

Shape<double> bandwidth() {
  return converted<double>(quantity(bandwidth_units, "bandwidth", true),
                           [](std::int64_t bits) { return static_cast<double>(bits) / 8; });
}

Shape<double> rate() {
  return converted<double>(quantity(rate_units, "rate", true),
                           [](std::int64_t nano) { return static_cast<double>(nano) / 1e9; });
}

Shape<std::int64_t> share() {
  auto read = [](const Value& value) {
    const std::string* text = plain(value, true);
    const Parsed parsed = parse_share(text ? *text : "");
    if (!parsed.ok()) value.expected(parsed.expected);
    return parsed.value;
  };
  return {read, reference("share")};
}

Shape<double> number(bool above_zero) {
  const std::string least = above_zero ? "\"exclusiveMinimum\": 0" : "\"minimum\": 0";
  const auto exact = decimal(9, above_zero ? 1 : 0, 1'000'000'000'000'000,
                             above_zero ? "a number above 0, at most 1000000" : "a number from 0 to 1000000",
                             "{\"type\": \"number\", " + least + ", \"maximum\": 1000000}");
  return converted<double>(exact, [](std::int64_t nano) { return static_cast<double>(nano) / 1e9; });
}

Shape<SpeedPpm> speed(std::int64_t max) {
  return decimal(6, 1, max * full_speed, "a speed above 0, at most " + std::to_string(max) + " (1.0 is a full core)",
                 "{\"type\": \"number\", \"exclusiveMinimum\": 0, \"maximum\": " + std::to_string(max) + "}");
}

Shape<std::size_t> one_of_names(const std::string& what, const std::vector<std::string>& names) {
  auto read = [what, names](const Value& value) -> std::size_t {
    const std::string* text = plain(value, true);
    const auto found = text ? std::find(names.begin(), names.end(), *text) : names.end();
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    value.expected(what + ", one of " + joined(names) + (text ? did_you_mean(*text, names) : ""));
  };
  std::string schema;
  for (const std::string& name : names) schema += (schema.empty() ? "" : ", ") + json_text(name);
  return {read, "{\"enum\": [" + schema + "]}"};
}

std::string json_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result + "\"";
}

std::string any_of(const std::vector<std::string>& schemas) { return "{\"anyOf\": [" + joined(schemas) + "]}"; }

std::string reference(const std::string& definition) { return "{\"$ref\": \"#/$defs/" + definition + "\"}"; }

std::string list_schema(const std::string& item, bool may_be_empty) {
  return "{\"type\": \"array\", \"items\": " + item + (may_be_empty ? "" : ", \"minItems\": 1") + "}";
}

std::vector<Definition> quantity_definitions() {
  const std::string percent = R"({"type": "string", "pattern": "^(100(\\.0+)?|[1-9]?[0-9](\\.[0-9]+)?) *%$"})";
  return {{"duration", quantity_schema(duration_units(), false)},
          {"duration_above_0", quantity_schema(duration_units(), true)},
          {"size", quantity_schema(size_units(), false)},
          {"size_above_0", quantity_schema(size_units(), true)},
          {"bandwidth_above_0", quantity_schema(bandwidth_units(), true)},
          {"rate_above_0", quantity_schema(rate_units(), true)},
          {"share", any_of({R"({"type": "number", "minimum": 0, "maximum": 1})", percent})}};
}

std::string map_schema(const std::vector<KeyFacts>& keys, const std::vector<std::string>& one_of,
                       const std::string& rule) {
  std::string properties, required, choices;
  for (const KeyFacts& key : keys) {
    properties += (properties.empty() ? "" : ", ") + json_text(key.name) + ": {\"allOf\": [" + key.schema +
                  "], \"description\": " + json_text(key.help + "; e.g. " + key.name + ": " + key.example) + "}";
    if (key.required) required += (required.empty() ? "" : ", ") + json_text(key.name);
  }
  for (const std::string& name : one_of)
    choices += (choices.empty() ? "" : ", ") + ("{\"required\": [" + json_text(name)) + "]}";
  return "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {" + properties + "}" +
         (required.empty() ? "" : ", \"required\": [" + required + "]") +
         (choices.empty() ? "" : ", \"oneOf\": [" + choices + "]") + (rule.empty() ? "" : ", " + rule) + "}";
}

void refuse_unknown_key(const Value& map, const Node::Entry& entry, const std::vector<std::string>& known) {
  throw InputError(entry.place.text() + ": " + (map.path().empty() ? "" : map.path() + ": ") + "got the key " +
                   shown(entry.key) + ", expected one of " + joined(known) + did_you_mean(entry.key, known));
}

void check_one_of(const Value& map, const std::vector<std::string>& one_of) {
  std::string first;
  for (const Node::Entry& entry : map.node().entries) {
    if (std::find(one_of.begin(), one_of.end(), entry.key) == one_of.end()) continue;
    if (!first.empty())
      throw InputError(entry.place.text() + ": " + map.path() + ": got both \"" + first + "\" and \"" + entry.key +
                       "\", expected one of them; remove one");
    first = entry.key;
  }
  if (first.empty()) map.expected("a map with one of the keys " + joined(one_of));
}

void refuse_missing_key(const Value& map, const KeyFacts& key) {
  map.refuse("got no \"" + key.name + "\", expected " + key.help + "; write e.g. " + key.name + ": " + key.example);
}

}  // namespace interleave
