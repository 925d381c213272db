// Where tasks come in that do not simply stand there or come at a date: who finds no place is turned away, who waits
// too long gives up, who failed may ask again, who depends on others comes after their end. All of that happens outside
// of the program, each at its own date; whoever begins tasks takes them here.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <queue>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/workload/workload.h"

namespace interleave {

struct Approach;
struct Item;
class Play;

// The dates of open arrivals, all of them up to `for`, the same for every approach.
std::vector<Time> arrival_dates(const Workload& workload, const Random& random);

class Door {
 public:
  // Who waits at it, and is told when something came or nothing ever will. Of those who sleep in accept() one is for
  // each that comes, in their order (inet_csk_wait_for_connect, net/ipv4/inet_connection_sock.c: exclusive waiters);
  // those who poll are all told, and all but one find nothing.
  class Waiter {
   public:
    virtual void come() = 0;

   protected:
    ~Waiter() = default;
  };

  // Does this workload under this approach need one?
  static bool needed(const Workload& workload, const Approach& approach);

  explicit Door(Play& play);

  // From now on they come; those whose date has passed, at once. Once open, it stays so.
  void open();
  // The next that has been let in; nullptr: nobody is there now.
  Item* take();
  // Nobody will come any more, but who may stand there still.
  bool closed() const;
  // There is something to take, or nothing ever.
  bool ready() const { return !let_in_.empty() || closed(); }
  void poll(Waiter& waiter) { pollers_.push_back(&waiter); }
  void leave(Waiter& waiter) { std::erase(pollers_, &waiter); }
  // Until it is told, once.
  void sleep(Waiter& waiter) { sleepers_.push_back(&waiter); }

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
  void tell();
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
  std::optional<std::int64_t> backlog_;
  bool open_ = false;
  std::vector<Waiter*> pollers_;
  std::deque<Waiter*> sleepers_;
  std::deque<Item*> let_in_;
  std::int64_t waiting_ = 0;       // let in, not begun
  std::int64_t inside_ = 0;        // let in, not ended
  std::int64_t to_come_ = 0;
  EventOf<Door, &Door::happen> event_{*this};
};

}  // namespace interleave
