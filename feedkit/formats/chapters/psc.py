"""Podlove Simple Chapters 1.2, as a document of their own or inside a feed.

There is no nesting, nothing is hidden, and the end of the last chapter is not said. Times are
written with a colon, since some readers take others for nought.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.format import ChapterFormat, Keep, address, fit
from feedkit.formats.chapters.reading import (
    Flaw,
    Reading,
    bad_time,
    concluded,
    flaw,
    offset_of,
)
from feedkit.formats.chapters.times import of_clock_or_seconds
from feedkit.formats.chapters.titles import clean
from feedkit.model.outline import Chapter
from feedkit.text.xml import NAMESPACES, Element
from feedkit.text.xml_reading import Broken, name_of, read_xml

KEEPS = Keep.LINKS | Keep.IMAGES | Keep.MILLISECONDS | Keep.BLANKS
EXAMPLE = '<psc:chapter start="00:04:10.000" title="Title"/>'
_SPACES = frozenset({NAMESPACES["psc"], "psc", ""})
_LONGEST_TAG = 10_000
_BREAKS = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def read(text: str) -> Reading:
    """The chapters of the first ``psc:chapters`` in an XML document."""
    root = read_xml(text)
    if isinstance(root, Broken):
        return Reading(Contents(), (broken(text, root),))
    found = next((each for each in root.iter() if is_psc(each, "chapters")), None)
    return (
        read_element(text, found) if found is not None else concluded(text, Contents(), (), EXAMPLE)
    )


def read_element(text: str, container: Element) -> Reading:
    """The chapters of a ``psc:chapters`` element of a document."""
    chapters: list[Chapter] = []
    flaws: list[Flaw] = []
    for each in container:
        if is_psc(each, "chapter"):
            found = _chapter(text, each)
            if isinstance(found, Chapter):
                chapters.append(found)
            else:
                flaws.append(found)
    return concluded(text, Contents(chapters=tuple(chapters)), flaws, EXAMPLE)


def write(contents: Contents) -> str:
    """The chapters as an XML document."""
    opening = f'<psc:chapters version="1.2" xmlns:psc="{NAMESPACES["psc"]}">'
    items = (f"  <psc:chapter{_attributes(each)}/>" for each in fit(contents, KEEPS).chapters)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join((declaration, opening, *items, "</psc:chapters>", ""))


def is_psc(element: Element, name: str) -> bool:
    """Whether this is an element of Simple Chapters, with its namespace declared or not."""
    space, found = name_of(element)
    return found == name and space in _SPACES


def broken(text: str, reason: Broken) -> Flaw:
    """The flaw of a text that is no XML."""
    start = offset_of(text, reason.line, reason.column)
    help = "a bracket, a quotation mark or a closing tag before this place may be missing"
    return flaw(text, start, start + 1, f"this is no XML that is read: {reason.message}", help)


def _chapter(text: str, element: Element) -> Chapter | Flaw:
    start = element.get("start")
    if start is None:
        where = _find(text, element, element.get("title") or "chapter")
        return flaw(text, *where, "the chapter has no start", f"write {EXAMPLE}")
    try:
        time = of_clock_or_seconds(start)
    except ValueError as error:
        return bad_time(text, *_find(text, element, start), str(error))
    title = clean(element.get("title", ""))
    return Chapter(time, title, address(element.get("href")), address(element.get("image")))


def _find(text: str, element: Element, quote: str) -> tuple[int, int]:
    """Where a quote stands in the tag of an element, whose line is the one where the tag ends."""
    end = offset_of(text, (element.sourceline or 1) - 1, len(text))
    start = text.rfind(quote, max(0, end - _LONGEST_TAG), end)
    return (start, start + len(quote)) if start >= 0 else (end, end)


def _attributes(chapter: Chapter) -> str:
    """The attributes that have a value, and the title always."""
    pairs = {"href": chapter.link, "image": chapter.image}
    required = {"start": chapter.start.normal_play_time, "title": chapter.title}
    written: Iterator[tuple[str, str]] = (
        (key, value or "") for key, value in {**required, **pairs}.items() if value is not None
    )
    return "".join(f' {key}="{escape(value).translate(_BREAKS)}"' for key, value in written)


FORMAT = ChapterFormat(
    name="psc",
    media_type="application/xml",
    extension=".psc",
    keeps=KEEPS,
    read=read,
    write=write,
)
