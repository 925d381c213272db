#include "tools/commands.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>

#include "models/list.h"
#include "sim/core/distribution.h"
#include "sim/core/nearest.h"
#include "sim/os/policy.h"
#include "sim/os/preset_list.h"
#include "sim/report/gantt.h"
#include "sim/report/report.h"
#include "sim/scenario/quantity.h"
#include "sim/scenario/scenario.h"
#include "sim/study/simulate.h"
#include "tools/options.h"
#include "tools/progress.h"

namespace interleave {
namespace {

using std::string;

// ---- options ----

struct Options {
  string file, approach, by, format = "table", figures, seed_text;
  std::vector<string> set;
  std::optional<std::uint64_t> seed;
  int repeat = 1, jobs = 0;
  bool tasks_table = false, lockstep = false, print_scenario = false, help = false;
  bool gantt = false, notes = false;
  std::optional<Duration> step, from, to;   // of the chart
  Question question;
};

void add_common(OptionList& list, Options& options) {
  list.flag("help,h", options.help, "this text");
  list.text("seed", options.seed_text, "N", "instead of the scenario's");
  list.text("format", options.format, "table|json|csv", "what to print (table)");
  list.text("figures", options.figures, "usual|scheduling",
            "scheduling: turnaround, response, waiting, fairness (where approaches have an os of their own)");
  list.flag("notes", options.notes, "the scenario's notes too: what it shows, what to look at");
  list.texts("set", options.set, "PATH=VALUE", "changes the scenario, e.g. machine.cores=8; again for more");
  list.flag("lockstep", options.lockstep, "no look-ahead: the device models follow at every event");
  list.number("jobs,j", options.jobs, "N", "runs at a time (as many as there are cores)");
}

void add_question(OptionList& list, Options& options) {
  Question& question = options.question;
  list.text("python", question.python, "TIME", "a question's: Python code of a task, e.g. 2ms");
  list.text("native", question.native, "TIME", "a question's: native code that releases the GIL");
  list.text("io", question.io, "TIME", "a question's: waiting for a device");
  list.text("cores", question.cores, "N", "a question's: cores of the machine (the machine's own)");
  list.text("machine", question.machine, "NAME", "a question's: a machine (server-4); see `interleave list`");
  list.text("os", question.os, "NAME", "a question's: an operating system's preset");
  list.text("profile", question.profile, "NAME", "a question's: an interpreter's profile");
  list.flag("print-scenario", options.print_scenario, "the scenario that a question stands for");
}

std::uint64_t seed_from(const string& text) {
  std::uint64_t seed = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seed);
  const bool octal_looking = text.size() > 1 && text[0] == '0';
  if (error != std::errc() || stop != end || octal_looking)
    throw InputError("interleave: --seed: got \"" + text +
                     "\", expected a whole number from 0 to 18446744073709551615");
  return seed;
}

void add_gantt(OptionList& list, Options& options) {
  list.flag("gantt", options.gantt, "a chart of who ran where, a line for each core");
  const auto time = [&list](const char* name, std::optional<Duration>& where, bool above_zero, const char* help) {
    const auto read = [name, &where, above_zero](const string& text) {
      const Parsed parsed = parse_quantity(text, duration_units());
      if (!parsed.ok() || (above_zero && parsed.value == 0))
        throw InputError(string("interleave: --") + name + ": got \"" + text + "\", expected a duration" +
                         (above_zero ? " above 0" : "") + ", e.g. --" + name + " 1ms");
      where = Duration(parsed.value);
    };
    list.read(name, read, "TIME", help);
  };
  time("step", options.step, true, "of the chart: a column's time (as fits the terminal)");
  time("from", options.from, false, "of the chart: where it begins (at the start)");
  time("to", options.to, true, "of the chart: where it ends (at the end)");
}

void parse(const std::vector<string>& words, OptionList& list, Options& options) {
  list.file(options.file);
  list.parse(words);
  if (list.given("seed")) options.seed = seed_from(options.seed_text);
  check_jobs(list, options.jobs);
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    throw InputError("interleave: --format: got \"" + options.format + "\", expected table, json or csv");
  if (!options.figures.empty() && options.figures != "usual" && options.figures != "scheduling")
    throw InputError("interleave: --figures: got \"" + options.figures + "\", expected usual or scheduling");
  if (options.notes && options.format != "table")
    throw InputError("interleave: --notes are written for people; leave out --format " + options.format);
  if (options.repeat < 1 || options.repeat > 100000)
    throw InputError("interleave: --repeat: expected a whole number from 1 to 100000");
}

// ---- running ----

Scenario scenario_of(const Options& options) {
  const Question& question = options.question;
  if (question.tasks > 0) {
    if (!options.file.empty())
      throw InputError("interleave: got both the file " + options.file +
                       " and --tasks N, a question; expected one of them");
    return parse_scenario(question_as_scenario(options.question), "(the question)", options.set);
  }
  for (const auto& [name, value] :
       {std::pair{"python", &question.python}, {"native", &question.native}, {"io", &question.io},
        {"cores", &question.cores}, {"machine", &question.machine}, {"os", &question.os},
        {"profile", &question.profile}})
    if (!value->empty())
      throw InputError("interleave: got --" + string(name) + " without a question; " +
                       (options.file.empty() ? "add --tasks N" : "use --set to change a file's scenario"));
  if (options.file.empty()) throw InputError("interleave: which scenario? Give a FILE, or - for standard input");
  Scenario scenario = read_scenario(options.file, options.set);
  for (const string& warning : scenario.warnings) std::cerr << warning << "\n";
  return scenario;
}

// What is charted of a run; nothing unless asked for.
std::optional<Window> window_of(const Options& options) {
  if (!options.gantt) return std::nullopt;
  return Window{Time(options.from.value_or(Duration{})), options.to ? Time(*options.to) : never};
}

Occurs occurring(const Workload& workload) {
  Occurs occurs;
  const auto& arrivals = workload.arrivals;
  occurs.failing_clients = (arrivals && (arrivals->patience.backlog || arrivals->patience.timeout)) ||
                           (workload.clients && workload.clients->patience.timeout);
  occurs.updates = std::any_of(workload.objects.begin(), workload.objects.end(), [](const auto& object) {
    return object.second.kind == Object::Kind::counter || object.second.kind == Object::Kind::dict;
  });
  for (const Task& task : workload.tasks) occurs.deadlines = occurs.deadlines || task.deadline;
  return occurs;
}

// Asked for, or where approaches differ by their operating system: then policies are compared.
bool shows_scheduling(const Scenario& scenario, const Options& options) {
  if (!options.figures.empty()) return options.figures == "scheduling";
  return std::any_of(scenario.approaches.begin(), scenario.approaches.end(),
                     [](const Approach& approach) { return approach.os.has_value(); });
}

Report simulate_all(const Scenario& scenario, const std::vector<const Approach*>& approaches, const Options& options) {
  Report report;
  report.title = scenario.title;
  if (options.notes) report.notes = scenario.notes;
  report.scenario_hash = scenario.hash;
  report.version = INTERLEAVE_VERSION;
  report.seed = options.seed.value_or(scenario.seed);
  report.open = scenario.workload.arrivals || scenario.workload.clients;
  report.tasks = options.tasks_table;
  report.occurs = occurring(scenario.workload);
  report.scheduling = shows_scheduling(scenario, options);
  std::vector<RunRequest> requests;
  for (const Approach* approach : approaches)
    for (int i = 0; i < options.repeat; ++i)
      requests.push_back(
          {approach, {report.seed, static_cast<std::uint32_t>(i), options.lockstep, window_of(options)}});
  ProgressBar progress(static_cast<std::int64_t>(requests.size()));
  std::int64_t ended = 0;
  const auto tell = [&](std::size_t done) { progress.show(ended = static_cast<std::int64_t>(done)); };
  GoingOn going_on;
  if (progress.on_terminal())
    going_on = [&](Duration simulated, std::int64_t events) { progress.show_under_way(ended, simulated, events); };
  const std::vector<Result> results =
      simulate_in_children(scenario, requests, jobs_or_cores(options.jobs), tell, going_on);
  for (std::size_t i = 0; i < approaches.size(); ++i) {
    const auto first = results.begin() + static_cast<std::ptrdiff_t>(i) * options.repeat;
    report.approaches.push_back({*approaches[i], {first, first + options.repeat}});
  }
  return report;
}

bool any_failed(const Report& report) {
  for (const ApproachRuns& approach : report.approaches)
    for (const Result& run : approach.runs)
      if (run.outcome == Result::Outcome::failed) return true;
  return false;
}

Style style_of_terminal() { return {.colour = isatty(STDOUT_FILENO) != 0}; }

// What a pipe or a file gets is as wide as a terminal used to be.
std::size_t width_of_terminal() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void print(const Report& report, const Options& options, const string& table) {
  if (options.format == "json")
    std::cout << to_json(report);
  else if (options.format == "csv")
    std::cout << to_csv(report);
  else
    std::cout << table;
}

// ---- commands ----

// By its label, or by the approach's name where no other has it.
const Approach& approach_named(const Scenario& scenario, const string& label) {
  if (label.empty() && scenario.approaches.size() == 1) return scenario.approaches.front();
  string lines;
  std::vector<string> labels;
  std::vector<const Approach*> same_model;
  for (const Approach& approach : scenario.approaches) {
    if (approach.label == label) return approach;
    labels.push_back(approach.label);
    labels.push_back(approach.model);
    if (approach.model == label) same_model.push_back(&approach);
    lines += "\n  " + approach.label;
  }
  if (label.empty()) throw InputError("interleave: which approach? Pick one with --approach LABEL:" + lines);
  if (same_model.size() == 1) return *same_model.front();
  throw InputError("interleave: no approach is labelled \"" + label + "\"" + did_you_mean(label, labels) +
                   "; there are:" + lines);
}

void check_gantt(const Options& options) {
  for (const auto& [name, value] : {std::pair{"step", &options.step}, {"from", &options.from}, {"to", &options.to}})
    if (*value && !options.gantt) throw InputError(string("interleave: got --") + name + " without --gantt; add it");
  if (options.gantt && options.format != "table")
    throw InputError("interleave: --gantt is drawn for people; leave out --format " + options.format);
  if (options.gantt && options.repeat > 1)
    throw InputError("interleave: --gantt shows a single run; leave out --repeat, or pick the run with --seed");
  if (options.to && *options.to <= options.from.value_or(Duration{}))
    throw InputError("interleave: --to: expected a time after --from");
}

// The chart of the one run that there is; nothing where it failed.
string gantt_of(const Report& report, const Options& options) {
  const Result& run = report.approaches.front().runs.front();
  if (!options.gantt || run.outcome == Result::Outcome::failed) return "";
  if (options.from && Time(*options.from) >= run.schedule.window.end)
    throw InputError("interleave: --from: the run ends before");
  return "\n" + gantt_text(run.schedule, {.step = options.step, .width = width_of_terminal()}, style_of_terminal());
}

int run(const std::vector<string>& words) {
  Options options;
  OptionList list;
  add_common(list, options);
  list.text("approach", options.approach, "LABEL", "which of several: its label, or its name alone");
  list.flag("tasks", options.tasks_table, "each task too");
  list.number("repeat", options.repeat, "N", "so many repetitions (1)");
  add_gantt(list, options);
  parse(words, list, options);
  if (options.help) {
    std::cout << "interleave run FILE [OPTIONS]: one approach of a scenario, in detail\n\n" << list.help();
    return 0;
  }
  check_gantt(options);
  const Scenario scenario = scenario_of(options);
  const Report report = simulate_all(scenario, {&approach_named(scenario, options.approach)}, options);
  print(report, options, run_table(report, style_of_terminal()) + gantt_of(report, options));
  return any_failed(report) ? 1 : 0;
}

// `--tasks` is a switch beside a file, and the question's number of tasks without one.
std::vector<string> split_tasks(const std::vector<string>& words, Options& options) {
  std::vector<string> rest;
  const bool asks = std::any_of(words.begin(), words.end(), [](const string& word) {
    return word.starts_with("--python") || word.starts_with("--native") || word.starts_with("--io");
  });
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joined = words[i].rfind("--tasks=", 0) == 0;
    const string value = joined ? words[i].substr(8) : i + 1 < words.size() ? words[i + 1] : "";
    const bool number = !value.empty() && value.find_first_not_of("0123456789") == string::npos;
    if (words[i] != "--tasks" && !joined) {
      rest.push_back(words[i]);
    } else if (number && value.size() < 8) {
      options.question.tasks = std::stoi(value);
      if (options.question.tasks == 0) throw InputError("interleave: --tasks: expected a whole number >= 1");
      i += joined ? 0 : 1;
    } else if (joined || number || (asks && !value.starts_with("--"))) {
      throw InputError("interleave: --tasks: got \"" + value + "\", expected a whole number from 1 to 9999999");
    } else {
      options.tasks_table = true;
    }
  }
  return rest;
}

