"""Markdown into HTML, as GitHub reads it, with footnotes and typographic quotes."""

from __future__ import annotations

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_SMART
_EXTENSIONS = ("table", "autolink", "strikethrough")


def to_html(markdown: str) -> str:
    """The HTML of a Markdown text; raw HTML in it and dangerous links are left out."""
    # The text crosses into C as UTF-8, which knows no lone surrogates.
    whole = markdown.encode("utf-8", "replace").decode("utf-8")
    return str(markdown_to_html_with_extensions(whole, _OPTIONS, _EXTENSIONS))
