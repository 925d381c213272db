// Devices against closed forms: what a transfer takes alone, and what it takes when it shares.
#include "sim/machine/device.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "tests/forked.h"
#include "tests/source_dir.h"

using namespace interleave;
using namespace std::chrono_literals;
using Direction = Request::Direction;

namespace {

// Requests submitted at dates; reports "NUMBER@NANOSECONDS " in the order of completion.
class Bench {
 public:
  explicit Bench(const MachineSpec& machine, bool lockstep = false)
      : lockstep_(lockstep), random_(7, 0), devices_(machine, calendar_, random_) {}

  void at(Duration date, const std::string& device, Direction direction, std::int64_t bytes) {
    all_.push_back(std::make_unique<One>(*this, device, direction, bytes));
    calendar_.schedule(all_.back()->submission, Time(date));
  }

  // Something that happens every `period`, and has nothing to do with any device.
  void tick(Duration period, Duration end) {
    ticker_.period = period;
    ticker_.end = end;
    calendar_.schedule(ticker_.event, Time(period));
  }

  std::string run() {
    devices_.run([this] {
      for (Time next; (next = calendar_.next()) != never;) {
        if (lockstep_) devices_.follow(next);
        calendar_.step();
      }
    });
    return report_.str();
  }

  void again(int times, Duration pause) { again_ = times, pause_ = pause; }
  Device& device(const std::string& name) { return devices_.named(name); }
  // The request that came `number`th is gone at that date.
  void drop(Duration date, std::size_t number) {
    drop_.number = number;
    calendar_.schedule(drop_.event, Time(date));
  }

 private:
  struct One final : Request {
    One(Bench& bench, const std::string& device, Direction way, std::int64_t size)
        : bench(bench), device(device), number(bench.all_.size()) {
      direction = way;
      bytes = size;
      draw_entity = number;
    }
    void submit() { bench.devices_.named(device).submit(*this); }
    void completed() override {
      bench.report_ << number << '@' << bench.calendar_.now().time_since_epoch().count() << ' ';
      if (++times < bench.again_) bench.calendar_.schedule_in(submission, bench.pause_);
    }
    Bench& bench;
    std::string device;
    std::size_t number;
    int times = 0;
    EventOf<One, &One::submit> submission{*this};
  };
  struct Ticker {
    explicit Ticker(Bench& bench) : bench(bench) {}
    void tick() {
      if (bench.calendar_.now() < Time(end)) bench.calendar_.schedule_in(event, period);
    }
    Bench& bench;
    Duration period{}, end{};
    EventOf<Ticker, &Ticker::tick> event{*this};
  };
  struct Drop {
    explicit Drop(Bench& bench) : bench(bench) {}
    void happen() { bench.all_[number].reset(); }
    Bench& bench;
    std::size_t number = 0;
    EventOf<Drop, &Drop::happen> event{*this};
  };

  bool lockstep_;
  int again_ = 1;
  Duration pause_{};
  Calendar calendar_;
  Random random_;
  Devices devices_;
  std::ostringstream report_;
  std::vector<std::unique_ptr<One>> all_;
  Ticker ticker_{*this};
  Drop drop_{*this};
};

DeviceSpec link(Duration latency, double bytes_per_s) {
  DeviceSpec device;
  device.latency = Distribution(latency.count());
  device.read_bytes_per_s = device.write_bytes_per_s = bytes_per_s;
  device.link = true;
  return device;
}

DeviceSpec disk(Duration latency, double read_bytes_per_s, std::optional<double> write_bytes_per_s, int queue) {
  DeviceSpec device;
  device.latency = Distribution(latency.count());
  device.read_bytes_per_s = read_bytes_per_s;
  device.write_bytes_per_s = write_bytes_per_s;
  device.queue = queue;
  return device;
}

MachineSpec machine() {
  MachineSpec machine;
  machine.devices["net"] = link(30ms, 125e6);   // 1 Gbps
  machine.devices["bus"] = link(0ms, 1e9);      // a nanosecond a byte
  machine.devices["ssd"] = disk(80us, 2e9, 1e9, 0);
  machine.devices["tape"] = disk(1us, 1e6, {}, 1);
  machine.devices["user"].latency = Distribution(Exponential{5e6});
  return machine;
}

std::string run(const std::function<void(Bench&)>& prepare, bool lockstep = false) {
  return in_child([&] {
    Bench bench(machine(), lockstep);
    prepare(bench);
    return bench.run();
  });
}

}  // namespace

