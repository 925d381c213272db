// Native threads: no interpreter, no GIL. A thread for each task, made by nobody when the task arrives, or a fixed
// number that share a list. What an operating-systems book means by a thread, and the bound for every other approach.
#include <memory>

#include "models/foresight.h"
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

// Lets tasks arrive, whoever then does them; ends the run after the last.
class Program final : public Door::Waiter {
 public:
  explicit Program(Play& play) : play_(play) {}

  void start() {
    play_.start_native();
    if (play_.items.empty()) return play_.finish();
    for (int i = 0; i < play_.approach.threads.value_or(0); ++i)
      play_.kernel.create_thread(play_.process, "worker " + std::to_string(i), {}, nullptr,
                                 [this](Thread& self) { return worker(self); });
    if (!play_.door()) return arrive();
    play_.door()->poll(*this);
    play_.door()->open();
  }

 private:
  // All that is due now; then again at the next date.
  void arrive() {
    const std::vector<Item*>& items = play_.by_arrival;
    for (; next_ < items.size() && items[next_]->arrival <= play_.kernel.now(); ++next_) begin(*items[next_]);
    if (next_ < items.size()) play_.kernel.calendar().schedule(event_, items[next_]->arrival);
  }

  void come() override {
    while (Item* item = play_.door()->take()) begin(*item);
    if (play_.all_done()) play_.finish();
  }

  void begin(Item& item) {
    if (play_.approach.threads) {
      waiting_.push_back(&item);
      if (!idle_.empty()) wake_one();
      return;
    }
    play_.kernel.create_thread(play_.process, item.name(), play_.attributes(item), nullptr,
                               [this, &item](Thread& self) { return one(self, item); });
  }

  void wake_one() {
    Thread* thread = idle_.front();
    idle_.pop_front();
    if (play_.kernel.foresees()) thread->burst = first_burst(play_, *waiting_.back());
    play_.kernel.wake(*thread);
  }

  Co<> one(Thread& self, Item& item) {
    co_await play_.run(self, nullptr, item);
    if (play_.all_done()) play_.finish();
  }

  Co<> worker(Thread& self) {
    for (;;) {
      while (waiting_.empty()) {
        const As as(self, Doing::idle);
        self.waits_for = "a task";
        idle_.push_back(&self);
        co_await self.block();
      }
      Item& item = *waiting_.front();
      waiting_.pop_front();
      co_await one(self, item);
    }
  }

  Play& play_;
  std::size_t next_ = 0;
  std::deque<Item*> waiting_;
  std::deque<Thread*> idle_;
  EventOf<Program, &Program::arrive> event_{*this};
};

}  // namespace

void start_native_threads(Play& play) {
  auto program = std::make_shared<Program>(play);
  program->start();
  play.keep(program);
}

}  // namespace interleave
