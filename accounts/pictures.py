"""Turning an uploaded file into a picture that holds nothing but what is to be seen."""

from base64 import b64encode
from dataclasses import dataclass
from typing import IO

import filetype
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from accounts import picture_process
from accounts.picture_lane import LANE
from skillswap.errors import InvalidInput
from skillswap.phrases import unbroken

RULES = f"PNG, JPEG, WebP, GIF or HEIC, at most {settings.AVATAR_MEGABYTES} MB and 24 million pixels."
FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
}
PICTURE_TYPES = frozenset({"image/webp", "image/jpeg"})  # of pictures that we drew
FIELD = "file"
_ENDINGS = {picture_process.WEBP: "webp", picture_process.JPEG: "jpg"}
_REFUSALS = {
    picture_process.UNREADABLE: N_("This picture cannot be read. It may be damaged: choose another one."),
    picture_process.TOO_MANY_PIXELS: N_(
        "The picture may have at most %(count)d million pixels. Make it smaller first."
    ),
    picture_process.TOO_COSTLY: N_("This picture takes too much work to read. Save it anew, or choose another one."),
}


class PictureTooCostly(InvalidInput):
    """400: reading it would take more memory or time than any honest picture of its size."""


@dataclass(frozen=True)
class Picture:
    """An image file that we made ourselves; `ending` is `webp` or `jpg`."""

    content: bytes
    ending: str

    @property
    def type(self) -> str:
        """Its media type."""
        return "image/jpeg" if self.ending == "jpg" else f"image/{self.ending}"


@dataclass(frozen=True)
class WholePicture(Picture):
    """A picture with its size in pixels, a small copy of the same kind, and a tiny one.

    `thumbnail` is empty when the picture is small itself; `placeholder` is a `data:` address of some 150 characters.
    """

    width: int
    height: int
    thumbnail: bytes
    placeholder: str


def avatar_from(file: IO[bytes], size: int) -> Picture:
    """A square picture of `picture_process.SIDE` pixels, cut from the middle of the one in `file` (`size` bytes).

    WebP; of a HEIC photo JPEG. Re-encoded in a process of its own: no metadata, and nothing that hides behind a
    picture, survives. Raises InvalidInput (PictureTooCostly), and PicturesBusy when too many wait.
    """
    if size > settings.AVATAR_MEGABYTES * 1024 * 1024:
        raise InvalidInput(
            FIELD,
            unbroken(_("The picture may have at most %(megabytes)d MB.")) % {"megabytes": settings.AVATAR_MEGABYTES},
        )
    kind = picture_format(file)
    if kind is None:
        raise InvalidInput(
            FIELD, _("This is not a picture that we can show. Choose a PNG, JPEG, WebP, GIF or HEIC one.")
        )
    content, ending = _redrawn(kind, file, picture_process.SQUARE)
    return Picture(content, ending)


def picture_from(file: IO[bytes], kind: str) -> WholePicture:
    """The whole picture in `file`, of the format `kind`, at most `picture_process.LONGEST_SIDE` pixels a side.

    Re-encoded as `avatar_from` does, and raises the same.
    """
    packed, ending = _redrawn(kind, file, picture_process.WHOLE)
    width, height, of_tiny, of_small = picture_process.PARTS.unpack_from(packed)
    tiny_end = picture_process.PARTS.size + of_tiny
    small_end = tiny_end + of_small
    tiny = b64encode(packed[picture_process.PARTS.size : tiny_end]).decode()
    return WholePicture(
        content=packed[small_end:],
        ending=ending,
        width=width,
        height=height,
        thumbnail=packed[tiny_end:small_end],
        placeholder=f"data:image/webp;base64,{tiny}",
    )


def picture_format(file: IO[bytes]) -> str | None:
    """What Pillow calls the format of a picture that we can show; None for any other file. Reads its beginning."""
    file.seek(0)
    kind = filetype.guess_mime(file.read(262))
    file.seek(0)
    return FORMATS.get(kind)


def _redrawn(kind: str, file: IO[bytes], shape: bytes) -> tuple[bytes, str]:
    """What the process answers, and the ending of the picture in it."""
    outcome, content = LANE.reencode(kind, file.read, shape)
    if outcome in _REFUSALS:
        refused = PictureTooCostly if outcome == picture_process.TOO_COSTLY else InvalidInput
        raise refused(FIELD, _(_REFUSALS[outcome]) % {"count": picture_process.MAX_PIXELS // 1_000_000})
    return content, _ENDINGS[outcome]
