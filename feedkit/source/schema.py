"""The JSON Schema of the two files, for editors."""

from __future__ import annotations

import json
from typing import Literal

from feedkit.source.load import EPISODE_FILE, SHOW_FILE

SchemaName = Literal["show", "episode"]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: SchemaName) -> str:
    """The schema of ``show.yaml`` or of an episode's file, made from the model."""
    adapter = SHOW_FILE if name == "show" else EPISODE_FILE
    title = "A feedkit show" if name == "show" else "A feedkit episode"
    made = {"$schema": _DIALECT, **adapter.json_schema(), "title": title}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
