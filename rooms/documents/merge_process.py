"""The process that reads whole documents: `python -m rooms.documents.merge_process`, started by `reading`.

Putting updates together is work whose amount their authors decide, so it is done here and nowhere else, under a ceiling
of memory and of processor time. It knows nothing of Django. On stdin come a mode and the updates, each behind its size;
the answer on stdout is one update (MERGE), or JSON (SHOW).
"""

import base64
import json
import resource
import struct
import sys
from collections.abc import Iterator
from typing import Any

import pycrdt

MEMORY_BYTES = 1024 * 1024 * 1024  # of address space; two megabytes of updates need less than a tenth
CPU_SECONDS = 8
MERGE, SHOW = b"M", b"S"
SIZE = struct.Struct("!I")


def request_of(mode: bytes, updates: list[bytes]) -> bytes:
    """What to write to its stdin."""
    return mode + b"".join(SIZE.pack(len(update)) + update for update in updates)


def answer_to(request: bytes) -> bytes:
    mode, updates = request[:1], list(_updates(request))
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    for update in updates:
        doc.apply_update(update)
    return _merged(doc, updates) if mode == MERGE else _shown(doc)


def _updates(request: bytes) -> Iterator[bytes]:
    at = 1
    while at < len(request):
        (size,) = SIZE.unpack_from(request, at)
        at += SIZE.size + size
        yield request[at - size : at]


def _merged(doc: "pycrdt.Doc[Any]", updates: list[bytes]) -> bytes:
    """The document without what was deleted in it, and what waits for an update that has not come yet."""
    waiting = pycrdt.get_update(pycrdt.merge_updates(*updates), doc.get_state())
    return pycrdt.merge_updates(doc.get_update(), waiting)


def _shown(doc: "pycrdt.Doc[Any]") -> bytes:
    """The text, and what is on the board, as their root types hold them."""
    shapes = doc.get("shapes", type=pycrdt.Array).to_py()
    text = str(doc.get("text", type=pycrdt.Text))
    return json.dumps({"text": text, "shapes": shapes}, default=_plain).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    return str(value)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(answer_to(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
