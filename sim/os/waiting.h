// Who waits for what, for a deadlock's message: the first five, and how many more.
#pragma once

#include <cstddef>
#include <string>

namespace interleave {

class WaitingText {
 public:
  void add(const std::string& name, const char* waits_for) {
    if (++count_ > named) return;
    if (!text_.empty()) text_ += "; ";
    text_ += name + " waits for " + waits_for;
  }
  // "A waits for a lock; B waits for a lock; and 7 more"; empty: nobody.
  std::string text() const {
    return count_ <= named ? text_ : text_ + "; and " + std::to_string(count_ - named) + " more";
  }

 private:
  static constexpr std::size_t named = 5;
  std::string text_;
  std::size_t count_ = 0;
};

}  // namespace interleave
