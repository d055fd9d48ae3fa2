"""HTML as podcast apps keep it: ``p``, ``br``, ``ul``, ``ol``, ``li`` and ``a``, and nothing else.

Apple, Spotify and the others drop headings, tables, pictures and emphasis; what they stood for has
to read well without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml import etree

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "hr",
        "figure",
        "figcaption",
    ]
)
_SILENT = frozenset(["script", "style", "template", "img", "hr", "input"])
_DEEPEST = 100


def app_blocks(text: str) -> Iterator[str]:
    """The blocks of an HTML text, each a paragraph or a list of one level, in their order."""
    if not text.strip():
        return
    root = etree.HTML(f"<html><body>{text}</body></html>")
    yield from _blocks(root[0], 0)


def has_pictures(text: str) -> bool:
    """Whether an HTML text shows pictures, which apps leave out."""
    return "<img" in text


def cut(blocks: Iterator[str] | tuple[str, ...], *, room: int) -> tuple[tuple[str, ...], bool]:
    """The first blocks that fit into a number of bytes, and whether some did not."""
    kept: list[str] = []
    for block in blocks:
        room -= len(block.encode())
        if room < 0:
            return tuple(kept), True
        kept.append(block)
    return tuple(kept), False


def paragraph(inner: str) -> str:
    """A paragraph of inner HTML, or nothing where there is nothing in it."""
    stripped = inner.strip()
    while stripped.endswith("<br/>"):
        stripped = stripped.removesuffix("<br/>").rstrip()
    return f"<p>{stripped}</p>" if stripped else ""


def link(address: str, text: str) -> str:
    """A link, escaped."""
    return f'<a href="{escape(address)}">{escape(text, quote=False)}</a>'


def _blocks(node: etree._Element, depth: int) -> Iterator[str]:
    """Runs of inline content become paragraphs; blocks are followed into."""
    run = [escape(node.text or "", quote=False)]
    for child in node:
        if isinstance(child.tag, str) and (child.tag in _BLOCKS or _holds_block(child)):
            yield from _paragraphs(run)
            yield from _block(child, depth + 1)
            run = []
        else:
            run.append(_inline(child, depth + 1))
        run.append(escape(child.tail or "", quote=False))
    yield from _paragraphs(run)


def _holds_block(node: etree._Element) -> bool:
    return node.tag not in _SILENT and any(each.tag in _BLOCKS for each in node.iterdescendants())


def _paragraphs(run: list[str]) -> Iterator[str]:
    found = paragraph(" ".join("".join(run).split()))
    if found:
        yield found


def _block(node: etree._Element, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or node.tag in _SILENT:
        return
    if node.tag in {"ul", "ol"}:
        items = [f"<li>{each}</li>" for each in _items(node, depth)]
        if items:
            yield f"<{node.tag}>{''.join(items)}</{node.tag}>"
    elif node.tag == "pre":
        lines = escape(_all_text(node), quote=False).strip("\n").split("\n")
        yield paragraph("<br/>".join(lines))
    elif node.tag == "tr":
        cells = (" ".join("".join(_all_text(cell)).split()) for cell in node)
        yield paragraph(escape(" · ".join(cells), quote=False))
    else:
        yield from _blocks(node, depth)


def _items(node: etree._Element, depth: int) -> Iterator[str]:
    """The items of a list and of the lists inside it, all on one level."""
    for child in node:
        if child.tag != "li" or depth > _DEEPEST:
            continue
        own = [escape(child.text or "", quote=False)]
        below: list[etree._Element] = []
        for part in child:
            if part.tag in {"ul", "ol"}:
                below.append(part)
            else:
                own.append(_inline(part, depth + 1))
                own.append("<br/>" if part.tag in _BLOCKS else "")
            own.append(escape(part.tail or "", quote=False))
        text = paragraph(" ".join("".join(own).split()))[3:-4]
        if text:
            yield text
        for each in below:
            yield from _items(each, depth + 1)


def _inline(node: etree._Element, depth: int) -> str:
    """The content of an inline element: links and line breaks stay."""
    if not isinstance(node.tag, str) or node.tag in _SILENT or depth > _DEEPEST:
        return ""
    if node.tag == "br":
        return "<br/>"
    inner = escape(node.text or "", quote=False) + "".join(
        _inline(child, depth + 1) + escape(child.tail or "", quote=False) for child in node
    )
    address = node.get("href", "")
    if node.tag == "a" and address.startswith(("https://", "http://", "mailto:")) and inner.strip():
        return f'<a href="{escape(address)}">{inner}</a>'
    return inner


def _all_text(node: etree._Element) -> str:
    return "".join(str(each) for each in node.itertext())
