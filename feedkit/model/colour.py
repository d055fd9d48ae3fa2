"""Colours as people see them: lightness, strength and hue, and how well one reads on another.

The space is OKLCH (CSS Color 4, section 9.2); contrast is that of WCAG 2, section 1.4.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

READABLE = 4.5
"""The contrast that text needs at least."""

VISIBLE = 3.0
"""The contrast that shapes need at least (section 1.4.11)."""


class Colour(Struct, frozen=True):
    """A colour by its lightness (0 to 1), its strength (0 is grey) and its hue in radians."""

    lightness: float
    strength: float
    hue: float

    @classmethod
    def parse(cls, text: str) -> Colour:
        """The colour of ``#rrggbb``."""
        red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
        l = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)  # noqa: E741
        m = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
        s = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
        a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        return cls(lightness, math.hypot(a, b), math.atan2(b, a))

    def __str__(self) -> str:
        return "#{:02x}{:02x}{:02x}".format(*(round(each * 255) for each in self._screen()))

    def at(self, lightness: float, *, strongest: float = 1.0) -> Colour:
        """This hue at another lightness, at most so strong."""
        return replace(self, lightness=lightness, strength=min(self.strength, strongest))

    def readable_on(self, *backs: Colour, contrast: float = READABLE) -> Colour:
        """This colour, as much lighter or darker as it takes to be read on all of these."""
        for each in self._nearest():
            if all(contrast_of(each, back) >= contrast for back in backs):
                return each
        return max((self.at(0.0), self.at(1.0)), key=lambda each: contrast_of(each, backs[0]))

    def _nearest(self) -> Iterator[Colour]:
        """This colour, and then lighter and darker ones, each further away than the last."""
        yield self
        steps = (each / 200 for each in range(201))
        for lightness in sorted(steps, key=lambda each: abs(each - self.lightness)):
            yield self.at(lightness)

    def _screen(self) -> tuple[float, float, float]:
        """Red, green and blue; what no screen can show is made weaker until one can."""
        strength = self.strength if 0 < self.lightness < 1 else 0.0
        while True:
            channels = _channels(self.lightness, strength, self.hue)
            if strength <= 0 or all(-0.0005 <= each <= 1.0005 for each in channels):
                red, green, blue = (_screened(min(1.0, max(0.0, each))) for each in channels)
                return red, green, blue
            strength -= 0.004


def contrast_of(one: Colour, other: Colour) -> float:
    """How much two colours differ in brightness, from 1 to 21, as they come out on a screen."""
    bright, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=512)  # a colour is tried on many others, and many on it
def _brightness(colour: Colour) -> float:
    text = str(colour)
    red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(lightness: float, strength: float, hue: float) -> tuple[float, float, float]:
    a, b = strength * math.cos(hue), strength * math.sin(hue)
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _screened(value: float) -> float:
    return float(value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)


BLACK, WHITE = Colour(0.0, 0.0, 0.0), Colour(1.0, 0.0, 0.0)
