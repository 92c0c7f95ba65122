"""Processors, memory and open files of this machine, as far as a measurement needs them (Linux)."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER_CPU = 0
LOAD_CPU = 1
_TICKS = os.sysconf("SC_CLK_TCK")


def two_processors() -> bool:
    """True when server and load can have a processor each; on one, the figures mean little."""
    return {SERVER_CPU, LOAD_CPU} <= os.sched_getaffinity(0)


@contextmanager
def children_on(cpu: int) -> Iterator[None]:
    """Processes started inside run on `cpu` only: they inherit it, so no thread of theirs escapes."""
    before = os.sched_getaffinity(0)
    if cpu in before:
        os.sched_setaffinity(0, {cpu})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def children_anywhere() -> Iterator[None]:
    """Processes started inside run on all processors: two browsers in a call are two people's machines."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def stay_on(cpu: int) -> None:
    """Keep this process to `cpu`."""
    if cpu in os.sched_getaffinity(0):
        os.sched_setaffinity(0, {cpu})


def allow_open_files(count: int) -> None:
    """Raise the limit of open files for this process and its children. Raises RuntimeError when it may not."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        raise RuntimeError(f"This needs {count} open files and may have {hard}: raise the limit (ulimit -Hn).")
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count), hard))


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident_kib(pid: int) -> int:
    """Memory of a process that is in RAM, in KiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError(f"Process {pid} has no memory: did it end?")
