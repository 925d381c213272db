"""The program as its user meets it: what it prints, what it says is wrong, and its exit code.

usage: cli.py --binary PATH [unittest's arguments]

Exit codes: 0 done, 1 a run failed, 2 the command line or the input is wrong.
"""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

from cli_case import Case, Run
from cli_charts import Charts, Progress  # noqa: F401, its tests run here too
from cli_extremes import Devices, Extremes, Words  # noqa: F401, likewise
from cli_import import Import  # noqa: F401, likewise
from cli_measured import Calibrate, Validate  # noqa: F401, likewise

ROOT = pathlib.Path(__file__).resolve().parent.parent

TASKS = "workload: {tasks: 4, steps: [{python: 2 ms}]}\n"
BOTH = "approaches: [sequential, threading]\n"


class CommandLine(Case):
    def test_without_a_command_the_usage_and_code_2(self):
        run = Run()
        self.assertEqual(run.code, 2)
        self.assertIn("interleave compare FILE", run.out)

    def test_help(self):
        for words in (["--help"], ["-h"], ["help"]):
            self.assertIn("interleave compare FILE", self.done(Run(*words)))
        for command in ("run", "compare", "schema", "list", "import"):
            for option in ("--help", "-h"):
                self.assertTrue(self.done(Run(command, option)).startswith(f"interleave {command}"))

    def test_help_names_every_option(self):
        for command, options in {
            "run": "seed format set lockstep jobs approach tasks repeat",
            "compare": "seed format set lockstep jobs by tasks repeat python native io cores machine os profile "
            "print-scenario",
        }.items():
            text = self.done(Run(command, "--help"))
            for option in options.split():
                self.assertIn("--" + option, text)

    def test_version(self):
        self.assertRegex(self.done(Run("--version")), r"^interleave \d+\.\d+\.\d+\n$")

    def test_unknown_command(self):
        self.refused_with(Run("comapre"), 'interleave: unknown command "comapre"', 'did you mean "compare"?')

    def test_a_file_without_a_command(self):
        self.refused(Run("a.yaml"), "interleave: got a.yaml without a command; write: interleave compare a.yaml")

    def test_unknown_option(self):
        self.refused(
            Run("compare", "--tsks", "4"), "interleave: unrecognised option '--tsks'; --help lists the options"
        )
        self.refused_with(Run("run", "--see", "4"), "unrecognised option '--see'")   # no guessing

    def test_no_file_and_two_files(self):
        self.refused(Run("compare"), "interleave: which scenario? Give a FILE, or - for standard input")
        self.refused(Run("compare", "a", "b"), "interleave: got more than one FILE, expected one")

    def test_bad_format(self):
        self.refused(
            Run("compare", "a", "--format", "xml"), 'interleave: --format: got "xml", expected table, json or csv'
        )

    def test_bad_by(self):
        self.refused(
            self.run_text(TASKS + BOTH, "--by", "speed"),
            'interleave: --by: got "speed", expected throughput, goodput, p50, p90, p99, mean, max, elapsed, cpu, '
            "turnaround, response, waiting, fairness or switches",
        )

    def test_bad_numbers(self):
        for seed in ("-1", "abc", "1.5", "18446744073709551616", ""):
            self.refused(
                self.run_text(TASKS + BOTH, f"--seed={seed}") if seed else self.run_text(TASKS + BOTH, "--seed", ""),
                f'interleave: --seed: got "{seed}", expected a whole number from 0 to 18446744073709551615',
            )
        for repeat in ("0", "-3", "100001"):
            self.refused_with(self.run_text(TASKS + BOTH, "--repeat", repeat), "--repeat: expected a whole number")
        for jobs in ("0", "-1"):
            self.refused_with(self.run_text(TASKS + BOTH, "--jobs", jobs), "--jobs: expected a whole number")

    def test_bad_set(self):
        def wrong(override):
            return self.run_text(TASKS + BOTH, "--set", override)

        self.refused_with(wrong("machine.cores"), "got no =, expected PATH=VALUE; write e.g. --set machine.cores=8")
        self.refused_with(wrong("machin.cores=8"), 'got the key "machin"', 'did you mean "machine"?')
        self.refused_with(wrong("workload.steps[7].python=1 ms"), "workload.steps has 1 entries, counted from 0")
        self.refused_with(wrong("workload.steps[x]=1"), "got a wrong index, expected e.g. workload.steps[0]")
        self.refused_with(wrong("machine..cores=8"), "got an empty name in the path")
        self.refused_with(wrong("machine.cores=many"), 'machine.cores: got "many", expected a whole number')

    def test_set_changes_the_scenario(self):
        out = self.done(self.run_text(TASKS + BOTH, "--set", "workload.tasks=7", "--format", "json"))
        self.assertEqual([entry["tasks"] for entry in json.loads(out)["approaches"]], [7, 7])


