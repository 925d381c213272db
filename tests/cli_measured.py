"""validate and calibrate on the command line. Run by cli.py."""
import pathlib

from cli_case import Case, Run


class Validate(Case):
    truth = pathlib.Path(__file__).resolve().parent / "groundtruth"

    def test_table_and_csv(self):
        table = self.done(Run("validate", self.truth, "--only", "over/", "--seeds", "1", "--cases"))
        self.assertIn("over/process_each/3", table)
        self.assertIn("closed forms", table)   # of the legend
        csv = self.done(Run("validate", self.truth, "--only", "over/", "--seeds", "1", "--format", "csv"))
        self.assertEqual(csv.splitlines()[0].split(",")[:3], ["case", "python", "group"])
        rows = [line for line in csv.splitlines() if line.startswith("over/")]
        self.assertEqual(len(rows), len(csv.splitlines()) - 1)
        self.assertEqual(len([row for row in rows if ",3.11.7," in row]), 2)

    def test_jobs_change_nothing(self):
        words = ("validate", self.truth, "--family", "over", "--seeds", "1", "--format", "csv", "-j")
        self.assertEqual(self.done(Run(*words, "1")), self.done(Run(*words, "3")))

    def test_plot(self):
        for name, start in (("errors.svg", b"<?xml"), ("errors.png", b"\x89PNG"), ("errors.pdf", b"%PDF")):
            picture = self.folder / name
            words = ("validate", self.truth, "--only", "over/", "--seeds", "1", "--plot", picture)
            self.assertIn("over/process_each/3", self.done(Run(*words)))
            self.assertTrue(picture.read_bytes().startswith(start), name)
        self.assertIn(">4 measured cases against their simulation", (self.folder / "errors.svg").read_text())
        self.refused_with(Run("validate", self.truth, "--plot", self.folder / "errors.gif"),
                          "expected a name that ends in .svg, .png or .pdf")
        before = sorted(self.folder.iterdir())
        self.assertNotEqual(Run("validate", self.truth, "--plot", self.folder / "no-such" / "errors.svg").code, 0)
        self.assertEqual(sorted(self.folder.iterdir()), before)

    def test_another_machine_and_interpreter(self):
        words = ("validate", self.truth / "cpython-3.11.7.jsonl", "--only", "start-forkserver/process_each", "--seeds",
                 "1", "--format", "csv")
        shipped = self.done(Run(*words))
        other = self.done(Run(*words, "--set", "machine.preset=cloud-2vcpu"))
        self.assertNotEqual(self.simulated(shipped), self.simulated(other))
        profile = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "profiles" / "cpython-3.11.yaml"
        self.assertEqual(shipped, self.done(Run(*words, "--set", f"python.profile={profile}")))
        self.refused_with(Run(*words, "--set", "machine.preset=no-such"), "no-such")
        self.refused_with(Run(*words, "--set", "python={slowdown: 8 %}"), "set its keys one by one")

    def simulated(self, csv):
        rows = csv.splitlines()
        return [float(row.split(",")[rows[0].split(",").index("simulated_s")]) for row in rows[1:]]

    def test_files_are_looked_up_in_the_working_folder_and_switch_intervals_stay(self):
        shipped = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "profiles" / "cpython-3.11.yaml"
        (self.folder / "mine.yaml").write_text(shipped.read_text())
        words = ("validate", self.truth / "cpython-3.11.7.jsonl", "--only", "switch0.0001/thread_each/2", "--seeds",
                 "1", "--format", "csv")
        expected = self.simulated(self.done(Run(*words)))
        for change in ("python=mine.yaml", "python.profile=mine.yaml"):
            self.assertEqual(self.simulated(self.done(Run(*words, "--set", change, cwd=self.folder))), expected, change)

    def test_an_interpreter_without_a_shipped_profile(self):
        measured = (self.truth / "cpython-3.11.7.jsonl").read_text().splitlines()
        case = next(line for line in measured if '"over/process_each/3"' in line)
        (self.folder / "mine.jsonl").write_text(case.replace("3.11.7", "3.12.1") + "\n")
        words = ("validate", self.folder / "mine.jsonl", "--seeds", "1", "--format", "csv")
        self.assertIn("no profile cpython-3.12", self.done(Run(*words)))
        self.assertEqual(len(self.simulated(self.done(Run(*words, "--set", "python.profile=cpython-3.11")))), 1)
        self.refused_with(Run(*words, "--set", "junk"), "got no =")
        self.refused_with(Run(*words, "--set", "machine.preset=nope"), "nope")

    def test_wrong_words(self):
        self.refused(Run("validate"),
                     "interleave: validate what? Give a folder of measurements, e.g. tests/groundtruth")
        self.refused(Run("validate", "no-such"), "interleave: no-such: cannot be read")
        self.refused(Run("validate", self.folder),
                     f"interleave: {self.folder}: holds no file that ends in .jsonl")
        self.refused_with(Run("validate", self.truth, "--only", "nothing/"), "holds no case named like nothing/")
        self.refused_with(Run("validate", self.truth, "--family", "nine"), "holds no case of the family nine")
        self.refused_with(Run("validate", self.truth, "--jobs", "0"), "--jobs: expected a whole number from 1 to 1024")
        self.refused_with(Run("validate", self.truth, "--seeds", "0"), "expected a whole number from 1 to 1000")
        self.refused_with(Run("validate", self.truth, "--format", "json"), "expected table or csv")


