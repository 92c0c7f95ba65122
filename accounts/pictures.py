"""Turning an uploaded file into an avatar that holds nothing but the picture."""

from dataclasses import dataclass
from typing import IO

import filetype

from accounts import picture_process
from accounts.picture_lane import LANE
from skillswap.errors import InvalidInput

MAX_BYTES = 8 * 1024 * 1024
FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
}
FIELD = "file"
_ENDINGS = {picture_process.WEBP: "webp", picture_process.JPEG: "jpg"}
_REFUSALS = {
    picture_process.UNREADABLE: "This picture cannot be read. It may be damaged: choose another one.",
    picture_process.TOO_MANY_PIXELS: f"The picture may have at most {picture_process.MAX_PIXELS // 1_000_000} million "
    "pixels. Make it smaller first.",
    picture_process.TOO_COSTLY: "This picture takes too much work to read. Save it anew, or choose another one.",
}


class PictureTooCostly(InvalidInput):
    """400: reading it would take more memory or time than any honest picture of its size."""


@dataclass(frozen=True)
class Picture:
    """An image file that we made ourselves; `ending` is `webp` or `jpg`."""

    content: bytes
    ending: str


def avatar_from(file: IO[bytes], size: int) -> Picture:
    """A square picture of `picture_process.SIDE` pixels, cut from the middle of the one in `file` (`size` bytes).

    WebP; of a HEIC photo JPEG. Drawn anew in a process of its own: no metadata, and nothing that hides behind a
    picture, survives. Raises InvalidInput (PictureTooCostly), and PicturesBusy when too many wait.
    """
    if size > MAX_BYTES:
        raise InvalidInput(FIELD, f"The picture may have at most {MAX_BYTES // 1024 // 1024} MB.")
    kind = filetype.guess_mime(file.read(262))
    if kind not in FORMATS:
        raise InvalidInput(FIELD, "This is not a picture that we can show. Choose a PNG, JPEG, WebP, GIF or HEIC one.")
    file.seek(0)
    drawn, content = LANE.draw(FORMATS[kind], file.read)
    if drawn in _REFUSALS:
        refused = PictureTooCostly if drawn == picture_process.TOO_COSTLY else InvalidInput
        raise refused(FIELD, _REFUSALS[drawn])
    return Picture(content, _ENDINGS[drawn])
