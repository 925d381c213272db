#include "models/play.h"

#include <algorithm>

#include "models/foresight.h"
#include "models/steps.h"

namespace interleave {
namespace {

// Step numbers beyond those of any scenario: draws of an item as a whole.
constexpr int pause_step = 4092, argument_step = 4093, result_step = 4094, think_step = 4095;

}  // namespace

Play::Play(Kernel& kernel, Devices& devices, const Workload& workload, const Approach& approach,
           const Profile& profile, const Random& random)
    : kernel(kernel),
      devices(devices),
      workload(workload),
      approach(approach),
      profile(profile),
      random(random),
      process(kernel.create_process("main", process_memory())),
      own_interpreter_(std::make_unique<Interpreter>(kernel, process, profile, random)),
      interpreter(*own_interpreter_),
      objects(workload, approach, interpreter) {
  process.affinity = workload.affinity;
  add_items();
  if (Door::needed(workload, approach)) door_ = std::make_unique<Door>(*this);
}

Play::Play(Play& master, const Approach& approach, Interpreter& interpreter)
    : kernel(master.kernel),
      devices(master.devices),
      workload(master.workload),
      approach(approach),
      profile(master.profile),
      random(master.random),
      process(interpreter.process()),
      interpreter(interpreter),
      objects(workload, approach, interpreter),
      master_(&master) {}

std::int64_t Play::process_memory() const { return workload.memory_bytes.value_or(profile.process_memory_bytes); }

// ---- items ----

void Play::add_items() {
  for (const Task& task : workload.tasks) {
    Item& item = items.emplace_back();
    item.task = &task;
    item.id = item.number = static_cast<std::uint32_t>(items.size() - 1);
    item.arrival = item.asked = Time(task.arrive);
  }
  if (workload.arrivals) add_arrivals();
  for (int i = 0; workload.clients && i < workload.clients->count; ++i) {
    Item& item = items.emplace_back();
    item.task = &workload.pattern;
    item.id = item.number = static_cast<std::uint32_t>(i);
    const bool pipe = workload.clients->via == Clients::Via::pipe;
    item.client = std::make_unique<ClientConnection>(pipe ? ByteStream::Kind::pipe : ByteStream::Kind::socket);
  }
  for (Item& item : items) by_arrival.push_back(&item);
  std::stable_sort(by_arrival.begin(), by_arrival.end(),
                   [](const Item* a, const Item* b) { return a->arrival < b->arrival; });
}

void Play::add_arrivals() {
  const std::vector<Time> dates = arrival_dates(workload, random);
  if (dates.empty()) throw RunFailure("no task arrives before the end; give it a longer time or a higher rate");
  for (const Time date : dates) {
    Task& task = arriving_.emplace_back(workload.pattern);
    task.name = "task-" + std::to_string(items.size());
    Item& item = items.emplace_back();
    item.task = &task;
    item.id = item.number = static_cast<std::uint32_t>(items.size() - 1);
    item.arrival = item.asked = date;
  }
}

Stream Play::stream(const Item& item, int step, std::int64_t round) const {
  const std::uint64_t entity = static_cast<std::uint64_t>(item.number) << 40 |
                               (static_cast<std::uint64_t>(round) & 0xfffffff) << 12 |
                               static_cast<std::uint64_t>(step);
  return Stream(random, Domain::workload, entity);
}

std::int64_t Play::argument_bytes(const Item& item) const {
  Stream draws = stream(item, argument_step, 0);
  return workload.argument_bytes.draw(draws);
}

std::int64_t Play::result_bytes(const Item& item) const {
  Stream draws = stream(item, result_step, 0);
  return workload.result_bytes.draw(draws);
}

ThreadAttributes Play::attributes(const Item& item) const {
  const Task& task = *item.task;
  ThreadAttributes attributes{task.nice,       task.priority, task.affinity,
                              task.tickets,    task.foreground, first_burst(*this, item)};
  attributes.scheduling_class = task.scheduling_class;
  attributes.runtime = task.runtime.value_or(Duration{});
  attributes.period = task.period.value_or(Duration{});
  attributes.deadline = task.deadline.value_or(attributes.period);
  const std::vector<GroupSpec>& groups = kernel.os().groups;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i].name == task.group) attributes.group = static_cast<int>(i);
  return attributes;
}

