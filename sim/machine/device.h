// Devices: a request waits for a channel of its device, first come, first served; in the channel it spends its latency,
// then its bytes flow, sharing the device's bandwidth with the others in flight.
//
// Who waits is woken by Request::completed(), always from an event of the calendar, never from within submit().
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/machine/simgrid.h"
#include "sim/machine/spec.h"

namespace interleave {

class Device;

// One request, which may be submitted again once completed. If it is gone before that, its channel is free, and what
// flows already flows on for nobody.
class Request : private Flow {
 public:
  enum class Direction { read, write, receive, send, input };  // input: latency alone, whatever the device

  Direction direction{};
  std::int64_t bytes = 0;
  std::uint64_t draw_entity = 0;   // whose latency is drawn: Domain::device's entity, draw 0

  Request() : latency_over_(*this) {}

 protected:
  ~Request();

 private:
  friend class Device;
  virtual void completed() = 0;    // may destroy the request
  void transfer();
  void arrived() override;

  Device* device_ = nullptr;       // while submitted
  bool in_channel_ = false;
  bool flows_ = false;
  std::uint64_t order_ = 0;        // of submission, across all devices
  EventOf<Request, &Request::transfer> latency_over_;
};

// Who watches the devices, see sim/os/observer.h. A request is submitted, gets a channel (at once or later), and is
// completed; one that is abandoned gets no further.
class DeviceObserver {
 public:
  virtual void submitted(const Device&, const Request&) {}
  virtual void served(const Device&, const Request&) {}
  virtual void completed(const Device&, const Request&) {}
  virtual void abandoned(const Device&, const Request&) {}

 protected:
  ~DeviceObserver() = default;
};

class Device {
 public:
  // Throws std::runtime_error if the device has bandwidth, but none in the request's direction.
  void submit(Request& request);

  const std::string& name() const { return name_; }
  int in_service() const { return in_service_; }
  std::size_t waiting() const { return waiting_.size(); }
  // How long bytes have flowed, which they do with all of its bandwidth: over a link either way, else of reads and
  // writes those that took longer.
  Duration busy() const;

 private:
  friend class Devices;
  friend class Request;
  struct Shared {
    Calendar& calendar;
    const Random& random;
    Flows flows;
    std::uint64_t submitted = 0;
    DeviceObserver* observer = nullptr;
  };

  Device(std::string name, const DeviceSpec& spec, Shared& shared);
  struct Flowing {
    int count = 0;
    Time since{};
    Duration before{};             // `since`
  };
  void flow_begins(Request& request);
  void flow_ends(Request& request);
  Flowing& flowing(const Request& request);
  void admit(Request& request);
  void free_channel();
  void finish(Request& request);
  void abandon(Request& request);
  std::optional<Flows::Path> path_of(const Request& request) const;

  std::string name_;
  Distribution latency_;
  int channels_;                   // 0: no limit
  Shared& shared_;
  std::array<std::optional<Flows::Path>, 4> paths_;  // by direction
  bool has_bandwidth_ = false;
  std::array<Flowing, 3> flowing_;   // reads, writes, a link's
  int in_service_ = 0;
  std::deque<Request*> waiting_;
};

class Devices {
 public:
  // Outlives all requests. Throws std::runtime_error where a platform file is not as expected.
  Devices(const MachineSpec& machine, Calendar& calendar, const Random& random);
  Devices(const Devices&) = delete;
  Devices& operator=(const Devices&) = delete;

  // Throws std::runtime_error with the known names.
  Device& named(const std::string& name);

  // Where bytes flowed longest, of equals the first by name; no name: nowhere.
  struct Busiest {
    std::string name;
    Duration busy{};
  };
  Busiest busiest() const;

  // Who is told what happens; nullptr: nobody.
  void observe(DeviceObserver* observer) { shared_.observer = observer; }

  // The simulation's main loop runs in here: calls `main` once, in SimGrid's engine if some device has bandwidth. What
  // `main` throws is thrown.
  void run(const std::function<void()>& main) { shared_.flows.run(main); }
  // For lockstep: before the calendar's event at that date. The same results, with SimGrid at every event.
  void follow(Time date) { shared_.flows.follow(date); }

 private:
  Device::Shared shared_;
  std::map<std::string, Device> devices_;
};

}  // namespace interleave
