"""An author's notes into HTML that is safe on a page, and HTML into plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urljoin

import nh3

from feedkit.text.html_reading import BLOCKS, is_shallow, levelled, words
from feedkit.text.markdown import to_html

LONGEST = 1_000_000
"""Plain text is cut after this many characters."""

_NONE: frozenset[str] = frozenset()
_CELL = frozenset({"align", "colspan", "rowspan"})
_PLAIN = (
    "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "figcaption", "figure", "h2",
    "h3", "h4", "hr", "i", "p", "pre", "strong", "sub", "table", "tbody", "thead", "tr", "ul",
)  # fmt: skip
_ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN, _NONE),
    "a": frozenset({"href", "title", "id", "class", "aria-label"}),
    "img": frozenset({"src", "alt", "title", "width", "height"}),
    "li": frozenset({"id"}),
    "ol": frozenset({"start"}),
    "section": frozenset({"class"}),
    "sup": frozenset({"class"}),
    "td": _CELL,
    "th": _CELL,
}
_INLINE = ("a", "b", "br", "code", "del", "em", "i", "strong", "sub", "sup")
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "start"})
_CLASSES = frozenset({"footnotes", "footnote-ref", "footnote-backref"})
_FOOTNOTE = re.compile(r"fn(ref)?-\S+")
_STAYS_HERE = re.compile(r"#(fn(ref)?-|t=)")
_HTML_NOTES = re.compile(rf"\s*<(?:{'|'.join(sorted(BLOCKS))})[\s/>]", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([156])>")
_HEADINGS = {"1": "h2", "5": "h4", "6": "h4"}
_ALONE = re.compile(r'<p>\s*(<img (?:[^>"]|"[^"]*")*>)\s*</p>')
_TITLE = re.compile(r' title="([^"]+)"')
_PICTURE = re.compile(r'<img ((?:[^>"]|"[^"]*")*>)')
_WEB_LINK = re.compile(r'<a (?=[^>]*?href="https?:)')


@lru_cache(maxsize=256)
def notes_html(notes: str, *, base: str) -> str:
    """The full notes for a page: cleaned, with whole links; relative ones start from ``base``.

    Notes are Markdown, unless they begin with a block tag: those are HTML from an older tool.
    """
    if _HTML_NOTES.match(notes):
        html = levelled(notes, _ALLOWED)
    else:
        html = to_html(notes)
        html = _HEADING.sub(_second_level, html) if is_shallow(html) else levelled(html, _ALLOWED)
    cleaner = _cleaner(base) if " id=" not in html else _new_cleaner(base, _attribute_filter())
    return _WEB_LINK.sub('<a rel="noopener" ', cleaner.clean(html)).strip()


def _second_level(found: re.Match[str]) -> str:
    """The tag of a heading as it may stand on a page, where the title is the first."""
    return f"<{found[1]}{_HEADINGS[found[2]]}>"


@lru_cache(maxsize=4)
def _cleaner(base: str) -> nh3.Cleaner:
    """What cleans notes without footnotes, whose ids are there once."""
    return _new_cleaner(base, _attribute_filter())


def _new_cleaner(base: str, keep: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_ALLOWED),
        attributes={tag: set(names) for tag, names in _ALLOWED.items()},
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        url_relative=lambda link: _whole(link, base),
        link_rel=None,
    )


@lru_cache(maxsize=8)
def line_html(line: str, *, base: str) -> str:
    """Markdown inside a line, cleaned; of headings and other blocks the words are left."""
    clean = nh3.clean(
        to_html(line),
        tags=set(_INLINE),
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        url_relative=lambda link: _whole(link, base),
        link_rel=None,
    )
    return _WEB_LINK.sub('<a rel="noopener" ', " ".join(clean.split()))


def with_figures(html: str) -> str:
    """Cleaned notes with each picture that stands alone as a figure; its title is the caption.

    Pictures are loaded when they come into view.
    """
    return _PICTURE.sub(r'<img loading="lazy" \1', _ALONE.sub(_figure, html))


def _figure(found: re.Match[str]) -> str:
    title = _TITLE.search(found[1])
    caption = f"<figcaption>{title[1]}</figcaption>" if title else ""
    return f"<figure>{_TITLE.sub('', found[1])}{caption}</figure>"


def plain_text(html: str) -> str:
    """The words of HTML: a line for each block, entities resolved, no empty lines."""
    text = words(html)
    while "  " in text:
        text = text.replace("  ", " ")
    lines = (line.strip(" ") for line in text.split("\n"))
    return "\n".join(filter(None, lines))[:LONGEST]


def _attribute_filter() -> Callable[[str, str, str], str | None]:
    """Keep the classes and ids of footnotes alone, and each id once."""
    ids: set[str] = set()

    def keep(_tag: str, attribute: str, value: str) -> str | None:
        wanted = True
        if attribute == "class":
            wanted = value in _CLASSES
        elif attribute == "id":
            wanted = value not in ids and bool(_FOOTNOTE.fullmatch(value))
            ids.add(value)
        elif attribute in _NUMBERS:
            wanted = value.isascii() and value.isdigit() and len(value) < 6
        return value if wanted else None

    return keep


def _whole(link: str, base: str) -> str | None:
    if not link.strip() or _STAYS_HERE.match(link):
        return link or None
    try:
        return urljoin(base, link)
    except ValueError:
        return None
