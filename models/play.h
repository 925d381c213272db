// A play: one workload under one approach, on one simulated machine. What every model needs stands here: the items to
// be done, their records, the clock of the measured section, the objects that tasks share.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/approach.h"
#include "models/door.h"
#include "models/objects.h"
#include "sim/core/random.h"
#include "sim/machine/device.h"
#include "sim/os/kernel.h"
#include "sim/os/stream.h"
#include "sim/os/usage.h"
#include "sim/python/interpreter.h"
#include "sim/python/job.h"
#include "sim/python/multiprocessing.h"
#include "sim/workload/workload.h"

namespace interleave {

// One request of a client, as the client saw it; but when the program began it, and what it spent on it.
struct RequestRecord {
  Time sent{}, first_run = never, answered = never;
  bool timed_out = false;                    // answered: when the program did it all the same
  Usage usage;
};

// The connection of one client: requests one way, answers the other.
struct ClientConnection {
  explicit ClientConnection(ByteStream::Kind kind) : requests(kind), answers(kind) {
    if (kind == ByteStream::Kind::socket) requests.pair_with(answers);
  }
  ByteStream requests, answers;
  // Whose they are, in their order. A client asks one thing at a time, but it may give up waiting.
  std::deque<RequestRecord*> asked, answered;
  bool hung_up = false;                      // the client takes no answers any more
};

// What has become of a task whose client can be turned away or give up.
enum class TaskFate { served, turned_away, timed_out };

// One round of a periodic task.
struct Release {
  Time arrival{}, first_run = never, end = never;
  Usage usage;
};

// Something to be done from beginning to end: a task, or the serving of one client.
struct Item {
  const Task* task = nullptr;
  std::uint32_t number = 0;                  // a key of its draws; an attempt has that of the first
  std::uint32_t id = 0;                      // its own
  std::string name() const { return attempt == 0 ? task->name : task->name + " again " + std::to_string(attempt); }
  Time arrival{}, first_run = never, end = never;
  Usage usage;                               // of the task; rounds and requests have their own
  std::unique_ptr<ClientConnection> client;       // set: a client to be served
  // Behind a door.
  Time asked{};                              // the first attempt's arrival
  int attempt = 0;
  TaskFate fate = TaskFate::served;
  std::size_t predecessors_left = 0;
  std::deque<Release> releases;              // of a periodic task
};

class StepPlayer;

// A workload whose rounds take no time at all would never end.
class RoundGuard {
 public:
  void check(Time now) {
    if (now != last_) rounds_ = 0;
    last_ = now;
    if (++rounds_ == 1'000'000) throw RunFailure("the workload takes no time: a million rounds at one date");
  }

 private:
  Time last_ = never;
  int rounds_ = 0;
};

// Of counters and dicts: how often they were changed, and how many of these changes others undid.
struct UpdateCounts {
  std::int64_t made = 0, lost = 0;
};

// What the program's threads have had and done so far.
struct ProgramAccounts {
  Duration cpu{};
  std::array<Duration, doing_count> time{};
};

class Play {
 public:
  Play(Kernel& kernel, Devices& devices, const Workload& workload, const Approach& approach, const Profile& profile,
       const Random& random);
  // A process of the same program that takes its items at the same door and runs them in a way of its own; its
  // interpreter is there already.
  Play(Play& master, const Approach& approach, Interpreter& interpreter);

  Kernel& kernel;
  Devices& devices;
  const Workload& workload;
  const Approach& approach;
  const Profile& profile;
  const Random& random;

  Process& process;                           // of the program
 private:
  std::unique_ptr<Interpreter> own_interpreter_;

 public:
  Interpreter& interpreter;                   // of that process; unused where there is none
  std::deque<Item> items;                     // as the scenario lists them
  std::vector<Item*> by_arrival;              // the same, equals in that order
  ObjectMap objects;
  std::deque<RequestRecord> requests;         // of all clients

  // For models with an interpreter: the program's main thread, which runs `body` with the GIL held; when it returns,
  // the run is over. Background threads and clients are started first. In a process of a program only notes the body.
  void run_main(Co<> (*body)(Thread& self, Play& play));
  // Of such a process, in its main thread: that body, from beginning to end.
  Co<> run_as_process(Thread& self);
  // For models without.
  void start_native();

