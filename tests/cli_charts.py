"""run --gantt on the command line: what tests/schedule.cc does not see. Run by cli.py."""
from cli_case import Case


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
