// interleave sweep: the plan of a study, what it would cost, and its runs.
#include <sys/resource.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <tuple>

#include "sim/report/csv.h"
#include "sim/report/figures.h"
#include "sim/study/slurm.h"
#include "tools/commands.h"
#include "tools/options.h"
#include "tools/progress.h"

namespace interleave {
namespace {

using std::string;

struct SweepOptions {
  string file, out, shard_text, export_to;
  int jobs = 0, runs_per_task = 0, max_array_size = 1001;
  bool help = false, list = false, dry_run = false, sqlite = false;
  Shard shard;
  StoreOptions store;
};

volatile std::sig_atomic_t stopped_by = 0;

void stop(int number) { stopped_by = number; }

// While it lives Ctrl-C and SIGTERM end the sweep cleanly, and a file that may not grow is an error like a full disk.
class Signals {
 public:
  Signals() {
    struct sigaction action{};
    action.sa_handler = stop;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &action, nullptr);
    std::signal(SIGXFSZ, SIG_IGN);
  }
};

Shard shard_from(const string& text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto [slash, error] = std::from_chars(text.data(), end, shard.index);
  const bool has_count = error == std::errc() && slash != end && *slash == '/';
  const auto [stop, wrong] = std::from_chars(has_count ? slash + 1 : end, end, shard.count);
  if (!has_count || wrong != std::errc() || stop != end || shard.count < 1 || shard.count > 1'000'000 ||
      shard.index < 1 || shard.index > shard.count)
    throw InputError("interleave: --shard: got \"" + text + "\", expected I/N with I from 1 to N, e.g. 1/4");
  return shard;
}

void check_export(const OptionList& list, const SweepOptions& options) {
  const bool exports = list.given("export");
  if (exports && options.export_to != "slurm")
    throw InputError("interleave: --export: got \"" + options.export_to + "\", expected slurm");
  if (exports && list.given("shard"))
    throw InputError("interleave: --export and --shard: the exported script makes shards of its own; give one of them");
  for (const auto& [name, value, least] : {std::tuple("runs-per-task", options.runs_per_task, 1),
                                           std::tuple("max-array-size", options.max_array_size, 2)}) {
    if (!list.given(name)) continue;
    if (!exports) throw InputError(string("interleave: --") + name + " goes with --export slurm");
    if (value < least)
      throw InputError(string("interleave: --") + name + ": got " + std::to_string(value) +
                       ", expected a whole number from " + std::to_string(least));
  }
}

SweepOptions parse(const std::vector<string>& words) {
  SweepOptions options;
  OptionList list;
  list.flag("help,h", options.help, "this text");
  list.text("out,o", options.out, "DIR", "where the results go (results/NAME, NAME the study file's)");
  list.number("jobs,j", options.jobs, "N", "runs at a time (as many as there are cores)");
  list.flag("list", options.list, "only the plan: each run's number and varied values, as CSV");
  list.flag("dry-run", options.dry_run, "only an estimate of what the runs would take, from a few of them");
  list.text("shard", options.shard_text, "I/N", "only the I-th of N parts; `interleave merge` puts them together");
  list.text("export", options.export_to, "ENGINE", "only a script for a cluster's engine, on standard output: slurm");
  list.number("runs-per-task", options.runs_per_task, "N", "of a task of the exported array (so that all fit)");
  list.number("max-array-size", options.max_array_size, "N", "MaxArraySize in slurm.conf (1001)");
  list.flag("sqlite", options.sqlite, "results.sqlite too");
  list.flag("retry-failed", options.store.retry_failed, "also makes runs again that failed");
  list.flag("restart", options.store.restart, "throws away the results that DIR holds");
  list.flag("mix-versions", options.store.mix_versions, "goes on with results of another version of the program");
  list.file(options.file);
  list.parse(words);
  check_jobs(list, options.jobs);
  if (options.help)
    std::cout << "interleave sweep FILE [OPTIONS]: every run of a study; started again, only those that are missing\n\n"
              << list.help();
  else if (options.file.empty())
    throw InputError("interleave: which study? Give a FILE");
  if (list.given("shard")) options.shard = shard_from(options.shard_text);
  check_export(list, options);
  return options;
}

string folder_of(const Plan& plan, const SweepOptions& options) {
  return options.out.empty() ? "results/" + plan.study().name : options.out;
}

// ---- --list ----

int print_plan(const Plan& plan, const SweepOptions& options) {
  std::vector<string> header = {"run", "point", "repetition"};
  const std::vector<string> parameters = plan.parameter_columns();
  header.insert(header.end(), parameters.begin(), parameters.end());
  std::cout << csv_line(header);
  RunNumbers numbers(plan, options.shard);
  while (const auto number = numbers.next()) {
    const PlannedRun run = plan.run(*number);
    std::vector<string> cells = {std::to_string(run.number), std::to_string(run.point), std::to_string(run.repetition)};
    for (string& cell : plan.parameters(run.point)) cells.push_back(std::move(cell));
    if (!(std::cout << csv_line(cells))) break;   // nobody reads on
  }
  return 0;
}

// ---- --dry-run ----

constexpr std::int64_t samples_max = 8;

// Runs at equal distances over the plan, the first and the last among them.
int print_estimate(const Plan& plan, const SweepOptions& options) {
  std::int64_t runs = 0;
  for (RunNumbers numbers(plan, options.shard); numbers.next();) ++runs;
  if (runs == 0) {
    std::cout << "no runs in this shard\n";
    return 0;
  }
  const std::int64_t samples = std::min(runs, samples_max);
  RunNumbers numbers(plan, options.shard);
  double sum_s = 0, longest_s = 0;
  std::int64_t failed = 0, sampled = 0;
  for (std::int64_t i = 0; i < runs; ++i) {
    const std::int64_t number = *numbers.next();
    if (i != (samples == 1 ? 0 : sampled * (runs - 1) / (samples - 1))) continue;
    ++sampled;
    const auto start = std::chrono::steady_clock::now();
    failed += play_run(plan, number).failed();
    const double took_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    sum_s += took_s;
    longest_s = std::max(longest_s, took_s);
  }
  const double run_ns = 1e9 * sum_s / static_cast<double>(samples);
  const int jobs = jobs_or_cores(options.jobs);
  std::cout << runs << (plan.study().until ? " runs at most" : " runs") << ", " << samples
            << " of them tried: " << human_nanoseconds(run_ns) << " each on average, "
            << human_nanoseconds(1e9 * longest_s) << " the longest"
            << (failed > 0 ? ", " + std::to_string(failed) + " failed" : "") << "\nwith --jobs " << jobs << " about "
            << human_nanoseconds(run_ns * static_cast<double>(runs) / jobs)
            << ": an estimate from these few, on this machine as busy as it is now\n";
  return 0;
}

// ---- --export ----

int print_slurm_script(const Plan& plan, const SweepOptions& options) {
  namespace fs = std::filesystem;
  SlurmArray array;
  array.program = fs::read_symlink("/proc/self/exe").string();
  array.study = fs::absolute(options.file).string();
  array.out = fs::absolute(folder_of(plan, options)).string();
  array.name = plan.study().name;
  array.title = plan.study().title;
  array.runs = freeze(plan).runs;
  array.divide(options.runs_per_task, options.max_array_size);
  if (options.runs_per_task > 0 && array.runs_per_task() > options.runs_per_task)
    std::cerr << "interleave: " << array.runs_per_task() << " runs a task, so that " << array.runs << " fit into "
              << array.tasks << "; --max-array-size says how many the cluster takes\n";
  std::cout << array.script();
  return 0;
}

// ---- Running ----

// The shard's runs, and those of them that are done.
struct Extent { std::int64_t runs = 0, done = 0; };

Extent extent_of(const Plan& plan, const SweepTarget& target, const ResultsStore& store) {
  Extent extent;
  RunNumbers numbers(plan, target.shard);
  while (const auto run = numbers.next()) {
    ++extent.runs;
    extent.done += store.has(*run);
  }
  return extent;
}

bool run_all(const Plan& plan, const SweepTarget& target, const RunPlayer& player, ResultsStore& store) {
  const Extent extent = extent_of(plan, target, store);
  Agenda agenda(plan, target.shard, store, player.at_once);
  ProgressBar bar(extent.runs, extent.done);
  std::int64_t done = extent.done;
  RunnerCalls calls;
  calls.next = [&] { return agenda.next(); };
  calls.finished = [&](const RunRecord& record) {
    store.add(record);
    agenda.finished(record);
    ++done;
  };
  calls.tick = [&] {
    store.commit();
    bar.show(done, store.failed());
    return stopped_by == 0;
  };
  const bool complete = player.play(plan, target.file, calls);
  store.commit();
  return complete;
}

string runs_text(std::int64_t n) { return std::to_string(n) + (n == 1 ? " run" : " runs"); }

}  // namespace

