// Where tasks come in that do not simply stand there or come at a date: who finds no place is turned away, who waits
// too long gives up, who failed may ask again, who depends on others comes after their end. All of that happens outside
// of the program, each at its own date; whoever begins tasks takes them here.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/workload/workload.h"

namespace interleave {

struct Item;
class Play;

// The dates of open arrivals, all of them up to `for`, the same for every approach.
std::vector<Time> arrival_dates(const Workload& workload, const Random& random);

class Door {
 public:
  // Does this workload need one?
  static bool needed(const Workload& workload);

  explicit Door(Play& play) : play_(play), patience_(patience_of(play)) {}

  // From now on they come; those whose date has passed, at once.
  void open();
  // The next that has been let in; nullptr: nobody is there now.
  Item* take();
  // Nobody will come any more, but who may stand there still.
  bool closed() const;
  // There is something to take, or nothing ever.
  bool ready() const { return !let_in_.empty() || closed(); }
  // Told when that has become so.
  std::function<void()> on_change;

  // An item that was taken is begun; false: its client has given up, and the program has noticed.
  bool begins(Item& item);
  void ends(Item& item);

 private:
  struct Due {
    Time date;
    std::uint64_t sequence;
    Item* item;
    bool gives_up;                 // else it arrives
    bool operator>(const Due& other) const {
      return date > other.date || (date == other.date && sequence > other.sequence);
    }
  };

  static const Patience& patience_of(const Play& play);
  void happen();
  void schedule();
  void await(Item& item, Time date, bool gives_up);
  void arrive(Item& item);
  void give_up(Item& item);
  void ask_again(const Item& item);
  void release_followers(const Item& item);

  Play& play_;
  const Patience& patience_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  std::uint64_t sequence_ = 0;
  std::deque<Item*> let_in_;
  std::int64_t waiting_ = 0;       // let in, not begun
  std::int64_t inside_ = 0;        // let in, not ended
  std::int64_t to_come_ = 0;
  EventOf<Door, &Door::happen> event_{*this};
};

}  // namespace interleave
