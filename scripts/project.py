"""What the scripts share. They run before anything is installed, so: Python 3.11 and its standard library only."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
CLIENT = ROOT / "client"
PYTHON = ROOT / ".venv" / "bin" / "python"
MONGO_VENV = ROOT / ".venv-mongo"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)


def say(text: str) -> None:
    print(f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text, flush=True)


def fail(sentence: str) -> NoReturn:
    """End with a sentence that says what to do."""
    print(f"\n{sentence}", file=sys.stderr)
    raise SystemExit(1)


def run(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
    """Run a command whose output people see; SystemExit when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, check=False)
    if done.returncode:
        fail(f"This failed: {' '.join(str(part) for part in command)}")


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        fail(f"SkillSwap needs Python 3.11 or newer; this is {found}. Try: make run PYTHON=python3.11")


def check_node() -> None:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        fail("SkillSwap needs Node 20 with npm to build its web client. Install it, then try again.")
    found = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if tuple(map(int, re.findall(r"\d+", found)[:2])) < OLDEST_NODE:
        fail(f"SkillSwap needs Node 20.19 or newer; this is {found}.")


def read_env_file() -> None:
    """`.env` as the settings read it: a real variable wins."""
    file = ROOT / ".env"
    for line in file.read_text().splitlines() if file.is_file() else []:
        name, mark, value = line.strip().partition("=")
        if mark and not name.startswith("#"):
            os.environ.setdefault(name.removeprefix("export ").strip(), value.strip().strip("'\""))


def fingerprint(paths: Iterable[Path]) -> str:
    """Changes when any of these files changes, comes or goes; folders count with all they hold."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(os.path.relpath(file, ROOT).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


class Once:
    """`with Once(stamp, inputs) as needed:` — needed is False when the last success saw the same inputs."""

    def __init__(self, stamp: Path, inputs: Iterable[Path]) -> None:
        self.stamp = stamp
        self.print = fingerprint(inputs)

    def __enter__(self) -> bool:
        return not self.stamp.is_file() or self.stamp.read_text() != self.print

    def __exit__(self, failed: object, *_: object) -> None:
        if failed is None:
            self.stamp.parent.mkdir(parents=True, exist_ok=True)
            self.stamp.write_text(self.print)


def install_python(folder: Path, requirements: Path) -> None:
    """A virtual environment with exactly the locked packages, each checked against its hash.

    Without resolving: the file is complete, and pip would look for newer releases of what has extras.
    """
    with Once(folder / f".{requirements.stem}.stamp", [requirements]) as needed:
        if needed:
            say(f"Installing {requirements.name}")
            if not (folder / "bin" / "pip").exists():
                try:
                    venv.create(folder, with_pip=True, clear=True)
                except subprocess.CalledProcessError:
                    fail("Python cannot make virtual environments here. On Debian: apt-get install python3-venv")
            pip = [folder / "bin" / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
            run(*pip, "--require-hashes", "--no-deps", "-r", requirements)


def install_client() -> None:
    """The client's packages as its lock file says."""
    named = [CLIENT / name for name in ("package.json", "package-lock.json", "sdk/package.json")]
    with Once(CLIENT / "node_modules" / ".stamp", named) as needed:
        if needed:
            say("Installing the client's packages")
            run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=CLIENT)


def build_client() -> None:
    """client/dist from the sources."""
    names = (
        "src",
        "sdk/src",
        "service-worker",
        "scripts",
        "public",
        "index.html",
        "openapi.json",
        "vite.config.ts",
        "package-lock.json",
    )
    sources = [CLIENT / name for name in names]
    with Once(CLIENT / "node_modules" / ".build-stamp", sources) as needed:
        if needed or not (CLIENT / "dist" / "index.html").is_file():
            say("Building the web client")
            run("npx", "vite", "build", "--logLevel", "warn", cwd=CLIENT)  # its types are a check of their own
