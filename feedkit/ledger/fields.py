"""Values of one type by name, out of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class Fields:
    """Reads an object; what is missing or of another kind is a ``ValueError``.

    Where a default is given, the name may be missing.
    """

    def __init__(self, document: Any) -> None:
        if not isinstance(document, Mapping):
            raise ValueError("an object was wanted")
        self._document = document

    def mapping(self, name: str) -> Fields:
        """An object inside."""
        return Fields(self._of(name, Mapping))

    def text(self, name: str, default: str | None = None) -> str:
        """A text."""
        if default is not None and name not in self._document:
            return default
        return str(self._of(name, str))

    def whole(self, name: str) -> int:
        """A whole number."""
        return int(self._of(name, int))

    def number(self, name: str) -> float:
        """A number."""
        return float(self._of(name, (int, float)))

    def items(self, name: str) -> list[Any]:
        """A list of anything, empty where it is missing."""
        return list(self._of(name, list)) if name in self._document else []

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where it is missing."""
        found = self.items(name)
        if not all(isinstance(each, str) for each in found):
            raise ValueError(f"“{name}” is of the wrong kind")
        return tuple(found)

    def mappings(self, name: str) -> Iterator[Fields]:
        """A list of objects, empty where it is missing."""
        return map(Fields, self.items(name))

    def names(self) -> tuple[str, ...]:
        """All names, in order."""
        return tuple(self._document)

    def has(self, name: str) -> bool:
        """Whether something stands under a name."""
        return self._document.get(name) is not None

    def is_true(self, name: str) -> bool:
        """Whether a name is there and true."""
        return self._document.get(name) is True

    def _of(self, name: str, kind: Any) -> Any:
        value = self._document.get(name)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ValueError(f"“{name}” is missing or of the wrong kind")
        return value
