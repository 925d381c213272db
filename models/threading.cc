// threading: a threading.Thread for each task, or a fixed number of them that take tasks from one queue.Queue.
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

Co<> thread_per_task(Thread& self, Play& play) {
  std::vector<PyThread*> threads;
  while (Item* item = co_await play.next(self)) {
    threads.push_back(&play.new_thread(
        play.interpreter, item->name(),
        [&play, item](Thread& thread) { return play.run(thread, &play.interpreter, *item); }, play.attributes(*item)));
    co_await threads.back()->start(self);
  }
  for (PyThread* thread : threads) co_await thread->join(self);
}

// queue.Queue, and what is in it; nullptr tells a worker to stop.
struct Tasks {
  explicit Tasks(Interpreter& interpreter) : queue(interpreter, 0) {}
  Queue queue;
  std::deque<Item*> items;
};

Co<> worker(Thread& self, Play& play, Tasks& tasks) {
  for (;;) {
    co_await tasks.queue.get(self, Doing::idle);
    Item* item = tasks.items.front();
    tasks.items.pop_front();
    if (!item) co_return;
    co_await play.run(self, &play.interpreter, *item);
  }
}

Co<> put(Thread& self, Tasks& tasks, Item* item) {
  tasks.items.push_back(item);
  co_await tasks.queue.put(self);
}

Co<> fixed_number(Thread& self, Play& play) {
  Tasks tasks(play.interpreter);
  std::vector<PyThread*> threads;
  for (int i = 0; i < *play.approach.threads; ++i) {
    threads.push_back(&play.new_thread(play.interpreter, "worker " + std::to_string(i),
                                       [&play, &tasks](Thread& thread) { return worker(thread, play, tasks); }));
    co_await threads.back()->start(self);
  }
  while (Item* item = co_await play.next(self)) co_await put(self, tasks, item);
  for (std::size_t i = 0; i < threads.size(); ++i) co_await put(self, tasks, nullptr);
  for (PyThread* thread : threads) co_await thread->join(self);
}

}  // namespace

void start_threading(Play& play) { play.run_main(play.approach.threads ? fixed_number : thread_per_task); }

}  // namespace interleave
