"""Timestamps as links, in HTML: a list whose items begin with a link to their time.

``<li><a href="…#t=250.5">00:04:10</a> Title</li>``: the words show whole seconds, the link has the
rest. Lists in lists keep the nesting, and a title with a link is one, if it leads to the web. There
are no images, no hidden chapters and no end, and a title is one line.

Read are lines of any HTML that begin with a time, linked or not, and those that begin with a link
to a time: ``#t=43``, ``?t=1h2m3s``, ``&t=43s``, ``#t=npt:1:04:10,1:05:00``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from msgspec.structs import replace

from feedkit.formats.chapters.contents import Contents, tree
from feedkit.formats.chapters.format import ChapterFormat, Keep, fit
from feedkit.formats.chapters.outline import Entry, Oddity, depths_by_indent
from feedkit.formats.chapters.outline import read as read_lines
from feedkit.formats.chapters.outline_text import guarded
from feedkit.formats.chapters.reading import MOST_FLAWS, Flaw, Reading, bad_time, concluded
from feedkit.formats.chapters.times import of_clock_or_seconds, of_milliseconds
from feedkit.formats.chapters.titles import one_line
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp
from feedkit.text.html_lines import HtmlLine, html_lines

KEEPS = Keep.NESTING | Keep.LINKS | Keep.MILLISECONDS

_TIME_LINK = re.compile(r"[#?&;]t=(?:npt:)?([0-9hms:.]{1,20})(?=[&,#]|$)")
_UNITS = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s)?", re.ASCII)
_WEB = ("http://", "https://")


def read(text: str) -> Reading:
    """The chapters among the lines of HTML, nested as their lists are."""
    entries: list[Entry] = []
    chapters: list[Chapter] = []
    odd: list[Oddity] = []
    for line in html_lines(text):
        found = _read_line(line)
        if isinstance(found, Oddity):
            odd.append(found)
        elif found is not None:
            entries.append(Entry(len(entries), found.start, found.title, line.depth))
            chapters.append(found)
    contents = Contents(chapters=tree(zip(depths_by_indent(entries), chapters, strict=True)))
    flaws = (_misplaced(text, each) for each in (odd if chapters else ())[:MOST_FLAWS])
    return concluded(text, contents, flaws, '<a href="#t=250">04:10</a> Title')


def write(contents: Contents) -> str:
    """The chapters as nested lists of links to their times on the page."""
    fitting = fit(contents, KEEPS)
    return "".join(f"{line}\n" for line in _list(fitting.chapters, escape(contents.page)))


def _list(chapters: Iterable[Chapter], page: str) -> Iterator[str]:
    items = [line for each in chapters for line in _item(each, page)]
    if items:
        yield from ("<ul>", *items, "</ul>")


def _item(chapter: Chapter, page: str) -> Iterator[str]:
    start = chapter.start
    title = escape(guarded(chapter.title), quote=False)
    if chapter.link and chapter.link.startswith(_WEB):
        title = f'<a href="{escape(chapter.link)}">{title}</a>'
    yield f'<li><a href="{page}#t={start.decimal}">{start.clock}</a> {title}'.rstrip()
    yield from _list(chapter.children, page)
    yield "</li>"


def _read_line(line: HtmlLine) -> Chapter | Oddity | None:
    """The chapter of a line, or what is odd about its time."""
    linked = _linked_start(line)
    item = next(read_lines(line.text), None)
    if isinstance(item, Entry):
        title = one_line(item.title)
        return Chapter(linked or item.start, title, _link(line, item.title))
    if linked is not None:
        return Chapter(linked, one_line(line.text))
    return item if isinstance(item, Oddity) and item.malformed else None


def _linked_start(line: HtmlLine) -> Timestamp | None:
    """The time that the link at the beginning of a line leads to."""
    if not line.links or line.links[0].start > 1:
        return None
    match = _TIME_LINK.search(line.links[0].address)
    return _time(match[1]) if match else None


def _time(written: str) -> Timestamp | None:
    units = _UNITS.fullmatch(written)
    try:
        if units is None:
            return of_clock_or_seconds(written)
        hours, minutes, seconds = (int(each or 0) for each in units.groups())
        return of_milliseconds(((hours * 60 + minutes) * 60 + seconds) * 1000)
    except ValueError:
        return None


def _link(line: HtmlLine, title: str) -> str | None:
    """The address of a link whose words are the whole title."""
    start = len(line.text) - len(title)
    for each in line.links:
        whole = each.start <= start and each.end == len(line.text)
        guard = line.text[each.start : start]
        if whole and guard in {"", "- "} and each.address.startswith(_WEB):
            return one_line(each.address)
    return None


def _misplaced(text: str, odd: Oddity) -> Flaw:
    """The flaw of a time in HTML; markup inside it hides its place."""
    start = max(0, text.find(odd.quote))
    found = bad_time(text, start, start + len(odd.quote), odd.message.partition(": ")[2])
    return replace(found, message=odd.message)


FORMAT = ChapterFormat(
    name="links",
    media_type="text/html",
    extension=".html",
    keeps=KEEPS,
    read=read,
    write=write,
)
