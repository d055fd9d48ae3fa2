"""Cues into paragraphs for a page: by speaker and pause, cut where chapters begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from feedkit.model.timestamp import Duration, Timestamp
from feedkit.model.transcript import Cue, joined

GAP = Duration(1200)
"""A pause of this length begins a paragraph."""

LONGEST = 700
"""After so many letters a paragraph ends with the sentence, and after twice as many without."""

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟")
_QUOTES = "\"'”’»)]」』"


class Paragraph(Struct, frozen=True, kw_only=True):
    """What one person says without a long pause.

    ``chapter`` is the position, in the list of chapters, of the one it stands in; it is missing
    before the first.
    """

    start: Timestamp
    end: Timestamp
    speaker: str
    text: str
    chapter: int | None


def paragraphs(
    cues: Iterable[Cue],
    *,
    gap: Duration = GAP,
    chapters: Iterable[Timestamp] = (),
    longest: int = LONGEST,
) -> Iterator[Paragraph]:
    """The cues in paragraphs, given in order and with the starts of the chapters.

    A cue belongs to the chapter in which its middle lies, because the times of an outline are
    rounded. A cue without a speaker goes on with the one before it. Cues without length, from a
    file without times, are paragraphs as they are.
    """
    places = sorted((start, index) for index, start in enumerate(chapters))
    run: list[Cue] = []
    inside: int | None = None
    for cue in cues:
        chapter = _chapter(cue, places)
        if run and (chapter != inside or not _goes_on(run, cue, gap, longest)):
            yield _paragraph(run, inside)
            run = []
        run.append(cue)
        inside = chapter
    if run:
        yield _paragraph(run, inside)


def _chapter(cue: Cue, places: Sequence[tuple[Timestamp, int]]) -> int | None:
    middle = Timestamp((cue.start.milliseconds + cue.end.milliseconds) // 2)
    position = bisect_right(places, middle, key=lambda place: place[0])
    return places[position - 1][1] if position else None


def _goes_on(run: Sequence[Cue], cue: Cue, gap: Duration, longest: int) -> bool:
    speaker, last = run[0].speaker, run[-1]
    if cue.speaker not in ("", speaker) or cue.end == cue.start or last.end == last.start:
        return False
    if cue.start.milliseconds - last.end.milliseconds >= gap.milliseconds:
        return False
    ended = last.text.rstrip(_QUOTES).endswith(_SENTENCE_ENDS)
    return sum(len(each.text) for each in run) < (longest if ended else 2 * longest)


def _paragraph(run: Sequence[Cue], chapter: int | None) -> Paragraph:
    return Paragraph(
        start=run[0].start,
        end=max(each.end for each in run),
        speaker=run[0].speaker,
        text=joined("\n".join(each.text for each in run)),
        chapter=chapter,
    )
