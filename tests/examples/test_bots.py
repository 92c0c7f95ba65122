"""The bots of `examples/` as their users run them: a process each, against a real server."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import requests
from websockets.sync.client import connect

from tests.plugins import processes, product

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]

EXAMPLES, CLIENT = product.ROOT / "examples", product.ROOT / "client"
PASSWORD = "nine purple kettles"
SECONDS = 120

Answered = Callable[[Sequence[str | Path], Path], str]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("served")
    env = product.environment(data)
    product.migrate(env)
    with product.serving(data, env) as served:
        yield served.url


def sign_up(server: str, name: str) -> tuple[str, requests.Session]:
    """A new member: their id, and REST as a program does it."""
    log_in = {"email": f"{name}@example.org", "password": PASSWORD}
    requests.post(f"{server}/api/auth/signup", json={"name": name, **log_in}, timeout=SECONDS).raise_for_status()
    rest = requests.Session()
    tokens = rest.post(f"{server}/api/auth/token", json=log_in, timeout=SECONDS).json()
    rest.headers["Authorization"] = f"Bearer {tokens['access']}"
    return rest.get(f"{server}/api/auth/me", timeout=SECONDS).json()["id"], rest


@pytest.fixture
def answer_of(server: str, request: pytest.FixtureRequest, tmp_path: Path) -> Answered:
    """`answer_of(command, folder)`: what a bot that is started so answers to a message."""

    def ask(command: Sequence[str | Path], folder: Path) -> str:
        name = Path(folder).name
        bot, _ = sign_up(server, f"bot-{name}")
        _, rest = sign_up(server, f"ann-{name}")
        log = tmp_path / "bot.log"
        who = {"SKILLSWAP_URL": server, "BOT_EMAIL": f"bot-{name}@example.org", "BOT_PASSWORD": PASSWORD}
        process = processes.start(command, log=log, env={**os.environ, **who}, cwd=folder)
        try:
            processes.wait_until(lambda: "Listening" in log.read_text(), process, log, "The bot")
            return write_and_hear(server, rest, bot)
        finally:
            processes.stop(process)

    return ask


def write_and_hear(server: str, rest: requests.Session, bot: str) -> str:
    """Write "Hello" to the bot; what comes back over our socket."""
    ticket = rest.post(f"{server}/api/auth/socket", timeout=SECONDS).json()["ticket"]
    with connect(f"ws{server.removeprefix('http')}/ws/") as socket:
        socket.send(json.dumps({"type": "hello", "ticket": ticket}))
        talk = rest.post(f"{server}/api/chat/conversations", json={"userId": bot}, timeout=SECONDS).json()["id"]
        sent = rest.post(f"{server}/api/chat/conversations/{talk}/messages", json={"content": "Hello"}, timeout=SECONDS)
        assert sent.status_code == 201
        while True:
            frame: dict[str, Any] = json.loads(socket.recv(SECONDS))
            if frame["type"] == "chat:message:new" and frame["data"]["senderId"] == bot:
                return str(frame["data"]["content"])


def test_the_bot_in_python_answers_a_message(answer_of):
    assert answer_of([sys.executable, "echo_bot.py"], EXAMPLES / "python") == "You wrote: Hello"


def test_the_bot_in_node_answers_a_message_with_the_sdk_as_it_is_published(answer_of, tmp_path):
    folder, packages = tmp_path / "node", tmp_path / "node" / "node_modules"
    shutil.copytree(EXAMPLES / "node", folder, ignore=shutil.ignore_patterns("node_modules"))
    sdk = packages / "skillswap-sdk"
    sdk.mkdir(parents=True)
    shutil.copy(CLIENT / "sdk" / "package.json", sdk)
    for name in ("ws", "idb", "openapi-fetch"):
        (packages / name).symlink_to(CLIENT / "node_modules" / name)
    # Types are another step's to check.
    build = [
        "npx",
        "tsc",
        "-p",
        "sdk",
        "--noCheck",
        "--outDir",
        str(sdk / "dist"),
        "--tsBuildInfoFile",
        str(sdk / "info"),
    ]
    subprocess.run(build, cwd=CLIENT, check=True)
    assert answer_of(["node", "echo-bot.mjs"], folder) == "You wrote: Hello"
