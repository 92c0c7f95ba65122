"""Runs steps that need each other, as many at a time as keep the processors busy, and sums up what they said."""

import os
import subprocess
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

import project

LANES = (os.cpu_count() or 1) + 1  # a suite waits now and then for its database server, a socket or a stopped part
RESULTS = project.ROOT / "var" / "tests"  # not test-results/, which Playwright empties when it starts
TAIL_LINES = 60
MESSAGE_LINES = 40  # of a failed test, half of them its first
LAST_LINES = 8  # of it once more at the very end
# A shell may ask Python to keep no bytecode. Here hundreds of processes load the same files, and pytest rewrites
# those of tests and plugins: without it each would compile them anew, which takes longer than most of them run.
KEEP_BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass
class Step:
    """A command (or a function of ours) with a name; `needs` names the steps that must succeed before.

    With `report` set, the command leaves a JUnit file there and its tests are counted. While a step runs that says how
    many may run `beside` it, no more do: a page in a browser is fast for a person who has the machine, not for one who
    has a quarter of it.
    """

    name: str
    command: Sequence[str | Path] | Callable[[], None]
    needs: Sequence[str] = ()
    env: dict[str, str] = field(default_factory=dict)
    cwd: Path = project.ROOT
    report: Path | None = None
    beside: int = LANES
    outcome: str = "not run"
    seconds: float = 0.0
    processor: float = 0.0  # seconds of processor time, with those of the servers that it started and ended
    passed: int = 0
    failed: int = 0

    @property
    def log(self) -> Path:
        return RESULTS / f"{self.name.replace(' ', '-')}.log"

    def run(self) -> None:
        started = time.monotonic()
        if self.report:
            self.report.unlink(missing_ok=True)
        try:
            ok = self._execute()
        except (Exception, SystemExit) as error:
            self.log.write_text(f"{error}\n")
            ok = False
        self.seconds = time.monotonic() - started
        if self.report:
            ok = self._count() and ok
        self.outcome = "ok" if ok else "FAILED"
        self.failed = self.failed or (0 if ok else 1)

    def _execute(self) -> bool:
        if callable(self.command):
            self.log.write_text("")
            self.command()
            return True
        with self.log.open("w") as output:
            process = subprocess.Popen(
                list(map(str, self.command)),
                cwd=self.cwd,
                env={**os.environ, **KEEP_BYTECODE, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        _, status, usage = os.wait4(process.pid, 0)
        self.processor = usage.ru_utime + usage.ru_stime
        process.returncode = os.waitstatus_to_exitcode(status)
        return not process.returncode

    def _count(self) -> bool:
        """Read the report; a suite without tests, or one that skipped any, has not passed."""
        assert self.report
        if not self.report.is_file():
            return False
        suites = [suite.attrib for suite in ET.parse(self.report).getroot().iter("testsuite")]
        total, broken, skipped = (
            sum(int(suite.get(name, 0)) for suite in suites for name in names)
            for names in (("tests",), ("failures", "errors"), ("skipped",))
        )
        self.passed, self.failed = total - broken - skipped, broken
        if skipped or not total:
            with self.log.open("a") as output:
                output.write(f"\n{skipped} of {total} tests were skipped: nothing may be skipped in silence.\n")
        return not skipped and total > 0


def _broken(report: Path | None) -> Iterator[tuple[str, list[str]]]:
    """The name of each test that failed, and what it failed with: pytest's lines with an E."""
    if report is None or not report.is_file():
        return
    for case in ET.parse(report).getroot().iter("testcase"):
        for found in (*case.findall("failure"), *case.findall("error")):
            told = (found.text or found.get("message") or "").splitlines()
            lines = [line for line in told if line.startswith("E ")] or told
            yield f"{case.get('classname')}::{case.get('name')}", lines


def _failures(report: Path | None) -> Iterator[str]:
    for name, lines in _broken(report):
        yield f"FAILED {name}"
        yield from _shortened(lines, MESSAGE_LINES)


def _shortened(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most // 2], "…", *lines[-most // 2 :]]


class Runner:
    """Runs steps in their order, `LANES` at a time where they do not need each other and none wants fewer beside it."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = list(steps)
        self.waiting = list(steps)
        self.started = time.monotonic()
        self.printing = threading.Lock()

    def run(self) -> bool:
        RESULTS.mkdir(parents=True, exist_ok=True)
        running: dict[Future[None], Step] = {}
        with ThreadPoolExecutor(LANES) as lanes:
            while self.waiting or running:
                for step in self._ready(list(running.values())):
                    self.waiting.remove(step)
                    running[lanes.submit(step.run)] = step
                if not running:
                    break  # what is left needs something that failed
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    future.result()
                    self._tell(running.pop(future))
        return self._sum_up()

    def _ready(self, running: list[Step]) -> list[Step]:
        """The next steps to start, at most as many as there are free lanes."""
        succeeded = {step.name for step in self.steps if step.outcome == "ok"}
        chosen: list[Step] = []
        for step in self.waiting:
            busy = [*running, *chosen]
            if len(busy) >= min(LANES, *(1 + each.beside for each in (*busy, step))):
                break
            if succeeded.issuperset(step.needs):
                chosen.append(step)
        return chosen

    def _tell(self, step: Step) -> None:
        print(f"  {step.outcome:7} {step.name} ({step.seconds:.0f} s)", flush=True)
        if step.outcome != "ok":
            tail = step.log.read_text(errors="replace").splitlines()[-TAIL_LINES:]
            print("\n".join(f"    | {line}" for line in [*tail, *_failures(step.report)]), flush=True)

    def _sum_up(self) -> bool:
        width = max(len(step.name) for step in self.steps)
        print(f"\n{'':{width}}  result   seconds  processor  passed  failed")
        for step in self.steps:
            if step.outcome == "not run":
                step.failed = 1
            tests = f"{step.passed:8}{step.failed:8}" if step.report or step.failed else ""
            print(f"{step.name:{width}}  {step.outcome:8}{step.seconds:8.1f}{step.processor:11.1f}{tests}")
        passed, failed = sum(step.passed for step in self.steps), sum(step.failed for step in self.steps)
        elapsed, processor = time.monotonic() - self.started, sum(step.processor for step in self.steps)
        print(f"{'':{width}}  in all  {elapsed:8.1f}{processor:11.1f}\n")
        print(f"{passed} passed, {failed} failed", flush=True)
        self._name_what_failed()
        return not failed

    def _name_what_failed(self) -> None:
        """Last of all, for who sees only the end of what was printed."""
        for step in self.steps:
            if step.outcome == "ok":
                continue
            broken = list(_broken(step.report))
            if not broken:
                told = step.log.read_text(errors="replace").splitlines() if step.log.is_file() else []
                broken = [(step.outcome, told[-LAST_LINES:])]
            for name, lines in broken:
                print("\n  ".join((f"{step.name}: {name}", *_shortened(lines, LAST_LINES))), flush=True)
