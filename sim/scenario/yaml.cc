#include "sim/scenario/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <iomanip>
#include <map>
#include <sstream>

#include "sim/scenario/scenario.h"

namespace interleave {
namespace {

constexpr std::size_t depth_max = 64;
constexpr std::int64_t nodes_max = 2'000'000;
constexpr std::size_t keys_max = 10'000;           // of one map
constexpr std::int64_t brackets_max = 2'000'000;   // yaml-cpp keeps a token of each until the outermost closes

// The text and the names of its places.
class Source {
 public:
  Source(std::string_view text, const std::string& name, bool has_lines)
      : text_(text), name_(std::make_shared<const std::string>(name)), has_lines_(has_lines) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') line_starts_.push_back(i + 1);
  }

  std::string_view text() const { return text_; }

  Place at(std::size_t offset) const {
    if (!has_lines_) return {name_, 0, 0};
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::size_t line = static_cast<std::size_t>(next - line_starts_.begin());
    int column = 1;
    for (std::size_t i = line_starts_[line - 1]; i < std::min(offset, text_.size()); ++i)
      column += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;   // characters, not bytes
    return {name_, static_cast<int>(line), column};
  }

  // yaml-cpp's positions count bytes.
  std::size_t offset(const YAML::Mark& mark) const {
    if (mark.is_null() || mark.line < 0) return text_.size();
    const std::size_t line = std::min(static_cast<std::size_t>(mark.line), line_starts_.size() - 1);
    return std::min(line_starts_[line] + static_cast<std::size_t>(mark.column), text_.size());
  }
  Place at(const YAML::Mark& mark) const { return at(offset(mark)); }

 private:
  std::string_view text_;
  std::shared_ptr<const std::string> name_;
  bool has_lines_;
  std::vector<std::size_t> line_starts_;
};

[[noreturn]] void fail(const Place& place, const std::string& problem) {
  throw InputError(place.text() + ": " + problem);
}

// Bytes of the UTF-8 character at `i`; 0: not UTF-8.
std::size_t utf8_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u; };
  const unsigned first = byte(i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >> 4 == 0xE              ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0) != 0x80) return 0;
  const unsigned second = byte(i + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : length;
}

bool in_comment(std::string_view text, std::size_t offset) {
  const std::size_t line = text.rfind('\n', offset) == std::string_view::npos ? 0 : text.rfind('\n', offset) + 1;
  for (std::size_t i = line; i < offset; ++i)
    if (text[i] == '#' && (i == line || text[i - 1] == ' ')) return true;
  return false;
}

std::string hex(unsigned char c) {
  const char* digits = "0123456789ABCDEF";
  return std::string("0x") + digits[c >> 4] + digits[c & 15];
}

void check_control(const Source& source, std::size_t i) {
  const std::string_view text = source.text();
  const auto c = static_cast<unsigned char>(text[i]);
  if (c == '\n' || (c >= 0x20 && c != 0x7F)) return;
  if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') return;
  if (c == '\t') {
    if (in_comment(text, i)) return;
    fail(source.at(i), "got a tab, expected spaces; indent and separate with spaces");
  }
  fail(source.at(i), "got the control character " + hex(c) + ", expected printable text; is this a text file?");
}

// Marks that change how the text around them is shown, so that a name would read as another (Unicode TR 36), breaks of
// lines that are none here, and C1 controls.
bool is_unseen(std::string_view character) {
  const auto in = [&](const char* first, const char* last) { return first <= character && character <= last; };
  return in("\xC2\x80", "\xC2\x9F") || in("\xE2\x80\x8E", "\xE2\x80\x8F") || in("\xE2\x80\xA8", "\xE2\x80\xAE") ||
         in("\xE2\x81\xA6", "\xE2\x81\xA9");
}

std::string code_point(std::string_view character) {
  unsigned code = static_cast<unsigned char>(character[0]) & (0xFFu >> (character.size() + 1));
  for (const char byte : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(byte) & 0x3Fu);
  std::ostringstream text;
  text << "U+" << std::uppercase << std::hex << std::setw(4) << std::setfill('0') << code;
  return text.str();
}

