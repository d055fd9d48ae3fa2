"""A file at an address -> a copy of it on this machine, for as long as it is needed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

from feedkit.diagnostics import WorldFailed

_TIMEOUT = 60.0  # seconds without a byte


@contextmanager
def fetched(address: str, *, name: str, there: str) -> Iterator[Path]:
    """A copy under a name of what is at an ``http`` address; ``there`` is this machine's name."""
    with TemporaryDirectory(prefix="feedkit-") as folder:
        path = Path(folder) / name
        try:
            with (
                urlopen(Request(address), timeout=_TIMEOUT) as answer,  # noqa: S310  (see Reach)
                path.open("wb") as file,
            ):
                shutil.copyfileobj(answer, file, 1024 * 1024)
        except (OSError, HTTPException, ValueError) as error:
            message = f"{there} cannot fetch {address}: {error}"
            help = "--cluster-files is where the show's folder is served to all workers"
            raise WorldFailed(message, help) from None  # the error cannot be sent back
        yield path
