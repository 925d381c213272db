#include "sim/os/bandwidth.h"

#include <algorithm>
#include <utility>

namespace interleave {
namespace {

using std::chrono::milliseconds;

constexpr Duration slice = milliseconds(5);            // sysctl_sched_cfs_bandwidth_slice
constexpr Duration kept = milliseconds(1);             // min_cfs_rq_runtime
constexpr Duration distribution_delay = milliseconds(5);   // cfs_bandwidth_slack_period
constexpr Duration period_near = milliseconds(2);      // min_bandwidth_expiration: not worth it so shortly before

}  // namespace

// do_sched_cfs_period_timer: the timer goes on for one idle period and stops, so that no more is saved up meanwhile.
void Bandwidth::refill() {
  const std::int64_t periods = std::min<std::int64_t>(2, period_now() - std::exchange(period_count_, period_now()));
  for (std::int64_t i = 0; i < periods; ++i) pool_ = std::min(pool_ + quota_, quota_ + burst_);
}

bool Bandwidth::request(Local& local) {
  refill();
  const Duration amount = std::min(pool_, slice - local.left);
  pool_ -= amount;
  local.left += amount;
  return local.left > Duration{};
}

void Bandwidth::give_back(Local& local) {
  const Duration spare = local.left - kept;
  if (spare <= Duration{}) return;
  refill();
  pool_ += spare;
  local.left -= spare;
  const Time next = Time((period_now() + 1) * period_);
  if (throttled_.empty() || pool_ <= slice || given_back_.scheduled()) return;
  if (next - calendar_.now() < distribution_delay + period_near) return;
  calendar_.schedule_in(given_back_, distribution_delay);
}

void Bandwidth::throttle(Local& local) {
  local.throttled = true;
  throttled_.push_back(&local);
  if (!timer_.scheduled()) wait_for_period();
}

// distribute_cfs_runtime: what each owes and a nanosecond, so that it can run and ask for more.
void Bandwidth::distribute() {
  std::vector<Local*> ready, still;
  for (Local* local : throttled_) {
    const Duration amount = std::min(pool_, Duration(1) - local->left);
    pool_ -= amount;
    local->left += amount;
    (local->left > Duration{} ? ready : still).push_back(local);
  }
  throttled_ = std::move(still);
  for (Local* local : ready) {
    local->throttled = false;
    local->unthrottle();
  }
}

void Bandwidth::period_begins() {
  refill();
  distribute();
  if (!throttled_.empty()) wait_for_period();
}

}  // namespace interleave
