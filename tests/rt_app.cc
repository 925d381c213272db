// rt-app files as scenarios: what each event, property and phase comes to, and what is said of the rest.
#include "sim/scenario/rt_app.h"

#include <fstream>
#include <sstream>

#include "tests/runs.h"
#include "tests/source_dir.h"

using namespace interleave;
using namespace std::chrono_literals;
using std::string;

namespace {

string file_text(const string& path) {
  std::ifstream in(INTERLEAVE_SOURCE_DIR "/" + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

string tasks(const string& threads, const string& global = "\"duration\": 1") {
  return "{\"tasks\": {" + threads + "}, \"global\": {" + global + "}}";
}

Scenario imported(const string& json) { return parse_scenario(import_rt_app(json, "f.json").text, "f.yaml", {}); }

const Task& job_named(const Scenario& scenario, const string& name) {
  for (const Task& task : scenario.workload.tasks)
    if (task.name == name) return task;
  FAIL("no job is called " << name);
  return scenario.workload.tasks.at(0);
}

// The steps of thread a, as they stand in the text.
string steps_of(const string& events) {
  const string text = import_rt_app(tasks("\"a\": {" + events + "}"), "f.json").text;
  string steps;
  std::istringstream lines(text.substr(text.find("- name: a\n")));
  for (string line; std::getline(lines, line) && !line.starts_with("approaches");)
    if (line.starts_with("        - ")) steps += (steps.empty() ? "" : " ") + line.substr(10);
  return steps;
}

string object_of(const string& json, const string& name) {
  const string text = import_rt_app(json, "f.json").text;
  const std::size_t at = text.find("    " + name + ": ");
  REQUIRE(at != string::npos);
  return text.substr(at + name.size() + 6, text.find('\n', at) - at - name.size() - 6);
}

std::vector<string> warnings_of(const string& json) { return import_rt_app(json, "f.json").warnings; }

string refusal(const string& json) {
  try {
    import_rt_app(json, "f.json");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("rt-app: events in their order, equal keys and keys with an appendix too") {
  CHECK(steps_of(R"("run": 1000, "sleep": 2000, "run": 1500, "run2": 3000000, "sleep_b": 7)") ==
        "{cpu: 1 ms} {sleep: 2 ms} {cpu: 1500 us} {cpu: 3 s} {sleep: 7 us}");
  CHECK(steps_of(R"("runtime": 1000, "run": 5)") == "{cpu: 1 ms} {cpu: 5 us}");
  CHECK(steps_of(R"("lock": "m", "run": 10, "unlock": "m")") == "{acquire: m} {cpu: 10 us} {release: m}");
}

TEST_CASE("rt-app: conditions, with the mutex that is held or one that is taken") {
  CHECK(steps_of(R"("lock": "m", "wait": {"ref": "c", "mutex": "m"}, "unlock": "m", "run": 1)") ==
        "{acquire: m} {wait: c} {release: m} {cpu: 1 us}");
  CHECK(steps_of(R"("run": 1, "sync": {"ref": "c", "mutex": "m"})") ==
        "{cpu: 1 us} {with: {m: [{notify: c}, {wait: c}]}}");
  CHECK(steps_of(R"("lock": "m", "signal": "c", "unlock": "m", "broad": "c", "sync": {"ref": "c", "mutex": "m"})") ==
        "{acquire: m} {notify: c} {release: m} {with: {m: [{notify_all: c}]}} {with: {m: [{notify: c}, {wait: c}]}}");
  CHECK(steps_of(R"("run": 1, "signal": "c")") == "{cpu: 1 us} {with: {c: [{notify: c}]}}");
  const string waits = R"("a": {"run": 1, "sync": {"ref": "c", "mutex": "m"}})";
  CHECK(object_of(tasks(waits), "c") == "{condition: m}");
  CHECK(object_of(tasks(waits), "m") == "lock");
  CHECK(refusal(tasks(waits + R"(, "b": {"wait": {"ref": "c", "mutex": "n"}})")) ==
        "f.json:1:79: tasks.b.wait: waits for \"c\" with the mutex \"n\", elsewhere with \"m\"; "
        "expected one mutex for a condition variable");
}

TEST_CASE("rt-app: suspend and resume, and a name that a mutex has as well") {
  CHECK(steps_of(R"("suspend": "", "run": 1)") == "{with: {a: [{wait: a}]}} {cpu: 1 us}");
  CHECK(steps_of(R"("run": 1, "resume": "b")") == "{cpu: 1 us} {with: {b: [{notify_all: b}]}}");
  CHECK(steps_of(R"("lock": "a", "unlock": "a", "suspend": "a", "run": 1)") ==
        "{acquire: a} {release: a} {with: {a_condition: [{wait: a_condition}]}} {cpu: 1 us}");
}

TEST_CASE("rt-app: a woken thread runs when it is resumed") {
  const string json = tasks(R"("main": {"loop": 1, "sleep": 1000, "run": 3000, "resume": "sub"},
                               "sub": {"loop": 1, "suspend": "", "run": 2000})", "\"duration\": -1");
  const Result result = run_text(import_rt_app(json, "f.json").text);
  CHECK(task_named(result, "sub").end >= Time(6ms));
  CHECK(task_named(result, "sub").end < Time(6100us));   // the timer slack is 50 us
}

TEST_CASE("rt-app: a barrier is for all who name it, instances counted") {
  const string json = tasks(R"("a": {"loop": 1, "instance": 3, "run": 10, "barrier": "b"},
                               "c": {"loop": 1, "run": 500, "barrier": "b"})");
  CHECK(object_of(json, "b") == "{barrier: 4}");
  CHECK(steps_of(R"("run": 1, "barrier": "b")") == "{cpu: 1 us} {wait: b}");
  const Scenario scenario = imported(json);
  REQUIRE(scenario.workload.tasks.size() == 4);
  CHECK(scenario.workload.tasks[0].name == "a-1");
  CHECK(scenario.workload.tasks[2].name == "a-3");
  CHECK(scenario.workload.tasks[3].name == "c");
}

TEST_CASE("rt-app: loops of threads and phases") {
  const auto repeat = [](const string& events) {
    return job_named(imported(tasks("\"a\": {" + events + "}")), "a").repeat;
  };
  CHECK(repeat(R"("run": 1)") == std::nullopt);
  CHECK(repeat(R"("run": 1, "loop": 7)") == 7);
  CHECK(repeat(R"("run": 1, "loop": -1)") == std::nullopt);
  CHECK(repeat(R"("loop": 3, "phases": {"p": {"loop": 4, "run": 1}})") == 12);
  CHECK(repeat(R"("phases": {"p": {"loop": 4, "run": 1}})") == std::nullopt);
  CHECK(repeat(R"("loop": 2, "phases": {"p": {"loop": 2, "run": 1}, "q": {"sleep": 3}})") == 2);
  CHECK(steps_of(R"("phases": {"p": {"loop": 2, "run": 1, "sleep": 2}, "q": {"sleep": 3}})") ==
        "{cpu: 1 us} {sleep: 2 us} {cpu: 1 us} {sleep: 2 us} {sleep: 3 us}");
}

TEST_CASE("rt-app: a phase without end is a job of its own, and what follows it is left out aloud") {
  const string json = tasks(R"("a": {"phases": {"init": {"run": 5000}, "work": {"loop": -1, "run": 1, "sleep": 9},
                                                "never": {"run": 1}}})");
  const Scenario scenario = imported(json);
  REQUIRE(scenario.workload.tasks.size() == 2);
  CHECK(job_named(scenario, "a.init").repeat == 1);
  CHECK(job_named(scenario, "a.work").repeat == std::nullopt);
  REQUIRE(warnings_of(json).size() == 1);
  CHECK(warnings_of(json)[0].find("phases after one that loops without end") != string::npos);
}

TEST_CASE("rt-app: a timer is a period, wherever it stands among the events of a phase") {
  const string timer = R"("timer": {"ref": "unique", "period": 20000, "mode": "absolute"})";
  const Scenario last = imported(tasks(R"("a": {"delay": 500, "run": 1000, )" + timer + "}"));
  CHECK(job_named(last, "a").period == 20ms);
  CHECK(job_named(last, "a").arrive == 500us);
  const Scenario first = imported(tasks("\"a\": {" + timer + R"(, "run": 1000})"));
  CHECK(job_named(first, "a").period == 20ms);
  CHECK(job_named(first, "a").arrive == 20ms);
  const string between = tasks(R"("a": {"loop": 3, "run": 1000, )" + timer + R"(, "run": 5000})", "\"duration\": -1");
  CHECK(warnings_of(between).empty());
  const Result result = run_text(import_rt_app(between, "f.json").text);
  CHECK(task_named(result, "a.first").end == Time(1ms));
  CHECK(task_named(result, "a 1").first_run >= Time(20ms));   // 5 ms of the first round, 1 ms of the second
  CHECK(task_named(result, "a 2").arrival == Time(40ms));
  CHECK(task_named(result, "a.last").arrival == Time(60ms));
}

TEST_CASE("rt-app: phases with timers follow each other at the timers' times") {
  const string phases = R"("phases": {
      "light": {"loop": 3, "run": 1000, "timer": {"ref": "unique", "period": 10000, "mode": "absolute"}},
      "rest": {"loop": 2, "timer": {"ref": "unique", "period": 10000, "mode": "absolute"}},
      "heavy": {"loop": 2, "policy": "SCHED_RR", "run": 4000,
                "timer": {"ref": "unique", "period": 20000, "mode": "absolute"}}})";
  const Scenario endless = imported(tasks("\"a\": {" + phases + "}", "\"duration\": 1"));
  CHECK(job_named(endless, "a.light").period == 10ms);
  CHECK(job_named(endless, "a.light").repeat == 3);
  CHECK(job_named(endless, "a.heavy").arrive == 50ms);   // after the rest, in which nothing runs
  CHECK(job_named(endless, "a.heavy").scheduling_class == SchedulingClass::rr);
  CHECK(job_named(endless, "a.light.2").arrive == 90ms);
  CHECK(job_named(endless, "a.light.2").scheduling_class == SchedulingClass::rr);   // as it was set last
  CHECK(job_named(endless, "a.heavy.12").arrive == 11 * 90ms + 50ms);
  CHECK(endless.workload.tasks.size() == 24);
}

