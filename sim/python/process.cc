#include "sim/python/process.h"

#include "sim/os/kernel.h"
#include "sim/python/connection.h"
#include "sim/python/interpreter.h"

namespace interleave {

PyProcess::PyProcess(Interpreter& parent, const ProcessTraits& traits, std::string name, Body body,
                     ThreadAttributes attributes)
    : parent_(parent),
      traits_(traits),
      name_(std::move(name)),
      body_(std::move(body)),
      attributes_(std::move(attributes)) {
  waiters_.add(*this);
}

PyProcess::~PyProcess() = default;

Co<> PyProcess::start(Thread& self) {
  const As as(self, Doing::startup);
  const Profile& profile = parent_.profile();
  co_await parent_.spend_once(self, profile.process_start);
  if (traits_.start == StartMethod::forkserver) {
    co_await traits_.server->ask(self, *this);
    co_return;
  }
  const Duration fork = parent_.cost(profile.fork_parent);
  co_await self.run(fork);   // os.fork keeps the GIL; spawn's fork_exec is of the same order
  create(self);
}

void PyProcess::create(Thread& creator) {
  Kernel& kernel = parent_.kernel();
  const double own = traits_.start == StartMethod::fork ? traits_.copy_on_write : 1.0;
  const auto bytes = static_cast<std::int64_t>(static_cast<double>(traits_.memory_bytes) * own);
  Process& process = kernel.create_process(name_, bytes);
  interpreter_ = std::make_unique<Interpreter>(kernel, process, parent_.profile(), parent_.random());
  kernel.create_thread(process, name_, attributes_, &creator, [this](Thread& thread) { return main(thread); });
}

// What the start method needs to get to Process._bootstrap.
Co<> PyProcess::get_ready(Thread& self, Interpreter& own) {
  const Profile& profile = parent_.profile();
  co_await own.spend_once(self, profile.fork_child);
  if (traits_.start == StartMethod::fork) {
    // Reference counts stand in the objects: who looks at one writes to its page, which is then copied (do_wp_page).
    const MachineSpec& machine = own.kernel().machine();
    const Duration fault = own.kernel().cost(machine.page_fault), copy_kib = own.kernel().cost(machine.copy_kib);
    const std::int64_t pages = own.process().memory_bytes / page_bytes;
    co_await own.python(self, (fault + copy_kib * (page_bytes / 1024)) * pages);
    co_return;
  }
  if (traits_.start == StartMethod::spawn) {
    co_await own.spend_once(self, profile.interpreter_start);
  } else {
    co_await own.gil().drop(self);
    co_await pid_.write(self, 8);
    co_await own.gil().take(self);
    co_await own.spend_once(self, profile.forkserver_child);
  }
  co_await own.python(self, traits_.main_import);
}

// Process._bootstrap.
Co<> PyProcess::main(Thread& self) {
  const Profile& profile = parent_.profile();
  Interpreter& own = *interpreter_;
  own.set_main(self);
  co_await own.gil().take(self);
  {
    const As as(self, Doing::startup);
    co_await get_ready(self, own);
    co_await own.spend_once(self, profile.process_bootstrap);
  }
  {
    const As as(self, Doing::python);
    co_await body_(self, own);
  }
  const As as(self, Doing::startup);
  // spawn_main ends with sys.exit, Popen._launch of a fork and forkserver.main with os._exit.
  if (traits_.start == StartMethod::spawn) co_await own.spend_once(self, profile.interpreter_exit);
  co_await own.spend_once(self, profile.process_exit);
  own.kernel().exit_process(own.process());
  ended_ = true;
  const Duration price = notify(false);
  co_await self.run(price);
}

Co<> PyProcess::join(Thread& self) {
  if (joined_) co_return;
  const As as(self, Doing::join);
  self.waits_for = "a process to end";
  co_await parent_.spend_once(self, parent_.profile().process_join);
  co_await parent_.gil().drop(self);
  co_await waiters_.wait(self, never);
  co_await parent_.gil().take(self);
  joined_ = true;
}

Co<bool> PyProcess::poll(Thread& self) {
  if (traits_.start == StartMethod::forkserver) {
    Poll one;
    one.add(*this);
    const bool ended = co_await wait_for_any(self, parent_, one, 1, Time{});
    co_return ended;
  }
  co_await parent_.spend(self, parent_.profile().call_overhead);
  co_await parent_.gil().drop(self);
  co_await waiters_.wait(self, Time{});
  co_await parent_.gil().take(self);
  co_return ended_;
}

// ---- the fork server ----

ForkServer::~ForkServer() = default;

Co<> ForkServer::ensure_running(Thread& self) {
  if (interpreter_) co_return;
  Kernel& kernel = program_.kernel();
  const Profile& profile = program_.profile();
  Process& process = kernel.create_process("fork server", profile.process_memory_bytes);
  interpreter_ = std::make_unique<Interpreter>(kernel, process, profile, program_.random());
  const Duration fork = program_.cost(profile.fork_parent);
  co_await self.run(fork);
  kernel.create_thread(process, "fork server", {}, &self, [this](Thread& thread) { return serve(thread); });
}

Co<> ForkServer::ask(Thread& self, PyProcess& child) {
  co_await ensure_running(self);
  asked_.push_back(&child);
  co_await program_.spend(self, program_.profile().pipe_operation);
  self.waits_for = "the fork server";
  co_await program_.gil().drop(self);
  co_await requests_.write(self, 4);
  co_await child.pid_.read(self, 8);
  co_await program_.gil().take(self);
}

// forkserver.main.
Co<> ForkServer::serve(Thread& self) {
  Interpreter& own = *interpreter_;
  own.set_main(self);
  co_await own.gil().take(self);
  {
    const As as(self, Doing::startup);
    co_await own.spend_once(self, own.profile().interpreter_start);
  }
  for (;;) {
    {
      const As as(self, Doing::idle);
      self.waits_for = "requests to fork";
      co_await own.gil().drop(self);
      co_await requests_.read(self, 4);
      co_await own.gil().take(self);
    }
    const As as(self, Doing::startup);
    PyProcess& child = *asked_.front();
    asked_.pop_front();
    const Duration fork = own.cost(own.profile().fork_parent);
    co_await self.run(fork);
    child.create(self);
  }
}

}  // namespace interleave
