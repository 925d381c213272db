"""`interleave import`, as its user meets it: cli.py runs these too."""
import pathlib

from cli_case import Case, Run

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Import(Case):
    PHONE = ROOT / "tests/rt_app/phone.json"

    def test_the_shipped_scenario(self):
        run = Run("import", "rt-app", "tests/rt_app/phone.json", cwd=ROOT)
        self.assertEqual(run.code, 0)
        self.assertEqual(run.out, (ROOT / "scenarios/rt_app.yaml").read_text())
        self.assertEqual(
            [line.split(": left out")[0] for line in run.err.splitlines()],
            [
                "tests/rt_app/phone.json:8:14: global.ftrace: warning",
                "tests/rt_app/phone.json:59:41: tasks.logger.phases.write.iorun: warning",
            ],
        )

    def test_into_a_file_that_can_be_played(self):
        out = self.folder / "s.yaml"
        run = Run("import", "rt-app", self.PHONE, "-o", out)
        self.assertEqual((run.code, run.out), (0, ""))
        self.assertIn("native_threads(mutex=inherit)", self.done(Run("compare", out)))
        again = Run("import", "rt-app", self.PHONE, "-o", out)
        self.assertEqual((again.code, again.out), (2, ""))
        self.assertIn(f"interleave: import: {out} exists; --force overwrites it\n", again.err)
        self.assertEqual(Run("import", "rt-app", self.PHONE, "-o", out, "--force").code, 0)

    def test_standard_input(self):
        text = '{"tasks": {"a": {"loop": 2, "run": 1000}}}'
        self.assertIn("repeat: 2\n", self.done(Run("import", "rt-app", "-", stdin=text)))

    def test_wrong_files(self):
        self.refused_with(
            Run("import", "rt-app", "-", stdin='{"tasks": {"a": {\n "slep": 5}}}'),
            'standard input:2:2: tasks.a: got "slep", expected an event or a property: lock, unlock, ',
            '; did you mean "sleep"?',
        )
        self.refused(
            Run("import", "rt-app", "-", stdin="{1}"), 'standard input:1:2: got "1", expected a key in quotes, or }'
        )
        self.refused_with(Run("import", "rt-app", "no.json"), "no.json: no such file")

    def test_wrong_words(self):
        self.refused(Run("import"), "interleave: import what? Write: interleave import rt-app FILE")
        self.refused(
            Run("import", "rtapp", "a.json"),
            'interleave: import: got "rtapp", expected rt-app; did you mean "rt-app"?',
        )
        for files, got in ([], "no file"), (["a", "b"], "more than one file"):
            self.refused(
                Run("import", "rt-app", *files),
                f"interleave: import: got {got}, expected one; write: interleave import rt-app FILE",
            )
        self.assertTrue(self.done(Run("import", "--help")).startswith("interleave import rt-app FILE"))
