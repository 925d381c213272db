// Wrong input, continued: steps, workloads, approaches, options.
#include "tests/wrong.h"

using namespace interleave;

TEST_CASE("wrong input: a step") {
  check({
      {steps(""),
       "5:10: workload.steps: got an empty list, expected a list of one or more steps; write e.g. steps: "
       "[{python: 2 ms}]"},
      {steps("sleep"),
       "5:11: workload.steps[0]: got \"sleep\", expected a map with the keys python, native, cpu, sleep, "
       "receive, send, read, write, input, with, acquire, release, put, get, wait, set, "
       "clear, notify, notify_all, update, timeout, choose, spawn, join, cancel, task_group, offload; write e.g. "
       "steps: [{python: 2 ms}]"},
      {steps("{}"),
       "5:11: workload.steps[0]: got an empty map, expected a map with one of the keys python, native, cpu, "
       "sleep, receive, send, read, write, input, with, acquire, release, put, get, wait, set, "
       "clear, notify, notify_all, update, timeout, choose, spawn, join, cancel, task_group; write e.g. steps: "
       "[{python: 2 ms}]"},
      {steps("{pyhton: 2 ms}"),
       "5:12: workload.steps[0]: got the key \"pyhton\", expected one of python, native, cpu, sleep, receive, "
       "send, read, write, input, with, acquire, release, put, get, wait, set, "
       "clear, notify, notify_all, update, timeout, choose, spawn, join, cancel, task_group, offload; "
       "did you mean \"python\"?"},
      {steps("{python: 2 ms, sleep: 1 ms}"),
       "5:26: workload.steps[0]: got both \"python\" and \"sleep\", expected one of them; remove one"},
      {steps("{python: 2}"),
       "5:20: workload.steps[0].python: got \"2\", expected a duration with its unit (ns, us, ms, s, min, h); "
       "write e.g. python: 2 ms"},
      {steps("{python: for ever}"),
       "5:20: workload.steps[0].python: got \"for ever\", expected a duration: a plain decimal number and a unit "
       "(ns, us, ms, s, min, h); write e.g. python: 2 ms"},
      {steps("{python: [2 ms]}"),
       "5:20: workload.steps[0].python: got a list, expected a duration such as 5 ms, or a distribution such as "
       "{uniform: {min: 1 ms, max: 20 ms}}; write e.g. python: 2 ms"},
      {steps("{sleep: forever}"),
       "5:19: workload.steps[0].sleep: got \"forever\", expected a duration: a plain decimal number and a unit "
       "(ns, us, ms, s, min, h); write e.g. sleep: 5 ms"},
      {steps("{native: {time: 9 ms, cal: 1 us}}"),
       "5:33: workload.steps[0].native: got the key \"cal\", expected one of time, call, python; did you mean "
       "\"call\"?"},
      {steps("{native: {call: 1 us}}"),
       "5:20: workload.steps[0].native: got no \"time\", expected the CPU time of the step; write e.g. time: 9 ms"},
      {steps("{native: {time: 9 ms, call: 0}}"),
       "5:39: workload.steps[0].native.call: got \"0\", expected a duration above 0; write e.g. call: 60 us"},
      {steps("{receive: {from: nte, size: 1 KiB}}"),
       "5:28: workload.steps[0].receive.from: got \"nte\", expected a device of the machine, one of net, ssd, "
       "user; did you mean \"net\"?"},
      {steps("{receive: {from: ssd, size: 1 KiB}}"),
       "5:28: workload.steps[0].receive.from: got \"ssd\", expected a link; give it a bandwidth, e.g. bandwidth: "
       "1 Gbps"},
      {steps("{receive: {from: net}}"),
       "5:21: workload.steps[0].receive: got no \"size\", expected how much is transferred; write e.g. size: 64 "
       "KiB"},
      {steps("{receive: {to: net, size: 1 B}}"),
       "5:22: workload.steps[0].receive: got the key \"to\", expected one of from, size"},
      {steps("{send: {from: net, size: 1 B}}"),
       "5:19: workload.steps[0].send: got the key \"from\", expected one of to, size"},
      {steps("{read: {from: user, size: 1 B}}"),
       "5:25: workload.steps[0].read.from: got \"user\", expected a device to read from; give it e.g. read: 2 "
       "GB/s"},
      {steps("{write: {to: ssd, size: 1 B}}"),
       "5:24: workload.steps[0].write.to: got \"ssd\", expected a device to write to; give it e.g. write: 1 GB/s"},
      {steps("{input: {from: net}}"),
       "5:26: workload.steps[0].input.from: got \"net\", expected a device of pure latency; use receive or read "
       "for one with a bandwidth"},
      {steps("{input: user}"),
       "5:19: workload.steps[0].input: got \"user\", expected a map with the keys from; write e.g. input: {from: "
       "user}"},
      {steps("{with: {cahce: [{python: 1 ms}]}}"),
       "5:26: workload.steps[0].with.cahce: got \"cahce\", expected a lock, semaphore, condition or rwlock of "
       "workload.objects, one of cache, db; did you mean \"cache\"?"},
      {steps("{with: {inbox: [{python: 1 ms}]}}"),
       "5:26: workload.steps[0].with.inbox: got \"inbox\", expected a lock, semaphore, condition or rwlock of "
       "workload.objects, one of cache, db"},
      {steps("{with: {cache: []}}"),
       "5:26: workload.steps[0].with.cache: got an empty list, expected a list of one or more steps; write e.g. "
       "cache: [{python: 1 ms}]"},
      {steps("{with: {cache: [{python: 1 ms}], db: [{python: 1 ms}]}}"),
       "5:18: workload.steps[0].with: got a map, expected a map with one name, and the steps under it; write "
       "e.g. with: {cache: [{python: 1 ms}]}"},
      {steps("{with: {cache: [{with: {cache: [{python: 1 ms}]}}]}}"),
       "5:42: workload.steps[0].with.cache[0].with.cache: waits forever: the lock \"cache\" is held here "
       "already; remove one of the two"},
      {steps("{put: cache}"),
       "5:17: workload.steps[0].put: got \"cache\", expected a queue of workload.objects, one of inbox"},
      {steps("{get: inbx}"),
       "5:17: workload.steps[0].get: got \"inbx\", expected a queue of workload.objects, one of inbox; did you "
       "mean \"inbox\"?"},
      {steps("{choose: []}"),
       "5:20: workload.steps[0].choose: got an empty list, expected a list of branches, each with p and steps; "
       "write e.g. choose: [{p: 0.1, steps: [{sleep: 1 s}]}, {steps: []}]"},
      {steps("{choose: [{p: 0.5, steps: []}, {p: 0.4, steps: []}]}"),
       "5:20: workload.steps[0].choose: the probabilities add up to less than 1; leave out the last p, or make "
       "them add up to 1"},
      {steps("{choose: [{p: 0.5, steps: []}, {p: 0.6, steps: []}]}"),
       "5:46: workload.steps[0].choose[1].p: the probabilities add up to more than 1; make them smaller"},
      {steps("{choose: [{steps: []}, {p: 0.6, steps: []}]}"),
       "5:21: workload.steps[0].choose[0]: got no \"p\", expected a probability; only the last branch may leave "
       "it out"},
      {steps("{choose: [{p: 1.5, steps: []}]}"),
       "5:25: workload.steps[0].choose[0].p: got \"1.5\", expected a share from 0 to 1 or 0 % to 100 %; write "
       "e.g. p: 0.1"},
      {steps("{choose: [{p: 0.5}]}"),
       "5:21: workload.steps[0].choose[0]: got no \"steps\", expected the branch's steps; write e.g. steps: "
       "[{python: 1 ms}]"},
      {steps("{spawn: {name: x, steps: []}}"),
       "5:36: workload.steps[0].spawn.steps: got an empty list, expected a list of one or more steps; write e.g. "
       "steps: [{python: 1 ms}]"},
      {steps("{join: x}"),
       "5:18: workload.steps[0].join: got \"x\", expected a child that a step before it spawns, and there is none"},
      {steps("{spawn: {name: child, steps: [{cpu: 1 ms}]}}, {join: chidl}"),
       "5:64: workload.steps[1].join: got \"chidl\", expected a child that a step before it spawns, one of "
       "child; did you mean \"child\"?"},
      {steps("{spawn: {name: x, steps: [{cpu: 1 ms}]}}, {spawn: {name: x, steps: [{cpu: 1 ms}]}}"),
       "5:68: workload.steps[1].spawn.name: got \"x\", which this task spawns already; give it another name"},
      {steps("{sleep: 1 ms, offload: thread}"),
       "5:34: workload.steps[0].offload: got offload beside a step that does not block an event loop; remove it"},
      {steps("{python: 1 ms, offload: threads}"),
       "5:35: workload.steps[0].offload: got \"threads\", expected an executor, one of thread, process; did you "
       "mean \"thread\"?; write e.g. offload: thread"},
      {steps("{offload: thread}"),
       "5:11: workload.steps[0]: got a map, expected a map with one of the keys python, native, cpu, sleep, "
       "receive, send, read, write, input, with, acquire, release, put, get, wait, set, "
       "clear, notify, notify_all, update, timeout, choose, spawn, join, cancel, task_group; write e.g. "
       "steps: [{python: 2 ms}]"},
  });
}

