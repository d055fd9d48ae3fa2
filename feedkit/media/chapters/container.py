"""What a container of chapters is to feedkit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from feedkit.model.audio_facts import AudioFormat
from feedkit.model.outline import Chapter
from feedkit.model.tagging import Tagging


class Container(Struct, frozen=True, kw_only=True):
    """A kind of file that carries chapters, and what it can say of them.

    ``write`` makes a tagged copy, ``read`` returns the chapters by time. Both raise
    :class:`Flawed` for what is wrong with the file. ``most`` is the number of chapters that it can
    hold.
    """

    format: AudioFormat
    write: Callable[[Path, Path, Tagging], None]
    read: Callable[[Path], tuple[Chapter, ...]]
    nests: bool
    pictures: bool
    most: int | None = None
