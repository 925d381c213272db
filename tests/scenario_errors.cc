// Wrong input of every kind, and what is said about it: place, path, value, what was expected, the remedy.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

using namespace interleave;

namespace {

const std::string good_machine =
    "{cores: 2, devices: {net: {latency: 30 ms, bandwidth: 1 Gbps}, ssd: {read: 2 GB/s}, user: {latency: 4 s}}}";

std::string document(const std::string& machine, const std::string& steps, const std::string& approaches) {
  return "machine: " + machine +
         "\nworkload:\n  tasks: 3\n  objects: {cache: lock, db: {semaphore: 2}, inbox: {queue: 5}}\n  steps: [" +
         steps + "]\napproaches: " + approaches + "\n";
}

// A right scenario but for one part.
std::string machine(const std::string& text) { return document(text, "{python: 2 ms}", "[sequential, threading]"); }
std::string steps(const std::string& text) { return document(good_machine, text, "[sequential, threading]"); }
std::string approaches(const std::string& text) { return document(good_machine, "{python: 2 ms}", text); }
std::string with_key(const std::string& text) { return machine(good_machine) + text + "\n"; }
std::string workload(const std::string& text) { return "workload: {" + text + "}\napproaches: [sequential]\n"; }

std::string message_of(const std::string& text, const Overrides& overrides = {}) {
  try {
    parse_scenario(text, "f.yaml", overrides);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

struct Wrong { std::string text, message; };

void check(const std::vector<Wrong>& all) {
  for (const Wrong& wrong : all) {
    CAPTURE(wrong.text);
    CHECK(message_of(wrong.text) == "f.yaml:" + wrong.message);
  }
}

}  // namespace

TEST_CASE("the scenario that the wrong ones start from is right") {
  CHECK(message_of(machine(good_machine)) == "no error");
}

TEST_CASE("wrong input: a document") {
  check({
      {"", "1:1: got nothing, expected a scenario; start with workload: and approaches:"},
      {"# nothing\n", "1:1: got nothing, expected a scenario; start with workload: and approaches:"},
      {"just text\n",
       "1:1: got \"just text\", expected a map with the keys schema, title, notes, seed, machine, os, python, "
       "workload, approaches, limits"},
      {"[1, 2]\n",
       "1:1: got a list, expected a map with the keys schema, title, notes, seed, machine, os, python, workload, "
       "approaches, limits"},
      {"workload: {tasks: 1}\n",
       "1:11: workload: got no \"steps\", expected what a task does; write e.g. steps: [{python: 2 ms}]"},
      {"approaches: [sequential]\n",
       "1:1: got no \"workload\", expected what is to be done; write e.g. workload: {tasks: 4, steps: [{python: "
       "2 ms}]}"},
      {"machine: {cores: 2, devices: {net: {latency: 30 ms, bandwidth: 1 Gbps}, ssd: {read: 2 GB/s}, user: {latency: 4 "
       "s}}}\nworkload:\n  tasks: 3\n  objects: {cache: lock, db: {semaphore: 2}, inbox: {queue: 5}}\napproaches: "
       "[sequential, threading]\n",
       "3:3: workload: got no \"steps\", expected what a task does; write e.g. steps: [{python: 2 ms}]"},
      {"a: 1\na: 2\n", "2:1: got the key \"a\" twice, first in line 1; remove one"},
      {"a: \"x\n", "1:4: got a \" that nothing closes; close the quoted text"},
      {"a: 'x\n", "1:4: got a ' that nothing closes; close the quoted text"},
      {"a: &x [*x]\n", "1:8: got an alias of what it stands in itself; write it out"},
      {"a: 1\n---\nb: 2\n", "2:1: got a second document, expected one; remove the --- and what follows it"},
      {"a:\t1\n", "1:3: got a tab, expected spaces; indent and separate with spaces"},
      {"a: 1\n\tb: 2\n", "2:1: got a tab, expected spaces; indent and separate with spaces"},
      {"a: !!python/object:os.system x\n",
       "1:4: got the tag \"tag:yaml.org,2002:python/object:os.system\", expected plain YAML; remove the tag"},
      {"<<: {a: 1}\n", "1:1: got the merge key <<, expected plain keys; write the keys out"},
      {"a: \001\n", "1:4: got the control character 0x01, expected printable text; is this a text file?"},
      {"a: {b: 1\n", "2:1: not YAML: end of map flow not found"},
      {"%YAML 1.1\n---\na: 1\n", "1:1: got a % directive, expected plain YAML; remove the line"},
      {"? [a]\n: 1\n", "1:3: got no plain name as a key, expected NAME: VALUE"},
      {"a: *x\n", "1:4: not YAML: the referenced anchor is not defined"},
      {"a:\n  b: 1\n c: 2\n", "3:2: not YAML: end of map not found"},
      {"- 1\nb: 2\n", "2:1: this does not belong to what stands above it; check dashes and indentation"},
      {"ü: \"é\n", "1:4: got a \" that nothing closes; close the quoted text"},
  });
}

TEST_CASE("wrong input: a key at the top") {
  check({
      {with_key("machien: {cores: 4}"),
       "7:1: got the key \"machien\", expected one of schema, title, notes, seed, machine, os, python, workload, "
       "approaches, limits; did you mean \"machine\"?"},
      {with_key("schema: 2"), "7:9: schema: got \"2\", expected 1; write e.g. schema: 1"},
      {with_key("seed: -1"),
       "7:7: seed: got \"-1\", expected a whole number from 0 to 18446744073709551615; write e.g. seed: 42"},
      {with_key("seed: 010"),
       "7:7: seed: got \"010\", expected a whole number from 0 to 18446744073709551615; write e.g. seed: 42"},
      {with_key("seed: 18446744073709551616"),
       "7:7: seed: got \"18446744073709551616\", expected a whole number from 0 to 18446744073709551615; write "
       "e.g. seed: 42"},
      {with_key("title: [a]"), "7:8: title: got a list, expected one line of text; write e.g. title: Downloads"},
      {with_key("title:"), "7:1: title: got nothing, expected one line of text; write e.g. title: Downloads"},
      {with_key("limits: {events: 0}"),
       "7:18: limits.events: got \"0\", expected a whole number >= 1; write e.g. events: 1000000000"},
      {with_key("limits: {simulated: 1}"),
       "7:21: limits.simulated: got \"1\", expected a duration with its unit (ns, us, ms, s, min, h); write e.g. "
       "simulated: 1 h"},
      {with_key("limits: {evnts: 3}"),
       "7:10: limits: got the key \"evnts\", expected one of simulated, events, memory; did you mean \"events\"?"},
      {with_key("os: linux-6.81"),
       "7:5: os: got \"linux-6.81\", expected an operating system, one of linux-6.18, linux-6.6, textbook; did "
       "you mean \"linux-6.18\"?; write e.g. os: linux-6.18"},
      {with_key("os: {preset: linux}"),
       "7:14: os.preset: got \"linux\", expected an operating system, one of linux-6.18, linux-6.6, textbook"},
      {with_key("os: {policy: roundrobin}"),
       "7:14: os.policy: got \"roundrobin\", expected a policy, one of fifo, round_robin, eevdf; did you mean "
       "\"round_robin\"?; write e.g. policy: round_robin"},
      {with_key("os: {quantum: 4 ms}"),
       "7:15: os.quantum: got a quantum, but the policy eevdf has none; write policy: round_robin too"},
      {with_key("os: {policy: round_robin, base_slice: 1 ms}"),
       "7:39: os.base_slice: got a base_slice, but the policy round_robin has none; write policy: eevdf too"},
      {with_key("os: {policy: round_robin, quantum: 0 ms}"),
       "7:36: os.quantum: got \"0 ms\", expected a duration above 0; write e.g. quantum: 4 ms"},
      {with_key("os: {run_queues: shared, placement: linux}"),
       "7:37: os.placement: got linux placement with one shared run queue; write run_queues: per_core"},
      {with_key("os: {run_queues: one}"),
       "7:18: os.run_queues: got \"one\", expected run queues, one of per_core, shared; write e.g. run_queues: "
       "shared"},
      {with_key("os: {policy: fifo, hrtick: true}"),
       "7:28: os.hrtick: got hrtick without ticks, where slices end exactly anyway; remove it or give hz"},
      {with_key("os: {hrtick: yes}"), "7:14: os.hrtick: got \"yes\", expected true or false; write e.g. hrtick: true"},
      {with_key("os: {group: {}}"),
       "7:6: os: got the key \"group\", which is not supported yet; supported keys: preset, policy, quantum, "
       "base_slice, hz, hrtick, run_queues, timer_slack, placement"},
      {with_key("os: [a]"),
       "7:5: os: got a list, expected a map with the keys preset, policy, quantum, base_slice, hz, hrtick, "
       "run_queues, timer_slack, placement; write e.g. os: linux-6.18"},
      {with_key("python: cpython-3.12x"),
       "7:9: python: got \"cpython-3.12x\", expected a profile, one of cpython-3.11, or a file that ends in "
       ".yaml; did you mean \"cpython-3.11\"?"},
      {with_key("python: my.yaml"), "7:9: python: my.yaml: no such file; check the name and the folder"},
      {with_key("python: {switch_interval: 0}"),
       "7:27: python.switch_interval: got \"0\", expected a duration above 0; write e.g. switch_interval: 5 ms"},
      {with_key("python: {gil: none}"),
       "7:15: python.gil: got \"none\", expected a kind of GIL, one of modern; write e.g. gil: modern"},
      {with_key("python: {gil_tke: 1 us}"),
       "7:10: python: got the key \"gil_tke\", expected one of profile, gil, switch_interval, "
       "default_cpus_bonus, process_memory, gil_take, gil_drop, gil_poll, gil_wait_entry, gil_wake_exit, "
       "call_overhead, thread_create, thread_bootstrap, thread_exit, thread_join, lock_operation, "
       "queue_operation, fork_parent, fork_child, process_start, process_bootstrap, process_exit, process_join, "
       "interpreter_start, pickle, unpickle, pickle_kib, unpickle_kib, pipe_operation, "
       "socket_operation, executor_submit, executor_item, selector_wait, pool_task, loop_iteration, loop_handle, "
       "task_create; "
       "did you mean \"gil_take\"?"},
      {with_key("python: {profile: cpython-9}"),
       "7:19: python.profile: got \"cpython-9\", expected a profile, one of cpython-3.11, or a file that ends in "
       ".yaml"},
  });
}

TEST_CASE("wrong input: the machine") {
  check({
      {machine("{cores: 0}"), "1:18: machine.cores: got \"0\", expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: 010}"),
       "1:18: machine.cores: got \"010\", expected a whole number >= 1, without leading zeros; write e.g. cores: "
       "4"},
      {machine("{cores: 0x10}"),
       "1:18: machine.cores: got \"0x10\", expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: 1e3}"), "1:18: machine.cores: got \"1e3\", expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: 1_000}"),
       "1:18: machine.cores: got \"1_000\", expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: 1.5}"), "1:18: machine.cores: got \"1.5\", expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: \"4\"}"),
       "1:18: machine.cores: got the quoted text \"4\", expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: []}"),
       "1:18: machine.cores: got an empty list, expected a whole number >= 1 or a list such as [{count: 4, "
       "speed: 1.0}]; write e.g. cores: 4"},
      {machine("{cores: }"), "1:11: machine.cores: got nothing, expected a whole number >= 1; write e.g. cores: 4"},
      {machine("{cores: [{speed: 1.0}]}"),
       "1:19: machine.cores[0]: got no \"count\", expected cores of this kind; write e.g. count: 4"},
      {machine("{cores: [{count: 2, speed: 0}]}"),
       "1:37: machine.cores[0].speed: got \"0\", expected a speed above 0, at most 1000 (1.0 is a full core); "
       "write e.g. speed: 0.55"},
      {machine("{cores: [{count: 2, speed: 0.1234567}]}"),
       "1:37: machine.cores[0].speed: got \"0.1234567\", expected a number with at most 6 places after the "
       "point; write e.g. speed: 0.55"},
      {machine("{cores: 5000}"),
       "1:18: machine.cores: got \"5000\", expected a whole number <= 4096; write e.g. cores: 4"},
      {machine("{crores: 4}"),
       "1:11: machine: got the key \"crores\", expected one of preset, cores, smt, smt_speed, context_switch, "
       "migration, wake_idle, idle_poll, wake_remote, syscall, futex_wake, timer_arm, copy_kib, memory, devices, "
       "platform, host; did "
       "you mean \"cores\"?"},
      {machine("laptop"),
       "1:10: machine: got \"laptop\", expected a machine, one of laptop-4p8e, milan-2vcpu, server-4; write e.g. "
       "machine: "
       "{cores: 4}"},
      {machine("[4]"),
       "1:10: machine: got a list, expected a machine's name, one of laptop-4p8e, milan-2vcpu, server-4, or a map such "
       "as "
       "{cores: 4}; write e.g. machine: {cores: 4}"},
      {machine("4"),
       "1:10: machine: got \"4\", expected a machine, one of laptop-4p8e, milan-2vcpu, server-4; write e.g. machine: "
       "{cores: "
       "4}"},
      {machine("{preset: server-5}"),
       "1:19: machine.preset: got \"server-5\", expected a machine, one of laptop-4p8e, milan-2vcpu, server-4; did you "
       "mean "
       "\"server-4\"?"},
      {machine("{cores: 2, smt_speed: 0.5}"),
       "1:32: machine.smt_speed: got smt_speed, but cores have one thread each; add smt: 2 or remove it"},
      {machine("{context_switch: 2}"),
       "1:27: machine.context_switch: got \"2\", expected a duration with its unit (ns, us, ms, s, min, h); "
       "write e.g. context_switch: 2 us"},
      {machine("{context_switch: 2 sec}"),
       "1:27: machine.context_switch: got \"2 sec\", expected a duration with a unit of ns, us, ms, s, min, h; "
       "did you mean \"s\"?; write e.g. context_switch: 2 us"},
      {machine("{context_switch: 2 US}"),
       "1:27: machine.context_switch: got \"2 US\", expected a duration with a unit of ns, us, ms, s, min, h; "
       "did you mean \"us\"?; write e.g. context_switch: 2 us"},
      {machine("{context_switch: -2 us}"),
       "1:27: machine.context_switch: got \"-2 us\", expected a duration of 0 or more; write e.g. "
       "context_switch: 2 us"},
      {machine("{context_switch: 1.5 ns}"),
       "1:27: machine.context_switch: got \"1.5 ns\", expected a duration without a rest below 1 ns; write e.g. "
       "context_switch: 2 us"},
      {machine("{context_switch: 1e3 us}"),
       "1:27: machine.context_switch: got \"1e3 us\", expected a duration: a plain decimal number and a unit "
       "(ns, us, ms, s, min, h); write e.g. context_switch: 2 us"},
      {machine("{context_switch: 1_0 us}"),
       "1:27: machine.context_switch: got \"1_0 us\", expected a duration: a plain decimal number and a unit "
       "(ns, us, ms, s, min, h); write e.g. context_switch: 2 us"},
      {machine("{context_switch: 02 us}"),
       "1:27: machine.context_switch: got \"02 us\", expected a duration: a plain decimal number and a unit (ns, "
       "us, ms, s, min, h); write e.g. context_switch: 2 us"},
      {machine("{context_switch: 200000000000 s}"),
       "1:27: machine.context_switch: got \"200000000000 s\", expected a duration of at most 4611686018427387903 "
       "ns; write e.g. context_switch: 2 us"},
      {machine("{context_switch: 99999999999999999999999999999999999999999 s}"),
       "1:27: machine.context_switch: got \"99999999999999999999999999999999999999999 s\", expected a duration "
       "of at most 4611686018427387903 ns; write e.g. context_switch: 2 us"},
      {machine("{context_switch: .5 us}"),
       "1:27: machine.context_switch: got \".5 us\", expected a duration: a plain decimal number and a unit (ns, "
       "us, ms, s, min, h); write e.g. context_switch: 2 us"},
      {machine("{memory: 16 KB}"),
       "1:19: machine.memory: got \"16 KB\", expected a size with a unit of B, kB, KiB, MB, MiB, GB, GiB, TB, "
       "TiB; did you mean \"kB\"?; write e.g. memory: 16 GiB"},
      {machine("{memory: 0}"), "1:19: machine.memory: got \"0\", expected a size above 0; write e.g. memory: 16 GiB"},
      {machine("{memory: 1.5 B}"),
       "1:19: machine.memory: got \"1.5 B\", expected a size without a rest below 1 B; write e.g. memory: 16 GiB"},
      {machine("{wake_idle: [{idle: 1 s, latency: 1 us}]}"),
       "1:30: machine.wake_idle[0].idle: got a first idle time above 0, expected 0 s"},
      {machine("{wake_idle: [{idle: 0, latency: 1 us}, {idle: 0 s, latency: 1 us}]}"),
       "1:56: machine.wake_idle[1].idle: got an idle time no longer than the one before, expected ascending ones"},
      {machine("{wake_idle: {unifrom: {min: 1 us, max: 2 us}}}"),
       "1:23: machine.wake_idle: got the key \"unifrom\", expected one of uniform, exponential, normal, "
       "lognormal, gamma, pareto, empirical; did you mean \"uniform\"?"},
      {machine("{wake_idle: {uniform: {min: 3 us, max: 2 us}}}"),
       "1:49: machine.wake_idle.uniform.max: got \"2 us\", expected no less than min, \"3 us\""},
      {machine("{wake_idle: {uniform: {min: 3 us}}}"),
       "1:32: machine.wake_idle.uniform: got no \"max\", expected the greatest value; write e.g. max: 20 ms"},
      {machine("{wake_idle: {}}"),
       "1:22: machine.wake_idle: got an empty map, expected a map with one of the keys uniform, exponential, "
       "normal, lognormal, gamma, pareto, empirical; write e.g. wake_idle: 5 us"},
      {machine("{wake_idle: {uniform: {min: 1 us, max: 2 us}, normal: {mean: 1 us, sd: 0}}}"),
       "1:56: machine.wake_idle: got both \"uniform\" and \"normal\", expected one of them; remove one"},
      {machine("{wake_idle: {exponential: {mean: 0 us}}}"),
       "1:43: machine.wake_idle.exponential.mean: got \"0 us\", expected a duration above 0; write e.g. mean: 5 "
       "ms"},
      {machine("{wake_idle: {exponential: 5 ms}}"),
       "1:36: machine.wake_idle.exponential: got \"5 ms\", expected a map with the keys mean; write e.g. "
       "exponential: {mean: 5 ms}"},
      {machine("{wake_idle: {lognormal: {median: 5 ms, sigma: -1}}}"),
       "1:56: machine.wake_idle.lognormal.sigma: got \"-1\", expected a plain decimal number of 0 or more; write "
       "e.g. sigma: 0.8"},
      {machine("{wake_idle: {gamma: {mean: 5 ms, shape: 0}}}"),
       "1:50: machine.wake_idle.gamma.shape: got \"0\", expected a number above 0; write e.g. shape: 2"},
      {machine("{wake_idle: {empirical: {p50: 1 us, p100: 2 us}}}"),
       "1:34: machine.wake_idle.empirical: got quantiles that do not go from p0 to p100; give both, the least "
       "and the greatest value"},
      {machine("{wake_idle: {empirical: {p0: 1 us, p100: 500 ns}}}"),
       "1:51: machine.wake_idle.empirical.p100: got \"500 ns\", less than the quantile before it, expected "
       "ascending values"},
      {machine("{wake_idle: {empirical: {p0: 1 us, p90: 2 us, p50: 3 us, p100: 4 us}}}"),
       "1:61: machine.wake_idle.empirical.p50: got p50 after a higher quantile, expected them in ascending order"},
      {machine("{wake_idle: {empirical: {p0: 1 us, p101: 4 us}}}"),
       "1:45: machine.wake_idle.empirical: got the key \"p101\", expected quantiles p0 to p100 such as p0, p50, "
       "p99.9, p100"},
      {machine("{wake_idle: {empirical: no-such-file.txt}}"),
       "1:34: machine.wake_idle.empirical: no-such-file.txt: no such file; check the name and the folder"},
      {machine("{wake_idle: {empirical: [1 us]}}"),
       "1:34: machine.wake_idle.empirical: got a list, expected quantiles such as {p0: 40 us, p50: 52 us, p100: "
       "180 us} or the name of a file with one sample on each line"},
      {machine("{devices: {net: {}}}"),
       "1:26: machine.devices.net: got an empty device, expected a latency or a bandwidth"},
      {machine("{devices: {net: {bandwith: 1 Gbps}}}"),
       "1:27: machine.devices.net: got the key \"bandwith\", expected one of latency, bandwidth, read, write, "
       "queue; did you mean \"bandwidth\"?"},
      {machine("{devices: {net: {bandwidth: 1 Gb}}}"),
       "1:38: machine.devices.net.bandwidth: got \"1 Gb\", expected a bandwidth with a unit of bps, kbps, Mbps, "
       "Gbps, Tbps, B/s, kB/s, MB/s, GB/s, TB/s, KiB/s, MiB/s, GiB/s; did you mean \"Gbps\"?; write e.g. "
       "bandwidth: 1 Gbps"},
      {machine("{devices: {net: {bandwidth: 0}}}"),
       "1:38: machine.devices.net.bandwidth: got \"0\", expected a bandwidth above 0; write e.g. bandwidth: 1 "
       "Gbps"},
      {machine("{devices: {net: {bandwidth: 1 Gbps, read: 1 MB/s}}}"),
       "1:52: machine.devices.net.read: got both bandwidth and read, expected a link (bandwidth) or a disk "
       "(read, write); remove one"},
      {machine("{devices: {net: {latency: 1 s, queue: 4}}}"),
       "1:48: machine.devices.net.queue: got a queue without a bandwidth, expected a device that transfers; give "
       "read and write"},
      {machine("{devices: [net]}"),
       "1:20: machine.devices: got a list, expected a map of devices such as {net: {latency: 30 ms, bandwidth: 1 "
       "Gbps}}; write e.g. devices: {net: {latency: 30 ms, bandwidth: 1 Gbps}}"},
      {machine("{host: a}"), "1:10: machine: got a host without a platform; add platform: FILE.xml"},
      {machine("{platform: no-such.xml, host: a}"),
       "1:21: machine.platform: no-such.xml: no such file; check the name and the folder"},
      {machine("{platform: no-such.xml, devices: {}}"),
       "1:21: machine.platform: no-such.xml: no such file; check the name and the folder"},
  });
}

