// What a deadlock's message says about an object that is waited for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "sim/workload/workload.h"

namespace interleave {

// What is asked of it: to hold it, what a `wait` waits for, a place to put into, an entry to get.
enum class Asked { hold, wait, put, get };

// the lock "x"
std::string named_object(const Object& object, const std::string& name);
// the lock "x", which B holds; `arrived`: how many wait at a barrier.
std::string awaited_words(const Object& object, const std::string& name, Asked asked,
                          const std::vector<std::string>& holders, std::int64_t arrived);

// Who holds an object, in the order in which they came in, each as often as it did.
template <class Who>
class Holders {
 public:
  void add(const Who& who) {
    all_.push_back(&who);
    ++taken_;
  }
  // Its last hold; if it has none, somebody's: whoever may release.
  void remove(const Who& who) {
    const auto mine = std::find(all_.rbegin(), all_.rend(), &who);
    if (mine != all_.rend())
      all_.erase(std::next(mine).base());
    else if (!all_.empty())
      all_.erase(all_.begin());
    --taken_;
  }
  // Around a condition's wait.
  std::size_t leave(const Who& who) { return std::erase(all_, &who); }
  void come_back(const Who& who, std::size_t levels) { all_.insert(all_.end(), levels, &who); }
  bool has(const Who& who) const { return std::find(all_.begin(), all_.end(), &who) != all_.end(); }
  // Acquired more often than released.
  bool taken() const { return taken_ > 0; }
  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const Who* who : all_) result.push_back(who->name());
    return result;
  }

 private:
  std::vector<const Who*> all_;
  std::int64_t taken_ = 0;
};

// Why this one must not release it now; empty: it may. A semaphore may be released by anybody, a bounded one no more
// often than it was acquired, a plain lock while somebody holds it (RuntimeError: release unlocked lock); what has an
// owner by that one alone.
template <class Who>
std::string release_fault(const Object& object, const std::string& name, const Holders<Who>& holders, const Who& who,
                          bool has_owner) {
  if (object.kind == Object::Kind::semaphore) return "";
  const std::string releases = "releases " + named_object(object, name);
  if (object.kind == Object::Kind::bounded_semaphore)
    return holders.taken() ? "" : releases + " more often than it was acquired";
  const std::vector<std::string> names = holders.names();
  if (names.empty()) return releases + ", which nobody holds";
  return has_owner && !holders.has(who) ? releases + ", which " + names.front() + " holds" : "";
}

}  // namespace interleave
