#pragma once
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include "sim/core/calendar.h"
#include "sim/core/random.h"
#include "sim/machine/spec.h"
namespace interleave {
class Request {
 public:
  enum class Direction { read, write, receive, send, input };
  Direction direction{}; std::int64_t bytes=0; std::uint64_t draw_entity=0;
  virtual void completed()=0;
 protected: ~Request()=default;
};
class Device { public:
  Device(Calendar& c,const Random&r,const DeviceSpec& s):c(c),r(r),s(s){}
  struct F{ F(Request*q):q(q){} Request*q; void go(){q->completed();} EventOf<F,&F::go> e{*this}; };
  void submit(Request& q){ fs.push_back(std::make_unique<F>(&q)); Stream st(r,Domain::device,q.draw_entity); c.schedule_in(fs.back()->e,Duration(s.latency.draw(st))); }
  Calendar&c; const Random&r; DeviceSpec s; std::deque<std::unique_ptr<F>> fs; };
class Devices { public:
  Devices(const MachineSpec& m,Calendar& c,const Random&r){ for(auto&[n,s]:m.devices) d.try_emplace(n,c,r,s);} 
  Device& named(const std::string&n){return d.at(n);} 
  std::map<std::string,Device> d; };
}
