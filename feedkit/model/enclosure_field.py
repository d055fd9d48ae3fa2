"""How the texts of ``enclosure`` and of encoded ``alternates`` are read."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from feedkit.model.encoding import Encoding
from feedkit.model.fields import line, mistake, shown
from feedkit.model.short_forms import several


def _enclosure(value: Any) -> Encoding:
    text = line(value)
    if "/" in text or "." in text:
        help = "name the recording under audio; enclosure says what it is encoded as: aac-128k"
        raise mistake("SRC017", f"{shown(text)} is a file, and no encoding", help)
    encoding = _read(text, "write it like aac-128k or mp3-128k")
    if encoding.codec == "opus":
        message = f"{shown(text)} is what directories refuse as an episode"
        raise mistake("SRC017", message, "write aac-128k or mp3-128k; alternates may be opus-32k")
    return encoding


def _alternate(value: Any) -> Encoding:
    if isinstance(value, Encoding):
        return value
    return _read(line(value), "write it like opus-32k, aac-64k or mp3-64k")


def _read(text: str, help: str) -> Encoding:
    try:
        return Encoding.parse(text)
    except ValueError as error:
        raise mistake("SRC017", f"{shown(text)} is {error}", help) from None


EnclosureField = Annotated[
    Encoding,
    BeforeValidator(_enclosure),
    WithJsonSchema({"type": "string", "examples": ["aac-128k"], "pattern": r"^(aac|mp3)-\d+k$"}),
]
"""What recordings are encoded as that directories do not take."""
EncodingField = Annotated[
    Encoding,
    BeforeValidator(_alternate),
    WithJsonSchema(
        {"type": "string", "examples": ["opus-32k"], "pattern": r"^(aac|mp3|opus)-\d+k$"}
    ),
]
"""What a recording is encoded as besides."""
Encodings = Annotated[
    tuple[EncodingField, ...],
    BeforeValidator(several, json_schema_input_type=EncodingField | tuple[EncodingField, ...]),
]
"""One encoding, or a list of them."""
