"""Speed against yardsticks, as ratios within one run: the least that any event-driven round robin must do (floor.cc),
and the same written by hand on SimGrid (simgrid_actors.cc); and eevdf with 10,000 runnable threads on 64 cores against
itself with 100. Whole processes, in turn; medians of the ratios.

    speed.py --binary build/release/interleave [--rounds 7]
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
THREADS, CORES, SIMULATED_S = "1000", "64", "60"
FLOOR_MOST, ACTORS_LEAST = 5.0, 9.0
MANY, FEW, MANY_MOST = 10_000, 100, 2.0
EEVDF = {   # operating systems under which the many are compared with the few
    "linux-6.18": "linux-6.18",
    "a queue for each core": "{policy: eevdf}",
    "one queue": "{policy: eevdf, run_queues: shared}",
}


def compiled(folder, name, *options):
    program = os.path.join(folder, name)
    source = os.path.join(HERE, name + ".cc")
    subprocess.run(["c++", "-O2", *options, source, "-o", program, "-lsimgrid"], check=True)
    return [program, THREADS, CORES, SIMULATED_S]


def cpu_s(command):
    """CPU time of the whole process and its children, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, output


def events_of(output):
    if output.startswith("{"):
        return json.loads(output)["approaches"][0]["events"]
    return int(output.split("events=")[1].split()[0])


def runnable_threads(threads, system):
    """Threads that compute without end, long enough for their making to be little of it."""
    return f"""
machine: {{cores: {CORES}}}
os: {system}
workload: {{tasks: {threads}, for: {SIMULATED_S} s, steps: [{{cpu: forever}}]}}
approaches: [native_threads]
"""


def ns_an_event(binary, folder, threads, system):
    path = os.path.join(folder, "eevdf.yaml")
    with open(path, "w") as file:
        file.write(runnable_threads(threads, system))
    seconds, output = cpu_s([binary, "run", path, "--format", "json"])
    return seconds * 1e9 / events_of(output)


def many_against_few(binary, folder, rounds):
    """Whether the cost of an event grows little enough with the number of threads. The least of the rounds: what else
    runs on the machine takes its caches away, and the many need them."""
    good = True
    for name, system in EEVDF.items():
        many, few = (
            min(ns_an_event(binary, folder, threads, system) for _ in range(rounds)) for threads in (MANY, FEW)
        )
        print(f"eevdf, {name}: {many:.0f} ns an event with {MANY} runnable threads, {few:.0f} with {FEW}: "
              f"{many / few:.2f} times (at most {MANY_MOST})")
        good = good and many / few <= MANY_MOST
    return good


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "interleave": [options.binary, "run", os.path.join(HERE, "round_robin.yaml"), "--format", "json"],
            "floor": compiled(folder, "floor", "-std=c++20"),
            "actors": compiled(folder, "simgrid_actors", "-std=c++17"),
        }
        ns = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                seconds, output = cpu_s(command)
                ns[name].append(seconds * 1e9 / events_of(output))
        good = many_against_few(options.binary, folder, options.rounds)
    above_floor = statistics.median(a / b for a, b in zip(ns["interleave"], ns["floor"]))
    below_actors = statistics.median(b / a for a, b in zip(ns["interleave"], ns["actors"]))
    for name, values in ns.items():
        print(f"{name:12} {statistics.median(values):8.1f} ns an event, the whole process")
    print(f"{above_floor:.2f} times the floor (at most {FLOOR_MOST}), "
          f"{below_actors:.2f} times as fast as SimGrid's actors (at least {ACTORS_LEAST})")
    return 0 if good and above_floor <= FLOOR_MOST and below_actors >= ACTORS_LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