TEST_CASE("rt-app: policies, priorities, deadlines and CPUs") {
  const Scenario scenario = imported(tasks(
      R"("fifo": {"policy": "SCHED_FIFO", "run": 1}, "rr": {"policy": "SCHED_RR", "priority": 7, "run": 1},
         "nice": {"priority": -3, "cpus": [1, 3], "run": 1}, "idle": {"policy": "SCHED_IDLE", "run": 1},
         "dl": {"policy": "SCHED_DEADLINE", "dl-runtime": 2000, "dl-period": 10000, "dl-deadline": 8000, "run": 1000,
                "timer": {"ref": "unique", "period": 10000, "mode": "absolute"}})",
      R"("duration": 1, "pi_enabled": true)"));
  CHECK(job_named(scenario, "fifo").scheduling_class == SchedulingClass::fifo);
  CHECK(job_named(scenario, "fifo").priority == 10);
  CHECK(job_named(scenario, "rr").scheduling_class == SchedulingClass::rr);
  CHECK(job_named(scenario, "rr").priority == 7);
  CHECK(job_named(scenario, "nice").nice == -3);
  CHECK(job_named(scenario, "nice").affinity == std::vector<int>{1, 3});
  CHECK(job_named(scenario, "idle").scheduling_class == SchedulingClass::idle);
  CHECK(job_named(scenario, "dl").runtime == 2ms);
  CHECK(job_named(scenario, "dl").period == 10ms);
  CHECK(job_named(scenario, "dl").deadline == 8ms);
  CHECK(scenario.machine.logical_cores() == 4);
  CHECK(scenario.workload.run_for == 1s);
  CHECK(scenario.approaches.at(0).label == "native_threads(mutex=inherit)");
  const Scenario batch = imported(tasks(R"("a": {"run": 1})", R"("duration": 1, "default_policy": "SCHED_RR")"));
  CHECK(job_named(batch, "a").scheduling_class == SchedulingClass::rr);
}

