"""Elements as text that stands in any feed of the show."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from feedkit.text.xml import NAMESPACES, Element


def fragment(elements: Iterable[Element]) -> str:
    """Children of the channel, under the feed's namespaces, which they do not declare again."""
    return "".join(_text(each) for each in elements)


def _text(found: Element) -> str:
    parent = etree.Element("rss", nsmap=dict(NAMESPACES))
    parent.append(found)
    etree.indent(found, "  ", level=2)
    text = etree.tostring(parent, encoding="unicode")
    start, end = text.index(">") + 1, text.rindex("</rss>")
    return f"    {text[start:end].strip()}\n"
