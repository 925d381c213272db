#include "models/object_words.h"

namespace interleave {
namespace {

constexpr std::size_t holders_named = 3;

const char* kind_name(Object::Kind kind) {
  switch (kind) {
    case Object::Kind::lock: return "the lock ";
    case Object::Kind::rlock: return "the RLock ";
    case Object::Kind::semaphore: return "the semaphore ";
    case Object::Kind::bounded_semaphore: return "the bounded semaphore ";
    case Object::Kind::condition: return "the condition ";
    case Object::Kind::event: return "the event ";
    case Object::Kind::barrier: return "the barrier ";
    case Object::Kind::rwlock: return "the reader-writer lock ";
    case Object::Kind::queue: return "the queue ";
    case Object::Kind::simple_queue: return "the simple queue ";
    case Object::Kind::counter: return "the counter ";
    case Object::Kind::dict: return "the dict ";
  }
  return "";
}

std::string held_by(const std::vector<std::string>& holders) {
  if (holders.empty()) return "";
  std::string text = ", which " + holders.front();
  for (std::size_t i = 1; i < holders.size() && i < holders_named; ++i) text += ", " + holders[i];
  if (holders.size() > holders_named) text += " and " + std::to_string(holders.size() - holders_named) + " more";
  return text + (holders.size() == 1 ? " holds" : " hold");
}

}  // namespace

std::string named_object(const Object& object, const std::string& name) {
  return kind_name(object.kind) + ("\"" + name + "\"");
}

std::string awaited_words(const Object& object, const std::string& name, Asked asked,
                          const std::vector<std::string>& holders, std::int64_t arrived) {
  const std::string it = named_object(object, name);
  switch (asked) {
    case Asked::put: return "a place in " + it;
    case Asked::get: return "an entry of " + it;
    case Asked::hold: return (object.kind == Object::Kind::condition ? "the lock of " : "") + it + held_by(holders);
    case Asked::wait: break;
  }
  if (object.kind == Object::Kind::condition) return "a notification of " + it;
  if (object.kind != Object::Kind::barrier) return it;
  return it + ", where " + std::to_string(arrived) + " of " + std::to_string(object.capacity) + " are";
}

}  // namespace interleave
