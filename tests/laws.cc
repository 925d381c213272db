// The laws of scheduling, for each policy by its line in laws_policies.h: on random machines and workloads, by seed. A
// failure prints the seed and the smallest scenario found that still breaks the law, for `interleave run -`.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "sim/os/entity.h"
#include "sim/os/policy.h"
#include "sim/report/wire.h"
#include "tests/laws_watch.h"
#include "tests/runs.h"

using namespace interleave;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t cases_a_kind = 40, hog_cases = 8;
const char* const kinds[] = {"run_queues: shared", "run_queues: per_core", "hz: 250, placement: linux"};

using Law = std::function<std::string(const LawLine&, const LawCase&)>;

Result simulated(const std::string& text, Observer* observer = nullptr) {
  const Scenario scenario = parse_scenario(text, "law.yaml", {});
  return simulate(scenario, scenario.approaches[0], {.seed = 1, .observer = observer});
}

bool has_classes(const LawCase& drawn) {
  return std::any_of(drawn.jobs.begin(), drawn.jobs.end(),
                     [](const LawJob& job) { return !job.scheduling_class.empty(); });
}

// As long as a core takes to wake up, and another where the first took somebody else, who has come since; of classes,
// where more come before the lowest, a third; and who is urgent waits for the end of a switch to whom it displaces
// (select_task_rq_rt: it stays there even if another core idles). With Linux's balancing one interval of an idle core,
// 2 ms for each that it balances over (get_sd_balance_interval), begun and ended at a tick.
Duration idle_most(const LawCase& drawn) {
  Duration most = 2 * std::chrono::microseconds(drawn.wake_idle_us);
  if (has_classes(drawn))
    most += std::chrono::microseconds(drawn.wake_idle_us + drawn.context_switch_us + drawn.migration_us);
  if (drawn.has("placement: linux")) most += 2ms * drawn.cpus() + 2 * (drawn.has("hz: 64") ? 15'625us : 4ms);
  return most;
}

// Every job ends; time is conserved; a thread is on one core, and where it may be; no core idles while it is wanted.
std::string conserves(const LawLine&, const LawCase& drawn) {
  LawWatch watch(drawn, idle_most(drawn));
  watch.classes_stack = has_classes(drawn);
  const Result result = simulated(drawn.text(), &watch);
  if (result.outcome != Result::Outcome::done) return result.failure;
  if (!watch.broken().empty()) return watch.broken();
  for (const TaskResult& task : result.tasks)
    if (task.end == never) return task.name + " does not end";
  std::size_t tasks = 0;   // each round of a period is one
  for (const LawJob& job : drawn.jobs) tasks += job.period_us > 0 ? static_cast<std::size_t>(job.repeat) : 1;
  if (result.tasks.size() != tasks) return "a job is missing";
  Duration sum{};
  for (const Duration time : result.time) sum += time;
  if (sum != result.lifetimes) return "the threads' time does not add up to their lifetimes";
  if (result.cpu != watch.busy(Time(result.elapsed))) return "the CPU time is not what the cores were busy";
  return "";
}

std::string repeats(const LawLine&, const LawCase& drawn) {
  LawWatch watch(drawn, forever);
  return to_bytes(simulated(drawn.text(), &watch)) == to_bytes(simulated(drawn.text())) ? "" : "two runs differ";
}

std::string differs(const Result& result, const Result& other, std::int64_t scale) {
  if (other.elapsed != result.elapsed * scale) return "the elapsed time";
  if (other.switches_involuntary != result.switches_involuntary) return "the switches";
  if (other.migrations != result.migrations) return "the migrations";
  for (std::size_t i = 0; i < result.tasks.size(); ++i) {
    const TaskResult &task = result.tasks[i], &twin = other.tasks[i];
    if (twin.end.time_since_epoch() != task.end.time_since_epoch() * scale || twin.cpu != task.cpu * scale ||
        twin.runnable != task.runnable * scale)
      return task.name;
  }
  return "";
}

std::string scales(const LawLine& line, const LawCase& drawn) {
  LawCase plain = drawn;   // other speeds divide with a rest, ticks and balancing have dates of their own
  if (!line.scales || drawn.has("hz: ")) return "";
  plain.smt = 1;
  plain.slow_cores = 0;
  for (LawJob& job : plain.jobs) {
    std::erase_if(job.affinity, [&](int core) { return core >= plain.cpus(); });
    if (line.at_nice_0) job.nice = job.tickets = 0;
  }
  const std::string what = differs(simulated(plain.text()), simulated(plain.text(3)), 3);
  return what.empty() ? "" : "all times three times as long change " + what;
}

std::string names_do_not_count(const LawLine&, const LawCase& drawn) {
  LawCase renamed = drawn;
  for (LawJob& job : renamed.jobs) job.name = "z" + std::to_string(997 - std::stoi(job.name.substr(1)) * 7 % 499);
  const std::string what = differs(simulated(drawn.text()), simulated(renamed.text()), 1);
  return what.empty() ? "" : "other names change " + what;
}

std::int64_t claim(const LawLine& line, const LawJob& job) {
  const std::int64_t weight = job.weight > 0 ? job.weight : weight_of_nice(job.nice);
  if (line.share == Share::tickets) return job.tickets > 0 ? job.tickets : weight;
  return line.share == Share::weight ? weight : 1;
}

// With quotas too; who waits may then be held back by one.
std::string keeps_quotas(const LawLine& line, const LawCase& drawn) { return conserves(line, drawn); }

// Of so many turns won with this probability each, as a number of turns: six standard deviations of the binomial
// distribution, and one turn more, for it is skewed where few are expected; another has perhaps not ended yet.
double chance(double turns, double probability) { return 2 + 6 * std::sqrt(turns * probability * (1 - probability)); }

// Among those who compute without end from the start: each has its share, within the bound, at every switch.
std::string is_fair(const LawLine& line, const std::map<std::string, LawWatch::Seen>& all) {
  std::int64_t claims = 0;
  Duration done{};
  for (const auto& [name, seen] : all) claims += claim(line, *seen.job), done += seen.ran;
  const auto ahead = [&](const LawWatch::Seen& seen) {   // in units of a claim's time
    return seconds(seen.ran) / static_cast<double>(claim(line, *seen.job));
  };
  for (const auto& [name, seen] : all) {
    const std::int64_t mine = claim(line, *seen.job);
    const double turn = seconds(line.turn(mine, claims)) + 1e-6;   // vruntimes are whole numbers
    const double part = static_cast<double>(mine) / static_cast<double>(claims);
    const double lag = seconds(done) * part - seconds(seen.ran);
    if (line.bound == Bound::chance && std::abs(lag) > turn * chance(seconds(done) / turn, part))
      return name + " is " + std::to_string(lag * 1e3) + " ms from its share, more than chance explains";
    if (line.bound == Bound::lag && std::abs(lag) > turn)
      return name + " is " + std::to_string(lag * 1e3) + " ms from its share, more than " + std::to_string(turn * 1e3);
    if (line.bound != Bound::pairs) continue;
    for (const auto& [twin, other] : all) {
      const std::int64_t its = claim(line, *other.job);
      const double most = turn / static_cast<double>(mine) +
                          seconds(line.turn(its, claims)) / static_cast<double>(its);
      if (ahead(seen) - ahead(other) > most) return name + " is more than a turn each ahead of " + twin;
    }
  }
  return "";
}

// Who shares with whom at one place of the tree of groups: its jobs, and the groups below it as if they were jobs.
struct Siblings {
  std::map<std::string, LawWatch::Seen> all;
  std::map<std::string, LawJob> jobs;

  LawWatch::Seen& of(const std::string& name) {
    LawWatch::Seen& seen = all[name];
    seen.job = &jobs[name];
    return seen;
  }
};

// At each place of the tree of groups, as among all.
std::string groups_are_fair(const LawLine& line, const LawCase& drawn,
                            const std::map<std::string, LawWatch::Seen>& all) {
  std::map<int, Siblings> places;
  for (const auto& [name, seen] : all) {
    places[seen.job->group].all[name] = seen;
    for (int group = seen.job->group; group >= 0;) {
      const LawGroup& spec = drawn.groups[static_cast<std::size_t>(group)];
      const std::string named = "the group g" + std::to_string(group);
      LawWatch::Seen& sum = places[spec.parent].of(named);
      places[spec.parent].jobs[named].weight = spec.weight * nice_0_weight / 100;
      sum.ran += seen.ran;
      group = spec.parent;
    }
  }
  for (const auto& [group, siblings] : places)
    if (const std::string what = is_fair(line, siblings.all); !what.empty()) return what;
  return "";
}

std::string groups_share(const LawLine& line, const LawCase& drawn) {
  LawWatch watch(drawn, 0ns);
  watch.also = [&](const std::map<std::string, LawWatch::Seen>& all) { return groups_are_fair(line, drawn, all); };
  const Result result = simulated(drawn.text(), &watch);
  if (result.outcome != Result::Outcome::done) return result.failure;
  return watch.broken();
}

std::string shares(const LawLine& line, const LawCase& drawn) {
  LawWatch watch(drawn, 0ns);
  if (line.bound != Bound::none)
    watch.also = [&line](const std::map<std::string, LawWatch::Seen>& all) { return is_fair(line, all); };
  const Result result = simulated(drawn.text(), &watch);
  if (result.outcome != Result::Outcome::done) return result.failure;
  return watch.broken();
}

std::string starves_nobody(const LawLine& line, const LawCase& drawn) {
  if (!line.patience) return "";
  LawWatch watch(drawn, 0ns);
  const Result result = simulated(drawn.text(), &watch);
  if (result.outcome != Result::Outcome::done) return result.failure;
  std::int64_t claims = 0;
  for (const LawJob& job : drawn.jobs) claims += claim(line, job);
  for (const auto& [name, seen] : watch.all(Time(result.elapsed))) {
    const Duration most = line.patience(static_cast<std::int64_t>(drawn.jobs.size()), claim(line, *seen.job), claims);
    if (seen.longest_wait > most)
      return name + " waits for " + std::to_string(seconds(seen.longest_wait)) + " s, more than " +
             std::to_string(seconds(most)) + " s";
  }
  return "";
}

// Among independent equal jobs, all there from the start.
std::string more_cores_do_not_hurt(const LawLine&, const LawCase& drawn) {
  LawCase batch = drawn, larger;
  for (LawJob& job : batch.jobs) {
    LawJob equal;
    equal.name = job.name;
    equal.steps = {{LawStep::Kind::cpu, batch.jobs[0].steps[0].us}};
    job = equal;
  }
  batch.smt = batch.sockets = 1;
  batch.slow_cores = 0;
  larger = batch;
  ++larger.cores;
  return simulated(larger.text()).elapsed <= simulated(batch.text()).elapsed ? "" : "one more core makes it slower";
}

// Real-time throttling, or the fair server, leaves something to fair threads whatever is more urgent; deadlines are
// met.
std::string leaves_some(const LawLine&, const LawCase& drawn) {
  LawWatch watch(drawn, 0ns);
  const Result result = simulated(drawn.text(), &watch);
  if (result.outcome != Result::Outcome::done) return result.failure;
  if (!watch.broken().empty()) return watch.broken();
  Duration fair{};
  for (const auto& [name, seen] : watch.all(Time(result.elapsed)))
    if (name.starts_with("f")) fair += seen.ran;
  for (const TaskResult& task : result.tasks)
    if (task.deadline == TaskResult::Deadline::missed) return task.name + " misses its deadline";
  const auto any = [&](char kind) {
    return std::any_of(drawn.jobs.begin(), drawn.jobs.end(), [kind](const LawJob& job) { return job.name[0] == kind; });
  };
  const bool both = any('f') && any('r');
  // 50 ms in each of 4 s, the last of which may not be over; of these deadline threads may have 2/5 (up to 6.11).
  if (both && fair < 3 * 50ms * 3 / 5) return "the fair ones get no more than " + std::to_string(seconds(fair)) + " s";
  if (both && fair > 4 * 50ms + 4 * 4ms) return "the fair ones get " + std::to_string(seconds(fair)) + " s";
  return "";
}

void check(const LawLine& line, const char* name, std::uint64_t seed, const LawCase& drawn, const Law& law) {
  std::string what = law(line, drawn);
  if (what.empty()) return;
  const LawCase least = smallest(drawn, [&](const LawCase& smaller) { return !law(line, smaller).empty(); });
  what = law(line, least);
  FAIL_CHECK(std::string(line.policy) << " breaks the law " << std::string(name) << ", seed " << seed << ": " << what
                                      << "\n" << least.text());
}

std::string os_of(const LawLine& line, const std::string& kind) {
  std::string os = std::string("policy: ") + line.policy;
  if (!line.options.empty()) os += ", " + line.options;
  const bool twice = line.options.find("hz") != std::string::npos && kind.find("hz") != std::string::npos;
  return os + ", " + (twice ? "placement: linux" : kind);
}

// Classes stand above all policies but those that are classes themselves.
bool stacks(const LawLine& line) { return line.policy != std::string("rt") && line.policy != std::string("deadline"); }

void check_any(const LawLine& line) {
  for (const char* kind : kinds)
    for (std::uint64_t seed = 0; seed < cases_a_kind; ++seed) {
      const LawCase drawn = draw_case(seed, os_of(line, kind), line.times);
      check(line, "of conservation", seed, drawn, conserves);
      if (kind == kinds[2]) check(line, "of balance", seed, draw_crowd(seed, os_of(line, kind), line.times), conserves);
      if (kind != kinds[0]) check(line, "of quotas", seed, in_groups(drawn, seed, true), keeps_quotas);
      if (kind != kinds[0] && seed % 4 == 0)
        check(line, "of quotas saved up", seed, draw_savers(seed, os_of(line, kind), line.times), keeps_quotas);
      if (stacks(line)) {
        const LawCase classes = in_classes(drawn, seed);
        check(line, "of classes", seed, classes, conserves);
        if (seed % 8 == 0) check(line, "of repetition, with classes", seed, classes, repeats);
        if (seed % 8 == 4) check(line, "of names, with classes", seed, classes, names_do_not_count);
      }
      if (seed % 3 == 0) check(line, "of repetition", seed, drawn, repeats);
      if (seed % 3 == 1) check(line, "of scale", seed, drawn, scales);
      if (seed % 3 == 2) check(line, "of names", seed, drawn, names_do_not_count);
      if (line.policy == std::string("fifo")) check(line, "of more cores", seed, drawn, more_cores_do_not_hurt);
    }
}

void check_hogs(const LawLine& line) {
  // What chance explains grows with the root of the time: 6 standard deviations of 10,000 turns are a few percent.
  const std::int64_t shares_us = line.bound == Bound::chance ? 20'000'000 : 400'000;
  for (std::uint64_t seed = 0; seed < hog_cases; ++seed) {
    check(line, "of shares", seed, draw_hogs(seed, os_of(line, kinds[0]), line.times, shares_us), shares);
    if (line.bound != Bound::none && line.share != Share::equal)
      check(line, "of shares in groups", seed,
            in_groups(draw_hogs(seed, os_of(line, kinds[1]), line.times, shares_us), seed, false), groups_share);
    check(line, "against starvation", seed, draw_hogs(seed, os_of(line, kinds[0]), line.times, 20'000'000),
          starves_nobody);
    check(line, "against starvation by sleepers", seed,
          with_nappers(draw_hogs(seed, os_of(line, kinds[0]), line.times, 20'000'000), seed), starves_nobody);
  }
}

}  // namespace