TEST_CASE("rt-app: what cannot be said is said, in warnings and in the file") {
  const Imported made = import_rt_app(
      tasks("\"a\": {\"util_min\": 3,\n\"phases\": {\"p\": {\"run\": 1, \"yield\": \"\", \"mem\": 10, \"iorun\": 10,\n"
            "\"runtime\": 5, \"fork\": \"b\"}}}, \"b\": {\"instance\": 0, \"run\": 1}",
            "\"calibration\": 100"),
      "dir/f.json");
  const std::vector<string> starts = {"dir/f.json:3:90: global.calibration: warning: left out: nanoseconds",
                                      "dir/f.json:1:30: tasks.a.util_min: warning: left out",
                                      "dir/f.json:2:37: tasks.a.phases.p.yield: warning: left out",
                                      "dir/f.json:2:48: tasks.a.phases.p.mem: warning: left out",
                                      "dir/f.json:2:61: tasks.a.phases.p.iorun: warning: left out",
                                      "dir/f.json:3:12: tasks.a.phases.p.runtime: warning: so much CPU time here",
                                      "dir/f.json:3:23: tasks.a.phases.p.fork: warning: left out",
                                      "dir/f.json:3:36: tasks.b: warning: left out: it has no instance"};
  for (const string& start : starts) {
    CAPTURE(start);
    bool found = false;
    for (const string& warning : made.warnings) found = found || warning.starts_with(start);
    CHECK(found);
    string comment = "#   " + start.substr(11);
    comment.erase(comment.find("warning: "), 9);
    CHECK(made.text.find("\n" + comment) != string::npos);
  }
  CHECK(made.warnings.back().find("global: warning: threads that never end") != string::npos);
  CHECK(made.warnings.size() == starts.size() + 1);
  CHECK(made.text.find("dir/") == string::npos);
  CHECK(parse_scenario(made.text, "f.yaml", {}).workload.run_for == 10s);
}

