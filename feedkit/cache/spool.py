"""What has been made and is not in its place yet, on disk: memory has no room for a large site."""

from __future__ import annotations

from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO

from feedkit.diagnostics import WorldFailed


class Spool:
    """Bytes by name, until the spool is closed. Nothing of it is left then, however that comes."""

    def __init__(self) -> None:
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115  closed with the spool
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes under a name."""
        try:
            start = self._file.seek(0, 2)
            self._file.write(content)
            self._file.flush()
        except OSError as error:
            message = f"there is no place for what is being made: {error.strerror}"
            raise WorldFailed(message, "nothing has been changed; make room for it") from error
        self._places[name] = (start, len(content))

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def get(self, name: str) -> bytes | None:
        """The bytes under a name, nothing where there are none."""
        place = self._places.get(name)
        if place is None:
            return None
        self._file.seek(place[0])
        return self._file.read(place[1])

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):  # what could not be written then cannot be written now
            self._file.close()
