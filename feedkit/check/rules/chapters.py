"""Rules about chapters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from feedkit.check.rule import Objection, episode_rule
from feedkit.model.audio_facts import FileChapter
from feedkit.model.outline import Chapter
from feedkit.model.resolution import Intent, Resolution


@episode_rule("CH001")
def chapters_out_of_order(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A chapter starts before the one above it, or at the same time.

    Players jump by time but list by position; out of order they lead the listener astray, and a
    chapter without a length is dropped. It is nearly always a slip in one timestamp.

    Bad:

        outline: |
          (00:43) 1. Introduction
          (16:14) 2. Alignment MVPs
          (14:11) 3. Why is it so important?

    Good:

        outline: |
          (00:43) 1. Introduction
          (14:11) 2. Why is it so important?
          (16:14) 3. Alignment MVPs
    """
    chapters = tuple(intent.episode.outline.flat())
    for index, (before, after) in enumerate(pairwise(chapters), start=1):
        if after.start <= before.start:
            same = after.start == before.start
            fate = "as the chapter above it does" if same else "before the chapter above it"
            yield Objection(
                f"this chapter starts at {after.start}, {fate} ({before.start})",
                "correct the time of one of the two",
                at=("outline", intent.lines[index]),
            )


@episode_rule("CH002")
def chapter_after_the_end(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A chapter starts when the audio is over.

    Nobody can jump to it, and some apps refuse all chapters for it.

    Bad:

        outline: |
          (00:00) Hello
          (00:20) The sea
          (9:59:59) Too late

    Good:

        outline: |
          (00:00) Hello
          (00:20) The sea
          (00:40) The end
    """
    duration = intent.episode.enclosure.duration
    for index, chapter in enumerate(intent.episode.outline.flat()):
        if chapter.start.milliseconds >= duration.milliseconds:
            message = f"this chapter starts at {chapter.start}, and the audio ends at {duration}"
            help = "correct the time, or export the audio whole"
            yield Objection(message, help, at=("outline", intent.lines[index]))


@episode_rule("CH004")
def too_few_chapters(intent: Intent, whole: Resolution) -> Iterator[Objection]:
    """An outline has one or two entries, and apps take fewer than three for no chapters.

    Bad:

        outline: |
          (00:00) Hello

    Good:

        outline: |
          (00:00) Hello
          (00:20) The sea
          (00:40) The end
    """
    count = len(intent.episode.outline.carried())
    if 0 < count < 3 and not _is_incomplete(intent, whole):
        message = f"the outline comes to {count} chapters; apps show them from three on"
        yield Objection(message, "add more, or leave the outline out", at=("outline",))


def _is_incomplete(intent: Intent, whole: Resolution) -> bool:
    """Whether lines of the outline could not be read, which has been said already."""
    return any(
        each.code in {"SRC011", "SRC018"} and each.file == intent.file for each in whole.of_episodes
    )


@episode_rule("CH005")
def chapter_without_title(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A chapter has no title, and lists show an empty line for it.

    Bad:

        outline: |
          (00:00) Hello
          (00:20)
          (00:40) The end

    Good:

        outline: |
          (00:00) Hello
          (00:20) The sea
          (00:40) The end
    """
    for index, chapter in enumerate(intent.episode.outline.flat()):
        if not chapter.title.strip() and not chapter.hidden:
            at = ("outline", intent.lines[index])
            yield Objection("this chapter has no title", "write one behind the time", at=at)


@episode_rule("CH023")
def chapters_in_file_differ(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """The audio carries chapters, and they are others than those of the outline.

    Some apps show those in the file, others those in the feed, and several take the longer list:
    listeners see different chapters. The objection stands at the first that differs.
    """
    outline, carried = intent.episode.outline, intent.facts.chapters
    if not carried or not outline:
        return
    written = tuple(outline.flat())
    told = outline.carried()
    if _same(told, carried) or _same(written, carried):
        return
    listed = written if carried[0].start.milliseconds else told
    skipped = len(listed) - len(written)
    pairs = enumerate(zip_longest(listed, carried))
    index = next(i for i, (ours, theirs) in pairs if not (ours and theirs and _alike(ours, theirs)))
    theirs = carried[index] if index < len(carried) else None
    has = f"has “{theirs.title}” at {theirs.start} here" if theirs else "has no chapter here"
    line = min(max(0, index - skipped), len(intent.lines) - 1)
    yield Objection(
        f"the audio carries {len(carried)} chapters of its own, and {has}",
        "delete the outline to take the chapters of the file, or export it without chapters",
        at=("outline", intent.lines[line]),
    )


def _same(ours: tuple[Chapter, ...], theirs: tuple[FileChapter, ...]) -> bool:
    return len(ours) == len(theirs) and all(map(_alike, ours, theirs))


def _alike(ours: Chapter, theirs: FileChapter) -> bool:
    """Whether two chapters are one to a listener: containers round starts, and cut titles."""
    apart = abs(ours.start.milliseconds - theirs.start.milliseconds)
    return apart <= 1000 and ours.title.startswith(theirs.title.rstrip("….")[:40])
