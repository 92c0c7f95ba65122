"""A server of the MongoDB wire protocol for a test run: SecantusDB, which is a test tool and not for data.

It lives in an environment of its own (`.venv-mongo`, see requirements-mongo.txt) because of its licence and
its dependencies. 0.6.0b17 is the last version with the native server: 0.7 has only the slower one in Python.
"""

import atexit
from pathlib import Path

from tests.plugins import processes

SERVER = Path(__file__).resolve().parents[2] / ".venv-mongo" / "bin" / "secantusd-rs"


def start(folder: Path) -> str:
    """Start an empty server whose files are in `folder`; returns its DATABASE_URL. It ends with this process."""
    if not SERVER.is_file():
        raise RuntimeError("The MongoDB-wire test server is missing: `make test` installs it.")
    port, log = processes.free_port(), folder / "mongo.log"
    command = [SERVER, "--port", str(port), "--storage-path", folder / "mongo", "--cache-size", "256M"]
    process = processes.start([*command, "--log-level", "ERROR"], log=log)
    atexit.register(processes.stop, process)
    processes.wait_until(lambda: processes.answers(port), process, log, "SecantusDB")
    return f"mongodb://127.0.0.1:{port}/skillswap?directConnection=true"
