#include "sim/os/preset_list.h"
#include "sim/os/spec.h"

namespace interleave {
namespace {

using namespace std::chrono_literals;

OsSpec linux_eevdf(const std::string& name, Duration base_slice) {
  OsSpec os;
  os.preset = name;
  os.policy = "eevdf";
  os.base_slice = base_slice;
  os.linux_placement = true;
  os.scan_by_utilisation = true;
  os.hz = 250;
  os.tick_at_random = true;
  os.timer_slack = 50us;
  os.classes = true;
  return os;
}

OsSpec linux_6_18() {
  OsSpec os = linux_eevdf("linux-6.18", 700us);
  os.delay_dequeue = true;
  os.fork_half_slice = true;
  os.fair_server = true;
  os.newidle_by_success = true;
  return os;
}

OsSpec linux_6_6() {
  OsSpec os = linux_eevdf("linux-6.6", 750us);
  os.run_to_parity_until_slice_end = true;
  os.rt_runtime = 950ms;
  return os;
}

OsSpec linux_5_15() {
  OsSpec os;
  os.preset = "linux-5.15";
  os.policy = "cfs";
  os.linux_placement = true;
  os.hz = 250;
  os.tick_at_random = true;
  os.timer_slack = 50us;
  os.classes = true;
  os.rt_runtime = 950ms;
  return os;
}

// Clock interrupts each 15.625 ms; ready queues that cores share, as from Windows 8 on.
OsSpec windows_nt() {
  OsSpec os;
  os.preset = "windows-nt";
  os.policy = "windows_nt";
  os.shared_run_queue = true;
  os.hz = 64;
  os.tick_at_random = true;
  return os;
}

OsSpec textbook() {
  OsSpec os;
  os.preset = "textbook";
  os.policy = "round_robin";
  os.shared_run_queue = true;
  return os;
}

}  // namespace

const std::vector<OsPresetInfo>& os_preset_list() {
  static const std::vector<OsPresetInfo> list = {
      {"linux-6.18", "EEVDF with delayed dequeue and a base slice of 0.7 ms, at 250 Hz"},
      {"linux-6.6", "the first EEVDF: a base slice of 0.75 ms, run to parity, at 250 Hz"},
      {"linux-5.15", "CFS: a period of 6 ms and more, turns by weight, at 250 Hz"},
      {"windows-nt", "32 priority levels, quanta of two clock intervals of 15.6 ms, six in the foreground"},
      {"textbook", "round robin, a quantum of 4 ms, one run queue, no ticks"},
  };
  return list;
}

std::optional<OsSpec> os_preset(const std::string& name) {
  if (name == "linux-6.18") return linux_6_18();
  if (name == "linux-6.6") return linux_6_6();
  if (name == "linux-5.15") return linux_5_15();
  if (name == "windows-nt") return windows_nt();
  if (name == "textbook") return textbook();
  return std::nullopt;
}

}  // namespace interleave
