#include "sim/machine/simgrid.h"

#include <simgrid/Exception.hpp>
#include <simgrid/kernel/resource/Model.hpp>
#include <simgrid/s4u.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <deque>
#include <exception>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "sim/core/nearest.h"

namespace interleave {

namespace sg = simgrid::s4u;

namespace {

// An actor that waits for one transfer after the other: SimGrid completes a communication only for who waits.
struct Channel : FlowSlot {
  std::uint64_t order = 0;
  sg::CommPtr comm;
  sg::SemaphorePtr given = sg::Semaphore::create(0);
};

// SimGrid takes dates closer than this to be one. Ours are whole nanoseconds, a thousand times this; a double holds
// the seconds of an hour to half of it.
constexpr double same_date_s = 1e-12;
constexpr double same_date_ns = 1e-3;
constexpr unsigned stack_kib = 8 * 1024;   // of the actor that everything runs in

// SimGrid's default model bends what a transfer takes (3.32: 394.8 ms for 300 KiB over 30 ms and 1 Gbps). So configured
// it is the latency plus the size over the bandwidth, 32.4576 ms. Channels' stacks are small and without a guard page:
// two mappings a stack meet the kernel's limit at 32,000 transfers in flight.
std::unique_ptr<sg::Engine> make_engine() {
  std::array<std::string, 10> words = {
      "interleave",           "--log=root.thres:critical",   "--log=no_loc",
      "--cfg=network/model:CM02", "--cfg=network/TCP-gamma:0", "--cfg=network/crosstraffic:0",
      "--cfg=network/weight-S:0", "--cfg=surf/precision:1e-12", "--cfg=contexts/stack-size:64",
      "--cfg=contexts/guard-size:0"};
  std::array<char*, 11> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  int count = static_cast<int>(words.size());
  // The engine installs handlers for signals that belong to the program.
  constexpr std::array signals = {SIGINT, SIGSEGV, SIGBUS};
  std::array<struct sigaction, signals.size()> handlers{};
  for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], nullptr, &handlers[i]);
  auto engine = std::make_unique<sg::Engine>(&count, arguments.data());
  for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &handlers[i], nullptr);
  return engine;
}

struct Ends {
  sg::Host* from = nullptr;
  sg::Host* to = nullptr;
};

using Ways = std::map<std::pair<std::string, Flows::Way>, Ends>;

// ---- A platform file ----

[[noreturn]] void unknown(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
  throw std::runtime_error("the platform has no " + what + " \"" + name + "\"" + did_you_mean(name, known) +
                           " (known: " + joined(known) + ")");
}

std::vector<sg::Host*> hosts_by_name(const sg::Engine& engine) {
  std::vector<sg::Host*> hosts = engine.get_all_hosts();
  std::sort(hosts.begin(), hosts.end(), [](auto* a, auto* b) { return a->get_name() < b->get_name(); });
  return hosts;
}

sg::Host& host_named(const sg::Engine& engine, const std::string& name) {
  if (sg::Host* host = engine.host_by_name_or_null(name)) return *host;
  std::vector<std::string> known;
  for (sg::Host* host : hosts_by_name(engine)) known.push_back(host->get_name());
  unknown("host", name, known);
}

// A link of two directions is two links to SimGrid, NAME_UP and NAME_DOWN; who uses it names it as the file does.
std::string name_in_file(const sg::Link& link) {
  const std::string& name = link.get_name();
  for (const char* suffix : {"_UP", "_DOWN"})
    if (name.size() > std::strlen(suffix) && name.ends_with(suffix)) return name.substr(0, name.rfind('_'));
  return name;
}

// For each link the shortest route that contains it, of equals the one to the host whose name comes first.
void add_links(Ways& ways, const sg::Engine& engine, sg::Host& host) {
  std::map<std::pair<std::string, Flows::Way>, std::size_t> lengths;
  const auto add_route = [&](Flows::Way way, sg::Host* from, sg::Host* to) {
    std::vector<sg::Link*> links;
    double latency = 0;
    from->route_to(to, links, &latency);
    for (const sg::Link* link : links) {
      const std::pair key(name_in_file(*link), way);
      const auto [known, is_new] = lengths.try_emplace(key, links.size());
      if (!is_new && known->second <= links.size()) continue;
      known->second = links.size();
      ways[key] = {from, to};
    }
  };
  for (sg::Host* peer : hosts_by_name(engine)) {
    if (peer == &host) continue;
    add_route(Flows::Way::receive, peer, &host);
    add_route(Flows::Way::send, &host, peer);
  }
}

void load(sg::Engine& engine, const std::string& file) {
  if (!std::ifstream(file)) throw std::runtime_error(file + ": " + std::strerror(errno));
  engine.load_platform(file);
}

// ---- The engine ----

class Engine final : public FlowEngine {
 public:
  using Way = FlowWay;
  using Path = FlowPath;

