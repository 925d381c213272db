"""A Slurm cluster of two nodes on the loopback interface, for as long as a `with` lasts: munged, slurmctld, two slurmd.

Its daemons run as this user on ports of their own; nothing of the machine's own Slurm is touched.
"""
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "sinfo", "scontrol")

CONF = """\
ClusterName=loop
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1
MaxArraySize={max_array_size}
NodeName=n1 NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1
NodeName=n2 NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES State=UP
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def missing_programs():
    return [name for name in PROGRAMS if not program(name)]


def program(name):
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


class Cluster:
    def __init__(self, max_array_size):
        self.max_array_size = max_array_size

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.holder.name)
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        for name in ("state", "spool-n1", "spool-n2"):
            (self.folder / name).mkdir()
        key = self.folder / "munge.key"
        key.touch(mode=0o600)
        key.write_bytes(os.urandom(1024))
        conf = self.folder / "slurm.conf"
        conf.write_text(CONF.format(folder=self.folder, ports=free_ports(3), max_array_size=self.max_array_size,
                                    user="root" if os.geteuid() == 0 else os.environ["USER"]))
        self.env = {**os.environ, "SLURM_CONF": str(conf)}
        places = {"socket": "munge.socket", "pid-file": "munged.pid", "log-file": "munged.log",
                  "seed-file": "munge.seed", "key-file": "munge.key"}
        self.run("munged", "--force", *(f"--{name}={self.folder / file}" for name, file in places.items()))
        self.run("slurmctld", "-f", conf)
        for node in ("n1", "n2"):
            self.run("slurmd", "-f", conf, "-N", node)
        self.wait_for(lambda: self.run("sinfo", "-h", "-t", "idle", "-o", "%D").strip() == "2", "two idle nodes")

    def __exit__(self, *exception):
        for name in ("slurmd-n1", "slurmd-n2", "slurmctld", "munged"):
            path = self.folder / f"{name}.pid"
            if path.exists():
                subprocess.run(["kill", path.read_text().strip()], check=False)
        for _ in range(100):
            if not any((self.folder / f"{name}.pid").exists() for name in ("slurmd-n1", "slurmd-n2", "slurmctld")):
                break
            time.sleep(0.1)
        try:
            self.holder.cleanup()
        except OSError:   # a daemon is still writing its last words
            shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, name, *words, **more):
        done = subprocess.run([program(name), *map(str, words)], env=self.env if hasattr(self, "env") else None,
                              capture_output=True, text=True, timeout=60, **more)
        if done.returncode != 0:
            raise RuntimeError(f"{name} {words}: {done.stdout}{done.stderr}{self.logs()}")
        return done.stdout

    def logs(self):
        return "".join(f"\n{path.name}:\n{path.read_text()[-2000:]}" for path in sorted(self.folder.glob("*.log")))

    def wait_for(self, condition, what, seconds=120):
        for _ in range(seconds * 5):
            if condition():
                return
            time.sleep(0.2)
        raise RuntimeError(f"{what}: not in {seconds} s{self.logs()}")

    def wait_until_empty(self, seconds=300):
        self.wait_for(lambda: self.run("squeue", "-h").strip() == "", "an empty queue", seconds)
