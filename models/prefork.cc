// prefork: a server whose main process forks workers that accept from one listening socket, as gunicorn and uvicorn do
// with --workers; what a worker does with what it accepts is another approach's business: one thread (gunicorn's sync
// workers), a pool of threads (gthread), an event loop (uvicorn).
#include <memory>

#include "models/list.h"
#include "models/models.h"
#include "models/play.h"

namespace interleave {
namespace {

class Server {
 public:
  explicit Server(Play& play) : play_(play), workers_(static_cast<std::size_t>(play.approach.processes)) {
    play.parked_tasks = [this] { return parked_tasks(); };
  }

  Co<> main(Thread& self) {
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      const auto body = [this, i](Thread& thread, Interpreter& own) { return work(thread, own, i); };
      processes_.push_back(std::make_unique<PyProcess>(play_.interpreter, play_.process_traits(),
                                                       "worker " + std::to_string(i), body));
      co_await processes_.back()->start(self);
    }
    if (play_.approach.warm) co_await wait_until_up(self);
    play_.door()->open();
    for (const auto& process : processes_) co_await process->join(self);
  }

 private:
  Co<> work(Thread& self, Interpreter& own, std::size_t i) {
    const Approach& each = *play_.approach.each;
    workers_[i] = std::make_unique<Play>(play_, each, own);
    model_named(each.model).start(*workers_[i]);
    if (++up_ == workers_.size() && waiting_for_workers_) self.kernel().wake(*waiting_for_workers_);
    if (play_.approach.warm) co_await wait_for_the_start(self, own);
    co_await workers_[i]->run_as_process(self);
    if (++done_ == workers_.size() && play_.approach.warm) play_.stop_clock();
  }

  // The clock starts when all are at the socket.
  Co<> wait_until_up(Thread& self) {
    Interpreter& interpreter = play_.interpreter;
    co_await interpreter.gil().drop(self);
    {
      const As as(self, Doing::startup);
      self.waits_for = "its workers to be up";
      waiting_for_workers_ = &self;
      while (up_ < workers_.size()) co_await self.block();
      waiting_for_workers_ = nullptr;
    }
    co_await interpreter.gil().take(self);
    play_.start_clock();
    started_ = true;
    for (Thread* thread : at_the_start_) self.kernel().wake(*thread);
  }

  Co<> wait_for_the_start(Thread& self, Interpreter& own) {
    co_await own.gil().drop(self);
    {
      const As as(self, Doing::startup);
      self.waits_for = "all workers to be up";
      at_the_start_.push_back(&self);
      while (!started_) co_await self.block();
    }
    co_await own.gil().take(self);
  }

  std::string parked_tasks() const {
    std::string text;
    for (const std::unique_ptr<Play>& worker : workers_) {
      const std::string parked = worker && worker->parked_tasks ? worker->parked_tasks() : "";
      if (!parked.empty()) text += (text.empty() ? "" : "; ") + parked;
    }
    return text;
  }

  Play& play_;
  std::vector<std::unique_ptr<Play>> workers_;
  std::vector<std::unique_ptr<PyProcess>> processes_;
  std::size_t up_ = 0, done_ = 0;
  bool started_ = false;
  Thread* waiting_for_workers_ = nullptr;
  std::vector<Thread*> at_the_start_;
};

Co<> prefork_main(Thread& self, Play& play) {
  const auto server = std::make_shared<Server>(play);
  play.keep(server);
  co_await server->main(self);
}

}  // namespace

void start_prefork(Play& play) { play.run_main(prefork_main); }

}  // namespace interleave
