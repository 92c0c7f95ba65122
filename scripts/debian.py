"""The Debian packages that tests need and a fresh machine lacks."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import project


def _program(name: str) -> Callable[[], bool]:
    return lambda: bool(shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin"))


NEEDED: dict[str, Callable[[], bool]] = {
    "redis-server": _program("redis-server"),
    "postgresql": lambda: any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    "chromium": _program("chromium"),
    "coturn": _program("turnserver"),
    "nginx": _program("nginx"),
}
INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends"]
FASTER = ("chromium-headless-shell",)  # tests take less time with it, and the same ones pass without


def bring() -> None:
    """Install what is missing when we may; else say exactly what to install and fail."""
    missing = [package for package, is_there in NEEDED.items() if not is_there()]
    if missing:
        _install(missing)
    _try_to_install([package for package in FASTER if not shutil.which(package)])


def _install(missing: list[str]) -> None:
    command = [*INSTALL, *missing]
    if os.geteuid() or not shutil.which("apt-get"):
        project.fail(f"The tests need {', '.join(missing)}. Run: sudo {' '.join(command)}")
    project.say(f"Installing {', '.join(missing)}")
    for step in (["apt-get", "update", "--quiet"], command):
        if not _succeeds(step):
            project.fail(f"Could not install {', '.join(missing)}. Try by hand: {' '.join(command)}")


def _try_to_install(missing: list[str]) -> None:
    """A machine without them, without rights or without a network runs the tests all the same."""
    if missing and not os.geteuid() and shutil.which("apt-get"):
        _succeeds([*INSTALL, *missing])


def _succeeds(command: list[str]) -> bool:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return not subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False).returncode
