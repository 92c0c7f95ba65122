"""Putting the updates of a document together, in a process of its own: see `merge_process`."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import structlog
from django.conf import settings

from rooms.documents.merge_process import MERGE, SHOW, request_of

log = structlog.get_logger(__name__)

COMMAND = (sys.executable, "-m", "rooms.documents.merge_process")
SECONDS = 30  # it limits its own processor time; this is for one that does not run at all


def updates_merged(updates: Sequence[bytes]) -> bytes | None:
    """One update in place of these; None when they do not fit together, or it takes too much of something."""
    return _ask(MERGE, updates)


def content_of(updates: Sequence[bytes]) -> dict[str, Any] | None:
    """`text` and `shapes` of a document, as JSON values; None as above."""
    answer = _ask(SHOW, updates)
    return json.loads(answer) if answer is not None else None


def _ask(mode: bytes, updates: Sequence[bytes]) -> bytes | None:
    no_secrets = dict[str, str]()
    request = request_of(mode, [bytes(update) for update in updates])
    try:
        done = subprocess.run(  # noqa: S603  # our own command
            COMMAND, cwd=settings.BASE_DIR, env=no_secrets, input=request, capture_output=True, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("document_process_failed", error=type(error).__name__)
        return None
    if done.returncode != 0:
        log.warning("document_not_read", status=done.returncode)
        return None
    return done.stdout
