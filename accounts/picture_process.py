"""The process that re-encodes pictures: `python -m accounts.picture_process`, started by `accounts.picture_lane`.

What strangers upload is decoded here and nowhere else, under a ceiling of memory and of processor time. It knows
nothing of Django. A request on stdin is a format, a shape, a size and that many bytes; the answer on stdout is a kind,
a size and that many bytes: a picture, or of a whole one what PARTS describes. It ends with its parent, whose end of the
pipe closes.
"""

import io
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import IO

from PIL import Image, ImageCms, ImageOps

MAX_PIXELS = 24_000_000
MEMORY_BYTES = 512 * 1024 * 1024  # of address space: 24 million pixels need up to 470 (WebP without loss), mostly 300
CPU_SECONDS = 8
SIDE = 512  # of a square one
LONGEST_SIDE = 2048  # of a whole one
THUMBNAIL_SIDE = 480  # of its small copy at most
TINY_SIDE = 16  # of what is shown, smoothed, until the small copy is there

REQUEST = struct.Struct("!4scI")  # format as Pillow calls it, shape, size in bytes
SQUARE, WHOLE = b"Q", b"H"
ANSWER = struct.Struct("!cI")  # kind, size in bytes
PARTS = struct.Struct("!HHHI")  # width, height, bytes of the tiny copy (WebP) and of the small one; then these, then it
WEBP, JPEG, UNREADABLE, TOO_MANY_PIXELS, TOO_COSTLY = b"W", b"J", b"U", b"P", b"C"

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112


class TooManyPixels(Exception):
    """The header says so; nothing was decoded."""


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Re-encode what comes in, one after the other, until the pipe closes."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        name, shape, size = REQUEST.unpack(head)
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)  # at its end the system ends the process
        kind, picture = answer_to(name.strip().decode(), requests.read(size), shape)
        signal.setitimer(signal.ITIMER_PROF, 0)
        answers.write(ANSWER.pack(kind, len(picture)) + picture)
        answers.flush()


def answer_to(name: str, content: bytes, shape: bytes = SQUARE) -> tuple[bytes, bytes]:
    """(kind, picture) of a file in the format `name`; the picture is empty when it was refused."""
    try:
        return reencode_whole(name, content) if shape == WHOLE else reencode(name, content)
    except TooManyPixels:
        return TOO_MANY_PIXELS, b""
    except MemoryError:
        return TOO_COSTLY, b""
    except Exception:  # whatever a decoder raises for what somebody made up
        return UNREADABLE, b""


def reencode(name: str, content: bytes) -> tuple[bytes, bytes]:
    """The middle of the picture, cut to a square of SIDE pixels."""
    canvas = _redrawn(name, content, SIDE, lambda it: ImageOps.fit(it, (SIDE, SIDE), Image.Resampling.LANCZOS))
    return _encoded(canvas, _kind_for(name))


def reencode_whole(name: str, content: bytes) -> tuple[bytes, bytes]:
    """The whole picture, with LONGEST_SIDE pixels at most on each side, behind its two copies: see PARTS.

    One that is small itself has an empty small copy.
    """
    canvas, kind = _redrawn(name, content, LONGEST_SIDE, _made_to_fit), _kind_for(name)
    _, whole = _encoded(canvas, kind)
    width, height = canvas.size
    small = b""
    if max(width, height) > THUMBNAIL_SIDE:
        canvas.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
        _, small = _encoded(canvas, kind)
    canvas.thumbnail((TINY_SIDE, TINY_SIDE), Image.Resampling.BOX)
    _, tiny = _encoded(canvas, WEBP, quality=40)
    return kind, PARTS.pack(width, height, len(tiny), len(small)) + tiny + small + whole


def _kind_for(name: str) -> bytes:
    return WEBP if name != "HEIF" else JPEG


def _made_to_fit(picture: Image.Image) -> Image.Image:
    picture.load()  # `thumbnail` leaves a small one unread until its file is closed
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _redrawn(name: str, content: bytes, side: int, shaped: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """The picture, upright, on a canvas that never knew the file: no metadata, the first frame only."""
    with Image.open(io.BytesIO(content), formats=[name]) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise TooManyPixels
        orientation = picture.getexif().get(_ORIENTATION, 1)
        profile = picture.info.get("icc_profile")
        picture.draft("RGB", (side, side))  # a large JPEG is decoded at a fraction of its size
        cut = shaped(_drawable(picture))
    if orientation in _UPRIGHT:
        cut = cut.transpose(_UPRIGHT[orientation])
    shown = cut.convert("RGBA") if cut.mode in ("RGBA", "LA") else _as_screens_show(cut, profile)
    canvas = Image.new(shown.mode, shown.size)
    canvas.paste(shown)
    return canvas


def _drawable(picture: Image.Image) -> Image.Image:
    """In a mode that can be made smaller smoothly. Sixteen bits of grey become eight, or they would be white."""
    if picture.mode.startswith(("I", "F")):
        return picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture if picture.mode in ("RGBA", "LA") else picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "L", "CMYK", "YCbCr") else picture.convert("RGB")


def _as_screens_show(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB: the profile that says how to read the colours goes with the metadata."""
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            there = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            shown = ImageCms.profileToProfile(picture, there, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            shown = None
        if shown is not None:
            return shown
    return picture.convert("RGB")


def _encoded(picture: Image.Image, kind: bytes, quality: int = 82) -> tuple[bytes, bytes]:
    out = io.BytesIO()
    if kind == JPEG:
        picture.convert("RGB").save(out, "JPEG", quality=88)
    else:
        picture.save(out, "WEBP", quality=quality, method=4)
    return kind, out.getvalue()


def main() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    pillow_heif.options.DECODE_THREADS = 1
    Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, and refuses instead of warning
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's; this ends when the pipe closes
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
