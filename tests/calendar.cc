// The calendar's one promise: events happen in the order of (time, the order of scheduling).
#include "sim/core/calendar.h"

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using namespace interleave;
using namespace std::chrono_literals;

namespace {

struct Note final {
  Note(std::vector<int>& notes, int number) : notes(notes), number(number), event(*this) {}
  void take() { notes.push_back(number); }
  std::vector<int>& notes;
  int number;
  EventOf<Note, &Note::take> event;
};

}  // namespace

TEST_CASE("events of one date happen in the order of their scheduling") {
  Calendar calendar;
  std::vector<int> notes;
  std::vector<std::unique_ptr<Note>> all;
  for (int i = 0; i < 100; ++i) all.push_back(std::make_unique<Note>(notes, i));
  for (int i = 0; i < 100; ++i) calendar.schedule(all[i]->event, Time(Duration((i * 7) % 5)));
  while (calendar.next() != never) calendar.step();
  REQUIRE(notes.size() == 100);
  for (std::size_t i = 1; i < notes.size(); ++i) {
    const int a = notes[i - 1], b = notes[i];
    CHECK(((a * 7) % 5 < (b * 7) % 5 || ((a * 7) % 5 == (b * 7) % 5 && a < b)));
  }
}

TEST_CASE("a moved event happens once, at its new date; a cancelled or destroyed one does not") {
  Calendar calendar;
  std::vector<int> notes;
  Note moved(notes, 1), cancelled(notes, 2), last(notes, 4);
  {
    Note destroyed(notes, 3);
    calendar.schedule(destroyed.event, Time(1ms));
  }
  calendar.schedule(moved.event, Time(1ms));
  calendar.schedule(moved.event, Time(5ms));
  calendar.schedule(cancelled.event, Time(2ms));
  calendar.cancel(cancelled.event);
  calendar.schedule(last.event, Time(6ms));
  while (calendar.next() != never) calendar.step();
  CHECK(notes == std::vector<int>{1, 4});
  CHECK(calendar.now() == Time(6ms));
  CHECK(calendar.happened() == 2);
}

TEST_CASE("stale entries are swept: re-arming a far time-out a million times keeps the heap small") {
  Calendar calendar;
  std::vector<int> notes;
  Note timeout(notes, 1), tick(notes, 2);
  for (int i = 0; i < 1'000'000; ++i) calendar.schedule(timeout.event, Time(3600s) + Duration(i));
  calendar.schedule(tick.event, Time(1s));
  while (calendar.next() != never) calendar.step();
  CHECK(notes == std::vector<int>{2, 1});
}