TEST_CASE("wrong input: a workload") {
  check({
      {workload("steps: [{cpu: 1 ms}]"),
       "1:11: workload: got a map, expected a map with one of the keys tasks, jobs, arrivals, clients; write "
       "e.g. workload: {tasks: 4, steps: [{python: 2 ms}]}"},
      {workload("tasks: 0, steps: [{cpu: 1 ms}]"),
       "1:19: workload.tasks: got \"0\", expected a whole number >= 1; write e.g. tasks: 400"},
      {workload("tasks: 1, jobs: [{name: A, steps: [{cpu: 1 ms}]}]"),
       "1:22: workload: got both \"tasks\" and \"jobs\", expected one of them; remove one"},
      {workload("jobs: []"),
       "1:18: workload.jobs: got an empty list, expected a list of one or more jobs; write e.g. jobs: [{name: A, "
       "steps: [{cpu: 3 ms}]}]"},
      {workload("jobs: [{name: A}]"),
       "1:19: workload.jobs[0]: got no \"steps\", expected what it does; write e.g. steps: [{cpu: 3 ms}]"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}]}, {name: A, steps: [{cpu: 1 ms}]}]"),
       "1:59: workload.jobs[1].name: got \"A\", the name of job 0 too; give it another"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}]}], steps: [{cpu: 1 ms}]"),
       "1:60: workload.steps: got steps beside jobs, which have their own; move it there"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}], deadline: 0 ms}]"),
       "1:61: workload.jobs[0].deadline: got \"0 ms\", expected a duration above 0; write e.g. deadline: 20 ms"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}], nice: 20}]"),
       "1:57: workload.jobs[0].nice: got \"20\", expected a whole number from -20 to 19; write e.g. nice: 5"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}], affinity: [1]}]"),
       "1:62: workload.jobs[0].affinity[0]: got 1, expected a core from 0 to 0; the machine has 1"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}], affinity: [0, 0]}]"),
       "1:61: workload.jobs[0].affinity: got core 0 twice; remove one"},
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}], repeat: forever}]"),
       "1:59: workload.jobs[0].repeat: got \"forever\", expected an end; add e.g. for: 60 s"},
      {workload("jobs: [{name: A, steps: [{cpu: forever}]}]"),
       "1:36: workload.jobs[0].steps: got a step that runs forever, expected an end; add e.g. for: 60 s"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], repeat: forever"),
       "1:52: workload.repeat: got \"forever\", expected an end; add e.g. for: 60 s"},
      {workload("tasks: 1, steps: [{python: forever}]"),
       "1:29: workload.steps: got a step that runs forever, expected an end; add e.g. for: 60 s"},
      {workload("tasks: 1, steps: [{sleep: 0}], repeat: forever, for: 1 s"),
       "1:29: workload.steps: takes no time, again and again; give a step a duration"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], repeat: 0"),
       "1:52: workload.repeat: got \"0\", expected a whole number >= 1; write e.g. repeat: 20"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], for: 0 s"),
       "1:49: workload.for: got \"0 s\", expected a duration above 0; write e.g. for: 60 s"},
      {workload("tasks: 1000000, steps: [{cpu: 1}]"),
       "1:42: workload.steps[0].cpu: got \"1\", expected a duration with its unit (ns, us, ms, s, min, h); write "
       "e.g. cpu: 2 ms"},
      {workload("tasks: 1000000, steps: [{cpu: 1 s}, {cpu: 1 s}, {cpu: 1 s}, {cpu: 1 s}, {cpu: 1 s}, {cpu: 1 s}]"),
       "1:19: workload.tasks: got 1000000 tasks of 6 steps, expected at most 5000000 steps in all; write fewer "
       "tasks with a repeat"},
      {workload("arrivals: {poisson: {rate: 50/s}}, steps: [{cpu: 1 ms}]"),
       "1:22: workload.arrivals: got arrivals without an end; add e.g. for: 60 s"},
      {workload("arrivals: {poisson: {rate: 50}}, for: 1 s, steps: [{cpu: 1 ms}]"),
       "1:39: workload.arrivals.poisson.rate: got \"50\", expected a rate with its unit (/s, /ms); write e.g. "
       "rate: 50/s"},
      {workload("arrivals: {poisson: {rate: 0/s}}, for: 1 s, steps: [{cpu: 1 ms}]"),
       "1:39: workload.arrivals.poisson.rate: got \"0/s\", expected a rate above 0; write e.g. rate: 50/s"},
      {workload("arrivals: {possion: {rate: 1/s}}, for: 1 s, steps: [{cpu: 1 ms}]"),
       "1:23: workload.arrivals: got the key \"possion\", expected one of poisson, every, bursts, file, "
       "backlog, timeout, retry; did you mean \"poisson\"?"},
      {workload("arrivals: {every: 1 ms}, for: 1 s, steps: [{cpu: forever}]"),
       "1:54: workload.steps: got a step that runs forever, expected steps that end, so that a request is done "
       "at some time"},
      {workload("clients: {requests: 3}, steps: [{cpu: 1 ms}], repeat: forever, for: 1 s"),
       "1:66: workload.repeat: got \"forever\", expected steps that end, so that a request is done at some time"},
      {workload("clients: {via: tcp}, steps: [{cpu: 1 ms}]"),
       "1:27: workload.clients.via: got \"tcp\", expected a way to the server, one of socketpair, pipe; write "
       "e.g. via: socketpair"},
      {workload("clients: {requests: 3}"),
       "1:11: workload: got no \"steps\", expected what a task does; write e.g. steps: [{python: 2 ms}]"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], background: [{steps: [{sleep: 0}]}]"),
       "1:65: workload.background[0].steps: takes no time, again and again; give a step a duration"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], background: []"),
       "1:56: workload.background: got an empty list, expected a list such as [{threads: 1, steps: [{python: "
       "forever}]}]; write e.g. background: [{steps: [{python: forever}]}]"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], copy_on_write: 130 %"),
       "1:59: workload.copy_on_write: got \"130 %\", expected a share from 0 to 1 or 0 % to 100 %; write e.g. "
       "copy_on_write: 30 %"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], cpu_demand: wall"),
       "1:56: workload.cpu_demand: got \"wall\", expected a clock, one of work, thread_clock; write e.g. "
       "cpu_demand: work"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], objects: {a: mutex}"),
       "1:57: workload.objects.a: got \"mutex\", expected an object: lock, {semaphore: 10}, {barrier: 4} or "
       "{queue: 100}; as a single word, one of lock, rlock, condition, event, rwlock, queue, simple_queue, counter, "
       "dict"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], objects: {a: {barrier: 0}}"),
       "1:67: workload.objects.a.barrier: got \"0\", expected a whole number >= 1; write e.g. barrier: 4"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], group: {}"),
       "1:44: workload: got the key \"group\", expected one of tasks, jobs, "
       "arrivals, clients, steps, repeat, for, cpu_demand, arguments, results, main_import, affinity, memory, "
       "copy_on_write, objects, background"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], arguments: 2"),
       "1:55: workload.arguments: got \"2\", expected a size with its unit (B, kB, KiB, MB, MiB, GB, GiB, TB, "
       "TiB); write e.g. arguments: 2 KiB"},
  });
}