void check_characters(const Source& source) {
  const std::string_view text = source.text();
  std::int64_t brackets = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0)
      fail(source.at(i), "got the byte " + hex(static_cast<unsigned char>(text[i])) +
                             ", expected UTF-8 text; save the file as UTF-8");
    if (length == 1) check_control(source, i);
    if (length > 1 && is_unseen(text.substr(i, length)))
      fail(source.at(i), "got the character " + code_point(text.substr(i, length)) +
                             ", which nobody can see, expected printable text; remove it");
    brackets += text[i] == '[' || text[i] == '{';
    i += length;
  }
  if (brackets > brackets_max) fail(source.at(0), "got more than 2000000 brackets, expected a text written by hand");
}

// Builds the tree from yaml-cpp's events.
class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(const Source& source) : source_(source) { root_.place = source.at(0); }

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    const std::string_view before = source_.text().substr(0, source_.offset(mark) + 3);
    const bool marked = before.find("\n---") != before.npos || before.find("\n...") != before.npos;
    fail(source_.at(mark), marked ? "got a second document, expected one; remove the --- and what follows it"
                                  : "this does not belong to what stands above it; check dashes and indentation");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(node_at(mark, Node::Kind::null), anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(copy(mark, anchor), 0); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor;
    bool has_key = false;
    std::string key;
    Place key_place;
  };

  Node node_at(const YAML::Mark& mark, Node::Kind kind) {
    if (++nodes_ > nodes_max) fail(source_.at(mark), "got more than 2000000 values, expected a text written by hand");
    Node node;
    node.kind = kind;
    node.place = source_.at(mark);
    return node;
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    fail(source_.at(mark), "got the tag \"" + tag + "\", expected plain YAML; remove the tag");
  }
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    refuse_tag(mark, tag);
    if (stack_.size() >= depth_max) fail(source_.at(mark), "nested deeper than 64 levels; make it flatter");
    stack_.push_back({node_at(mark, kind), anchor, false, {}, {}});
  }
  void close() {
    Open done = std::move(stack_.back());
    stack_.pop_back();
    add(std::move(done.node), done.anchor);
  }
  Node copy(const YAML::Mark& mark, YAML::anchor_t anchor);
  void recount(const Node& node, const YAML::Mark& mark, std::size_t depth);
  void add(Node node, YAML::anchor_t anchor);
  void add_key(Open& map, const Node& key);
  void check_quote_ends(const YAML::Mark& mark);

  const Source& source_;
  int documents_ = 0;
  std::int64_t nodes_ = 0;
  Node root_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, Node> anchors_;
};

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  refuse_tag(mark, tag);
  Node node = node_at(mark, Node::Kind::scalar);
  node.quoted = tag == "!";
  node.text = value;
  if (node.quoted) check_quote_ends(mark);
  add(std::move(node), anchor);
}

// yaml-cpp takes the end of the text for the end of a quoted scalar.
void Builder::check_quote_ends(const YAML::Mark& mark) {
  const std::string_view text = source_.text();
  std::size_t i = source_.offset(mark);
  while (i < text.size() && (text[i] == '&' || text[i] == '!')) {   // the mark is that of an anchor or tag before it
    i = std::min(text.find_first_of(" \n", i), text.size());
    i = std::min(text.find_first_not_of(" \n\r", i), text.size());
  }
  if (i >= text.size() || (text[i] != '"' && text[i] != '\'')) return;   // a block scalar
  const std::size_t start = i;
  const char quote = text[i++];
  for (; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != '\'') return;
      ++i;
    }
  }
  fail(source_.at(start), std::string("got a ") + quote + " that nothing closes; close the quoted text");
}

Node Builder::copy(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) fail(source_.at(mark), "got an alias of what it stands in itself; write it out");
  recount(found->second, mark, stack_.size());
  return found->second;
}

void Builder::recount(const Node& node, const YAML::Mark& mark, std::size_t depth) {
  if (depth > depth_max) fail(source_.at(mark), "nested deeper than 64 levels; make it flatter");
  if (++nodes_ > nodes_max) fail(source_.at(mark), "got aliases for more than 2000000 values; write less of them");
  for (const Node& item : node.items) recount(item, mark, depth + 1);
  for (const Node::Entry& entry : node.entries) recount(entry.value, mark, depth + 1);
}

