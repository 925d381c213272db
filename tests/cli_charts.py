"""run --gantt on the command line: what tests/schedule.cc does not see; and what a terminal sees. Run by cli.py."""
import os
import pty
import select
import signal
import subprocess

from cli_case import Case, Run


class Charts(Case):
    JOBS = "machine: {cores: 1}\nos: {policy: fifo}\nworkload: {jobs: [{name: X, steps: [{cpu: 4 ms}]}]}\n"
    ONE = JOBS + "approaches: [native_threads]\n"

    def test_a_part_of_the_time(self):
        out = self.done(self.run_text(self.ONE, "--gantt", "--step=1ms", "--from=1ms", "--to", "3 ms", command="run"))
        self.assertIn("\ncore 0  XX\n        |\n        1 ms\n\n. idle   X\n", out)

    def test_refused(self):
        for words, message in [
            (["--step", "1ms"], "got --step without --gantt; add it"),
            (["--gantt", "--step", "0"], '--step: got "0", expected a duration above 0'),
            (["--gantt", "--step", "1"], '--step: got "1", expected a duration'),
            (["--gantt", "--step", "1ns"], "--step: 1 ns makes 4000000 columns"),
            (["--gantt", "--from", "4ms"], "--from: the run ends before"),
            (["--gantt", "--from", "4ms", "--to", "3ms"], "--to: expected a time after --from"),
            (["--gantt", "--format", "json"], "leave out --format json"),
            (["--gantt", "--repeat", "2"], "leave out --repeat"),
        ]:
            self.refused_with(self.run_text(self.ONE, *words, command="run"), message)


class Progress(Case):
    """On a terminal, which standard error is here."""

    def told_first(self, *words):
        ours, theirs = pty.openpty()
        child = subprocess.Popen(
            [Run.binary, *words], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        try:
            told = ""
            while "events" not in told and select.select([ours], [], [], 60)[0]:
                told += os.read(ours, 4096).decode()
            return told
        finally:
            os.killpg(child.pid, signal.SIGKILL)   # its runs too
            child.wait()
            os.close(ours)

    def test_of_runs_that_take_long(self):
        (self.folder / "s.yaml").write_text(
            "os: {policy: round_robin, quantum: 1 us}\nworkload: {tasks: 8, steps: [{cpu: 1 h}]}\n"
            "approaches: [native_threads, threading]\n"
        )
        self.assertRegex(
            self.told_first("run", "s.yaml", "--approach", "native_threads"),
            r"^\r\d[\d.]* \w+ simulated, \d+\.\d million events",
        )
        self.assertRegex(
            self.told_first("compare", "s.yaml"),
            r"^\r\[[#.]{30}\] \d of 2 runs.*; \d.* simulated, \d+\.\d million events",
        )
