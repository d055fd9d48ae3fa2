"""Boxes of an MP4 file in memory (ISO/IEC 14496-12, section 4.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

_HEADER = 8


class Malformed(Exception):
    """A box makes no sense; the reader of the file says so in words."""


class Atom(Struct, frozen=True):
    """A box: its name, and the bytes inside it, which may be boxes themselves."""

    name: bytes
    content: bytes

    @property
    def length(self) -> int:
        """How many bytes it takes when written."""
        return _HEADER + len(self.content)

    def written(self) -> bytes:
        """The box as bytes. Only what holds sound is ever too long for 32 bits."""
        return self.length.to_bytes(4) + self.name + self.content

    def children(self, skip: int = 0) -> tuple[Atom, ...]:
        """The boxes inside, behind a number of bytes of its own."""
        return tuple(_atoms(self.content, skip))

    def child(self, *way: bytes) -> Atom | None:
        """The first box at the end of a way of names."""
        found: Atom | None = self
        for name in way:
            if found is not None:
                found = next((each for each in found.children() if each.name == name), None)
        return found


def holding(name: bytes, *inside: Atom | bytes) -> Atom:
    """A box of boxes and bytes."""
    pieces = (each.written() if isinstance(each, Atom) else each for each in inside)
    return Atom(name, b"".join(pieces))


def full(name: bytes, *inside: Atom | bytes, flags: int = 0) -> Atom:
    """A box that begins with version nought and flags."""
    return holding(name, flags.to_bytes(4), *inside)


def changed(parent: Atom, name: bytes, change: Callable[[Atom], Atom]) -> Atom:
    """The same box with all children of a name changed."""
    children = (change(each) if each.name == name else each for each in parent.children())
    return holding(parent.name, *children)


def without(atoms: Iterable[Atom], *names: bytes) -> list[Atom]:
    """All but those with these names."""
    return [each for each in atoms if each.name not in names]


def _atoms(data: bytes, at: int) -> Iterator[Atom]:
    """Less than a header at the end is the terminator that QuickTime writes."""
    while at + _HEADER <= len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + _HEADER]
        begin = at + _HEADER
        if length == 1:
            length, begin = int.from_bytes(data[begin : begin + 8]), begin + 8
        end = len(data) if length == 0 else at + length
        if end < begin or end > len(data):
            raise Malformed(f"a box {name!r} of {length} bytes")
        yield Atom(name, data[begin:end])
        at = end
