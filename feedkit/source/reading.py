"""The bytes of a file as text."""

from __future__ import annotations

import codecs
from pathlib import Path

from feedkit.diagnostics import Finding, WorldFailed

LARGEST = 32_000_000
"""More bytes than this are no episode file but a mistake."""

_OTHER_ENCODINGS = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that has been found before. Raises ``WorldFailed`` where it is gone."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorldFailed(f"{path.name} cannot be read: {error.strerror}") from error


def decode(raw: bytes, file: str) -> str | Finding:
    """The text of a file in UTF-8, with or without a byte order mark; or what is wrong with it."""
    if len(raw) > LARGEST:
        message = f"the file is over {LARGEST // 1_000_000} MB long"
        return Finding("SRC001", file, message, "audio stands beside the YAML, not inside it")
    if raw.startswith(_OTHER_ENCODINGS) or b"\0" in raw[:64]:
        message = "the file is written in UTF-16 or another wide encoding, or is no text at all"
        return Finding("SRC001", file, message, "save it as UTF-8 in your editor")
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start]
        message = f"the byte 0x{raw[error.start]:02x} is no UTF-8"
        return Finding(
            "SRC001",
            file,
            message,
            "save the file as UTF-8 in your editor",
            line=line,
            column=len(before.decode(errors="replace")) + 1,
        )
