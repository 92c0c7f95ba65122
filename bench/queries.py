"""Queries per request, counted in-process. `python -m bench.queries PEOPLE-FILE OUT-FILE`."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django

from bench import requests


def count(people: dict[str, Any]) -> dict[str, int]:
    """How many queries one of each kind of request needs."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    found = {}
    for what, raws in {**requests.pages(people), **requests.others(people)}.items():
        for raw in raws[:2]:  # the first fills what is kept in memory
            with CaptureQueriesContext(connection) as captured:
                _ask(client, raw)
        found[what] = len(captured)
    return found


def _ask(client: Any, raw: bytes) -> None:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, path, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    content_type = headers.pop("Content-Type", "application/json")
    answer = client.generic(method, path, body, content_type=content_type, headers=headers)
    if answer.status_code >= 300:
        raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.content[:200]}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")
    django.setup()
    Path(sys.argv[2]).write_text(json.dumps(count(json.loads(Path(sys.argv[1]).read_bytes()))))
