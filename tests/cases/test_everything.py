"""The show in `feed/everything` has every key there is, so that each is seen in a feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from feedkit.source.load import EPISODE_FILE, SHOW_FILE

HERE = Path(__file__).parent / "feed" / "everything"
SHOWS = [HERE / "show.yaml"]
EPISODES = sorted((HERE / "episodes").glob("*.yaml"))
Key = tuple[str, str]


def variants(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A node of a schema with references followed and alternatives spread out."""
    if "$ref" in node:
        yield from variants(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    for choice in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from variants(schema, choice)
    yield node


def used(schema: Mapping[str, Any], node: Mapping[str, Any], value: object) -> Iterator[Key]:
    """The keys that a value uses, with the name of what they belong to."""
    for variant in variants(schema, node):
        if isinstance(value, list) and "items" in variant:
            for each in value:
                yield from used(schema, variant["items"], each)
        if isinstance(value, dict) and value.keys() <= variant.get("properties", {}).keys():
            for key, below in value.items():
                yield variant["title"], key
                yield from used(schema, variant["properties"][key], below)
        if isinstance(value, dict) and isinstance(variant.get("additionalProperties"), dict):
            for below in value.values():
                yield from used(schema, variant["additionalProperties"], below)


def keys(schema: Mapping[str, Any]) -> set[Key]:
    """All keys there are, with the names of what they belong to."""
    groups = (schema, *schema["$defs"].values())
    return {(each["title"], key) for each in groups for key in each.get("properties", ())}


def test_no_key_is_unused() -> None:
    known: set[Key] = set()
    found: set[Key] = set()
    for adapter, files in ((SHOW_FILE, SHOWS), (EPISODE_FILE, EPISODES)):
        schema = adapter.json_schema()
        known |= keys(schema)
        for file in files:
            text = file.read_text(encoding="utf-8")
            found |= set(used(schema, schema, yaml.load(text, Loader=yaml.BaseLoader)))
    assert len(known) > 100
    assert known - found == set()
    assert found - known == set()
