#include "sim/core/calendar.h"

#include <algorithm>
#include <cassert>

namespace interleave {

void Calendar::sift_up(std::size_t i, Entry entry) {
  while (i > 0) {
    const std::size_t parent = (i - 1) / 4;
    if (!before(entry, heap_[parent])) break;
    heap_[i] = heap_[parent];
    i = parent;
  }
  heap_[i] = entry;
}

void Calendar::sift_down(std::size_t i, Entry entry) {
  const std::size_t size = heap_.size();
  for (std::size_t child; (child = 4 * i + 1) < size;) {
    std::size_t least = child;
    const std::size_t end = std::min(child + 4, size);
    for (std::size_t k = child + 1; k < end; ++k)
      if (before(heap_[k], heap_[least])) least = k;
    if (!before(heap_[least], entry)) break;
    heap_[i] = heap_[least];
    i = least;
  }
  heap_[i] = entry;
}

void Calendar::admit(Event& event) {
  event.calendar_ = this;
  if (free_slots_.empty()) {
    event.slot_ = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back({0, &event});
  } else {
    event.slot_ = free_slots_.back();
    free_slots_.pop_back();
    slots_[event.slot_] = {0, &event};
  }
}

void Calendar::release(Event& event) {
  cancel(event);
  free_slots_.push_back(event.slot_);
}

void Calendar::schedule(Event& event, Time time) {
  assert(time >= now_);
  if (!event.calendar_) admit(event);
  cancel(event);
  if (time >= never) return;
  slots_[event.slot_].sequence = ++sequence_;
  heap_.emplace_back();
  sift_up(heap_.size() - 1, {time, sequence_, event.slot_});
}

void Calendar::cancel(Event& event) {
  if (!event.scheduled()) return;
  slots_[event.slot_].sequence = 0;
  if (++stale_ > heap_.size() / 2 + 64) drop_stale();
}

void Calendar::pop() {
  const Entry last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) sift_down(0, last);
}

void Calendar::drop_stale() {
  std::erase_if(heap_, [this](const Entry& entry) { return stale(entry); });
  for (std::size_t i = heap_.size() / 4 + 1; i-- > 0;)
    if (i < heap_.size()) sift_down(i, heap_[i]);
  stale_ = 0;
}

Time Calendar::next() {
  while (!heap_.empty() && stale(heap_.front())) {
    pop();
    --stale_;
  }
  return heap_.empty() ? never : heap_.front().time;
}

void Calendar::step() {
  next();
  assert(!heap_.empty());
  const Entry entry = heap_.front();
  pop();
  now_ = entry.time;
  ++happened_;
  slots_[entry.slot].sequence = 0;
  slots_[entry.slot].event->happen();
}

}  // namespace interleave
