"""A cover for a show that has none yet: right in every measure, and plainly to be replaced."""

from __future__ import annotations

import colorsys
import hashlib
import io

from PIL import Image, ImageDraw

PIXELS = 3000
_BARS = 15


def placeholder_artwork(title: str) -> bytes:
    """A PNG of 3000 x 3000 pixels: bars of sound in colours that the title chooses."""
    seed = hashlib.sha256(title.encode()).digest()
    hue = seed[0] / 256
    image = Image.new("RGB", (PIXELS, PIXELS), _colour(hue, 0.55, 0.22))
    draw = ImageDraw.Draw(image)
    step = PIXELS * 0.72 / _BARS
    for bar in range(_BARS):
        height = PIXELS * (0.12 + 0.42 * seed[bar + 1] / 256 * (1 - abs(bar - 7) / 11))
        left = PIXELS * 0.14 + bar * step
        middle = PIXELS * 0.47
        box = (left + step * 0.2, middle - height / 2, left + step * 0.8, middle + height / 2)
        colour = _colour((hue + 0.42) % 1, 0.5, 0.95)
        draw.rounded_rectangle(box, radius=step * 0.3, fill=colour)
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _colour(hue: float, saturation: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)
