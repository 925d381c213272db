"""The JSON Schema accepts every scenario that ships and refuses broken ones.

usage: schema.py SCHEMA.json SCENARIO.yaml...
"""
import copy
import json
import pathlib
import sys

import re

import jsonschema
import yaml


class Yaml12(yaml.SafeLoader):
    """As in YAML 1.2, and here: on, off, yes and no are words."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

BASE = {
    "machine": {"cores": 2, "devices": {"net": {"latency": "30 ms", "bandwidth": "1 Gbps"}}},
    "workload": {"tasks": 3, "steps": [{"python": "2 ms"}, {"receive": {"from": "net", "size": "1 KiB"}}]},
    "approaches": ["sequential", {"threading": {"threads": 4}}, {"approach": "futures", "executor": "process"}],
}

# A path into BASE and what is put there; None removes it.
BROKEN = [
    (["machien"], {}),
    (["workload"], None),
    (["approaches"], []),
    (["schema"], 2),
    (["seed"], -1),
    (["machine", "cores"], 0),
    (["machine", "cores"], "4"),
    (["machine", "cores"], [{"count": 0}]),
    (["machine"], "no-such-machine"),
    (["machine", "context_switch"], "2"),
    (["machine", "context_switch"], 2),
    (["machine", "context_switch"], "-2 us"),
    (["machine", "context_switch"], "2 sec"),
    (["machine", "context_switch"], "1e3 ms"),
    (["machine", "memory"], "0 B"),
    (["machine", "memory"], "1 KB"),
    (["machine", "devices", "net", "latency"], {"unifrom": {"min": "1 ms", "max": "2 ms"}}),
    (["machine", "devices", "net", "latency"], {"uniform": {"min": "1 ms"}}),
    (["machine", "devices", "net", "latency"], {"empirical": {"p50": "1 ms"}}),
    (["machine", "devices", "net", "latency"], {"exponential": {"mean": "0 ms"}}),
    (["machine", "devices", "net", "bandwidth"], "1 Gb"),
    (["os"], "linux-7"),
    (["python"], "cpython-3.99"),
    (["python"], {"profile": "cpython-3.99"}),
    (["os"], {"policy": "auction"}),
    (["os"], {"quantum": "0 ms"}),
    (["workload", "tasks"], 0),
    (["workload", "tasks"], None),
    (["workload", "jobs"], [{"name": "A", "steps": [{"cpu": "1 ms"}]}]),
    (["workload", "steps"], []),
    (["workload", "steps"], None),
    (["workload", "steps", 0], {"python": "2 ms", "sleep": "1 ms"}),
    (["workload", "steps", 0], {"pyhton": "2 ms"}),
    (["workload", "steps", 0], {"python": "2 ms", "offload": "thraed"}),
    (["workload", "steps", 0], {"choose": [{"p": 1.5, "steps": []}]}),
    (["workload", "repeat"], 0),
    (["workload", "arrivals"], {"bursts": {"on": "1 s", "rate": "5/s"}}),
    (["workload", "arrivals"], {"every": "1 s", "backlog": 0}),
    (["workload", "arrivals"], {"every": "1 s", "retry": {"pause": "1 s"}}),
    (["workload", "objects"], {"a": "mutex"}),
    (["approaches", 0], "treading"),
    (["approaches", 0], {"threading": {"workers": 4}}),
    (["approaches", 0], {"approach": "asyncio", "threads": 4}),
]

# Right, in forms that the base has not.
RIGHT = [
    (["machine", "context_switch"], 0),
    (["machine", "devices", "net", "latency"],
     {"empirical": {"p0": 0, "p50": "1.5us", "p99.9": "2 us", "p100": "1 s"}}),
    (["machine", "cores"], [{"count": 4, "speed": 1.0}, {"count": 8, "speed": 0.55}]),
    (["os"], {"policy": "round_robin", "quantum": "4 ms"}),
    (["workload", "repeat"], "forever"),
    (["workload", "copy_on_write"], "30 %"),
    (["workload", "steps", 0], {"native": {"time": "9 ms", "call": "60 us"}, "offload": "thread"}),
    (["workload", "steps", 0], {"choose": [{"p": 0.5, "steps": []}, {"steps": [{"with": {"a": [{"cpu": "1 h"}]}}]}]}),
    (["approaches", 0], {"asyncio": None}),
]


def changed(path, value):
    tree = copy.deepcopy(BASE)
    node = tree
    for part in path[:-1]:
        node = node[part]
    if value is None:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return tree


def main(schema_path, *scenario_paths):
    schema = json.loads(pathlib.Path(schema_path).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = []
    for path in scenario_paths:
        tree = yaml.load(pathlib.Path(path).read_text(), Yaml12)
        wrong += [f"{path}: refused at {list(error.path)}: {error.message}" for error in validator.iter_errors(tree)]
    wrong += [f"refused: {path} = {value!r}" for path, value in RIGHT if not validator.is_valid(changed(path, value))]
    wrong += [f"accepted: {path} = {value!r}" for path, value in BROKEN if validator.is_valid(changed(path, value))]
    if not validator.is_valid(BASE):
        wrong.append("refused: the base of the changes")
    print("\n".join(wrong) or f"{len(scenario_paths)} scenarios, {len(RIGHT)} right and {len(BROKEN)} broken changes")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