namespace {

// On Linux: fork, from 3.14 on forkserver; an executor whose workers end after some tasks cannot fork
// (ProcessPoolExecutor.__init__).
Approach::Start default_start(const Approach& approach, const Profile& profile) {
  if (approach.model == "futures" && approach.max_tasks_per_child) return Approach::Start::spawn;
  return profile.since(3, 14) ? Approach::Start::forkserver : Approach::Start::fork;
}

}  // namespace

ProcessTraits Play::process_traits() {
  ProcessTraits traits;
  switch (approach.start.value_or(default_start(approach, profile))) {
    case Approach::Start::fork: traits.start = StartMethod::fork; break;
    case Approach::Start::spawn: traits.start = StartMethod::spawn; break;
    case Approach::Start::forkserver: traits.start = StartMethod::forkserver; break;
  }
  traits.main_import = workload.main_import;
  traits.memory_bytes = process_memory();
  traits.copy_on_write = workload.copy_on_write;
  traits.server = &fork_server_;
  return traits;
}

bool Play::item_begins(Item& item) {
  if (master_) {
    const bool begins = master_->item_begins(item);
    done_ += begins ? 0 : 1;
    return begins;
  }
  if (door_ && !door_->begins(item)) {
    ++done_;
    return false;
  }
  item.first_run = kernel.now();
  return true;
}

void Play::item_ends(Item& item) {
  ++done_;
  if (master_) return master_->item_ends(item);
  item.end = kernel.now();
  if (door_) door_->ends(item);
}

std::int64_t Play::pause_before_retry(const Item& item) const {
  Stream draws = stream(item, pause_step, item.attempt);
  return workload.arrivals->patience.pause.draw(draws);
}
void Play::settle() {
  for (Item& item : items) {
    item.usage.settle();
    for (Release& release : item.releases) release.usage.settle();
  }
  for (RequestRecord& request : requests) request.usage.settle();
  updates_.lost += objects.settle();
}

Co<Item*> Play::next(Thread& self) {
  if (door()) co_return co_await next_at_door(self);
  if (next_ == by_arrival.size()) co_return nullptr;
  Item& item = *by_arrival[next_++];
  co_await arrival(self, item);
  co_return &item;
}

namespace {

class Sleeper final : public Door::Waiter {
 public:
  explicit Sleeper(Thread& self) : self_(self) {}
  void come() override { self_.kernel().wake(self_); }

 private:
  Thread& self_;
};

}  // namespace

// accept(): who wakes up may find that another was quicker, and sleeps again.
Co<Item*> Play::next_at_door(Thread& self) {
  door()->open();
  Item* item = accept();
  if (item || door()->closed()) co_return item;
  co_await interpreter.spend(self, profile.call_overhead);
  co_await interpreter.gil().drop(self);
  {
    const As as(self, Doing::idle);
    self.waits_for = "an arrival";
    Sleeper sleeper(self);
    for (item = accept(); !item && !door()->closed(); item = accept()) {
      door()->sleep(sleeper);
      co_await self.block();
    }
  }
  co_await interpreter.gil().take(self);
  co_return item;
}

Item* Play::accept() {
  Item* item = door()->take();
  accepted_ += item ? 1 : 0;
  return item;
}

Co<> Play::arrival(Thread& self, Item& item) {
  const Time date = item.arrival;
  if (date <= kernel.now()) co_return;
  co_await interpreter.spend(self, profile.call_overhead);
  co_await interpreter.gil().drop(self);
  {
    const As as(self, Doing::idle);
    self.waits_for = "an arrival";
    co_await self.block_until(date);
  }
  co_await interpreter.gil().take(self);
}

Co<> Play::run(Thread& self, Interpreter* own, Item& item) {
  if (!item_begins(item)) co_return;
  StepPlayer player(*this, self, own, item);
  if (item.client)
    co_await serve_client(self, own, item, player);
  else if (item.task->period)
    co_await play_periodic(self, own, item, player);
  else
    co_await play_task(item, player);
  item_ends(item);
}

Co<> Play::play_task(Item& item, StepPlayer& player) {
  player.begin_usage(item.usage);
  co_await player.play_task();
  player.end_usage();
}

