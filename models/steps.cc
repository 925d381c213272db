#include "models/steps.h"

#include "models/foresight.h"

namespace interleave {
namespace {

Request::Direction direction_of(Step::Kind kind) {
  switch (kind) {
    case Step::Kind::read: return Request::Direction::read;
    case Step::Kind::write: return Request::Direction::write;
    case Step::Kind::receive: return Request::Direction::receive;
    case Step::Kind::send: return Request::Direction::send;
    default: return Request::Direction::input;
  }
}

}  // namespace

// ---- devices ----

Transfer::Transfer(Play& play, const Item& item, const Step& step, std::int64_t round)
    : kernel_(play.kernel), device_(play.devices.named(step.target)) {
  Stream stream = play.stream(item, step.number, round);
  direction = direction_of(step.kind);
  bytes = step.amount.draw(stream);
  draw_entity = stream.bits();
}

Co<> Transfer::perform(Thread& self) {
  const As as(self, Doing::io);
  self.waits_for = "a device";
  const Duration entry = kernel_.cost(kernel_.machine().syscall);
  co_await self.run(entry);
  start();
  while (!complete_) {
    sleeper_ = &self;
    co_await self.block();
  }
}

void Transfer::completed() {
  complete_ = true;
  kernel_.count_completion();
  if (sleeper_) kernel_.wake(*sleeper_);
  notify(false);
}

// ---- steps ----

const std::vector<Step>& chosen(const Play& play, const Item& item, const Step& step, std::int64_t round) {
  Stream stream = play.stream(item, step.number, round);
  double left = stream.uniform();
  for (const Branch& branch : step.branches) {
    if (left < branch.probability) return branch.steps;
    left -= branch.probability;
  }
  return step.branches.back().steps;
}

void StepPlayer::begin_usage(Usage& usage) {
  usage_ = &usage;
  usage.begin(self_);
}

void StepPlayer::end_usage() {
  usage_->end(self_);
  usage_ = nullptr;
}

Co<> StepPlayer::play_task() {
  const Task& task = *item_.task;
  RoundGuard guard;
  rounds_ = true;
  if (foresees_) self_.burst = first_burst(play_, item_);
  for (std::int64_t round = 0; !task.repeat || round < *task.repeat; ++round) {
    if (foresees_)
      co_await play_foreseen(task.steps, round);
    else
      for (const Step& step : task.steps) co_await play_step(step, round);
    guard.check(play_.kernel.now());
  }
  if (!children_.empty()) co_await join_all();
}

Co<> StepPlayer::play_steps(const std::vector<Step>& steps, std::int64_t round) {
  if (foresees_) {
    co_await play_foreseen(steps, round);
    co_return;
  }
  for (const Step& step : steps) co_await play_step(step, round);
}

// The same, saying before each wait how long the burst after it will be.
Co<> StepPlayer::play_foreseen(const std::vector<Step>& steps, std::int64_t round) {
  places_.push_back({&steps, 0, round});
  if (places_.size() == 1 && !rounds_) self_.burst = burst_ahead();
  for (const Step& step : steps) {
    ++places_.back().next;
    if (ends_burst(step) && !step.forever) self_.burst = burst_ahead();
    co_await play_step(step, round);
  }
  places_.pop_back();
}

Duration StepPlayer::burst_ahead() const {
  Foresight foresight(play_, item_);
  for (auto place = places_.rbegin(); place != places_.rend(); ++place)
    if (foresight.steps(*place->steps, place->next, place->round)) return foresight.burst();
  if (rounds_) foresight.rounds(*item_.task, places_.front().round + 1);
  return foresight.burst();
}

Co<> StepPlayer::play_step(const Step& step, std::int64_t round) {
  switch (step.kind) {
    case Step::Kind::python:
    case Step::Kind::native:
    case Step::Kind::cpu: return compute(step, round);
    case Step::Kind::sleep: {
      Stream stream = play_.stream(item_, step.number, round);
      Co<> sleep = self_.sleep(Duration(step.amount.draw(stream)));
      return interpreter_ ? blocking(std::move(sleep)) : std::move(sleep);
    }
    case Step::Kind::with: return hold(step, round);
    case Step::Kind::put:
    case Step::Kind::get: return hold(step, round);
    case Step::Kind::choose: return choose(step, round);
    case Step::Kind::spawn: return spawn(step, round);
    case Step::Kind::join: return join(step.target);
    default: return transfer(step, round);
  }
}

Co<> StepPlayer::blocking(Co<> what) {
  if (interpreter_) {
    co_await interpreter_->spend(self_, interpreter_->profile().call_overhead);
    co_await interpreter_->gil().drop(self_);
  }
  co_await what;
  if (interpreter_) co_await interpreter_->gil().take(self_);
}

Co<> StepPlayer::transfer(const Step& step, std::int64_t round) {
  Transfer transfer(play_, item_, step, round);
  co_await blocking(transfer.perform(self_));
}

Co<> StepPlayer::compute(const Step& step, std::int64_t round) {
  Stream stream = play_.stream(item_, step.number, round);
  const Duration amount = step.forever ? forever : Duration(step.amount.draw(stream));
  const CpuDemand demand = play_.workload.cpu_demand;
  if (!interpreter_) return native_code(amount, demand);
  if (step.kind == Step::Kind::native) return interpreter_->native(self_, amount, step.call, demand);
  return python_code(amount, demand);
}

Co<> StepPlayer::python_code(Duration amount, CpuDemand demand) {
  const As as(self_, Doing::python);
  co_await interpreter_->python(self_, amount, demand);
}

Co<> StepPlayer::native_code(Duration amount, CpuDemand demand) {
  const As as(self_, Doing::native_);
  const Progress progress(self_, amount, demand);
  for (Duration left = progress.left(); left > Duration{}; left = progress.left()) co_await self_.run(left);
}

// A lock, semaphore or queue: threading's and multiprocessing's are the same semaphores underneath.
Co<> StepPlayer::hold(const Step& step, std::int64_t round) {
  SharedObject& shared = play_.objects.at(step.target);
  if (step.kind == Step::Kind::with) {
    {
      const As as(self_, Doing::lock);
      self_.waits_for = shared.object.kind == Object::Kind::lock ? "a lock" : "a semaphore";
      co_await acquire(shared.permits);
    }
    co_await play_steps(step.steps, round);
    co_await release(shared.permits);
    co_return;
  }
  const As as(self_, Doing::queue);
  const bool puts = step.kind == Step::Kind::put;
  self_.waits_for = puts ? "a place in a queue" : "an entry of a queue";
  if (interpreter_) co_await interpreter_->spend(self_, interpreter_->profile().queue_operation);
  co_await acquire(puts ? shared.places : shared.permits);
  co_await release(puts ? shared.permits : shared.places);
}

Co<> StepPlayer::acquire(Semaphore& semaphore) {
  if (interpreter_) co_await interpreter_->spend(self_, interpreter_->profile().lock_operation);
  if (semaphore.try_wait()) co_return;
  if (interpreter_) co_await interpreter_->gil().drop(self_);
  co_await semaphore.wait(self_);
  if (interpreter_) co_await interpreter_->gil().take(self_);
}

Co<> StepPlayer::release(Semaphore& semaphore) {
  if (interpreter_) co_await interpreter_->spend(self_, interpreter_->profile().lock_operation);
  co_await semaphore.post(self_);
}

Co<> StepPlayer::choose(const Step& step, std::int64_t round) {
  return play_steps(chosen(play_, item_, step, round), round);
}

// ---- child tasks: threads of the same process ----

Co<> StepPlayer::spawn(const Step& step, std::int64_t round) {
  if (children_.contains(step.target)) co_await join(step.target);   // the one of the round before
  Child& made = children_[step.target];
  made = Child{};
  const auto body = [this, &step, round, usage = usage_](Thread& thread) { return child(thread, step, round, usage); };
  if (interpreter_) {
    made.thread = &play_.new_thread(*interpreter_, step.target, body);
    co_await made.thread->start(self_);
  } else {
    ThreadAttributes attributes;
    if (foresees_) {
      Foresight foresight(play_, item_);
      foresight.steps(step.steps, 0, round);
      attributes.burst = foresight.burst();
    }
    play_.kernel.create_thread(self_.process(), step.target, attributes, &self_, body);
  }
}

Co<> StepPlayer::child(Thread& self, const Step& step, std::int64_t round, Usage* usage) {
  StepPlayer player(play_, self, interpreter_, item_);
  if (usage) player.begin_usage(*usage);
  co_await player.play_steps(step.steps, round);
  co_await player.join_all();
  if (usage) player.end_usage();
  Child& me = children_.at(step.target);
  me.done = true;
  if (me.joiner) {
    const Duration price = play_.kernel.wake(*me.joiner);
    co_await self.run(price);
  }
}

Co<> StepPlayer::join_all() {
  for (const auto& [name, child] : children_) co_await join(name);
}

Co<> StepPlayer::join(const std::string& name) {
  Child& awaited = children_.at(name);
  if (awaited.thread) {
    co_await awaited.thread->join(self_);
    co_return;
  }
  const As as(self_, Doing::join);
  self_.waits_for = "a child task";
  while (!awaited.done) {
    awaited.joiner = &self_;
    co_await self_.block();
  }
}

}  // namespace interleave
