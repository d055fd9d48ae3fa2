"""XML elements: a value becomes output or becomes nothing, decided here once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

NAMESPACES: Mapping[str, str] = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
"""The prefixes of a feed: readers match them to the letter, URI and prefix both."""

Element = etree._Element
Value = str | int | bool | None


def element(
    name: str,
    text: Value = None,
    /,
    *children: Element | None,
    attributes: Mapping[str, Value] | None = None,
    **more: Value,
) -> Element | None:
    """An element such as ``podcast:person``, or nothing where it would be empty.

    An attribute without a value vanishes, and so does an element without content, attributes or
    children. Truth is written ``true`` and ``false``. A low line in a name becomes a hyphen.
    """
    found = etree.Element(_clark(name))
    named = {key.rstrip("_").replace("_", "-"): value for key, value in more.items()}
    for key, value in {**(attributes or {}), **named}.items():
        if value is not None and value != "":
            found.set(key, _written(value))
    if text is not None and text != "":
        found.text = _written(text)
    found.extend([child for child in children if child is not None])
    return found if found.text or len(found) or found.attrib else None


def _clark(name: str) -> str:
    prefix, found, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if found else name


def _written(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def append(parent: Element, children: Iterable[Element | None]) -> None:
    """Add the elements that are there."""
    parent.extend([child for child in children if child is not None])