// One request after the other until the client has hung up.
Co<> Play::serve_client(Thread& self, Interpreter* own, Item& item, StepPlayer& player) {
  for (std::int64_t request = 0; request < workload.clients->requests; ++request) {
    const As as(self, Doing::io);
    self.waits_for = "a request";
    if (own) {
      co_await own->spend(self, profile.socket_operation);
      co_await own->gil().drop(self);
    }
    co_await item.client->requests.read(self, 1);
    RequestRecord* const record = request_begins(*item.client);
    if (record) player.begin_usage(record->usage);
    if (own) co_await own->gil().take(self);
    if (!record) continue;
    co_await player.play_steps(item.task->steps, request);
    if (own) {
      co_await own->spend(self, profile.socket_operation);
      co_await own->gil().drop(self);
    }
    co_await send_answer(self, *item.client, *record);
    player.end_usage();
    if (own) co_await own->gil().take(self);
  }
  co_await player.join_all();
}

RequestRecord* Play::request_begins(ClientConnection& client) {
  RequestRecord* const record = client.asked.front();
  client.asked.pop_front();
  if (record->timed_out && workload.clients->patience.noticed) return nullptr;
  record->first_run = kernel.now();
  return record;
}

Co<> Play::send_answer(Thread& self, ClientConnection& client, RequestRecord& request) {
  if (!client.hung_up) {
    client.answered.push_back(&request);
    co_await client.answers.write(self, 1);
  }
  if (request.timed_out) request.answered = kernel.now();
}

// clock_nanosleep(TIMER_ABSTIME) in a loop: a round that is late is begun at once.
Co<> Play::play_periodic(Thread& self, Interpreter* own, Item& item, StepPlayer& player) {
  const Task& task = *item.task;
  for (std::int64_t round = 0; !task.repeat || round < *task.repeat; ++round) {
    const Time date = item.arrival + round * *task.period;
    const bool late = date <= kernel.now();
    if (!late) {
      if (own) {
        co_await own->spend(self, profile.call_overhead);
        co_await own->gil().drop(self);
      }
      {
        const As as(self, Doing::idle);
        self.waits_for = "its next period";
        co_await self.block_until(date);
      }
      if (own) co_await own->gil().take(self);
    }
    Release& release = item.releases.emplace_back();
    release.arrival = date;
    release.first_run = kernel.now();
    if (round > 0 && late) kernel.job_begins(self, date);
    player.begin_usage(release.usage);
    co_await player.play_steps(task.steps, round);
    player.end_usage();
    release.end = kernel.now();
  }
  co_await player.join_all();
}

// ---- the program ----

PyThread& Play::new_thread(Interpreter& owner, std::string name, PyThread::Body body,
                           const ThreadAttributes& attributes) {
  threads_.push_back(std::make_unique<PyThread>(owner, std::move(name), std::move(body), attributes));
  return *threads_.back();
}

void Play::run_main(Co<> (*body)(Thread&, Play&)) {
  if (master_) {
    body_ = body;
    return;
  }
  kernel.create_thread(process, "MainThread", {}, nullptr, [this, body](Thread& self) { return main(self, body); });
  start_clients();
}

Co<> Play::main(Thread& self, Co<> (*body)(Thread&, Play&)) {
  interpreter.set_main(self);
  co_await interpreter.gil().take(self);
  self.set_doing(Doing::python);
  if (!approach.each) co_await start_background(self);
  co_await body(self, *this);
  finish();
}

Co<> Play::run_as_process(Thread& self) {
  co_await start_background(self);
  co_await body_(self, *this);
  finish();
}

Co<> Play::start_background(Thread& self) {
  std::uint32_t index = 0;
  for (const Background& what : workload.background)
    for (int i = 0; i < what.threads; ++i, ++index) {
      PyThread& thread = new_thread(interpreter, "background", [this, &what, index](Thread& other) {
        return background(other, &interpreter, what, index);
      });
      co_await thread.start(self);
    }
}

// Each has draws of its own, the same under every approach: their numbers count down from the last.
Co<> Play::background(Thread& self, Interpreter* own, const Background& what, std::uint32_t index) {
  Item none;
  none.number = 0xffffff - index;
  StepPlayer player(*this, self, own, none);
  RoundGuard guard;
  for (std::int64_t round = 0; !finished_; ++round) {
    co_await player.play_steps(what.steps, round);
    guard.check(kernel.now());
  }
}

