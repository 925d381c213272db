#include "models/door.h"

#include <algorithm>
#include <utility>

#include "models/play.h"

namespace interleave {
namespace {

// On and off in turn, beginning with on; arrivals while on, at random or at an interval counted from its beginning.
void add_bursts(std::vector<Time>& dates, const Arrivals& arrivals, Time end, Stream& gaps, const Random& random) {
  const Distribution gap(Exponential{arrivals.rate_per_s > 0 ? 1e9 / arrivals.rate_per_s : 1});
  Stream phases(random, Domain::arrivals, 1);
  for (Time start{}; start < end;) {
    const Time stop = std::min(end, start + Duration(arrivals.on.draw(phases)));
    for (Time date = start;;) {
      date += arrivals.interval > Duration{} ? arrivals.interval : Duration(gap.draw(gaps));
      if (date >= stop) break;
      dates.push_back(date);
    }
    start = std::max(start + Duration(1), stop + Duration(arrivals.off.draw(phases)));   // whatever is drawn
  }
}

}  // namespace

std::vector<Time> arrival_dates(const Workload& workload, const Random& random) {
  std::vector<Time> dates;
  if (!workload.arrivals) return dates;
  const Arrivals& arrivals = *workload.arrivals;
  const Time end = workload.run_for ? Time(*workload.run_for) : never;
  Stream stream(random, Domain::arrivals, 0);
  switch (arrivals.kind) {
    case Arrivals::Kind::poisson: {
      const Distribution gap(Exponential{arrivals.rate_per_s > 0 ? 1e9 / arrivals.rate_per_s : 1});
      for (Time date(Duration(gap.draw(stream))); date < end; date += Duration(gap.draw(stream)))
        dates.push_back(date);
      break;
    }
    case Arrivals::Kind::every:
      for (Time date(arrivals.interval); date < end; date += arrivals.interval) dates.push_back(date);
      break;
    case Arrivals::Kind::bursts: add_bursts(dates, arrivals, end, stream, random); break;
    case Arrivals::Kind::file:
      for (const Duration time : arrivals.times)
        if (Time(time) < end) dates.push_back(Time(time));
      break;
  }
  return dates;
}

const Patience& Door::patience_of(const Play& play) {
  static const Patience none;
  return play.workload.arrivals ? play.workload.arrivals->patience : none;
}

Door::Door(Play& play)
    : play_(play),
      patience_(patience_of(play)),
      backlog_(play.approach.backlog ? play.approach.backlog : patience_.backlog) {}

bool Door::needed(const Workload& workload, const Approach& approach) {
  if (approach.each) return true;
  if (workload.arrivals && (workload.arrivals->patience.backlog || workload.arrivals->patience.timeout)) return true;
  const auto follows = [](const Task& task) { return !task.after.empty(); };
  return std::any_of(workload.tasks.begin(), workload.tasks.end(), follows);
}

void Door::open() {
  if (std::exchange(open_, true)) return;
  for (Item& item : play_.items) {
    ++to_come_;
    item.predecessors_left = item.task->after.size();
    if (item.predecessors_left > 0)
      item.arrival = never;
    else
      await(item, item.arrival, false);
  }
}

void Door::await(Item& item, Time date, bool gives_up) {
  due_.push({date, sequence_++, &item, gives_up});
  schedule();
}

void Door::schedule() {
  if (!due_.empty()) play_.kernel.calendar().schedule(event_, std::max(play_.kernel.now(), due_.top().date));
}

// One by one: whoever can be begun at this very date leaves its place to the next.
void Door::happen() {
  const std::size_t inside = let_in_.size();
  const bool was_closed = closed();
  const Due due = due_.top();
  due_.pop();
  if (due.gives_up)
    give_up(*due.item);
  else
    arrive(*due.item);
  if (let_in_.size() > inside || closed() != was_closed) tell();
  schedule();
}

void Door::tell() {
  for (std::size_t i = 0; i < pollers_.size(); ++i) pollers_[i]->come();
  while (!sleepers_.empty()) {
    Waiter* first = sleepers_.front();
    sleepers_.pop_front();
    first->come();
    if (!closed()) return;
  }
}

void Door::arrive(Item& item) {
  --to_come_;
  if (backlog_ && waiting_ >= *backlog_) {
    item.fate = TaskFate::turned_away;
    play_.item_refused();
    return ask_again(item);
  }
  ++waiting_;
  ++inside_;
  let_in_.push_back(&item);
  if (patience_.timeout) await(item, item.arrival + *patience_.timeout, true);
}

void Door::give_up(Item& item) {
  if (item.end != never) return;
  item.fate = TaskFate::timed_out;
  ask_again(item);
}

void Door::ask_again(const Item& item) {
  if (item.attempt >= patience_.retries) return;
  double pause = static_cast<double>(play_.pause_before_retry(item));
  for (int i = 0; i < item.attempt; ++i) pause = std::min(pause * patience_.backoff, 0x1p60);
  Item& again = play_.items.emplace_back();
  again.task = item.task;
  again.id = static_cast<std::uint32_t>(play_.items.size() - 1);
  again.number = item.number;
  again.attempt = item.attempt + 1;
  again.asked = item.asked;
  again.arrival = play_.kernel.now() + Duration(static_cast<std::int64_t>(pause));
  ++to_come_;
  await(again, again.arrival, false);
}

Item* Door::take() {
  if (let_in_.empty()) return nullptr;
  Item* item = let_in_.front();
  let_in_.pop_front();
  return item;
}

// Who is inside may give up and ask again.
bool Door::closed() const { return to_come_ == 0 && (inside_ == 0 || !patience_.timeout || patience_.retries == 0); }

bool Door::begins(Item& item) {
  --waiting_;
  if (!patience_.noticed || item.fate != TaskFate::timed_out) return true;
  ends(item);
  return false;
}

void Door::ends(Item& item) {
  const bool was_closed = closed();
  --inside_;
  release_followers(item);
  if (closed() != was_closed) tell();
}

// `after`: they come when the last of those that they wait for has ended, or at their own date, if that is later.
void Door::release_followers(const Item& ended) {
  if (play_.workload.tasks.empty()) return;
  for (Item& item : play_.items) {
    const std::vector<std::size_t>& after = item.task->after;
    if (item.predecessors_left == 0 || std::find(after.begin(), after.end(), ended.number) == after.end()) continue;
    if (--item.predecessors_left > 0) continue;
    item.arrival = item.asked = std::max(play_.kernel.now(), play_.clock_started() + item.task->arrive);
    await(item, item.arrival, false);
  }
}

}  // namespace interleave
