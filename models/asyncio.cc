// asyncio: all tasks on one event loop, as gather() makes them; `limit` is a semaphore around each round. What blocks
// blocks the loop, unless it is offloaded to an executor: the right half of the table of step semantics.
#include <memory>
#include <utility>

#include "models/loop_objects.h"
#include "models/models.h"
#include "models/play.h"
#include "models/steps.h"
#include "sim/os/waiting.h"
#include "sim/python/event_loop.h"
#include "sim/python/futures.h"
#include "sim/python/loop_locks.h"

namespace interleave {
namespace {

// A step sent through run_in_executor: played there as any thread plays it.
class StepJob final : public Job {
 public:
  StepJob(Play& play, const Item& item, const Step& step, std::int64_t round, Usage* usage)
      : play_(play), item_(item), step_(1, step), round_(round), usage_(usage) {
    argument_bytes = play.argument_bytes(item);
    result_bytes = play.result_bytes(item);
  }
  Co<> run(Thread& self, Interpreter& interpreter) override {
    StepPlayer player(play_, self, &interpreter, item_);
    if (usage_) player.begin_usage(*usage_);
    co_await player.play_steps(step_, round_);
    if (usage_) player.end_usage();
  }

 private:
  Play& play_;
  const Item& item_;
  std::vector<Step> step_;
  std::int64_t round_;
  Usage* usage_;
};

// All that an offloaded step needs, for as long as a worker may be at it.
struct OffloadedStep {
  OffloadedStep(Play& play, const Item& item, const Step& step, std::int64_t round, LoopTask& task)
      : job(play, item, step, round, task.usage()), chunk(play.interpreter), future(task) {
    chunk.jobs.push_back(&job);
  }
  StepJob job;
  Chunk chunk;
  LoopFuture future;
};

LoopKind loop_kind(const Approach& approach) {
  return approach.loop == Approach::Loop::uvloop ? LoopKind::uvloop : LoopKind::asyncio;
}

// The door as the loop's selector sees it: a listening socket.
class Listener final : public Source, public Door::Waiter {
 public:
  explicit Listener(Door& door) : door_(door) { door_.poll(*this); }
  ~Listener() { door_.leave(*this); }
  bool ready() const override { return door_.ready(); }
  void come() override { notify(false); }

 private:
  Door& door_;
};

class LoopProgram {
 public:
  explicit LoopProgram(Play& play) : play_(play), loop_(play.interpreter, loop_kind(play.approach)) {
    for (const auto& [name, object] : play.workload.objects) objects_.emplace(name, make_loop_object(name, object));
    for (const auto& [name, object] : play.workload.objects)
      if (!object.lock.empty()) objects_.at(name)->stands_over(*objects_.at(object.lock));
    if (play.approach.limit) limit_ = std::make_unique<LoopSemaphore>(*play.approach.limit);
    play.parked_tasks = [this] { return parked_tasks(); };
  }
  ~LoopProgram() { play_.parked_tasks = nullptr; }
  LoopProgram(const LoopProgram&) = delete;
  LoopProgram& operator=(const LoopProgram&) = delete;

  Co<> main(Thread& self) {
    LoopTask starter(loop_, "gather", [this](LoopTask& task) { return start_all(task); });
    loop_.wake(starter);
    const std::function<bool()> done = [this, &starter] { return starter.done() && play_.all_done(); };
    co_await loop_.run(self, done);
    for (auto& executor : executors_)
      if (executor) co_await executor->shutdown(self);
  }

 private:
  // gather; or create_task at each arrival.
  Co<> start_all(LoopTask& task) {
    if (play_.door()) co_return co_await start_as_let_in(task);
    for (Item* item : play_.by_arrival) {
      const Duration ahead = item->arrival - play_.kernel.now();
      if (ahead > Duration{}) co_await loop_.sleep(task, ahead);
      co_await start(*item);
    }
  }
  Co<> start_as_let_in(LoopTask& task) {
    Door& door = *play_.door();
    Listener listener(door);
    door.open();
    for (;;) {
      while (Item* item = play_.accept()) co_await start(*item);
      if (door.closed()) co_return;
      co_await loop_.readable(task, listener);
    }
  }
  Co<> start(Item& item) {
    const std::string name = item.client ? "server " + std::to_string(tasks_.size()) : item.task->name;
    const auto body = [this, &item](LoopTask& task) { return serve(task, item); };
    tasks_.push_back(std::make_unique<LoopTask>(loop_, name, body));
    return loop_.create_task(*tasks_.back());
  }

