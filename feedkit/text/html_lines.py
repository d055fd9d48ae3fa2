"""HTML of any quality as the lines that a person sees, with the links in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from msgspec import Struct

from feedkit.text.html_reading import BLOCKS

_LISTS = frozenset({"ol", "ul"})
_UNSEEN = frozenset({"head", "iframe", "object", "script", "style", "svg", "template", "title"})


class Link(Struct, frozen=True):
    """A link in a line: where its text stands in it, and where it leads."""

    start: int
    end: int
    address: str


class HtmlLine(Struct, frozen=True):
    """A line as it is seen, its white space single blanks; ``depth`` counts the lists around it."""

    text: str
    depth: int = 0
    links: tuple[Link, ...] = ()


def html_lines(html: str) -> tuple[HtmlLine, ...]:
    """The lines of HTML that have words or links in them. Bad HTML is read as browsers do."""
    target: Any = _Lines()  # lxml asks for no more than these methods; its types ask for all
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    parser.feed(html.encode("utf-8", "replace"))
    return tuple(parser.close())


class _Lines:
    """Gathers lines while libxml2 tells tag by tag what it reads."""

    def __init__(self) -> None:
        self.made: list[HtmlLine] = []
        self.depth = 0
        self.unseen = 0
        self.address: str | None = None
        self.link_start: int | None = None
        self.parts: list[str] = []
        self.links: list[Link] = []
        self.length = 0
        self.blank = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag is opened."""
        self.unseen += tag in _UNSEEN
        if tag in BLOCKS or tag == "br":
            self._break()
        self.depth += tag in _LISTS
        if tag == "a":
            self._end_link()
            self.address = attributes.get("href") or ""

    def end(self, tag: str) -> None:
        """A tag is closed."""
        if tag in BLOCKS:
            self._break()
        if tag == "a":
            self._end_link()
        self.depth = max(0, self.depth - (tag in _LISTS))
        self.unseen = max(0, self.unseen - (tag in _UNSEEN))

    def data(self, text: str) -> None:
        """Words stand here, or parts of words."""
        if self.unseen or not text:
            return
        words = " ".join(text.split())
        self.blank |= text[0].isspace()
        if words:
            if self.blank and self.length:
                self._add(" ")
            if self.address is not None and self.link_start is None:
                self.link_start = self.length
            self._add(words)
            self.blank = text[-1].isspace()

    def comment(self, text: str) -> None:
        """A comment is not seen."""

    def pi(self, target: str, text: str) -> None:
        """An instruction is not seen."""

    def close(self) -> list[HtmlLine]:
        """The lines of the whole document."""
        self._break()
        return self.made

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _end_link(self) -> None:
        if self.address is not None:
            start = self.length if self.link_start is None else self.link_start
            self.links.append(Link(start, self.length, self.address))
        self.address, self.link_start = None, None

    def _break(self) -> None:
        self._end_link()
        if self.parts or self.links:
            self.made.append(HtmlLine("".join(self.parts), self.depth, tuple(self.links)))
        self.parts, self.links, self.length, self.blank = [], [], 0, False
