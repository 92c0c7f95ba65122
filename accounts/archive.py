"""A member's data as a zip: `data.json`, written piece by piece, their picture, and files that they sent."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from shutil import copyfileobj
from typing import IO, Any

from accounts.hooks import member_data, member_files
from accounts.models import User
from skillswap.db.fields import now_ms
from skillswap.files import private_files, public_files
from skillswap.http.json import camel_case, camelize, to_json

ABOUT = "What SkillSwap knows of you. Times are UTC, durations and credits are minutes, other people appear by name."


def archive_write(user: User, out: IO[bytes]) -> None:
    """Write what every app knows of the member into `out`."""
    everything = {"about": ABOUT, "exported_at": now_ms(), **dict(member_data(user.pk))}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("data.json", "w", force_zip64=True) as file:
            for piece in json_pieces(everything):
                file.write(piece)
        if name := user.avatar.name:
            _picture_write(archive, name)
        for name, stored in chain.from_iterable(member_files(user.pk)):
            _file_write(archive, name, stored)


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
    with suppress(FileNotFoundError), public_files().open(name) as picture:
        archive.writestr(name, picture.read(), zipfile.ZIP_STORED)


def _file_write(archive: zipfile.ZipFile, name: str, stored: str) -> None:
    """A file that was removed meanwhile is left out."""
    with suppress(FileNotFoundError), private_files().open(stored) as file, archive.open(name, "w") as out:
        copyfileobj(file, out)
