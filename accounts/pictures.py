"""Turning an uploaded file into an avatar that holds nothing but the picture."""

import io
from typing import IO

import filetype
from PIL import Image, ImageOps, UnidentifiedImageError

from skillswap.errors import InvalidInput

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
SIDE = 512
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/gif": "GIF"}
FIELD = "file"


def avatar_from(file: IO[bytes], size: int) -> bytes:
    """A square WebP of SIDE pixels cut from the middle of the picture in `file` (`size` bytes).

    Drawn anew: no metadata, and nothing that hides behind a picture, survives. Raises InvalidInput.
    """
    if size > MAX_BYTES:
        raise InvalidInput(FIELD, f"The picture may have at most {MAX_BYTES // 1024 // 1024} MB.")
    kind = filetype.guess_mime(file.read(262))
    if kind not in FORMATS:
        raise InvalidInput(FIELD, "Choose a PNG, JPEG, WebP or GIF picture.")
    file.seek(0)
    try:
        with Image.open(file, formats=[FORMATS[kind]]) as picture:
            return _webp(_square(picture))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise InvalidInput(FIELD, "This picture cannot be read.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error


def _square(picture: Image.Image) -> Image.Image:
    """The middle of the picture, the right way up, on a canvas that never knew the file."""
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many_pixels()
    picture.draft("RGB", (SIDE, SIDE))  # a large JPEG is decoded at a fraction of its size
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    upright = ImageOps.exif_transpose(picture).convert(mode)
    cut = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    canvas = Image.new(mode, cut.size)
    canvas.paste(cut)
    return canvas


def _webp(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def _too_many_pixels() -> InvalidInput:
    return InvalidInput(FIELD, f"The picture may have at most {MAX_PIXELS // 1_000_000} million pixels.")
