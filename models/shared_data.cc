// What threads of a process change in place, a count or a dict: each change reads, works on what it has read, and
// writes. Under a GIL nobody else comes between, for no opcode gives it up in the middle; without one somebody does,
// and then what was written meanwhile is lost: unless counts are atomic and dicts locked, as in free-threaded builds.
#include <deque>

#include "models/objects.h"
#include "sim/os/cache_line.h"
#include "sim/os/kernel.h"
#include "sim/python/interpreter.h"
#include "sim/python/py_mutex.h"

namespace interleave {
namespace {

class SharedData final : public SharedObject {
 public:
  SharedData(const std::string& name, const Object& object, const Approach& approach)
      : SharedObject(name, object), updates_(approach.updates) {}

 private:
  // In a core's store buffer: what it will have written, and when. Its own loads see it there, further stores join it.
  struct Store {
    const Core* core;
    Time at;
    std::int64_t value;
    std::int64_t updates;       // that have joined
  };
  // As each process and each interpreter has it.
  struct Copy {
    explicit Copy(const Interpreter* of) : owner(of) {}

    const Interpreter* owner;   // nullptr: no interpreter, one process
    CacheLine line;             // of a count; a dict's is in its mutex
    PyMutex mutex;
    std::int64_t written = 0;   // updates that are in what it holds now
    std::deque<Store> stores;   // on their way there, in the order of coming

    Store* store_of(const Core* core) {
      for (Store& store : stores)
        if (store.core == core) return &store;
      return nullptr;
    }
    // Of those stores that have come by now, how many updates of others they undid.
    std::int64_t settle(Time now) {
      std::int64_t lost = 0;
      for (; !stores.empty() && stores.front().at <= now; stores.pop_front()) {
        lost += written + stores.front().updates - stores.front().value;
        written = stores.front().value;
      }
      return lost;
    }
  };

  Co<std::int64_t> do_update(Caller caller, Duration takes) override {
    Copy& copy = copy_of(caller.own);
    Thread& self = caller.self;
    if (!safe(caller)) return read_modify_write(self, copy, takes);
    if (object().kind == Object::Kind::counter) return add(caller, copy, takes);
    return under_its_lock(caller, copy, takes);
  }

  std::int64_t settle() override {
    std::int64_t lost = 0;
    for (Copy& copy : copies_) lost += copy.settle(never);
    return lost;
  }

  bool safe(Caller caller) const {
    if (updates_) return *updates_ == Approach::Updates::safe;
    return caller.own && caller.own->profile().gil == GilKind::none;
  }

  Co<std::int64_t> read_modify_write(Thread& self, Copy& copy, Duration takes) {
    Kernel& kernel = self.kernel();
    std::int64_t lost = copy.settle(kernel.now());
    if (!copy.store_of(self.core())) co_await copy.line.load(self);
    lost += copy.settle(kernel.now());
    const Store* const own = copy.store_of(self.core());
    const std::int64_t read = own ? own->value : copy.written;
    co_await self.run(takes);
    lost += copy.settle(kernel.now());
    if (Store* const joined = copy.store_of(self.core())) {
      joined->value = read + 1;
      ++joined->updates;
      co_return lost;
    }
    copy.stores.push_back({self.core(), copy.line.store(self), read + 1, 1});
    lost += copy.settle(kernel.now());
    co_return lost;
  }

  // Py_INCREF of PEP 703: the thread that made the object, here the main one, has a count of its own in it; all others
  // add to ob_ref_shared in one atomic instruction.
  Co<std::int64_t> add(Caller caller, Copy& copy, Duration takes) {
    Kernel& kernel = caller.self.kernel();
    const bool owner = caller.own && caller.own->is_main(caller.self);
    const Duration price = owner ? takes : takes + kernel.cost(kernel.machine().atomic_operation);
    co_await copy.line.use(caller.self, price);
    ++copy.written;
    co_return 0;
  }

  // Py_BEGIN_CRITICAL_SECTION.
  Co<std::int64_t> under_its_lock(Caller caller, Copy& copy, Duration takes) {
    co_await copy.mutex.lock(caller.self, caller.own);
    const std::int64_t lost = co_await read_modify_write(caller.self, copy, takes);
    co_await copy.mutex.unlock(caller.self);
    co_return lost;
  }

  Copy& copy_of(const Interpreter* owner) {
    for (Copy& copy : copies_)
      if (copy.owner == owner) return copy;
    return copies_.emplace_back(owner);
  }

  const std::optional<Approach::Updates> updates_;
  std::deque<Copy> copies_;
};

}  // namespace

MadeObject make_shared_data(const std::string& name, const Object& object, const Approach& approach) {
  return std::make_unique<SharedData>(name, object, approach);
}

}  // namespace interleave