class Files(Case):
    def test_missing(self):
        self.refused(Run("compare", "nope.yaml"), "nope.yaml: no such file; check the name and the folder")

    def test_dangling_link(self):
        (self.folder / "link.yaml").symlink_to("nowhere")
        self.refused(
            Run("compare", "link.yaml", cwd=self.folder), "link.yaml: no such file; check the name and the folder"
        )

    def test_folder(self):
        self.refused(Run("compare", str(self.folder)), f"{self.folder}: is a folder, expected a file")

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable(self):
        path = self.folder / "s.yaml"
        path.write_text(TASKS + BOTH)
        path.chmod(0)
        self.refused_with(Run("compare", "s.yaml", cwd=self.folder), "s.yaml: cannot be opened: Permission denied")

    def test_each_task_under_every_approach(self):
        tasks = self.done(self.run_text(TASKS + BOTH, "--tasks"))
        self.assertEqual(tasks.count("\nTasks (times in "), 2)
        self.assertNotIn("Tasks (times in ", self.done(self.run_text(TASKS + BOTH)))

    def test_standard_input(self):
        run = Run("compare", "-", stdin=TASKS + BOTH)
        self.assertIn("sequential", self.done(run))
        with os.popen(f"{Run.binary} compare - < / 2>&1; echo $?") as shell:
            self.assertEqual(shell.read(), "standard input: is a folder, expected a file\n2\n")
        with os.popen(f"{Run.binary} compare - <&- 2>&1; echo $?") as shell:
            self.assertEqual(shell.read(), "standard input: cannot be read: Bad file descriptor\n2\n")
        self.refused_with(Run("compare", "-", stdin="workload: 5\n"), "standard input:1:11: workload: got ")

    def test_missing_files_inside(self):
        self.refused_with(
            self.run_text("python: gone.yaml\n" + TASKS + BOTH), "s.yaml:1:9: python: ", "gone.yaml: no such file"
        )
        self.refused_with(
            self.run_text("workload: {tasks: 1, steps: [{python: {empirical: gone.txt}}]}\n" + BOTH),
            "gone.txt: no such file",
        )