void Play::start_native() {
  std::uint32_t index = 0;
  for (const Background& what : workload.background)
    for (int i = 0; i < what.threads; ++i, ++index)
      kernel.create_thread(process, "background", {}, nullptr, [this, &what, index](Thread& self) {
        return background(self, nullptr, what, index);
      });
  start_clients();
}

void Play::start_clock() {
  const Duration shift = kernel.now() - started_;
  started_ = kernel.now();
  clock_started_ = true;
  kernel.settle();
  before_ = accounts();
  for (Item& item : items) {
    item.arrival += shift;
    item.asked += shift;
  }
}

void Play::stop_clock() {
  stopped_ = kernel.now();
  kernel.settle();
  after_ = accounts();
}

ProgramAccounts Play::accounts() const {
  ProgramAccounts sum;
  for (const Thread& thread : kernel.threads()) {
    if (thread.process().outside) continue;
    sum.cpu += thread.cpu_clock();
    for (std::size_t i = 0; i < doing_count; ++i) sum.time[i] += thread.times()[i];
  }
  return sum;
}

ProgramAccounts Play::measured() const {
  ProgramAccounts section = stopped_ == never ? accounts() : after_;
  section.cpu -= before_.cpu;
  for (std::size_t i = 0; i < doing_count; ++i) section.time[i] -= before_.time[i];
  return section;
}

// ---- clients: processes of their own, without an interpreter worth mentioning ----

void Play::start_clients() {
  if (!workload.clients) return;
  clients_left_ = workload.clients->count;
  for (std::uint32_t i = 0; Item& item : items) {
    Process& client_process = kernel.create_process("client", 0);
    client_process.outside = true;
    client_process.affinity = workload.clients->affinity;
    kernel.create_thread(client_process, "client " + std::to_string(i), {}, nullptr,
                         [this, &item, i](Thread& self) { return client(self, item, i); });
    ++i;
  }
}

namespace {

Co<> pause(Thread& self, Duration time) {
  self.waits_for = "its time to ask";
  co_await self.block_until(self.kernel().now() + time);
}

}  // namespace

Co<> Play::client(Thread& self, Item& item, std::uint32_t number) {
  const Clients& clients = *workload.clients;
  self.set_doing(Doing::pause);   // whatever it does, the program waits for none of it
  if (clients.start > Duration{}) co_await pause(self, clients.start);
  Item thinker;
  thinker.number = number;
  RecentCode own(kernel);
  const auto socket_operation = [&] {
    return own.price(profile.socket_operation, interpreter.cost(profile.socket_operation));
  };
  for (std::int64_t request = 0; request < clients.requests; ++request) {
    RequestRecord& record = requests.emplace_back();
    record.sent = kernel.now();
    item.client->asked.push_back(&record);
    self.waits_for = "an answer";
    const Duration sending = socket_operation();
    co_await self.run(sending);
    co_await item.client->requests.write(self, 1);
    const bool in_time = co_await answer(self, *item.client, record);
    record.timed_out = !in_time;
    const Duration receiving = socket_operation();
    co_await self.run(receiving);
    if (in_time) {
      record.answered = kernel.now();
      kernel.count_completion();
    }
    Stream draws = stream(thinker, think_step, request);
    const Duration think(clients.think.draw(draws));
    if (think > Duration{} && request + 1 < clients.requests) co_await pause(self, think);
  }
  item.client->hung_up = true;
  --clients_left_;
}

// The answer to this request; those that come too late, to requests given up before, are thrown away. With a time-out
// each recv is a poll first (sock_call_ex, Modules/socketmodule.c). False: it has given up.
Co<bool> Play::answer(Thread& self, ClientConnection& connection, const RequestRecord& request) {
  const std::optional<Duration> timeout = workload.clients->patience.timeout;
  Poll poll;
  if (timeout) poll.add(connection.answers);
  for (const RequestRecord* next = nullptr; next != &request;) {
    if (timeout) {
      const bool ready = co_await poll.wait(self, request.sent + *timeout);
      if (!ready) co_return false;
    }
    co_await connection.answers.read(self, 1);
    next = connection.answered.front();
    connection.answered.pop_front();
  }
  co_return true;
}

}  // namespace interleave
