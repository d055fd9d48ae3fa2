"""The outline as it stands in an episode's file: ``(04:10) 1.2 Title``, one chapter a line.

Nesting is kept by the numbers of the titles where these say all, else by indentation. An outline
of this form has no links, no images and no hidden chapters, and knows no end: the long form in
YAML has the first three. A title is one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from feedkit.formats.chapters.contents import Contents, tree, walk
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.outline import Entry, Oddity, headings
from feedkit.formats.chapters.outline import read as read_lines
from feedkit.formats.chapters.reading import Flaw, Reading, bad_time, concluded, flaw
from feedkit.formats.chapters.titles import one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp

KEEPS = Keep.NESTING | Keep.MILLISECONDS
SEPARATORS = ("- ", "– ", "— ", ": ", "| ")
"""What may stand between a time and its title, and is no part of the title."""


def read(text: str) -> Reading:
    """The chapters of an outline; every line that is no chapter is a flaw."""
    items = tuple(read_lines(text))
    entries = [each for each in items if isinstance(each, Entry)]
    odd = [each for each in items if isinstance(each, Oddity)]
    found, _ = headings(entries, strip=False)
    contents = Contents(chapters=chapters_of(entries, [each.depth for each in found]))
    return concluded(text, contents, flaws_of(text, odd), "(04:10) 1.2 Title")


def write(contents: Contents) -> str:
    """The chapters as an outline ready to paste."""
    listed = tuple(walk(fit(contents, KEEPS).chapters))
    depths = [depth for depth, _ in listed]
    for indents in _indentations(depths):
        entries = [
            Entry(index, each.start, each.title, indent)
            for index, ((_, each), indent) in enumerate(zip(listed, indents, strict=True))
        ]
        if [each.depth for each in headings(entries, strip=False)[0]] == depths:
            break
    return "".join(f"{_line(each)}\n" for each in entries) if listed else ""


def by_numbers(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """A flat list of chapters nested by the numbers of its titles; a tree stays as it is."""
    if any(each.children for each in chapters):
        return chapters
    entries = [Entry(index, each.start, each.title) for index, each in enumerate(chapters)]
    found, _ = headings(entries, strip=False)
    return tree(zip((each.depth for each in found), chapters, strict=True))


def chapters_of(entries: Iterable[Entry], depths: Iterable[int]) -> tuple[Chapter, ...]:
    """The tree of entries with these depths."""
    bare = (Chapter(each.start, one_line(each.title)) for each in entries)
    return tree(zip(depths, bare, strict=True))


def flaws_of(text: str, odd: Iterable[Oddity]) -> Iterator[Flaw]:
    """The flaws that odd lines are."""
    written = text.splitlines(keepends=True)
    offsets = tuple(accumulate(map(len, written), initial=0))
    for each in odd:
        start = offsets[each.line] + max(0, written[each.line].find(each.quote))
        end = start + len(each.quote)
        if each.malformed:
            yield bad_time(text, start, end, each.message.partition(": ")[2])
        else:
            help = "begin it with a time, such as (04:10), or leave it out"
            yield flaw(text, start, end, each.message, help)


def guarded(title: str) -> str:
    """A title that may stand behind a time: one that begins like a separator has one before it."""
    return f"- {title}" if title.startswith(SEPARATORS) else title


def _indentations(depths: Sequence[int]) -> Iterator[list[int]]:
    """Ways to indent, the plainest first: not at all, by depth, and all but the first at nought.

    The last one keeps a flat list flat although its numbers would nest it.
    """
    yield [0] * len(depths)
    yield [2 * (depth - 1) for depth in depths]
    yield [2, *[0] * (len(depths) - 1)]


def _line(entry: Entry) -> str:
    return f"{' ' * entry.indent}({_clock(entry.start)}) {guarded(entry.title)}".rstrip()


def _clock(start: Timestamp) -> str:
    """``04:10`` or ``01:04:10``, with a fraction only where there is one."""
    written = start.normal_play_time if start.milliseconds % 1000 else start.clock
    return written.removeprefix("00:")


FORMAT = ChapterFormat(
    name="outline",
    media_type="text/plain",
    extension=".txt",
    keeps=KEEPS,
    read=read,
    write=write,
)
