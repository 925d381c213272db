// Who waits for what, for a deadlock's message: the first five, and how many more.
#pragma once

#include <cstddef>
#include <string>

namespace interleave {

// What is waited for, and says when it must what it is and who has it: `the lock "x", which B holds`.
class Awaited {
 public:
  virtual std::string words() const = 0;

 protected:
  ~Awaited() = default;
};

// While it lasts, this thread or task waits for that.
template <class Waiter>
class Awaiting {
 public:
  Awaiting(Waiter& waiter, const Awaited& what) : waiter_(waiter) { waiter.awaits = &what; }
  Awaiting(const Awaiting&) = delete;
  Awaiting& operator=(const Awaiting&) = delete;
  ~Awaiting() { waiter_.awaits = nullptr; }

 private:
  Waiter& waiter_;
};

class WaitingText {
 public:
  // The reason is that of a Thread or of a LoopTask: reason_to_wait().
  void add(const std::string& name, const std::string& reason) {
    if (++count_ > named) return;
    if (!text_.empty()) text_ += "; ";
    text_ += name + " " + reason;
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
