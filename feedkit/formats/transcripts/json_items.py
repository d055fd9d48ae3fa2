"""A JSON document whose substance is one list, read item by item, each with its place.

The standard reader tells no places and gives nothing of a document that breaks off.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from feedkit.formats.transcripts.reading import Oddity
from feedkit.formats.transcripts.wording import LINE_END
from feedkit.model.timestamp import Duration, Timestamp

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_LATEST = 999 * 3600 * 1000


class Item(Struct, frozen=True):
    """An item of the list, where it stands, counted from one."""

    line: int
    column: int
    value: Any


class Document(Struct):
    """What could be read: the list if there is one, the other members, and where it broke off."""

    items: list[Item] = field(default_factory=list)
    listed: bool = False
    members: dict[str, Any] = field(default_factory=dict)
    broken: Oddity | None = None


def document(text: str, *, key: str) -> Document:
    """The items of the list under a key, or of the list that is the whole document."""
    walk = _Walk(text)
    found = Document()
    try:
        walk.document(found, key)
    except json.JSONDecodeError as error:
        cut_off = error.msg.startswith("Unterminated string")
        found.broken = walk.broken(error.pos, found, cut_off=cut_off)
    except (ValueError, RecursionError):  # a number of thousands of digits; too deep a nesting
        found.broken = walk.broken(walk.at, found)
    return found


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines = [0, *(match.end() for match in LINE_END.finditer(text))]

    def place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.lines, at)
        return line, at - self.lines[line - 1] + 1

    def broken(self, at: int, found: Document, *, cut_off: bool = False) -> Oddity:
        line, column = self.place(min(at, len(self.text)))
        if cut_off or not self.text[at:].strip():
            message = f"the file breaks off, after {len(found.items)} whole pieces"
            return Oddity("TR013", line, column, message, "copy or export it again")
        return Oddity("TR013", line, column, "this is no JSON", "export it again, or mend it here")

    def document(self, found: Document, key: str) -> None:
        if self.next() == "[":
            self.list(found)
        else:
            self.take("{")
            self.members(found, key)
        if self.next():
            raise json.JSONDecodeError("something follows", self.text, self.at)

    def members(self, found: Document, key: str) -> None:
        if self.next() == "}":
            self.at += 1
            return
        while True:
            self.look('"')
            name = self.value()
            self.take(":")
            if name == key and self.next() == "[":
                self.list(found)
            else:
                found.members[name] = self.value()
            if self.take(",}") == "}":
                return

    def list(self, found: Document) -> None:
        found.listed = True
        self.take("[")
        if self.next() == "]":
            self.at += 1
            return
        while True:
            self.next()
            line, column = self.place(self.at)
            found.items.append(Item(line, column, self.value()))
            if self.take(",]") == "]":
                return

    def next(self) -> str:
        """The next character that is no blank."""
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.text[self.at : self.at + 1]

    def look(self, wanted: str) -> str:
        found = self.next()
        if not found or found not in wanted:
            raise json.JSONDecodeError("not expected here", self.text, self.at)
        return found

    def take(self, wanted: str) -> str:
        found = self.look(wanted)
        self.at += 1
        return found

    def value(self) -> Any:
        self.next()
        value, self.at = _DECODER.raw_decode(self.text, self.at)
        return value


def seconds(value: Any) -> Timestamp | None:
    """A number of seconds as a place in the recording, or nothing."""
    return Timestamp(round(value * 1000)) if _is_number(value, _LATEST // 1000) else None


def milliseconds(value: Any) -> Timestamp | None:
    """A number of milliseconds as a place in the recording, or nothing."""
    return Timestamp(round(value)) if _is_number(value, _LATEST) else None


def _is_number(value: Any, limit: int) -> bool:
    """Whether it is a number from nought below a limit; what is none, or endless, is never."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < limit


def clock(value: Any) -> Timestamp | None:
    """A time in words, ``00:01:04.500`` or a number of seconds, or nothing."""
    if not isinstance(value, str):
        return None
    try:
        return Timestamp(Duration.parse(value).milliseconds)
    except ValueError:
        return None


def words(value: Any) -> str | None:
    """A text, or nothing; a number is written out, as for a speaker who has no name."""
    if isinstance(value, str):
        return value
    numbered = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9
    return str(value) if numbered else None


def missing(item: Item, what: str, example: str) -> Iterator[Oddity]:
    """The oddity of an item that lacks something."""
    help = f"write it like {example}"
    yield Oddity("TR013", item.line, item.column, f"a piece without a readable “{what}”", help)
