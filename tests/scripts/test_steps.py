"""`make test` runs steps beside each other, and where a person waits for a page there are few of them."""

import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings

PATIENCE = 60


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The module, which writes its logs and reports to a folder of the test."""
    monkeypatch.syspath_prepend(str(Path(settings.BASE_DIR) / "scripts"))
    import steps

    monkeypatch.setattr(steps, "RESULTS", tmp_path)
    monkeypatch.setattr(steps, "LANES", 3)
    return steps


class Course:
    """Writes down which steps run, and who ran beside them."""

    def __init__(self) -> None:
        self.running: set[str] = set()
        self.beside: dict[str, set[str]] = {}
        self.most: dict[str, int] = {}  # how many ran at a time, itself too
        self.order: list[str] = []
        self.lock = threading.Lock()

    def step(self, name: str, meets: threading.Barrier | None = None):
        def work() -> None:
            with self.lock:
                self.order.append(name)
                self.running.add(name)
                for one in self.running:
                    self.beside.setdefault(one, set()).update(self.running - {one})
                    self.most[one] = max(self.most.get(one, 0), len(self.running))
            if meets:
                meets.wait(PATIENCE)
            with self.lock:
                self.running.remove(name)

        return work


def test_a_step_that_wants_few_beside_it_waits_for_the_others_and_they_for_it(steps, capsys):
    course, before, during, after = Course(), threading.Barrier(3), threading.Barrier(2), threading.Barrier(3)
    runner = steps.Runner(
        [
            *(steps.Step(name, course.step(name, before)) for name in ("lint", "types", "build")),
            steps.Step("browser", course.step("browser", during), needs=["build"], beside=1),
            steps.Step("suite", course.step("suite", during)),
            *(steps.Step(name, course.step(name, after)) for name in ("one", "two", "three")),
        ]
    )
    assert runner.run()
    assert "suite" in course.beside["browser"]
    assert course.most["browser"] == 2
    assert course.most["one"] == 3
    assert "0 failed" in capsys.readouterr().out


def test_a_step_may_want_to_be_alone(steps, capsys):
    course = Course()
    names = ("one", "two", "browser", "three", "four")
    runner = steps.Runner([steps.Step(name, course.step(name), beside=0 if name == "browser" else 3) for name in names])
    assert runner.run()
    assert course.beside["browser"] == set()
    assert course.order[2] == "browser"


def test_what_follows_a_step_that_can_not_run_is_run_all_the_same_and_the_whole_has_failed(steps, capsys):
    course = Course()

    def breaks() -> None:
        raise RuntimeError("The build is broken")

    runner = steps.Runner(
        [
            steps.Step("build", breaks),
            steps.Step("browser", course.step("browser"), needs=["build"], beside=1),
            *(steps.Step(name, course.step(name)) for name in ("one", "two", "three", "four")),
        ]
    )
    assert not runner.run()
    assert sorted(course.order) == ["four", "one", "three", "two"]
    assert "The build is broken" in capsys.readouterr().out


def test_a_command_that_fails_shows_the_end_of_what_it_said(steps, capsys):
    step = steps.Step("noisy", [sys.executable, "-c", "print('the cause'); raise SystemExit(3)"])
    assert not steps.Runner([step]).run()
    said = capsys.readouterr().out
    assert "the cause" in said
    assert "FAILED" in said