class WrongInput(Case):
    def wrong(self, text, message):
        self.refused(self.run_text(text), message)

    def wrong_with(self, text, *parts):
        self.refused_with(self.run_text(text), *parts)

    def test_not_yaml(self):
        self.wrong_with("a: [b\n", "s.yaml:2:1: not YAML: ")
        self.wrong_with("\tworkload: 1\n", "s.yaml:1:1: got a tab, expected spaces")

    def test_empty_file(self):
        for text in ("", "\n", "# nothing\n"):
            self.wrong_with(text, "got nothing, expected a scenario; start with workload: and approaches:")

    def test_missing_parts(self):
        self.wrong_with(BOTH, 's.yaml:1:1: got no "workload"')
        self.wrong_with(TASKS, 's.yaml:1:1: got no "approaches"')

    def test_wrong_types(self):
        self.wrong_with("workload: 5\n" + BOTH, 's.yaml:1:11: workload: got "5", expected a map with the keys tasks, ')
        self.wrong_with("machine: {cores: four}\n" + TASKS + BOTH, 'machine.cores: got "four", expected a whole number')
        self.wrong_with(TASKS + "approaches: 3\n", 'approaches: got "3", expected a list of one or more approaches')

    def test_unknown_keys_and_the_nearest_name(self):
        for text, near in {
            "machne: {cores: 4}\n" + TASKS + BOTH: "machine",
            "machine: {coers: 4}\n" + TASKS + BOTH: "cores",
            "workload: {tasks: 4, steps: [{pyhton: 2 ms}]}\n" + BOTH: "python",
            "workload: {taks: 4, steps: [{python: 2 ms}]}\n" + BOTH: "tasks",
            TASKS + "approaches: [{threading: {thraeds: 3}}]\n": "threads",
        }.items():
            self.wrong_with(text, "got the key ", f'did you mean "{near}"?')

    def test_key_twice(self):
        self.wrong_with(TASKS + BOTH + BOTH, 's.yaml:3:1: got the key "approaches" twice, first in line 2; remove one')

    def test_negative_times(self):
        self.wrong(
            "workload: {tasks: 4, steps: [{python: -2 ms}]}\n" + BOTH,
            's.yaml:1:39: workload.steps[0].python: got "-2 ms", expected a duration of 0 or more; '
            "write e.g. python: 2 ms",
        )

    def test_time_without_unit(self):
        self.wrong_with(
            "workload: {tasks: 4, steps: [{python: 2}]}\n" + BOTH, 'got "2", expected a duration with its unit'
        )

    def test_zero_cores(self):
        self.wrong_with("machine: {cores: 0}\n" + TASKS + BOTH, 's.yaml:1:18: machine.cores: got "0", expected ')

    def test_names_that_do_not_exist(self):
        self.wrong_with(
            "python: cpython-3.1\n" + TASKS + BOTH,
            'python: got "cpython-3.1", expected a profile, one of cpython-2.7, cpython-3.11, ',
        )
        self.wrong_with(
            "os: {policy: round_robn}\n" + TASKS + BOTH,
            'os.policy: got "round_robn", expected a policy, one of ',
            'did you mean "round_robin"?',
        )
        self.wrong_with("os: linux-7\n" + TASKS + BOTH, 'os: got "linux-7", expected an operating system, one of ')
        self.wrong_with(
            "machine: server4\n" + TASKS + BOTH,
            'machine: got "server4", expected a machine',
            'did you mean "server-4"?',
        )
        self.wrong_with(
            TASKS + "approaches: [threding]\n",
            'approaches[0]: got "threding", expected an approach, one of ',
            'did you mean "threading"?',
        )

    def test_devices_and_objects_that_do_not_exist(self):
        self.wrong_with(
            "workload: {tasks: 4, steps: [{receive: {from: net, size: 1 KiB}}]}\n" + BOTH,
            'receive.from: got "net", expected a device of the machine, which has none; add it to machine.devices',
        )
        self.wrong_with(
            "workload: {tasks: 4, steps: [{with: {cache: [{python: 1 ms}]}}]}\n" + BOTH,
            'got "cache", expected a lock, semaphore, condition or rwlock of workload.objects, which has none',
        )

    def test_empty_workloads(self):
        self.wrong_with("workload: {tasks: 0, steps: [{python: 2 ms}]}\n" + BOTH, 'workload.tasks: got "0", expected ')
        self.wrong_with("workload: {tasks: 4, steps: []}\n" + BOTH, "expected a list of one or more steps")
        self.wrong_with("workload: {tasks: 4}\n" + BOTH, 'workload: got no "steps", expected what a task does')
        self.wrong_with(TASKS + "approaches: []\n", "expected a list of one or more approaches")

    def test_equal_labels(self):
        self.wrong_with(
            TASKS + "approaches: [threading, threading]\n",
            'approaches[1]: got the label "threading", that of approaches[0] too; add e.g. label: threading-2',
        )

    def test_workloads_that_never_end(self):
        self.wrong(
            "workload: {tasks: 4, repeat: forever, steps: [{python: 2 ms}]}\n" + BOTH,
            's.yaml:1:30: workload.repeat: got "forever", expected an end; add e.g. for: 60 s',
        )
        self.wrong(
            "workload: {tasks: 4, steps: [{python: forever}]}\n" + BOTH,
            "s.yaml:1:29: workload.steps: got a step that runs forever, expected an end; add e.g. for: 60 s",
        )
        self.wrong_with(
            "workload: {tasks: 4, repeat: forever, for: 1 s, steps: [{python: 0 ms}]}\n" + BOTH,
            "workload.steps: takes no time, again and again",
        )

    def test_lock_taken_twice(self):
        self.wrong_with(
            "workload: {tasks: 1, objects: {a: lock}, steps: [{with: {a: [{with: {a: [{cpu: 1 ms}]}}]}}]}\n" + BOTH,
            'waits forever: the lock "a" is held here already',
        )