TEST_CASE("rt-app: timers that are no period are left out aloud") {
  const auto warned = [](const string& thread, const string& words) {
    const std::vector<string> all = warnings_of(tasks(thread));
    bool found = false;
    for (const string& warning : all) found = found || warning.find(words) != string::npos;
    CAPTURE(all.size());
    return found;
  };
  const string timer = R"({"ref": "unique", "period": 1000})";
  CHECK(warned(R"("a": {"run": 1, "timer": )" + timer + R"(, "run": 1, "timer": )" + timer + "}", "left out"));
  CHECK(warned(R"("a": {"lock": "m", "run": 1, "timer": )" + timer + R"(, "unlock": "m"})", "left out"));
  CHECK(warned(R"("a": {"run": 1, "timer": )" + timer + "}", "relative timer"));
  CHECK(warned(R"("a": {"instance": 2, "run": 1, "timer": {"ref": "t", "period": 9}})", "shared by 2 threads"));
  CHECK_FALSE(warned(R"("a": {"run": 1, "timer": )" + timer + "}", "left out"));
}

TEST_CASE("rt-app: the JSON of its examples: comments, commas before brackets, any order") {
  const string json = "/* one\n * two */\n{ // three\n\t\"global\": {\"duration\": 1,},\n"
                      "\t\"tasks\": {\"a\\u00e9\": {\"run\": 1, \"cpus\": [0,],},},\n"
                      "\t\"resources\": {\"m\": {}},\n}\n";
  CHECK(imported(json).workload.tasks.at(0).name == "a\xC3\xA9");
}

