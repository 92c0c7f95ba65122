"""Avatars for demo people: a few shapes in colours that go together."""

import colorsys
import io
from random import Random

from PIL import Image, ImageDraw

SIDE = 256
_DRAWN = SIDE * 2  # drawn twice as large and reduced, for smooth edges


def avatar(rng: Random) -> bytes:
    """A square WebP; the same state of `rng` gives the same picture."""
    hue = rng.random()
    canvas = Image.new("RGB", (_DRAWN, _DRAWN), _colour(hue, 0.35, 0.95))
    draw = ImageDraw.Draw(canvas)
    for step in range(rng.randint(3, 5)):
        colour = _colour(hue + rng.choice((0.0, 0.08, 0.5, 0.58)), 0.45 + step * 0.08, 0.9 - step * 0.1)
        rng.choice((_disc, _band, _corner))(draw, rng, colour)
    out = io.BytesIO()
    canvas.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(out, "WEBP", quality=80)
    return out.getvalue()


def _colour(hue: float, saturation: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return int(red * 255), int(green * 255), int(blue * 255)


def _disc(draw: ImageDraw.ImageDraw, rng: Random, colour: tuple[int, int, int]) -> None:
    radius, x, y = rng.randint(_DRAWN // 8, _DRAWN // 3), rng.randint(0, _DRAWN), rng.randint(0, _DRAWN)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _band(draw: ImageDraw.ImageDraw, rng: Random, colour: tuple[int, int, int]) -> None:
    start, width, slant = rng.randint(0, _DRAWN), rng.randint(_DRAWN // 12, _DRAWN // 5), rng.randint(-200, 200)
    draw.polygon(
        ((start, 0), (start + width, 0), (start + width + slant, _DRAWN), (start + slant, _DRAWN)), fill=colour
    )


def _corner(draw: ImageDraw.ImageDraw, rng: Random, colour: tuple[int, int, int]) -> None:
    x, y, size = rng.choice((0, _DRAWN)), rng.choice((0, _DRAWN)), rng.randint(_DRAWN // 3, _DRAWN * 3 // 4)
    draw.pieslice((x - size, y - size, x + size, y + size), 0, 360, fill=colour)