TEST_CASE("wrong input: a step") {
  check({
      {steps(""),
       "5:10: workload.steps: got an empty list, expected a list of one or more steps; write e.g. steps: "
       "[{python: 2 ms}]"},
      {steps("sleep"),
       "5:11: workload.steps[0]: got \"sleep\", expected a map with the keys python, native, cpu, sleep, "
       "receive, send, read, write, input, with, put, get, choose, spawn, join, offload; write e.g. steps: "
       "[{python: 2 ms}]"},
      {steps("{}"),
       "5:11: workload.steps[0]: got an empty map, expected a map with one of the keys python, native, cpu, "
       "sleep, receive, send, read, write, input, with, put, get, choose, spawn, join; write e.g. steps: "
       "[{python: 2 ms}]"},
      {steps("{pyhton: 2 ms}"),
       "5:12: workload.steps[0]: got the key \"pyhton\", expected one of python, native, cpu, sleep, receive, "
       "send, read, write, input, with, put, get, choose, spawn, join, offload; did you mean \"python\"?"},
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
       "5:33: workload.steps[0].native: got the key \"cal\", expected one of time, call; did you mean \"call\"?"},
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
       "5:26: workload.steps[0].with.cahce: got \"cahce\", expected a lock or semaphore of workload.objects, one "
       "of cache, db; did you mean \"cache\"?"},
      {steps("{with: {inbox: [{python: 1 ms}]}}"),
       "5:26: workload.steps[0].with.inbox: got \"inbox\", expected a lock or semaphore of workload.objects, one "
       "of cache, db"},
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
       "receive, send, read, write, input, with, put, get, choose, spawn, join; write e.g. steps: [{python: 2 "
       "ms}]"},
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
      {workload("jobs: [{name: A, steps: [{cpu: 1 ms}], deadline: 20 ms}]"),
       "1:51: workload.jobs[0]: got the key \"deadline\", which is not supported yet; supported keys: name, "
       "arrive, nice, affinity, priority, steps, repeat"},
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
       "1:23: workload.arrivals: got the key \"possion\", expected one of poisson, every; did you mean "
       "\"poisson\"?"},
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
       "1:57: workload.objects.a: got \"mutex\", expected an object: lock, {semaphore: 10} or {queue: 100}; as a "
       "single word, one of lock, queue"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], objects: {a: {semaphore: 0}}"),
       "1:69: workload.objects.a.semaphore: got \"0\", expected a whole number >= 1; write e.g. semaphore: 10"},
      {workload("tasks: 1, steps: [{cpu: 1 ms}], group: {}"),
       "1:44: workload: got the key \"group\", which is not supported yet; supported keys: tasks, jobs, "
       "arrivals, clients, steps, repeat, for, cpu_demand, arguments, results, main_import, memory, "
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
       "threading, multiprocessing, futures, asyncio; did you mean \"threading\"?; write e.g. approaches: "
       "[sequential, threading]"},
      {approaches("[{treading: {}}]"),
       "6:15: approaches[0]: got the key \"treading\", expected one of sequential, native_threads, threading, "
       "multiprocessing, futures, asyncio; did you mean \"threading\"?"},
      {approaches("[{threading: {workers: 4}}]"),
       "6:27: approaches[0].threading: got the key \"workers\", expected one of threads, label"},
      {approaches("[{approach: threading, worker: 4}]"),
       "6:36: approaches[0]: got the key \"worker\", expected one of approach, threads, label"},
      {approaches("[{threading: {threads: 0}}]"),
       "6:36: approaches[0].threading.threads: got \"0\", expected a whole number >= 1; write e.g. threads: 8"},
      {approaches("[{threading: {threads: many}}]"),
       "6:36: approaches[0].threading.threads: got \"many\", expected a whole number >= 1; write e.g. threads: 8"},
      {approaches("[threading, threading]"),
       "6:25: approaches[1]: got the label \"threading\", that of approaches[0] too; add e.g. label: threading-2"},
      {approaches("[{threading: {threads: 2, label: threading}}, threading]"),
       "6:59: approaches[1]: got the label \"threading\", that of approaches[0] too; add e.g. label: threading-2"},
      {approaches("[{futures: {executor: interpreter}}]"),
       "6:35: approaches[0].futures.executor: got \"interpreter\", expected an executor, one of thread, process; "
       "write e.g. executor: process"},
      {approaches("[{futures: {start: spawn}}]"),
       "6:32: approaches[0].futures.start: got start without processes; write executor: process, or remove it"},
      {approaches("[{multiprocessing: {chunksize: 2}}]"),
       "6:44: approaches[0].multiprocessing.chunksize: got chunksize without workers; add e.g. workers: 4 for a "
       "Pool, or remove it"},
      {approaches("[{multiprocessing: {workers: 2, chunksize: 2, method: apply_async}}]"),
       "6:56: approaches[0].multiprocessing.chunksize: got chunksize without a method that sends chunks; write "
       "e.g. method: map"},
      {approaches("[{asyncio: {workers: 2}}]"),
       "6:34: approaches[0].asyncio.workers: got workers without anything to offload; write e.g. offload: "
       "thread, or remove it"},
      {approaches("[{asyncio: {loop: uvloop}}]"),
       "6:25: approaches[0].asyncio: got the key \"loop\", which is not supported yet; supported keys: limit, "
       "offload, workers, label"},
      {approaches("[{prefork: {processes: 2}}]"),
       "6:15: approaches[0]: got the key \"prefork\", which is not supported yet; supported keys: sequential, "
       "native_threads, threading, multiprocessing, futures, asyncio"},
      {approaches("[{threading: {}, asyncio: {}}]"),
       "6:14: approaches[0]: got a map, expected an approach such as threading, {threading: {threads: 8}} or "
       "{approach: threading, threads: 8}; write e.g. approaches: [sequential, threading]"},
      {approaches("[[threading]]"),
       "6:14: approaches[0]: got a list, expected an approach such as threading, {threading: {threads: 8}} or "
       "{approach: threading, threads: 8}; write e.g. approaches: [sequential, threading]"},
  });
}

