#include "models/steps.h"

#include <algorithm>
#include <cmath>
#include <utility>

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
  for (const Step& step : steps) {
    co_await play_step(step, round);
    if (gives_up_) co_return;
  }
}

// The same, saying before each wait how long the burst after it will be.
Co<> StepPlayer::play_foreseen(const std::vector<Step>& steps, std::int64_t round) {
  places_.push_back({&steps, 0, round});
  if (places_.size() == 1 && !rounds_) self_.burst = burst_ahead();
  for (const Step& step : steps) {
    ++places_.back().next;
    if (ends_burst(step) && !step.forever) self_.burst = burst_ahead();
    co_await play_step(step, round);
    if (gives_up_) break;
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
      const Duration time(step.amount.draw(stream));
      return interpreter_ ? time_sleep(*interpreter_, self_, time) : self_.sleep(time);
    }
    case Step::Kind::with:
    case Step::Kind::acquire:
    case Step::Kind::release:
    case Step::Kind::put:
    case Step::Kind::get:
    case Step::Kind::wait:
    case Step::Kind::set:
    case Step::Kind::clear:
    case Step::Kind::notify: return meet(step, round);
    case Step::Kind::update: return update(step, round);
    case Step::Kind::timeout: return timeout(step, round);
    case Step::Kind::choose: return choose(step, round);
    case Step::Kind::task_group: return task_group(step, round);
    case Step::Kind::spawn: return spawn(step, round);
    case Step::Kind::join: return join(step.target);
    case Step::Kind::cancel: return cancel(step.target);
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

// Of a native step, in all.
static Duration code_between_calls(const Step& step, Duration amount) {
  if (step.between.is_zero() || step.forever) return {};
  const std::int64_t calls = step.call > Duration{} ? (amount + step.call - Duration(1)) / step.call : 1;
  return Duration(std::llround(step.between.mean() * static_cast<double>(calls)));
}

Co<> StepPlayer::compute(const Step& step, std::int64_t round) {
  Stream stream = play_.stream(item_, step.number, round);
  const Duration amount = step.forever ? forever : Duration(step.amount.draw(stream));
  const CpuDemand demand = play_.workload.cpu_demand;
  if (!interpreter_) return native_code(amount + code_between_calls(step, amount), demand);
  if (step.kind == Step::Kind::native)
    return interpreter_->native(self_, amount, step.call, step.between, stream, demand);
  return python_code(amount, demand);
}

Co<> StepPlayer::python_code(Duration amount, CpuDemand demand) {
  const As as(self_, Doing::python);
  co_await interpreter_->python(self_, amount, demand);
}

Co<> StepPlayer::native_code(Duration amount, CpuDemand demand) {
  const As as(self_, Doing::native_);
  const WatchesCpuClock watches(self_, demand == CpuDemand::thread_clock);
  const Progress progress(self_, amount, demand);
  for (Duration left = progress.left(); left > Duration{}; left = progress.left()) co_await self_.run(left);
}

// ---- what others share: see objects.h ----

Co<> StepPlayer::meet(const Step& step, std::int64_t round) {
  if (step.kind == Step::Kind::with) co_return co_await hold(step, round);
  SharedObject& shared = play_.objects.at(step.target);
  const bool in_time = co_await meet_until(step, shared, deadline_);
  if (!in_time) gives_up_ = true;
}

Co<> StepPlayer::update(const Step& step, std::int64_t round) {
  const As as(self_, interpreter_ ? Doing::python : Doing::native_);
  const Caller caller{self_, interpreter_};
  SharedObject& shared = play_.objects.at(step.target);
  UpdateCounts& counts = play_.updates();
  Stream stream = play_.stream(item_, step.number, round);
  for (std::int64_t i = 0; i < step.count; ++i) {
    const Duration between(step.amount.draw(stream));
    const Duration takes(step.takes.draw(stream));
    if (interpreter_)
      co_await python_code(between, play_.workload.cpu_demand);
    else
      co_await native_code(between, play_.workload.cpu_demand);
    const std::int64_t lost = co_await shared.update(caller, takes);
    ++counts.made;
    counts.lost += lost;
  }
}

Co<> StepPlayer::hold(const Step& step, std::int64_t round) {
  SharedObject& shared = play_.objects.at(step.target);
  const Caller caller{self_, interpreter_};
  const bool held = co_await shared.acquire(caller, step.holding, deadline_);
  gives_up_ = !held;
  if (!held) co_return;
  co_await play_steps(step.steps, round);
  co_await shared.release(caller, step.holding);
}

// False: the deadline has passed.
Co<bool> StepPlayer::meet_until(const Step& step, SharedObject& shared, Time deadline) {
  const Caller caller{self_, interpreter_};
  switch (step.kind) {
    case Step::Kind::acquire: co_return co_await shared.acquire(caller, step.holding, deadline);
    case Step::Kind::put: co_return co_await shared.put(caller, deadline);
    case Step::Kind::get: co_return co_await shared.get(caller, deadline);
    case Step::Kind::wait: co_return co_await shared.wait(caller, deadline);
    case Step::Kind::release: co_await shared.release(caller, step.holding); break;
    case Step::Kind::set: co_await shared.set(caller); break;
    case Step::Kind::clear: co_await shared.clear(caller); break;
    default: co_await shared.notify(caller, step.count);
  }
  co_return true;
}

// A thread cannot be interrupted: acquire(timeout=...), wait(timeout), join(timeout), each with what is left.
Co<> StepPlayer::timeout(const Step& step, std::int64_t round) {
  Stream stream = play_.stream(item_, step.number, round);
  const Time mine = play_.kernel.now() + Duration(step.amount.draw(stream));
  const Time outer = std::exchange(deadline_, std::min(deadline_, mine));
  co_await play_steps(step.steps, round);
  deadline_ = outer;
  if (!gives_up_ || outer < mine) co_return;
  gives_up_ = false;
  co_await play_steps(step.otherwise, round);
}

Co<> StepPlayer::choose(const Step& step, std::int64_t round) {
  return play_steps(chosen(play_, item_, step, round), round);
}

// ---- child tasks: threads of the same process ----

Co<> StepPlayer::spawn(const Step& step, std::int64_t round) {
  if (children_.contains(step.target)) {   // the one of the round before
    co_await join(step.target);
    if (gives_up_) co_return;
  }
  if (groups_ > 0) grouped_.push_back(step.target);
  Child& made = children_[step.target];
  made = Child{};
  if (interpreter_ && !step.amount.is_zero()) made.finished = std::make_unique<PyEvent>(*interpreter_);
  if (!interpreter_ && !step.amount.is_zero()) made.cancelled = std::make_unique<Semaphore>(0);
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
  Child& me = children_.at(step.target);
  StepPlayer player(play_, self, interpreter_, item_);
  if (usage) player.begin_usage(*usage);
  bool cancelled = false;
  if (!step.amount.is_zero()) cancelled = co_await stopped_before_its_time(self, step, round, me);
  if (!cancelled) co_await player.play_steps(step.steps, round);
  co_await player.join_all();
  if (usage) player.end_usage();
  me.done = true;
  if (me.joiner) {
    const Duration price = play_.kernel.wake(*me.joiner);
    co_await self.run(price);
  }
}

// Timer.run: self.finished.wait(self.interval).
Co<bool> StepPlayer::stopped_before_its_time(Thread& self, const Step& step, std::int64_t round, Child& me) {
  const As as(self, Doing::io);
  self.waits_for = "its time";
  Stream stream = play_.stream(item_, step.number, round);
  const Time date = play_.kernel.now() + Duration(step.amount.draw(stream));
  if (me.finished) co_return co_await me.finished->wait(self, date);
  co_return co_await me.cancelled->wait(self, date);
}

// Timer.cancel.
Co<> StepPlayer::cancel(const std::string& name) {
  Child& child = children_.at(name);
  if (child.finished) co_await child.finished->set(self_);
  if (child.cancelled) co_await child.cancelled->post(self_);
}

// Threads have no groups: each is joined. Who gives up leaves them to themselves.
Co<> StepPlayer::task_group(const Step& step, std::int64_t round) {
  const std::size_t before = grouped_.size();
  ++groups_;
  co_await play_steps(step.steps, round);
  --groups_;
  for (std::size_t i = before; i < grouped_.size() && !gives_up_; ++i) co_await join(grouped_[i]);
  grouped_.resize(before);
}

Co<> StepPlayer::join_all() {
  for (const auto& [name, child] : children_) co_await join(name);
}

Co<> StepPlayer::join(const std::string& name) {
  Child& awaited = children_.at(name);
  if (awaited.thread) {
    const bool ended = co_await awaited.thread->join(self_, deadline_);
    gives_up_ = !ended;
    co_return;
  }
  const As as(self_, Doing::join);
  self_.waits_for = "a child task";
  while (!awaited.done && !gives_up_) {
    awaited.joiner = &self_;
    co_await self_.block_until(deadline_);
    gives_up_ = !awaited.done && self_.timed_out();
  }
  awaited.joiner = nullptr;
}

}  // namespace interleave
