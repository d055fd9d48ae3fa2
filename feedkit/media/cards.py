"""A card -> a picture: the artwork, the title beside it, and the sound below both."""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

from feedkit.diagnostics import WorldFailed
from feedkit.media.lettering import TEXT, TITLE, fitted, font, leading, one_line, sayable
from feedkit.model.card import HEIGHT, WIDTH, Card
from feedkit.model.size import Size

_EDGE = 72
_WAVE = (HEIGHT - 92, 64)
"""The middle of the wave, and how far its longest bar reaches to either side."""
_BARS = 66
_FINE = 3
"""How many times larger shapes are drawn than they are shown, for smooth edges."""
_PLAYED = 0.38
_LABEL, _PLACE = 30, 28
_TITLES = range(78, 35, -3)
_LARGEST = Size(60_000)
_SQUEEZED = 6
"""How hard PNG tries: 9 takes four times as long and saves a twentieth."""


def draw(card: Card, artwork: Path) -> bytes:
    """The bytes of a card, the same for the same card; ``artwork`` is the file of its artwork.

    A title in letters that the font lacks is left to the page: the card has the artwork alone.
    """
    sheet = Image.new("RGB", (WIDTH, HEIGHT), card.colours.ground)
    title = sayable(card.title)
    side = HEIGHT - 2 * _EDGE
    if card.peaks:
        side = 372
        _draw_wave(sheet, card)
    if title:
        _paste(sheet, artwork, side=side, at=(_EDGE, _EDGE))
        _write(sheet, card, title, left=_EDGE + side + 56, bottom=_EDGE + side)
    else:
        _paste(sheet, artwork, side=side, at=((WIDTH - side) // 2, _EDGE))
    return _as_png(sheet) if card.flat else _as_jpeg(sheet)


def _paste(sheet: Image.Image, artwork: Path, *, side: int, at: tuple[int, int]) -> None:
    """The artwork with round corners."""
    try:
        stat = artwork.stat()
        picture = _resized(artwork, side, (stat.st_size, stat.st_mtime_ns))
    except (OSError, ValueError, SyntaxError) as error:
        raise WorldFailed(f"{artwork} cannot be read: {error}") from error
    sheet.paste(picture, at, _corners(side))


@lru_cache(maxsize=8)
def _resized(artwork: Path, side: int, _stamp: tuple[int, int]) -> Image.Image:
    """The artwork of a card, which most episodes have from the show."""
    with Image.open(artwork, formats=("JPEG",)) as image:
        image.draft("RGB", (side, side))
        return image.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)


@lru_cache(maxsize=2)
def _corners(side: int) -> Image.Image:
    """What is seen of a square with round corners."""
    large = (side * _FINE, side * _FINE)
    mask = Image.new("L", large)
    ImageDraw.Draw(mask).rounded_rectangle(((0, 0), large), radius=20 * _FINE, fill=255)
    return mask.resize((side, side), Image.Resampling.BOX)


def _write(sheet: Image.Image, card: Card, title: str, *, left: int, bottom: int) -> None:
    """Label, title and place, one below the other, in the middle of the artwork's height."""
    width = WIDTH - _EDGE - left
    label = one_line(sayable(card.label) or "", TEXT, size=_LABEL, width=width)
    place = one_line(sayable(card.place) or "", TEXT, size=_PLACE, width=width)
    above = leading(_LABEL) + 14 if label else 0
    below = leading(_PLACE) + 18 if place else 0
    room = bottom - _EDGE - above - below
    face, lines = fitted(title, TITLE, width=width, height=room, sizes=_TITLES)
    step = leading(round(face.size))
    top = _EDGE + (room - len(lines) * step) // 2
    pen = ImageDraw.Draw(sheet)
    pen.text((left, top), label, card.colours.accent, font(TEXT, _LABEL))
    for number, line in enumerate(lines):
        pen.text((left, top + above + number * step), line, card.colours.ink, face)
    under = top + above + len(lines) * step + 18
    pen.text((left, under), place, card.colours.soft, font(TEXT, _PLACE))


def _draw_wave(sheet: Image.Image, card: Card) -> None:
    """The sound as bars from edge to edge, the first of them as if they had been played."""
    middle, reach = (each * _FINE for each in _WAVE)
    wide = (WIDTH - 2 * _EDGE) * _FINE
    top = middle - reach
    layer = Image.new("RGB", (wide, 2 * reach), card.colours.ground)
    pen = ImageDraw.Draw(layer)
    step = wide / _BARS
    for bar, peak in enumerate(_peaks(card.peaks)):
        half = max(step * 0.25, reach * peak / 100)
        box = (bar * step + step * 0.2, reach - half, bar * step + step * 0.8, reach + half)
        colour = card.colours.accent if bar < _BARS * _PLAYED else card.colours.bar
        pen.rounded_rectangle(box, radius=step * 0.3, fill=colour)
    small = layer.resize((wide // _FINE, 2 * reach // _FINE), Image.Resampling.BOX)
    sheet.paste(small, (_EDGE, top // _FINE))


def _peaks(peaks: tuple[int, ...]) -> list[float]:
    """The loudest of each stretch, as many as there are bars, the very loudest at the top."""
    most = max(*peaks, 1)
    ends = [round(number * len(peaks) / _BARS) for number in range(_BARS + 1)]
    parts = (peaks[start : max(end, start + 1)] for start, end in pairwise(ends))
    return [100 * max(part, default=0) / most for part in parts]


def _as_png(sheet: Image.Image) -> bytes:
    made = io.BytesIO()
    few = sheet.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(made, "PNG", compress_level=_SQUEEZED)
    return made.getvalue()


def _as_jpeg(sheet: Image.Image) -> bytes:
    """As good as it can be within the largest size; noise alone takes more at the end."""
    content = b""
    for quality in (84, 76, 68):
        made = io.BytesIO()
        sheet.save(made, "JPEG", quality=quality, optimize=True, progressive=True)
        content = made.getvalue()
        if len(content) <= _LARGEST.bytes:
            break
    return content
