// An activity (a simulated thread, a device's channel) is a stack of coroutine frames in direct style.
//
//   Co<> read_twice(Thread& self, Disk& disk) {
//     co_await disk.read(self, 64 * 1024);   // pushes a frame; its return resumes this one in the same event
//     co_await disk.read(self, 64 * 1024);
//   }
//
// Only Activity::resume() resumes frames, always the innermost one: there is no symmetric transfer, which is no
// tail call below -O2 and under sanitizers. A frame that waits for something calls Activity::suspend() through a
// primitive awaitable; whoever ends the wait calls resume() from an event of the calendar.
//
// What to mind (GCC 12): no temporary with a destructor of its own inside a co_await expression; coroutines are
// functions or members, never capturing lambdas; what reference parameters refer to outlives the activity.
#pragma once

#include <coroutine>
#include <cstddef>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace interleave {

class Activity;

namespace detail {

// Frames come and go with every call of a coroutine: freed ones are kept, by size, for the next of that size.
class FramePool {
 public:
  static void* allocate(std::size_t bytes) {
    const std::size_t i = (bytes + grain - 1) / grain;
    if (i >= sizes || !free_[i]) return ::operator new(i < sizes ? i * grain : bytes);
    Frame* frame = free_[i];
    free_[i] = frame->next;
    return frame;
  }
  static void release(void* memory, std::size_t bytes) {
    const std::size_t i = (bytes + grain - 1) / grain;
    if (i >= sizes) return ::operator delete(memory);
    free_[i] = new (memory) Frame{free_[i]};
  }

 private:
  struct Frame {
    Frame* next;
  };
  static constexpr std::size_t grain = 64, sizes = 32;
  static inline Frame* free_[sizes] = {};
};

struct PromiseBase {
  static void* operator new(std::size_t bytes) { return FramePool::allocate(bytes); }
  static void operator delete(void* memory, std::size_t bytes) { FramePool::release(memory, bytes); }

  Activity* activity = nullptr;
  std::coroutine_handle<> caller;          // resumed when this frame returns; none: the bottom of the stack
  PromiseBase* caller_promise = nullptr;

  std::suspend_always initial_suspend() noexcept { return {}; }
  [[noreturn]] void unhandled_exception() { throw; }  // out of the loop: the run has failed

  struct Return {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> frame) noexcept;
    void await_resume() noexcept {}
  };
  Return final_suspend() noexcept { return {}; }
};

template <class T>
struct Promise;

}  // namespace detail

// A coroutine that runs on an activity: `co_await callee(...)` pushes its frame, `co_return` pops it.
template <class T = void>
class [[nodiscard]] Co {
 public:
  using promise_type = detail::Promise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  Co() = default;
  explicit Co(Handle frame) : frame_(frame) {}
  Co(Co&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  Co& operator=(Co&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~Co() {
    if (frame_) frame_.destroy();
  }

  Handle frame() const { return frame_; }
  explicit operator bool() const { return static_cast<bool>(frame_); }

  bool await_ready() const noexcept { return false; }
  template <class Caller>
  void await_suspend(std::coroutine_handle<Caller> caller);
  T await_resume();

 private:
  Handle frame_;
};

namespace detail {

template <class T>
struct Promise : PromiseBase {
  std::optional<T> value;
  Co<T> get_return_object() { return Co<T>(std::coroutine_handle<Promise>::from_promise(*this)); }
  void return_value(T result) { value.emplace(std::move(result)); }
};

template <>
struct Promise<void> : PromiseBase {
  Co<void> get_return_object() { return Co<void>(std::coroutine_handle<Promise>::from_promise(*this)); }
  void return_void() {}
};

}  // namespace detail

class Activity {
 public:
  Activity() = default;
  Activity(const Activity&) = delete;
  Activity& operator=(const Activity&) = delete;

  // Lays the first frame; resume() starts it.
  void start(Co<> body) {
    body_ = std::move(body);
    body_.frame().promise().activity = this;
    innermost_ = body_.frame();
    innermost_promise_ = &body_.frame().promise();
  }

  // Runs the innermost frame, and those it returns to, until one suspends or the last has returned.
  void resume() {
    suspended_ = false;
    while (!suspended_ && innermost_) innermost_.resume();
  }

  // For primitive awaitables: resume() returns after the current frame's suspension.
  void suspend() { suspended_ = true; }

  bool done() const { return !innermost_; }
  // Frees the frames.
  void clear() { body_ = Co<>(); }

 private:
  friend struct detail::PromiseBase::Return;
  template <class T>
  friend class Co;
  friend class Fiber;

  void push(std::coroutine_handle<> frame, detail::PromiseBase& promise) {
    innermost_ = frame;
    innermost_promise_ = &promise;
    promise.activity = this;
  }

  std::coroutine_handle<> innermost_;
  detail::PromiseBase* innermost_promise_ = nullptr;
  bool suspended_ = false;
  Co<> body_;
};

// A stack of frames of its own that activities run step by step: an asyncio task. step() runs it on the calling
// activity until it parks or returns; park(), called from inside, hands control back to the step's caller.
class Fiber {
 public:
  explicit Fiber(Co<> body) : body_(std::move(body)) {
    innermost_ = body_.frame();
    innermost_promise_ = &body_.frame().promise();
  }
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  bool done() const { return body_.frame().done(); }

  struct Step {
    Fiber& fiber;
    bool await_ready() const noexcept { return fiber.done(); }
    template <class Caller>
    void await_suspend(std::coroutine_handle<Caller> caller) {
      Activity& activity = *caller.promise().activity;
      fiber.body_.frame().promise().caller = caller;
      fiber.body_.frame().promise().caller_promise = &caller.promise();
      fiber.adopt(activity);
      activity.push(fiber.innermost_, *fiber.innermost_promise_);
    }
    void await_resume() const noexcept {}
  };
  Step step() { return Step{*this}; }

  struct Park {
    Fiber& fiber;
    bool await_ready() const noexcept { return false; }
    template <class Frame>
    void await_suspend(std::coroutine_handle<Frame> frame) {
      fiber.innermost_ = frame;
      fiber.innermost_promise_ = &frame.promise();
      detail::PromiseBase& bottom = fiber.body_.frame().promise();
      frame.promise().activity->push(bottom.caller, *bottom.caller_promise);
    }
    void await_resume() const noexcept {}
  };
  Park park() { return Park{*this}; }

 private:
  // Steps may run on another activity than the one before: every frame must know its own.
  void adopt(Activity& activity) {
    for (detail::PromiseBase* promise = innermost_promise_;; promise = promise->caller_promise) {
      promise->activity = &activity;
      if (promise == &body_.frame().promise()) return;
    }
  }

  std::coroutine_handle<> innermost_;
  detail::PromiseBase* innermost_promise_ = nullptr;
  Co<> body_;
};

template <class Promise>
void detail::PromiseBase::Return::await_suspend(std::coroutine_handle<Promise> frame) noexcept {
  PromiseBase& promise = frame.promise();
  promise.activity->innermost_ = promise.caller;
  promise.activity->innermost_promise_ = promise.caller_promise;
}

template <class T>
template <class Caller>
void Co<T>::await_suspend(std::coroutine_handle<Caller> caller) {
  frame_.promise().caller = caller;
  frame_.promise().caller_promise = &caller.promise();
  caller.promise().activity->push(frame_, frame_.promise());
}

template <class T>
T Co<T>::await_resume() {
  if constexpr (!std::is_void_v<T>) return std::move(*frame_.promise().value);
}

}  // namespace interleave
