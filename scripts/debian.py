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
    "nginx": _program("nginx"),
}


def bring() -> None:
    """Install what is missing when we may; else say exactly what to install and fail."""
    missing = [package for package, is_there in NEEDED.items() if not is_there()]
    if not missing:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() or not shutil.which("apt-get"):
        project.fail(f"The tests need {', '.join(missing)}. Run: sudo {' '.join(command)}")
    project.say(f"Installing {', '.join(missing)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "--quiet"], command):
        if subprocess.run(step, env=env, stdout=subprocess.DEVNULL, check=False).returncode:
            project.fail(f"Could not install {', '.join(missing)}. Try by hand: {' '.join(command)}")
