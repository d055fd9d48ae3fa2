"""Shows of any size to measure with: the same size gives the same files on any machine.

An episode has 1.6 kB of notes, 36 outline entries in three levels, a recording that lies elsewhere
and no picture of its own. No cards are drawn for links: what they cost is measured by itself.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

RIGHT = Path(__file__).parents[1] / "tests" / "cases" / "right"
ADDRESS = "https://harbour.example/"
FIRST = date(1990, 1, 1)
ENTRIES = 36
PLAIN = "site: {cards: false}\n"
"""What the show of the comparison leaves out."""
WORDS = (
    *("anchor", "buoy", "cargo", "coat", "crane", "deck", "dock", "engine", "ferry", "freight"),
    *("harbour", "hull", "iron", "keel", "ladder", "light", "mast", "paint", "pilot", "port"),
    *("quay", "rope", "rust", "sail", "sea", "ship", "signal", "tide", "tower", "wharf", "wind"),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of an outline."""

    seconds: int
    title: str


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode as both tools get it."""

    number: int
    title: str
    day: date
    notes: str
    chapters: tuple[Chapter, ...]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return f"episode-{self.number:06d}"

    @property
    def audio(self) -> str:
        """Where its recording is served."""
        return f"https://media.example/{self.slug}.mp3"


def episodes(count: int) -> Iterator[Episode]:
    """So many episodes, oldest first, each by a chance of its own that is always the same."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311  nothing is secret here
        yield Episode(
            number=number,
            title=f"Episode {number}: {_phrase(chance, 4)}",
            day=FIRST + timedelta(days=number % 12_000),
            notes=_notes(chance),
            chapters=tuple(_chapters(chance)),
        )


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def _notes(chance: random.Random) -> str:
    paragraphs = [f"{_phrase(chance, 43)}, **{_phrase(chance, 3)}**." for _ in range(5)]
    links = [f"- [{_phrase(chance, 3)}](https://example.com/{chance.random()})" for _ in range(4)]
    return "\n\n".join([*paragraphs, "\n".join(links)])


def _chapters(chance: random.Random) -> Iterator[Chapter]:
    for place in range(ENTRIES):
        section, part = divmod(place, 4)
        number = f"{section + 1}.{part}" if part else f"{section + 1}."
        if part == 3:
            number = f"{section + 1}.2.1"
        yield Chapter(43 + place * 190, f"{number} {_phrase(chance, 5)}")


def feedkit_show(root: Path, count: int, more: str = PLAIN) -> None:
    """Write a show for feedkit; `more` is added to its `show.yaml`."""
    (root / "episodes").mkdir(parents=True)
    shutil.copy(RIGHT / "artwork.png", root)
    show = (RIGHT / "show.yaml").read_text(encoding="utf-8")
    (root / "show.yaml").write_text(f"{show}{more}", encoding="utf-8")
    for each in episodes(count):
        (root / f"episodes/{each.slug}.yaml").write_text(_yaml(each), encoding="utf-8")


def _yaml(each: Episode) -> str:
    outline = "".join(f"  ({_clock(one.seconds)}) {one.title}\n" for one in each.chapters)
    notes = "".join(f"  {line}\n" if line else "\n" for line in each.notes.splitlines())
    audio = f"{{address: '{each.audio}', length: {5_000_000 + each.number}, duration: 2:00:00}}"
    return (
        f"title: '{each.title}'\ndate: {each.day} 09:00\naudio: {audio}\n"
        f"notes: |\n{notes}outline: |\n{outline}"
    )


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
