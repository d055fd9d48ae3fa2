"""From an outline as written to one tree of chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from feedkit.diagnostics import Finding
from feedkit.formats.chapters.contents import tree
from feedkit.formats.chapters.outline import Entry, Heading, Oddity, headings, read
from feedkit.formats.chapters.titles import one_line
from feedkit.model.audio_facts import FileChapter
from feedkit.model.catalog import Picture
from feedkit.model.episode_file import OutlineEntry
from feedkit.model.outline import Chapter, Outline
from feedkit.text.words import Words

_TIME = re.compile(r"(?:^|\s)[(\[<]?\d{1,3}:\d{2}(?::\d{2})?[)\]>]?(?=\s)")


class ReadOutline(Struct, frozen=True):
    """An outline as it was understood.

    ``lines`` says for each chapter, in order, which line or item of the author's it is.
    """

    outline: Outline
    lines: tuple[int, ...]
    findings: tuple[Finding, ...]


def read_outline(
    written: str | tuple[OutlineEntry, ...],
    *,
    file: str,
    strip: bool,
    opening: str,
    images: Mapping[str, Picture],
) -> ReadOutline:
    """The chapters of an episode, and every line that is none."""
    findings: list[Finding] = []
    if isinstance(written, str) and _is_folded(written):
        message = "all entries of the outline stand on one line: YAML has joined their lines"
        help = "write outline: | and begin the first entry on the next line"
        found_folded = Finding("SRC016", file, message, help, at=("outline",))
        return ReadOutline(Outline(), (), (found_folded,))
    if isinstance(written, str):
        items = tuple(read(written))
        findings += _odd_lines(items, file)
        entries = tuple(each for each in items if isinstance(each, Entry))
        bare = [Chapter(each.start, each.title) for each in entries]
    else:
        entries = tuple(Entry(i, each.start, each.title) for i, each in enumerate(written))
        bare = [_long(each, images) for each in written]
    found, odd = headings(entries, strip=strip)
    complete = not any(each.code == "SRC018" for each in findings)
    for each in odd if complete else ():
        at = ("outline", entries[each.position].line)
        help = "correct the number, or add the heading that is missing"
        findings.append(Finding("SRC012", file, each.message, help, at=at, quote=each.quote))
    chapters = _nested(found, bare)
    lines = tuple(each.line for each in entries)
    return ReadOutline(Outline(chapters, opening), lines, tuple(findings))


def outline_of_file(carried: tuple[FileChapter, ...], *, strip: bool, opening: str) -> ReadOutline:
    """The chapters that an audio file carries, nested by the numbers in their titles."""
    entries = tuple(Entry(i, each.start, one_line(each.title)) for i, each in enumerate(carried))
    found, _ = headings(entries, strip=strip)
    bare = [Chapter(each.start, each.title) for each in entries]
    chapters = _nested(found, bare)
    return ReadOutline(Outline(chapters, opening), tuple(range(len(entries))), ())


def _is_folded(written: str) -> bool:
    """Whether several times stand on the only line there is, as behind > or behind nothing."""
    return "\n" not in written.strip() and len(_TIME.findall(written)) > 1


def opening_for(words: Words, written: str | None) -> str:
    """The title of the opening chapter: the author's word, or one in the show's language."""
    return written or words.pgettext("chapter", "Opening")


def _odd_lines(items: tuple[Entry | Oddity, ...], file: str) -> Iterator[Finding]:
    for each in items:
        if isinstance(each, Oddity):
            code = "SRC018" if each.malformed else "SRC011"
            help = "write it like 1:04:10 or 04:10"
            if not each.malformed:
                help = "begin it with a time, such as (04:10), or move it to the notes"
            at = ("outline", each.line)
            yield Finding(code, file, each.message, help, at=at, quote=each.quote)


def _long(each: OutlineEntry, images: Mapping[str, Picture]) -> Chapter:
    image = each.image
    if image is not None and image in images:
        image = images[image].address
    return Chapter(each.start, each.title, each.link, image, each.hidden)


def _nested(found: list[Heading], bare: list[Chapter]) -> tuple[Chapter, ...]:
    """The chapters under the titles and at the depths of their headings."""
    pairs = zip(found, bare, strict=True)
    return tree((heading.depth, _titled(each, heading.title)) for heading, each in pairs)


def _titled(chapter: Chapter, title: str) -> Chapter:
    return chapter if chapter.title == title else chapter.called(title)