TEST_CASE("wrong input: an approach") {
  check({
      {approaches("[]"),
       "6:13: approaches: got an empty list, expected a list of one or more approaches; write e.g. approaches: "
       "[sequential, threading]"},
      {approaches("threading"),
       "6:13: approaches: got \"threading\", expected a list of one or more approaches; write e.g. approaches: "
       "[sequential, threading]"},
      {approaches("[treading]"),
       "6:14: approaches[0]: got \"treading\", expected an approach, one of sequential, native_threads, "
       "threading, multiprocessing, futures, asyncio, prefork; did you mean \"threading\"?; write e.g. approaches: "
       "[sequential, threading]"},
      {approaches("[{treading: {}}]"),
       "6:15: approaches[0]: got the key \"treading\", expected one of sequential, native_threads, threading, "
       "multiprocessing, futures, asyncio, prefork; did you mean \"threading\"?"},
      {approaches("[{threading: {workers: 4}}]"),
       "6:27: approaches[0].threading: got the key \"workers\", expected one of threads, updates, machine, os, "
       "python, label"},
      {approaches("[{approach: threading, worker: 4}]"),
       "6:36: approaches[0]: got the key \"worker\", expected one of approach, threads, updates, machine, os, "
       "python, label"},
      {approaches("[{threading: {threads: 0}}]"),
       "6:36: approaches[0].threading.threads: got \"0\", expected a whole number >= 1; write e.g. threads: 8"},
      {approaches("[{threading: {threads: many}}]"),
       "6:36: approaches[0].threading.threads: got \"many\", expected a whole number >= 1; write e.g. threads: 8"},
      {approaches("[threading, threading]"),
       "6:25: approaches[1]: got the label \"threading\", that of approaches[0] too; add e.g. label: threading-2"},
      {approaches("[{threading: {threads: 2, label: threading}}, threading]"),
       "6:59: approaches[1]: got the label \"threading\", that of approaches[0] too; add e.g. label: threading-2"},
      {approaches("[{futures: {executor: interpreter}}]"),
       "6:35: approaches[0].futures.executor: got interpreter, expected a Python whose interpreters have a GIL "
       "each; write e.g. python: {gil: per_interpreter}, or python: cpython-3.14t"},
      {approaches("[{futures: {start: spawn}}]"),
       "6:32: approaches[0].futures.start: got start without processes; write executor: process, or remove it"},
      {approaches("[{multiprocessing: {chunksize: 2}}]"),
       "6:44: approaches[0].multiprocessing.chunksize: got chunksize without workers; add e.g. workers: 4 for a "
       "Pool, or remove it"},
      {approaches("[{multiprocessing: {workers: 2, chunksize: 2, method: apply_async}}]"),
       "6:56: approaches[0].multiprocessing.chunksize: got chunksize without a method that sends chunks; write "
       "e.g. method: map"},
      {approaches("[{futures: {executor: process, chunksize: 2, method: as_completed}}]"),
       "6:55: approaches[0].futures.chunksize: got chunksize without a method that sends chunks; write method: map, or "
       "remove it"},
      {approaches("[{asyncio: {workers: 2}}]"),
       "6:34: approaches[0].asyncio.workers: got workers without anything to offload; write e.g. offload: "
       "thread, or remove it"},
      {approaches("[{asyncio: {loop: libuv}}]"),
       "6:31: approaches[0].asyncio.loop: got \"libuv\", expected an event loop, one of asyncio, uvloop; write e.g. "
       "loop: uvloop"},
      {approaches("[{prefork: {processes: 2}}]"),
       "6:24: approaches[0].prefork: got no \"each\", expected what each of them runs; write e.g. each: {threading: "
       "{threads: 8}}"},
      {approaches("[{threading: {}, asyncio: {}}]"),
       "6:14: approaches[0]: got a map, expected an approach such as threading, {threading: {threads: 8}} or "
       "{approach: threading, threads: 8}; write e.g. approaches: [sequential, threading]"},
      {approaches("[[threading]]"),
       "6:14: approaches[0]: got a list, expected an approach such as threading, {threading: {threads: 8}} or "
       "{approach: threading, threads: 8}; write e.g. approaches: [sequential, threading]"},
  });
}

