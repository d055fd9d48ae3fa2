"""What a transcript format is: an entry of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from feedkit.formats.transcripts.reading import Block, Oddity
from feedkit.model.transcript import Cue, SpokenText

Reader = Callable[[str], Iterator[Block | Oddity]]
Writer = Callable[[SpokenText], str]
Keeper = Callable[[tuple[Cue, ...]], tuple[Cue, ...]]


class Format(Struct, frozen=True, kw_only=True):
    """A way to write down what is said.

    ``recognises`` is sure of its answer, from the text alone. ``bad_times`` is the code for a cue
    that does not end after it starts. ``untimed`` says that it can be written without times.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    media_type: str
    recognises: Callable[[str], bool]
    read: Reader
    bad_times: str = "TR004"
    written: Written | None = None


class Written(Struct, frozen=True, kw_only=True):
    """The other direction of a format.

    ``keeps`` turns cues into those that come back when what was written is read again: the law that
    says what the format cannot say. Where an end is lost, it is the start.
    """

    write: Writer
    keeps: Keeper
    untimed: bool = False
