"""The JSON Schema of the files, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import TypeAdapter

from feedkit.source.load import EPISODE_FILE, SHOW_FILE
from feedkit.source.shows import SHOWS_FILE

SchemaName = Literal["show", "episode", "shows"]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


_FILES: Mapping[SchemaName, tuple[TypeAdapter[Any], str]] = {
    "show": (SHOW_FILE, "A feedkit show"),
    "episode": (EPISODE_FILE, "A feedkit episode"),
    "shows": (SHOWS_FILE, "Several feedkit shows"),
}


def schema(name: SchemaName) -> str:
    """The schema of ``show.yaml``, an episode's file or ``shows.yaml``, made from the model."""
    adapter, title = _FILES[name]
    made = {"$schema": _DIALECT, **adapter.json_schema(), "title": title}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