class Calibrate(Case):
    WORK = "workload: {tasks: 3, steps: [{python: 1 ms}]}\napproaches: [sequential, threading]\n"

    def test_measures_an_interpreter(self):
        profile, machine, records = (self.folder / name for name in ("mine.yaml", "machine.yaml", "records.jsonl"))
        words = ("calibrate", "--python", "/usr/bin/python3", "--quick", "-o", profile, "--machine-output", machine,
                 "--records", records)
        self.assertEqual(Run(*words).code, 0)
        self.assertIn("lock_operation:", profile.read_text())
        out = self.done(self.run_text(self.WORK, "--set", f"python={profile}", "--set", f"machine={machine}"))
        self.assertIn("threading", out)
        self.refused(Run(*words), f"interleave: calibrate: {profile} exists; --force overwrites it")
        again = self.folder / "again.yaml"   # from the records, as it was when they were measured
        self.assertEqual(Run("calibrate", "--from", records, "-o", again).code, 0)
        costs = [path.read_text().partition("costs:")[2] for path in (profile, again)]
        self.assertEqual(costs[0], costs[1])

    def test_wrong_words(self):
        mine = ("-o", self.folder / "mine.yaml")
        self.refused(Run("calibrate"), "interleave: calibrate: where to? Give -o FILE.yaml")
        self.refused_with(Run("calibrate", "-o", "mine"), "expected a name that ends in .yaml")
        self.refused_with(Run("calibrate", "--python", "no-such-python", *mine), "no-such-python is not there")
        self.refused_with(Run("calibrate", "--python", self.folder, *mine), "cannot be run")
        self.refused_with(Run("calibrate", "--python", "/bin/echo", *mine), "is no Python interpreter: it printed")
        self.refused_with(Run("calibrate", "--python", "/bin/true", *mine), "printed nothing")
        self.refused_with(Run("calibrate", "--from", "no-such", *mine), "no-such: cannot be read")
        truth = Validate.truth
        self.refused_with(Run("calibrate", "--from", truth / "cpython-3.8.18.jsonl", *mine), "no measured primitives")
        both = ("--from", truth / "samples-3.11.7.jsonl", "--from", truth / "samples-3.13.0.jsonl")
        self.refused_with(Run("calibrate", *both, *mine), "a profile is of one interpreter")