  Co<> serve(LoopTask& task, Item& item) {
    if (!play_.item_begins(item)) co_return;
    if (item.client)
      co_await serve_client(task, item);
    else
      co_await play_rounds(task, item);
    co_await join_all(task, item);
    task.charge_to(nullptr);
    play_.item_ends(item);
  }

  Co<bool> enter(LoopTask& task) {
    task.waits_for = "the limit's semaphore";
    return limit_->acquire(task);
  }

  Co<> play_rounds(LoopTask& task, Item& item) {
    const Task& what = *item.task;
    RoundGuard guard;
    if (!what.period) task.charge_to(&item.usage);
    for (std::int64_t round = 0; !what.repeat || round < *what.repeat; ++round) {
      if (what.period) co_await release(task, item, round);
      if (limit_) co_await enter(task);
      co_await play_steps(task, item, what.steps, round);
      if (limit_) limit_->release();
      if (what.period) item.releases.back().end = play_.kernel.now();
      guard.check(play_.kernel.now());
    }
  }

  // The next round of a periodic task, at its date.
  Co<> release(LoopTask& task, Item& item, std::int64_t round) {
    const Time date = item.arrival + round * *item.task->period;
    const Duration ahead = date - play_.kernel.now();
    task.charge_to(nullptr);
    if (ahead > Duration{}) co_await loop_.sleep(task, ahead);
    Release& release = item.releases.emplace_back();
    release.arrival = date;
    release.first_run = play_.kernel.now();
    task.charge_to(&release.usage);
  }

  // A stream's reader and writer: the descriptor is registered once, reads wait for the loop.
  Co<> serve_client(LoopTask& task, Item& item) {
    Interpreter& interpreter = play_.interpreter;
    Thread& self = loop_.thread();
    for (std::int64_t request = 0; request < play_.workload.clients->requests; ++request) {
      task.waits_for = "a request";
      co_await loop_.readable(task, item.client->requests);
      co_await allow_threads(interpreter, self, read(self, *item.client));
      RequestRecord* const record = play_.request_begins(*item.client);
      if (!record) continue;
      task.charge_to(&record->usage);
      if (limit_) co_await enter(task);
      co_await play_steps(task, item, item.task->steps, request);
      if (limit_) limit_->release();
      co_await interpreter.spend(self, play_.profile.socket_operation);
      co_await allow_threads(interpreter, self, play_.send_answer(self, *item.client, *record));
      task.charge_to(nullptr);
    }
  }
  static Co<> read(Thread& self, ClientConnection& client) { co_await client.requests.read(self, 1); }

  // False: the task has been cancelled, and leaves.
  Co<bool> play_steps(LoopTask& task, const Item& item, const std::vector<Step>& steps, std::int64_t round) {
    for (const Step& step : steps) {
      const bool goes_on = co_await play_step(task, item, step, round);
      if (!goes_on) co_return false;
    }
    co_return true;
  }

  Co<bool> play_step(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    if (const Approach::Offload where = offload(step); where != Approach::Offload::none)
      return run_offloaded(task, item, step, round, where);
    switch (step.kind) {
      case Step::Kind::sleep: return sleep(task, item, step, round);
      case Step::Kind::receive:
      case Step::Kind::send: return transfer(task, item, step, round);
      case Step::Kind::with:
      case Step::Kind::acquire:
      case Step::Kind::release:
      case Step::Kind::put:
      case Step::Kind::get:
      case Step::Kind::wait:
      case Step::Kind::set:
      case Step::Kind::clear:
      case Step::Kind::notify: return meet(task, item, step, round);
      case Step::Kind::timeout: return timeout(task, item, step, round);
      case Step::Kind::choose: return play_steps(task, item, chosen(play_, item, step, round), round);
      case Step::Kind::spawn: return spawn(task, item, step, round);
      case Step::Kind::join: return join(task, item, step.target);
      case Step::Kind::task_group: return task_group(task, item, step, round);
      case Step::Kind::cancel: return cancel(task, item, step.target);
      default: return block(item, step, round);
    }
  }

  // python, cpu, native, read, write, input: everything else on the loop waits.
  Co<bool> block(const Item& item, const Step& step, std::int64_t round) {
    StepPlayer player(play_, loop_.thread(), &play_.interpreter, item);
    const std::vector<Step> one(1, step);
    co_await player.play_steps(one, round);
    co_return true;
  }

