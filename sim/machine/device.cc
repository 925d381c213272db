#include "sim/machine/device.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <vector>

#include "sim/core/nearest.h"

namespace interleave {
namespace {

constexpr std::array ways = {Flows::Way::read, Flows::Way::write, Flows::Way::receive, Flows::Way::send};
constexpr std::array way_names = {"read from", "write to", "receive from", "send to"};

}  // namespace

// ---- Request ----

Request::~Request() {
  if (device_) device_->abandon(*this);
}

void Request::transfer() {
  const std::optional<Flows::Path> path = device_->path_of(*this);
  if (!path || bytes <= 0) return device_->finish(*this);
  device_->flow_begins(*this);
  device_->shared_.flows.start(*this, *path, bytes, order_);
}

void Request::arrived() {
  device_->flow_ends(*this);
  device_->finish(*this);
}

// ---- Device ----

Device::Device(std::string name, const DeviceSpec& spec, Shared& shared)
    : name_(std::move(name)), latency_(spec.latency), channels_(spec.queue), shared_(shared) {
  for (std::size_t i = 0; i < ways.size(); ++i) {
    paths_[i] = shared.flows.path(name_, ways[i]);
    has_bandwidth_ |= paths_[i].has_value();
  }
}

std::optional<Flows::Path> Device::path_of(const Request& request) const {
  if (request.direction == Request::Direction::input) return {};
  return paths_[static_cast<std::size_t>(request.direction)];
}

void Device::submit(Request& request) {
  assert(!request.device_);
  if (has_bandwidth_ && request.direction != Request::Direction::input && !path_of(request))
    throw std::runtime_error("the device \"" + name_ + "\" has a bandwidth, but none to " +
                             way_names[static_cast<std::size_t>(request.direction)] + " it");
  request.device_ = this;
  request.order_ = ++shared_.submitted;
  if (shared_.observer) shared_.observer->submitted(*this, request);
  if (channels_ == 0 || in_service_ < channels_)
    admit(request);
  else
    waiting_.push_back(&request);
}

void Device::admit(Request& request) {
  ++in_service_;
  request.in_channel_ = true;
  if (shared_.observer) shared_.observer->served(*this, request);
  Stream draws(shared_.random, Domain::device, request.draw_entity);
  const Duration latency(latency_.draw(draws));
  shared_.calendar.schedule_in(request.latency_over_, latency);
}

Device::Flowing& Device::flowing(const Request& request) {
  return flowing_[std::min<std::size_t>(static_cast<std::size_t>(request.direction), 2)];
}

void Device::flow_begins(Request& request) {
  request.flows_ = true;
  Flowing& flowing = this->flowing(request);
  if (flowing.count++ == 0) flowing.since = shared_.calendar.now();
}

void Device::flow_ends(Request& request) {
  if (!request.flows_) return;
  request.flows_ = false;
  Flowing& flowing = this->flowing(request);
  if (--flowing.count == 0) flowing.before += shared_.calendar.now() - flowing.since;
}

Duration Device::busy() const {
  Duration longest{};
  for (const Flowing& each : flowing_) {
    const Duration now = each.count > 0 ? shared_.calendar.now() - each.since : Duration{};
    longest = std::max(longest, each.before + now);
  }
  return longest;
}

// Those who wait come before those whom the end of this request makes ask.
void Device::free_channel() {
  --in_service_;
  if (waiting_.empty()) return;
  Request& next = *waiting_.front();
  waiting_.pop_front();
  admit(next);
}

void Device::finish(Request& request) {
  if (shared_.observer) shared_.observer->completed(*this, request);
  request.device_ = nullptr;
  request.in_channel_ = false;
  free_channel();
  request.completed();
}

void Device::abandon(Request& request) {
  if (shared_.observer) shared_.observer->abandoned(*this, request);
  flow_ends(request);   // for whom it flowed; what flows on for nobody keeps nobody waiting
  if (request.in_channel_)
    free_channel();
  else
    std::erase(waiting_, &request);
}

// ---- Devices ----

Devices::Devices(const MachineSpec& machine, Calendar& calendar, const Random& random)
    : shared_{.calendar = calendar, .random = random, .flows = Flows(machine, calendar)} {
  for (const auto& [name, spec] : machine.devices) devices_.emplace(name, Device(name, spec, shared_));
  for (const std::string& name : shared_.flows.platform_devices())
    devices_.emplace(name, Device(name, DeviceSpec{}, shared_));
}

Devices::Busiest Devices::busiest() const {
  Busiest most;
  for (const auto& [name, device] : devices_)
    if (device.busy() > most.busy) most = {name, device.busy()};
  return most;
}

Device& Devices::named(const std::string& name) {
  if (const auto found = devices_.find(name); found != devices_.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [other, device] : devices_) known.push_back(other);
  throw std::runtime_error("the machine has no device \"" + name + "\"" + did_you_mean(name, known) +
                           (known.empty() ? " (it has none)" : " (known: " + joined(known) + ")"));
}

}  // namespace interleave
