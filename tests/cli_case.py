"""What tests of the command line stand on."""
import pathlib
import subprocess
import tempfile
import unittest


class Run:
    """One run of the program: its exit code, standard output and standard error."""

    binary = pathlib.Path(__file__).resolve().parent.parent / "build/release/interleave"

    def __init__(self, *words, stdin=None, cwd=None):
        done = subprocess.run([self.binary, *words], input=stdin, cwd=cwd, capture_output=True, text=True, timeout=120)
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_text(self, text, *words, command="compare"):
        """Runs a scenario given as a text, from the file s.yaml."""
        (self.folder / "s.yaml").write_text(text)
        return Run(command, "s.yaml", *words, cwd=self.folder)

    def done(self, run):
        self.assertEqual((run.code, run.err), (0, ""))
        return run.out

    def refused(self, run, message):
        """Exit code 2, nothing on standard output, `message` and no more on standard error."""
        self.assertEqual((run.code, run.out, run.err), (2, "", message + "\n"))

    def refused_with(self, run, *parts):
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertEqual(run.err.count("\n"), 1, run.err)
        for part in parts:
            self.assertIn(part, run.err)

    def failed(self, run, *parts):
        self.assertEqual((run.code, run.err), (1, ""))
        for part in parts:
            self.assertIn(part, run.out)