  Co<bool> run_offloaded(LoopTask& task, const Item& item, const Step& step, std::int64_t round,
                         Approach::Offload where) {
    const auto call = std::make_shared<OffloadedStep>(play_, item, step, round, task);
    task.waits_for = "its executor";
    Executor& workers = executor(where);
    const bool in_time = co_await loop_.run_in_executor(task, workers, call->chunk, call->future);
    if (!in_time) play_.keep(call);
    co_return in_time;
  }

  Co<bool> sleep(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    Stream stream = play_.stream(item, step.number, round);
    const Duration time(step.amount.draw(stream));
    task.waits_for = "a sleep";
    return loop_.sleep(task, time);
  }

  // One that nobody waits for any more goes on all the same.
  Co<bool> transfer(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    const auto transfer = std::make_shared<Transfer>(play_, item, step, round);
    transfer->start();
    task.waits_for = "a device";
    const bool in_time = co_await loop_.readable(task, *transfer);
    if (!in_time) play_.keep(transfer);
    co_return in_time;
  }

  Co<bool> meet(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    LoopObject& object = *objects_.at(step.target);
    switch (step.kind) {
      case Step::Kind::acquire: return object.acquire(task);
      case Step::Kind::put: return object.put(task);
      case Step::Kind::get: return object.get(task);
      case Step::Kind::wait: return object.wait(task);
      case Step::Kind::with: return hold(task, item, step, round);
      default: return act(task, object, step);
    }
  }
  Co<bool> hold(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    LoopObject& object = *objects_.at(step.target);
    const bool held = co_await object.acquire(task);
    if (!held) co_return false;
    const bool goes_on = co_await play_steps(task, item, step.steps, round);
    object.release(task);
    co_return goes_on;
  }
  static Co<bool> act(LoopTask& task, LoopObject& object, const Step& step) {
    switch (step.kind) {
      case Step::Kind::release: object.release(task); break;
      case Step::Kind::set: object.set(); break;
      case Step::Kind::clear: object.clear(); break;
      default: object.notify(task, step.count);
    }
    co_return true;
  }

  // async with asyncio.timeout(...), and `except TimeoutError`.
  Co<bool> timeout(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    Stream stream = play_.stream(item, step.number, round);
    LoopTimeout limit(task, play_.kernel.now() + Duration(step.amount.draw(stream)));
    co_await loop_.enter(limit);
    const bool in_time = co_await play_steps(task, item, step.steps, round);
    const bool caught = loop_.leave(limit);
    if (in_time) co_return true;
    if (!caught) co_return false;
    const bool goes_on = co_await play_steps(task, item, step.otherwise, round);
    co_return goes_on;
  }

  // The step's own word first, then the approach's for all that block the loop.
  Approach::Offload offload(const Step& step) const {
    if (step.offload == Offload::thread) return Approach::Offload::thread;
    if (step.offload == Offload::process) return Approach::Offload::process;
    switch (step.kind) {
      case Step::Kind::python:
      case Step::Kind::cpu:
      case Step::Kind::native:
      case Step::Kind::read:
      case Step::Kind::write:
      case Step::Kind::input: return play_.approach.offload;
      default: return Approach::Offload::none;
    }
  }

  Executor& executor(Approach::Offload where) {
    const bool threads = where == Approach::Offload::thread;
    std::unique_ptr<Executor>& slot = executors_[threads ? 0 : 1];
    if (slot) return *slot;
    const int cpus = play_.kernel.cpus();
    const int workers =
        play_.approach.workers.value_or(threads ? ThreadPool::default_workers(play_.profile, cpus) : cpus);
    if (threads)
      slot = std::make_unique<ThreadPool>(play_.interpreter, workers);
    else
      slot = std::make_unique<ProcessPool>(play_.interpreter, play_.process_traits(), workers);
    return *slot;
  }

  // ---- child tasks on the same loop ----
  struct Group;
  struct Child {
    std::unique_ptr<LoopTask> task;
    bool done = false;
    std::deque<LoopFuture*> joiners;
    Group* group = nullptr;
  };
  // asyncio.TaskGroup: _tasks and _on_completed_fut.
  struct Group {
    std::vector<Child*> children;
    std::size_t running = 0;
    LoopFuture* completed = nullptr;
  };

