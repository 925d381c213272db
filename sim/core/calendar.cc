#include "sim/core/calendar.h"

#include <algorithm>
#include <cassert>

namespace interleave {

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

void Calendar::drop_stale() {
  fill_hole();
  std::erase_if(heap_, [this](const Entry& entry) { return stale(entry); });
  for (std::size_t i = heap_.size() / 4 + 1; i-- > 0;)
    if (i < heap_.size()) sift_down(i, heap_[i]);
  stale_ = 0;
}

}  // namespace interleave
