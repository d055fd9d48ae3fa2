"""XML from anywhere into elements: nothing is fetched, no entity is resolved, no size explodes."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from feedkit.text.xml import Element


class Broken(Struct, frozen=True):
    """Why a text is no XML that is read here. Line and column count from nought."""

    line: int
    column: int
    message: str


def read_xml(text: str) -> Element | Broken:
    """The root of a document. Prefixes that are not declared, as in a part cut out, are let pass.

    Documents that declare entities of their own are refused, whatever these are good for.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return Broken(max(0, line - 1), max(0, column - 1), _message(error.msg))
    for each in parser.error_log.filter_from_errors():
        if each.domain != etree.ErrorDomains.NAMESPACE:
            return Broken(max(0, each.line - 1), max(0, each.column - 1), _message(each.message))
    if root is None:
        return Broken(0, 0, "the document is empty")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        return Broken(0, 0, "the document declares entities of its own")
    return root


def name_of(element: Element) -> tuple[str, str]:
    """The namespace of an element, or its undeclared prefix, and its name."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag.startswith("{"):
        space, _, name = tag[1:].partition("}")
    else:
        space, _, name = tag.rpartition(":")
    return space, name


def _message(text: str | None) -> str:
    """A message of libxml2 without the place at its end."""
    words = (text or "not well-formed").partition(", line ")[0].strip()
    return f"{words[:1].lower()}{words[1:]}"