  // async with asyncio.TaskGroup(): __aexit__ of Lib/asyncio/taskgroups.py. Whoever is cancelled within cancels all
  // children, and leaves when they have ended; a child that is cancelled by itself does not touch the others.
  Co<bool> task_group(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    Group group;
    Group* const outer = group_of(task);
    groups_[&task] = &group;
    bool goes_on = co_await play_steps(task, item, step.steps, round);
    groups_[&task] = outer;
    if (!outer) groups_.erase(&task);
    if (!goes_on) abort(group);
    while (group.running > 0) {
      LoopFuture completed(task);
      group.completed = &completed;
      task.waits_for = "its task group";
      const bool undisturbed = co_await loop_.wait(task, completed);
      group.completed = nullptr;
      if (!undisturbed && std::exchange(goes_on, false)) abort(group);
    }
    co_return goes_on;
  }
  Group* group_of(const LoopTask& task) const {
    const auto found = groups_.find(&task);
    return found == groups_.end() ? nullptr : found->second;
  }
  static void abort(const Group& group) {
    for (Child* child : group.children)
      if (!child->done) child->task->cancel();
  }
  void leave_group(Child& child) {
    Group* const group = std::exchange(child.group, nullptr);
    if (group && --group->running == 0 && group->completed) loop_.set_result(*group->completed);
  }

  Co<bool> spawn(LoopTask& parent, const Item& item, const Step& step, std::int64_t round) {
    std::map<std::string, Child>& children = children_[item.id];
    if (children.contains(step.target)) {   // the one of the round before
      const bool goes_on = co_await join(parent, item, step.target);
      if (!goes_on) co_return false;
    }
    Child& made = children[step.target];
    made.done = false;
    made.group = group_of(parent);
    if (made.group) {
      made.group->children.push_back(&made);
      ++made.group->running;
    }
    Usage* usage = parent.usage();
    const auto body = [this, &item, &step, &made, round, usage](LoopTask& task) {
      return child(task, item, step, made, round, usage);
    };
    made.task = std::make_unique<LoopTask>(loop_, step.target, body);
    co_await loop_.create_task(*made.task);
    co_return true;
  }
  Co<> child(LoopTask& task, const Item& item, const Step& step, Child& me, std::int64_t round, Usage* usage) {
    task.charge_to(usage);
    bool goes_on = !task.take_cancel();
    if (goes_on && !step.amount.is_zero()) goes_on = co_await sleep(task, item, step, round);
    if (goes_on) co_await play_steps(task, item, step.steps, round);
    task.charge_to(nullptr);
    me.done = true;
    for (LoopFuture* joiner : me.joiners) loop_.set_result(*joiner);
    leave_group(me);
  }
  // At a deadlock all that are not done are parked.
  std::string parked_tasks() const {
    WaitingText waiting;
    for (const auto& task : tasks_)
      if (!task->done()) waiting.add(task->name(), task->reason_to_wait());
    for (const auto& [number, children] : children_)
      for (const auto& [name, child] : children)
        if (!child.done) waiting.add(name, child.task->reason_to_wait());
    return waiting.text();
  }

  // No child outlives its task.
  Co<> join_all(LoopTask& task, const Item& item) {
    for (const auto& [name, child] : children_[item.id]) co_await join(task, item, name);
  }
  // await child: whoever is cancelled there cancels it.
  Co<bool> join(LoopTask& task, const Item& item, const std::string& name) {
    Child& awaited = children_.at(item.id).at(name);
    if (awaited.done) co_return true;
    LoopFuture future(task);
    awaited.joiners.push_back(&future);
    task.waits_for = "a child task";
    const bool goes_on = co_await loop_.wait(task, future);
    std::erase(awaited.joiners, &future);
    if (!goes_on) awaited.task->cancel();
    co_return goes_on;
  }
  Co<bool> cancel(LoopTask&, const Item& item, const std::string& name) {
    Child& child = children_.at(item.id).at(name);
    if (!child.done) child.task->cancel();
    co_return true;
  }

  Play& play_;
  EventLoop loop_;
  std::map<std::string, std::unique_ptr<LoopObject>> objects_;
  std::unique_ptr<LoopSemaphore> limit_;
  std::deque<std::unique_ptr<LoopTask>> tasks_;
  std::unique_ptr<Executor> executors_[2];
  std::map<std::uint32_t, std::map<std::string, Child>> children_;   // by item and name
  std::map<const LoopTask*, Group*> groups_;                         // where a task is in; only looked up
};

Co<> asyncio_main(Thread& self, Play& play) {
  LoopProgram program(play);
  co_await program.main(self);
}

}  // namespace

void start_asyncio(Play& play) { play.run_main(asyncio_main); }

}  // namespace interleave