int compare(const std::vector<string>& words) {
  Options options;
  OptionList list;
  add_common(list, options);
  list.text("by", options.by, "FIGURE", "what is best: throughput, goodput, p50, p90, p99, mean, max, elapsed, cpu,\n"
            "turnaround, response, waiting, fairness, switches");
  list.number("repeat", options.repeat, "N", "so many repetitions, with confidence intervals (1)");
  list.note("tasks", "beside a FILE: each task too; without one: how many");
  add_question(list, options);
  parse(split_tasks(words, options), list, options);
  if (options.help) {
    std::cout << "interleave compare FILE [OPTIONS]: every approach of a scenario, best first, and why\n"
                 "interleave compare --tasks N --python T --native T --io T --cores N: the same without a file\n\n"
              << list.help();
    return 0;
  }
  if (options.print_scenario) {
    if (options.question.tasks == 0) throw InputError("interleave: --print-scenario: got no question; add --tasks N");
    if (!options.set.empty()) throw InputError("interleave: --print-scenario prints a question alone; leave out --set");
    scenario_of(options);   // a wrong question has no scenario
    std::cout << question_as_scenario(options.question);
    if (options.seed) std::cout << "seed: " << *options.seed << "\n";
    return 0;
  }
  const std::optional<By> by = options.by.empty() ? std::nullopt : by_named(options.by);
  if (!options.by.empty() && !by)
    throw InputError("interleave: --by: got \"" + options.by +
                     "\", expected throughput, goodput, p50, p90, p99, mean, max, elapsed, cpu, "
                     "turnaround, response, waiting, fairness or switches");
  const Scenario scenario = scenario_of(options);
  std::vector<const Approach*> approaches;
  for (const Approach& approach : scenario.approaches) approaches.push_back(&approach);
  const Report report = simulate_all(scenario, approaches, options);
  print(report, options, compare_table(report, by.value_or(usual_by(report)), style_of_terminal()));
  return any_failed(report) ? 1 : 0;
}