TEST_CASE("wrong input: an option --set") {
  const std::vector<Wrong> all = {
      {"machine.cores=0", "machine.cores: got \"0\", expected a whole number >= 1; write e.g. cores: 4"},
      {"machine.croes=4",
       "machine: got the key \"croes\", expected one of preset, cores, smt, smt_speed, context_switch, "
       "migration, wake_idle, idle_poll, wake_remote, syscall, futex_wake, timer_arm, copy_kib, memory, devices, "
       "platform, host; did "
       "you mean \"cores\"?"},
      {"machine", "got no =, expected PATH=VALUE; write e.g. --set machine.cores=8"},
      {"=4", "got no path, expected PATH=VALUE; write e.g. --set machine.cores=8"},
      {"machine.=4", "got an empty name in the path, expected e.g. machine.cores"},
      {"machine..cores=4", "got an empty name in the path, expected e.g. machine.cores"},
      {"workload.steps[0].python=3",
       "workload.steps[0].python: got \"3\", expected a duration with its unit (ns, us, ms, s, min, h); write "
       "e.g. python: 2 ms"},
      {"workload.steps[7]={python: 3 ms}", "workload.steps has 1 entries, counted from 0"},
      {"workload.steps[x]=1", "got a wrong index, expected e.g. workload.steps[0]"},
      {"workload.steps[0=1", "got a wrong index, expected e.g. workload.steps[0]"},
      {"workload.tasks[0]=1", "workload.tasks is not a list, which an index would need"},
      {"title.x=1", "title: got a map, expected one line of text; write e.g. title: Downloads"},
      {"approaches[0].workers=4", "approaches[0]: got the key \"workers\", expected one of approach, label"},
      {"machine.cores=[1", "not YAML: end of sequence flow not found"},
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
