// What threads meet at, outside an event loop: the objects of the workload as the library makes them that the
// approach's program uses. An object does what its kind can; the reader sees to it that no step asks for more, and
// what only shows in the run (releasing what nobody holds, say) fails it.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <string>

#include "models/approach.h"
#include "models/object_words.h"
#include "sim/core/activity.h"
#include "sim/core/time.h"
#include "sim/os/waiting.h"
#include "sim/workload/workload.h"

namespace interleave {

class Interpreter;
class Thread;

// Who calls; own is nullptr for a native thread, else the interpreter whose GIL it holds.
struct Caller {
  Thread& self;
  Interpreter* own;
};

inline constexpr std::int64_t notify_all = std::numeric_limits<std::int64_t>::max();

class SharedObject {
 public:
  SharedObject(std::string name, const Object& object) : object_(object), name_(std::move(name)) {}
  virtual ~SharedObject() = default;
  SharedObject(const SharedObject&) = delete;
  SharedObject& operator=(const SharedObject&) = delete;

  const Object& object() const { return object_; }
  // Of a condition: it stands over that lock.
  void stands_over(SharedObject& lock) { lock_ = &lock; }

  // In each, false: the deadline has passed. Holding is what a `with` does; waiting is for an event, a notification,
  // or all the others at a barrier.
  Co<bool> acquire(Caller caller, Holding how, Time deadline);
  Co<> release(Caller caller, Holding how);
  Co<bool> wait(Caller caller, Time deadline);
  Co<bool> put(Caller caller, Time deadline);
  Co<bool> get(Caller caller, Time deadline);
  // So many of those who wait for a condition, or notify_all.
  Co<> notify(Caller caller, std::int64_t count);
  // A counter or dict, once; how many updates of others that has undone.
  Co<std::int64_t> update(Caller caller, Duration takes) { return do_update(caller, takes); }
  // What is still on its way to memory at the end: how many updates that undoes.
  virtual std::int64_t settle() { return 0; }
  // An event.
  Co<> set(Caller caller) { return do_set(caller); }
  Co<> clear(Caller caller) { return do_clear(caller); }

 protected:
  virtual Co<bool> do_acquire(Caller, Holding, Time) { cannot(); }
  virtual Co<> do_release(Caller, Holding) { cannot(); }
  virtual Co<bool> do_wait(Caller, Time) { cannot(); }
  virtual Co<bool> do_put(Caller, Time) { cannot(); }
  virtual Co<bool> do_get(Caller, Time) { cannot(); }
  virtual Co<> do_notify(Caller, std::int64_t) { cannot(); }
  virtual Co<std::int64_t> do_update(Caller, Duration) { cannot(); }
  virtual Co<> do_set(Caller) { cannot(); }
  virtual Co<> do_clear(Caller) { cannot(); }
  // Only who holds it may release it; a plain lock of Python's anybody may.
  virtual bool has_owner() const { return object_.kind == Object::Kind::rlock; }
  // How many wait at a barrier.
  virtual std::int64_t arrived() const { return 0; }
  [[noreturn]] void refuse(const Thread& self, const std::string& what) const;
  // BrokenBarrierError.
  [[noreturn]] void refuse_broken(const Thread& self) const {
    refuse(self, "waits at " + named() + ", which is broken: somebody has given up waiting there");
  }
  std::string named() const { return named_object(object_, name_); }

 private:
  class Aspect final : public Awaited {
   public:
    Aspect(const SharedObject& object, Asked asked) : object_(object), asked_(asked) {}
    std::string words() const override;

   private:
    const SharedObject& object_;
    Asked asked_;
  };

  [[noreturn]] void cannot() const;
  Holders<Thread>& holders() { return lock_ ? lock_->holders_ : holders_; }
  const Holders<Thread>& holders() const { return lock_ ? lock_->holders_ : holders_; }

  const Object& object_;
  const std::string name_;
  SharedObject* lock_ = nullptr;
  Holders<Thread> holders_;
  const Aspect to_hold_{*this, Asked::hold}, to_wait_{*this, Asked::wait};
  const Aspect to_put_{*this, Asked::put}, to_get_{*this, Asked::get};
};

// All objects of a workload, by name.
class ObjectMap {
 public:
  // `interpreter` is that of the program's first process.
  ObjectMap(const Workload& workload, const Approach& approach, Interpreter& interpreter);
  SharedObject& at(const std::string& name) const { return *objects_.at(name); }
  std::int64_t settle() const {
    std::int64_t lost = 0;
    for (const auto& [name, object] : objects_) lost += object->settle();
    return lost;
  }

 private:
  std::map<std::string, std::unique_ptr<SharedObject>> objects_;
};

// One object of each library; `lock` is what a condition stands over, if it is a lock of the workload.
using MadeObject = std::unique_ptr<SharedObject>;
MadeObject make_native_object(const std::string& name, const Object& object, SharedObject* lock,
                              const Approach& approach);
MadeObject make_threading_object(const std::string& name, const Object& object, SharedObject* lock,
                                 Interpreter& interpreter);
MadeObject make_process_object(const std::string& name, const Object& object, SharedObject* lock);
// Counters and dicts are the interpreter's, or the program's own.
MadeObject make_shared_data(const std::string& name, const Object& object, const Approach& approach);

}  // namespace interleave
