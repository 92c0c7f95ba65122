"""Several processes that live and end together, however one of them ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import project

GRACE_SECONDS = 5
LOOK_SECONDS = 0.2
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Stopped(Exception):
    """Somebody asked us to end."""


class Supervisor:
    """A context: whatever ends it, the children end too, kindly and after 5 seconds for certain.

    Daphne has been seen to hang on SIGTERM with requests in flight.
    """

    def __init__(self) -> None:
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Supervisor":
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, self._stop)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        self._end_all()
        return kind is Stopped

    def start(self, name: str, *command: str | Path) -> None:
        """Start a child in a process group of its own, so that Ctrl-C reaches it through us."""
        supervisor = os.getpid()
        self.children[name] = subprocess.Popen(
            [str(part) for part in command],
            cwd=project.ROOT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: end_with_parent(supervisor, signal.SIGKILL),
        )

    def wait_for(self, ready: Callable[[], bool], *, seconds: float, what: str) -> None:
        """Return when `ready()`; end everything when a child dies or the time is over."""
        deadline = time.monotonic() + seconds
        while not ready():
            self._check()
            if time.monotonic() > deadline:
                project.fail(f"{what} did not come up within {seconds:.0f} seconds.")
            time.sleep(LOOK_SECONDS)

    def watch(self) -> None:
        """Stay until a child dies (SystemExit) or somebody stops us."""
        while True:
            self._check()
            time.sleep(LOOK_SECONDS)

    def _check(self) -> None:
        for name, child in self.children.items():
            if child.poll() is not None:
                project.fail(f"The {name} ended by itself (exit code {child.returncode}), so everything stops.")

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        raise Stopped

    def _end_all(self) -> None:
        for child in self.children.values():
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for name, child in self.children.items():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                print(f"The {name} did not stop by itself.", file=sys.stderr)
                _signal_group(child, signal.SIGKILL)
                child.wait()


def end_with_parent(parent: int, number: signal.Signals) -> None:
    """Have the kernel send this process `number` when its parent is gone, even by SIGKILL. Linux only."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, number, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before we asked
        os.kill(os.getpid(), number)


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if child.poll() is None:
        os.killpg(child.pid, number)
