// Flows: bytes on their way through disks and links, whose bandwidth the transfers in flight share. SimGrid's network
// model says how. SimGrid is a module of its own (simgrid.cc, the only file that includes its headers), loaded when a
// device first has bandwidth: its libraries take longer to load than most scenarios to run.
//
// There are two clocks: the calendar's and SimGrid's, which follows behind. With nothing in flight the calendar runs
// alone. The start of a transfer brings SimGrid up to now; after that the rates stay as they are until a transfer
// starts or ends, so the model's next date is put into the calendar, and SimGrid brought forward only there.
//
// Disks are links too. SimGrid 3.32's own disk model rounds what was read to whole bytes whenever its clock
// moves, so that clock ticks of less than half a byte each would never read anything; its network model looks at a
// flow only when its rate changes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/calendar.h"
#include "sim/machine/spec.h"

namespace interleave {

class Flow;
class FlowEngine;

// Where an engine keeps a flow, for as long as both exist.
struct FlowSlot {
  Flow* flow = nullptr;            // nullptr: none, or it is gone
};

// Bytes that someone waits for. May be gone before they arrived: they flow on, and nobody is told.
class Flow {
 public:
  Flow() = default;
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

 protected:
  ~Flow() {
    if (slot_) slot_->flow = nullptr;
  }

 private:
  friend class FlowEngine;
  virtual void arrived() = 0;  // in an event of the calendar

  FlowSlot* slot_ = nullptr;       // while in flight
};

enum class FlowWay { read, write, receive, send };
using FlowPath = std::size_t;

// What the module implements.
class FlowEngine {
 public:
  virtual ~FlowEngine() = default;
  virtual const std::vector<std::string>& platform_devices() const = 0;
  virtual std::optional<FlowPath> path(const std::string& device, FlowWay way) const = 0;
  virtual void start(Flow& flow, FlowPath path, std::int64_t bytes, std::uint64_t order) = 0;
  virtual void run(const std::function<void()>& main) = 0;
  virtual void bring_to(Time date) = 0;

 protected:
  static void put(Flow& flow, FlowSlot& slot) {
    flow.slot_ = &slot;
    slot.flow = &flow;
  }
  static void tell(FlowSlot& slot) {
    Flow* flow = std::exchange(slot.flow, nullptr);
    if (!flow) return;
    flow->slot_ = nullptr;
    flow->arrived();
  }
};

class Flows {
 public:
  using Way = FlowWay;
  using Path = FlowPath;

  // Makes SimGrid's engine if a device has bandwidth or there is a platform: once in a process. Throws
  // std::runtime_error where the platform, its host or what it consists of is not as expected.
  Flows(const MachineSpec& machine, Calendar& calendar);
  ~Flows();

  // The names of the platform host's disks and of the links on its routes; empty without a platform.
  const std::vector<std::string>& platform_devices() const;
  // Where bytes flow to or from that device; none: it has no bandwidth this way.
  std::optional<Path> path(const std::string& device, Way way) const;

  // `bytes` > 0. Transfers that end at one date are told in the order of `order`.
  void start(Flow& flow, Path path, std::int64_t bytes, std::uint64_t order);

  // Calls `main`, inside an actor of SimGrid's if there is an engine; start() and follow() are called from within it.
  void run(const std::function<void()>& main);
  // Lockstep: brings SimGrid to this date, at which the calendar's next event happens.
  void follow(Time date);

 private:
  std::unique_ptr<FlowEngine> engine_;
};

// Does such a machine need SimGrid's engine, of which a process can have one?
bool needs_flow_engine(const MachineSpec& machine);
// Loads the module without making an engine, so that processes forked later need not. Throws std::runtime_error.
void load_flow_engine();

// What a platform file says about one of its hosts.
struct PlatformHost {
  int cores = 0;
  double speed_flops = 0;           // per second and core
  std::vector<std::string> disks;   // in alphabetical order
  std::vector<std::string> links;   // those on a route to or from another host
};

// In a child process: the caller stays without an engine. Throws std::runtime_error.
PlatformHost read_platform(const std::string& file, const std::string& host);

}  // namespace interleave
