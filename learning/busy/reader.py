"""Reading a calendar in a process of its own, whose ceiling of memory and time `learning.busy.reading` sets."""

import json
import subprocess
import sys
from collections.abc import Collection
from typing import Any

from django.conf import settings

from learning.busy.fetching import CannotFetch

PATIENCE_SECONDS = 60  # it has 8 s of the processor, and the machine may be busy


def busy_times_in(content: bytes, *, zone: str, start: int, end: int, ours: Collection[str]) -> list[list[int]]:
    """When the owner of the file is busy, in epoch seconds. Raises CannotFetch: not_calendar, too_complex."""
    head = json.dumps({"zone": zone, "start": start, "end": end, "ours": sorted(ours)}).encode()
    command = [sys.executable, "-m", "learning.busy.reading"]
    try:
        done = subprocess.run(  # noqa: S603  nothing of the command is anybody's
            command,
            input=head + b"\n" + content,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            cwd=settings.BASE_DIR,
            env={"PYTHONPATH": str(settings.BASE_DIR)},
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise CannotFetch("too_complex") from error
    if "error" in answer:
        raise CannotFetch(answer["error"])
    times: list[list[int]] = answer["busy"]
    return times
