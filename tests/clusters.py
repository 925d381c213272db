#!/usr/bin/env python3
"""Studies on several machines, on the engines that do it: mpirun, and Slurm with two nodes on the loopback interface.

usage: clusters.py --binary PATH [--mpi PATH] [--long] [unittest's arguments]

Whatever runs a study, its results are the bytes of one process. --mpi is interleave-mpi; without it, as without MPI or
Slurm on the machine, a test says so and is skipped, unless INTERLEAVE_NEED_CLUSTERS is set. --long takes 200 runs,
kills and resumes.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import slurm_cluster

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "build/release/interleave"
MPI_BINARY = ROOT / "build/release/interleave-mpi"
NEEDED = bool(os.environ.get("INTERLEAVE_NEED_CLUSTERS"))
RUNS, KILLS = 20, 1

BASE = """\
scenario:
  workload: {tasks: %d, steps: [{python: {exponential: {mean: 1 ms}}}]}
  approaches: [sequential, threading: {threads: 4}]
"""


def study(tasks=30):
    return BASE % tasks + f"sweep: {{grid: {{machine.cores: [1, 2]}}}}\nrepeat: {RUNS // 2}\n"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, text, name="s.yaml"):
        (self.folder / name).write_text(text)

    def call(self, words, **more):
        return subprocess.run([str(word) for word in words], cwd=self.folder, capture_output=True, text=True,
                              timeout=600, **more)

    def results(self, folder):
        return {name: (self.folder / folder / name).read_bytes() for name in ("results.csv", "intervals.csv")}

    def reference(self, text):
        self.write(text)
        run = self.call([BINARY, "sweep", "s.yaml", "--out", "reference"])
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return self.results("reference")

    def journal_lines(self, folder):
        path = self.folder / folder / "journal"
        return path.read_bytes().count(b"\n") if path.exists() else 0

    def without(self, what):
        if NEEDED:
            self.fail(f"{what} is not there")
        self.skipTest(f"{what} is not there")


class Mpi(Case):
    env = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
           "OMPI_MCA_btl": "self,vader,tcp", "OMPI_MCA_btl_tcp_if_include": "lo", "OMPI_MCA_oob_tcp_if_include": "lo"}

    def setUp(self):
        super().setUp()
        if not shutil.which("mpirun") or not MPI_BINARY.exists():
            self.without("MPI")

    def words(self, *words, ranks=4):
        return ["mpirun", "--oversubscribe", "-n", str(ranks), str(MPI_BINARY), *map(str, words)]

    def mpi(self, *words, ranks=4):
        return self.call(self.words(*words, ranks=ranks), env=self.env)

    def swept(self, out, code=0):
        run = self.mpi("sweep", "s.yaml", "--out", out)
        self.assertEqual(run.returncode, code, run.stderr)
        return run.stdout

    def test_four_ranks_give_the_bytes_of_one_process(self):
        reference = self.reference(study())
        self.assertEqual(self.swept("o"), f"{RUNS} runs, 0 failed: o/results.csv\n")
        self.assertEqual(self.results("o"), reference)
        self.assertEqual(self.journal_lines("o"), RUNS)
        self.swept("o")   # nothing is left to do
        self.assertEqual(self.journal_lines("o"), RUNS)

    def test_a_stopping_rule(self):
        text = BASE % 50 + ("sweep: {grid: {workload.tasks: [20, 200]}}\nrepeat: 60\n"
                            "until: {half_width: 6 %, of: elapsed_s, at_least: 4}\n")
        reference = self.reference(text)
        self.swept("o")
        self.assertEqual(self.results("o"), reference)

    def test_a_failed_run_is_recorded_and_the_rest_goes_on(self):
        reference = self.reference(BASE % 50 + "  limits: {events: 500}\n"
                                   "sweep: {grid: {workload.tasks: [5, 5000, 6, 7]}}\n")
        self.assertIn("4 runs, 1 failed", self.swept("o", code=1))
        self.assertEqual(self.results("o"), reference)

    def test_killed_and_resumed(self):
        reference = self.reference(study(1500))
        moments = random.Random(7)
        for kill, number in [(i, n) for i in range(KILLS) for n in (signal.SIGKILL, signal.SIGTERM)]:
            with self.subTest(kill=kill, signal=number):
                out = f"o{kill}-{number}"
                lines = moments.randrange(1, RUNS - 6)
                mpirun = subprocess.Popen(self.words("sweep", "s.yaml", "--out", out), cwd=self.folder, env=self.env,
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                while self.journal_lines(out) < lines and mpirun.poll() is None:
                    time.sleep(0.01)
                mpirun.send_signal(number)
                mpirun.wait()
                self.wait_for_the_ranks_end(out)
                self.swept(out)
                self.assertEqual(self.results(out), reference)
                self.assertEqual(self.journal_lines(out), RUNS)

    def wait_for_the_ranks_end(self, out):
        """Whoever has the folder's lock is still at work there."""
        lock = self.folder / out / "lock"
        for _ in range(300):
            if subprocess.run(["flock", "--nonblock", lock, "true"], check=False).returncode == 0:
                return
            time.sleep(0.1)
        self.fail("rank 0 outlives mpirun")

    def test_a_rank_that_finds_another_study(self):
        self.write(study())
        (self.folder / "elsewhere").mkdir()
        self.write(study(31), "elsewhere/s.yaml")
        script = f'if [ "$OMPI_COMM_WORLD_RANK" = 2 ]; then cd elsewhere; fi; exec {MPI_BINARY} sweep s.yaml --out o'
        run = self.call(["mpirun", "--oversubscribe", "-n", "3", "sh", "-c", script], env=self.env)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertIn("rank 2: s.yaml: is another study here than on rank 0", run.stderr)

    def test_what_it_refuses(self):
        self.write(study())
        for words, part in ((["sweep", "s.yaml", "--jobs", "2"], "--jobs: each rank plays one run at a time"),
                            (["sweep", "none.yaml"], "none.yaml: no such file"),
                            (["compare", "s.yaml"], 'unknown command "compare", expected sweep')):
            run = self.mpi(*words, ranks=2)
            self.assertEqual(run.returncode, 2)
            self.assertIn(part, run.stderr)
        self.assertEqual(self.mpi("--help", ranks=2).returncode, 0)
        self.assertIn(f"{RUNS} runs", self.mpi("sweep", "s.yaml", ranks=1).stdout)