TEST_CASE("laws: each policy has a line") {
  std::set<std::string> lines;
  for (const LawLine& line : law_lines()) lines.insert(line.policy);
  for (const PolicyInfo& info : policy_infos()) {
    INFO("a policy without the laws: " << std::string(info.name));
    CHECK(lines.count(info.name) == 1);
  }
}

TEST_CASE("laws: any machine, any jobs") {
  for (const LawLine& line : law_lines()) check_any(line);
}

TEST_CASE("laws: shares and starvation") {
  for (const LawLine& line : law_lines()) check_hogs(line);
}

TEST_CASE("laws: of real-time jobs that never end, fair ones and deadlines, each system lets all have a part") {
  for (const char* preset : {"linux-6.18", "linux-6.6", "linux-5.15"})
    for (std::uint64_t seed = 0; seed < cases_a_kind; ++seed)
      check({.policy = preset}, "of rivals", seed, draw_rivals(seed, "preset: " + std::string(preset)), leaves_some);
}

TEST_CASE("laws: what breaks one is made small") {
  const LawCase drawn = draw_case(7, "policy: fifo", {});
  REQUIRE(drawn.jobs.size() > 2);
  const LawCase least = smallest(drawn, [](const LawCase& smaller) {
    std::int64_t work = 0;
    for (const LawJob& job : smaller.jobs) work += job.work_us();
    return work > 0;
  });
  CHECK(least.jobs.size() == 1);
  CHECK(least.jobs[0].steps.size() == 1);
  CHECK(least.cores == 1);
  CHECK(simulated(least.text()).outcome == Result::Outcome::done);
}
