// Wrong input about what tasks meet at.
#include "tests/wrong.h"

using namespace interleave;

namespace {

std::string meeting(const std::string& objects, const std::string& steps, const std::string& approaches = "threading") {
  return "workload:\n  tasks: 2\n  objects: {" + objects + "}\n  steps: [" + steps + "]\napproaches: [" + approaches +
         "]\n";
}

}  // namespace

TEST_CASE("wrong input: objects, and steps that do not fit them") {
  check({
      {meeting("c: {condition: m}", "{with: {c: [{wait: c}]}}"),
       "3:28: workload.objects.c.condition: got \"m\", expected a lock or rlock of workload.objects, which has none"},
      {meeting("c: condition", "{wait: c}"),
       "4:18: workload.steps[0].wait: got \"c\", a condition, whose lock is not held here; put the step under with: "
       "{c: [...]}"},
      {meeting("c: condition, d: condition", "{with: {d: [{notify_all: c}]}}"),
       "4:36: workload.steps[0].with.d[0].notify_all: got \"c\", a condition, whose lock is not held here; put the "
       "step under with: {c: [...]}"},
      {meeting("e: event", "{with: {e: [{cpu: 1 ms}]}}"),
       "4:22: workload.steps[0].with.e: got \"e\", expected a lock, semaphore, condition or rwlock of "
       "workload.objects, which has none"},
      {meeting("e: event, b: {barrier: 2}", "{set: b}"),
       "4:17: workload.steps[0].set: got \"b\", expected an event of workload.objects, one of e"},
      {meeting("l: lock", "{with: {l: {read: [{cpu: 1 ms}]}}}"),
       "4:22: workload.steps[0].with.l: got read or write, which only an rwlock is held for; write the steps "
       "themselves"},
      {meeting("t: rwlock", "{with: {t: [{cpu: 1 ms}]}}", "native_threads"),
       "4:22: workload.steps[0].with.t: got steps, expected for what the rwlock is held; write e.g. t: {read: [{cpu: 1 "
       "ms}]}"},
      {meeting("b: {barrier: -1}", "{wait: b}"),
       "3:26: workload.objects.b.barrier: got \"-1\", expected a whole number >= 1; write e.g. barrier: 4"},
      {meeting("s: {semaphore: -1}", "{acquire: s}"),
       "3:28: workload.objects.s.semaphore: got \"-1\", expected a whole number >= 0; write e.g. semaphore: 10"},
      {meeting("l: lock", "{update: {object: l}}"),
       "4:29: workload.steps[0].update.object: got \"l\", expected a counter or dict of workload.objects, which has "
       "none"},
      {meeting("c: counter", "{with: {c: [{cpu: 1 ms}]}}"),
       "4:22: workload.steps[0].with.c: got \"c\", expected a lock, semaphore, condition or rwlock of "
       "workload.objects, which has none"},
      {meeting("c: counter", "{update: {object: c, times: 0}}"),
       "4:39: workload.steps[0].update.times: got \"0\", expected a whole number >= 1; write e.g. times: 1000"},
      {meeting("c: counter", "{update: {times: 10}}"),
       "4:20: workload.steps[0].update: got no \"object\", expected a counter or dict; write e.g. object: refs"},
      {meeting("c: counter", "{update: {object: c}}", "{threading: {updates: none}}"),
       "5:36: approaches[0].threading.updates: got \"none\", expected how counters and dicts are changed, one of "
       "plain, safe; write e.g. updates: plain"},
      {meeting("e: event", "{timeout: {steps: [{wait: e}]}}"),
       "4:21: workload.steps[0].timeout: got no \"after\", expected how long; write e.g. after: 1 s"},
      {meeting("e: event", "{spawn: {name: x, steps: [{wait: e}]}}, {cancel: x}"),
       "4:60: workload.steps[1].cancel: got \"x\", which is a thread under \"threading\", and threads cannot be "
       "cancelled; give its spawn an after, which makes it a timer, or remove that approach"},
  });
}

TEST_CASE("wrong input: objects that a library does not have") {
  const std::string rwlock = meeting("t: rwlock", "{with: {t: {read: [{cpu: 1 ms}]}}}", "native_threads, threading");
  CHECK(message_of(rwlock) ==
        "f.yaml:4:22: workload.steps[0].with.t: got \"t\", an rwlock; threading has none, and under \"threading\" it "
        "is what tasks use; use another object, or remove that approach");
  const auto refused = [](const std::string& object, const std::string& steps, const std::string& approach) {
    return message_of(meeting(object, steps, approach)).find(" has none, and under ") != std::string::npos;
  };
  CHECK(refused("r: rlock", "{with: {r: [{cpu: 1 ms}]}}", "asyncio"));
  CHECK(refused("q: simple_queue", "{put: q}", "asyncio"));
  CHECK(refused("r: rlock, c: {condition: r}", "{with: {c: [{wait: c}]}}", "asyncio"));
  CHECK(refused("t: rwlock", "{with: {t: {write: [{cpu: 1 ms}]}}}", "multiprocessing"));
  for (const char* approach : {"native_threads", "threading", "multiprocessing", "{futures: {executor: process}}"}) {
    CAPTURE(approach);
    CHECK_FALSE(refused("r: rlock", "{with: {r: [{cpu: 1 ms}]}}", approach));
    CHECK_FALSE(refused("q: simple_queue", "{put: q}", approach));
  }
}
