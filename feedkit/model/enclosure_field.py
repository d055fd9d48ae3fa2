"""How the text of ``enclosure`` is read."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from feedkit.model.encoding import Encoding
from feedkit.model.fields import line, mistake, shown

_HELP = "write it like aac-128k or mp3-128k"


def _enclosure(value: Any) -> Encoding:
    text = line(value)
    if "/" in text or "." in text:
        help = "name the recording under audio; enclosure says what it is encoded as: aac-128k"
        raise mistake("SRC017", f"{shown(text)} is a file, and no encoding", help)
    try:
        encoding = Encoding.parse(text)
    except ValueError as error:
        raise mistake("SRC017", f"{shown(text)} is {error}", _HELP) from None
    if encoding.codec == "opus":
        message = f"{shown(text)} is what directories refuse as an episode"
        raise mistake("SRC017", message, _HELP)
    return encoding


EnclosureField = Annotated[
    Encoding,
    BeforeValidator(_enclosure),
    WithJsonSchema({"type": "string", "examples": ["aac-128k"], "pattern": r"^(aac|mp3)-\d+k$"}),
]
"""What recordings are encoded as that directories do not take."""
