// asyncio: all tasks on one event loop, as gather() makes them; `limit` is a semaphore around each round. What blocks
// blocks the loop, unless it is offloaded to an executor: the right half of the table of step semantics.
#include <memory>

#include "models/models.h"
#include "models/play.h"
#include "models/steps.h"
#include "sim/os/waiting.h"
#include "sim/python/event_loop.h"
#include "sim/python/futures.h"

namespace interleave {
namespace {

// What tasks on the loop meet at: asyncio's own lock, semaphore, queue.
struct LoopObject {
  explicit LoopObject(const Object& object)
      : object(object), permits(object.kind == Object::Kind::semaphore ? object.capacity : 1), queue(object.capacity) {}
  const Object& object;
  LoopSemaphore permits;
  LoopQueue queue;
};

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

// The door as the loop's selector sees it: a listening socket.
class Listener final : public Source {
 public:
  explicit Listener(Door& door) : door_(door) {
    door_.on_change = [this] { notify(false); };
  }
  ~Listener() { door_.on_change = nullptr; }
  bool ready() const override { return door_.ready(); }

 private:
  Door& door_;
};

class LoopProgram {
 public:
  explicit LoopProgram(Play& play) : play_(play), loop_(play.interpreter) {
    for (const auto& [name, object] : play.workload.objects) objects_.try_emplace(name, object);
    if (play.approach.limit) limit_ = std::make_unique<LoopSemaphore>(*play.approach.limit);
    play.parked_tasks = [this] { return parked_tasks(); };
  }
  ~LoopProgram() { play_.parked_tasks = nullptr; }
  LoopProgram(const LoopProgram&) = delete;
  LoopProgram& operator=(const LoopProgram&) = delete;

  Co<> main(Thread& self) {
    LoopTask starter(loop_, [this](LoopTask& task) { return start_all(task); });
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
    for (Item& item : play_.items) {
      const Duration ahead = item.arrival - play_.kernel.now();
      if (ahead > Duration{}) co_await loop_.sleep(task, ahead);
      co_await start(item);
    }
  }
  Co<> start_as_let_in(LoopTask& task) {
    Door& door = *play_.door();
    Listener listener(door);
    door.open();
    for (;;) {
      while (Item* item = door.take()) co_await start(*item);
      if (door.closed()) co_return;
      co_await loop_.readable(task, listener);
    }
  }
  Co<> start(Item& item) {
    started_.push_back(&item);
    tasks_.push_back(std::make_unique<LoopTask>(loop_, [this, &item](LoopTask& task) { return serve(task, item); }));
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

  Co<> enter(LoopTask& task) {
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
      RequestRecord& record = *item.client->request;
      record.first_run = play_.kernel.now();
      task.charge_to(&record.usage);
      if (limit_) co_await enter(task);
      co_await play_steps(task, item, item.task->steps, request);
      if (limit_) limit_->release();
      co_await interpreter.spend(self, play_.profile.socket_operation);
      co_await allow_threads(interpreter, self, item.client->answers.write(self, 1));
      task.charge_to(nullptr);
    }
  }
  static Co<> read(Thread& self, ClientConnection& client) { co_await client.requests.read(self, 4096); }

  Co<> play_steps(LoopTask& task, const Item& item, const std::vector<Step>& steps, std::int64_t round) {
    for (const Step& step : steps) co_await play_step(task, item, step, round);
  }

