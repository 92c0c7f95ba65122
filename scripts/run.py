"""`make run`: from a fresh clone to a running SkillSwap, with a demo community the first time."""

import os
import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path

import project
from supervisor import Supervisor, end_with_parent

DEMO_PEOPLE = 120
START_SECONDS = 60


def main() -> None:
    if "MAKELEVEL" in os.environ:  # whoever kills make means what it runs
        end_with_parent(os.getppid(), signal.SIGTERM)
    project.check_python()
    project.read_env_file()
    port = int(os.environ.setdefault("PORT", "8000"))
    check_port(port)
    project.check_node()
    project.install_python(project.ROOT / ".venv", project.ROOT / "requirements.txt")
    project.install_client()
    project.build_client()
    prepare_database()
    with Supervisor() as supervisor:
        supervisor.start("server", project.PYTHON, "manage.py", "serve")
        supervisor.start("worker", project.PYTHON, "manage.py", "run_huey", "--quiet")
        supervisor.wait_for(lambda: healthy(port), seconds=START_SECONDS, what="the server")
        print(welcome(port), flush=True)
        supervisor.watch()


def check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            project.fail(f"Port {port} is taken. Stop what uses it, or choose another: PORT={port + 1} make run")


def prepare_database() -> None:
    """Tables, topics and, the first time, people; production gets no demo."""
    project.run(project.PYTHON, "manage.py", "migrate", "--verbosity", "0")
    project.run(project.PYTHON, "manage.py", "load_topics")  # each time: an update may have new names
    if os.environ.get("SKILLSWAP_PRODUCTION", "").lower() in ("1", "true", "yes", "on"):
        project.run(project.PYTHON, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    elif not demo_note().is_file():
        project.say("Filling a demo community")
        project.run(project.PYTHON, "manage.py", "seed_demo", "--people", str(DEMO_PEOPLE))


def demo_note() -> Path:
    """Where `seed_demo` leaves the log-in."""
    return project.ROOT / os.environ.get("SKILLSWAP_DATA", "var") / "demo-log-in"


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def welcome(port: int) -> str:
    lines = ["", f"  SkillSwap is running:  http://127.0.0.1:{port}"]
    if demo_note().is_file():
        email, password = demo_note().read_text().split()
        lines.append(f"  Demo log-in:           {email}  {password}")
    return "\n".join([*lines, "  Ctrl-C stops it.", ""])


if __name__ == "__main__":
    main()
