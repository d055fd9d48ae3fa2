"""``feedkit chapters``: the chapters of any file as an outline, or in any other format."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedkit.cli.asking import Usage, say
from feedkit.diagnostics.failure import WorldFailed

if TYPE_CHECKING:
    from feedkit.diagnostics import Diagnostic
    from feedkit.formats.chapters.contents import Contents
    from feedkit.formats.chapters.reading import Flaw

FORMATS = (
    "outline",
    "timestamps",
    "links",
    "json",
    "psc",
    "webvtt",
    "ffmetadata",
    "labels",
    "mp4chaps",
)
"""The names in the table of formats, here so that help and mistakes need not load it."""

_FIRST = 65536
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@click.command("chapters")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option(
    "--to",
    "name",
    metavar="FORMAT",
    type=click.Choice(FORMATS),
    default="outline",
    help=f"The format to print: {', '.join(FORMATS)}. An outline by default.",
)
@click.pass_obj
def command(folder: Path, file: str, name: str) -> None:
    """Print the chapters of FILE as an outline ready to paste.

    FILE is a feed or one item of a feed, JSON chapters, Podlove Simple Chapters, WebVTT,
    ffmetadata, Audacity labels, the list of mp4chaps, notes with times in them, as text or HTML,
    or a recording: MP3, M4A, Opus, Ogg Vorbis or FLAC. - reads standard input. Its format is
    recognised by what it holds. Exits 1 where something in it cannot be read.
    """
    from feedkit.formats.chapters.table import BY_NAME

    found = _reading(folder, file)
    if isinstance(found, tuple):
        say(found)
        sys.exit(1)
    click.echo(BY_NAME[name].write(found).encode(), nl=False)


def _reading(folder: Path, file: str) -> Contents | tuple[Diagnostic, ...]:
    """The chapters of a file by what it holds, or what is wrong with it."""
    from feedkit.formats.chapters.recognition import read

    text = _text(_bytes(folder, file))
    if text is None:
        return _in_audio(folder / file, file) if file != "-" else (_no_text(file),)
    found = read(text)
    return tuple(_diagnostic(each, text, file) for each in found.flaws) or found.contents


def _in_audio(path: Path, file: str) -> Contents | tuple[Diagnostic, ...]:
    """The chapters that a recording carries; numbers nest what its container keeps flat."""
    from feedkit.diagnostics import Diagnostic, Place
    from feedkit.formats.chapters.contents import Contents
    from feedkit.formats.chapters.outline_text import by_numbers
    from feedkit.media import Defect, read_chapters

    found = read_chapters(path)
    if isinstance(found, Defect):
        return (Diagnostic(found.code, Place(file), found.message, found.help),)
    if not found:
        return (Diagnostic("CH033", Place(file), "the recording carries no chapters"),)
    flat = not any(each.children for each in found)
    return Contents(chapters=by_numbers(found) if flat else found)


def _bytes(folder: Path, file: str) -> bytes:
    """The bytes of a file; of one that is no text only the first."""
    try:
        if file == "-":
            return sys.stdin.buffer.read()
        with (folder / file).open("rb") as opened:
            first = opened.read(_FIRST)
            return first if _binary(first) else first + opened.read()
    except FileNotFoundError:
        raise Usage(f"there is no file {file}", "- reads standard input") from None
    except OSError as error:
        raise WorldFailed(f"{file} cannot be read: {error.strerror}") from None


def _binary(data: bytes) -> bool:
    return b"\0" in data and not data.startswith(tuple(_MARKS))


def _text(data: bytes) -> str | None:
    """The text of a file in UTF-8, or in UTF-16 with its mark; nothing where it is no text."""
    encoding = next((_MARKS[mark] for mark in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return None if _binary(data) else data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _no_text(file: str) -> Diagnostic:
    from feedkit.diagnostics import Diagnostic, Place

    message = "this is no text that chapters can be read from"
    help = (
        "text is read in UTF-8: a feed, JSON, Podlove chapters, WebVTT, ffmetadata, labels, notes"
    )
    return Diagnostic("SRC001", Place(file), message, help)


def _diagnostic(flaw: Flaw, text: str, file: str) -> Diagnostic:
    from feedkit.diagnostics import Diagnostic, Excerpt, Place
    from feedkit.formats.chapters.reading import BREAK

    line = BREAK.split(text)[flaw.line]
    excerpt = Excerpt(line, flaw.column, max(1, len(flaw.quote))) if line.strip() else None
    place = Place(file, flaw.line + 1, flaw.column + 1)
    code = "SRC018" if flaw.malformed else "SRC001"
    return Diagnostic(code, place, flaw.message, flaw.help, excerpt)
