"""Draws the artwork of the sample show with Pillow.

Run it with `python scripts/sample_artwork.py`. It makes

- `artwork.png`: a page of text whose middle line is read aloud and turns into sound,
- `episodes/can-we-safely-automate.png`: that episode's outline, on a dial of two hours.

The title is set in Inter; another font can be given with `--font FILE`.
"""

from __future__ import annotations

import argparse
import math
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from sample_audio import EPISODES, LONG_EPISODE, LONG_SECONDS, Heading, read_outline

ROOT = Path(__file__).resolve().parent.parent
SIZE = 3_000
FINER = 2  # everything is drawn so many times larger, then reduced: smooth edges

INK = (24, 30, 66)
SLATE = (92, 104, 160)
CREAM = (255, 243, 222)
CORAL = (255, 96, 72)
AMBER = (255, 184, 76)

TITLE = ("Read Aloud", "Workshop")
FONT_STYLE = "Inter Display:style=Black"

MARGIN = 250
LINE_Y = 1_850  # the line that is read aloud
LINE_STEP = 232
LINE_WIDTH = 104
WORD_GAP = 70

# The words of a page, line by line, as lengths; the line in the middle is the one being read.
# The page gives way to the voice, so the nearer a line is to the middle, the sooner it ends.
LINES = (
    (430, 190, 520, 300, 220),
    (210, 560, 340),
    (330, 220),
    (500, 170, 390),
    (250, 400, 330, 180, 430),
)
READ = len(LINES) // 2

# The voice that the line turns into: bars from its last word to the right margin, as heights.
VOICE = (104, 104, 176, 120, 330, 220, 560, 400, 820, 1_080, 640)

