"""Rules about chapters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from feedkit.check.rule import Objection, episode_rule
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
        each.code in {"SRC011", "SRC018"} and each.file == intent.file for each in whole.findings
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
