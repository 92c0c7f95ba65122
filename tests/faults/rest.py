"""REST against a server of its own process: what each request was answered with, and after how long."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

PATIENCE_SECONDS = 60
Call = tuple[str, str, Any]  # method, path, body


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any
    seconds: float


def ask(url: str, method: str, path: str, body: Any = None, token: str = "") -> Answer:
    """The answer, whatever its status."""
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url + path, data, headers, method=method)
    began = time.monotonic()
    try:
        found = urllib.request.urlopen(request, timeout=PATIENCE_SECONDS)
    except urllib.error.HTTPError as error:
        found = error
    with found:
        text = found.read()
        return Answer(found.status, json.loads(text) if text else None, found.headers, time.monotonic() - began)


def ask_all(url: str, calls: Sequence[Call], token: str) -> list[Answer]:
    """All at once."""
    with ThreadPoolExecutor(len(calls)) as callers:
        return list(callers.map(lambda call: ask(url, *call, token=token), calls))


WRITES: list[Call] = [
    ("POST", "/api/skills", {"name": "Bell ringing", "category": "music", "level": "beginner", "type": "learn"}),
    ("POST", "/api/auth/socket", {}),
    ("POST", "/api/notifications/read-all", None),
    ("PATCH", "/api/users/profile", {"bio": "Bells"}),
    ("POST", "/api/auth/forgot-password", {"email": "somebody@example.org"}),
]
READS: list[Call] = [
    ("GET", path, None)
    for path in (
        "/api/auth/me",
        "/api/users/profile",
        "/api/skills/mine",
        "/api/skills/trending",
        "/api/discover",
        "/api/chat/conversations",
        "/api/notifications",
        "/api/sessions",
        "/api/credits/balance",
    )
]
