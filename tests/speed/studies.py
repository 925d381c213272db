"""What a study costs beside its runs: CPU time of each run, what a second job gives, memory of 1,000,000 runs.

    studies.py --binary build/release/interleave [--rounds 5]

The second job is held against what the machine gives two processes that only compute, at the same time: on two idle
cores that is 2.0.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

OVERHEAD_MS_MOST, SPEED_UP_LEAST, MEMORY_MIB_MOST = 3.0, 0.9, 100
STUDY = """scenario:
  workload: {tasks: %d, steps: [{python: 200 us}]}
  approaches: [threading]
sweep: {grid: {machine.cores: [1, 2, 4, 8, 16]}}
repeat: 200
"""
MILLION = """scenario:
  workload: {tasks: 1, steps: [{python: 200 us}]}
  approaches: [sequential]
sweep:
  grid:
    machine.cores: {range: {from: 1, to: 100, step: 1}}
    workload.tasks: {range: {from: 1, to: 1000, step: 1}}
repeat: 10
"""
BUSY = [sys.executable, "-c", "n = 0\nfor i in range(12000000): n += i"]


def sweep(binary, folder, study, jobs):
    """Wall-clock and CPU seconds of a whole sweep."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [binary, "sweep", study, "--out", "results", "--restart", "--jobs", str(jobs)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    elapsed, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def busy(count):
    """Processes that only compute, a second, all at once."""
    start = time.monotonic()
    for process in [subprocess.Popen(BUSY) for _ in range(count)]:
        process.wait()
    return count / (time.monotonic() - start)


def write(folder, name, text):
    with open(os.path.join(folder, name), "w") as file:
        file.write(text)
    return name


def memory_of_list_mib(binary, folder):
    study = write(folder, "million.yaml", MILLION)
    process = subprocess.Popen([binary, "sweep", study, "--list"], cwd=folder, stdout=subprocess.PIPE)
    lines = sum(1 for _ in process.stdout)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0 or lines != 1_000_001:
        sys.exit(f"--list: status {status}, {lines} lines")
    return usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tiny, short = write(folder, "tiny.yaml", STUDY % 1), write(folder, "short.yaml", STUDY % 300)
        overheads_ms, shares = [], []
        for _ in range(options.rounds):
            overheads_ms.append(sweep(options.binary, folder, tiny, 1)[1])   # seconds of 1,000 runs
            capacity = busy(2) / busy(1)
            speed_up = sweep(options.binary, folder, short, 1)[0] / sweep(options.binary, folder, short, 2)[0]
            shares.append(speed_up / capacity)
            print(f"two jobs: {speed_up:.2f} times the rate of one; two processes that compute: {capacity:.2f}")
        memory_mib = memory_of_list_mib(options.binary, folder)
    overhead_ms, share = statistics.median(overheads_ms), statistics.median(shares)
    print(f"{overhead_ms:.2f} ms of CPU a run (at most {OVERHEAD_MS_MOST}), a second job gives {share:.2f} of what the "
          f"machine has (at least {SPEED_UP_LEAST}), {memory_mib:.0f} MiB for a list of 1,000,000 runs "
          f"(at most {MEMORY_MIB_MOST})")
    return 0 if overhead_ms <= OVERHEAD_MS_MOST and share >= SPEED_UP_LEAST and memory_mib <= MEMORY_MIB_MOST else 1


if __name__ == "__main__":
    sys.exit(main())
