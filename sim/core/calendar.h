// The calendar: what happens next. Ordered by (time, sequence number) and by nothing else; events of one date
// happen in the order in which they were scheduled.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

#include "sim/core/time.h"

namespace interleave {

class Calendar;

// Something that can happen. It stands in the calendar at most once; whoever owns it decides when.
class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  bool scheduled() const;

 protected:
  ~Event();  // takes itself out of the calendar, which must still exist

 private:
  friend class Calendar;
  virtual void happen() = 0;

  Calendar* calendar_ = nullptr;  // the one it was first scheduled in
  std::uint32_t slot_ = 0;        // its place in the calendar's table of events
};

// An event that calls a member function of its owner.
template <class Owner, void (Owner::*function)()>
class EventOf final : public Event {
 public:
  explicit EventOf(Owner& owner) : owner_(owner) {}

 private:
  void happen() override { (owner_.*function)(); }
  Owner& owner_;
};

class Calendar {
 public:
  Time now() const { return now_; }

  // Moves the event if it is scheduled already. `time` lies not before now; `never` takes it out.
  void schedule(Event& event, Time time);
  void schedule_in(Event& event, Duration delay) { schedule(event, now_ + delay); }
  void cancel(Event& event);

  // Date of the next event, `never` if there is none.
  Time next();
  // Is there another event at this very date?
  bool more_now();
  // Brings the clock to the next event, which must exist, and lets it happen.
  void step();

  // Was an event asked for whose date lies beyond the end of time, though its delay is finite? It never happens.
  bool beyond() const { return beyond_; }
  // How many events have happened.
  std::uint64_t happened() const { return happened_; }

 private:
  friend class Event;

  struct Entry {
    Time time;
    std::uint64_t sequence;
    std::uint32_t slot;
  };
  struct Slot {
    std::uint64_t sequence;  // of the event's live entry; 0: it is not scheduled
    Event* event;
  };

  static bool before(const Entry& a, const Entry& b) {
    return int(a.time < b.time) | (int(a.time == b.time) & int(a.sequence < b.sequence));
  }
  bool stale(const Entry& entry) const { return slots_[entry.slot].sequence != entry.sequence; }
  void sift_up(std::size_t i, Entry entry);
  void sift_down(std::size_t i, Entry entry);
  void pop();
  void fill_hole();
  void drop_stale();
  void admit(Event& event);
  void release(Event& event);

  // A heap with four children a node: shallower than a binary one, and siblings share a cache line. A cancelled
  // or moved event leaves a stale entry behind (its sequence is no longer its slot's); stale entries are
  // skipped when they surface and swept out when they outnumber the live ones. Entries name slots, not events:
  // an event may be gone before its stale entries are.
  std::vector<Entry> heap_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  std::size_t stale_ = 0;
  bool hole_ = false;
  bool beyond_ = false;
  std::uint64_t sequence_ = 0;
  std::uint64_t happened_ = 0;
  Time now_{};
};

inline bool Event::scheduled() const { return calendar_ && calendar_->slots_[slot_].sequence != 0; }
inline Event::~Event() {
  if (calendar_) calendar_->release(*this);
}

// The hot path of every run, inlined into its loop.

inline void Calendar::sift_up(std::size_t i, Entry entry) {
  while (i > 0) {
    const std::size_t parent = (i - 1) / 4;
    if (!before(entry, heap_[parent])) break;
    heap_[i] = heap_[parent];
    i = parent;
  }
  heap_[i] = entry;
}

inline void Calendar::sift_down(std::size_t i, Entry entry) {
  const std::size_t size = heap_.size();
  for (std::size_t child; (child = 4 * i + 1) < size;) {
    std::size_t least = child;
    if (child + 4 <= size) {   // in pairs, and without branches: nobody can predict which is the least
      const std::size_t low = child + before(heap_[child + 1], heap_[child]);
      const std::size_t high = child + 2 + before(heap_[child + 3], heap_[child + 2]);
      least = low + (high - low) * before(heap_[high], heap_[low]);
    } else {
      for (std::size_t k = child + 1; k < size; ++k)
        if (before(heap_[k], heap_[least])) least = k;
    }
    if (!before(heap_[least], entry)) break;
    heap_[i] = heap_[least];
    i = least;
  }
  heap_[i] = entry;
}

// What happened last left a hole at the root: whoever happens usually schedules itself anew, which then takes one way
// down the heap instead of one down and one up.
inline void Calendar::fill_hole() {
  if (!hole_) return;
  hole_ = false;
  pop();
}

inline void Calendar::schedule(Event& event, Time time) {
  assert(time >= now_);
  if (!event.calendar_) admit(event);
  cancel(event);
  if (time >= never) {
    beyond_ = beyond_ || (time > never && time - now_ < forever);
    return;
  }
  slots_[event.slot_].sequence = ++sequence_;
  const Entry entry{time, sequence_, event.slot_};
  if (hole_) {
    hole_ = false;
    return sift_down(0, entry);
  }
  heap_.emplace_back();
  sift_up(heap_.size() - 1, entry);
}

inline void Calendar::cancel(Event& event) {
  if (!event.scheduled()) return;
  slots_[event.slot_].sequence = 0;
  if (++stale_ > heap_.size() / 2 + 64) drop_stale();
}

inline void Calendar::pop() {
  const Entry last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) sift_down(0, last);
}

inline Time Calendar::next() {
  fill_hole();
  while (!heap_.empty() && stale(heap_.front())) {
    pop();
    --stale_;
  }
  return heap_.empty() ? never : heap_.front().time;
}

inline bool Calendar::more_now() {
  if (hole_) {   // the least of the rest is a child of the root
    bool maybe = false;
    for (std::size_t i = 1; i < std::min<std::size_t>(5, heap_.size()); ++i) maybe = maybe || heap_[i].time == now_;
    if (!maybe) return false;
  }
  return next() == now_;
}

inline void Calendar::step() {
  next();
  assert(!heap_.empty());
  const Entry entry = heap_.front();
  hole_ = true;
  now_ = entry.time;
  ++happened_;
  slots_[entry.slot].sequence = 0;
  slots_[entry.slot].event->happen();
}

}  // namespace interleave
