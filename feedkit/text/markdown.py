"""Markdown into HTML, as GitHub reads it, with footnotes and typographic quotes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

from cmarkgfm import _cmark, cmark

_OPTIONS = cmark.Options.CMARK_OPT_FOOTNOTES | cmark.Options.CMARK_OPT_SMART
_EXTENSIONS = ("table", "autolink", "strikethrough")


def to_html(markdown: str) -> str:
    """The HTML of a Markdown text; raw HTML in it and dangerous links are left out."""
    parser = cmark.parser_new(_OPTIONS)
    try:
        for each in _extensions():
            cmark.parser_attach_syntax_extension(parser, each)
        # The text crosses into C as UTF-8, which knows no lone surrogates.
        cmark.parser_feed(parser, markdown.encode("utf-8", "replace").decode("utf-8"))
        root = cmark.parser_finish(parser)
        extensions = cmark.parser_get_syntax_extensions(parser)
        html = _cmark.lib.cmark_render_html(root, _OPTIONS, extensions)
        try:
            return str(_cmark.ffi.string(html), "utf-8")
        finally:
            _release()(_address(root), _address(html))
    finally:
        cmark.parser_free(parser)


@cache
def _extensions() -> tuple[Any, ...]:
    cmark.core_extensions_ensure_registered()
    return tuple(map(cmark.find_syntax_extension, _EXTENSIONS))


def _address(pointer: Any) -> int:
    return int(_cmark.ffi.cast("uintptr_t", pointer))


@cache
def _release() -> Callable[[int, int], None]:
    """What gives back the memory of a document and of its HTML.

    cmarkgfm keeps both for ever, some 50 kB for each text, and has no function for it; the
    library inside it has. Where that cannot be reached, as on Windows, it is kept.
    """
    try:
        free_node = ctypes.CDLL(_cmark.__file__).cmark_node_free
        free = ctypes.CDLL(None).free
    except (OSError, TypeError, AttributeError):
        return lambda _document, _html: None
    free_node.argtypes = free.argtypes = [ctypes.c_void_p]
    free_node.restype = free.restype = None

    def release(document: int, html: int) -> None:
        free_node(document)
        free(html)

    return release
