"""Rules about what fits into a published recording."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, episode_rule
from feedkit.model.resolution import Intent, Resolution

_LONGEST_TITLE = 127
"""Bytes of a title in the list of an M4A: AntennaPod takes the byte of the length as signed."""
_MOST = 255
"""Chapters that an M4A's list and an MP3's table of contents can count in a byte."""


@episode_rule("CH007")
def chapter_title_longer_than_fits(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A chapter's title is longer than an M4A can carry for apps on Android.

    They show the beginning of it; the chapters beside the feed, and those that Apple's apps read,
    have it whole.
    """
    if intent.wanted is None or _is_mp3(intent):
        return
    for index, chapter in enumerate(intent.episode.outline.flat()):
        length = len(chapter.title.encode(errors="replace"))
        if length > _LONGEST_TITLE:
            message = (
                f"the title takes {length} bytes, of which an M4A carries {_LONGEST_TITLE} for "
                "apps on Android"
            )
            at = ("outline", intent.lines[index])
            yield Objection(message, "write a shorter one", at=at, quote=chapter.title)


@episode_rule("CH010")
def more_chapters_than_fit(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """There are more chapters than the lists inside recordings can count.

    In an M4A apps on Android do not show the later ones. In an MP3 the chapters are grouped, and
    apps that do not look into groups show none of them.
    """
    if intent.wanted is None or not intent.episode.outline:
        return
    outline = intent.episode.outline
    count = len(outline.carried())
    sections = sum(bool(each.children) for each in outline.chapters) if _is_mp3(intent) else 0
    if count + sections > _MOST:
        fate = "does not list them all in one table" if _is_mp3(intent) else "cuts its list there"
        message = f"{count} chapters are more than fit into the file ({_MOST}): it {fate}"
        help = "write fewer, or leave them out of the file with chapters: {embed: false}"
        yield Objection(message, help, at=("outline",))


def _is_mp3(intent: Intent) -> bool:
    return intent.promise.audio.type == "audio/mpeg"
