// What the keys become in the structs; files; overrides; the hash; the schema.
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/python/profile.h"
#include "sim/scenario/carried.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/yaml.h"

using namespace interleave;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const std::string minimal = "workload: {tasks: 1, steps: [{cpu: 1 ms}]}\napproaches: [sequential]\n";

Scenario minimal_with(const Overrides& overrides) { return parse_scenario(minimal, "f.yaml", overrides); }

std::string error_of_file(const std::string& path) {
  try {
    read_scenario(path, {});
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

// A folder of its own that goes away with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("interleave-scenario-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

}  // namespace

TEST_CASE("defaults: one core without costs, linux-6.18, cpython-3.11") {
  const Scenario scenario = minimal_with({});
  CHECK(scenario.machine.logical_cores() == 1);
  CHECK(scenario.machine.context_switch.is_zero());
  CHECK(scenario.os.preset == "linux-6.18");
  CHECK(scenario.os.policy == "eevdf");
  CHECK(scenario.python.name == "cpython-3.11");
  CHECK(scenario.python.switch_interval == 5ms);
  CHECK(scenario.seed == 1);
}

TEST_CASE("a machine: groups of cores, presets that given keys override") {
  const MachineSpec groups = minimal_with({"machine.cores=[{count: 4}, {count: 8, speed: 0.55}]"}).machine;
  REQUIRE(groups.cores.size() == 2);
  CHECK(groups.cores[1].speed == 550'000);
  CHECK(groups.logical_cores() == 12);
  const MachineSpec server = minimal_with({"machine={preset: server-4, cores: 16, smt: 2}"}).machine;
  CHECK(server.logical_cores() == 32);
  CHECK(server.context_switch.mean() == 2000);
  CHECK(server.devices.contains("ssd"));
  const MachineSpec more = minimal_with({"machine=server-4", "machine.devices.tape.latency=1 s"}).machine;
  CHECK(more.devices.size() == 3);
  CHECK(more.wake_idle.size() == 2);
  CHECK(more.wake_idle[1].idle == 2ms);
}

TEST_CASE("an operating system: presets, parts, both") {
  CHECK(minimal_with({"os=textbook"}).os.shared_run_queue);
  const OsSpec changed = minimal_with({"os={preset: linux-6.6, hz: 1000}"}).os;
  CHECK(changed.hz == 1000);
  CHECK(changed.run_to_parity_until_slice_end);
  const OsSpec plain = minimal_with({"os={policy: round_robin, quantum: 10 ms, run_queues: shared}"}).os;
  CHECK(plain.quantum == 10ms);
  CHECK(plain.hz == 0);
  CHECK(plain.timer_slack == 0ns);
  CHECK_FALSE(minimal_with({"os.run_queues=shared"}).os.linux_placement);
  CHECK(minimal_with({"os.hz=100"}).os.preset == "linux-6.18");
}

TEST_CASE("a profile: every cost must be there, and any can be overridden") {
  const Profile changed =
      minimal_with({"python.switch_interval=1 ms", "python.gil_take={normal: {mean: 1 us, sd: 0}}"}).python;
  CHECK(changed.switch_interval == 1ms);
  CHECK(std::holds_alternative<Normal>(changed.gil_take.kind()));
  const Folder folder;
  std::string text;
  for (const CarriedFile& file : carried_files())
    if (file.path.ends_with("profiles/cpython-3.11.yaml")) text = file.text;
  folder.file("whole.yaml", text);
  const std::size_t at = text.find("  task_create");
  const std::string partial = folder.file("partial.yaml", text.substr(0, at));
  const std::string scenario = folder.file("s.yaml", minimal + "python: partial.yaml\n");
  CHECK(error_of_file(folder.file("t.yaml", minimal + "python: whole.yaml\n")) == "no error");
  CHECK(error_of_file(scenario).find("costs: got no \"task_create\", expected create_task or gather") !=
        std::string::npos);
  CHECK(error_of_file(scenario).starts_with(partial + ":"));
}

TEST_CASE("distributions: each kind in its unit") {
  const auto latency = [](const std::string& text) {
    return minimal_with({"machine.wake_idle=" + text}).machine.wake_idle.at(0).latency.kind();
  };
  CHECK(std::get<Constant>(latency("5 us")).value == 5'000);
  CHECK(std::get<Uniform>(latency("{uniform: {min: 1 us, max: 2 us}}")).max == 2'000);
  CHECK(std::get<Exponential>(latency("{exponential: {mean: 3 us}}")).mean == 3'000);
  CHECK(std::get<Lognormal>(latency("{lognormal: {median: 3 us, sigma: 0.8}}")).sigma == 0.8);
  CHECK(std::get<Gamma>(latency("{gamma: {mean: 3 us, shape: 2.5}}")).shape == 2.5);
  CHECK(std::get<Pareto>(latency("{pareto: {min: 3 us, shape: 1.5}}")).min == 3'000);
  const auto empirical = std::get<Empirical>(latency("{empirical: {p0: 0, p50: 52 us, p99.9: 67 us, p100: 180 us}}"));
  REQUIRE(empirical.points.size() == 4);
  CHECK(empirical.points[2].p == 0.999);
  CHECK(empirical.points[3].p == 1);
  CHECK(empirical.points[3].value == 180'000);
}

TEST_CASE("a distribution from a file: one sample on each line, sorted into quantiles") {
  const Folder folder;
  folder.file("samples.txt", "# latencies\n3 us\r\n\n1 us\n2 us\n");
  folder.file("bad.txt", "1 us\n2\n");
  const std::string head = minimal + "machine: {wake_idle: {empirical: ";
  const Scenario scenario = read_scenario(folder.file("s.yaml", head + "samples.txt}}\n"), {});
  const auto empirical = std::get<Empirical>(scenario.machine.wake_idle.at(0).latency.kind());
  REQUIRE(empirical.points.size() == 3);
  CHECK(empirical.points[1].p == 0.5);
  CHECK(empirical.points[1].value == 2'000);
  folder.file("samples.txt", "3 us\n");
  const Scenario other = read_scenario((folder.path / "s.yaml").string(), {});
  CHECK(other.hash != scenario.hash);
  CHECK(std::get<Empirical>(other.machine.wake_idle.at(0).latency.kind()).points.size() == 2);
  CHECK(error_of_file(folder.file("t.yaml", head + "bad.txt}}\n")).find("bad.txt:2:1: got \"2\"") != std::string::npos);
}

TEST_CASE("steps: nested, numbered in the order of the file") {
  const Scenario scenario = parse_scenario(R"(
workload:
  tasks: 2
  objects: {cache: lock, inbox: {queue: 3}, out: queue}
  steps:
    - with: {cache: [{python: 1 ms}, {sleep: 2 ms}]}
    - native: {time: 9 ms, call: 60 us}
      offload: process
    - choose:
        - {p: 25 %, steps: [{put: inbox}]}
        - {steps: []}
    - spawn: {name: x, steps: [{get: out}]}
    - join: x
approaches: [asyncio: {workers: 2}]
)", "f.yaml", {});
  const std::vector<Step>& steps = scenario.workload.tasks.at(1).steps;
  REQUIRE(steps.size() == 5);
  CHECK(steps[0].steps.at(1).number == 2);
  CHECK(steps[1].number == 3);
  CHECK(steps[1].call == 60us);
  CHECK(steps[1].offload == Offload::process);
  CHECK(steps[2].branches.at(0).probability == 0.25);
  CHECK(steps[2].branches.at(1).probability == 0.75);
  CHECK(steps[2].branches.at(0).steps.at(0).kind == Step::Kind::put);
  CHECK(steps[3].steps.at(0).target == "out");
  CHECK(steps[4].number == 8);
  CHECK(scenario.workload.objects.at("out").capacity == 0);
  CHECK(scenario.workload.objects.at("inbox").capacity == 3);
}

TEST_CASE("open workloads: the steps are a pattern") {
  const Scenario arrivals = parse_scenario(
      "workload: {arrivals: {poisson: {rate: 50/s}}, for: 60 s, steps: [{cpu: 1 ms}]}\napproaches: [threading]\n", "f",
      {});
  CHECK(arrivals.workload.tasks.empty());
  CHECK(arrivals.workload.pattern.steps.size() == 1);
  CHECK(arrivals.workload.arrivals->rate_per_s == 50);
  CHECK(*arrivals.workload.run_for == 60s);
  const Scenario clients = parse_scenario(
      "workload: {clients: {count: 2, requests: 5, via: pipe}, steps: [{cpu: 1 ms}]}\napproaches: "
      "[threading]\n",
      "f", {});
  CHECK(clients.workload.clients->via == Clients::Via::pipe);
  CHECK(!clients.workload.clients->patience.timeout);
  const Scenario impatient = parse_scenario(
      "workload: {clients: {timeout: {after: 1 s, noticed: true}}, steps: [{cpu: 1 ms}]}\napproaches: [threading]\n",
      "f", {});
  CHECK(impatient.workload.clients->patience.timeout == 1s);
  CHECK(impatient.workload.clients->patience.noticed);
}

TEST_CASE("approaches: short and long forms, labels from options") {
  const auto approaches =
      minimal_with({"approaches=[threading, {approach: threading, threads: 8}, {futures: {workers: 4, "
                    "executor: process, warm: true}}, {asyncio: }, {multiprocessing: {label: mine}}]"})
          .approaches;
  REQUIRE(approaches.size() == 5);
  CHECK(approaches[0].label == "threading");
  CHECK(approaches[1].label == "threading(threads=8)");
  CHECK(approaches[2].options == "executor=process, workers=4, warm=true");
  CHECK(approaches[2].warm);
  CHECK(approaches[3].model == "asyncio");
  CHECK(approaches[4].label == "mine");
  CHECK(approaches[4].options == "");
  CHECK(minimal_with({"approaches[0]={threading: {threads: 2}}", "approaches[0].threads=3"}).approaches[0].threads ==
        3);
}

TEST_CASE("overrides replace, create and append") {
  const Scenario scenario = minimal_with({"workload.steps[1]={sleep: 5 ms}", "workload.steps[0].cpu=7 ms", "seed=9"});
  REQUIRE(scenario.workload.tasks[0].steps.size() == 2);
  CHECK(std::get<Constant>(scenario.workload.tasks[0].steps[0].amount.kind()).value == 7'000'000);
  CHECK(scenario.seed == 9);
}

TEST_CASE("the hash is of what can change a result") {
  const std::string hash = minimal_with({}).hash;
  CHECK(hash.size() == 16);
  CHECK(minimal_with({"seed=7", "title=other", "notes=other"}).hash == hash);
  CHECK(
      parse_scenario("# comment\napproaches:\n  - sequential\nworkload:\n  steps: [{cpu: 1 ms}]\n  tasks: 1\n", "g", {})
          .hash == hash);
  CHECK(minimal_with({"workload.tasks=2"}).hash != hash);
  CHECK(minimal_with({"machine=server-4"}).hash != minimal_with({"machine=laptop-4p8e"}).hash);
}

TEST_CASE("files that are none") {
  const Folder folder;
  CHECK(error_of_file("no-such.yaml") == "no-such.yaml: no such file; check the name and the folder");
  CHECK(error_of_file(folder.path.string()) == folder.path.string() + ": is a folder, expected a file");
  const std::string huge = folder.file("huge.yaml", std::string((16 << 20) + 1, '#'));
  CHECK(error_of_file(huge) ==
        huge + ": larger than 16 MiB, expected a text file written by hand or by a small program");
  const std::string secret = folder.file("secret.yaml", minimal);
  fs::permissions(secret, fs::perms::none);
  if (::geteuid() != 0) CHECK(error_of_file(secret) == secret + ": cannot be opened: Permission denied");
  const std::string zero = folder.file("zero.yaml", std::string("a: b\0c", 6));
  CHECK(error_of_file(zero) ==
        zero + ":1:5: got the control character 0x00, expected printable text; is this a text file?");
  const std::string latin = folder.file("latin.yaml", "title: caf\xE9\n");
  CHECK(error_of_file(latin) == latin + ":1:11: got the byte 0xE9, expected UTF-8 text; save the file as UTF-8");
  const std::string wide = folder.file("wide.yaml", std::string("\xFF\xFE\x61\x00", 4));
  CHECK(error_of_file(wide) == wide + ":1:1: got UTF-16 text, expected UTF-8; save the file as UTF-8");
  CHECK(error_of_file(folder.file("bom.yaml", "\xEF\xBB\xBF" + minimal)) == "no error");
  CHECK(error_of_file(folder.file("crlf.yaml", "seed: 3\r\n" + minimal)) == "no error");
  const std::string empty = folder.file("empty.yaml", "");
  CHECK(error_of_file(empty).starts_with(empty + ":1:1: got nothing, expected a scenario"));
}

TEST_CASE("nesting has an end, whatever the style, and says where") {
  const auto depth = [](int levels, const std::string& open, const std::string& close) {
    std::string text;
    for (int i = 0; i < levels; ++i) text += open;
    for (int i = 0; i < levels; ++i) text += close;
    return text;
  };
  CHECK_NOTHROW(parse_yaml(depth(64, "[", "]"), "f"));
  for (const int levels : {65, 1000, 100'000})
    CHECK_THROWS_WITH(parse_yaml(depth(levels, "[", "]"), "f"),
                      "f:1:65: nested deeper than 64 levels; make it flatter");
  CHECK_THROWS_WITH(parse_yaml(depth(100, "- ", ""), "f"), "f:1:129: nested deeper than 64 levels; make it flatter");
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  CHECK_THROWS_AS(parse_yaml(bomb, "f"), InputError);
}

TEST_CASE("every example of the schema's descriptions can be read as it stands") {
  const auto schema = nlohmann::json::parse(scenario_schema());
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["required"] == nlohmann::json({"workload", "approaches"}));
  int machine_keys = 0;
  for (const auto& entry : schema["properties"]["machine"]["allOf"][0]["anyOf"][1]["properties"].items()) {
    const std::string& key = entry.key();
    if (key == "preset" || key == "platform" || key == "host" || key == "smt_speed") continue;
    const std::string help = entry.value()["description"];
    const std::string example = help.substr(help.find("; e.g. " + key + ": ") + 9 + key.size());
    CAPTURE(key);
    CHECK_NOTHROW(minimal_with({"machine.cores=4", "machine." + key + "=" + example}));
    ++machine_keys;
  }
  CHECK(machine_keys >= 11);
}