  Engine(const MachineSpec& machine, Calendar& calendar) : calendar_(calendar), engine_(make_engine()) {
    sg::NetZone* parent = nullptr;
    if (!machine.platform.empty()) {
      load(*engine_, machine.platform);
      parent = engine_->get_netzone_root();
    }
    zone_ = sg::create_full_zone("interleave");
    if (parent) zone_->set_parent(parent);
    home_ = zone_->create_host("interleave", 1.0)->seal();
    if (parent) add_platform(host_named(*engine_, machine.host));
    for (const auto& [name, device] : machine.devices) add_device(name, device);
    zone_->seal();
    for (simgrid::kernel::resource::Model* model : engine_->get_all_models())
      if (model->get_name().starts_with("Network")) models_.push_back(model);
  }

  const std::vector<std::string>& platform_devices() const override { return platform_devices_; }

  std::optional<Path> path(const std::string& device, Way way) const override {
    const auto found = ways_.find({device, way});
    if (found == ways_.end()) return {};
    return static_cast<Path>(std::distance(ways_.begin(), found));
  }

  void start(Flow& flow, Path path, std::int64_t bytes, std::uint64_t order) override {
    bring_to(calendar_.now());
    Channel& channel = idle_channel();
    const Ends& ends = std::next(ways_.begin(), static_cast<std::ptrdiff_t>(path))->second;
    channel.order = order;
    channel.comm = sg::Comm::sendto_init(ends.from, ends.to)->set_payload_size(static_cast<std::uint64_t>(bytes));
    channel.comm->start();
    channel.given->release();
    put(flow, channel);
    ++in_flight_;
    // Whatever else starts at this date comes before the model is asked.
    calendar_.schedule(arrival_, calendar_.now());
  }

  void run(const std::function<void()>& main) override {
    std::exception_ptr failure;
    sg::Actor::init("main", home_)->set_stacksize(stack_kib)->start([&] {
      try {
        main();
      } catch (const simgrid::ForcefulKillException&) {
        throw;
      } catch (...) {
        failure = std::current_exception();
      }
    });
    engine_->run();
    if (failure) std::rethrow_exception(failure);
  }

  // Each hop at most doubles the clock: then no difference of two dates in it is rounded (Sterbenz's lemma), and
  // SimGrid meets the same dates to the last bit whether its clock comes in one go or in a thousand steps.
  void bring_to(Time date) override {
    const double wanted = static_cast<double>(date.time_since_epoch().count()) / 1e9;
    for (double clock; (clock = sg::Engine::get_clock()) < wanted;)
      sg::this_actor::sleep_until(std::min(wanted, clock > 0 ? 2 * clock : 1e-9));
  }

 private:
  // A pair of hosts of its own for each direction in which bytes flow.
  Ends add_ends(const std::string& name, const std::vector<const sg::Link*>& links) {
    const Ends ends{zone_->create_host("interleave/from/" + name, 1.0)->seal(),
                    zone_->create_host("interleave/to/" + name, 1.0)->seal()};
    zone_->add_route(ends.from->get_netpoint(), ends.to->get_netpoint(), nullptr, nullptr, links_in_route(links),
                     false);
    return ends;
  }

  static std::vector<sg::LinkInRoute> links_in_route(const std::vector<const sg::Link*>& links) {
    std::vector<sg::LinkInRoute> route;
    for (const sg::Link* link : links) route.emplace_back(link);
    return route;
  }

  // The latency before the first byte is not SimGrid's but the device's: it may be a distribution.
  const sg::Link* add_link(const std::string& name, double bytes_per_s) {
    return zone_->create_link("interleave/" + name, bytes_per_s)->set_latency(0.0)->seal();
  }

  void add_device(const std::string& name, const DeviceSpec& device) {
    for (const Way way : {Way::read, Way::write, Way::receive, Way::send}) ways_.erase({name, way});
    if (device.link) {
      const Ends ends = add_ends(name, {add_link(name, *device.read_bytes_per_s)});
      ways_[{name, Way::receive}] = ways_[{name, Way::send}] = ends;
      return;
    }
    const auto add = [&](Way way, const std::string& side, std::optional<double> bytes_per_s) {
      if (bytes_per_s) ways_[{name, way}] = add_ends(name + side, {add_link(name + side, *bytes_per_s)});
    };
    add(Way::read, "/read", device.read_bytes_per_s);
    add(Way::write, "/write", device.write_bytes_per_s);
  }

  // As SimGrid's disk has it: reads and writes together get no more than the faster of both.
  void add_disk(const sg::Disk& disk) {
    const std::string& name = disk.get_name();
    const sg::Link* both = add_link(name, std::max(disk.get_read_bandwidth(), disk.get_write_bandwidth()));
    const sg::Link* read = add_link(name + "/read", disk.get_read_bandwidth());
    const sg::Link* write = add_link(name + "/write", disk.get_write_bandwidth());
    ways_[{name, Way::read}] = add_ends(name + "/read", {both, read});
    ways_[{name, Way::write}] = add_ends(name + "/write", {both, write});
  }

  void add_platform(sg::Host& host) {
    Ways links;
    add_links(links, *engine_, host);
    ways_ = std::move(links);
    for (const sg::Disk* disk : host.get_disks()) add_disk(*disk);
    for (const auto& [key, ends] : ways_)
      if (platform_devices_.empty() || platform_devices_.back() != key.first) platform_devices_.push_back(key.first);
  }

