"""A temporary PostgreSQL cluster for a test run, from Debian's own binaries, without care for its data."""

import atexit
import os
import shutil
import subprocess
from pathlib import Path

from tests.plugins import processes

VERSIONS = Path("/usr/lib/postgresql")
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


def binaries() -> Path:
    """The newest installed version's programs. Raises RuntimeError when there is none."""
    found = sorted(VERSIONS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise RuntimeError("PostgreSQL is missing: apt-get install postgresql.")
    return found[-1].parent


def start(folder: Path) -> str:
    """Make and start a cluster in `folder`; returns its DATABASE_URL. It ends with this process."""
    bin_folder, user = binaries(), processes.unprivileged_user()
    data, log, port = folder / "postgres", folder / "postgres.log", processes.free_port()
    data.mkdir()
    if user:  # PostgreSQL refuses to run as root
        shutil.chown(data, user)
        folder.chmod(0o711)
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [bin_folder / "initdb", "-D", data, "-U", "skillswap", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        user=user,
        env=env,
        cwd=data,
    )
    options = [part for name, value in CARELESS.items() for part in ("-c", f"{name}={value}")]
    command = [bin_folder / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", data, *options]
    process = processes.start(command, log=log, user=user, env=env, cwd=data)
    atexit.register(processes.stop, process)
    ready = [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    processes.wait_until(lambda: subprocess.run(ready, check=False).returncode == 0, process, log, "PostgreSQL")
    server = ["-h", "127.0.0.1", "-p", str(port), "-U", "skillswap"]
    subprocess.run([bin_folder / "createdb", *server, "skillswap"], check=True, env=env)
    return f"postgres://skillswap@127.0.0.1:{port}/skillswap"
