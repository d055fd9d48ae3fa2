"""Values of feedkit's own as JSON and back, as files of the cache keep them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from feedkit.model.resolution import Unchanged


def told(value: object) -> Any:
    """A value as texts, numbers, lists and dictionaries."""
    return msgspec.to_builtins(value, enc_hook=_told)


def meant(told: object, kind: Any) -> Any:
    """The value of a type that was told so. Raises ``ValueError`` where it is none of that type."""
    return msgspec.convert(told, kind, dec_hook=_meant)


def write_unchanged(unchanged: Unchanged) -> bytes:
    """What is known of an episode, on one line."""
    return _ENCODER.encode(unchanged)


def read_unchanged(line: bytes) -> Unchanged:
    """What is known of an episode. Raises ``ValueError`` where the line says something else."""
    return _DECODER.decode(line)


def _told(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value)} is nothing to keep")


def _meant(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(f"{kind} is nothing to keep")


_ENCODER = msgspec.json.Encoder(enc_hook=_told)
_DECODER = msgspec.json.Decoder(Unchanged, dec_hook=_meant)
