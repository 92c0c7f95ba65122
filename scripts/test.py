"""`make test`: everything that guards the product. `--quick` is `make check`."""

import sys
from pathlib import Path
from typing import Any

import debian
import project
from steps import RESULTS, Runner, Step

SCRIPTS = project.ROOT / "scripts"
PYTHON = project.PYTHON
BIN = PYTHON.parent
SERVED_ELSEWHERE = ("--ignore=tests/e2e", "--ignore=tests/deploy")
NO_SCHEMATHESIS = ("-p", "no:schemathesis")  # it takes seconds to load, in each process
SOCKET_TESTS = ("tests/realtime", "tests/chat", "tests/notifications")


def main() -> int:
    project.check_python()
    project.check_node()
    quick = "--quick" in sys.argv
    if not quick:
        debian.bring()
    prepare(quick=quick)
    return 0 if Runner(quick_steps() if quick else all_steps()).run() else 1


def prepare(*, quick: bool) -> None:
    """What every step needs; one after the other, because they talk."""
    project.install_python(project.ROOT / ".venv", project.ROOT / "requirements-dev.txt")
    project.install_client()
    if not quick:
        project.install_python(project.MONGO_VENV, project.ROOT / "requirements-mongo.txt")


def static_steps() -> list[Step]:
    return [
        Step("ruff", [BIN / "ruff", "check", "."]),
        Step("ruff format", [BIN / "ruff", "format", "--check", "."]),
        Step("imports", [BIN / "lint-imports"]),
        Step("mypy", [BIN / "mypy"]),
        Step("biome", ["npx", "biome", "ci", "."], cwd=project.CLIENT),
        Step("tsc", ["npx", "tsc", "-b", ".", "service-worker"], cwd=project.CLIENT),
    ]


def quick_steps() -> list[Step]:
    fast = ("-m", "not slow", "--exitfirst")
    return [pytest_step("pytest sqlite", {}, *SERVED_ELSEWHERE, *fast), *static_steps()]


def all_steps() -> list[Step]:
    return [
        # What the browser needs, and the short ones beside it; the browser and one suite; then the longest first.
        *static_steps(),
        client_build_step(),
        vitest_step(),
        *(migrations_step(engine) for engine in ("sqlite", "mongo", "postgres")),
        Step("contracts", [PYTHON, "scripts/contracts.py", "--check"]),
        pytest_step("browser", {}, "tests/e2e", "-n2", *NO_SCHEMATHESIS, needs=("client build",), beside=1),
        pytest_step("pytest sqlite", {}, *SERVED_ELSEWHERE, "--ignore=tests/faults"),
        pytest_step("pytest mongo", {"TEST_ENGINE": "mongo"}, *SERVED_ELSEWHERE),
        pytest_step("pytest postgres", {"TEST_ENGINE": "postgres"}, *SERVED_ELSEWHERE),
        pytest_step("faults", {}, "tests/faults", *NO_SCHEMATHESIS),
        pytest_step("sockets on redis", {"TEST_REDIS": "1"}, *SOCKET_TESTS, *NO_SCHEMATHESIS),
        pytest_step("deployment", {}, "tests/deploy", *NO_SCHEMATHESIS, needs=("client build",)),
    ]


def pytest_step(name: str, env: dict[str, str], *arguments: str, **options: Any) -> Step:
    """Those tests in a process of their own; `env` chooses the engine."""
    report = RESULTS / f"{name.replace(' ', '-')}.xml"
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", *arguments]
    return Step(name, command, env=env, report=report, **options)


def client_build_step() -> Step:
    """In a process of its own, so that its processor time is known."""
    return Step("client build", [sys.executable, "-c", "import project; project.build_client()"], cwd=SCRIPTS)


def vitest_step() -> Step:
    report = RESULTS / "vitest.xml"
    command = ["npx", "vitest", "run", "--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]
    return Step("vitest", command, cwd=project.CLIENT, report=report)


def migrations_step(engine: str) -> Step:
    command = [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", "--settings", "tests.settings"]
    return Step(f"migrations {engine}", command, env={"TEST_ENGINE": engine})


if __name__ == "__main__":
    raise SystemExit(main())
