#include "sim/scenario/loose_json.h"

#include <cstdint>

#include "sim/scenario/scenario.h"
#include "sim/scenario/value.h"

namespace interleave {
namespace {

constexpr int levels_max = 64;

class LooseJson {
 public:
  LooseJson(std::string_view text, const std::string& source)
      : text_(text), source_(std::make_shared<const std::string>(source)) {}

  Node document();

 private:
  bool ends() const { return at_ == text_.size(); }
  char next() const { return ends() ? '\0' : text_[at_]; }
  Place place() const { return {source_, line_, column_}; }
  void step();
  void skip();                                 // blanks and comments
  void skip_comment();
  [[noreturn]] void expected(const std::string& what) const;

  Node value(int level);
  void members(Node& map, int level);
  void items(Node& list, int level);
  bool another(char closing);                  // after a member or an item
  std::string quoted();
  void escape(std::string& text);
  std::uint32_t hex_digits();
  Node bare();

  std::string_view text_;
  std::shared_ptr<const std::string> source_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
};

void LooseJson::step() {
  const char c = text_[at_++];
  if (c == '\n') {
    ++line_;
    column_ = 1;
  } else if (ends() || (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
    ++column_;   // characters, not bytes
  }
}

void LooseJson::expected(const std::string& what) const {
  const std::string got = ends() ? "the end of the file" : shown(text_.substr(at_, 1));
  throw InputError(place().text() + ": got " + got + ", expected " + what);
}

void LooseJson::skip_comment() {
  const Place start = place();
  step();
  if (next() != '/' && next() != '*') expected("a comment, /* or //");
  const bool of_a_line = next() == '/';
  step();
  for (; !ends(); step()) {
    if (of_a_line && next() == '\n') return;
    if (of_a_line || text_.substr(at_, 2) != "*/") continue;
    step();
    step();
    return;
  }
  if (!of_a_line) throw InputError(start.text() + ": got a comment without an end; add */");
}

void LooseJson::skip() {
  while (!ends())
    if (next() == '/')
      skip_comment();
    else if (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r')
      step();
    else
      return;
}

std::uint32_t LooseJson::hex_digits() {
  std::uint32_t code = 0;
  for (int i = 0; i < 4; ++i) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(next() | 0x20));
    if (digit == std::string_view::npos) expected("four hexadecimal digits after \\u");
    code = code << 4 | static_cast<std::uint32_t>(digit);
    step();
  }
  if (code < 0x20 || (code >= 0xD800 && code < 0xE000)) expected("a printable character's code before it");
  return code;
}

void LooseJson::escape(std::string& text) {
  step();
  const char c = next();
  if (c == '"' || c == '\\' || c == '/') {
    text += c;
    step();
  } else if (c == 'u') {
    step();
    const std::uint32_t code = hex_digits();
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
    } else {
      text += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
               static_cast<char>(0x80 | (code & 0x3F))};
    }
  } else {
    expected("\", \\, / or u after a backslash: names are one line");
  }
}

std::string LooseJson::quoted() {
  const Place start = place();
  std::string text;
  step();
  while (next() != '"') {
    if (ends() || next() == '\n') throw InputError(start.text() + ": got a text without an end; add a quote");
    if (next() == '\\') {
      escape(text);
    } else {
      if (static_cast<unsigned char>(next()) < 0x20) expected("a printable character");
      text += next();
      step();
    }
  }
  step();
  return text;
}

// A number, true, false or null; whether it is what its key wants is for the reader to say.
Node LooseJson::bare() {
  Node node;
  node.place = place();
  node.kind = Node::Kind::scalar;
  const auto belongs = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' ||
           c == '.';
  };
  while (belongs(next())) {
    node.text += next();
    step();
  }
  if (node.text.empty()) expected("a value");
  if (node.text == "null") node.kind = Node::Kind::null;
  const bool number = node.text.find_first_not_of("0123456789+-.eE") == std::string::npos;
  if (!number && node.text != "true" && node.text != "false" && node.text != "null")
    throw InputError(node.place.text() + ": got " + shown(node.text) +
                     ", expected a value: a number, true, false, or a text in quotes");
  return node;
}

bool LooseJson::another(char closing) {
  skip();
  if (next() == closing) return false;
  if (next() != ',') expected(std::string("a comma or ") + closing);
  step();
  skip();
  return next() != closing;
}

void LooseJson::members(Node& map, int level) {
  step();
  skip();
  for (bool more = next() != '}'; more; more = another('}')) {
    if (next() != '"') expected("a key in quotes, or }");
    Node::Entry entry;
    entry.place = place();
    entry.key = quoted();
    skip();
    if (next() != ':') expected("a colon after the key " + shown(entry.key));
    step();
    skip();
    entry.value = value(level + 1);
    map.entries.push_back(std::move(entry));
  }
  step();
}

void LooseJson::items(Node& list, int level) {
  step();
  skip();
  for (bool more = next() != ']'; more; more = another(']')) list.items.push_back(value(level + 1));
  step();
}

Node LooseJson::value(int level) {
  if (level > levels_max) throw InputError(place().text() + ": got more than 64 levels, expected fewer");
  Node node;
  node.place = place();
  if (next() == '{') {
    node.kind = Node::Kind::map;
    members(node, level);
  } else if (next() == '[') {
    node.kind = Node::Kind::list;
    items(node, level);
  } else if (next() == '"') {
    node.kind = Node::Kind::scalar;
    node.quoted = true;
    node.text = quoted();
  } else {
    return bare();
  }
  return node;
}

Node LooseJson::document() {
  skip();
  Node root = value(0);
  skip();
  if (!ends()) expected("the end of the file");
  return root;
}

}  // namespace

Node parse_loose_json(std::string_view text, const std::string& source) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return LooseJson(text, source).document();
}

}  // namespace interleave
