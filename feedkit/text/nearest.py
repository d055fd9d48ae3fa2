"""The word that a slip was meant for."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(written: str, words: Iterable[str], cutoff: float = 0.7) -> str:
    """The word that is most like what was written, nothing where none is like it.

    ``cutoff`` is how alike they have to be at least, from 0 to 1.
    """
    import difflib  # noqa: PLC0415  most shows have no slips in them

    found = difflib.get_close_matches(written, tuple(words), n=1, cutoff=cutoff)
    return found[0] if found else ""
