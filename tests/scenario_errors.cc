// Wrong input of every kind, and what is said about it: place, path, value, what was expected, the remedy.
#include "tests/wrong.h"

using namespace interleave;

namespace {

// As the messages list them.
const std::string presets = "linux-6.18, linux-6.6, linux-5.15, windows-nt, textbook";
const std::string policies =
    "fifo, sjf, srtf, round_robin, priority, mlfq, lottery, stride, o1, cfs, eevdf, windows_nt, rt, deadline";
const std::string os_keys =
    "preset, policy, hz, tick_phase, hrtick, run_queues, timer_slack, placement, idle_scan, newidle, wakeup_packing, "
    "classes, rr_slice, groups, group, quantum, preemptive, ageing, levels, "
    "quanta, allotments, boost, io_bump, io_renews, compensation, separation, io_boost, latency, min_granularity, "
    "wakeup_granularity, "
    "base_slice";

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
      {"a: {b: 1\n", "2:1: not YAML: got a { that nothing closes; close it with }"},
      {"%YAML 1.1\n---\na: 1\n", "1:1: got a % directive, expected plain YAML; remove the line"},
      {"? [a]\n: 1\n", "1:3: got no plain name as a key, expected NAME: VALUE"},
      {"a: *x\n", "1:4: not YAML: got an alias *NAME without an anchor &NAME above it; write it out"},
      {"a:\n  b: 1\n c: 2\n",
       "3:2: not YAML: this does not belong to the map above it; check the indentation and the quotes"},
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
       "7:5: os: got \"linux-6.81\", expected an operating system, one of " + presets + "; did "
       "you mean \"linux-6.18\"?; write e.g. os: linux-6.18"},
      {with_key("os: {preset: linux}"),
       "7:14: os.preset: got \"linux\", expected an operating system, one of " + presets + "; did you mean "
       "\"linux-6.18\"?"},
      {with_key("os: {policy: roundrobin}"),
       "7:14: os.policy: got \"roundrobin\", expected a policy, one of " + policies + "; did you mean "
       "\"round_robin\"?; write e.g. policy: round_robin"},
      {with_key("os: {quantum: 4 ms}"),
       "7:15: os.quantum: got quantum, which the policy eevdf does not know; it is an option of round_robin, "
       "priority, mlfq, lottery, stride, windows_nt"},
      {with_key("os: {policy: round_robin, base_slice: 1 ms}"),
       "7:39: os.base_slice: got base_slice, which the policy round_robin does not know; it is an option of eevdf"},
      {with_key("os: {policy: mlfq, quanta: [1 ms, 2 ms], allotments: [1 ms]}"),
       "7:54: os.allotments: got 1 duration for 2 levels; write one for each level, the top one first"},
      {with_key("os: {policy: mlfq, levels: 3, quanta: [1 ms, 2 ms]}"),
       "7:39: os.quanta: got 2 durations for 3 levels; write one for each level, the top one first"},
      {with_key("os: {policy: mlfq, quantum: 1 ms, quanta: [1 ms, 2 ms]}"),
       "7:29: os.quantum: got quantum beside quanta, which has one for each level; remove either"},
      {with_key("os: {policy: priority, quantum: 1 ms, preemptive: false}"),
       "7:33: os.quantum: got quantum beside preemptive: false, where nothing ends before its burst does; remove "
       "either"},
      {with_key("os: {policy: rt, rr_slice: 5 ms}"),
       "7:28: os.rr_slice: got rr_slice, but no job has class: rr, whose turn it is; remove it"},
      {with_key("os: {policy: priority, ageing: 2 h}"),
       "7:32: os.ageing: got \"2 h\", expected a duration of at most 1 h; write e.g. ageing: 100 ms"},
      {with_key("os: {policy: round_robin, quantum: 0 ms}"),
       "7:36: os.quantum: got \"0 ms\", expected a duration above 0; write e.g. quantum: 4 ms"},
      {with_key("os: {run_queues: shared, placement: linux}"),
       "7:37: os.placement: got linux placement with one shared run queue; write run_queues: per_core"},
      {with_key("os: {run_queues: one}"),
       "7:18: os.run_queues: got \"one\", expected run queues, one of per_core, shared; write e.g. run_queues: "
       "shared"},
      {machine("{code_cooling: 1000001}"),
       "1:25: machine.code_cooling: got \"1000001\", expected a number from 0 to 1000000; write e.g. "
       "code_cooling: 0.6"},
      {with_key("os: {policy: fifo, tick_phase: random}"),
       "7:32: os.tick_phase: got a phase without ticks; remove it or give hz"},
      {with_key("os: {policy: fifo, hrtick: true}"),
       "7:28: os.hrtick: got hrtick without ticks, where slices end exactly anyway; remove it or give hz"},
      {with_key("os: {policy: fifo, newidle: by_success}"),
       "7:29: os.newidle: got newidle without linux placement; remove it or add placement: linux"},
      {with_key("os: {hrtick: yes}"), "7:14: os.hrtick: got \"yes\", expected true or false; write e.g. hrtick: true"},
      {with_key("os: {group: {}}"),
       "7:13: os.group: got an empty map, expected one line of text; write e.g. group: service"},
      {with_key("os: [a]"),
       "7:5: os: got a list, expected a map with the keys " + os_keys + "; write e.g. os: linux-6.18"},
      {with_key("python: cpython-3.12x"),
       "7:9: python: got \"cpython-3.12x\", expected a profile, one of cpython-2.7, cpython-3.11, cpython-3.13, "
       "cpython-3.13t, "
       "cpython-3.14t, cpython-3.8, or a file that ends in "
       ".yaml; did you mean \"cpython-3.11\"?"},
      {with_key("python: my.yaml"), "7:9: python: my.yaml: no such file; check the name and the folder"},
      {with_key("python: {switch_interval: 0}"),
       "7:27: python.switch_interval: got \"0\", expected a duration above 0; write e.g. switch_interval: 5 ms"},
      {with_key("python: {gil: fair}"),
       "7:15: python.gil: got \"fair\", expected a kind of GIL, one of legacy, modern, "
       "per_interpreter, none; write e.g. gil: modern"},
      {with_key("python: {gil_tke: 1 us}"),
       "7:10: python: got the key \"gil_tke\", expected one of profile, gil, switch_interval, check_interval, "
       "tick, slowdown, subinterpreter_start, collect_every, collection, default_cpus_bonus, process_memory, "
       "gil_take, gil_drop, gil_poll, "
       "gil_wait_entry, gil_wake_exit, "
       "call_overhead, thread_create, thread_bootstrap, thread_exit, thread_join, lock_operation, "
       "queue_operation, fork_parent, fork_child, process_start, process_bootstrap, "
       "forkserver_child, process_exit, process_join, "
       "interpreter_start, interpreter_exit, pickle, unpickle, forking_pickle, forking_unpickle, "
       "pickle_kib, unpickle_kib, "
       "pipe_operation, "
       "socket_operation, executor_submit, executor_item, executor_result, selector_wait, "
       "selector_object, pool_task, loop_iteration, loop_handle, "
       "loop_timer, task_create; "
       "did you mean \"gil_take\"?"},
      {with_key("python: {profile: cpython-9}"),
       "7:19: python.profile: got \"cpython-9\", expected a profile, one of cpython-2.7, cpython-3.11, "
       "cpython-3.13, cpython-3.13t, "
       "cpython-3.14t, cpython-3.8, or a file that ends in "
       ".yaml; did you mean \"cpython-2.7\"?"},
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
       "1:11: machine: got the key \"crores\", expected one of preset, cores, smt, sockets, nodes, caches, "
       "smt_speed, context_switch, "
       "migration, cache_line, atomic_operation, wake_idle, idle_enter, idle_exit, idle_charge, idle_poll, "
       "cache_cooling, cache_refill, code_cooling, code_refill, wake_remote, syscall, futex_wake, timer_arm, "
       "timer_expire, copy_kib, cache_size, memory_kib, page_fault, memory, devices, platform, host; did "
       "you mean \"cores\"?"},
      {machine("laptop"),
       "1:10: machine: got \"laptop\", expected a machine, one of "
       "1991-uniprocessor, cloud-2vcpu, laptop-4p8e, milan-2vcpu, raspberry-pi, server-2x32, server-4; did you "
       "mean \"laptop-4p8e\"?; write e.g. machine: {cores: 4}"},
      {machine("[4]"),
       "1:10: machine: got a list, expected a machine's name, one of "
       "1991-uniprocessor, cloud-2vcpu, laptop-4p8e, milan-2vcpu, raspberry-pi, server-2x32, server-4, or a map such "
       "as "
       "{cores: 4}; write e.g. machine: {cores: 4}"},
      {machine("4"),
       "1:10: machine: got \"4\", expected a machine, one of "
       "1991-uniprocessor, cloud-2vcpu, laptop-4p8e, milan-2vcpu, raspberry-pi, server-2x32, server-4; write e.g. "
       "machine: "
       "{cores: "
       "4}"},
      {machine("{preset: server-5}"),
       "1:19: machine.preset: got \"server-5\", expected a machine, one of "
       "1991-uniprocessor, cloud-2vcpu, laptop-4p8e, milan-2vcpu, raspberry-pi, server-2x32, server-4; did you "
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
       "1:27: machine.context_switch: got \"200000000000 s\", expected a duration of at most 2305843009213693951 "
       "ns; write e.g. context_switch: 2 us"},
      {machine("{context_switch: 99999999999999999999999999999999999999999 s}"),
       "1:27: machine.context_switch: got \"99999999999999999999999999999999999999999 s\", expected a duration "
       "of at most 2305843009213693951 ns; write e.g. context_switch: 2 us"},
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
       "1:50: machine.wake_idle.gamma.shape: got \"0\", expected a number above 0, at most 1000000; write e.g. "
       "shape: 2"},
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
