#!/usr/bin/env python3
"""Style as a test: what every file of the tree must keep to. Checks itself on broken examples first.

    style.py [ROOT]
"""

import os
import pathlib
import re
import sys
import tempfile

COLUMNS_MAX = 120
LINES_MAX = 600
TEXT = {".cc", ".h", ".py", ".yaml", ".yml", ".md", ".json", ".xml", ".txt", ".cmake", ".sh", ".toml", ""}
SOURCE = {".cc", ".h", ".py", ".sh", ""}
SKIPPED_FOLDERS = re.compile(r"^(build.*|\.git|__pycache__|\.cache|\.vscode|\.idea)$")

MADE_FOLDERS = {"results", "figures"}   # at the top, by studies

# Folders of somebody's machine; written so that this line does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:" + "|".join(["work", "root", "home"]) + r")/\w")

# In sim/ and models/ nothing but the scenario and the seed may decide.
BANNED = [
    (re.compile(r"\b(system_clock|steady_clock|high_resolution_clock|gettimeofday|clock_gettime)\b"), "a wall clock"),
    (re.compile(r"\btime\((nullptr|NULL|0|&\w+)\)"), "a wall clock"),
    (re.compile(r"\bs?rand\(|\brandom_device\b|\bmt19937"), "random numbers that are not sim/core/random.h's"),
    (re.compile(r"\bgetenv\b"), "the environment"),
    (re.compile(r"\b(cost|draw|notify|wake_one)\([^()]*\)\s*[-+*]\s*[^;,]*\b(cost|draw|notify|wake_one)\("),
     "two draws in one expression, whose order is the compiler's; name the first"),
]
UNORDERED = re.compile(r"\bunordered_(multi)?(map|set)\b")
ORDER_NEVER_LEAVES = re.compile(r"// order never leaves: \w")

# A library's headers, and where the single file may stand that includes them (None: any number, in .cc files).
LIBRARIES = [
    (re.compile(r"[<\"](simgrid|xbt)[/.]"), "SimGrid", r"sim/machine/simgrid\.cc|tests/speed/simgrid_actors\.cc", 2),
    (re.compile(r"<yaml-cpp/"), "yaml-cpp", r"sim/scenario/\w+\.cc", 1),
    (re.compile(r"<boost/"), "Boost", r"tools/\w+\.cc", 1),
    (re.compile(r"<mpi\.h>"), "MPI", r"sim/study/ranks\.cc", 1),
    (re.compile(r"<Random123/"), "Random123", r"sim/core/random\.cc", 1),
    (re.compile(r"<nlohmann/"), "nlohmann's JSON", r".*\.cc", None),
]

# Written before those who will include them.
NOT_YET_INCLUDED = {"sim/scenario/scenario.h", "sim/report/result.h", "sim/core/activity.h"}


def files(root):
    for folder, folders, names in os.walk(root):
        made = MADE_FOLDERS if pathlib.Path(folder) == root else set()
        folders[:] = sorted(name for name in folders if not SKIPPED_FOLDERS.match(name) and name not in made)
        for name in sorted(names):
            path = pathlib.Path(folder, name)
            if path.suffix in TEXT and not path.is_symlink() and (path.suffix or name not in (".git", "LICENSE")):
                yield path.relative_to(root).as_posix(), path


def any_text(name, lines):
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield number, "the path of a machine"
        if line != line.rstrip() and not name.endswith(".txt"):
            yield number, "space at the end of the line"


def shape(name, lines):
    suffix = pathlib.PurePosixPath(name).suffix
    for number, line in enumerate(lines, 1):
        if suffix in SOURCE | {".yaml", ".yml"} and len(line) > COLUMNS_MAX:
            yield number, f"{len(line)} columns, at most {COLUMNS_MAX}"
        if suffix in (".cc", ".h") and "\t" in line:
            yield number, "a tab"
    if suffix in SOURCE and len(lines) > LINES_MAX:
        yield len(lines), f"{len(lines)} lines, at most {LINES_MAX}: it wants to be two files"
    if suffix == ".h":
        if not lines or not lines[0].startswith("//"):
            yield 1, "a header begins with a comment that says what it is for"
        if "#pragma once" not in lines:
            yield 1, "no #pragma once"