  // The measured section: from here, and to here. Without a call, from the beginning and to the end of the run.
  void start_clock();
  void stop_clock();
  Time clock_started() const { return started_; }
  // When the clock shows so much; never, while the workers are still to come up before it starts.
  Time date_of(Duration on_the_clock) const {
    return approach.warm && !clock_started_ ? never : started_ + on_the_clock;
  }
  // Of the program's threads within the measured section; the kernel's accounts are up to now.
  ProgramAccounts measured() const;
  Duration elapsed() const { return (stopped_ == never ? kernel.now() : stopped_) - started_; }

  // The next item to be begun, once it has arrived (it may be long ago): for the program's dispatching thread, which
  // waits for it. nullptr: none will come any more.
  Co<Item*> next(Thread& self);
  // nullptr: items only come at their dates, one after the other.
  Door* door() { return master_ ? master_->door() : door_.get(); }
  // At the door: the next that is let in, nullptr: nobody is there now.
  Item* accept();
  // Does an item in this thread, from beginning to end. No interpreter: a native thread.
  Co<> run(Thread& self, Interpreter* interpreter, Item& item);

  // False: it is not to be done, for nobody waits for it any more.
  bool item_begins(Item& item);
  void item_ends(Item& item);
  void item_refused() { ++done_; }
  // The same of a client's request that has been read, and of its answer, which is sent unless nobody is there.
  RequestRecord* request_begins(ClientConnection& client);
  Co<> send_answer(Thread& self, ClientConnection& client, RequestRecord& request);
  std::int64_t pause_before_retry(const Item& item) const;
  // Brings the items under way up to now, when the run stops before their end.
  void settle();
  // Whatever has come here.
  bool all_done() const { return done_ == (master_ ? accepted_ : items.size()); }
  // The program is done, whatever still runs; the run is over when clients have their last answers too.
  void finish() { finished_ = true; }
  bool finished() const { return finished_ && clients_left_ == 0; }

  UpdateCounts& updates() { return master_ ? master_->updates() : updates_; }

  ProcessTraits process_traits();
  // A draw of the workload: by (item, step, round), whoever asks and whenever.
  Stream stream(const Item& item, int step, std::int64_t round) const;
  std::int64_t argument_bytes(const Item& item) const;
  std::int64_t result_bytes(const Item& item) const;
  ThreadAttributes attributes(const Item& item) const;
  std::int64_t process_memory() const;

  // Of an event loop, for a deadlock's message: which tasks wait for what. Unset: there is no loop.
  std::function<std::string()> parked_tasks;

  // Threads and processes made on the way live as long as the play.
  PyThread& new_thread(Interpreter& owner, std::string name, PyThread::Body body,
                       const ThreadAttributes& attributes = {});

  // The same for anything else that a model makes.
  void keep(std::shared_ptr<void> thing) { kept_.push_back(std::move(thing)); }

 private:
  ProgramAccounts accounts() const;
  Co<> arrival(Thread& self, Item& item);
  Co<Item*> next_at_door(Thread& self);
  Co<> play_task(Item& item, StepPlayer& player);
  Co<> serve_client(Thread& self, Interpreter* own, Item& item, StepPlayer& player);
  Co<> play_periodic(Thread& self, Interpreter* own, Item& item, StepPlayer& player);
  Co<> main(Thread& self, Co<> (*body)(Thread&, Play&));
  Co<> start_background(Thread& self);
  void add_items();
  void add_arrivals();
  void start_clients();
  Co<> client(Thread& self, Item& item, std::uint32_t number);
  Co<bool> answer(Thread& self, ClientConnection& connection, const RequestRecord& request);
  // The index is among all background threads, in the order of the scenario.
  Co<> background(Thread& self, Interpreter* interpreter, const Background& what, std::uint32_t index);

  Play* const master_ = nullptr;
  Co<> (*body_)(Thread& self, Play& play) = nullptr;   // in a process of a program
  std::size_t accepted_ = 0;                  // at the door
  std::deque<Task> arriving_;                 // tasks made for arrivals and clients
  std::size_t next_ = 0;
  std::unique_ptr<Door> door_;
  ForkServer fork_server_{interpreter};       // started when the first process needs it
  std::deque<std::unique_ptr<PyThread>> threads_;
  std::deque<std::shared_ptr<void>> kept_;
  std::size_t done_ = 0;
  UpdateCounts updates_;
  int clients_left_ = 0;
  Time started_{}, stopped_ = never;
  bool clock_started_ = false;
  ProgramAccounts before_, after_;            // when the clock started and stopped
  bool finished_ = false;
};

}  // namespace interleave
