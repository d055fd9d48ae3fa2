"""One YAML file: what it says, and every mistake in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError

from feedkit.diagnostics import Finding
from feedkit.source.nodes import MappingNode, Node, Unreadable, compose
from feedkit.source.problems import findings_of
from feedkit.source.values import Walk

T = TypeVar("T")


class Document(Struct, Generic[T], frozen=True):
    """One file as it was read. ``value`` is absent where something in it is in error."""

    value: T | None
    findings: tuple[Finding, ...]


def read_document(
    text: str, file: str, adapter: TypeAdapter[T], *, given: Mapping[str, Any] | None = None
) -> Document[T]:
    """What one YAML text says, with all that is wrong in it.

    ``given`` is what holds where the text says nothing of it, key by key.
    """
    try:
        node = compose(text)
    except Unreadable as error:
        line, column = error.line, error.column
        found = Finding("SRC001", file, error.message, error.help, line=line, column=column)
        return Document(None, (found,))
    if not isinstance(node, MappingNode):
        return Document(None, (_no_mapping(file, node, text),))
    walk = Walk(file, text)
    written: dict[str, Any] = _completed(walk.value(node), given or {})
    if walk.gave_up:
        return Document(None, tuple(walk.findings))
    try:
        value = adapter.validate_python(written)
    except ValidationError as error:
        wrong = findings_of(error, file=file, written=written, adapter=adapter)
        return Document(None, (*walk.findings, *wrong))
    return Document(value, tuple(walk.findings))


def _no_mapping(file: str, node: Node | None, text: str) -> Finding:
    message = "the file does not begin with “key: value”"
    if node is None:
        message = "there are only comments in the file" if text.strip() else "the file is empty"
    return Finding("SRC001", file, message, "its first lines are keys, such as title: My title")


def _completed(written: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is written, with what is given in the gaps; what has another shape is left alone."""
    gaps = {key: value for key, value in given.items() if key not in written}
    below = {
        key: _completed(written[key], value)
        for key, value in given.items()
        if isinstance(value, dict) and isinstance(written.get(key), dict)
    }
    return {**gaps, **written, **below}