  Co<> play_step(LoopTask& task, const Item& item, const Step& step, std::int64_t round) {
    if (const Approach::Offload where = offload(step); where != Approach::Offload::none) {
      StepJob job(play_, item, step, round, task.usage());
      Chunk chunk(play_.interpreter);
      chunk.jobs.push_back(&job);
      task.waits_for = "its executor";
      co_await loop_.run_in_executor(task, executor(where), chunk);
      co_return;
    }
    Stream stream = play_.stream(item, step.number, round);
    switch (step.kind) {
      case Step::Kind::sleep:
        task.waits_for = "a sleep";
        co_await loop_.sleep(task, Duration(step.amount.draw(stream)));
        break;
      case Step::Kind::receive:
      case Step::Kind::send: {
        Transfer transfer(play_, item, step, round);
        transfer.start();
        task.waits_for = "a device";
        co_await loop_.readable(task, transfer);
        break;
      }
      case Step::Kind::with: {
        LoopObject& object = objects_.at(step.target);
        task.waits_for = object.object.kind == Object::Kind::lock ? "a lock" : "a semaphore";
        co_await object.permits.acquire(task);
        co_await play_steps(task, item, step.steps, round);
        object.permits.release();
        break;
      }
      case Step::Kind::put:
        task.waits_for = "a place in a queue";
        co_await objects_.at(step.target).queue.put(task);
        break;
      case Step::Kind::get:
        task.waits_for = "an entry of a queue";
        co_await objects_.at(step.target).queue.get(task);
        break;
      case Step::Kind::choose:
        co_await play_steps(task, item, chosen(play_, item, step, round), round);
        break;
      case Step::Kind::spawn:
        co_await spawn(task, item, step, round);
        break;
      case Step::Kind::join:
        co_await join(task, item, step.target);
        break;
      default: {   // python, cpu, native, read, write, input: everything else on the loop waits
        StepPlayer player(play_, loop_.thread(), &play_.interpreter, item);
        const std::vector<Step> one(1, step);
        co_await player.play_steps(one, round);
      }
    }
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
  struct Child {
    std::unique_ptr<LoopTask> task;
    bool done = false;
    LoopTask* joiner = nullptr;
  };

  Co<> spawn(LoopTask& parent, const Item& item, const Step& step, std::int64_t round) {
    std::map<std::string, Child>& children = children_[item.id];
    if (children.contains(step.target)) co_await join(parent, item, step.target);   // the one of the round before
    Child& made = children[step.target];
    made.done = false;
    Usage* usage = parent.usage();
    made.task = std::make_unique<LoopTask>(loop_, [this, &item, &step, &made, round, usage](LoopTask& task) {
      return child(task, item, step, made, round, usage);
    });
    co_await loop_.create_task(*made.task);
  }
  Co<> child(LoopTask& task, const Item& item, const Step& step, Child& me, std::int64_t round, Usage* usage) {
    task.charge_to(usage);
    co_await play_steps(task, item, step.steps, round);
    task.charge_to(nullptr);
    me.done = true;
    if (me.joiner) loop_.wake(*me.joiner);
  }
  // At a deadlock all that are not done are parked.
  std::string parked_tasks() const {
    WaitingText waiting;
    for (std::size_t i = 0; i < tasks_.size(); ++i)
      if (!tasks_[i]->done()) waiting.add(name_of(*started_[i], i), tasks_[i]->waits_for);
    for (const auto& [number, children] : children_)
      for (const auto& [name, child] : children)
        if (!child.done) waiting.add(name, child.task->waits_for);
    return waiting.text();
  }
  static std::string name_of(const Item& item, std::size_t index) {
    return item.client ? "server " + std::to_string(index) : item.task->name;
  }

  // No child outlives its task.
  Co<> join_all(LoopTask& task, const Item& item) {
    for (const auto& [name, child] : children_[item.id]) co_await join(task, item, name);
  }
  Co<> join(LoopTask& task, const Item& item, const std::string& name) {
    Child& awaited = children_.at(item.id).at(name);
    while (!awaited.done) {
      awaited.joiner = &task;
      task.waits_for = "a child task";
      co_await loop_.park(task);
    }
  }

  Play& play_;
  EventLoop loop_;
  std::map<std::string, LoopObject> objects_;
  std::unique_ptr<LoopSemaphore> limit_;
  std::deque<std::unique_ptr<LoopTask>> tasks_;
  std::deque<Item*> started_;                       // whose task it is, in the same order
  std::unique_ptr<Executor> executors_[2];
  std::map<std::uint32_t, std::map<std::string, Child>> children_;   // by item and name
};

Co<> main_thread(Thread& self, Play& play) {
  LoopProgram program(play);
  co_await program.main(self);
}

}  // namespace

void start_asyncio(Play& play) { play.run_main(main_thread); }

}  // namespace interleave
