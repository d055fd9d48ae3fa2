from __future__ import annotations

from dataclasses import fields
from typing import Annotated, get_args, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from feedkit.model.episode_file import EpisodeFile
from feedkit.model.fields import STRICT
from feedkit.model.seldom import Seldom
from feedkit.model.show_file import ShowFile

PLAIN = {"title": "One", "date": "2025-05-01"}
SHOW = {
    "title": "Harbour Lights",
    "description": "Ports.",
    "address": "https://harbour.example/",
    "language": "en",
    "artwork": "artwork.png",
    "category": "Technology",
}
NONSENSE = ["", "nothing of the kind", "none", [], {}, [{}], [[]], {"link": ""}, [{"nokey": "x"}]]


def marked(kind):
    """The fields of a file that few files have, with what each of them holds."""
    for name, hint in get_type_hints(kind, include_extras=True).items():
        core, *marks = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
        if any(isinstance(each, Seldom) for each in marks):
            rest = tuple(each for each in marks if not isinstance(each, Seldom))
            yield name, Annotated[core, *rest]


FIELDS = [
    pytest.param(kind, written, name, alone, id=f"{kind.__name__}.{name}")
    for kind, written in ((EpisodeFile, PLAIN), (ShowFile, SHOW))
    for name, alone in marked(kind)
]


def told(adapter, value):
    """What comes of a value: itself as read, or what is wrong with it and where."""
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        return [
            (each["loc"], each["type"], each["msg"], each["input"], each.get("ctx", {}))
            for each in error.errors(include_url=False)
        ]


@pytest.mark.parametrize(("kind", "written", "name", "alone"), FIELDS)
def test_a_key_is_read_as_if_it_had_no_mark(kind, written, name, alone):
    whole, part = TypeAdapter(kind), TypeAdapter(alone, config=STRICT)
    examples = next(
        each.examples or []
        for each in get_type_hints(kind, include_extras=True)[name].__metadata__
        if hasattr(each, "examples")
    )
    for value in [*examples, *NONSENSE]:
        found, wanted = told(whole, {**written, name: value}), told(part, value)
        if isinstance(found, list):
            assert found == [((name, *loc), *rest) for loc, *rest in wanted]
        else:
            assert getattr(found, name) == wanted


@pytest.mark.parametrize(("kind", "written"), [(EpisodeFile, PLAIN), (ShowFile, SHOW)])
def test_what_reads_a_key_is_made_when_it_is_written(kind, written, monkeypatch):
    monkeypatch.setattr(Seldom, "_read", lambda _self, _value: pytest.fail("it was asked"))
    assert TypeAdapter(kind).validate_python(written).title


@pytest.mark.parametrize(("kind", "name"), [(EpisodeFile, "value"), (ShowFile, "trailers")])
def test_editors_are_told_of_all_keys(kind, name):
    schema = TypeAdapter(kind).json_schema()
    assert schema["properties"][name]["anyOf"]
    assert {each.name for each in fields(kind)} >= {name}
