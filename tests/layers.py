#!/usr/bin/env python3
"""The layers: a folder includes only itself and those before it in this list, with the exceptions below.

    layers.py [ROOT]     checks itself on broken examples first, then the tree
"""

import pathlib
import re
import sys
import tempfile

LAYERS = ["sim/core", "sim/machine", "sim/os", "sim/python", "sim/workload", "models", "sim/scenario", "sim/report",
          "sim/study", "tools"]
INCLUDE = re.compile(r'\s*#\s*include\s*"([^"]+)"')


def layer_of(path):
    return next((layer for layer in LAYERS if path.startswith(layer + "/")), None)


def fault(source, target):
    """Why `source` must not include `target`, or None. Both are paths from the root."""
    here, there = layer_of(source), layer_of(target)
    if there is None:
        return "is in no layer: includes are written from the root"
    if source.startswith("sim/os/policies/"):
        ours = there == "sim/core" or target.startswith("sim/os/policies/") or re.fullmatch(r"sim/os/[^/]+", target)
        return None if ours else "a policy knows sim/core and the headers of sim/os, nothing else"
    if here == "models" and target.startswith("sim/os/policies/"):
        return "models do not know policies"
    if here == "sim/workload" and there not in ("sim/core", "sim/workload"):
        return "sim/workload knows sim/core only"
    if here == "sim/scenario" and there == "models" and target not in ("models/approach.h", "models/list.h"):
        return "sim/scenario knows models/approach.h and models/list.h only"
    if LAYERS.index(there) > LAYERS.index(here):
        return f"{there} comes after {here} in the list of layers"
    return None


def faults(root):
    found = []
    for top in ("sim", "models", "tools"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            source = path.relative_to(root).as_posix()
            if layer_of(source) is None:
                found.append(f"{source}:1: in no layer; the layers are {', '.join(LAYERS)}")
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = INCLUDE.match(line)
                why = match and fault(source, match[1])
                if why:
                    found.append(f"{source}:{number}: {line.strip()}  // {why}")
    return found


BROKEN = {
    "sim/core/a.h": "sim/machine/spec.h",
    "sim/machine/a.h": "sim/os/thread.h",
    "sim/workload/a.h": "sim/machine/spec.h",
    "sim/os/policies/a.cc": "sim/machine/spec.h",
    "sim/os/b.cc": "models/approach.h",
    "models/a.cc": "sim/os/policies/list.h",
    "models/b.cc": "sim/scenario/scenario.h",
    "sim/scenario/a.cc": "models/threading.h",
    "sim/report/a.cc": "sim/study/plan.h",
    "sim/other/a.cc": "sim/core/time.h",
    "sim/os/c.cc": "thread.h",
}
SOUND = {
    "sim/os/policies/c.cc": "sim/os/policy.h",
    "sim/os/d.cc": "sim/os/policies/list.h",
    "sim/scenario/b.h": "models/approach.h",
    "models/c.cc": "sim/python/gil.h",
    "tools/main.cc": "sim/study/plan.h",
}


def check_itself():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for source, target in {**BROKEN, **SOUND}.items():
            (root / source).parent.mkdir(parents=True, exist_ok=True)
            (root / source).write_text(f'#include <vector>\n#include "{target}"\n')
        found = {line.split(":")[0] for line in faults(root)}
    if found != set(BROKEN):
        sys.exit(f"layers.py is broken: not found {set(BROKEN) - found}, found wrongly {found - set(BROKEN)}")


def main():
    check_itself()
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found = faults(root)
    print("\n".join(found) if found else "The layers hold.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
