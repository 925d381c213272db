"""Finite but absurd input, text that is no YAML, and words of the command line that are nearly right. Run by cli.py."""
import unittest

from cli_case import Case, Run

STEPS = "steps: [{python: 1 ms}]"
TASKS = "workload: {tasks: 4, steps: [{python: 2 ms}]}\n"
BOTH = "approaches: [sequential, threading]\n"


class Extremes(Case):
    def wrong_with(self, text, *parts):
        self.refused_with(self.run_text(text), *parts)

    def test_durations_have_a_greatest(self):
        for step in ("sleep: 30000 d", "sleep: 700000 h", "python: 2305843009213693952 ns"):
            self.wrong_with("workload: {tasks: 1, steps: [{" + step + "}]}\n" + BOTH, "expected a duration")
        text = "workload: {tasks: 1, steps: [{sleep: 640000 h}, {sleep: 640000 h}, {sleep: 640000 h}]}\n"
        milan = "machine: milan-2vcpu\n"
        for head in ("", "python: cpython-3.8\n", milan, milan + "python: cpython-2.7\n"):
            self.failed(self.run_text(head + text + BOTH), "simulated time ends after 146 years")

    def test_arrivals_and_requests_are_counted_before_the_run(self):
        bursts = "{bursts: {on: %s, off: %s, rate: %s}}"
        for arrivals, message in (
            ("{poisson: {rate: 1000000000/s}}", "expected at most 5000000 steps"),
            ("{every: 1 ns}", "expected at most 5000000 steps"),
            (bursts % ("1 s", "1 s", "1000000/ms"), "expected at most 5000000 steps"),
            (bursts % ("1 ns", "1 ns", "1/s"), "got more than 5000000 bursts"),
        ):
            self.wrong_with(f"workload: {{arrivals: {arrivals}, for: 1000 h, {STEPS}}}\n{BOTH}", message)
        self.wrong_with(f"workload: {{clients: {{count: 1000000, requests: 1000000000}}, {STEPS}}}\n{BOTH}",
                        "workload.clients: got about 1e+15 tasks of 1 steps")

    def test_nobody_comes(self):
        text = f"workload: {{arrivals: {{every: 1 h}}, for: 1 s, {STEPS}}}\n{BOTH}"
        self.failed(self.run_text(text), "no task arrives before the end")

    def test_a_memory_limit_is_of_the_run_not_of_the_module_for_devices(self):
        text = ("limits: {memory: 16 MiB}\nmachine: {devices: {disk: {latency: 1 ms, read: 1 MB/s, write: 1 MB/s}}}\n"
                "workload: {tasks: 4, steps: [{read: {from: disk, size: 1 MB}}]}\napproaches: [threading]\n")
        run = self.run_text(text)
        self.assertNotIn("internal error", run.out + run.err)

    def test_text_that_is_no_yaml(self):
        self.wrong_with("a: [b\n", "got a [ that nothing closes; close it with ]")
        self.wrong_with("a: {b: 1\n", "got a { that nothing closes; close it with }")
        self.wrong_with('a: ["b\n', 'got a " that nothing closes; close the quoted text')
        self.wrong_with("a: *b\n", "got an alias *NAME without an anchor &NAME above it")

    def test_characters_that_nobody_sees(self):
        for character, name in (("\u202e", "U+202E"), ("\u2066", "U+2066"), ("\u200f", "U+200F"), ("\x85", "U+0085")):
            self.wrong_with(f"title: a{character}b\n" + TASKS + BOTH, f"s.yaml:1:9: got the character {name}")
        self.done(self.run_text("title: \u00e9\u20ac\U0001f600\n" + TASKS + BOTH))


class Devices(Case):
    def test_a_step_that_its_device_cannot_serve(self):
        step = "machine: server-4\nworkload: {tasks: 1, steps: [{%s: {%s: net, size: 3 kB}}]}\n" + BOTH
        for kind, way in (("read", "from"), ("write", "to")):
            self.refused_with(self.run_text(step % (kind, way)), 's.yaml:2:', 'got "net", expected a device to ' + kind)
        text = ("machine: server-4\nworkload: {tasks: 1, steps: [{read: {from: ssd, size: 3 kB}}]}\n"
                "approaches: [sequential, {threading: {machine: raspberry-pi}}]\n")
        self.refused_with(self.run_text(text), 'got "ssd", expected a device of the machine of threading', "one of ")


class Words(Case):
    def test_numbers(self):
        for seed in ("010", "00"):
            self.refused_with(Run("compare", "--tasks=4", "--python=1ms", f"--seed={seed}"), f'--seed: got "{seed}"')
        for jobs in ("x", "010", "1.5", ""):
            self.refused(Run("compare", "--tasks=4", "--python=1ms", "--jobs", jobs),
                         f'interleave: --jobs: got "{jobs}", expected a whole number')

    def test_version_alone(self):
        self.refused(Run("--version", "extra"), "interleave: --version: got extra, expected nothing")

    def test_a_question_names_its_own_words(self):
        for words, message in (
            (("--python", "2"), '--python: got "2", expected a duration with its unit'),
            (("--python", "2ms", "--io", "fast"), '--io: got "fast", expected a duration'),
            (("--python", "2ms", "--cores", "0"), '--cores: got "0", expected a whole number from 1 to 4096'),
            (("--python", "2ms", "--machine", "laptop-4p8f"), 'did you mean "laptop-4p8e"?'),
            (("--python", "2ms", "--os", "linux-6.19"), '--os: got "linux-6.19", expected one of '),
            (("--python", "2ms", "--profile", "cpython-3.12"), '--profile: got "cpython-3.12", expected one of '),
        ):
            self.refused_with(Run("compare", "--tasks", "4", *words), message)
        self.refused_with(Run("compare", "--tasks", "abc", "--python", "2ms"), '--tasks: got "abc"')

    def test_a_study_is_no_scenario(self):
        text = f"scenario: {{workload: {{tasks: 1, {STEPS}}}, approaches: [sequential]}}\nsweep: {{grid: {{}}}}\n"
        self.refused_with(self.run_text(text), "s.yaml:2:8: sweep: got a study, expected a scenario")

    def test_the_nearest_approach(self):
        text = TASKS + "approaches: [sequential, {threading: {threads: 2}}]\n"
        run = self.run_text(text, "--approach", "threadin", command="run")
        self.assertEqual(run.code, 2)
        self.assertIn('did you mean "threading"?', run.err)


if __name__ == "__main__":
    unittest.main()
