"""Studies survive: kills, full disks, faults, runs that die, damage; and what they refuse.

usage: studies.py --binary PATH --faults PATH [--long] [unittest's arguments]

FAULTS is the library made of tests/faults/. --long kills a study of 200 runs 25 times.
"""
import csv
import io
import os
import pathlib
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "build/release/interleave"
FAULTS = ROOT / "build/release/libinterleave_faults.so"
KILLS, KILLED_RUNS = 3, 40

BASE = """scenario:
  workload: {tasks: %d, steps: [{python: {exponential: {mean: 1 ms}}}]}
  approaches: [threading, {asyncio: {label: loop}}]
"""
SMALL = BASE % 50 + "sweep: {grid: {machine.cores: [1, 2]}}\nrepeat: 20\n"
SLOW = BASE % 20000 + "sweep: {grid: {machine.cores: [1, 2]}}\nrepeat: 4\n"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, text, name="s.yaml"):
        (self.folder / name).write_text(text)

    def call(self, *words, **more):
        return subprocess.run(
            [BINARY, *map(str, words)], cwd=self.folder, capture_output=True, text=True, timeout=300, **more
        )

    def start(self, *words):
        return subprocess.Popen(
            [BINARY, *map(str, words)], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def done(self, *words, **more):
        run = self.call(*words, **more)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return run.stdout

    def refused(self, text, *parts):
        """A study that is wrong: exit code 2 and one line that has all parts."""
        self.write(text)
        self.refused_call(["sweep", "s.yaml", "--list"], *parts)

    def refused_call(self, words, *parts):
        run = self.call(*words)
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        self.assertEqual(run.stderr.count("\n"), 1, run.stderr)
        for part in parts:
            self.assertIn(part, run.stderr)

    def results(self, folder):
        return {
            name: (self.folder / folder / name).read_bytes()
            for name in ("results.csv", "intervals.csv", "results.sqlite")
            if (self.folder / folder / name).exists()
        }

    def rows(self, folder):
        return list(csv.DictReader(io.StringIO((self.folder / folder / "results.csv").read_text())))

    def journal_lines(self, folder):
        path = self.folder / folder / "journal"
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def reference(self, text):
        """What an uninterrupted sweep makes of it."""
        self.write(text)
        self.done("sweep", "s.yaml", "--out", "reference", "--jobs", "2")
        return self.results("reference")

    def wait_for(self, condition, process):
        for _ in range(3000):
            if condition() or process.poll() is not None:
                return
            time.sleep(0.01)
        self.fail("it did not come to that in 30 s")


class Plans(Case):
    def listed(self, text):
        self.write(text)
        return list(csv.DictReader(io.StringIO(self.done("sweep", "s.yaml", "--list"))))

    def test_grid_zip_range_and_log_range(self):
        rows = self.listed(
            BASE % 5 + "sweep:\n"
            "  grid:\n"
            "    machine.cores: {range: {from: 1, to: 5, step: 2}}\n"
            "    workload.steps[0].python: {log_range: {from: 1 ms, to: 100 ms, points: 5}}\n"
            "  zip:\n"
            "    seed_of: {path: seed, values: [7, 8]}\n"
            "    workload.repeat: [1, 2]\n"
            "repeat: 2\n"
        )
        self.assertEqual(len(rows), 3 * 5 * 2 * 2)
        self.assertEqual([row["run"] for row in rows], [str(i + 1) for i in range(len(rows))])
        self.assertEqual({row["machine.cores"] for row in rows}, {"1", "3", "5"})
        self.assertEqual(
            sorted({float(row["workload.steps[0].python_s"]) for row in rows}), [0.001, 0.00316, 0.01, 0.0316, 0.1]
        )
        self.assertEqual({(row["seed_of"], row["workload.repeat"]) for row in rows}, {("7", "1"), ("8", "2")})

    def test_a_constraint_leaves_gaps_and_renumbers_nothing(self):
        text = BASE % 5 + "sweep: {grid: {machine.cores: [1, 2, 4], workload.tasks: [1, 4]}%s}\n"
        free = self.listed(text % "")
        bound = self.listed(text % ", constraint: machine.cores <= workload.tasks and not workload.tasks == 5")
        self.assertEqual(len(free), 6)
        self.assertEqual([row for row in free if int(row["machine.cores"]) <= int(row["workload.tasks"])], bound)

    def test_shards_are_a_partition(self):
        self.write(SMALL)
        whole = self.done("sweep", "s.yaml", "--list").splitlines()[1:]
        parts = [self.done("sweep", "s.yaml", "--list", "--shard", f"{i}/3").splitlines()[1:] for i in (1, 2, 3)]
        self.assertEqual(sorted(sum(parts, [])), sorted(whole))
        self.assertLessEqual(max(map(len, parts)) - min(map(len, parts)), 1)

    def test_values_are_typed_and_approaches_can_be_varied(self):
        text = (
            "scenario: {workload: {tasks: 4, steps: [{python: 1 ms}]}, approaches: [sequential]}\n"
            "sweep:\n  grid:\n    approaches[0]: [sequential, {threading: {threads: 2}}]\n"
            "    python: [cpython-3.11, {profile: cpython-3.11, switch_interval: 1 ms}]\n"
        )
        self.write(text)
        self.done("sweep", "s.yaml", "--out", "o")
        self.assertEqual(
            [(row["approach"], row["approaches[0]"], row["python"]) for row in self.rows("o")],
            [
                ("sequential", "sequential", "cpython-3.11"),
                ("sequential", "sequential", "{profile: cpython-3.11, switch_interval: 1 ms}"),
                ("threading", "{threading: {threads: 2}}", "cpython-3.11"),
                ("threading", "{threading: {threads: 2}}", "{profile: cpython-3.11, switch_interval: 1 ms}"),
            ],
        )

    def test_dry_run_says_that_it_is_an_estimate(self):
        self.write(SMALL)
        out = self.done("sweep", "s.yaml", "--dry-run")
        self.assertRegex(out, r"^40 runs, 8 of them tried: .* each on average")
        self.assertIn("an estimate from these few", out)
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "s.yaml"])