bool asks_help(const std::vector<string>& words) {
  return words.size() == 1 && (words[0] == "--help" || words[0] == "-h");
}

int schema(const std::vector<string>& words) {
  if (asks_help(words)) {
    std::cout << "interleave schema: prints the JSON Schema of scenario files\n";
    return 0;
  }
  if (!words.empty()) throw InputError("interleave: schema: got \"" + words[0] + "\", expected nothing");
  std::cout << scenario_schema();
  return 0;
}

struct Kind {
  string name;
  std::vector<Named> entries;
};

std::vector<Kind> kinds() {
  std::vector<Kind> all(6);
  all[0].name = "policies";
  for (const PolicyInfo& info : policy_infos()) all[0].entries.push_back({info.name, info.help});
  all[1].name = "models";
  for (const ModelInfo& info : model_infos()) all[1].entries.push_back({info.name, info.help});
  all[2] = {"profiles", profile_list()};
  all[3].name = "presets";
  for (const OsPresetInfo& info : os_preset_list()) all[3].entries.push_back({info.name, info.help});
  all[4] = {"machines", machine_list()};
  all[5].name = "distributions";
  for (const DistributionHelp& help : distribution_list())
    all[5].entries.push_back(
        {help.name, help.help + (string(help.parameters).empty() ? "" : " (" + string(help.parameters) + ")")});
  return all;
}

