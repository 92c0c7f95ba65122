"""What is locked is what is installed, whatever has been released since."""

import base64
import functools
import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def release(index: Path, name: str, version: str, requires: str = "") -> str:
    """Put a wheel on the index, with the extra `more`; returns its line of a locked file."""
    info = f"{name}-{version}.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: more\n"
    files = {
        f"{name}.py": f"version = '{version}'\n",
        f"{info}/METADATA": about + (f"Requires-Dist: {requires}\n" if requires else ""),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},{_record_hash(text)},{len(text)}\n" for path, text in files.items())
    wheel = index / name / f"{name}-{version}-py3-none-any.whl"
    wheel.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _record_hash(text: str) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def index(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """An empty package index on the loopback: its folder and its address."""
    folder = tmp_path / "simple"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_newer_release_of_a_dependency_with_extras_changes_nothing_on_a_fresh_machine(index, tmp_path):
    folder, url = index
    locked = tmp_path / "requirements.txt"
    locked.write_text(release(folder, "alpha", "1.0", "beta[more]>=1.0") + release(folder, "beta", "1.0"))
    release(folder, "beta", "2.0")

    install = "import sys, pathlib, project; project.install_python(*map(pathlib.Path, sys.argv[1:]))"
    env = {"PYTHONPATH": str(ROOT / "scripts"), "PIP_INDEX_URL": url, "PIP_CONFIG_FILE": "/dev/null"}
    command = [sys.executable, "-c", install, tmp_path / "venv", locked]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    shown = subprocess.check_output(
        [tmp_path / "venv/bin/python", "-c", "import alpha, beta; print(alpha.version, beta.version)"], text=True
    )
    assert shown.split() == ["1.0", "1.0"]


def test_the_images_install_what_is_locked_without_resolving():
    server, client = ((ROOT / f"deploy/{name}.Dockerfile").read_text() for name in ("server", "client"))
    assert "pip install --quiet --require-hashes --no-deps -r requirements.txt" in server
    assert server.count("pip install") == 1
    assert "npm ci " in client
    assert "npm install" not in client