class Export(Case):
    def exported(self, *words, code=0):
        run = self.call([BINARY, "sweep", "s.yaml", "--export", "slurm", *words])
        self.assertEqual(run.returncode, code, run.stderr)
        return run

    def test_several_runs_a_task(self):
        self.write(study())
        self.assertIn(f"#SBATCH --array=1-{RUNS // 4}\n", self.exported("--runs-per-task", 4).stdout)
        few = self.exported("--runs-per-task", 1, "--max-array-size", 5)
        self.assertIn("#SBATCH --array=1-4\n", few.stdout)
        self.assertIn(f"interleave: {RUNS // 4} runs a task, so that {RUNS} fit into 4", few.stderr)

    def test_a_script_with_awkward_names(self):
        self.write("title: it's\n" + study())
        text = self.exported("--out", "o'x $y").stdout
        self.write(text, "s.slurm")
        self.assertEqual(self.call(["bash", "-n", "s.slurm"]).returncode, 0)
        self.write('sbatch() { printf "<%s>" "$@"; echo; }\nexport -f sbatch\nbash s.slurm\n', "try.sh")
        self.write(text.replace("exec sbatch", "sbatch"), "s.slurm")
        self.assertIn("o\\'x\\ \\$y.parts/* --out ", self.call(["bash", "try.sh"]).stdout)

    def test_what_it_refuses(self):
        self.write(study())
        for words, part in ((["--export", "pbs"], 'got "pbs", expected slurm'),
                            (["--export", "slurm", "--shard", "1/2"], "the exported script makes shards of its own"),
                            (["--runs-per-task", "3"], "--runs-per-task goes with --export slurm"),
                            (["--export", "slurm", "--max-array-size", "1"], "expected a whole number from 2")):
            run = self.call([BINARY, "sweep", "s.yaml", *words])
            self.assertEqual((run.returncode, run.stdout), (2, ""))
            self.assertIn(part, run.stderr)


class Slurm(Case):
    def setUp(self):
        super().setUp()
        if slurm_cluster.missing_programs():
            self.without(f"Slurm ({', '.join(slurm_cluster.missing_programs())})")

    def test_an_array_and_its_merge_give_the_bytes_of_one_process(self):
        reference = self.reference(study())
        with slurm_cluster.Cluster(max_array_size=6) as cluster:
            run = self.call([BINARY, "sweep", "s.yaml", "--out", "o", "--export", "slurm", "--max-array-size", 6,
                             "--runs-per-task", 1])
            self.write(run.stdout, "s.slurm")
            for _ in range(2):   # again: nothing is left to do
                submitted = self.call(["bash", "s.slurm"], env=cluster.env)
                self.assertEqual(submitted.returncode, 0, submitted.stderr)
                cluster.wait_until_empty()
                said = (self.folder / "s-merge.out").read_text()
                self.assertEqual(said, f"{RUNS} runs, 0 failed: {self.folder}/o/results.csv\n")
                self.assertEqual(self.results("o"), reference)
        self.assertEqual(len(list((self.folder / "o.parts").iterdir())), 5)

    def test_a_task_that_was_cancelled_is_made_up_for(self):
        text = study(20000)
        with slurm_cluster.Cluster(max_array_size=6) as cluster:
            self.write(text)
            run = self.call([BINARY, "sweep", "s.yaml", "--out", "o", "--export", "slurm", "--runs-per-task",
                             RUNS // 4])
            self.write(run.stdout, "s.slurm")
            self.call(["bash", "s.slurm"], env=cluster.env)
            cluster.wait_for(lambda: any(self.journal_lines(f"o.parts/{i}") > 0 for i in range(1, 5)), "a first run")
            self.call([slurm_cluster.program("scancel"), "--name", "s"], env=cluster.env)
            cluster.wait_until_empty()
            missing = (self.folder / "s-merge.out").read_text() if (self.folder / "s-merge.out").exists() else ""
            self.assertNotIn(f"{RUNS} runs, 0 failed: ", missing)
            self.call(["bash", "s.slurm"], env=cluster.env)
            cluster.wait_until_empty()
        self.assertEqual(self.results("o"), self.reference(text))


if __name__ == "__main__":
    words = sys.argv[1:]
    for option in ("--binary", "--mpi"):
        if option in words:
            at = words.index(option)
            path = pathlib.Path(words[at + 1]).resolve()
            BINARY, MPI_BINARY = (path, MPI_BINARY) if option == "--binary" else (BINARY, path)
            del words[at : at + 2]
    if "--long" in words:
        words.remove("--long")
        RUNS, KILLS = 200, 5
    unittest.main(argv=[sys.argv[0], *words])
