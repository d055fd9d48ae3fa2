"""What has been found out of files before."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")


class Known(Protocol[T]):
    """Remembers values by file, as long as the file is the same."""

    def get(self, file: Path) -> T | None:
        """What is known of a file."""

    def put(self, file: Path, value: T) -> None:
        """Remember something of a file."""