class RunsThatFail(Case):
    QUEUE = "workload: {tasks: 2, objects: {q: queue}, steps: [{get: q}]}\n"

    def test_deadlock_at_an_empty_queue(self):
        self.failed(
            self.run_text(self.QUEUE + "approaches: [threading]\n"),
            "failed: deadlock at ",
            "MainThread waits for a thread to end",
            'task-0 waits for an entry of the queue "q"',
            'task-1 waits for an entry of the queue "q"',
        )

    def test_platform_that_is_not_as_expected(self):
        (self.folder / "p.xml").write_bytes((ROOT / "tests/platform.xml").read_bytes())
        (self.folder / "bad.xml").write_text("<platform><bad")
        rest = "\nworkload: {tasks: 2, steps: [{receive: {from: nett, size: 1 KiB}}]}\napproaches: [threading]\n"
        self.refused(
            self.run_text("machine: {platform: p.xml, host: node-7}" + rest),
            's.yaml:1:34: machine.host: the platform has no host "node-7"; did you mean "node-1"? '
            "(known: node-1, node-2, node-3, node-4)",
        )
        self.refused_with(self.run_text("machine: {platform: bad.xml, host: a}" + rest), "1:21: machine.platform: ")
        self.refused(
            self.run_text("machine: {platform: p.xml, host: node-1}" + rest),
            's.yaml:2:47: workload.steps[0].receive.from: got "nett", expected a device of the platform\'s host, '
            "one of hdd, ssd, backbone, port, uplink",
        )
        self.done(self.run_text(("machine: {platform: p.xml, host: node-1}" + rest).replace("nett", "port")))

    def test_deadlock_of_many(self):
        text = self.QUEUE.replace("tasks: 2", "tasks: 400") + "approaches: [threading]\n"
        self.failed(self.run_text(text), 'task-3 waits for an entry of the queue "q"; and 396 more\n')

    def test_deadlock_of_a_loop(self):
        run = self.run_text(self.QUEUE + "approaches: [asyncio]\n")
        self.failed(run, "failed: deadlock at ", "MainThread waits for ")

    def test_deadlock_of_two_locks(self):
        jobs = "".join(
            f"    - name: {name}\n"
            f"      steps: [{{with: {{{a}: [{{sleep: 5 ms}}, {{with: {{{b}: [{{cpu: 1 ms}}]}}}}]}}}}]\n"
            for name, a, b in (("left", "x", "y"), ("right", "y", "x"))
        )
        text = "workload:\n  objects: {x: lock, y: lock}\n  jobs:\n" + jobs + "approaches: [threading]\n"
        self.failed(
            self.run_text(text),
            'left waits for the lock "y", which right holds',
            'right waits for the lock "x", which left holds',
        )
        run = self.run_text(text, command="run")
        self.failed(run, "failed: deadlock at ")

    def test_deadlock_before_the_end_that_was_given(self):
        run = self.run_text(self.QUEUE.replace("tasks: 2", "for: 5 s, tasks: 2") + "approaches: [threading, asyncio]\n")
        self.failed(run, "failed: deadlock at ", 'task-0 waits for an entry of the queue "q"')
        self.assertEqual(run.out.count("MainThread waits for a thread to end"), 1)   # in full once, not in the table
        jobs = "{name: A, steps: [{get: q}]}, {name: B, steps: [{python: forever}]}"
        text = "workload: {for: 5 s, objects: {q: queue}, jobs: [" + jobs + "]}\napproaches: [threading]\n"
        self.done(self.run_text(text))

    def test_deadlock_in_json_and_csv(self):
        text = self.QUEUE + "approaches: [threading]\n"
        run = self.run_text(text, "--format", "json")
        self.assertEqual(run.code, 1)
        self.assertIn("deadlock", json.loads(run.out)["approaches"][0]["failure"])
        run = self.run_text(text, "--format", "csv")
        self.assertEqual(run.code, 1)
        self.assertIn("deadlock", next(csv.DictReader(io.StringIO(run.out)))["failure"])

    def test_one_process_needs_memory(self):
        text = "machine: {cores: 1, memory: 10 MiB}\nworkload: {tasks: 1, memory: 60 MiB, steps: [{python: 2 ms}]}\n"
        run = self.run_text(text + "approaches: [sequential]\n")
        self.failed(run, "1 process needs 60 MiB, the machine has 10 MiB")
        run = self.run_text("machine: {cores: 1, memory: 1 KiB}\n" + TASKS + BOTH)
        self.failed(run, "1 process needs 10 MiB, the machine has 1 KiB")

    def test_one_of_two_fails(self):
        run = self.run_text(
            "machine: {cores: 4, memory: 100 MiB}\n"
            "workload: {tasks: 4, memory: 60 MiB, steps: [{python: 2 ms}]}\n"
            "approaches: [sequential, {multiprocessing: {workers: 4, start: spawn}}]\n"
        )
        self.failed(run, "failed: out of memory: ", "the machine has 100 MiB; use fewer workers or give machine.memory")
        self.assertRegex(run.out, r"\n +1  sequential ")

    def test_limits(self):
        slow = "workload: {tasks: 4, steps: [{python: 2 s}]}\n" + BOTH
        self.failed(self.run_text("limits: {simulated: 1 s}\n" + slow), "limit reached: limits.simulated, 1.00 s")
        self.failed(self.run_text("limits: {events: 3}\n" + slow), "limit reached: limits.events, 3, at ")
        many = "limits: {memory: 10 MiB}\nworkload: {tasks: 50000, steps: [{python: 1 ms}]}\napproaches: [threading]\n"
        self.failed(self.run_text(many), "limit reached: limits.memory, 10.0 MiB")
        self.done(self.run_text("limits: {memory: 1 GiB}\n" + TASKS + BOTH))


