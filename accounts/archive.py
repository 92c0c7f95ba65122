"""A member's data as a zip: `data.json`, written piece by piece, and their picture."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from django.core.files.storage import default_storage

from accounts.hooks import member_data
from accounts.models import User
from skillswap.api import camel_case, camelize, to_json
from skillswap.fields import now_ms

ABOUT = "What SkillSwap knows of you. Times are UTC, durations and credits are minutes, other people appear by name."


def archive_write(user: User, out: IO[bytes]) -> None:
    """Write what every room knows of the member into `out`."""
    everything = {"about": ABOUT, "exported_at": now_ms(), **dict(member_data(user.pk))}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("data.json", "w", force_zip64=True) as file:
            for piece in json_pieces(everything):
                file.write(piece)
        if name := user.avatar.name:
            _picture_write(archive, name)


def json_pieces(value: Any) -> Iterator[bytes]:
    """JSON of `value` with camelCase keys. Iterators in it are arrays and are read as they are written."""
    if isinstance(value, Iterator):
        yield b"["
        for index, item in enumerate(value):
            yield b",\n" if index else b"\n"
            yield from json_pieces(item)
        yield b"]"
    elif isinstance(value, dict) and any(isinstance(item, Iterator | dict) for item in value.values()):
        yield b"{"
        for index, (name, item) in enumerate(value.items()):
            yield (b",\n" if index else b"\n") + to_json(camel_case(name)) + b": "
            yield from json_pieces(item)
        yield b"}"
    else:
        yield to_json(camelize(value))


def _picture_write(archive: zipfile.ZipFile, name: str) -> None:
    with suppress(FileNotFoundError), default_storage.open(name) as picture:
        archive.writestr(name, picture.read(), zipfile.ZIP_STORED)