TEST_CASE("a lone transfer takes its latency and its size over the bandwidth: 300 KiB, 30 ms, 1 Gbps") {
  CHECK(run([](Bench& bench) { bench.at(0ms, "net", Direction::receive, 300 * 1024); }) == "0@32457600 ");
  CHECK(run([](Bench& bench) { bench.at(1h, "net", Direction::send, 300 * 1024); }) == "0@3600032457600 ");
}

TEST_CASE("n equal transfers share a link and end together, in the order of submission") {
  const auto eight = [](Bench& bench) {
    for (int i = 0; i < 8; ++i) bench.at(1ms, "bus", i % 2 ? Direction::send : Direction::receive, 1000);
  };
  CHECK(run(eight) == "0@1008000 1@1008000 2@1008000 3@1008000 4@1008000 5@1008000 6@1008000 7@1008000 ");
}

TEST_CASE("a transfer that starts later shares from then on") {
  // The first has 600 of 1000 bytes left at 400 ns; both at half rate: 1600 ns; the other's 400 left alone: 2000 ns.
  CHECK(run([](Bench& bench) {
          bench.at(0ns, "bus", Direction::receive, 1000);
          bench.at(400ns, "bus", Direction::receive, 1000);
        }) == "0@1600 1@2000 ");
}

TEST_CASE("a date between two nanoseconds is the later one") {
  CHECK(run([](Bench& bench) {
          bench.at(0ns, "bus", Direction::receive, 100);
          bench.at(51ns, "bus", Direction::receive, 10);   // at half rate till 71 ns; 100 - 51 - 10 = 39 bytes left
          bench.at(200ns, "ssd", Direction::read, 1);      // half a nanosecond
        }) == "1@71 0@110 2@80201 ");
}

TEST_CASE("reads and writes of a disk have a bandwidth each") {
  CHECK(run([](Bench& bench) {
          bench.at(0ms, "ssd", Direction::read, 1'000'000);
          bench.at(0ms, "ssd", Direction::write, 1'000'000);
        }) == "0@580000 1@1080000 ");
}

TEST_CASE("a queue of one serves one request after the other, latencies included") {
  CHECK(run([](Bench& bench) {
          for (int i = 0; i < 3; ++i) bench.at(0ns, "tape", Direction::read, 10);
        }) == "0@11000 1@22000 2@33000 ");
}

TEST_CASE("bytes that are none, and input, take the latency alone") {
  CHECK(run([](Bench& bench) {
          bench.at(0ms, "net", Direction::receive, 0);
          bench.at(1ms, "net", Direction::input, 300 * 1024);
          bench.at(2ms, "bus", Direction::send, 0);
        }) == "2@2000000 0@30000000 1@31000000 ");
}

TEST_CASE("the latency of a device is drawn, and depends on the request's entity alone") {
  MachineSpec only_user;
  only_user.devices["user"] = machine().devices["user"];
  Bench bench(only_user);   // no bandwidth, no engine: no child needed
  for (int i = 0; i < 2000; ++i) bench.at(0ms, "user", Direction::input, 0);
  std::istringstream report(bench.run());
  double sum = 0;
  int count = 0;
  std::int64_t before = 0;
  for (std::string word; report >> word; ++count) {
    const std::int64_t date = std::stoll(word.substr(word.find('@') + 1));
    CHECK(date >= before);
    sum += static_cast<double>(before = date);
  }
  CHECK(count == 2000);
  CHECK(sum / count == doctest::Approx(5e6).epsilon(0.1));
}

TEST_CASE("a thousand transfers share; those of a size end together") {
  const std::string report = run([](Bench& bench) {
    for (int i = 0; i < 1000; ++i) bench.at(0ns, "bus", Direction::receive, i < 500 ? 1000 : 2000);
  });
  std::string expected;
  for (int i = 0; i < 1000; ++i) expected += std::to_string(i) + (i < 500 ? "@1000000 " : "@1500000 ");
  CHECK(report == expected);
}

