"""An HTML transcript into its turns: who speaks, when, and what is said.

Read tag by tag, a line of the file at a time, so that each turn knows its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from msgspec import Struct, field

from feedkit.text.html_reading import BLOCKS

_CHROME = frozenset({
    "aside", "button", "footer", "form", "header", "link", "meta", "nav", "style", "title",
})  # fmt: skip
_UNSEEN = _CHROME - {"link", "meta"} | frozenset({
    "iframe", "math", "noscript", "object", "script", "svg", "template",
})  # fmt: skip
_RUNNING = frozenset({"p", "li", "dd", "blockquote", "pre"})
_BLANKS = str.maketrans("\t\n\r\f\v", "     ")


class Turn(Struct):
    """What somebody says. ``cite`` and ``time`` are what stands right before it, if anything."""

    line: int
    words: str
    cite: str | None = None
    time: str | None = None
    time_line: int = 0


class Turns(Struct):
    """The turns of a transcript, and the first lines of what should not be in it."""

    turns: list[Turn] = field(default_factory=list)
    script: int | None = None
    chrome: int | None = None


def turns(lines: list[str]) -> Turns:
    """The turns of a transcript, given as its lines."""
    target = _Target()
    interface: Any = target  # lxml asks for no more than these methods; its types ask for all
    parser = etree.HTMLParser(target=interface, encoding="utf-8", huge_tree=True, no_network=True)
    for number, line in enumerate([*lines, ""], start=1):
        target.line = number
        parser.feed(f"{line}\n".encode("utf-8", "replace"))
    target.line = len(lines)
    parser.close()
    return target.found


class _Target:
    """What libxml2 tells tag by tag: text comes late, so a turn stands where the tag before it is.

    A cite or a time is a label where a block begins, and part of the words within a paragraph.
    """

    def __init__(self) -> None:
        self.found = Turns()
        self.line = 1
        self.before = 1
        self.unseen = 0
        self.label: list[str] | None = None
        self.labelled = ""
        self.running = False
        self.said = False
        self.words: list[str] = []
        self.next = Turn(0, "")

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:  # noqa: ARG002
        self.before = self.line
        if tag == "script":
            self.found.script = self.found.script or self.line
        if tag in _CHROME:
            self.found.chrome = self.found.chrome or self.line
        self.unseen += tag in _UNSEEN
        if tag in BLOCKS:
            self.block_ends()
            self.running = tag in _RUNNING
        elif tag == "br":
            self.words.append("\n")
        elif tag in {"cite", "time"} and not (self.unseen or (self.running and self.said)):
            self.block_ends()
            self.labelled, self.label = tag, []

    def end(self, tag: str, /) -> None:
        self.before = self.line
        self.unseen = max(0, self.unseen - (tag in _UNSEEN))
        if tag == self.labelled:
            self.label_ends()
        elif tag in BLOCKS:
            self.block_ends()
            self.running = False

    def data(self, text: str, /) -> None:
        if self.unseen:
            return
        if self.label is not None:
            self.label.append(text)
            return
        if not self.said and text.strip():
            self.said, self.next.line = True, self.before
        self.words.append(text.translate(_BLANKS))

    def comment(self, text: str, /) -> None:
        """A comment says nothing to listeners."""

    def pi(self, target: str, text: str, /) -> None:
        """An instruction says nothing to listeners."""

    def close(self) -> None:
        self.block_ends()

    def label_ends(self) -> None:
        if self.label is not None:
            label = "".join(self.label).strip()
            if self.labelled == "cite":
                self.next.cite = label
            else:
                self.next.time, self.next.time_line = label, self.before
        self.label, self.labelled = None, ""

    def block_ends(self) -> None:
        """End the turn; labels without words wait for the next."""
        self.label_ends()
        if self.said:
            self.next.words = "".join(self.words)
            self.found.turns.append(self.next)
            self.next = Turn(0, "")
        self.words, self.said = [], False