TEST_CASE("wrong input: a workload that an approach cannot play") {
  const std::string text =
      "workload:\n  tasks: 2\n  objects: {cache: lock, own: lock, inbox: queue}\n"
      "  steps: [{with: {cache: [{python: 1 ms}]}}, {choose: [{p: 0.5, steps: [{get: inbox}]}, {steps: []}]}]\n"
      "  background:\n    - steps: [{python: 1 ms}, {BACKGROUND}]\napproaches: [threading, {asyncio: {label: loop}}]\n";
  const auto with = [&](const std::string& background, const Overrides& overrides = {}) {
    std::string changed = text;
    changed.replace(changed.find("BACKGROUND"), 10, background);
    return message_of(changed, overrides);
  };
  const std::string why =
      ", which tasks use too; under \"loop\" theirs is asyncio's own, which no thread can share; give the background "
      "an object of its own, or remove that approach";
  CHECK(with("with: {cache: [{python: 1 ms}]}") ==
        "f.yaml:6:46: workload.background[0].steps[1].with.cache: got \"cache\"" + why);
  CHECK(with("put: inbox") == "f.yaml:6:37: workload.background[0].steps[1].put: got \"inbox\"" + why);
  CHECK(with("with: {own: [{python: 1 ms}]}") == "no error");
  CHECK(with("put: inbox", {"approaches=[threading]"}) == "no error");

  const auto job = [](const std::string& key, const std::string& approach) {
    return message_of("machine: {cores: 2}\nworkload:\n  jobs:\n    - {name: A, steps: [{cpu: 1 ms}], " + key +
                      "}\napproaches: [threading, native_threads, multiprocessing" + approach + "]\n");
  };
  CHECK(job("nice: 5", ", asyncio") ==
        "f.yaml:4:45: workload.jobs[0].nice: got nice, for which a job needs a thread of its own; there is none under "
        "\"asyncio\"; remove one of the two; native_threads and threading without threads, and multiprocessing without "
        "workers, have one for each job");
  CHECK(job("nice: 0, affinity: [0]", ", {threading: {threads: 2}}").find(
            "4:58: workload.jobs[0].affinity: got affinity, for which a job needs a thread of its own; there is none "
            "under \"threading(threads=2)\"") != std::string::npos);
  CHECK(job("priority: 3", ", {multiprocessing: {workers: 2}}").find(
            "4:49: workload.jobs[0].priority: got priority") != std::string::npos);
  for (const char* approach : {", sequential", ", futures", ", {futures: {executor: process}}"})
    CHECK(job("nice: 5", approach).find("workload.jobs[0].nice: got nice") != std::string::npos);
  CHECK(job("nice: 5, affinity: [1], priority: 2", "") == "no error");
}