void Builder::add(Node node, YAML::anchor_t anchor) {
  if (anchor != 0) anchors_[anchor] = node;
  if (stack_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = stack_.back();
  if (parent.node.kind == Node::Kind::list) {
    parent.node.items.push_back(std::move(node));
  } else if (!parent.has_key) {
    add_key(parent, node);
  } else {
    if (node.kind == Node::Kind::null) node.place = parent.key_place;   // yaml-cpp's is that of what comes next
    parent.node.entries.push_back({parent.key, parent.key_place, std::move(node)});
    parent.has_key = false;
  }
}

void Builder::add_key(Open& map, const Node& key) {
  if (key.kind != Node::Kind::scalar || key.text.empty())
    fail(key.place, "got no plain name as a key, expected NAME: VALUE");
  if (key.text == "<<") fail(key.place, "got the merge key <<, expected plain keys; write the keys out");
  if (const auto* earlier = map.node.find(key.text)) {
    const bool has_line = earlier->place.line > 0;
    fail(key.place, "got the key \"" + key.text + "\" twice" +
                        (has_line ? ", first in line " + std::to_string(earlier->place.line) : "") + "; remove one");
  }
  if (map.node.entries.size() >= keys_max) fail(key.place, "got more than 10000 keys in one map; write a list");
  map.key = key.text;
  map.key_place = key.place;
  map.has_key = true;
}

// What yaml-cpp says, in words that tell the remedy.
std::string explained(const std::string& yaml_cpp_says) {
  static constexpr std::pair<std::string_view, const char*> known[] = {
      {"illegal EOF in scalar", "the text ends inside a quoted or bracketed value; close it"},
      {"the referenced anchor is not defined", "got an alias *NAME without an anchor &NAME above it; write it out"},
      {"unknown anchor", "got an alias *NAME without an anchor &NAME above it; write it out"},
      {"end of sequence flow not found", "got a [ that nothing closes; close it with ]"},
      {"end of sequence not found", "this does not belong to the list above it; check dashes and indentation"},
      {"end of map flow not found", "got a { that nothing closes; close it with }"},
      {"end of map not found", "this does not belong to the map above it; check the indentation and the quotes"},
      {"illegal block entry", "got a - where no list can stand; begin it on a line of its own"},
      {"illegal map value", "got a : where no value can stand; quote the text, or begin the map on a line of its own"},
      {"illegal flow end", "got a ] or } that closes nothing; remove it, or quote the text"},
  };
  for (const auto& [theirs, ours] : known)
    if (yaml_cpp_says.find(theirs) != std::string::npos) return ours;
  return yaml_cpp_says;
}

Node parse(const Source& source) {
  check_characters(source);
  std::istringstream in{std::string(source.text())};
  Builder builder(source);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {}
  } catch (const YAML::Exception& error) {
    fail(source.at(error.mark), "not YAML: " + explained(error.msg));
  }
  return builder.take();
}

}  // namespace

std::string Place::text() const {
  return line > 0 ? *source + ":" + std::to_string(line) + ":" + std::to_string(column) : *source;
}

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

Node* Node::find(std::string_view key) {
  for (Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

Node parse_yaml(std::string_view text, const std::string& name) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    throw InputError(name + ":1:1: got UTF-16 text, expected UTF-8; save the file as UTF-8");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);   // what some editors put before UTF-8
  const Source source(text, name, true);
  if (const std::size_t directive = text.starts_with('%') ? 0 : text.find("\n%"); directive != std::string_view::npos)
    fail(source.at(directive + (directive > 0)), "got a % directive, expected plain YAML; remove the line");
  return parse(source);
}

Node parse_yaml_value(std::string_view text, const std::string& option) { return parse(Source(text, option, false)); }

std::string in_one_line(const Node& node) {
  if (node.kind == Node::Kind::scalar) return node.text;
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + in_one_line(item);
  if (node.kind == Node::Kind::list) return "[" + text + "]";
  for (const Node::Entry& entry : node.entries)
    text += (text.empty() ? "" : ", ") + entry.key + ": " + in_one_line(entry.value);
  return "{" + text + "}";
}

std::string canonical(const Node& node) {
  std::string result;
  switch (node.kind) {
    case Node::Kind::null: return "~";
    case Node::Kind::scalar: return std::to_string(node.text.size()) + ":" + node.text;
    case Node::Kind::list:
      for (const Node& item : node.items) result += canonical(item) + ",";
      return "[" + result + "]";
    case Node::Kind::map: break;
  }
  std::map<std::string, std::string> sorted;
  for (const Node::Entry& entry : node.entries) sorted[entry.key] = canonical(entry.value);
  for (const auto& [key, value] : sorted) result += key + "=" + value + ",";
  return "{" + result + "}";
}

}  // namespace interleave
