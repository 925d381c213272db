"""The article and its figures: docs/figures is made again byte for byte, and each number in the text is its study's.

A claim stands in the text as **NUMBER**<!--STUDY.CLAIM-->, after a figure's `claims`; **NUMBER**<!--accuracy--> is
one that docs/accuracy.md has.

usage: article.py --binary PATH [--bless]

--bless makes the figures anew and writes their numbers into the text: read the text around them afterwards.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
STUDIES = ROOT / "scenarios/studies/article"
FIGURES = ROOT / "docs/figures"
ARTICLE = ROOT / "docs/parallelism-and-concurrency-in-python.md"
CLAIM = re.compile(r"\*\*([^*]+)\*\*<!--([\w.]+)-->")
BOLD = re.compile(r"\*\*[^*]+\*\*")


def claims():
    known = {}
    for manifest in sorted(FIGURES.glob("*/manifest.json")):
        for figure in json.loads(manifest.read_text())["figures"]:
            for name, text in figure["claims"].items():
                known[f"{manifest.parent.name}.{name}"] = text
    return known


def wrong_claims(text, known, accuracy):
    """What the text says otherwise than the studies do; a claim in bold without its source counts too."""
    wrong = [f"{bold}: in bold, and no study is named behind it" for bold in BOLD.findall(CLAIM.sub("", text))]
    for said, name in CLAIM.findall(text):
        if name == "accuracy":
            if not re.search(rf"(?<![\d.]){re.escape(said)}(?![\d.])", accuracy):
                wrong.append(f"{said}: docs/accuracy.md does not have it")
        elif known.get(name) is None:
            wrong.append(f"{name}: no figure claims it")
        elif said != known[name]:
            wrong.append(f"{name}: the article says {said}, the study {known[name]}")
    return wrong


def check_the_check():
    known = {"a.b": "3.9"}
    assert not wrong_claims("**3.9**<!--a.b--> **1 %**<!--accuracy-->", known, "by 1 %")
    for text in ("**4**<!--a.b-->", "**3.9**<!--a.c-->", "**3.9**", "**1 %**<!--accuracy-->"):
        assert wrong_claims(text, known, "by 11 %"), text


def bless(binary):
    shutil.rmtree(FIGURES, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        words = ["figure", "scenarios/studies/article", "--out", "docs/figures", "--results", folder, "--format", "svg"]
        subprocess.run([binary, *words], cwd=ROOT, check=True, timeout=600)
    known = claims()
    text = CLAIM.sub(lambda found: f"**{known.get(found[2]) or found[1]}**<!--{found[2]}-->", ARTICLE.read_text())
    ARTICLE.write_text(text)


def problems(binary):
    text = ARTICLE.read_text()
    wrong = wrong_claims(text, claims(), (ROOT / "docs/accuracy.md").read_text())
    studies = {path.stem for path in STUDIES.glob("*.yaml")}
    made = {path.name for path in FIGURES.iterdir()}
    wrong += [f"{name}: a study and its figures do not both exist" for name in sorted(studies ^ made)]
    for name in sorted(studies):
        if f"](figures/{name}/" not in text:
            wrong.append(f"{name}: the article does not show its figure")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        if not (ARTICLE.parent / link).exists():
            wrong.append(f"{link}: the article leads there, and nothing is there")
    done = subprocess.run([binary, "reproduce", "docs/figures"], cwd=ROOT, capture_output=True, text=True, timeout=600)
    wrong += [line for line in done.stdout.splitlines() if not line.endswith(": same")]
    if done.returncode:
        wrong.append(f"reproduce ended with exit code {done.returncode} {done.stderr}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--bless", action="store_true")
    options = parser.parse_args()
    check_the_check()
    if options.bless:
        bless(options.binary.resolve())
    wrong = problems(options.binary.resolve())
    count = len(CLAIM.findall(ARTICLE.read_text()))
    print("\n".join(wrong) or f"{count} claims and all figures are as their studies say")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
