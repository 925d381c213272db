// The calendar: what happens next. Ordered by (time, sequence number) and by nothing else; events of one date
// happen in the order in which they were scheduled.
#pragma once

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
  // Brings the clock to the next event, which must exist, and lets it happen.
  void step();

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
    return a.time < b.time || (a.time == b.time && a.sequence < b.sequence);
  }
  bool stale(const Entry& entry) const { return slots_[entry.slot].sequence != entry.sequence; }
  void sift_up(std::size_t i, Entry entry);
  void sift_down(std::size_t i, Entry entry);
  void pop();
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
  std::uint64_t sequence_ = 0;
  std::uint64_t happened_ = 0;
  Time now_{};
};

inline bool Event::scheduled() const { return calendar_ && calendar_->slots_[slot_].sequence != 0; }
inline Event::~Event() {
  if (calendar_) calendar_->release(*this);
}

}  // namespace interleave