DIAL_CENTRE = (1_500, 1_255)
DIAL_RINGS = ((1_110, INK), (910, CORAL), (730, AMBER))  # outer radius and colour, by depth
DIAL_HOLE = 490
DIAL_SEAM = 9
DIAL_BARS = (150, 330, 480, 270, 400, 190)

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A picture that is drawn larger than it will be."""

    def __init__(self, background: Colour) -> None:
        self.image = Image.new("RGB", (SIZE * FINER, SIZE * FINER), background)
        self.draw = ImageDraw.Draw(self.image)

    def dot(self, centre: Point, diameter: float, colour: Colour) -> None:
        """A disc."""
        x, y, radius = centre[0] * FINER, centre[1] * FINER, diameter * FINER / 2
        self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def stroke(self, points: Iterable[Point], width: float, colour: Colour) -> None:
        """A line with round ends and joints."""
        for point in points:
            self.dot(point, width, colour)

    def bar(self, centre: Point, width: float, height: float, colour: Colour) -> None:
        """An upright bar with round ends."""
        (x, y), reach = centre, (height - width) / 2
        self.stroke(between((x, y - reach), (x, y + reach)), width, colour)

    def sector(
        self, centre: Point, radius: float, angles: tuple[float, float], colour: Colour
    ) -> None:
        """A slice of a disc between two angles in degrees, clockwise from the right."""
        x, y, far = centre[0] * FINER, centre[1] * FINER, radius * FINER
        self.draw.pieslice((x - far, y - far, x + far, y + far), *angles, fill=colour)

    def text(self, place: Point, line: str, font: ImageFont.FreeTypeFont, colour: Colour) -> None:
        """A line of text; the place is where its baseline begins."""
        x, y = place[0] * FINER, place[1] * FINER
        self.draw.text((x, y), line, font=font, fill=colour, anchor="ls")

    def save(self, path: Path) -> None:
        """The finished picture as a PNG without alpha, interlacing and metadata."""
        small = self.image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        small.save(path, optimize=True, dpi=(72, 72))


def between(start: Point, end: Point) -> list[Point]:
    """Points on the straight way from one point to another, two pixels apart."""
    steps = max(1, round(math.dist(start, end) / 2))
    return [
        (start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        for i in range(steps + 1)
    ]


# The show


def draw_show(font_path: Path) -> Canvas:
    """The title, and below it a page of text out of which one line rises as sound."""
    canvas = Canvas(INK)
    draw_title(canvas, font_path)
    for number, words in enumerate(LINES):
        height = LINE_Y + (number - READ) * LINE_STEP
        end = draw_words(canvas, height, words, CORAL if number == READ else SLATE)
        if number == READ:
            draw_voice(canvas, end + WORD_GAP)
    return canvas


def draw_title(canvas: Canvas, font_path: Path) -> None:
    """The title of the show, as wide as the page."""
    size = fitting_size(font_path, TITLE, SIZE - 2 * MARGIN)
    font = ImageFont.truetype(str(font_path), size * FINER)
    for number, line in enumerate(TITLE):
        canvas.text((MARGIN, 590 + number * size * 0.98), line, font, CREAM)


def draw_words(canvas: Canvas, height: float, words: Iterable[int], colour: Colour) -> float:
    """The words of a line; returns where the last one ends."""
    left, half = MARGIN, LINE_WIDTH / 2
    for length in words:
        ends = (left + half, height), (left + length - half, height)
        canvas.stroke(between(*ends), LINE_WIDTH, colour)
        left += length + WORD_GAP
    return left - WORD_GAP


def draw_voice(canvas: Canvas, start: float) -> None:
    """The sound of the line that is read: bars that grow and warm from coral to amber."""
    left, right = start + LINE_WIDTH / 2, SIZE - MARGIN - LINE_WIDTH / 2
    for number, height in enumerate(VOICE):
        way = number / (len(VOICE) - 1)
        canvas.bar((left + (right - left) * way, LINE_Y), LINE_WIDTH, height, blend(way))


def blend(way: float) -> Colour:
    """The colour at a place on the way from coral, 0, to amber, 1."""
    red, green, blue = (round(a + (b - a) * way) for a, b in zip(CORAL, AMBER, strict=True))
    return red, green, blue


def fitting_size(font_path: Path, lines: Iterable[str], width: float) -> int:
    """The size at which the longest line fills the width."""
    font = ImageFont.truetype(str(font_path), 1_000)
    return math.floor(1_000 * width / max(font.getlength(line) for line in lines))


# The first episode


def draw_outline(outline: list[Heading]) -> Canvas:
    """Every heading at its minute on a dial of two hours; the deeper it stands, the shorter."""
    canvas = Canvas(CREAM)
    ends = [heading.start for heading in outline[1:]] + [LONG_SECONDS]
    for heading, end in zip(outline, ends, strict=True):
        radius, colour = DIAL_RINGS[depth(heading.title)]
        canvas.sector(DIAL_CENTRE, radius, (dial_angle(heading.start), dial_angle(end)), colour)
    for start in (0, *ends[:-1], outline[0].start):
        rim = DIAL_CENTRE, on_dial(dial_angle(start), DIAL_RINGS[0][0] + 20)
        canvas.stroke(between(*rim), DIAL_SEAM, CREAM)
    canvas.dot(DIAL_CENTRE, 2 * DIAL_HOLE, CREAM)
    draw_bars(canvas)
    return canvas


def depth(title: str) -> int:
    """How deep a heading stands, by its number: `6.2.1` is two below the top."""
    number = title.split(maxsplit=1)[0].rstrip(".")
    return number.count(".") if number[0].isdigit() else 0


def dial_angle(second: float) -> float:
    """The degrees at which a second of the recording stands; it begins at the top."""
    return second / LONG_SECONDS * 360 - 90


def on_dial(angle: float, radius: float) -> Point:
    """The point of the dial at an angle and a distance from its centre."""
    x, y = DIAL_CENTRE
    return x + radius * math.cos(math.radians(angle)), y + radius * math.sin(math.radians(angle))


def draw_bars(canvas: Canvas) -> None:
    """A voice in the middle of the dial, as the bars of a level meter."""
    width, step = 62, 104
    x, y = DIAL_CENTRE
    left = x - step * (len(DIAL_BARS) - 1) / 2
    for number, height in enumerate(DIAL_BARS):
        canvas.bar((left + number * step, y), width, height, INK)


def find_font(style: str) -> Path:
    """The file of a font that fontconfig knows."""
    if shutil.which("fc-match") is None:
        raise SystemExit("fc-match is not installed; name a font with --font FILE")
    command = ["fc-match", "-f", "%{family}\n%{file}", style]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    family, _, path = found.partition("\n")
    if not family.startswith("Inter"):
        raise SystemExit("Inter is not installed (fonts-inter); name a font with --font FILE")
    return Path(path)


def main() -> int:
    """Draws both pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--font", type=Path, help="a font file for the title")
    font = parser.parse_args().font or find_font(FONT_STYLE)
    outline = read_outline(EPISODES / f"{LONG_EPISODE}.yaml")
    draw_show(font).save(ROOT / "artwork.png")
    draw_outline(outline).save(EPISODES / f"{LONG_EPISODE}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
