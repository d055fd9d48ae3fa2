"""The bytes of a transcript file into text, whatever they are."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from feedkit.formats.transcripts.reading import Oddity
from feedkit.formats.transcripts.wording import LINE_END, UNSEEN

HELP = "save the file as UTF-8"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> tuple[str, tuple[Oddity, ...]]:
    """The text, and what is odd about its encoding. The mark at the beginning is no part of it."""
    text, wrong = _decoded(content)
    text = text.removeprefix("\ufeff")
    return UNSEEN.sub("", text), (*wrong, *_unseen(text))


def _decoded(content: bytes) -> tuple[str, tuple[Oddity, ...]]:
    wide = next((name for mark, name in _MARKS if content.startswith(mark)), _wide(content))
    if wide:
        message = f"the file is in {wide.upper().removesuffix('-LE').removesuffix('-BE')}"
        odd = Oddity("TR019", 1, 1, f"{message}, which apps read as nonsense", HELP)
        return content.decode(wide, "replace"), (odd,)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _mended(content, error.start)


def _wide(content: bytes) -> str:
    """The name of UTF-16 without a mark: then half of the bytes of any Latin text are nought."""
    head = content[:1000]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    enough = max(2, len(head) // 6)
    if odd >= enough and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even >= enough and even > 4 * odd else ""


def _mended(content: bytes, first: int) -> tuple[str, tuple[Oddity, ...]]:
    """The text of a file that is not UTF-8: damaged UTF-8, else the encoding of old Windows."""
    line, column = place(content[:first].decode("utf-8", "replace"))
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(not each.isascii() for each in text) - damaged
    if whole >= damaged:
        message, help = "bytes here are no UTF-8", "put the right letter here"
        return text, (Oddity("TR019", line, column, message, f"{help} and {HELP}"),)
    message = "the file is not in UTF-8; it was read as Latin-1"
    return _latin(content), (Oddity("TR019", line, column, message, HELP),)


def _latin(content: bytes) -> str:
    """Latin-1 as it is found: with the quotation marks and dashes of Windows."""
    return "".join(
        bytes((each,)).decode("cp1252", "ignore") or chr(each) if 0x80 <= each < 0xA0 else chr(each)
        for each in content
    )


def _unseen(text: str) -> Iterator[Oddity]:
    for match in UNSEEN.finditer(text):
        marked = match[0] == "\ufeff"
        name = "a byte order mark" if marked else "a control character"
        line, column = place(UNSEEN.sub("", text[: match.start()]))
        message = f"{name} stands inside the file"
        yield Oddity("TR019", line, column, message, f"remove it; {HELP}")
        return


def place(before: str) -> tuple[int, int]:
    """Line and column, from one, of what follows a text."""
    lines = LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1
