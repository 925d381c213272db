#include "sim/scenario/value.h"

namespace interleave {
namespace {

std::string below(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

[[noreturn]] void fail(const Place& place, const std::string& path, const std::string& problem) {
  throw InputError(place.text() + ": " + (path.empty() ? "" : path + ": ") + problem);
}

}  // namespace

std::string shown(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (result.size() >= 60 && (static_cast<unsigned char>(c) & 0xC0) != 0x80) return "\"" + result + "...\"";
    if (c == '\n')
      result += "\\n";
    else
      result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  }
  return "\"" + result + "\"";
}

Value Value::item(std::size_t index) const {
  Value value(node_->items[index], *session_, path_ + "[" + std::to_string(index) + "]");
  value.hint_ = hint_;
  return value;
}

Value Value::entry(const Node::Entry& entry, const std::string& example) const {
  Value value(entry.value, *session_,
              below(path_, shown(entry.key).size() == entry.key.size() + 2 ? entry.key : "..."));
  if (!example.empty()) value.hint_ = entry.key + ": " + example;
  return value;
}

Value Value::entry(std::string_view key) const {
  Value value(*node_->find(key), *session_, below(path_, key));
  return value;
}

void Value::expected(const std::string& what) const {
  refuse("got " + got() + ", expected " + what + (hint_.empty() ? "" : "; write e.g. " + hint_));
}

void Value::refuse(const std::string& problem) const { fail(node_->place, path_, problem); }

void Value::refuse_key(std::string_view key, const std::string& problem) const {
  for (const Node::Entry& entry : node_->entries)
    if (entry.key == key) fail(entry.value.place, below(path_, key), problem);
  refuse(problem);
}

void Value::warn(const std::string& problem) const {
  session_->warnings.push_back(node_->place.text() + ": " + path_ + ": warning: " + problem);
}

std::string Value::got() const {
  switch (node_->kind) {
    case Node::Kind::null: return "nothing";
    case Node::Kind::scalar: return (node_->quoted ? "the quoted text " : "") + shown(node_->text);
    case Node::Kind::list: return node_->items.empty() ? "an empty list" : "a list";
    case Node::Kind::map: break;
  }
  return node_->entries.empty() ? "an empty map" : "a map";
}

}  // namespace interleave