class Choosing(Case):
    def test_run_lists_the_approaches(self):
        self.refused(
            self.run_text(TASKS + BOTH, command="run"),
            "interleave: which approach? Pick one with --approach LABEL:\n  sequential\n  threading",
        )

    def test_unknown_approach(self):
        self.refused(
            self.run_text(TASKS + BOTH, "--approach", "treading", command="run"),
            'interleave: no approach is labelled "treading"; did you mean "threading"?; there are:\n'
            "  sequential\n  threading",
        )

    def test_the_name_alone_where_no_other_has_it(self):
        text = TASKS + "approaches: [sequential, {threading: {threads: 2}}]\n"
        out = self.done(self.run_text(text, "--approach", "threading", command="run"))
        self.assertIn("threading(threads=2)\n", out)
        text = TASKS + "approaches: [{threading: {threads: 2}}, {threading: {threads: 3}}]\n"
        self.refused_with_list(self.run_text(text, "--approach", "threading", command="run"))

    def refused_with_list(self, run):
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("\n  threading(threads=2)\n  threading(threads=3)\n", run.err)

    def test_the_only_one_needs_no_label(self):
        out = self.done(self.run_text(TASKS + "approaches: [threading]\n", command="run"))
        self.assertIn("Where the threads' time went", out)

    def test_one_of_several(self):
        out = self.done(self.run_text(TASKS + BOTH, "--approach", "threading", "--tasks", command="run"))
        self.assertIn("threading\n", out)
        self.assertIn("turnaround", out)


class Question(Case):
    WORDS = ["compare", "--tasks", "400", "--python", "2ms", "--native", "0", "--io", "30ms", "--cores", "4"]

    def test_answer(self):
        out = self.done(Run(*self.WORDS))
        self.assertTrue(out.startswith("400 tasks, asked on the command line\n"))
        for approach in ("sequential", "threading(threads=16)", "multiprocessing(workers=4)", "asyncio"):
            self.assertIn(approach, out)

    def test_the_scenario_printed_gives_the_same(self):
        for words in (self.WORDS, ["compare", "--tasks=20", "--native=9ms"], ["compare", "--tasks=9", "--io=1s"]):
            text = self.done(Run(*words, "--print-scenario"))
            again = self.done(Run("compare", "-", "--format", "json", stdin=text))
            self.assertEqual(again, self.done(Run(*words, "--format", "json")))

    def test_workers_are_as_many_as_cores(self):
        text = self.done(Run("compare", "--tasks=4", "--python=1ms", "--machine=milan-2vcpu", "--print-scenario"))
        self.assertIn("multiprocessing: {workers: 2}", text)

    def test_wrong_questions(self):
        self.refused_with(Run("compare", "--python", "2ms"), "got --python without a question; add --tasks N")
        self.refused_with(Run("compare", "--tasks", "4"), "what does a task do?")
        self.refused_with(Run("compare", "--tasks", "0", "--io", "1ms"), "--tasks: expected a whole number >= 1")
        self.refused_with(Run("compare", "--tasks=many"), '--tasks: got "many", expected a whole number')
        self.refused_with(Run("compare", "--tasks", "4", "--python", "2"), 'got "2", expected a duration with its unit')
        self.refused_with(Run("compare", "--tasks=4", "--python=2ms", "--cores=0"), '--cores: got "0", expected')
        seeded = self.done(Run("compare", "--tasks=4", "--python=1ms", "--seed=7", "--print-scenario"))
        self.assertTrue(seeded.endswith("\nseed: 7\n"), seeded)
        self.refused_with(Run("compare", "--print-scenario"), "--print-scenario: got no question; add --tasks N")
        self.refused_with(
            self.run_text(TASKS + BOTH, "--io", "30ms"), "got --io without a question; use --set to change a file's"
        )
        self.refused_with(self.run_text(TASKS + BOTH, "--tasks", "3"), "got both the file s.yaml and --tasks N")


