"""Figures of studies: the same bytes each time, made again and compared, and what is refused.

usage: figures.py --binary PATH [unittest's arguments]
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "build/release/interleave"
SHIPPED = "cores_and_workers"

STUDY = """title: small
scenario:
  workload: {tasks: 20, steps: [{python: {exponential: {mean: 1 ms}}}]}
  approaches: [threading, {asyncio: {label: loop}}]
sweep: {grid: {machine.cores: [1, 2, 4]}}
repeat: 3
"""
FIGURE = "figures: [{name: f, x: machine.cores, y: throughput_per_s, series: label%s}]\n"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def call(self, *words, **environment):
        return subprocess.run(
            [BINARY, *map(str, words)], cwd=self.folder, capture_output=True, text=True, timeout=300,
            env={**{k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}, **environment},
        )

    def done(self, *words, **environment):
        run = self.call(*words, **environment)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return run.stdout

    def write(self, text):
        (self.folder / "s.yaml").write_text(text)

    def files(self, folder):
        return {path.name: path.read_bytes() for path in (self.folder / folder).iterdir()}


class Made(Case):
    def test_the_shipped_study_twice_and_again(self):
        study = self.folder / f"{SHIPPED}.yaml"
        study.write_bytes((ROOT / f"scenarios/studies/{SHIPPED}.yaml").read_bytes())
        for i in "12":
            self.done("figure", study.name, "--out", f"o{i}", "--results", f"r{i}", "--format", "svg,png,pdf", "-j", i)
        first = self.files("o1")
        self.assertEqual(first, self.files("o2"))
        self.assertTrue(first["by_workers.png"].startswith(b"\x89PNG"))
        self.assertIn(b"one for each core", first["by_workers.svg"])
        said = self.done("reproduce", "o1").splitlines()
        self.assertEqual(len(said), len(first))
        self.assertTrue(all(line.endswith(": same") for line in said), said)

    def test_manifest_and_crate_name_what_is_there(self):
        self.write(STUDY + FIGURE % ", claims: [{name: one, value: loop, at: 1}]")
        self.done("figure", "s.yaml", "-o", "o", SOURCE_DATE_EPOCH="1700000000")
        files = self.files("o")
        manifest = json.loads(files["manifest.json"])
        self.assertEqual(set(manifest["files"]), set(files) - {"manifest.json", "ro-crate-metadata.json"})
        for name, facts in manifest["files"].items():
            self.assertEqual(facts["sha256"], hashlib.sha256(files[name]).hexdigest())
        self.assertEqual(manifest["study"]["sha256"], hashlib.sha256((self.folder / "s.yaml").read_bytes()).hexdigest())
        self.assertEqual(manifest["study"]["file"], "../s.yaml")
        self.assertEqual(manifest["date"], "2023-11-14T22:13:20Z")
        self.assertRegex(manifest["figures"][0]["claims"]["one"], r"^\d+/s$")
        graph = {entity["@id"]: entity for entity in json.loads(files["ro-crate-metadata.json"])["@graph"]}
        self.assertEqual(graph["./"]["datePublished"], manifest["date"])
        for part in graph["./"]["hasPart"]:
            self.assertIn(part["@id"], graph)
        self.assertTrue(all(line.endswith(": same") for line in self.done("reproduce", "o").splitlines()))

    def test_what_was_changed_is_found(self):
        self.write(STUDY + FIGURE % "")
        self.done("figure", "s.yaml", "-o", "o")
        svg = self.folder / "o/f.svg"
        svg.write_text(svg.read_text().replace("loop", "pool"))
        (self.folder / "o/f.png").unlink()
        run = self.call("reproduce", "o")
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r'(?m)^f\.svg: different: line \d+: there "')
        self.assertIn("f.png: different: it is not there", run.stdout)
        self.assertIn("f.csv: same", run.stdout)

    def test_a_changed_study_is_told(self):
        self.write(STUDY + FIGURE % "")
        self.done("figure", "s.yaml", "-o", "o")
        self.write(STUDY.replace("20", "30") + FIGURE % "")
        run = self.call("reproduce", "o")
        self.assertEqual(run.returncode, 1)
        self.assertIn("../s.yaml: different: the study has been changed since", run.stdout)
        self.assertIn("results.csv: different: line 2", run.stdout)


    def test_several_studies_and_folders(self):
        (self.folder / "studies").mkdir()
        for name in "ab":
            (self.folder / f"studies/{name}.yaml").write_text(STUDY + FIGURE % "")
        self.write(STUDY + FIGURE % "")
        said = self.done("figure", "studies", "s.yaml", "-o", "o", "--format", "svg").splitlines()
        self.assertEqual(said, ["o/a/f.svg", "o/b/f.svg", "o/s/f.svg"])
        self.assertTrue((self.folder / "results/b/results.csv").exists())
        self.assertIn("o/b/f.svg: same", self.done("reproduce", "o").splitlines())
        (self.folder / "o/b/f.svg").write_text("")
        run = self.call("reproduce", "o")
        self.assertEqual(run.returncode, 1)
        self.assertIn("o/b/f.svg: different: ", run.stdout)
        self.assertIn("o/s/f.svg: same", run.stdout)
        twice = self.call("figure", "s.yaml", "studies/../s.yaml")
        self.assertEqual((twice.returncode, twice.stdout), (2, ""))
        self.assertIn("s.yaml and studies/../s.yaml would go into one folder", twice.stderr)
        (self.folder / "empty").mkdir()
        self.assertIn("empty: no study there", self.call("figure", "empty").stderr)

    def test_names_by_value_and_a_ratio_without_unit(self):
        self.write(STUDY.replace("machine.cores: [1, 2, 4]", "machine.context_switch: [1 us, 5 us]")
                   + "figures: [{name: f, x: label, y: {of: throughput_per_s, over: loop}, "
                     "series: {of: machine.context_switch, names: {1 µs: cheap, 5 µs: dear}}}]\n")
        self.done("figure", "s.yaml", "-o", "o", "--format", "svg")
        svg = (self.folder / "o/f.svg").read_text()
        self.assertIn("dear", svg)
        self.assertNotIn("[1/s]", svg)


class Refused(Case):
    def refused(self, text, *parts, words=("figure", "s.yaml")):
        self.write(text)
        run = self.call(*words)
        self.assertEqual((run.returncode, run.stdout), (2, ""), run.stderr)
        for part in parts:
            self.assertIn(part, run.stderr)

    def test_bad_figures(self):
        self.refused(STUDY, "declares no figures")
        self.refused(STUDY + "figures: [{name: f, x: machine.cores, y: thruput}]\n", "s.yaml:7", "thruput")
        self.refused(STUDY + FIGURE.replace("label", "lable") % "", "s.yaml:7", 'the column "lable"', "label")
        self.refused(STUDY + FIGURE % ", annotations: [{maximum: lop}]", 'the series "lop"', "threading, loop")
        self.refused(STUDY + FIGURE % ", annotations: [{value: loop, at: 3}]", "at: got 3", "1, 2, 4")
        self.refused(STUDY + FIGURE % ", where: machine.cores > 9", "no row of the results is left")
        self.refused(STUDY + "figures: [{name: f, x: machine.cores, y: elapsed_s}]\n", "would mix the approaches")
        self.refused(STUDY + FIGURE.replace("name: f", "name: ../f") % "", '"../f"')

    def test_bad_words(self):
        self.refused(STUDY + FIGURE % "", 'got "gif"', words=("figure", "s.yaml", "--format", "gif"))
        self.refused(STUDY, "nowhere/manifest.json: no such file", words=("reproduce", "nowhere"))
        (self.folder / "manifest.json").write_text("{}")
        self.refused(STUDY, "manifest.json: damaged", words=("reproduce", "."))

    def test_all_runs_failed(self):
        self.write(STUDY + "figures: [{name: f, x: machine.cores, y: elapsed_s, series: label}]\n")
        text = (self.folder / "s.yaml").read_text().replace("scenario:\n", "scenario:\n  limits: {simulated: 1 us}\n")
        self.write(text)
        run = self.call("figure", "s.yaml", "-o", "o")
        self.assertEqual(run.returncode, 1)
        self.assertIn("nothing to draw at x = 1", run.stderr)
        self.assertTrue((self.folder / "o/f.svg").exists())


if __name__ == "__main__":
    if "--binary" in sys.argv:
        at = sys.argv.index("--binary")
        BINARY = pathlib.Path(sys.argv[at + 1]).resolve()
        del sys.argv[at : at + 2]
    unittest.main()
