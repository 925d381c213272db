// What tasks on an event loop meet at: asyncio's objects (sim/python/loop_locks.h). As SharedObject is for threads.
#pragma once

#include <memory>
#include <string>

#include "models/object_words.h"
#include "sim/core/activity.h"
#include "sim/os/waiting.h"
#include "sim/python/event_loop.h"
#include "sim/workload/workload.h"

namespace interleave {

class LoopObject {
 public:
  LoopObject(std::string name, const Object& object) : object_(object), name_(std::move(name)) {}
  virtual ~LoopObject() = default;
  LoopObject(const LoopObject&) = delete;
  LoopObject& operator=(const LoopObject&) = delete;

  // Of a condition: it stands over that lock.
  virtual void stands_over(LoopObject& lock) { lock_ = &lock; }

  // In each, false: the task has been cancelled.
  Co<bool> acquire(LoopTask& task);
  Co<bool> wait(LoopTask& task);
  Co<bool> put(LoopTask& task);
  Co<bool> get(LoopTask& task);
  void release(LoopTask& task);
  void notify(LoopTask& task, std::int64_t count);
  virtual void set() { cannot(); }
  virtual void clear() { cannot(); }

 protected:
  virtual Co<bool> do_acquire(LoopTask&) { cannot(); }
  virtual Co<bool> do_wait(LoopTask&) { cannot(); }
  virtual Co<bool> do_put(LoopTask&) { cannot(); }
  virtual Co<bool> do_get(LoopTask&) { cannot(); }
  virtual void do_release() { cannot(); }
  virtual void do_notify(std::int64_t) { cannot(); }
  virtual std::int64_t arrived() const { return 0; }

 private:
  class Aspect final : public Awaited {
   public:
    Aspect(const LoopObject& object, Asked asked) : object_(object), asked_(asked) {}
    std::string words() const override {
      return awaited_words(object_.object_, object_.name_, asked_, object_.holders().names(), object_.arrived());
    }

   private:
    const LoopObject& object_;
    Asked asked_;
  };

  [[noreturn]] void cannot() const;
  [[noreturn]] void refuse(LoopTask& task, const std::string& what) const;
  Holders<LoopTask>& holders() { return lock_ ? lock_->holders_ : holders_; }
  const Holders<LoopTask>& holders() const { return lock_ ? lock_->holders_ : holders_; }

  const Object& object_;
  const std::string name_;
  LoopObject* lock_ = nullptr;
  Holders<LoopTask> holders_;
  const Aspect to_hold_{*this, Asked::hold}, to_wait_{*this, Asked::wait};
  const Aspect to_put_{*this, Asked::put}, to_get_{*this, Asked::get};
};

std::unique_ptr<LoopObject> make_loop_object(const std::string& name, const Object& object);

}  // namespace interleave
