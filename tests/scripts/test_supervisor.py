"""`make run` and what it starts live and end together."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.plugins import processes

ROOT = Path(settings.BASE_DIR)

SUPERVISED = """
import os, signal, sys
from pathlib import Path
from supervisor import Supervisor, end_with_parent

if "MAKELEVEL" in os.environ:
    end_with_parent(os.getppid(), signal.SIGTERM)
with Supervisor() as supervisor:
    for name in ("server", "worker"):
        supervisor.start(name, sys.executable, "-c", "import time; time.sleep(600)")
    pids = [os.getpid(), *(child.pid for child in supervisor.children.values())]
    Path("pids.new").write_text(" ".join(map(str, pids)))
    Path("pids.new").rename("pids")
    supervisor.watch()
"""


def is_running(pid: int) -> bool:
    """False once it has ended, even if nobody has asked for its exit code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize("killed", ["make", "supervisor"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_running_when_make_run_is_killed(killed, number, tmp_path):
    (tmp_path / "run.py").write_text(SUPERVISED)
    (tmp_path / "Makefile").write_text(f"run:\n\t@{sys.executable} run.py\n")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    with (tmp_path / "output").open("w") as output:
        make = subprocess.Popen(["make", "run"], cwd=tmp_path, env=env, stdout=output, stderr=output)
    try:
        processes.eventually((tmp_path / "pids").exists, "its children run")
        pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
        assert all(map(is_running, pids))
        os.kill(make.pid if killed == "make" else pids[0], number)
        processes.eventually(lambda: not any(map(is_running, pids)), f"{pids} have ended")
    finally:
        make.kill()
        make.wait()
