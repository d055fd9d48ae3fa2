"""What an episode is about, in words that group it with others."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from feedkit.model.fields import line, mistake, shown
from feedkit.text.slug import folded

LONGEST = 60
MOST = 20


def _tag(value: Any) -> str:
    text = line(value).lstrip("#").strip()
    if not text:
        raise mistake("SRC017", "there is no word in this tag", "write one, or take it out")
    if len(text) > LONGEST:
        message = f"{shown(text)} is a sentence of {len(text)} characters and no tag"
        raise mistake("SRC017", message, f"say it in a word or two, at most {LONGEST} characters")
    return text


def _listed(value: Any) -> Any:
    """A lone text is a list with commas."""
    if isinstance(value, str):
        return tuple(part for part in value.split(",") if part.strip())
    return value


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    once: dict[str, str] = {}
    for each in tags:
        once.setdefault(folded(each), each)
    if len(once) > MOST:
        message = f"{len(once)} tags: listeners find nothing by a word that is on everything"
        raise mistake("SRC017", message, f"keep those that matter, at most {MOST}")
    return tuple(once.values())


_One = Annotated[
    str,
    BeforeValidator(_tag),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]
Tags = Annotated[
    tuple[_One, ...],
    BeforeValidator(_listed, json_schema_input_type=_One | tuple[_One, ...]),
    AfterValidator(_each_once),
]
"""Words of any language: a list, or a text with commas. Each counts once, however it is spelled."""