def determinism(name, lines):
    if not name.startswith(("sim/", "models/")):
        return
    for number, line in enumerate(lines, 1):
        code = line.split("//")[0]
        for pattern, what in BANNED:
            if pattern.search(code):
                yield number, what
        if UNORDERED.search(code) and not code.lstrip().startswith("#") and not ORDER_NEVER_LEAVES.search(line):
            yield number, "an order that nobody decided; if it never shows: // order never leaves: WHY"


def includes(name, lines):
    if not name.endswith((".cc", ".h")):
        return []
    return [(number, line.split("include", 1)[1].strip()) for number, line in enumerate(lines, 1)
            if re.match(r"\s*#\s*include\b", line)]


def libraries(texts):
    users = {}
    for name, lines in texts.items():
        for number, included in includes(name, lines):
            for pattern, library, where, limit in LIBRARIES:
                if not pattern.match(included):
                    continue
                if not re.fullmatch(where, name):
                    yield name, number, f"{library}'s headers belong in {where}"
                    continue
                users.setdefault(library, set()).add(name)
                if limit and len(users[library]) > limit:
                    yield name, number, f"{library}'s headers belong in one file: {sorted(users[library])}"


def dead_headers(texts):
    included = {re.match(r'"([^"]*)', what)[1] for name, lines in texts.items() for _, what in includes(name, lines)
                if what.startswith('"')}
    included |= set(re.findall(r'#include "([^"]+)"', "\n".join(texts.get("CMakeLists.txt", []))))
    for name in texts:
        if name.startswith(("sim/", "models/")) and name.endswith(".h") and name not in included | NOT_YET_INCLUDED:
            yield name, 1, "nobody includes this header"


def faults(root):
    texts = {}
    found = []
    for name, path in files(root):
        try:
            texts[name] = path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            if path.suffix in SOURCE - {""}:
                found.append(f"{name}:1: not UTF-8")
            continue
        if texts[name][-1] == "":
            texts[name].pop()
    for name, lines in texts.items():
        for rule in (any_text, shape, determinism):
            found += [f"{name}:{number}: {what}" for number, what in rule(name, lines)]
    for rule in (libraries, dead_headers):
        found += [f"{name}:{number}: {what}" for name, number, what in rule(texts)]
    return found


BROKEN = {
    "sim/a.cc": "int " + "a" * COLUMNS_MAX + ";\n",
    "sim/b.cc": "int a;\t\n",
    "sim/c.cc": "int a; \n",
    "sim/d.cc": "// see /" + "home/someone/notes\n",
    "sim/e.cc": "auto now = std::chrono::steady_clock::now();\n",
    "sim/f.cc": "auto now = time(nullptr);\n",
    "sim/figures/n.cc": "auto both = cost(machine.futex_wake) + (far ? cost(machine.wake_remote) : nothing);\n",
    "models/g.cc": "std::unordered_map<int, int> counts;\n",
    "models/h.cc": "#include <simgrid/s4u.hpp>\n",
    "sim/report/i.h": "// Text.\n#pragma once\n#include <nlohmann/json.hpp>\n",
    "sim/dead.h": "// Nobody wants this.\n#pragma once\n",
    "sim/report/j.h": "#pragma once\n",
    "sim/report/k.h": "// No guard.\n",
    "tests/l.py": "pass\n" * (LINES_MAX + 1),
    "tools/m.cc": "#include <boost/program_options.hpp>\n",  # the second after a.cc, see SOUND
}
SOUND = {
    "sim/core/a.cc": '#include <unordered_map>\n#include "sim/report/i.h"\n#include "sim/report/j.h"\n'
                     '#include "sim/report/k.h"\n// No steady_clock here.\n'
                     "std::unordered_map<int, int> seen;  // order never leaves: only looked up\n",
    "sim/machine/simgrid.cc": "#include <simgrid/s4u.hpp>\n",
    "models/b.cc": "const auto first = cost(a) + later, second = cost(b);\n",
    "results/c.cc": "int a;\t\n",
    "tools/a.cc": "#include <boost/program_options.hpp>\nauto now = time(nullptr);\n",
}


def check_itself():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**BROKEN, **SOUND}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = {line.split(":")[0] for line in faults(root)}
    if found != set(BROKEN):
        sys.exit(f"style.py is broken: not found {set(BROKEN) - found}, found wrongly {found - set(BROKEN)}")


def main():
    check_itself()
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found = faults(root)
    print("\n".join(found) if found else "The style holds.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
