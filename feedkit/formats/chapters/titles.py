"""Titles as documents can hold them."""

from __future__ import annotations

_BLANKS = (*range(0x09, 0x0E), *range(0x1C, 0x20), 0x85)
_UNHOLDABLE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(_BLANKS, " "),
    **{ord(each): each for each in "\t\n"},
}


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold or that command a terminal.

    Its lines end in one way, whatever the document had.
    """
    if text.isprintable():  # as nearly all are, and then there is nothing to take out
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNHOLDABLE)


def one_line(text: str) -> str:
    """A text on one line: whatever white space there is becomes one blank."""
    return " ".join(clean(text).split())