TEST_CASE("wrong input: a runtime that nothing keeps") {
  const auto job = [](const std::string& keys, const std::string& approaches) {
    return message_of("workload:\n  jobs:\n    - {name: A, steps: [{cpu: 1 ms}], " + keys + "}\napproaches: [" +
                      approaches + "]\n");
  };
  const std::string keys = "runtime: 5 ms, period: 20 ms";
  const std::string edf = "{native_threads: {label: edf, os: {policy: deadline}}}";
  CHECK(job(keys, "native_threads") ==
        "f.yaml:3:48: workload.jobs[0].runtime: got \"5 ms\" for a job that is not of class deadline under the policy "
        "eevdf, which would ignore it; expected a class or policy that keeps it; write class: deadline, or os: "
        "{policy: deadline}, or remove it");
  CHECK(job(keys + ", class: fifo, priority: 1", "native_threads, {native_threads: {label: l, os: {policy: cfs}}}")
            .find("under the policy cfs, eevdf, which") != std::string::npos);
  CHECK(job(keys + ", class: deadline", "native_threads") == "no error");
  CHECK(job(keys + ", class: deadline", "{native_threads: {label: rt, os: {policy: rt}}}")
            .find("for a job of class deadline under the policy rt, which would ignore it") != std::string::npos);
  CHECK(job(keys, edf) == "no error");
  CHECK(job(keys, "native_threads, " + edf) == "no error");   // compared: one of them keeps it
  CHECK(job(keys, "{threading: {threads: 2, os: {policy: deadline}}}").find("runtime: got runtime, for which a job "
                                                                            "needs a thread") != std::string::npos);
}