SweepEnd sweep_into(const Plan& plan, const SweepTarget& target, const RunPlayer& player) {
  const string& folder = target.folder;
  const Signals signals;
  std::optional<ResultsStore> store;
  try {
    store.emplace(folder, freeze(plan), target.store);
    for (const string& note : store->notes()) std::cerr << note << "\n";
    if (!run_all(plan, target, player, *store)) {
      std::cerr << "interleave: stopped; " << runs_text(store->done()) << " of " << store->plan().runs
                << " are kept in " << folder << ", the same command makes the others\n";
      return {128 + stopped_by, std::nullopt};
    }
    const WrittenResults written = write_results(*store, target.sqlite);
    return {written.failed > 0 ? 1 : 0, written};
  } catch (const StorageError& error) {
    std::cerr << "interleave: " << error.what() << "\n";
    if (store)
      std::cerr << "interleave: " << runs_text(store->done()) << " of " << store->plan().runs << " are kept in "
                << folder << "; when there is room again the same command makes the others\n";
    return {1, std::nullopt};
  }
}

RunPlayer processes(int jobs) {
  return {jobs, [jobs](const Plan& plan, const string&, const RunnerCalls& calls) {
            return play_runs(plan, jobs, calls);
          }};
}

namespace {

int sweep(const SweepOptions& options, const RunPlayer& player) {
  const Plan plan(read_study(options.file));
  for (const string& warning : plan.warnings()) std::cerr << warning << "\n";
  if (options.list) return print_plan(plan, options);
  if (options.dry_run) return print_estimate(plan, options);
  if (!options.export_to.empty()) return print_slurm_script(plan, options);
  const SweepTarget target{options.file, folder_of(plan, options), options.shard, options.store, options.sqlite};
  const SweepEnd end = sweep_into(plan, target, player);
  if (end.written)
    std::cout << runs_text(end.written->runs) << ", " << end.written->failed << " failed: " << target.folder
              << "/results.csv\n";
  return end.exit_code;
}

}  // namespace

int sweep(const std::vector<string>& words) {
  const SweepOptions options = parse(words);
  if (options.help) return 0;
  return sweep(options, processes(jobs_or_cores(options.jobs)));
}

int sweep_with(const RunPlayer& player, const std::vector<string>& words) {
  const SweepOptions options = parse(words);
  if (options.help) return 0;
  if (options.jobs > 0) throw InputError("interleave: --jobs: each rank plays one run at a time; start more ranks");
  return sweep(options, player);
}

}  // namespace interleave
