"""Every shipped scenario gives the bytes that tests/golden/NAME.txt holds, as a table and as JSON, and every study
(studies/NAME) those of its results; README.md shows the table of one scenario.

usage: golden.py --binary PATH [--bless] [NAME...]

Without names, all scenarios. --bless rewrites the files and says which changed: see tools/bless.
"""
import argparse
import difflib
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests/golden"
DIFFERENCES_SHOWN = 40   # lines of each scenario
# Whose schedule is worth a look, and under which approach.
CHARTED = {
    "priority_inversion": "with inheritance",
    "big_little": "multiprocessing(workers=12, chunksize=20, warm=true)",
    "feedback": "mlfq",
    "interactive_guess": "o1",
    "priorities": "with ageing",
    "smt": "native_threads(threads=6)",
    "sockets": "native_threads",
    "textbook_round_robin": "native_threads",
    "tickets": "stride",
    "windows_desktop": "desktop",
}
README = ROOT / "README.md"
README_SCENARIO = "image_service"
README_BLOCK = re.compile(r"(The first prints:\n\n```\n).*?(```\n)", re.DOTALL)


def transcript(binary, name):
    """The commands and what they print, as in a terminal."""
    if name.startswith("studies/"):
        return study_transcript(binary, name)
    text = ""
    commands = [["compare"], ["compare", "--format", "json"]]
    if name in CHARTED:
        commands.append(["run", "--approach", CHARTED[name], "--gantt"])
    for command, *options in commands:
        words = [command, f"scenarios/{name}.yaml", *options]
        done = subprocess.run([binary, *words], cwd=ROOT, capture_output=True, text=True, timeout=600)
        text += f"$ interleave {shlex.join(words)}\n{done.stdout}{done.stderr}exit code {done.returncode}\n"
    return text


def study_transcript(binary, name):
    with tempfile.TemporaryDirectory() as folder:
        words = ["sweep", f"scenarios/{name}.yaml", "--out", folder]
        done = subprocess.run([binary, *words], cwd=ROOT, capture_output=True, text=True, timeout=600)
        text = f"$ interleave sweep scenarios/{name}.yaml --out DIR\n{done.stdout}{done.stderr}".replace(folder, "DIR")
        text += f"exit code {done.returncode}\n"
        for table in ("results.csv", "intervals.csv"):
            text += f"$ cat DIR/{table}\n" + (pathlib.Path(folder) / table).read_text()
    return text


def readme_with(text):
    """README.md with the table of a transcript."""
    table = text.split("\n", 1)[1].split("exit code ", 1)[0]
    return README_BLOCK.sub(lambda block: block[1] + table + block[2], README.read_text())


def difference(expected, found, name):
    lines = list(
        difflib.unified_diff(
            expected.splitlines(), found.splitlines(), f"tests/golden/{name}.txt", "now", lineterm="", n=1
        )
    )
    left = len(lines) - DIFFERENCES_SHOWN
    return "\n".join(lines[:DIFFERENCES_SHOWN] + ([f"... {left} lines more"] if left > 0 else []))


def bless(names, binary):
    for name in names:
        path = GOLDEN / f"{name}.txt"
        before = path.read_text() if path.exists() else None
        now = transcript(binary, name)
        if name == README_SCENARIO and readme_with(now) != README.read_text():
            README.write_text(readme_with(now))
            print("changed: README.md")
        if now == before:
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(now)
        print(f"{'new' if before is None else 'changed'}: tests/golden/{name}.txt")


def check(names, binary):
    wrong = 0
    for name in names:
        path = GOLDEN / f"{name}.txt"
        if not path.exists():
            print(f"tests/golden/{name}.txt is missing")
            wrong += 1
            continue
        expected, found = path.read_text(), transcript(binary, name)
        if expected != found:
            print(difference(expected, found, name))
            wrong += 1
        if name == README_SCENARIO and readme_with(found) != README.read_text():
            print("README.md shows another table than the program")
            wrong += 1
    return wrong


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    shipped = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
    shipped += sorted(f"studies/{path.stem}" for path in (ROOT / "scenarios/studies").glob("*.yaml"))
    unknown = [name for name in options.names if name not in shipped]
    if unknown:
        sys.exit(f"no scenario is called {', '.join(unknown)}; there are: {', '.join(shipped)}")
    names = options.names or shipped
    found = sorted(GOLDEN.rglob("*.txt"))
    strays = [path for path in found if path.relative_to(GOLDEN).with_suffix("").as_posix() not in shipped]
    binary = options.binary.resolve()
    if options.bless:
        bless(names, binary)
        for path in strays:
            path.unlink()
            print(f"removed: {path.relative_to(ROOT)}")
        return 0
    for path in strays:
        print(f"{path.relative_to(ROOT)} has no scenario")
    wrong = check(names, binary) + len(strays)
    print(f"{len(names)} scenarios, {wrong} differences" + ("; if this is meant: tools/bless" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
