"""The chapters in a feed or in one item of a feed: its Podlove chapters, else those in its notes.

Of a whole feed the first item counts that has any. A feed is only read here; feedkit's own is
written by the outputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedkit.formats.chapters import links, psc, timestamps
from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.reading import Reading, concluded, flaw
from feedkit.text.xml import Element
from feedkit.text.xml_reading import Broken, name_of, read_xml

_ITEMS = frozenset({"item", "entry"})
_NOTES = ("encoded", "content", "description", "summary")
"""The elements that hold an item's notes, the fullest first."""
_MARKUP = re.compile(r"<(?:a|p|br|div|li|ul|ol|h[1-6]|span|strong)\b[^<>]*>", re.IGNORECASE)


def read(text: str) -> Reading:
    """The chapters of the first item that has any."""
    root = read_xml(text)
    if isinstance(root, Broken):
        return Reading(Contents(), (psc.broken(text, root),))
    items = [each for each in root.iter() if name_of(each)[1] in _ITEMS] or [root]
    for item in items:
        reading = next(_readings(text, item), None)
        if reading is not None:
            return reading
    message = "no item has chapters, nor times in its notes"
    first = max(0, text.find("<"))
    return concluded(text, Contents(), [flaw(text, first, first + 1, message)], psc.EXAMPLE)


def read_notes(notes: str) -> Reading:
    """The chapters in notes, be they text or HTML."""
    return links.read(notes) if has_markup(notes) else timestamps.read(notes)


def has_markup(notes: str) -> bool:
    """Whether notes are HTML."""
    return bool(_MARKUP.search(notes))


def _readings(text: str, item: Element) -> Iterator[Reading]:
    """What each part of an item says that has chapters; Podlove's are taken first."""
    for each in item.iter():
        if psc.is_psc(each, "chapters") and len(each):
            yield psc.read_element(text, each)
    for name in _NOTES:
        for each in item:
            if name_of(each)[1] == name:
                reading = read_notes("".join(each.itertext()))
                if reading.contents.chapters:
                    yield Reading(reading.contents)
