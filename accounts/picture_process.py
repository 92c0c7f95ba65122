"""The process that draws pictures anew: `python -m accounts.picture_process`, started by `accounts.picture_lane`.

What strangers upload is decoded here and nowhere else, under a ceiling of memory and of processor time. It knows
nothing of Django. A request on stdin is a format, a size and that many bytes; the answer on stdout is a kind, a size
and that many bytes. It ends with its parent, whose end of the pipe closes.
"""

import io
import resource
import signal
import struct
import sys
from typing import IO

from PIL import Image, ImageCms, ImageOps

MAX_PIXELS = 24_000_000
MEMORY_BYTES = 512 * 1024 * 1024  # of address space: 24 million pixels need up to 470 (WebP without loss), mostly 300
CPU_SECONDS = 8
SIDE = 512

REQUEST = struct.Struct("!4sI")  # format as Pillow calls it, size in bytes
ANSWER = struct.Struct("!cI")  # kind, size in bytes
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
    """Draw what comes in, one after the other, until the pipe closes."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        name, size = REQUEST.unpack(head)
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)  # at its end the system ends the process
        kind, drawn = answer_to(name.strip().decode(), requests.read(size))
        signal.setitimer(signal.ITIMER_PROF, 0)
        answers.write(ANSWER.pack(kind, len(drawn)) + drawn)
        answers.flush()


def answer_to(name: str, content: bytes) -> tuple[bytes, bytes]:
    """(kind, picture) of a file in the format `name`; the picture is empty when it was refused."""
    try:
        return draw(name, content)
    except TooManyPixels:
        return TOO_MANY_PIXELS, b""
    except MemoryError:
        return TOO_COSTLY, b""
    except Exception:  # whatever a decoder raises for what somebody made up
        return UNREADABLE, b""


def draw(name: str, content: bytes) -> tuple[bytes, bytes]:
    """The middle of the picture, upright, on a canvas that never knew the file: no metadata, the first frame only."""
    with Image.open(io.BytesIO(content), formats=[name]) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise TooManyPixels
        orientation = picture.getexif().get(_ORIENTATION, 1)
        profile = picture.info.get("icc_profile")
        picture.draft("RGB", (SIDE, SIDE))  # a large JPEG is decoded at a fraction of its size
        cut = ImageOps.fit(_drawable(picture), (SIDE, SIDE), Image.Resampling.LANCZOS)
    if orientation in _UPRIGHT:
        cut = cut.transpose(_UPRIGHT[orientation])
    shown = cut.convert("RGBA") if cut.mode in ("RGBA", "LA") else _as_screens_show(cut, profile)
    canvas = Image.new(shown.mode, shown.size)
    canvas.paste(shown)
    return _encoded(canvas, WEBP if name != "HEIF" else JPEG)


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


def _encoded(picture: Image.Image, kind: bytes) -> tuple[bytes, bytes]:
    out = io.BytesIO()
    if kind == JPEG:
        picture.convert("RGB").save(out, "JPEG", quality=88)
    else:
        picture.save(out, "WEBP", quality=82, method=4)
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
