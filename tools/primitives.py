"""Measures what single operations of this interpreter cost on this machine: `interleave calibrate` runs it.

    python primitives.py [--quick]

CPython 2.7 and later. The first line that it prints says how many cases there are, {"cases": 40}, or why there are
none, {"error": "..."}; then comes a line for each, as in tests/groundtruth:

  id, python, cores, family (primitive, samples), params, clean, tried, reps: [{wall, cpu, steal, other, ...}]

`primitive`: `per_op`, the mean of many operations in seconds; `samples`: `q`, the quantiles of one operation's
duration, and `q2` of what was timed beside it. Each repetition runs in a process of its own. Those kept are the ones
during which other programs (`other`) and the hypervisor (`steal`) took the smallest share of the machine; `clean`: at
most 5 % each.
"""
import json
import os
import platform
import resource
import signal
import struct
import sys
import threading
import time
import warnings

OLD = sys.version_info[0] == 2
now = time.time if OLD else time.perf_counter
CLEAN = 0.05


class Unmeasurable(Exception):
    """The interpreter has no such thing."""


# ---- One event's duration, many times: a list of seconds, and one of what was timed beside it ----

def clock(p):
    found = []
    for _ in range(p["n"]):
        start = now()
        found.append(now() - start)
    return found, []


def syscall(p):
    """A system call that keeps the GIL."""
    found = []
    for _ in range(p["n"]):
        start = now()
        os.getppid()
        found.append(now() - start)
    return found, []


def gil_release_take(p):
    """A call that gives the GIL up and need not wait, while nobody else wants it."""
    found, null = [], os.open(os.devnull, os.O_WRONLY)
    for _ in range(p["n"]):
        start = now()
        os.write(null, b"x")
        found.append(now() - start)
    return found, []


