"""`python -m tests.faults.bank.driver FOLDER OPERATIONS`: the community's processes, and what kills them.

It goes on until so many actions are done and every kind that must be tried has succeeded once.
On the MongoDB wire nothing is killed: the test server that stands in for mongod keeps the locks of a killed
process's transaction, and a call that meets them may never be answered (mongod ends such a transaction).

Each process is forked from this one, which has loaded everything and opened nothing. They append a line for each
action to a file of their own. Ends with 1, and the reason in FOLDER/faults, when anything but a kill ends one.
"""

import faulthandler
import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path

import django

PROCESSES, THREADS = 5, 10
SECONDS_BETWEEN_KILLS = 1.0
STALL_SECONDS = 60  # in which nobody finishes anything
WAIT_SECONDS = 240  # for one action: fifty writers wait for SQLite's one lock, and it is not given in turns
LOOK_SECONDS = 0.05

DONE, REFUSED, BUSY = "done", "refused", "busy"  # busy: every try met somebody's lock, or that of a killed process
MUST_HAPPEN = {"request done", "accept done", "start done", "post done"}  # else nothing was tried


class Driver:
    """Starts processes, kills them, counts what they did."""

    def __init__(self, folder: Path, operations: int, *, kills: bool) -> None:
        self.folder = folder
        self.kills = kills
        self.operations = operations
        self.alive: list[int] = []  # the oldest first; that one is spared, to see whether it stalls
        self.killed: set[int] = set()
        self.read: Counter[Path] = Counter()  # how far
        self.outcomes: Counter[str] = Counter()
        self.next_kill = time.monotonic() + SECONDS_BETWEEN_KILLS
        self.last_action = time.monotonic()

    def run(self) -> None:
        began = time.monotonic()
        while self._count() < self.operations or not self._has_seen_enough():
            while len(self.alive) < PROCESSES:
                self.alive.append(self._start())
            self._kill_now_and_then()
            self._bury()
            self._require_progress()
            time.sleep(LOOK_SECONDS)
        seconds = time.monotonic() - began
        self._close()
        figures = {"seconds": round(seconds, 1), "kills": len(self.killed), "outcomes": dict(self.outcomes)}
        (self.folder / "figures.json").write_text(json.dumps(figures))

    def _has_seen_enough(self) -> bool:
        """However slow the machine: a payment was reached, and somebody was killed where anybody is."""
        return self.outcomes.keys() >= MUST_HAPPEN and bool(self.killed) == self.kills

    def _start(self) -> int:
        if pid := os.fork():
            return pid
        try:
            os._exit(Process(self.folder).run())
        finally:
            os._exit(3)

    def _kill_now_and_then(self) -> None:
        if self.kills and time.monotonic() >= self.next_kill:
            self.next_kill = time.monotonic() + SECONDS_BETWEEN_KILLS * random.uniform(0.5, 1.5)
            victim = random.choice(self.alive[1:])
            os.kill(victim, signal.SIGKILL)
            self.killed.add(victim)

    def _bury(self, *, finished: bool = False) -> None:
        """Take note of who is dead; whoever was not killed has failed, or is done once all are `finished`."""
        for pid in list(self.alive):
            dead, status = os.waitpid(pid, os.WNOHANG)
            if dead:
                self.alive.remove(pid)
                if pid not in self.killed and (status or not finished):
                    raise SystemExit(f"Process {pid} ended with {os.waitstatus_to_exitcode(status)} by itself.")

    def _count(self) -> int:
        """All actions so far, done or refused."""
        for file in self.folder.glob("*.actions"):
            with file.open() as lines:
                lines.seek(self.read[file])
                new = lines.read()
            new = new[: new.rfind("\n") + 1]
            self.read[file] += len(new)
            self.outcomes.update(" ".join(line.split()[:2]) for line in new.splitlines())
            self.last_action = time.monotonic() if new else self.last_action
        return self.outcomes.total()

    def _require_progress(self) -> None:
        if time.monotonic() - self.last_action > STALL_SECONDS:
            for pid in self.alive:
                os.kill(pid, signal.SIGUSR1)  # it tells where its threads are
            time.sleep(1)
            raise SystemExit("Everybody has stalled.")

    def _close(self) -> None:
        """Let everybody finish what they are doing."""
        (self.folder / "closed").touch()
        self.last_action = time.monotonic()
        while self.alive:
            self._count()
            self._require_progress()
            self._bury(finished=True)
            time.sleep(LOOK_SECONDS)
        self._count()


class Process:
    """Threads that act until the folder is closed."""

    def __init__(self, folder: Path) -> None:
        from tests.faults.bank.community import Community

        self.folder = folder
        self.community = Community.load(folder / "community.json")
        self.file = os.open(folder / f"{os.getpid()}.actions", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.faults = (folder / "faults").open("a", buffering=1)
        faulthandler.register(signal.SIGUSR1, self.faults)
        self.last = [time.monotonic()] * THREADS
        self.failed = False

    def run(self) -> int:
        """0 when all is well; 1 when a thread failed, 2 when one stalled."""
        threads = [threading.Thread(target=self._act, args=(number,), daemon=True) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            time.sleep(LOOK_SECONDS)
            if any(time.monotonic() - self.last[n] > WAIT_SECONDS for n, one in enumerate(threads) if one.is_alive()):
                faulthandler.dump_traceback(self.faults)
                return 2
            if self.failed:
                return 1
        return 0

    def _act(self, number: int) -> None:
        from tests.faults.bank.actions import Actions

        actions = Actions(self.community, random.Random(f"{os.getpid()} {number}"))
        try:
            while not (self.folder / "closed").exists():
                self._do_one(actions)
                self.last[number] = time.monotonic()
        except BaseException:
            self.faults.write(traceback.format_exc())
            self.failed = True

    def _do_one(self, actions: "Actions") -> None:  # noqa: F821
        from skillswap.errors import Busy, DomainError
        from tests.faults.bank.actions import NothingToDo

        name, action = actions.act()
        try:
            outcome, made = DONE, action()
        except NothingToDo:
            return
        except Busy:
            outcome, made = BUSY, None
        except DomainError as error:
            outcome, made = REFUSED, error.code
        os.write(self.file, f"{name} {outcome} {made or ''}\n".encode())


def main() -> None:
    django.setup()
    from django.conf import settings

    if settings.DATABASE_IS_MONGO:
        from tests.plugins.secantus import install

        install()
    import tests.faults.bank.actions  # noqa: F401  once, for all that are forked

    Driver(Path(sys.argv[1]), int(sys.argv[2]), kills=not settings.DATABASE_IS_MONGO).run()


if __name__ == "__main__":
    main()