class Output(Case):
    def test_json(self):
        report = json.loads(self.done(self.run_text(TASKS + BOTH, "--format", "json", "--seed", "7", "--tasks")))
        self.assertEqual((report["schema"], report["seed"]), (1, 7))
        self.assertEqual([entry["label"] for entry in report["approaches"]], ["sequential", "threading"])
        for entry in report["approaches"]:
            self.assertEqual((entry["tasks"], entry["unfinished"], len(entry["each_task"])), (4, 0, 4))
        python = subprocess.run(
            f"'{Run.binary}' compare s.yaml --format json | '{sys.executable}' -m json.tool >/dev/null",
            shell=True, cwd=self.folder,
        )
        self.assertEqual(python.returncode, 0)

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.done(self.run_text(TASKS + BOTH, "--format", "csv")))))
        self.assertEqual([row["label"] for row in rows], ["sequential", "threading"])
        self.assertEqual({None in row or None in row.values() for row in rows}, {False})
        rows = list(csv.DictReader(io.StringIO(self.done(self.run_text(TASKS + BOTH, "--format", "csv", "--tasks")))))
        self.assertEqual(len(rows), 8)

    def test_csv_quotes_labels(self):
        text = TASKS + 'approaches: [{approach: futures, workers: 2, executor: thread, label: "a \\"b\\", c"}]\n'
        rows = list(csv.DictReader(io.StringIO(self.done(self.run_text(text, "--format", "csv")))))
        self.assertEqual(rows[0]["label"], 'a "b", c')

    def test_too_close_to_call(self):
        out = self.done(
            self.run_text(
                "machine: server-4\n"
                "workload: {tasks: 50, steps: [{python: {exponential: {mean: 2 ms}}}]}\n"
                "approaches: [{threading: {threads: 4}}, {threading: {threads: 5}}]\n",
                "--repeat", "2",
            )
        )
        self.assertIn("too close to call", out)

    def test_equal_approaches_share_a_rank(self):
        out = self.done(
            self.run_text(
                "workload: {tasks: 5, steps: [{python: {exponential: {mean: 2 ms}}}]}\n"
                "approaches: [sequential, {sequential: {label: again}}]\n",
                "--repeat", "5",
            )
        )
        self.assertRegex(out, r"\n +1  sequential .* best\n +1  again .* none\n")

    def test_the_same_bytes_whatever_the_jobs(self):
        one = self.done(self.run_text(TASKS + BOTH, "--repeat", "4", "--format", "json", "--jobs", "1"))
        self.assertEqual(one, self.done(self.run_text(TASKS + BOTH, "--repeat", "4", "--format", "json", "-j", "7")))

    def test_closed_early(self):
        (self.folder / "s.yaml").write_text(TASKS + BOTH)
        for words in (["compare", "s.yaml"], ["schema"], ["list"], ["compare", "s.yaml", "--format", "json"]):
            shell = f"'{Run.binary}' {' '.join(words)} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"
            done = subprocess.run(["bash", "-c", shell], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual((done.stdout, done.stderr), ("0\n", ""))

    def test_closed_before_the_first_byte(self):
        (self.folder / "s.yaml").write_text(TASKS + BOTH)
        for words in (["compare", "s.yaml"], ["schema"]):
            reading, writing = os.pipe()
            os.close(reading)
            done = subprocess.run([Run.binary, *words], cwd=self.folder, stdout=writing, stderr=subprocess.PIPE)
            os.close(writing)
            self.assertEqual((done.returncode, done.stderr), (0, b""))

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_full_disk(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([Run.binary, "list"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual((done.returncode, done.stderr), (1, "interleave: standard output could not be written\n"))


class Lists(Case):
    def test_schema(self):
        schema = json.loads(self.done(Run("schema")))
        self.assertEqual(sorted(schema["required"]), ["approaches", "workload"])
        self.refused(Run("schema", "x"), 'interleave: schema: got "x", expected nothing')

    def test_every_key_is_documented(self):
        words = set()

        def collect(node):
            if isinstance(node, dict):
                words.update(node["properties"] if isinstance(node.get("properties"), dict) else [])
                words.update(word for word in node.get("enum", []) if isinstance(word, str))
            for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
                collect(below)

        collect(json.loads(self.done(Run("schema"))))
        self.assertIn("timer_slack", words)
        names = set()
        for kind in ("machines", "profiles"):
            names.update(re.findall(r"^  (\S+) ", self.done(Run("list", kind)), re.MULTILINE))
        named = set(re.findall(r"[\w.-]+", (ROOT / "docs/scenarios.md").read_text()))
        self.assertEqual(words - names - named, set())

    def test_notes(self):
        text = "title: two\nnotes: look here\n" + TASKS + "approaches: [sequential]\n"
        for command in ("run", "compare"):
            self.assertNotIn("look here", self.done(self.run_text(text, command=command)))
            out = self.done(self.run_text(text, "--notes", command=command))
            self.assertTrue(out.startswith("two\n\nlook here\n\n"))
        self.refused_with(self.run_text(text, "--notes", "--format", "json"), "--notes are written for people")

    def test_list_takes_a_kind_in_the_singular_too(self):
        for one, many in (("policy", "policies"), ("machine", "machines"), ("preset", "presets")):
            self.assertEqual(self.done(Run("list", one)), self.done(Run("list", many)))
        self.refused_with(Run("list", "polici"), 'list: got "polici"', 'did you mean "policies"?')

    def test_list_names_everything(self):
        out = self.done(Run("list"))
        kinds = dict(re.findall(r"^(\w+)\n((?: .*\n)+)", out, re.MULTILINE))
        names = {kind: re.findall(r"^  (\S+) ", text, re.MULTILINE) for kind, text in kinds.items()}
        policies = re.findall(r'^      {"(\w+)", "', (ROOT / "sim/os/policies/list.cc").read_text(), re.MULTILINE)
        models = re.findall(r'^ *{"(\w+)", "', (ROOT / "models/list.cc").read_text(), re.MULTILINE)
        self.assertEqual((names["policies"], names["models"]), (policies, models))
        for kind in ("profiles", "machines"):
            self.assertEqual(names[kind], sorted(path.stem for path in (ROOT / "scenarios" / kind).glob("*.yaml")))
        self.assertIn("linux-6.18", names["presets"])
        self.assertIn("lognormal", names["distributions"])
        for entries in names.values():
            self.assertTrue(entries)

    def test_every_name_can_be_used(self):
        out = self.done(Run("list"))
        kinds = dict(re.findall(r"^(\w+)\n((?: .*\n)+)", out, re.MULTILINE))
        keys = {"policies": "os.policy", "presets": "os", "profiles": "python", "machines": "machine"}
        for kind, key in keys.items():
            for name in re.findall(r"^  (\S+) ", kinds[kind], re.MULTILINE):
                with self.subTest(kind=kind, name=name):
                    self.done(self.run_text(TASKS + BOTH, "--set", f"{key}={name}"))
        for name in re.findall(r"^  (\S+) ", kinds["models"], re.MULTILINE):
            with self.subTest(model=name):
                options = {"prefork": "{processes: 2, each: asyncio}"}.get(name, "{}")
                self.done(self.run_text(TASKS + f"approaches: [{{{name}: {options}}}]\n"))

    def test_one_kind(self):
        out = self.done(Run("list", "policies"))
        self.assertIn("round_robin", out)
        self.assertNotIn("asyncio", out)
        for line in out.splitlines():
            self.assertRegex(line, r"^  \S+ +\S")

    def test_wrong_kind(self):
        self.refused(
            Run("list", "schedulers"),
            'interleave: list: got "schedulers", '
            "expected one of policies, models, profiles, presets, machines, distributions",
        )
        self.refused(Run("list", "a", "b"), "interleave: list: got more than one kind, expected one or none")


if __name__ == "__main__":
    words = sys.argv[1:]
    if "--binary" in words:
        at = words.index("--binary")
        Run.binary = pathlib.Path(words[at + 1]).resolve()
        del words[at : at + 2]
    unittest.main(argv=[sys.argv[0], *words])