TEST_CASE("in lockstep with events that have nothing to do with it, every date is the same") {
  const auto many = [](Bench& bench) {
    for (int i = 0; i < 200; ++i) {
      const Duration date(i * 7919 % 100'003);
      bench.at(date, "bus", Direction::receive, 100 + i * 37 % 911);
      bench.at(date * 3, "ssd", i % 3 ? Direction::read : Direction::write, 1 + i * 7717);
      bench.at(date * 2, "net", Direction::send, i * 331);
      bench.at(date, "tape", Direction::read, 1);
    }
    bench.again(4, 1777ns);
    bench.tick(77ns, 2ms);
  };
  const std::string ahead = run(many);
  CHECK(std::count(ahead.begin(), ahead.end(), '@') == 3200);
  CHECK(run(many, true) == ahead);
  CHECK(run(many) == ahead);
}

TEST_CASE("a slow device gets on although the clock ticks faster than its bytes come") {
  const auto slow = [](Bench& bench) {
    bench.at(0ns, "tape", Direction::read, 3);   // a microsecond a byte
    bench.tick(100ns, 10us);
  };
  CHECK(run(slow) == "0@4000 ");
  CHECK(run(slow, true) == "0@4000 ");
}

TEST_CASE("a request that is gone frees its channel, and who waits has it next") {
  CHECK(run([](Bench& bench) {
          for (int i = 0; i < 3; ++i) bench.at(0ns, "tape", Direction::read, 10);
          bench.drop(500ns, 0);   // in its latency
        }) == "1@11500 2@22500 ");
  CHECK(run([](Bench& bench) {
          for (int i = 0; i < 3; ++i) bench.at(0ns, "tape", Direction::read, 10);
          bench.drop(500ns, 1);   // while it waits
        }) == "0@11000 2@22000 ");
  CHECK(run([](Bench& bench) {
          bench.at(0ns, "bus", Direction::receive, 1000);
          bench.at(0ns, "bus", Direction::receive, 1000);
          bench.drop(500ns, 0);   // what flows flows on
        }) == "1@2000 ");
}

TEST_CASE("a wrong name or direction is told with what there is") {
  CHECK(in_child([] {
          Bench bench(machine());
          bench.device("sdd");
          return std::string();
        }) == "exception: the machine has no device \"sdd\"; did you mean \"ssd\"? (known: bus, net, ssd, tape, user)");
  CHECK(run([](Bench& bench) { bench.at(0ns, "tape", Direction::write, 1); }) ==
        "exception: the device \"tape\" has a bandwidth, but none to write to it");
}

// ---- A platform file: tests/platform.xml ----

namespace {

const std::string platform_file = INTERLEAVE_SOURCE_DIR "/tests/platform.xml";

std::string run_on_platform(const std::string& host, const std::function<void(Bench&)>& prepare,
                            bool lockstep = false) {
  return in_child([&] {
    MachineSpec machine;
    machine.platform = platform_file;
    machine.host = host;
    Bench bench(machine, lockstep);
    prepare(bench);
    return bench.run();
  });
}

std::string failure_of(const std::function<void()>& body) {
  try {
    body();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a platform's host: its cores, its disks and the links on its routes") {
  const PlatformHost host = read_platform(platform_file, "node-1");
  CHECK(host.cores == 4);
  CHECK(host.speed_flops == 2e9);
  CHECK(host.disks == std::vector<std::string>{"hdd", "ssd"});
  CHECK(host.links == std::vector<std::string>{"backbone", "port", "uplink"});
}

TEST_CASE("a platform that is not as expected: told with the known names") {
  CHECK(failure_of([] { read_platform(platform_file, "node-7"); }) ==
        "the platform has no host \"node-7\"; did you mean \"node-1\"? (known: node-1, node-2, node-3, node-4)");
  CHECK(failure_of([] { read_platform("none.xml", "node-1"); }) == "none.xml: No such file or directory");
  CHECK(failure_of([] { read_platform(INTERLEAVE_SOURCE_DIR "/CMakeLists.txt", "node-1"); }) != "none");
  CHECK(run_on_platform("node-1", [](Bench& bench) { bench.at(0ns, "sdd", Direction::read, 1); })
            .starts_with("exception: the machine has no device \"sdd\"; did you mean"));
}

TEST_CASE("transfers on a platform: disks share by SimGrid's rule, a link's latency is SimGrid's") {
  const auto disks = [](Bench& bench) {
    bench.at(0ns, "ssd", Direction::read, 2'000'000);    // 2 and 1 GB/s, together at most 2: 1 and 1 till 1 ms, then 2
    bench.at(0ns, "ssd", Direction::write, 1'000'000);
    bench.at(0ns, "hdd", Direction::read, 1'500'000);    // 150 MB/s
  };
  CHECK(run_on_platform("node-1", disks) == "1@1000000 0@1500000 2@10000000 ");
  CHECK(run_on_platform("node-1", disks, true) == "1@1000000 0@1500000 2@10000000 ");
  const auto links = [](Bench& bench) {
    bench.at(0ns, "uplink", Direction::receive, 125'000);   // 1 Gbps, 100 us
    bench.at(10ms, "backbone", Direction::send, 125'000);   // over the uplink too: 100 us + 400 us
    bench.at(20ms, "port", Direction::send, 125'000);       // two directions: each its own 1 Gbps, 50 us
    bench.at(20ms, "port", Direction::receive, 125'000);
  };
  CHECK(run_on_platform("node-1", links) == "0@1100000 1@11500000 2@21050000 3@21050000 ");
}