void print_entries(const Kind& kind) {
  std::size_t width = 0;
  for (const Named& entry : kind.entries) width = std::max(width, entry.name.size());
  for (const Named& entry : kind.entries)
    std::cout << "  " << entry.name << string(width - entry.name.size() + 2, ' ') << entry.help << "\n";
}

int list(const std::vector<string>& words) {
  const std::vector<Kind> all = kinds();
  std::vector<string> names;
  for (const Kind& kind : all) names.push_back(kind.name);
  if (asks_help(words)) {
    std::cout << "interleave list [KIND]: what a scenario can name; KIND is one of " << joined(names) << "\n";
    return 0;
  }
  if (words.size() > 1) throw InputError("interleave: list: got more than one kind, expected one or none");
  if (words.empty()) {
    for (const Kind& kind : all) {
      std::cout << (&kind == &all.front() ? "" : "\n") << kind.name << "\n";
      print_entries(kind);
    }
    return 0;
  }
  const auto named = [&](const string& name) {   // policies, or one: policy
    const string& word = words[0];
    const bool y = word.ends_with("y");
    return word == name || word + "s" == name || (y && word.substr(0, word.size() - 1) + "ies" == name);
  };
  const auto wanted = std::find_if(names.begin(), names.end(), named);
  if (wanted == names.end())
    throw InputError("interleave: list: got \"" + words[0] + "\", expected one of " + joined(names) +
                     did_you_mean(words[0], names));
  print_entries(all[static_cast<std::size_t>(wanted - names.begin())]);
  return 0;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"run", run},
      {"compare", compare},
      {"sweep", sweep},
      {"figure", figure},
      {"reproduce", reproduce},
      {"merge", merge},
      {"calibrate", calibrate_profile},
      {"list", list},
      {"validate", validate_measured},
      {"import", import_workload},
      {"schema", schema}};
  return all;
}

}  // namespace interleave