  Channel& idle_channel() {
    if (idle_.empty()) {
      Channel& channel = channels_.emplace_back();
      sg::Actor::create("channel", home_, [this, &channel] { serve(channel); })->daemonize();
      return channel;
    }
    Channel& channel = *idle_.back();
    idle_.pop_back();
    return channel;
  }

  // A channel's life.
  void serve(Channel& channel) {
    for (;;) {
      channel.given->acquire();
      channel.comm->wait();
      arrived_.push_back(&channel);
    }
  }

  // After SimGrid's clock has moved: lets every channel notice whose flow has ended.
  void let_channels_notice() {
    constexpr int rounds_max = 1000;
    for (int round = 0; in_flight_ - arrived_.size() > flowing(); ++round) {
      if (round == rounds_max) throw std::logic_error("SimGrid: a transfer has ended, and its channel did not notice");
      sg::this_actor::yield();
    }
  }

  std::size_t flowing() const {
    std::size_t count = 0;
    for (simgrid::kernel::resource::Model* model : models_) count += model->get_started_action_set()->size();
    return count;
  }

  // Seconds until the model's next event, the end of a transfer or of its latency; negative: nothing flows.
  double next_in_s() const {
    double least = -1;
    for (simgrid::kernel::resource::Model* model : models_) {
      const double delta = model->next_occurring_event(sg::Engine::get_clock());
      if (delta >= 0 && (least < 0 || delta < least)) least = delta;
    }
    return least;
  }

  // The one conversion of SimGrid's time to ours: the first whole nanosecond not before it.
  static Time whole_ns(double date_s) {
    return Time(Duration(static_cast<std::int64_t>(std::ceil(date_s * 1e9 - same_date_ns))));
  }

  // The event of the calendar: SimGrid is brought here, who has waited is told, and the model is asked for the next
  // date.
  void arrive() {
    bring_to(calendar_.now());
    let_channels_notice();
    // What rounding has left a hair's breadth after this date belongs to it.
    double next_s = next_in_s();
    while (next_s >= 0 && whole_ns(sg::Engine::get_clock() + next_s) <= calendar_.now()) {
      sg::this_actor::sleep_for(std::max(next_s, same_date_s));
      let_channels_notice();
      next_s = next_in_s();
    }
    if (next_s >= 0) calendar_.schedule(arrival_, whole_ns(sg::Engine::get_clock() + next_s));
    tell_all();
  }

  // In the order of submission, not in SimGrid's. A transfer that is told may start others, and end yet others' lives.
  void tell_all() {
    std::sort(arrived_.begin(), arrived_.end(), [](auto* a, auto* b) { return a->order < b->order; });
    told_.swap(arrived_);
    in_flight_ -= told_.size();
    for (Channel* channel : told_) {
      channel->comm = nullptr;
      FlowSlot told{std::exchange(channel->flow, nullptr)};
      idle_.push_back(channel);
      FlowEngine::tell(told);
    }
    told_.clear();
  }

  Calendar& calendar_;
  std::unique_ptr<sg::Engine> engine_;
  sg::NetZone* zone_ = nullptr;
  sg::Host* home_ = nullptr;              // where actors live: SimGrid wants a host for each
  Ways ways_;
  std::vector<std::string> platform_devices_;
  std::vector<simgrid::kernel::resource::Model*> models_;

  std::deque<Channel> channels_;
  std::vector<Channel*> idle_, arrived_, told_;
  std::size_t in_flight_ = 0;             // transfers not told, those arrived included
  EventOf<Engine, &Engine::arrive> arrival_{*this};
};

// ---- Reading a platform ----

// One word a line: names may hold spaces.
std::string describe_platform(const std::string& file, const std::string& name) {
  const auto engine = make_engine();
  load(*engine, file);
  sg::Host& host = host_named(*engine, name);
  std::vector<std::string> disks, links;
  for (const sg::Disk* disk : host.get_disks()) disks.push_back(disk->get_name());
  std::sort(disks.begin(), disks.end());
  Ways ways;
  add_links(ways, *engine, host);
  for (const auto& [key, ends] : ways)
    if (links.empty() || links.back() != key.first) links.push_back(key.first);
  std::ostringstream text;
  text.precision(17);
  text << host.get_core_count() << '\n' << host.get_speed() << '\n' << disks.size() << '\n';
  for (const auto& names : {disks, links})
    for (const std::string& word : names) text << word << '\n';
  return text.str();
}

}  // namespace

}  // namespace interleave

// What the loader (flows.cc) looks up.
extern "C" {

interleave::FlowEngine* interleave_make_flow_engine(const interleave::MachineSpec& machine,
                                                    interleave::Calendar& calendar) {
  return new interleave::Engine(machine, calendar);
}

void interleave_describe_platform(const std::string& file, const std::string& host, std::string& description) {
  description = interleave::describe_platform(file, host);
}

}  // extern "C"
