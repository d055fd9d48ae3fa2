"""The pieces of a transcript into cues: times checked, missing ones filled in, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from feedkit.formats.transcripts.reading import Block, Oddity
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.model.transcript import Cue, SpokenText

SLACK = 1000
"""So many milliseconds may a cue stand out behind the end of the recording."""

_LETTER, _SHORTEST = 65, 1000  # milliseconds: how long a letter takes, and the least for a cue


def spoken(
    blocks: Sequence[Block], *, language: str = "", duration: Duration | None = None
) -> SpokenText:
    """The cues of a file in the order of their times.

    A piece without a time gets its share of the time between its neighbours, by its length. One
    without an end lasts until the next, the last one until the recording ends or as long as it
    takes to say. A file without any times stays without.
    """
    filled = [each for each in blocks if each.text]
    if not any(each.start is not None for each in filled):
        nought = Timestamp(0)
        cues = tuple(Cue(nought, nought, each.text, each.speaker) for each in filled)
        return SpokenText(cues, language, timed=not cues)
    starts = _starts(filled, duration)
    placed = sorted(zip(starts, filled, strict=True), key=lambda pair: pair[0])
    following: list[int | None] = [start for start, _ in placed[1:]]
    cues = tuple(
        Cue(Timestamp(start), _end(start, each, after, duration), each.text, each.speaker)
        for (start, each), after in zip(placed, [*following, None], strict=True)
    )
    return SpokenText(cues, language)


def _starts(blocks: Sequence[Block], duration: Duration | None) -> list[int]:
    """The start of each piece in milliseconds, unknown ones by their share of the time between."""
    known = [index for index, each in enumerate(blocks) if each.start is not None]
    starts = [0 if each.start is None else each.start.milliseconds for each in blocks]
    for first, last in pairwise([0, *known, len(blocks)]):
        run = blocks[first:last]
        if len(run) > 1 or (run and run[0].start is None):
            till = starts[last] if last < len(blocks) else _until(starts[first], run, duration)
            starts[first:last] = _shares(starts[first], till, run)
    return starts


def _until(start: int, run: Sequence[Block], duration: Duration | None) -> int:
    if duration is not None and duration.milliseconds > start:
        return duration.milliseconds
    return start + sum(_time_to_say(each) for each in run)


def _shares(start: int, till: int, run: Sequence[Block]) -> Iterator[int]:
    span, whole, said = max(0, till - start), sum(len(each.text) for each in run), 0
    for each in run:
        yield start + span * said // whole
        said += len(each.text)


def _end(start: int, block: Block, after: int | None, duration: Duration | None) -> Timestamp:
    said = start + _time_to_say(block)
    if block.end is not None:
        end = block.end.milliseconds if block.end.milliseconds > start else min(said, after or said)
    elif after is not None:
        end = after
    else:
        end = _until(start, [block], duration)
    return Timestamp(max(end, start + 1))


def _time_to_say(block: Block) -> int:
    return max(_SHORTEST, _LETTER * len(block.text))


def oddities(
    blocks: Sequence[Block], *, bad_times: str, duration: Duration | None = None
) -> Iterator[Oddity]:
    """What is odd about the times of a file, and the pieces without words."""
    for each in blocks:
        if not each.text:
            help = "write what is said, or remove it"
            yield Oddity("TR021", each.line, each.column, "a cue without words", help)
        if each.start is not None and each.end is not None and each.end <= each.start:
            message = f"ends at {each.end}, where it starts at {each.start}"
            yield Oddity(bad_times, each.line, each.column, message, "correct one of the times")
    timed = [each for each in blocks if each.start is not None]
    for before, after in pairwise(timed):
        yield from _misplaced(before, after)
    if duration is not None and duration.milliseconds:
        yield from _beyond(timed, duration)


def _misplaced(before: Block, after: Block) -> Iterator[Oddity]:
    above, start = before.start, after.start
    if above is None or start is None:
        return
    if start < above:
        message, help = "starts before the cue above it", "correct its time, or move it up"
        yield Oddity("TR006", after.line, after.column, message, help)
    elif before.end is not None and start < before.end and not _two_voices(before, after):
        message, help = (
            "starts before the cue above it has ended",
            "let one end where the next starts",
        )
        yield Oddity("TR006", after.line, after.column, message, help)


def _two_voices(before: Block, after: Block) -> bool:
    """Whether two people speak, who may do so at once."""
    return bool(before.speaker and after.speaker and before.speaker != after.speaker)


def _beyond(timed: Sequence[Block], duration: Duration) -> Iterator[Oddity]:
    """Cues behind the end of the recording, or none near it."""
    reached = 0
    for each in timed:
        last = max(part.milliseconds for part in (each.start, each.end) if part is not None)
        reached = max(reached, last)
        if last > duration.milliseconds + SLACK:
            message = f"reaches beyond the recording, which lasts {duration}"
            help = "is this the transcript of this recording?"
            yield Oddity("TR006", each.line, each.column, message, help)
    if timed and timed[-1].end is not None and reached < duration.milliseconds * 9 // 10:
        message = f"the transcript ends at {Timestamp(reached)}, the recording at {duration}"
        yield Oddity("TR017", timed[-1].line, timed[-1].column, message, "add what is missing")


def shared(block: Block, parts: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """A piece in which several people speak, as one for each of the speakers and their words."""
    begin, end = block.start, block.end
    if begin is None or end is None or end.milliseconds - begin.milliseconds < len(parts):
        yield from (replace(block, speaker=name, text=text) for name, text in parts)
        return
    span, whole, said = end.milliseconds - begin.milliseconds, sum(len(t) for _, t in parts), 0
    edges = [begin.milliseconds]
    for _, text in parts:
        said += len(text)
        edges.append(max(edges[-1] + 1, begin.milliseconds + span * said // whole))
    for (name, text), (start, stop) in zip(parts, pairwise(edges), strict=True):
        yield replace(block, speaker=name, text=text, start=Timestamp(start), end=Timestamp(stop))
