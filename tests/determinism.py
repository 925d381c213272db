#!/usr/bin/env python3
"""The promise: the same scenario gives the same bytes from every build, with and without --lockstep, every time.

    determinism.py --binary A --binary B scenario.yaml...

runs `BINARY compare FILE --format json [--lockstep]` and holds every output against the first binary's first.
"""

import argparse
import concurrent.futures
import json
import os
import subprocess
import sys


def run(binary, scenario, lockstep, time_limit):
    command = [binary, "compare", scenario, "--format", "json"] + (["--lockstep"] if lockstep else [])
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=time_limit)
    return " ".join(command), done.returncode, done.stdout, done.stderr


def first_json_difference(a, b, path="$"):
    """The path of the first place where two JSON values differ, in the order of the text, and both values there."""
    if isinstance(a, dict) and isinstance(b, dict):
        if list(a) != list(b):
            return path, f"keys {list(a)}", f"keys {list(b)}"
        children = ((f"{path}.{key}", a[key], b[key]) for key in a)
    elif isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return path, f"{len(a)} items", f"{len(b)} items"
        children = ((f"{path}[{i}]", x, y) for i, (x, y) in enumerate(zip(a, b)))
    else:
        return None if type(a) is type(b) and a == b else (path, json.dumps(a), json.dumps(b))
    return next(filter(None, (first_json_difference(x, y, place) for place, x, y in children)), None)


def describe(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    text = [f"  first differing byte: {at} (of {len(a)} and {len(b)})"]
    try:
        place = first_json_difference(json.loads(a), json.loads(b))
    except ValueError:
        place = None
    if place:
        text += [f"  at {place[0]}: {place[1]}", f"  {' ' * len('at ' + place[0])}: {place[2]}"]
    else:
        text += [f"  {a[max(0, at - 60):at + 60]!r}", f"  {b[max(0, at - 60):at + 60]!r}"]
    return "\n".join(text)


def check(scenario, options):
    """What is wrong with this scenario, or nothing."""
    first = None
    for _ in range(options.runs):
        for binary in options.binary:
            for lockstep in (False, True):
                try:
                    command, code, output, errors = run(binary, scenario, lockstep, options.time_limit)
                except subprocess.TimeoutExpired as error:
                    return f"{scenario}: no end within {options.time_limit} s: {' '.join(error.cmd)}"
                if code not in (0, 1) or not output:  # 1: a run that fails by design must fail the same everywhere
                    return f"{scenario}: exit code {code}: {command}\n{errors.decode(errors='replace')}"
                if first is None:
                    first = (command, code, output)
                if code != first[1]:
                    return f"{scenario}: exit code {first[1]}: {first[0]}\n  but {code}: {command}"
                if output != first[2]:
                    return f"{scenario}: {first[0]}\n  and {command}\n{describe(first[2], output)}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", action="append", required=True)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--time-limit", type=float, default=120, help="of one run, in seconds")
    parser.add_argument("scenario", nargs="+")
    options = parser.parse_args()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [fault for fault in pool.map(lambda scenario: check(scenario, options), options.scenario) if fault]
    for fault in faults:
        print(fault)
    print(f"{len(options.scenario) - len(faults)} scenarios alike, {len(faults)} not; {len(options.binary)} builds")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