TEST_CASE("wrong input: an option --set") {
  const std::vector<Wrong> all = {
      {"machine.cores=0", "machine.cores: got \"0\", expected a whole number >= 1; write e.g. cores: 4"},
      {"machine.croes=4",
       "machine: got the key \"croes\", expected one of preset, cores, smt, sockets, nodes, caches, "
       "smt_speed, context_switch, "
       "migration, cache_line, atomic_operation, wake_idle, idle_enter, idle_exit, idle_charge, idle_poll, "
       "cache_cooling, cache_refill, code_cooling, code_refill, wake_remote, syscall, futex_wake, timer_arm, "
       "timer_expire, copy_kib, cache_size, memory_kib, page_fault, memory, devices, platform, host; did "
       "you mean \"cores\"?"},
      {"machine", "got no =, expected PATH=VALUE; write e.g. --set machine.cores=8"},
      {"=4", "got no path, expected PATH=VALUE; write e.g. --set machine.cores=8"},
      {"machine.=4", "got an empty name in the path, expected e.g. machine.cores"},
      {"machine..cores=4", "got an empty name in the path, expected e.g. machine.cores"},
      {"workload.steps[0].python=3",
       "workload.steps[0].python: got \"3\", expected a duration with its unit (ns, us, ms, s, min, h); write "
       "e.g. python: 2 ms"},
      {"workload.steps[7]={python: 3 ms}", "workload.steps has 1 entries, counted from 0; [1] appends one"},
      {"workload.steps[x]=1", "got a wrong index, expected e.g. workload.steps[0]"},
      {"workload.steps[0=1", "got a wrong index, expected e.g. workload.steps[0]"},
      {"workload.tasks[0]=1", "workload.tasks is not a list, which an index would need"},
      {"title.x=1", "title: got a map, expected one line of text; write e.g. title: Downloads"},
      {"approaches[0].workers=4", "approaches[0]: got the key \"workers\", expected one of approach, machine, "
       "os, python, label"},
      {"machine.cores=[1", "not YAML: got a [ that nothing closes; close it with ]"},
      {"machine.cores=", "machine.cores: got nothing, expected a whole number >= 1; write e.g. cores: 4"},
      {"workload.steps[0]python=1", "expected . or [ after an index"},
      {"workload.steps[1]={python: 3}",
       "workload.steps[1].python: got \"3\", expected a duration with its unit (ns, us, ms, s, min, h); write "
       "e.g. python: 2 ms"},
      {"machine.cores=4\n---\n5", "got a second document, expected one; remove the --- and what follows it"},
  };
  for (const Wrong& wrong : all) {
    CAPTURE(wrong.text);
    std::string option = "--set " + wrong.text;
    for (char& c : option)
      if (c == '\n') c = ' ';
    CHECK(message_of(machine(good_machine), {wrong.text}) == option + ": " + wrong.message);
  }
}