def gil_handover(p):
    """From the last sign of one spinning thread to the first sign of another."""
    found, last, end = [], [None, 0.0], now() + p["seconds"]

    def spin(me):
        while True:
            here = now()
            if last[0] != me:
                here = now()
                if last[0] is not None and here > last[1]:
                    found.append(here - last[1])
                last[0] = me
            last[1] = here
            if here > end:
                return

    threads = [threading.Thread(target=spin, args=(number,)) for number in range(p["threads"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found, []


def use_core(core):
    if core is not None:
        if not hasattr(os, "sched_setaffinity"):
            raise Unmeasurable("no os.sched_setaffinity")
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[core]})


def wake_process(p):
    """From a write to a pipe to the first line of who slept in the read; `gap`: how long it had slept."""
    there, back = os.pipe(), os.pipe()
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(cores) <= max(p["reader"], p["writer"]):
        raise Unmeasurable("too few cores")
    child = os.fork()
    if child == 0:
        use_core(p["reader"])
        while True:
            message = os.read(there[0], 8)
            here = now()
            if len(message) < 8 or struct.unpack("d", message)[0] < 0:
                os._exit(0)
            os.write(back[1], struct.pack("d", here - struct.unpack("d", message)[0]))
    use_core(p["writer"])
    found = []
    for _ in range(p["n"]):
        if p["gap"]:
            time.sleep(p["gap"])
        os.write(there[1], struct.pack("d", now()))
        found.append(struct.unpack("d", os.read(back[0], 8))[0])
    os.write(there[1], struct.pack("d", -1.0))
    os.waitpid(child, 0)
    return found, []


def wake_thread(p):
    """From a Lock's release to the first line of the thread that waited for it."""
    found, start = [], [0.0]
    ask, answer = threading.Lock(), threading.Lock()
    ask.acquire()
    answer.acquire()

    def wait():
        for _ in range(p["n"]):
            ask.acquire()
            found.append(now() - start[0])
            answer.release()

    thread = threading.Thread(target=wait)
    thread.start()
    for _ in range(p["n"]):
        time.sleep(p["gap"])
        start[0] = now()
        ask.release()
        answer.acquire()
    thread.join()
    return found, []


def sleep(p):
    """How much later than asked."""
    found = []
    for _ in range(p["n"]):
        start = now()
        time.sleep(p["sleep"])
        found.append(now() - start - p["sleep"])
    return found, []


def thread_start(p):
    """From start() to the thread's first line; beside it, to start()'s return."""
    first, returned = [], []
    for _ in range(p["n"]):
        box = []
        thread = threading.Thread(target=lambda: box.append(now()))
        start = now()
        thread.start()
        returned.append(now() - start)
        thread.join()
        first.append(box[0] - start)
    return first, returned


def forked(p, found, returned):
    for _ in range(p["n"]):
        inlet, outlet = os.pipe()
        start = now()
        child = os.fork()
        if child == 0:
            os.write(outlet, struct.pack("d", now()))
            os._exit(0)
        returned.append(now() - start)
        if found is None:
            os.waitpid(child, 0)
            end = now()
            returned[-1] = end - struct.unpack("d", os.read(inlet, 8))[0]
        else:
            found.append(struct.unpack("d", os.read(inlet, 8))[0] - start)
            os.waitpid(child, 0)
        os.close(inlet)
        os.close(outlet)


def fork(p):
    """From os.fork() to the child's first line; beside it, to its return in the parent."""
    found, returned = [], []
    forked(p, found, returned)
    return found, returned


def exit_wait(p):
    """From the child's os._exit() to waitpid's return in the parent."""
    found = []
    forked(p, None, found)
    return found, []


def pickled(p):
    import pickle
    found, message = [], b"x" * p["size"]
    text = pickle.dumps(message, -1)
    for _ in range(p["n"]):
        start = now()
        if p["what"] == "pickle":
            pickle.dumps(message, -1)
        else:
            pickle.loads(text)
        found.append(now() - start)
    return found, []


def pipe_transfer(p):
    """A message through multiprocessing's pipe to another process, and an answer of one byte."""
    import multiprocessing
    here, there = multiprocessing.Pipe()
    message, found, child = b"x" * p["size"], [], os.fork()
    if child == 0:
        for _ in range(p["n"]):
            there.recv_bytes()
            there.send_bytes(b"y")
        os._exit(0)
    for _ in range(p["n"]):
        start = now()
        here.send_bytes(message)
        here.recv_bytes()
        found.append(now() - start)
    os.waitpid(child, 0)
    return found, []


SAMPLES = {"clock": clock, "syscall": syscall, "gil_release_take": gil_release_take, "gil_handover": gil_handover,
           "wake_process": wake_process, "wake_thread": wake_thread, "sleep": sleep, "thread_start": thread_start,
           "fork": fork, "exit_wait": exit_wait, "pickle": pickled, "unpickle": pickled, "pipe_transfer": pipe_transfer}


# ---- Many operations: a function that does p["n"] of them, made ready before the clock starts ----

def threads_started(p):
    def run():
        for _ in range(p["n"]):
            thread = threading.Thread(target=abs, args=(0,))
            thread.start()
            thread.join()
    return run


def processes_started(p):
    import multiprocessing
    if OLD and p["what"] != "fork":
        raise Unmeasurable("no start methods")
    context = multiprocessing if OLD else multiprocessing.get_context(p["what"])

    def run(count=p["n"]):
        for _ in range(count):
            process = context.Process(target=abs, args=(0,))
            process.start()
            process.join()
    if p["what"] == "forkserver":
        run(1)   # the server itself
    return run


def locks(p):
    lock = threading.Lock()

    def run():
        for _ in range(p["n"]):
            lock.acquire()
            lock.release()
    return run


def queue_of():
    if OLD:
        import Queue as queue
    else:
        import queue
    return queue.Queue()


def queue_put_get(p):
    box = queue_of()

    def run():
        for _ in range(p["n"]):
            box.put(1)
            box.get()
    return run


def queue_pingpong(p):
    there, back = queue_of(), queue_of()

    def answer():
        for _ in range(p["n"]):
            back.put(there.get())

    def run():
        for _ in range(p["n"]):
            there.put(1)
            back.get()
        thread.join()
    thread = threading.Thread(target=answer)
    thread.start()
    return run


def executor(p):
    try:
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
    except ImportError:
        raise Unmeasurable("no concurrent.futures")
    if p["what"] == "threadpool_submit":
        pool, options = ThreadPoolExecutor(p["workers"]), {}
    else:
        import multiprocessing
        context = {} if sys.version_info < (3, 7) else {"mp_context": multiprocessing.get_context("fork")}
        pool, options = ProcessPoolExecutor(p["workers"], **context), {"chunksize": p["chunksize"]}
    list(pool.map(abs, range(100)))   # all workers are up
    return lambda: list(pool.map(abs, range(p["n"]), **options))


ASYNC = """
import asyncio
async def nothing(): pass
async def sleeper(rounds, time):
    for _ in range(rounds): await asyncio.sleep(time)
async def tasks(n): await asyncio.gather(*[nothing() for _ in range(n)])
async def sleepers(n, rounds, time): await asyncio.gather(*[sleeper(rounds, time) for _ in range(n)])
async def offload(loop, pool, n): await asyncio.gather(*[loop.run_in_executor(pool, abs, 0) for _ in range(n)])
"""


def asyncio_of(p):
    if OLD:
        raise Unmeasurable("no asyncio")
    names = {}
    exec(ASYNC, names)
    loop, n = names["asyncio"].new_event_loop(), p["n"]
    if p["what"] == "asyncio_task":
        return lambda: loop.run_until_complete(names["tasks"](n))
    if p["what"] in ("asyncio_sleep0", "asyncio_timer"):
        time = 1e-9 if p["what"] == "asyncio_timer" else 0
        return lambda: loop.run_until_complete(names["sleepers"](p["tasks"], n // p["tasks"], time))
    from concurrent.futures import ThreadPoolExecutor
    pool = ThreadPoolExecutor(p["workers"])
    return lambda: loop.run_until_complete(names["offload"](loop, pool, n))


def interpreters(p):
    """Created, used, destroyed: _interpreters, _xxsubinterpreters before 3.13."""
    try:
        import _interpreters as made
        execute = getattr(made, "exec")
    except ImportError:
        try:
            import _xxsubinterpreters as made
            execute = made.run_string
        except ImportError:
            raise Unmeasurable("no interpreters of its own")

    def run():
        for _ in range(p["n"]):
            interpreter = made.create()
            execute(interpreter, "pass")
            made.destroy(interpreter)
    return run


def sleeps(p):
    def run():
        for _ in range(p["n"]):
            time.sleep(p["sleep"])
    return run


PRIMITIVES = {"thread_start_join": threads_started, "fork": processes_started, "spawn": processes_started,
              "forkserver": processes_started, "lock": locks, "queue_put_get": queue_put_get,
              "queue_pingpong": queue_pingpong, "threadpool_submit": executor, "processpool_submit": executor,
              "asyncio_task": asyncio_of, "asyncio_sleep0": asyncio_of, "asyncio_timer": asyncio_of,
              "asyncio_to_thread": asyncio_of,
              "interpreter": interpreters, "sleep_overshoot": sleeps}


# ---- The cases: name, what, how often, parameters ----

def sample(name, what, n, **parameters):
    return dict(id="samples/" + name, family="samples", params=dict(parameters, what=what, n=n))


def primitive(name, what, n, **parameters):
    return dict(id="prim/" + name, family="primitive", params=dict(parameters, what=what, n=n))


CASES = [
    sample("clock", "clock", 20000), sample("syscall", "syscall", 20000),
    sample("gil_release_take", "gil_release_take", 20000),
    sample("gil_handover-2", "gil_handover", 0, threads=2, seconds=3.0),
    sample("wake_process-gap0", "wake_process", 400, gap=0, writer=0, reader=1),
    sample("wake_process-gap0.0002", "wake_process", 400, gap=0.0002, writer=0, reader=1),
    sample("wake_process-gap0.002", "wake_process", 400, gap=0.002, writer=0, reader=1),
    sample("wake_process-gap0.02", "wake_process", 200, gap=0.02, writer=0, reader=1),
    sample("wake_process-samecpu", "wake_process", 2000, gap=0, writer=0, reader=0),
    sample("wake_thread-gap0.002", "wake_thread", 400, gap=0.002),
    sample("sleep0.001", "sleep", 150, sleep=0.001), sample("sleep0.01", "sleep", 100, sleep=0.01),
    sample("thread_start", "thread_start", 500), sample("fork", "fork", 60), sample("exit_wait", "exit_wait", 60),
    sample("pickle-1000", "pickle", 2000, size=1000), sample("unpickle-1000", "unpickle", 2000, size=1000),
    sample("pickle-100000", "pickle", 200, size=100000), sample("unpickle-100000", "unpickle", 200, size=100000),
    sample("pickle-1000000", "pickle", 40, size=1000000), sample("unpickle-1000000", "unpickle", 40, size=1000000),
    sample("pipe_transfer-1000", "pipe_transfer", 1000, size=1000),
    sample("pipe_transfer-100000", "pipe_transfer", 200, size=100000),
    primitive("thread_start_join", "thread_start_join", 2000),
    primitive("fork", "fork", 40, main_import=0), primitive("spawn", "spawn", 8, main_import=0),
    primitive("forkserver", "forkserver", 20, main_import=0),
    primitive("lock", "lock", 300000), primitive("queue_put_get", "queue_put_get", 50000),
    primitive("queue_pingpong", "queue_pingpong", 3000),
    primitive("threadpool_submit-w1", "threadpool_submit", 5000, workers=1),
    primitive("threadpool_submit-w2", "threadpool_submit", 5000, workers=2),
    primitive("processpool_submit-c1", "processpool_submit", 2000, workers=2, chunksize=1),
    primitive("processpool_submit-c16", "processpool_submit", 2000, workers=2, chunksize=16),
    primitive("asyncio_task", "asyncio_task", 20000),
    primitive("asyncio_sleep0-t1", "asyncio_sleep0", 100000, tasks=1),
    primitive("asyncio_sleep0-t100", "asyncio_sleep0", 100000, tasks=100),
    primitive("asyncio_timer", "asyncio_timer", 50000, tasks=100),
    primitive("asyncio_to_thread", "asyncio_to_thread", 3000, workers=4),
    primitive("interpreter", "interpreter", 20),
    primitive("sleep0.001", "sleep_overshoot", 100, sleep=0.001),
]


def quick(case):
    """A twentieth of the work, at least what a median needs."""
    p = case["params"]
    if p["n"]:
        p["n"] = max(p["n"] // 20, 2 if p["what"] in ("spawn", "forkserver") else 10)
    if "seconds" in p:
        p["seconds"] = 0.3
    return case


# ---- One repetition, in a process of its own ----

def machine():
    """Ticks of all processors: all, in use, stolen by the hypervisor."""
    with open("/proc/stat") as file:
        v = [int(word) for word in file.readline().split()[1:9]]
    return sum(v), v[0] + v[1] + v[2] + v[5] + v[6], v[7]


def cpu_used():
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF,
                                                                         resource.RUSAGE_CHILDREN)))


def quantiles(values):
    values = sorted(values)
    found = dict(n=len(values), mean=sum(values) / len(values), min=values[0], max=values[-1])
    for percent in (1, 5, 10, 25, 50, 75, 90, 95, 99):
        found["p%d" % percent] = values[min(len(values) - 1, len(values) * percent // 100)]
    return found


def measure(case):
    p, record = case["params"], {}
    if case["family"] == "samples":
        used, start = cpu_used(), now()
        first, second = SAMPLES[p["what"]](p)
        record["wall"] = now() - start
        if not first:
            raise Unmeasurable("it never happened")
        record["q"] = quantiles(first)
        if second:
            record["q2"] = quantiles(second)
    else:
        run = PRIMITIVES[p["what"]](p)
        used, start = cpu_used(), now()
        run()
        record["wall"] = now() - start
        record["per_op"] = record["wall"] / p["n"]
    record["cpu"] = cpu_used() - used
    return record


def end_group(leader):
    """Workers of pools and the fork server, which outlive who started them."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except OSError:   # there are none
        pass


def repetition(case):
    inlet, outlet = os.pipe()
    before = machine()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        try:
            record = measure(case)
        except Unmeasurable as why:
            record = dict(error=str(why), unmeasurable=True)
        except BaseException as error:
            record = dict(error=repr(error))
        os.write(outlet, json.dumps(record).encode())
        os._exit(0)
    os.close(outlet)
    text = b""
    while True:
        part = os.read(inlet, 65536)
        text += part
        if not part or text.endswith(b"}"):   # a pool's workers may keep the pipe open
            break
    os.close(inlet)
    used = os.wait4(child, 0)[2]
    end_group(child)
    after = machine()
    record = json.loads(text.decode()) if text else dict(error="the process died")
    ticks = max(1, after[0] - before[0])
    ours = (used.ru_utime + used.ru_stime) * os.sysconf("SC_CLK_TCK")
    record["steal"] = (after[2] - before[2]) / float(ticks)
    # Two ticks are the clock's own grain; the fork server's children are not ours to count.
    other = max(0.0, after[1] - before[1] - ours - 2) / ticks
    record["other"] = 0.0 if case["params"]["what"] == "forkserver" else other
    return record


def wait_for_quiet():
    for _ in range(20):
        before = machine()
        time.sleep(0.08)
        after = machine()
        if (after[1] - before[1]) / float(max(1, after[0] - before[0])) < 0.15:
            return


def noise(record):
    return record["steal"] + record["other"]


def repetitions(case, wanted, tries, careful):
    seen = []
    for _ in range(tries * wanted):
        if careful:
            wait_for_quiet()
        seen.append(repetition(case))
        if "error" in seen[-1]:
            return seen[-1:], len(seen)
        if sum(noise(record) <= CLEAN for record in seen) == wanted:
            break
    return sorted(seen, key=noise)[:wanted], len(seen)


def main(words):
    warnings.simplefilter("ignore")   # of threads and fork
    if platform.python_implementation() != "CPython" or sys.version_info < (2, 7):
        print(json.dumps(dict(error="it is %s %s, expected CPython 2.7 or later" % (
            platform.python_implementation(), platform.python_version()))))
        return
    hurried = "--quick" in words
    cases = [quick(case) for case in CASES] if hurried else CASES
    print(json.dumps(dict(cases=len(cases))))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.sysconf("SC_NPROCESSORS_ONLN")
    for case in cases:
        sys.stdout.flush()
        kept, tried = repetitions(case, 2 if hurried else 5, 1 if hurried else 4, not hurried)
        clean = all("error" in record or noise(record) <= CLEAN for record in kept)
        print(json.dumps(dict(case, python=platform.python_version(), cores=cores, tried=tried, clean=clean, reps=kept),
                         sort_keys=True))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
