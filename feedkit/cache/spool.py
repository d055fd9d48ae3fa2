"""What has been made and is not in its place yet: memory has no room for all of a large site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from feedkit.cache.whole import PART
from feedkit.diagnostics import WorldFailed

IN_MEMORY = 16_000_000
"""How many bytes there may be before more of them go to the disk."""


class Spool:
    """Bytes by name, until the spool is closed. Nothing of it is left then, however that comes.

    ``folder`` is where they are kept meanwhile once they are many, in a file that has no name where
    a system can do that, and one that is swept up where it cannot.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._held: dict[str, bytes] = {}
        self._room = IN_MEMORY
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes under a name that has none yet."""
        self._room -= len(content)
        if self._room >= 0:
            self._held[name] = content
            return
        try:
            file = self._file = self._file or self._opened()
            start = file.seek(0, 2)
            file.write(content)
            file.flush()
        except OSError as error:
            message = f"there is no place for what is being made: {error.strerror}"
            raise WorldFailed(message, "nothing has been changed; make room for it") from error
        self._places[name] = (start, len(content))

    def __contains__(self, name: str) -> bool:
        return name in self._held or name in self._places

    def __iter__(self) -> Iterator[str]:
        yield from self._held
        yield from self._places

    def get(self, name: str) -> bytes | None:
        """The bytes under a name, nothing where there are none."""
        place = self._places.get(name)
        if place is None or self._file is None:
            return self._held.get(name)
        self._file.seek(place[0])
        return self._file.read(place[1])

    def _opened(self) -> IO[bytes]:
        self._folder.mkdir(parents=True, exist_ok=True)
        return TemporaryFile(dir=self._folder, prefix=".", suffix=PART)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):  # what could not be written then cannot be written now
            if self._file is not None:
                self._file.close()
