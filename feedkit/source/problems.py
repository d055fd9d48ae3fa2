"""What pydantic found wrong, in the author's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from feedkit.diagnostics import Finding
from feedkit.model.fields import shown
from feedkit.text.nearest import nearest

_MEANT = {
    "audio_file": "audio",
    "author": "people",
    "chapters": "outline",
    "cover": "artwork",
    "description": "notes",
    "guests": "people",
    "hosts": "people",
    "image": "artwork",
    "logo": "artwork",
    "name": "title",
    "number": "episode",
    "pubdate": "date",
    "published": "date",
    "site": "address link",
    "subtitle": "summary",
    "timezone": "time_zone",
    "tz": "time_zone",
    "page": "link address",
    "url": "address link",
    "website": "address link",
    "categories": "category",
    "email": "owner",
    "lang": "language",
    "licence": "license",
    "person": "people",
    "donate": "funding",
    "support": "funding",
    "comments": "social",
    "alternate_enclosures": "alternates",
    "update_frequency": "updates",
    "season_names": "seasons",
    "itunes_title": "apple_title",
    "live_items": "live",
    "recommendations": "podroll",
}
"""Words of other tools, and the keys that stand for them here."""


_UNKNOWN = frozenset({"unexpected_keyword_argument", "extra_forbidden"})


def findings_of(
    error: ValidationError, *, file: str, written: Mapping[str, Any], adapter: TypeAdapter[Any]
) -> Iterator[Finding]:
    """A finding for each thing that is wrong with a file.

    A key that is missing is not reported beside an unknown one that seems to be meant for it.
    """
    errors = error.errors(include_url=False)
    unknown = [each["loc"] for each in errors if each["type"] in _UNKNOWN]
    meant = {(*loc[:-1], _meant(str(loc[-1]), _way(loc, written), adapter)) for loc in unknown}
    for each in errors:
        kind, at = each["type"], _way(each["loc"], written)
        context = each.get("ctx", {})
        if kind == "missing":
            if each["loc"] not in meant:
                yield _missing(str(each["loc"][-1]), at, file, adapter)
        elif kind in _UNKNOWN:
            yield _unknown(str(each["loc"][-1]), at, file, adapter)
        elif "message" in context:
            yield Finding(kind, file, context["message"], context["help"], at=at)
        else:
            yield _other(kind, each, at, file)


def _way(loc: tuple[int | str, ...], written: Any) -> tuple[str | int, ...]:
    """The part of pydantic's location that stands in the file; names of unions are passed over."""
    way: list[str | int] = []
    value = written
    for step in loc:
        line = _line_of(value, step)
        below = _step(value, step)
        if line is not None:
            return (*way, line)
        if below is not None:
            value = below
            way.append(step)
    return tuple(way)


def _step(value: Any, step: int | str) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _line_of(value: Any, step: int | str) -> int | None:
    """The line that is meant of a text whose lines are a list; empty ones do not count."""
    if not isinstance(value, str) or not isinstance(step, int):
        return None
    lines = [index for index, line in enumerate(value.splitlines()) if line.strip()]
    return lines[step] if len(lines) > 1 and step < len(lines) else None


def _missing(name: str, at: tuple[str | int, ...], file: str, adapter: TypeAdapter[Any]) -> Finding:
    description = _properties(_schema(adapter), at).get(name, {}).get("description", "")
    help = f"add it: {description}" if description else ""
    return Finding("SRC002", file, f"“{name}” is missing", help, at=(*at, name), key=True)


def _meant(name: str, at: tuple[str | int, ...], adapter: TypeAdapter[Any]) -> str:
    """The key that an unknown one seems to be meant for, or nothing."""
    known = tuple(_properties(_schema(adapter), at[:-1]))
    words = _MEANT.get(name.lower().replace("-", "_"), "").split()
    return next((each for each in words if each in known), "") or nearest(name.lower(), known)


def _unknown(name: str, at: tuple[str | int, ...], file: str, adapter: TypeAdapter[Any]) -> Finding:
    meant = _meant(name, at, adapter)
    known = tuple(_properties(_schema(adapter), at[:-1]))
    help = "the keys here are " + ", ".join(known) if known else ""
    if meant:
        help = f"did you mean “{meant}”?"
    return Finding("SRC003", file, f"there is no key “{name}” here", help, at=at, key=True)


def _other(kind: str, error: Any, at: tuple[str | int, ...], file: str) -> Finding:
    given, context = error["input"], error.get("ctx", {})
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "")
        message = f"{shown(str(given))} is none of the words that stand here"
        return Finding("SRC017", file, message, f"write {choices}", at=at)
    if kind == "too_short":
        return Finding("SRC017", file, "the list is empty", "name at least one", at=at)
    if kind == "string_too_short":
        return Finding("SRC017", file, "there is nothing here", "write a text", at=at)
    if kind == "string_too_long":
        message = f"{len(str(given))} characters, where {context['max_length']} are read"
        return Finding("SRC017", file, message, "shorten it", at=at)
    wanted = "a list" if "tuple" in kind or "list" in kind else "keys with values"
    found = "a single value" if isinstance(given, str) else "a list"
    if isinstance(given, Mapping):
        found = "keys with values"
    return Finding("SRC016", file, f"{found}, where {wanted} should stand", _example(wanted), at=at)


def _example(wanted: str) -> str:
    if wanted == "a list":
        return "write [one, two], or one item a line behind a dash"
    return "write one “key: value” a line, indented below"


@cache
def _schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    return adapter.json_schema()


def _properties(schema: Mapping[str, Any], at: tuple[str | int, ...]) -> dict[str, Any]:
    """The keys that the schema knows at a place, with what it says of them."""
    branches = [schema]
    for step in at:
        branches = [below for each in branches for below in _below(schema, each, step)]
    found: dict[str, Any] = {}
    for branch in branches:
        for variant in _variants(schema, branch):
            found.update(variant.get("properties", {}))
    return found


def _variants(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A node of the schema with references followed and alternatives spread out."""
    if "$ref" in node:
        yield from _variants(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    for choice in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _variants(schema, choice)
    yield node


def _below(
    schema: Mapping[str, Any], node: Mapping[str, Any], step: str | int
) -> Iterator[Mapping[str, Any]]:
    for variant in _variants(schema, node):
        if isinstance(step, int):
            if isinstance(variant.get("items"), Mapping):
                yield variant["items"]
        elif step in variant.get("properties", {}):
            yield variant["properties"][step]
        elif isinstance(variant.get("additionalProperties"), Mapping):
            yield variant["additionalProperties"]
