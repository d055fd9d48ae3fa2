"""Text formats of transcripts, one file a format, listed in ``table.py``.

The names below load the table and with it all formats when they are first asked for: most builds
read no transcript and write none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedkit.formats.transcripts.table import BY_NAME, EXTENSIONS, carriers, read

__all__ = ["BY_NAME", "EXTENSIONS", "carriers", "read"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("feedkit.formats.transcripts.table"), name)