TEST_CASE("rt-app: what is wrong is told with its place") {
  const std::vector<std::pair<string, string>> all = {
      {"{\"tasks\": {\"a\": {\n  \"slep\": 5}}}", "2:3: tasks.a: got \"slep\", expected an event or a property"},
      {tasks(R"("a": {"runtme": 5})"), R"(; did you mean "runtime"?)"},
      {tasks(R"("a": {"slep12": 5})"), R"(; did you mean "sleep"?)"},
      {tasks(R"("a": {"run": "5"})"), "1:25: tasks.a.run: got the quoted text \"5\", expected a whole number"},
      {tasks(R"("a": {"run": -5})"), "1:25: tasks.a.run: got \"-5\", expected a whole number"},
      {tasks(R"("a": {"run": 1, "policy": "SCHED_FIFA"})"), R"(; did you mean "SCHED_FIFO"?)"},
      {tasks(R"("a": {"run": 1, "loop": 0})"), "tasks.a.loop: got \"0\", expected a whole number >= 1, or -1"},
      {tasks(R"("a": {"run": 1, "loop": 2, "loop": 3})"), "tasks.a.loop: stands here twice"},
      {tasks(R"("a": {"loop": 2})"), "tasks.a: got no event"},
      {tasks(R"("a": {"run": 1, "phases": {"p": {"run": 1}}})"), "tasks.a.run: got an event beside phases"},
      {tasks(R"("a": {"run": 1, "timer": {"ref": "unique"}})"), "tasks.a.timer: got no \"period\""},
      {tasks(R"("a": {"run": 1, "timer": {"ref": "x", "perod": 1, "period": 1}})"), R"(did you mean "period"?)"},
      {tasks(R"("a": {"policy": "SCHED_FIFO", "priority": 0, "run": 1})"), "expected 1 to 99"},
      {tasks(R"("a": {"policy": "SCHED_DEADLINE", "run": 1})"), "SCHED_DEADLINE without dl-runtime"},
      {tasks(R"("a": {"priority": 50, "run": 1})"), "expected -20 to 19"},
      {tasks(R"("a": {"run": 1})", "\"duraton\": 1"), R"(did you mean "duration"?)"},
      {"{\"task\": {}}", "1:2: got \"task\", expected global, resources or tasks; did you mean \"tasks\"?"},
      {"{\"global\": {}}", "1:1: got no thread"},
      {tasks("\"\": {\"run\": 1}"), "1:12: tasks: got a thread without a name; give it one"},
      {"[]", "1:1: got an empty list, expected an rt-app file"},
      {"{\"tasks\": {\"a\": {\"run\": 1}}", "1:28: got the end of the file, expected a comma or }"},
      {"{\"tasks\": {\"a\": {\"run\" 1}}}", "1:24: got \"1\", expected a colon after the key \"run\""},
      {"{\"tasks\": {\"a\": {\"run\": yes}}}", "1:25: got \"yes\", expected a value"},
      {"{\n/* ", "2:1: got a comment without an end"},
      {"{\"tas", "1:2: got a text without an end"},
      {"", "1:1: got the end of the file, expected a value"},
      {string(200, '['), "1:66: got more than 64 levels"},
      {tasks(R"("a": {"loop": 2147483647, "run": 1, "timer": {"ref": "unique", "period": 1000000}, "run": 1})"),
       "tasks.a.timer: got 2147483647 periods of 1 s, expected at most 31 years of them"},
      {tasks(R"("a": {"instance": 9000, "phases": {"p": {"loop": 4000, "run": 1}, "q": {"run": 2}}})"),
       "tasks.a: the scenario would be larger than 8 MiB"},
      {tasks(R"("a": {"phases": {"p": {"loop": 40000, "run": 1}, "q": {"run": 2}}})"),
       "tasks.a: the phase \"p\" would come to more than 10000 steps"},
      {tasks(R"("a": {"instance": 2, "run": 1}, "a-1": {"run": 1})"),
       "1:51: tasks.a-1: got a job that would be called \"a-1\", as one of the thread \"a\" is; expected another name"},
      {tasks(R"("a": {"phases": {"p": {"run": 1, "timer": {"ref": "unique", "period": 9}}, "q": {"run": 1}}, "loop": 1},
               "a.p": {"run": 1, "loop": 1})"), "tasks.a.p: got a job that would be called \"a.p\", as one of"},
      {tasks(R"("a": {"run": 0})"), "what it comes to cannot be played: "}};
  for (const auto& wrong : all) {
    CAPTURE(wrong.first);
    const string found = refusal(wrong.first);
    CAPTURE(found);
    CHECK(found.starts_with("f.json:"));
    CHECK(found.find(wrong.second) != string::npos);
  }
}

TEST_CASE("rt-app: scenarios/rt_app.yaml is what tests/rt_app/phone.json comes to") {
  const Imported made = import_rt_app(file_text("tests/rt_app/phone.json"), "tests/rt_app/phone.json");
  CHECK(made.text == file_text("scenarios/rt_app.yaml"));
  CHECK(made.warnings.size() == 2);
}
