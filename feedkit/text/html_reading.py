"""HTML of any quality, read once from end to end without a tree: levelled, or its words alone.

libxml2 tells tag by tag what it reads, so neither depth nor size is a matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from lxml import etree

DEEPEST = 50
"""Elements nested deeper lose their tags: readers slow down with the square of the depth."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title",
})  # fmt: skip
_VOID = frozenset({"br", "hr", "img"})
_RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "s": "del", "strike": "del"}
_WHITE = "\t\n\r\f\v"
_INLINE = ("a", "b", "code", "del", "em", "i", "img", "strong", "sub", "sup")
_ENDS: Mapping[str, str] = {
    **dict.fromkeys((*BLOCKS, "br", "thead", "tbody"), "\n"),
    **dict.fromkeys(("td", "th"), " "),
    **dict.fromkeys(_INLINE, ""),
}
"""What parts words where a tag stands that cleaned HTML may have."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_CLEAN_TAG = re.compile(r'</?([a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*>')


def levelled(html: str, allowed: Mapping[str, frozenset[str]]) -> str:
    """Balanced HTML, not too deep, of these tags with these attributes; an ``h1`` is an ``h2``."""
    return _read(html, _Levelled(allowed))


def is_shallow(html: str) -> bool:
    """Whether the elements of balanced HTML are not nested too deep."""
    depth = 0
    for end, name in _TAG.findall(html):
        if end:
            depth -= 1
        elif name not in _VOID:
            depth += 1
            if depth > DEEPEST:
                return False
    return True


def words(html: str) -> str:
    """The text alone, with a line break at both ends of a block."""
    found = _words_of_clean(html)
    return _read(html, _Words()) if found is None else found


def _words_of_clean(html: str) -> str | None:
    """The words of HTML that has been cleaned, which needs no reader; nothing of other HTML."""
    pieces = _CLEAN_TAG.split(_on_one_line(html))
    texts, names = pieces[::2], pieces[1::2]
    if not _ENDS.keys() >= set(names) or "<" in "".join(texts):
        return None
    pieces[1::2] = [_ENDS[name] for name in names]
    return unescape("".join(pieces))


def _on_one_line(text: str) -> str:
    for blank in _WHITE:
        text = text.replace(blank, " ")
    return text


class _Reader:
    """What readers share: scripts, styles and the like are not seen, and comments neither."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.unseen = 0

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        self.unseen += tag in _UNSEEN
        if not self.unseen:
            self.opened(tag, attributes)

    def end(self, tag: str, /) -> None:
        if not self.unseen:
            self.closed(tag)
        self.unseen -= tag in _UNSEEN

    def data(self, text: str, /) -> None:
        if not self.unseen:
            self.parts.append(self.written(text))

    def comment(self, text: str, /) -> None:
        """A comment says nothing to listeners."""

    def pi(self, target: str, text: str, /) -> None:
        """An instruction says nothing to listeners."""

    def close(self) -> str:
        return "".join(self.parts)

    def opened(self, tag: str, attributes: Mapping[str, str]) -> None:
        raise NotImplementedError

    def closed(self, tag: str) -> None:
        raise NotImplementedError

    def written(self, text: str) -> str:
        raise NotImplementedError


class _Levelled(_Reader):
    def __init__(self, allowed: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self.allowed = allowed
        self.ends: list[str] = []

    def opened(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _RENAMED.get(tag, tag)
        known = name in self.allowed and len(self.ends) < DEEPEST
        if known:
            pairs = ((key, each) for key, each in attributes.items() if key in self.allowed[name])
            written = "".join(f' {key}="{escape(each or "")}"' for key, each in pairs)
            self.parts.append(f"<{name}{written}>")
        if name not in _VOID:
            self.ends.append(f"</{name}>" if known else "")

    def closed(self, tag: str) -> None:
        if tag not in _VOID and self.ends:
            self.parts.append(self.ends.pop())

    def written(self, text: str) -> str:
        return escape(text, quote=False)


class _Words(_Reader):
    def opened(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        self.parts.append("\n" if tag in BLOCKS or tag == "br" else "")

    def closed(self, tag: str) -> None:
        self.parts.append("\n" if tag in BLOCKS else " " if tag in {"td", "th"} else "")

    def written(self, text: str) -> str:
        return _on_one_line(text)


def _read(html: str, reader: _Reader) -> str:
    target: Any = reader  # lxml asks for no more than these methods; its types ask for all
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    parser.feed(html.encode("utf-8", "replace"))
    return str(parser.close())