class BadInput(Case):
    def sweep(self, text, *parts):
        self.refused(BASE % 5 + "sweep: " + text + "\n", *parts)

    def test_unknown_paths_and_wrong_values(self):
        self.sweep("{grid: {machine.coers: [1]}}", 's.yaml:4:32', 'got the key "coers"', 'did you mean "cores"?')
        self.sweep("{grid: {machine.cores: [1, zero]}}", "s.yaml:4:35", 'machine.cores: got "zero"')
        self.sweep('{grid: {"workload.steps[7].python": [1 ms]}}', "workload.steps has 1 entries, counted from 0")

    def test_empty_grids(self):
        self.sweep("{}", "sweep: got nothing to vary")
        self.sweep("{grid: {}}", "sweep.grid: got an empty map, expected a map of one or more axes")
        self.sweep("{grid: {machine.cores: []}}", "machine.cores: got an empty list, expected one or more values")

    def test_zips_of_unequal_length(self):
        self.sweep(
            "{zip: {machine.cores: [1, 2, 4], workload.tasks: [1, 2]}}",
            "s.yaml:4:", "got 2 values, expected 3, as many as machine.cores has in this zip",
        )

    def test_expressions(self):
        for condition, message in {
            "machine.cores <": "character 16 of \"machine.cores <\": got the end, expected a number",
            "machine.cors < 2": 'character 1 of "machine.cors < 2": got the name "machine.cors"',
            "machine.cores + 1": "got a number, expected a comparison",
            "machine.cores < 2 < 3": "character 19 of",
            "machine.cores == 'two'": "got a comparison of a number with a text",
            "(machine.cores < 2": "got the end, expected )",
            "machine.cores < 2 banana": 'got "banana", expected an operator or the end',
            "machine.cores = 2": "got =, expected ==",
            "machine.cores / 0 < 2": "a division by zero",
            "machine.cores > 100": "sweep.constraint holds for none of the 2 points",
        }.items():
            self.sweep(f'{{grid: {{machine.cores: [1, 2]}}, constraint: "{condition}"}}', message)

    def test_ranges(self):
        self.sweep("{grid: {machine.cores: {range: {from: 1, to: 9}}}}", 'got no "step"')
        self.sweep("{grid: {machine.cores: {range: {from: 9, to: 1, step: 1}}}}", "got an end before the start")
        self.sweep("{grid: {machine.cores: {range: {from: 1, to: 9, step: 0}}}}", "got a step that is not above 0")
        self.sweep("{grid: {machine.cores: {log_range: {from: 0, to: 9, points: 3}}}}", "not above 0")
        self.sweep("{grid: {machine.cores: {range: {from: 1 ms, to: 9 B, step: 1}}}}", "of different kinds")
        self.sweep("{grid: {seed: [1, 2]}}", "the results, which have a column seed for what came out")
        self.sweep("{grid: {workload: [{}], workload.tasks: [1]}, zip: {workload: [{}]}}", "the name stands here twice")

    def test_the_study_itself(self):
        self.refused("sweep: {}\n", 's.yaml:1:')
        self.refused("scenario: gone.yaml\n", "scenario: gone.yaml: no such file")
        self.refused(SMALL + "figures: {}\n", "figures: ", "expected a list of figures")
        self.refused(SMALL + "warm_up: mser-5\n", "needs an open workload")
        self.refused(SMALL + "until: {half_width: 2 %, at_least: 30}\n", "needs repeat: at least 30")
        self.refused(SMALL + "until: {half_width: 2 %, of: speed}\n", 'got "speed", expected one of throughput_per_s')
        many = "sweep: {grid: {machine.cores: {range: {from: 1, to: 99, step: 1}}}}\nrepeat: 10000000\n"
        self.refused(BASE % 5 + many, "got more than 100000000 runs")

    def test_the_command_line(self):
        self.write(SMALL)
        for shard in ("0/3", "4/3", "1", "x/y", "1/3x", "-1/3"):
            self.refused_call(["sweep", "s.yaml", f"--shard={shard}"], f'--shard: got "{shard}", expected I/N')
        self.refused_call(["sweep"], "which study?")
        self.refused_call(["merge"], "merge what?")
        self.refused_call(["merge", "a"], "Give --out DIR")
        self.refused_call(["merge", "a", "--out", "b"], "a: is no results directory: it has no plan.json")

    def test_directories_of_others(self):
        self.write(SMALL)
        self.done("sweep", "s.yaml", "--out", "o")
        before = self.results("o")
        self.write(SMALL.replace("repeat: 20", "repeat: 21"))
        self.refused_call(["sweep", "s.yaml", "--out", "o"], "o: holds the results of another study, s ", "--restart")
        self.write(SMALL)
        plan = self.folder / "o/plan.json"
        text = plan.read_text()
        plan.write_text(text.replace('"version": "', '"version": "0.0.'))
        self.refused_call(["sweep", "s.yaml", "--out", "o"], "o: holds results of version 0.0.", "--mix-versions")
        self.done("sweep", "s.yaml", "--out", "o", "--mix-versions")
        plan.write_text(text[: len(text) // 2])
        self.refused_call(["sweep", "s.yaml", "--out", "o"], "o/plan.json: damaged: ")
        self.done("sweep", "s.yaml", "--out", "o", "--restart")
        self.assertEqual(self.results("o"), before)
        (self.folder / "mine").mkdir()
        (self.folder / "mine/letter.txt").write_text("dear")
        self.refused_call(["sweep", "s.yaml", "--out", "mine"], "is no results directory, but holds letter.txt")

    def test_a_file_of_the_scenario_that_changed_is_another_study(self):
        self.write("1 ms\n2 ms\n", "samples.txt")
        self.write(SMALL.replace("{exponential: {mean: 1 ms}}", "{empirical: samples.txt}"))
        self.done("sweep", "s.yaml", "--out", "o")
        self.write("1 ms\n3 ms\n", "samples.txt")
        self.refused_call(["sweep", "s.yaml", "--out", "o"], "holds the results of another study")

    def test_one_sweep_at_a_time(self):
        self.write(SLOW)
        first = self.start("sweep", "s.yaml", "--out", "o", "--jobs", "1")
        self.wait_for(lambda: (self.folder / "o/journal").exists(), first)
        self.refused_call(["sweep", "s.yaml", "--out", "o"], "o: another sweep is at work there")
        first.terminate()
        first.communicate()


class Results(Case):
    def test_the_same_bytes_whatever_the_jobs_and_twice(self):
        self.write(SMALL)
        for out, jobs in (("a", 1), ("b", 7), ("c", 2)):
            self.done("sweep", "s.yaml", "--out", out, "--jobs", jobs, "--sqlite")
        self.assertEqual(len(self.results("a")), 3)
        self.assertEqual(self.results("a"), self.results("b"))
        self.assertEqual(self.results("a"), self.results("c"))
        rows = self.rows("a")
        self.assertEqual([int(row["run"]) for row in rows], [i // 2 + 1 for i in range(80)])
        with sqlite3.connect(self.folder / "a/results.sqlite") as database:
            query = 'select run, "machine.cores", label, throughput_per_s from results'
            stored = [(str(run), str(cores), label, rate) for run, cores, label, rate in database.execute(query)]
        self.assertEqual(
            stored,
            [(row["run"], row["machine.cores"], row["label"], float(row["throughput_per_s"])) for row in rows],
        )

    def test_common_and_independent_seeds(self):
        self.write(SMALL)
        self.done("sweep", "s.yaml", "--out", "common")
        self.write(SMALL + "seeds: independent\n")
        self.done("sweep", "s.yaml", "--out", "independent")
        cpu = {}
        for out in ("common", "independent"):
            for row in self.rows(out):
                cpu.setdefault((out, row["repetition"]), set()).add(row["time_python_s"])
        self.assertEqual({len(times) for (out, _), times in cpu.items() if out == "independent"}, {4})
        self.assertEqual(len({row["seed"] for row in self.rows("common")}), 1)
        self.assertEqual(len({row["seed"] for row in self.rows("independent")}), 4)

    def test_a_run_is_the_same_as_compare_makes_it(self):
        self.write(SMALL)
        self.done("sweep", "s.yaml", "--out", "o")
        scenario = (BASE % 50).replace("scenario:\n", "").replace("\n  ", "\n").lstrip() + "machine: {cores: 2}\n"
        self.write(scenario, "scenario.yaml")
        compared = list(csv.DictReader(io.StringIO(
            self.done("compare", "scenario.yaml", "--repeat", "3", "--format", "csv"))))
        studied = [row for row in self.rows("o") if row["machine.cores"] == "2"]
        for row in compared:
            same = next(r for r in studied if r["label"] == row["label"] and r["repetition"] == row["repetition"])
            for column in ("elapsed_s", "throughput_per_s", "latency_p99_s", "events", "time_gil_wait_s"):
                self.assertEqual(same[column], row[column])

    def test_shards_merge_to_the_bytes_of_one_run(self):
        reference = self.reference(SMALL)
        for i in (3, 1, 2):
            self.done("sweep", "s.yaml", "--out", f"part{i}", "--shard", f"{i}/3")
        out = self.done("merge", "part2", "part1", "--out", "merged")
        self.assertRegex(out, r"^\d+ runs, 0 failed, \d+ missing: merged/results.csv\n$")
        self.done("merge", "part3", "part2", "--out", "merged")
        self.assertEqual(self.results("merged"), reference)
        journal = (self.folder / "merged/journal").read_bytes()
        self.done("merge", "part1", "merged", "part3", "part3", "part2", "--out", "merged")
        self.assertEqual(self.results("merged"), reference)
        self.assertEqual((self.folder / "merged/journal").read_bytes(), journal)
        self.done("sweep", "s.yaml", "--out", "merged")   # nothing is left to do
        self.assertEqual((self.folder / "merged/journal").read_bytes(), journal)
        self.write(SMALL.replace("repeat: 20", "repeat: 3"), "t.yaml")
        self.done("sweep", "t.yaml", "--out", "other")
        self.refused_call(["merge", "part1", "other", "--out", "x"], "other: holds the results of another study")

    def test_a_stopping_rule(self):
        text = (BASE % 50 + "sweep: {grid: {workload.tasks: [20, 500]}}\nrepeat: 200\n"
                "until: {half_width: 6 %, of: elapsed_s, at_least: 4}\n")
        self.write(text)
        for out, jobs in (("a", 1), ("b", 5)):
            self.done("sweep", "s.yaml", "--out", out, "--jobs", jobs)
        self.assertEqual(self.results("a"), self.results("b"))
        taken = {}
        for row in self.rows("a"):
            taken[row["workload.tasks"]] = max(taken.get(row["workload.tasks"], 0), int(row["repetition"]))
        self.assertLess(taken["500"], taken["20"])
        self.assertLess(taken["20"], 200)
        for row in csv.DictReader(io.StringIO((self.folder / "a/intervals.csv").read_text())):
            if row["figure"] == "elapsed_s":
                self.assertLessEqual(float(row["half_width_95"]), 0.06 * float(row["mean"]))
        for i in (1, 2):
            self.done("sweep", "s.yaml", "--out", f"part{i}", "--shard", f"{i}/2")
        self.done("merge", "part1", "part2", "--out", "merged")
        self.assertEqual(self.results("merged"), self.results("a"))

    def test_runs_with_devices(self):
        self.write(
            "scenario:\n  machine: {devices: {net: {latency: 1 ms, bandwidth: 1 Gbps}}}\n"
            "  workload: {tasks: 3, steps: [{receive: {from: net, size: 1 MB}}]}\n"
            "  approaches: [sequential, threading]\n"
            "sweep: {grid: {machine.devices.net.bandwidth: [1 Gbps, 125 MB/s]}}\n"
        )
        self.done("sweep", "s.yaml", "--out", "o")
        rows = self.rows("o")
        self.assertEqual({row["machine.devices.net.bandwidth_bits_per_s"] for row in rows}, {"1000000000"})
        self.assertEqual([row["elapsed_s"] for row in rows[:2]], [row["elapsed_s"] for row in rows[2:]])

    def test_a_failed_run_is_recorded_and_the_rest_goes_on(self):
        self.write(BASE % 50 + "  limits: {events: 500}\n"
                   "sweep: {grid: {workload.tasks: [5, 5000, 6]}}\n")
        run = self.call("sweep", "s.yaml", "--out", "o")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertIn("3 runs, 1 failed", run.stdout)
        failures = [row["failure"][:13] for row in self.rows("o")]
        self.assertEqual(failures, ["", "", "limit reached", "limit reached", "", ""])


class Survival(Case):
    def test_killed_and_resumed(self):
        text = BASE % 1500 + f"sweep: {{grid: {{machine.cores: [1, 2]}}}}\nrepeat: {KILLED_RUNS // 2}\n"
        reference = self.reference(text)
        moments = random.Random(20)
        for kill in range(KILLS):
            with self.subTest(kill=kill):
                self.killed_once(f"o{kill}", moments.randrange(KILLED_RUNS), moments.random() * 0.02, reference)

    def killed_once(self, out, lines, delay_s, reference):
        sweep = self.start("sweep", "s.yaml", "--out", out, "--jobs", "2")
        self.wait_for(lambda: self.journal_lines(out) >= lines, sweep)
        time.sleep(delay_s)
        sweep.kill()
        sweep.communicate()
        kept = self.journal_lines(out)
        run = self.call("sweep", "s.yaml", "--out", out)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.results(out), reference)
        self.assertEqual(self.journal_lines(out), KILLED_RUNS)   # nothing twice, nothing lost
        self.assertGreaterEqual(kept, min(lines, KILLED_RUNS))

    def test_ctrl_c_and_sigterm_end_it_cleanly(self):
        reference = self.reference(SLOW)
        for number in (signal.SIGINT, signal.SIGTERM):
            out = f"o{number}"
            sweep = self.start("sweep", "s.yaml", "--out", out, "--jobs", "2")
            self.wait_for(lambda: self.journal_lines(out) >= 1, sweep)
            sweep.send_signal(number)
            words, errors = sweep.communicate()
            self.assertEqual((sweep.returncode, words), (128 + number, ""))
            self.assertRegex(errors, r"^interleave: stopped; \d+ runs? of 8 are kept in o\d+, the same command makes ")
            self.done("sweep", "s.yaml", "--out", out)
            self.assertEqual(self.results(out), reference)

    def test_a_run_that_aborts(self):
        self.write(SLOW)
        sweep = self.start("sweep", "s.yaml", "--out", "o", "--jobs", "1")
        self.wait_for(lambda: self.journal_lines("o") >= 1, sweep)
        victim = None
        while victim is None and sweep.poll() is None:
            children = pathlib.Path(f"/proc/{sweep.pid}/task/{sweep.pid}/children").read_text().split()
            victim = int(children[0]) if children else None
        os.kill(victim, signal.SIGABRT)
        out, errors = sweep.communicate()
        self.assertEqual((sweep.returncode, errors), (1, ""))
        self.assertIn("8 runs, 1 failed", out)
        rows = self.rows("o")
        self.assertEqual(len(rows), 16)
        self.assertEqual([row["failure"] for row in rows if row["failure"]], ["the run died of signal 6"])
        self.done("sweep", "s.yaml", "--out", "o", "--retry-failed")
        again = self.results("o")
        self.assertEqual(again, self.reference(SLOW))

    def full(self, out, reference, **more):
        run = self.call("sweep", "s.yaml", "--out", out, **more)
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn(": cannot be written: ", run.stderr)
        self.assertIn("runs of 40 are kept in", run.stderr)
        kept = self.journal_lines(out)
        self.assertTrue(0 < kept < 40, kept)
        return kept

    def test_a_file_that_may_not_grow(self):
        reference = self.reference(SMALL)
        self.full("o", reference,
                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8000, resource.RLIM_INFINITY)))
        self.done("sweep", "s.yaml", "--out", "o")
        self.assertEqual(self.results("o"), reference)

    def test_a_full_disk(self):
        reference = self.reference(SMALL)
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk], capture_output=True).returncode:
            self.skipTest("no file systems can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.full("disk/o", reference)
        subprocess.run(["mount", "-o", "remount,size=1m", disk], check=True)
        self.done("sweep", "s.yaml", "--out", "disk/o")
        self.assertEqual(self.results("disk/o"), reference)

    def test_injected_faults(self):
        """Writes, syncs and renames that fail at each of their first moments: an end in words, and nothing lost."""
        reference = self.reference(SMALL)
        for call, numbers in {"write": (1, 2, 9, 30), "fsync": (1, 3, 4, 5), "rename": (1, 2, 3)}.items():
            for number in numbers:
                for error in (5, 28):
                    with self.subTest(call=call, number=number, error=error):
                        self.fault(f"{call}{number}-{error}", f"{call}:{number}:{error}", reference)

    def fault(self, out, fault, reference):
        run = self.call("sweep", "s.yaml", "--out", out,
                        env={**os.environ, "LD_PRELOAD": str(FAULTS), "INTERLEAVE_FAULT": fault})
        self.assertEqual((run.returncode, run.stdout), (1, ""), run.stderr)
        self.assertRegex(run.stderr, r"^interleave: .*: cannot be (written|synced|replaced): ")
        self.done("sweep", "s.yaml", "--out", out)
        self.assertEqual(self.results(out), reference)
        self.assertEqual(self.journal_lines(out), 40)

    def test_a_damaged_journal(self):
        reference = self.reference(SMALL)
        self.done("sweep", "s.yaml", "--out", "o")
        journal = self.folder / "o/journal"
        lines = journal.read_bytes().split(b"\n")
        lines[3] = lines[3].replace(b"threading", b"threadinG", 1)
        lines[7] = b"noise"
        lines[8] = lines[8][:50] + b"\n" + lines[8][50:]
        damaged = b"\n".join(lines)[:-40]
        journal.write_bytes(damaged)
        run = self.call("sweep", "s.yaml", "--out", "o")
        self.assertEqual(run.returncode, 0)
        for part in ("o/journal:4: damaged: ", "o/journal:8: damaged: ", "o/journal:9: damaged: ",
                     "o/journal:10: damaged: ", "o/journal: 4 damaged lines; what is readable is kept",
                     "o/journal: the last line was cut off"):
            self.assertIn(part, run.stderr)
        self.assertEqual(self.results("o"), reference)
        self.assertEqual((self.folder / "o/journal.damaged").read_bytes(), damaged)
        self.assertEqual(self.journal_lines("o"), 40)
        self.done("sweep", "s.yaml", "--out", "o")   # and nothing is damaged now


if __name__ == "__main__":
    words = sys.argv[1:]
    for option in ("--binary", "--faults"):
        if option in words:
            at = words.index(option)
            path = pathlib.Path(words[at + 1]).resolve()
            BINARY, FAULTS = (path, FAULTS) if option == "--binary" else (BINARY, path)
            del words[at : at + 2]
    if "--long" in words:
        words.remove("--long")
        KILLS, KILLED_RUNS = 25, 200
    unittest.main(argv=[sys.argv[0], *words])
