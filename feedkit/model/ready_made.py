"""Values put together without pydantic: what they are made of has been read already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def ready_made(kind: type[T], values: Mapping[str, object]) -> T:
    """What has these values, which are taken as they are: a second reading would be of text."""
    made = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def unsaid(kind: type[T]) -> T:
    """What holds of a kind where nothing of it is written: all by default.

    Nobody validates defaults; called for one, pydantic would make a validator of its own for the
    kind, beside the one inside that of the whole file, and every build would wait for it.
    """
    found: Any = fields(kind)  # type: ignore[arg-type]  # mypy does not know it for a dataclass
    return ready_made(
        kind,
        {
            each.name: each.default if each.default is not MISSING else each.default_factory()
            for each in found
        },
    )
